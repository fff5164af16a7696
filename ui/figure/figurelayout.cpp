#include "ui/figure/figurelayout.h"

#include "ui/figure/datelegend.h"
#include "ui/figure/figuretolls.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace dateline {

namespace {

constexpr double kColumnGap = 40;
constexpr double kNarrowestColumn = 340;
constexpr std::size_t kMostColumns = 4;
constexpr double kBesideTimeline = 240; // what title and legend take of a figure's height, about

QString sentence(const QString& text)
{
    const QString trimmed = text.trimmed();
    return trimmed.isEmpty() || trimmed.endsWith(QLatin1Char('.')) || trimmed.endsWith(QLatin1Char('?'))
               ? trimmed
               : trimmed + QLatin1Char('.');
}

} // namespace

FigureLayout::FigureLayout(const FigureCase& content, const FigureOptions& options, Paging paging,
                           const std::function<bool()>& isCancelled)
    : content_(content), options_(options), paging_(paging), isCancelled_(isCancelled)
{
    figure_.theme_ = Theme::of(options.theme);
    figure_.theme_.shaping = paging == Paging::OnePage || content.needsShaping;
    figure_.marks_ = MarkPalette::of(content.index, figure_.theme_);
    figure_.title_ = (options.title.isEmpty() ? toQt(content.info.title) : options.title).simplified();
    figure_.created_ = content.info.created;
    margin_ = options.size.width() < 1000 ? 28 : 48;
}

Result<Figure> FigureLayout::layOut()
{
    const QSizeF& size = options_.size;
    if (size.width() < kSmallestFigure.width() || size.height() < kSmallestFigure.height() ||
        size.width() > kLargestFigure.width() || size.height() > kLargestFigure.height()) {
        return fail(ErrorCode::Invalid, "a figure is from 640x400 to 10000x10000 pixels");
    }
    if (const Status status = buildTimeline(); !status) {
        return fail(status.error());
    }
    FigurePage page;
    placeHeader(page);
    placeTimeline(page);
    placeLegend(page);
    finishPages(std::move(page));
    figure_.notes_ = int(notes_.notes().size());
    return std::move(figure_);
}

double FigureLayout::gutter() const
{
    const double widest = options_.size.width() * 0.16;
    double width = 0;
    for (const Lane& lane : assignLanes(content_.index, options_.lanes, shown_)) {
        width = std::max(width, textWidth(toQt(lane.name), figure_.theme_.font(TextRole::LaneName)));
    }
    return std::ceil(std::clamp(width + 18, 80.0, widest));
}

void FigureLayout::chooseEvents()
{
    const EventIndex& index = content_.index;
    shown_ = options_.shown.value_or(EventSet(index.size(), true));
    if (options_.range || options_.shown) {
        return;
    }
    EventSet major(index.size(), false);
    for (EventRow row = 0; row < index.size(); ++row) {
        // What happened at some time before a day would stand at that day, as if it were known.
        const bool placed =
            index.importance[row] == Importance::Core || (!index.has(row, OpenStart) && !index.has(row, UnknownStart));
        major.set(row, index.importance[row] != Importance::Minor && placed);
    }
    if (major.count() > 0) {
        shown_ = major;
    }
}

Status FigureLayout::buildTimeline()
{
    chooseEvents();
    chosen_ = shown_;
    layOutAxis();
    if (const Status status = buildCitedScene(); !status) {
        return status;
    }
    // A title that is cut gets the room that it lacks, beside the axis; what moves over may cut another one.
    const double most = contentWidth() / 5;
    for (int round = 0; round < 4 && timeline_.missing > 0 && titleMargin_ < most; ++round) {
        titleMargin_ = std::min(titleMargin_ + std::ceil(timeline_.missing) + 12, most);
        layOutAxis();
        if (const Status status = buildCitedScene(); !status) {
            return status;
        }
    }
    return {};
}

void FigureLayout::layOutAxis()
{
    const EventIndex& index = content_.index;
    shown_ = chosen_;
    const double width = contentWidth() - gutter() - titleMargin_;
    axis_ = options_.range ? wholeAxis(*options_.range, width) : storyAxis(index, shown_, width);
    leftOut_ = 0;
    for (EventRow row = 0; row < index.size(); ++row) {
        const bool visible = shown_.contains(row) && axis_.shows(index.extent[row]);
        shown_.set(row, visible);
        leftOut_ += visible ? 0 : 1;
    }
}

