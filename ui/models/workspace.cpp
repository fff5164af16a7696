#include "ui/models/workspace.h"

#include "core/timeline/eventorder.h"
#include "core/timeline/indexclock.h"

#include "ui/models/datewords.h"
#include "ui/models/longedit.h"
#include "ui/models/readingevents.h"
#include "ui/models/seeking.h"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr int kLookForOthersMs = 700;

template<typename T> const T* byId(const std::vector<T>& items, std::string_view id)
{
    const auto it = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == id; });
    return it == items.end() ? nullptr : &*it;
}

} // namespace

Workspace::Workspace(QObject* parent)
    : QObject(parent), seeking_(std::make_unique<Seeking>(*this)), reading_(std::make_unique<Reading>(*this)),
      longEdit_(std::make_unique<LongEdit>(*this))
{
    others_.setInterval(kLookForOthersMs);
    connect(&others_, &QTimer::timeout, this, &Workspace::lookForOthers);
}

Workspace::~Workspace()
{
    blockSignals(true); // nobody is told of what is given up now
    longEdit_->stop();
    reading_->stop();
    settle();
    keepLook();
}

void Workspace::readCase()
{
    reading_->stop();
    settle();
    titles_.clear();
    readNames();
    index_ = {};
    if (auto index = file_->index()) {
        index_ = std::move(*index);
    } else {
        Q_EMIT failed(qs(index.error().message));
    }
    if (clock_ == ShownClock::Utc) {
        index_ = onClock(std::move(index_), zone_, TimeZone());
    }
}

/// All that is kept of a case beside its events.
void Workspace::readNames()
{
    const auto take = [this](auto result, auto& into) {
        if (result) {
            into = std::move(*result);
        } else {
            into = {};
            Q_EMIT failed(qs(result.error().message));
        }
    };
    ++changesElsewhere_;
    take(file_->info(), info_);
    zone_ = datesOf(info_).zone;
    take(file_->sourceHeads(), sources_);
    sourceNumbers_.clear();
    int number = 0;
    for (const Source& source : sources_) {
        sourceNumbers_.emplace(source.id, ++number);
    }
    take(file_->entities(), entities_);
    take(file_->properties(), properties_);
}

int Workspace::sourceNumber(const std::string& id) const
{
    const auto known = sourceNumbers_.find(id);
    return known == sourceNumbers_.end() ? 0 : known->second;
}

QString Workspace::sourceName(const std::string& id) const
{
    const int number = sourceNumber(id);
    if (number == 0) {
        return qs(id);
    }
    const Source& source = sources_[static_cast<std::size_t>(number) - 1];
    if (!source.title.empty()) {
        return qs(source.title);
    }
    if (!source.publisher.empty()) {
        return qs(source.publisher);
    }
    return tr("Untitled article %1").arg(number);
}

QString Workspace::entityName(const std::string& id) const
{
    const Entity* entity = byId(entities_, id);
    return qs(entity ? std::string_view(entity->name) : std::string_view(id));
}

QString Workspace::propertyName(const std::string& id) const
{
    const Property* property = byId(properties_, id);
    return qs(property ? std::string_view(property->name) : std::string_view(id));
}

void Workspace::setDateLanguage(const QString& language)
{
    if (language != dateLanguage_) {
        dateLanguage_ = language;
        dateWords_ = dateVocabulary(language);
        Q_EMIT datesReworded();
    }
}

void Workspace::setClock(ShownClock clock)
{
    if (clock == clock_) {
        return;
    }
    clock_ = clock;
    reload();
    Q_EMIT datesReworded();
    Q_EMIT clockChanged();
}

QString Workspace::clockName() const
{
    return clock_ == ShownClock::Utc ? QStringLiteral("UTC") : qs(zone_.name());
}

QString Workspace::dateText(const EdtfDate& date, WordLength length) const
{
    if (date.kind() == EdtfKind::DateTime && clock_ == ShownClock::Utc) {
        const auto inUtc = EdtfDate::parse(onClock(date, zone_, TimeZone()).format() + "Z");
        return qs(inWords(inUtc.value_or(date), length, dateWords_));
    }
    // A case that names no zone has no clock of its own to put a time on: then it is told as it is written.
    const bool hasClock = !info_.timeZone.empty();
    return qs(inWords(hasClock ? onClock(date, zone_, zone_) : date, length, dateWords_));
}

QString Workspace::valueText(const ClaimValue& value) const
{
    if (const auto* date = std::get_if<EdtfDate>(&value)) {
        return dateText(*date, WordLength::Long);
    }
    if (const auto* quantity = std::get_if<Quantity>(&value)) {
        return qs(inWords(*quantity));
    }
    if (const auto* entity = std::get_if<EntityValue>(&value)) {
        return entityName(entity->entity);
    }
    return qs(std::get<std::string>(value));
}

std::string Workspace::title(EventRow row) const
{
    if (!file_ || row >= index_.size()) {
        return {};
    }
    const EventKey key = index_.key[row];
    const std::string* known = titles_.find(key);
    return known != nullptr ? *known : titles_.keep(key, file_->title(key).value_or(std::string()));
}

