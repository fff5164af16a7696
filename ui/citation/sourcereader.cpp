#include "ui/citation/sourcereader.h"

#include "ui/citation/passageevents.h"
#include "ui/citation/propertyview.h"
#include "ui/citation/readerediting.h"
#include "ui/citation/readertray.h"
#include "ui/citation/sectionheader.h"
#include "ui/citation/sourceform.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

namespace {

/// The one local file of a drag; empty for anything else.
QString droppedFile(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

/// Puts a new label in the place of the one a layout holds.
RunLabel* renewed(RunLabel* old, QVBoxLayout* layout)
{
    auto* label = new RunLabel(old->parentWidget());
    layout->replaceWidget(old, label);
    old->hide();
    old->deleteLater();
    return label;
}

} // namespace

SourceReader::SourceReader(Workspace& workspace, Size size, QWidget* parent)
    : QWidget(parent), workspace_(workspace), full_(size == Size::Full)
{
    setAcceptDrops(true);
    setFocusPolicy(Qt::NoFocus);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    page_ = new QWidget(this);
    outer->addWidget(page_, 1);
    auto* layout = new QVBoxLayout(page_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    if (full_) {
        buildFull(*layout);
    }
    buildNavigation(*layout);
    view_ = new ReaderView(workspace.theme(), this);
    layout->addWidget(view_, 1);
    buildEditing(*layout);
    events_ = new PassageEvents(workspace, this);
    layout->addWidget(events_);
    connect(events_, &PassageEvents::eventAsked, this, &SourceReader::eventAsked);
    connect(view_, &ReaderView::passageClicked, this, [this](const std::string& passage) {
        if (source_) {
            workspace_.openPassage(source_->id, passage);
        }
    });
    connect(&workspace_, &Workspace::passageChanged, this, &SourceReader::refresh);
    connect(&workspace_, &Workspace::selectionChanged, this, &SourceReader::refresh);
    connect(&workspace_, &Workspace::caseChanged, this, &SourceReader::forget);
    connect(&workspace_, &Workspace::edited, this, &SourceReader::followEdit);
    connect(&workspace_, &Workspace::themeChanged, this, &SourceReader::applyTheme);
    setWindowTitle(tr("Source"));
    setAccessibleName(tr("Source"));
    fillPicker();
}

void SourceReader::buildFull(QVBoxLayout& layout)
{
    picker_ = new QComboBox(this);
    picker_->setAccessibleName(tr("Source to read"));
    picker_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    picker_->setMinimumContentsLength(12);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kPanelMargin, 12, kPanelMargin - 4, 8);
    row->setSpacing(6);
    row->addWidget(picker_, 1);
    add_ = new GlyphButton(workspace_.theme(), Glyph::Plus, tr("Add source"), this);
    connect(add_, &QAbstractButton::clicked, this, &SourceReader::addSource);
    row->addWidget(add_);
    layout.addLayout(row);
    connect(picker_, &QComboBox::activated, this, [this](int at) {
        if (at >= 0 && at < static_cast<int>(workspace_.sources().size())) {
            workspace_.openPassage(workspace_.sources()[static_cast<std::size_t>(at)].id, {});
        }
    });
    details_ = new SourceDetails(workspace_.theme(), this);
    connect(details_, &SourceDetails::attachRequested, this, [this] {
        if (source_) {
            Q_EMIT attachRequested(source_->id);
        }
    });
    connect(details_, &SourceDetails::changeRequested, this, &SourceReader::changeSource);
    connect(details_, &SourceDetails::removeRequested, this, &SourceReader::askRemove);
    layout.addWidget(details_);
    layout.addWidget(new Hairline(workspace_.theme(), this));
}

void SourceReader::buildNavigation(QVBoxLayout& layout)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kPanelMargin, 7, 10, 6);
    row->setSpacing(2);
    headLayout_ = new QVBoxLayout;
    headLayout_->setContentsMargins(0, 0, 6, 0);
    head_ = new RunLabel(this);
    headLayout_->addStretch(1);
    headLayout_->addWidget(head_);
    headLayout_->addStretch(1);
    row->addLayout(headLayout_, 1);
    previous_ = stepButton(QStringLiteral("‹"), tr("Previous passage"), -1);
    next_ = stepButton(QStringLiteral("›"), tr("Next passage"), +1);
    row->addWidget(previous_);
    row->addWidget(next_);
    if (!full_) {
        open_ = new QToolButton(this);
        open_->setText(tr("Open source"));
        open_->setFocusPolicy(Qt::StrongFocus);
        connect(open_, &QToolButton::clicked, this, &SourceReader::openSourceRequested);
        row->addWidget(open_);
    }
    layout.addLayout(row);
    missingLayout_ = new QVBoxLayout;
    missingLayout_->setContentsMargins(kPanelMargin, 0, kPanelMargin, 0);
    missing_ = new RunLabel(this);
    missing_->hide();
    missingLayout_->addWidget(missing_);
    layout.addLayout(missingLayout_);
}