Status FigureLayout::buildCitedScene()
{
    if (const Status status = buildScene(); !status) {
        return status;
    }
    // Numbers take room, and room decides which titles are set: until those that are set are those that are cited.
    for (int round = 0; options_.citations == Citations::Notes && round < 4; ++round) {
        const auto before = timeline_.labelled;
        if (const Status status = citeLabelled(); !status) {
            return status;
        }
        if (const Status status = buildScene(); !status) {
            return status;
        }
        if (timeline_.labelled == before) {
            break;
        }
    }
    return {};
}

Status FigureLayout::buildScene()
{
    if (isCancelled_ && isCancelled_()) {
        return fail(ErrorCode::Cancelled, "the figure was given up");
    }
    FigureTimelineInput input{content_.index,
                              axis_,
                              shown_,
                              options_.faint,
                              options_.lanes,
                              gutter(),
                              titleMargin_,
                              options_.size.height() - kBesideTimeline,
                              figure_.theme_,
                              {},
                              {}};
    input.title = [this](EventRow row) {
        return title(row);
    };
    if (options_.citations == Citations::Notes) {
        input.noteNumbers = [this](EventRow row) {
            const auto found = numbers_.find(row);
            return found != numbers_.end() ? found->second : std::string("10–16");
        };
    }
    timeline_ = buildFigureTimeline(input);
    return {};
}

std::string FigureLayout::title(EventRow row)
{
    const auto found = titles_.find(row);
    if (found != titles_.end()) {
        return found->second;
    }
    const auto title = content_.file->title(content_.index.key[row]);
    return titles_.emplace(row, title ? toQt(*title).simplified().toStdString() : std::string()).first->second;
}

Result<const EventDetails*> FigureLayout::details(EventRow row)
{
    if (const auto found = details_.find(row); found != details_.end()) {
        return &found->second;
    }
    auto read = content_.file->event(content_.index.key[row]);
    if (!read) {
        return fail(read.error());
    }
    return &details_.emplace(row, *std::move(read)).first->second;
}

Status FigureLayout::citeLabelled()
{
    notes_ = {};
    numbers_.clear();
    for (const EventRow row : timeline_.labelled) {
        const auto event = details(row);
        if (!event) {
            return fail(event.error());
        }
        numbers_[row] = numbersText(notes_.cite(**event, hasTolls(**event)));
    }
    return {};
}

QString FigureLayout::subtitleText() const
{
    if (!options_.subtitle.isEmpty()) {
        return options_.subtitle.simplified();
    }
    const VisibleRange range{axis_.pieces.front().range.start, axis_.pieces.back().range.end};
    const QString said = sentence(toQt(content_.info.subtitle).simplified());
    return (said.isEmpty() ? QString() : said + QLatin1Char(' ')) + toQt(rangeInWords(range)) + QLatin1Char('.');
}

QString FigureLayout::explanation() const
{
    QString text;
    if (axis_.isCut()) {
        text += QStringLiteral("The axis is cut where shown.");
    }
    if (!options_.range && !options_.shown && leftOut_ > 0) {
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) +
                QStringLiteral("Shown are %1 of the case’s %2 events, its core and major ones of these years.")
                    .arg(shown_.count())
                    .arg(content_.index.size());
    }
    return text;
}

void FigureLayout::placeHeader(FigurePage& page)
{
    const Theme& theme = figure_.theme_;
    y_ = margin_ * 0.65;
    const QFont titleFont = theme.sans(options_.size.width() < 1000 ? 22 : 26, QFont::Bold);
    for (const QString& line : wrapped(figure_.title_, titleFont, contentWidth())) {
        page.items.addText(line, titleFont, theme.text, margin_, y_);
        y_ += textHeight(titleFont);
    }
    const QFont subtitleFont = theme.sans(14);
    y_ += 4;
    for (const QString& line : wrapped(subtitleText(), subtitleFont, contentWidth())) {
        page.items.addText(line, subtitleFont, theme.secondText, margin_, y_);
        y_ += textHeight(subtitleFont) + 2;
    }
    y_ += 8;
}