void Workspace::setLaneKind(LaneKind kind)
{
    if (seeking_->isLarge() && kind != laneKind_) {
        seeking_->divideInto(kind);
        return;
    }
    seeking_->lanes.stop();
    seeking_->dividing.reset();
    if (kind != laneKind_) {
        laneKind_ = kind;
        Q_EMIT laneKindChanged();
    }
}

void Workspace::setRange(const VisibleRange& range)
{
    if (range == range_ || !std::isfinite(range.start) || !std::isfinite(range.end) || range.length() <= 0) {
        return;
    }
    range_ = range;
    Q_EMIT rangeChanged();
}

void Workspace::showAll()
{
    setRange(wholeRange(index_, shown_));
}

void Workspace::showStory()
{
    setRange(storyRange(index_));
}

void Workspace::reveal(EventRow row)
{
    if (row >= index_.size()) {
        return;
    }
    const TimeExtent& extent = index_.extent[row];
    const double start = static_cast<double>(extent.earliest);
    const double end = static_cast<double>(extent.latest);
    const double margin = range_.length() * 0.06;
    if (end - start > range_.length() - 2 * margin) {
        // A long event is in sight as soon as a good part of it is.
        const double seen = std::min(end, range_.end) - std::max(start, range_.start);
        if (seen < range_.length() * 0.2) {
            setRange({start - (end - start) * 0.15, end + (end - start) * 0.15});
        }
        return;
    }
    if (start < range_.start + margin || end > range_.end - margin) {
        const double shift = (start + end) / 2 - (range_.start + range_.end) / 2;
        setRange(panned(range_, shift));
    }
}

void Workspace::select(std::optional<EventRow> row)
{
    if (row && *row >= index_.size()) {
        return;
    }
    selectByKey(row ? std::optional(index_.key[*row]) : std::nullopt);
}

void Workspace::selectByKey(std::optional<EventKey> key)
{
    if (key != selectedKey_) {
        selectedKey_ = key;
        findSelected();
        Q_EMIT selectionChanged();
    }
    choose(selectedKey_ ? std::vector{*selectedKey_} : std::vector<EventKey>());
}

void Workspace::findSelected()
{
    const auto before = std::exchange(selected_, std::nullopt);
    details_.reset();
    if (!selectedKey_) {
        return;
    }
    auto found = file_->event(*selectedKey_);
    if (!found) {
        selectedKey_.reset();
        // That the event is gone is what an edit may have wanted.
        if (found.error().code != ErrorCode::NotFound) {
            Q_EMIT failed(qs(found.error().message));
        }
        return;
    }
    details_ = std::move(*found);
    // In a large case a look through all keys takes longer than an edit.
    const bool isWhereItWas = before && *before < index_.size() && index_.key[*before] == *selectedKey_ &&
                              !std::binary_search(index_.gone.begin(), index_.gone.end(), *before);
    const EventRow row = isWhereItWas ? *before : index_.rowOf(*selectedKey_);
    if (row < index_.size()) {
        selected_ = row;
    }
}

void Workspace::choose(std::vector<EventKey> keys)
{
    std::sort(keys.begin(), keys.end());
    if (keys != chosen_) {
        chosen_ = std::move(keys);
        Q_EMIT chosenChanged();
    }
}

void Workspace::toggleChosen(EventRow row)
{
    if (row >= index_.size()) {
        return;
    }
    auto keys = chosen_;
    const EventKey key = index_.key[row];
    if (isChosen(row)) {
        std::erase(keys, key);
    } else {
        keys.push_back(key);
        select(row);
    }
    choose(std::move(keys));
}

bool Workspace::isChosen(EventRow row) const
{
    return std::binary_search(chosen_.begin(), chosen_.end(), index_.key[row]);
}

void Workspace::selectKey(EventKey key)
{
    selectByKey(key);
    if (selected_) {
        reveal(*selected_);
    }
}

void Workspace::selectNeighbour(int step)
{
    if (const auto row = neighbour(step)) {
        select(*row);
        reveal(*row);
    }
}

/// The next of the shown events in time, or the one before. Without a selection, the walk begins with what is on show.
std::optional<EventRow> Workspace::neighbour(int step) const
{
    const EventOrder order(index_, shown_);
    if (step < 0) {
        return order.lastBefore(selected_ ? order.before(*selected_) : order.at(range_.start));
    }
    return order.firstFrom(selected_ ? order.after(*selected_) : order.at(range_.start));
}

void Workspace::openPassage(const std::string& source, const std::string& passage)
{
    if (source == passageSource_ && passage == passage_) {
        return;
    }
    passageSource_ = source;
    passage_ = passage;
    Q_EMIT passageChanged();
}

void Workspace::setTheme(ThemeKind kind)
{
    if (kind != theme_.kind) {
        theme_ = Theme::of(kind);
        Q_EMIT themeChanged();
    }
}

} // namespace dateline