QToolButton* SourceReader::stepButton(const QString& text, const QString& name, int by)
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setAccessibleName(name);
    button->setToolTip(tr("%1 (%2)").arg(name, by < 0 ? QStringLiteral("[") : QStringLiteral("]")));
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, this, [this, by] { step(by); });
    return button;
}

void SourceReader::forget()
{
    source_.reset();
    if (!workspace_.canEdit()) {
        closeForm({});
    }
    fillPicker();
    refresh();
}

/// Most edits leave sources and passages as they are.
void SourceReader::followEdit()
{
    if (changesSeen_ == workspace_.changesElsewhere()) {
        refresh();
    } else {
        forget();
    }
}

void SourceReader::fillPicker()
{
    changesSeen_ = workspace_.changesElsewhere();
    if (picker_ == nullptr) {
        return;
    }
    // There may be thousands: each is at hand here, and none is to be searched for.
    QStringList sources;
    for (const Source& source : workspace_.sources()) {
        const QString name = source.title.empty() ? workspace_.sourceName(source.id) : qs(source.title);
        sources << QStringLiteral("%1  %2").arg(QString::number(sources.size() + 1), oneLine(name));
    }
    picker_->clear();
    picker_->addItems(sources);
    picker_->setVisible(picker_->count() > 0);
    add_->setVisible(workspace_.canEdit());
    view_->setPlaceholderText(picker_->count() == 0 && workspace_.canEdit()
                                  ? tr("Paste an article’s text here, or drop a text file on the window")
                                  : QString());
}

void SourceReader::refresh()
{
    stale_ = true;
    if (!isVisible()) {
        return;
    }
    stale_ = false;
    load();
    view_->setCurrent(workspace_.passage());
    editing_->setSource(source_ ? source_->id : std::string());
    offerDraft();
    showPlace();
    showMissing();
    showEvents();
}

void SourceReader::load()
{
    std::string wanted = workspace_.passageSource();
    if (wanted.empty() && full_ && !workspace_.sources().empty()) {
        wanted = workspace_.sources().front().id;
    }
    const bool isRead = source_ && source_->id == wanted;
    if (isRead && view_->readerText().holds(workspace_.passage())) {
        return;
    }
    if (!isRead) {
        source_.reset();
    }
    if (!isRead && !wanted.empty() && workspace_.hasCase()) {
        if (auto found = workspace_.caseFile().source(wanted)) {
            source_ = std::move(*found);
        } else {
            Q_EMIT workspace_.failed(qs(found.error().message));
        }
    }
    // The compact reader is for one passage and what stands around it.
    const std::string around = full_ ? std::string() : workspace_.passage();
    view_->setReaderText(source_ ? dateline::readerText(*source_, around) : ReaderText(), workspace_.passage());
    if (full_) {
        details_->setVisible(source_.has_value());
        if (source_) {
            details_->show(workspace_, *source_, view_->readerText());
        }
        picker_->setCurrentIndex(source_ ? workspace_.sourceNumber(source_->id) - 1 : -1);
    }
}

std::optional<std::size_t> SourceReader::currentPosition() const
{
    const auto& passages = view_->readerText().passages;
    const auto found = std::ranges::find(passages, workspace_.passage(), &ReaderPassage::id);
    return found == passages.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - passages.begin()));
}

const std::vector<LinkRow*>& SourceReader::eventLinks() const
{
    return events_->links();
}

QString SourceReader::place() const
{
    const std::size_t count = view_->readerText().passages.size();
    if (!source_) {
        return {};
    }
    if (const auto at = currentPosition()) {
        return tr("passage %1 of %2").arg(QString::number(*at + 1), QString::number(count));
    }
    if (count == 0 && view_->readerText().whole && workspace_.canEdit()) {
        return tr("Select words to cite them");
    }
    return count == 1 ? tr("1 passage") : tr("%1 passages").arg(count);
}

/// What a compact reader says while it has nothing to show.
QString SourceReader::whatToRead() const
{
    const EventDetails* details = workspace_.details();
    const auto rests = [](const auto& each) {
        return !each.passages.empty();
    };
    const bool isCited = details == nullptr || std::ranges::any_of(details->event.claims, rests) ||
                         std::ranges::any_of(details->relations, rests);
    if (isCited || !workspace_.canEdit()) {
        return tr("Click a quotation to read it in its source");
    }
    return workspace_.sources().empty()
               ? tr("No source is cited for this event. Add one in the Source tab, select words in it and press C.")
               : tr("No source is cited for this event. Select words in the Source tab and press C.");
}