void FigureLayout::placeTimeline(FigurePage& page)
{
    if (timeline_.scene.lanes.empty()) {
        const QFont font = figure_.theme_.sans(16);
        const double top = y_ + 60;
        const QString text = content_.index.size() == 0 ? QStringLiteral("This case has no dated events.")
                                                        : QStringLiteral("No event of this case lies in this time.");
        timeline_.scene.height = std::max(timeline_.scene.height, 180.0);
        page.items.addText(text, font, figure_.theme_.secondText,
                           margin_ + (contentWidth() - textWidth(text, font)) / 2, top);
        y_ += 180;
        return;
    }
    page.timelineAt = QPointF(margin_, y_);
    page.items.add(timeline_.items, page.timelineAt);
    page.timeline = std::move(timeline_.scene);
    y_ += timeline_.height + 12;
}

void FigureLayout::placeLegend(FigurePage& page)
{
    const EventIndex& index = content_.index;
    std::set<std::uint16_t> used;
    for (EventRow row = 0; row < index.size(); ++row) {
        if (shown_.contains(row)) {
            used.insert(index.category[row]);
        }
    }
    const QFont font = figure_.theme_.sans(12);
    double x = margin_;
    for (const std::uint16_t category : used) {
        const QString name = toQt(index.categories.names[category]);
        const double width = 18 + textWidth(name, font);
        if (x > margin_ && x + width > margin_ + contentWidth()) {
            x = margin_;
            y_ += 22;
        }
        page.items.marks.push_back({QRectF(x, y_ + 2, 12, 12), figure_.marks_.at(category), false});
        x = page.items.addText(name, font, figure_.theme_.text, x + 18, y_) + 24;
    }
    y_ += used.empty() ? 0 : 22;
    if (page.timeline) {
        y_ += placeDateLegend(*page.timeline, figure_.theme_, QPointF(margin_, y_), contentWidth(), page);
    }
}

std::size_t FigureLayout::columns() const
{
    const auto count = std::size_t((contentWidth() + kColumnGap) / (kNarrowestColumn + kColumnGap));
    return std::clamp<std::size_t>(count, 1, kMostColumns);
}

double FigureLayout::columnWidth() const
{
    return std::floor((contentWidth() - kColumnGap * double(columns() - 1)) / double(columns()));
}

std::vector<FigureBlock> FigureLayout::blocks()
{
    std::vector<FigureBlock> list;
    const Theme& theme = figure_.theme_;
    const bool cited = options_.citations == Citations::Notes;
    for (const EventRow row : timeline_.labelled) {
        const auto event = details(row);
        if (event && hasTolls(**event)) {
            if (list.empty()) {
                list.push_back(headingBlock(QStringLiteral("Dead, as each article counts them"), theme));
            }
            list.push_back(tollBlock(**event, cited ? &notes_ : nullptr,
                                     figure_.marks_.at(content_.index.category[row]).color, theme, columnWidth()));
        }
    }
    if (!cited || notes_.notes().empty()) {
        return list;
    }
    list.push_back(headingBlock(QStringLiteral("Notes"), theme));
    std::set<std::string> sources;
    for (const FigureNote& note : notes_.notes()) {
        const auto passage = content_.file->passage(note.passage);
        list.push_back(noteBlock(note, passage ? passage->passage.quote.exact : std::string(), notes_.notes().size(),
                                 content_.sources, theme, columnWidth()));
        sources.insert(note.source);
    }
    list.push_back(headingBlock(QStringLiteral("Sources"), theme));
    for (std::size_t n = 0; n < content_.sources.size(); ++n) {
        if (sources.contains(content_.sources[n].id)) {
            list.push_back(sourceBlock(n + 1, content_.sources.size(), content_.sources[n], theme, columnWidth()));
        }
    }
    return list;
}

/// Fills the columns of the page from y_ on with blocks, from number `from`; the number of the first that has no room.
std::size_t FigureLayout::placeBlocks(FigurePage& page, const std::vector<FigureBlock>& blocks, std::size_t from,
                                      double height) const
{
    std::size_t next = from;
    for (std::size_t column = 0; column < columns() && next < blocks.size(); ++column) {
        const double x = margin_ + double(column) * (columnWidth() + kColumnGap);
        double top = 0;
        while (next < blocks.size()) {
            const FigureBlock& block = blocks[next];
            const double above = top > 0 ? block.spaceAbove : 0;
            double needed = above + block.height;
            if (block.keepWithNext && next + 1 < blocks.size()) {
                needed += blocks[next + 1].spaceAbove + blocks[next + 1].height;
            }
            if (top + needed > height) {
                break;
            }
            page.items.add(block.items, QPointF(x, y_ + top + above));
            top += above + block.height;
            ++next;
        }
    }
    return next;
}

/// The least height of columns that holds all blocks from number `from` on.
double FigureLayout::balancedHeight(const std::vector<FigureBlock>& blocks, std::size_t from) const
{
    double all = 0;
    for (std::size_t n = from; n < blocks.size(); ++n) {
        all += blocks[n].spaceAbove + blocks[n].height;
    }
    double height = std::floor(all / double(columns()));
    FigurePage trial;
    while (height < all && placeBlocks(trial, blocks, from, height) < blocks.size()) {
        height += 4;
        trial = {};
    }
    return std::min(height, all);
}

double FigureLayout::footerHeight() const
{
    const QFont font = figure_.theme_.sans(11);
    return 20 + double(wrapped(explanation(), font, contentWidth()).size()) * 15 + 24 + margin_ * 0.4;
}

void FigureLayout::placeFooter(FigurePage& page, std::size_t number, std::size_t count) const
{
    const Theme& theme = figure_.theme_;
    const QFont font = theme.sans(11);
    double top = page.size.height() - footerHeight() + 20;
    if (number == 0) {
        for (const QString& line : wrapped(explanation(), font, contentWidth())) {
            page.items.addText(line, font, theme.secondText, margin_, top);
            top += 15;
        }
    }
    const QString name = toQt(content_.name).simplified();
    const QString hash = toQt(content_.hash);
    QString last =
        hash.isEmpty()
            ? QStringLiteral("%1 · drawn by Dateline 1.0").arg(name)
            : QStringLiteral("%1 · case hash %2…%3 · drawn by Dateline 1.0").arg(name, hash.left(4), hash.right(4));
    if (count > 1) {
        last += QStringLiteral(" · page %1 of %2").arg(number + 1).arg(count);
    }
    const QFont small = theme.sans(10);
    const double y = page.size.height() - margin_ * 0.4 - textHeight(small);
    page.items.addText(last, small, theme.faintText, margin_ + contentWidth() - textWidth(last, small), y);
}

void FigureLayout::finishPages(FigurePage first)
{
    const auto list = blocks();
    y_ += 18;
    double height = options_.size.height();
    if (paging_ == Paging::OnePage) {
        const double balanced = list.empty() ? 0 : balancedHeight(list, 0);
        first.size = QSizeF(options_.size.width(), std::max(height, std::ceil(y_ + balanced + footerHeight())));
        placeBlocks(first, list, 0, std::max(balanced, 1.0));
        figure_.pages_.push_back(std::move(first));
    } else {
        // All pages are of one size: that of the first, which the timeline may make higher.
        height = std::max(height, std::ceil(y_ + footerHeight()));
        first.size = QSizeF(options_.size.width(), height);
        std::size_t next = 0;
        const double balanced = list.empty() ? 0 : balancedHeight(list, 0);
        next = placeBlocks(first, list, 0, std::min(balanced, height - footerHeight() - y_));
        figure_.pages_.push_back(std::move(first));
        while (next < list.size()) {
            FigurePage page;
            page.size = QSizeF(options_.size.width(), height);
            y_ = margin_;
            const double room = height - footerHeight() - y_;
            const std::size_t before = next;
            next = placeBlocks(page, list, next, std::min(room, balancedHeight(list, next)));
            if (next == before) {
                page.items.add(list[next++].items, QPointF(margin_, y_)); // higher than any page: shown all the same
            }
            figure_.pages_.push_back(std::move(page));
        }
    }
    for (std::size_t n = 0; n < figure_.pages_.size(); ++n) {
        placeFooter(figure_.pages_[n], n, figure_.pages_.size());
    }
}

} // namespace dateline