void SourceReader::showPlace()
{
    const Theme& theme = workspace_.theme();
    head_ = renewed(head_, headLayout_);
    if (!source_) {
        head_->add(
            {full_ ? tr("This case has no sources") : whatToRead(), theme.sans(12), theme.secondText, {}, false});
    } else if (!full_) {
        head_->add({QString::number(workspace_.sourceNumber(source_->id)) + QStringLiteral(" "),
                    theme.sans(12, QFont::DemiBold),
                    theme.accent,
                    {},
                    false});
        head_->add({workspace_.sourceName(source_->id), theme.sans(12, QFont::DemiBold), theme.text, {}, false});
        head_->add({QStringLiteral(" ") + place().replace(QLatin1Char(' '), QChar(QChar::Nbsp)),
                    theme.sans(12),
                    theme.secondText,
                    {},
                    false});
    } else {
        head_->add({place(), theme.sans(12), theme.secondText, {}, false});
    }
    const auto at = currentPosition();
    const std::size_t count = view_->readerText().passages.size();
    previous_->setEnabled(at && *at > 0);
    next_->setEnabled(count > 0 && (!at || *at + 1 < count));
    for (QToolButton* button : {previous_, next_, open_}) {
        if (button != nullptr) {
            button->setVisible(source_.has_value());
            button->setFont(theme.sans(button == open_ ? 12 : 15));
        }
    }
}

void SourceReader::showMissing()
{
    const auto at = currentPosition();
    const bool isMissing = at && !view_->readerText().passages[*at].found;
    missing_ = renewed(missing_, missingLayout_);
    missing_->setVisible(isMissing);
    missingLayout_->setContentsMargins(kPanelMargin, 0, kPanelMargin, isMissing ? 6 : 0);
    if (isMissing) {
        const Theme& theme = workspace_.theme();
        const Passage* passage = findPassage(*source_, workspace_.passage());
        missing_->add({tr("Not found word for word in the attached text, to be reviewed: "),
                       theme.sans(12, QFont::DemiBold),
                       theme.disagree,
                       {},
                       false});
        missing_->add({passage ? qs(passage->quote.exact) : QString(), theme.serif(13), theme.text, {}, false});
    }
}

void SourceReader::showEvents()
{
    std::vector<EventKey> keys;
    if (source_ && currentPosition() && !isEditing()) {
        keys = workspace_.caseFile().eventsOfPassage(workspace_.passage()).value_or(std::vector<EventKey>());
    }
    const EventDetails* selected = workspace_.details();
    if (!full_ && selected != nullptr) {
        std::erase(keys, selected->key);
    }
    events_->show(full_ || selected == nullptr ? tr("This passage feeds") : tr("It also feeds"), keys,
                  full_ ? 150 : 96);
}

void SourceReader::step(int by)
{
    if (!source_ || source_->passages.empty()) {
        return;
    }
    const auto at = currentPosition();
    const auto last = static_cast<std::ptrdiff_t>(source_->passages.size()) - 1;
    const std::ptrdiff_t next = at ? static_cast<std::ptrdiff_t>(*at) + by : 0;
    if (next >= 0 && next <= last) {
        workspace_.openPassage(source_->id, source_->passages[static_cast<std::size_t>(next)].id);
    }
}

void SourceReader::applyTheme()
{
    view_->applyTheme();
    editing_->applyTheme();
    if (details_ != nullptr && source_) {
        details_->show(workspace_, *source_, view_->readerText());
    }
    refresh();
}

void SourceReader::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (stale_) {
        refresh();
    }
}

void SourceReader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    divideHeight();
}

void SourceReader::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_BracketLeft || event->key() == Qt::Key_BracketRight) {
        step(event->key() == Qt::Key_BracketLeft ? -1 : +1);
        return;
    }
    QWidget::keyPressEvent(event);
}

void SourceReader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), full_ ? workspace_.theme().panel : workspace_.theme().background);
    if (dropping_) {
        paintFocus(painter, rect(), workspace_.theme());
    }
}

void SourceReader::setDropping(bool dropping)
{
    dropping_ = dropping;
    view_->viewport()->setCursor(dropping ? Qt::DragCopyCursor : Qt::IBeamCursor);
    update();
}

void SourceReader::dragEnterEvent(QDragEnterEvent* event)
{
    if (takesFiles() && !droppedFile(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
        setDropping(true);
    }
}

void SourceReader::dragLeaveEvent(QDragLeaveEvent*)
{
    setDropping(false);
}

void SourceReader::dropEvent(QDropEvent* event)
{
    setDropping(false);
    const QString path = droppedFile(event->mimeData());
    if (source_ && !path.isEmpty()) {
        event->acceptProposedAction();
        Q_EMIT attachDropped(path, source_->id);
    }
}

} // namespace dateline
