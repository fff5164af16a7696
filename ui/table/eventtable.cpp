#include "ui/table/eventtable.h"

#include "core/edit/claimedits.h"
#include "core/edit/eventedits.h"

#include "ui/editing/lineprompt.h"
#include "ui/editing/manyevents.h"
#include "ui/table/celleditors.h"
#include "ui/table/eventtablemodel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

namespace {

constexpr int kRowHeight = 27;
constexpr int kMostShownAfterPaste = 500;
constexpr int kWidths[kEventColumns] = {240, 132, 104, 136, 130, 84, 68, 62, 150, 220};

/// The columns that copying takes along: all that pasting understands and an event can have been given.
const std::vector<std::string>& copiedColumns()
{
    static const std::vector<std::string> columns = {"title",  "date", "category", "place", "importance",
                                                     "parent", "tags", "summary",  "note"};
    return columns;
}

/// `share` of a colour on another.
QColor mixed(const QColor& color, const QColor& on, double share)
{
    const auto part = [share](int over, int under) {
        return static_cast<int>(over * share + under * (1 - share));
    };
    return {part(color.red(), on.red()), part(color.green(), on.green()), part(color.blue(), on.blue())};
}

} // namespace

EventTable::EventTable(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), model_(new EventTableModel(workspace, this)), view_(new QTableView(this)),
      layout_(new QVBoxLayout(this))
{
    setAccessibleName(tr("Table of events"));
    setMinimumHeight(120);
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(0);
    layout_->addWidget(view_, 1);
    setFocusProxy(view_);
    makeView();
    telling_.setSingleShot(true);
    telling_.setInterval(0);
    connect(&telling_, &QTimer::timeout, this, &EventTable::tellWorkspace);
    const auto tell = [this] {
        if (!following_) {
            telling_.start();
        }
    };
    connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this, tell);
    connect(view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, tell);
    connect(model_, &QAbstractItemModel::modelReset, this, &EventTable::followWorkspace);
    connect(&workspace_, &Workspace::selectionChanged, this, &EventTable::followWorkspace);
    connect(&workspace_, &Workspace::chosenChanged, this, &EventTable::followWorkspace);
    connect(&workspace_, &Workspace::caseChanged, this, &EventTable::closeBelow);
    connect(&workspace_, &Workspace::themeChanged, this, &EventTable::applyTheme);
    connect(model_, &EventTableModel::refused, this, &EventTable::refused);
    connect(model_, &EventTableModel::reasonNeeded, this, [this] { next_.reset(); });
    // Once the editor is closed, which gives the keyboard back to the table.
    connect(model_, &EventTableModel::reasonNeeded, this, &EventTable::askReason, Qt::QueuedConnection);
    applyTheme();
}

void EventTable::makeView()
{
    view_->setModel(model_);
    view_->setAccessibleName(accessibleName());
    view_->setSelectionBehavior(QAbstractItemView::SelectRows);
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed |
                           QAbstractItemView::DoubleClicked);
    view_->setShowGrid(false);
    view_->setWordWrap(false);
    view_->setIconSize({11, 11});
    view_->setTabKeyNavigation(false);
    view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setCornerButtonEnabled(false);
    view_->verticalHeader()->hide();
    view_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view_->verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView* header = view_->horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setToolTip(tr("Click to sort; right click to choose columns"));
    for (int column = 0; column < kEventColumns; ++column) {
        view_->setColumnWidth(column, kWidths[column]);
    }
    header->setSortIndicator(static_cast<int>(EventColumn::Date), Qt::AscendingOrder);
    view_->setSortingEnabled(true);
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this, header](int column, Qt::SortOrder) {
        if (!EventTableModel::canSort(column)) {
            header->setSortIndicator(static_cast<int>(EventColumn::Date), Qt::AscendingOrder);
        }
    });
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, header](const QPoint& at) { showColumnsMenu(header->mapToGlobal(at)); });
    view_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view_, &QTableView::customContextMenuRequested, this,
            [this](const QPoint& at) { showRowsMenu(view_->viewport()->mapToGlobal(at)); });
    auto* delegate = new EventCellDelegate(workspace_, view_);
    view_->setItemDelegate(delegate);
    connect(delegate, &EventCellDelegate::entering, this, [this] {
        const int below = view_->currentIndex().row() + 1;
        next_ = below < model_->rowCount() ? std::optional(model_->keyAt(below)) : std::nullopt;
    });
    connect(delegate, &EventCellDelegate::entered, this, &EventTable::goDown);
    view_->installEventFilter(this);
}

void EventTable::applyTheme()
{
    const Theme& theme = workspace_.theme();
    const QColor chosen = mixed(theme.accent, theme.background, theme.isDark() ? 0.3 : 0.16);
    view_->setStyleSheet(
        QStringLiteral("QTableView { background: %1; color: %2; border: none; outline: 0; selection-color: %2;"
                       " selection-background-color: %3; }"
                       "QTableView::item { padding: 0 6px; border: none; border-bottom: 1px solid %4; }"
                       "QTableView::item:focus { border: 1px solid %5; }"
                       "QAbstractScrollArea::corner { background: %1; border: none; }"
                       "QHeaderView { background: %6; border: none; }"
                       "QHeaderView::section { background: %6; color: %7; border: none; border-bottom: 1px solid %4;"
                       " border-right: 1px solid %4; padding: 5px 6px; }")
            .arg(theme.background.name(), theme.text.name(), chosen.name(), theme.hairline.name(), theme.accent.name(),
                 theme.panel.name(), theme.secondText.name()));
    view_->setFont(theme.sans(13));
    view_->horizontalHeader()->setFont(theme.sans(12));
}

void EventTable::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    model_->setLive(true);
}

void EventTable::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous()) {
        tellWorkspace();
        model_->setLive(false);
    }
}

/// What is chosen here is chosen everywhere.
void EventTable::tellWorkspace()
{
    if (!telling_.isActive() && sender() != &telling_) {
        return;
    }
    telling_.stop();
    std::vector<EventKey> keys;
    for (const QItemSelectionRange& range : view_->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            keys.push_back(model_->keyAt(row));
        }
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    following_ = true;
    if (keys.empty()) {
        workspace_.select(std::nullopt);
    } else {
        const QModelIndex current = view_->currentIndex();
        const EventKey key = current.isValid() ? model_->keyAt(current.row()) : keys.front();
        const EventKey selected = std::binary_search(keys.begin(), keys.end(), key) ? key : keys.front();
        if (workspace_.selectedKey() != selected) {
            workspace_.selectKey(selected);
        }
        workspace_.choose(std::move(keys));
    }
    following_ = false;
}

void EventTable::followWorkspace()
{
    if (following_ || !isVisible()) {
        return;
    }
    telling_.stop();
    std::vector<int> rows;
    for (const EventKey key : workspace_.chosen()) {
        if (const int row = model_->rowOf(key); row >= 0) {
            rows.push_back(row);
        }
    }
    std::sort(rows.begin(), rows.end());
    QItemSelection selection;
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1) {
            ++end;
        }
        selection.select(model_->index(rows[i], 0), model_->index(rows[end - 1], kEventColumns - 1));
        i = end;
    }
    following_ = true;
    view_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    const auto selected = workspace_.selectedKey();
    if (const int row = selected ? model_->rowOf(*selected) : -1; row >= 0) {
        const int column = std::max(view_->currentIndex().column(), 0);
        view_->selectionModel()->setCurrentIndex(model_->index(row, column), QItemSelectionModel::NoUpdate);
        view_->scrollTo(model_->index(row, column));
    }
    following_ = false;
}

bool EventTable::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == view_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (keyPressed(key->key(), key->modifiers())) {
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

bool EventTable::keyPressed(int key, Qt::KeyboardModifiers modifiers)
{
    const auto plain = modifiers & ~Qt::KeypadModifier;
    if (plain == Qt::ControlModifier && (key == Qt::Key_C || key == Qt::Key_Insert)) {
        copyChosen();
        return true;
    }
    if (plain == Qt::ControlModifier && key == Qt::Key_V) {
        paste(QGuiApplication::clipboard()->text());
        return true;
    }
    if (plain != Qt::NoModifier) {
        return false;
    }
    switch (key) {
    case Qt::Key_Delete:
        removeChosen();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        const int below = view_->currentIndex().row() + 1;
        next_ = below < model_->rowCount() ? std::optional(model_->keyAt(below)) : std::nullopt;
        goDown();
        return true;
    }
    case Qt::Key_Escape:
        workspace_.select(std::nullopt);
        return true;
    default:
        return false;
    }
}

/// To the row that was below when Enter was pressed, wherever it stands now.
void EventTable::goDown()
{
    const int row = next_ ? model_->rowOf(*next_) : -1;
    next_.reset();
    if (row >= 0) {
        view_->setCurrentIndex(model_->index(row, std::max(view_->currentIndex().column(), 0)));
    }
}

void EventTable::removeChosen()
{
    tellWorkspace();
    const auto count = static_cast<int>(workspace_.chosen().size());
    if (count == 0 || !workspace_.canEdit()) {
        return;
    }
    removeChosenEvents(workspace_, [this, count, row = view_->currentIndex().row()] {
        if (const int next = std::min(row, model_->rowCount() - 1); next >= 0) {
            view_->setCurrentIndex(model_->index(next, 0));
        }
        Q_EMIT removed(count);
    });
}

void EventTable::copyChosen()
{
    tellWorkspace();
    // As they stand in the table, not by key.
    std::vector<EventKey> events = workspace_.chosen();
    std::sort(events.begin(), events.end(),
              [this](EventKey a, EventKey b) { return model_->rowOf(a) < model_->rowOf(b); });
    if (events.empty()) {
        return;
    }
    const auto text = toSpreadsheet(workspace_.caseFile(), copiedColumns(), events);
    if (text) {
        QGuiApplication::clipboard()->setText(qs(*text));
    } else {
        Q_EMIT refused(tr("%1.").arg(qs(text.error().message)));
    }
}

void EventTable::paste(const QString& text)
{
    if (!workspace_.canEdit()) {
        return;
    }
    closeBelow();
    const auto events = fromSpreadsheet(workspace_.caseFile(), utf8(text));
    if (!events) {
        Q_EMIT refused(tr("This cannot be added as events: %1.").arg(qs(events.error().message)));
        return;
    }
    preview_ = new PastePreview(workspace_.theme(), *events, this);
    below_ = preview_;
    layout_->addWidget(preview_);
    preview_->setFocus();
    connect(preview_, &PastePreview::finished, this, [this, pasted = *events](bool accepted) {
        closeBelow();
        view_->setFocus();
        if (accepted) {
            addPasted(pasted);
        }
    });
}

void EventTable::addPasted(const SpreadsheetEvents& events)
{
    workspace_.editMany(
        events.change.objects.size(), tr("Adding what was pasted"),
        [change = events.change](const CaseFile&) { return change; }, [this, events] { showPasted(events); });
}

void EventTable::showPasted(const SpreadsheetEvents& events)
{
    std::vector<EventKey> added;
    for (const ObjectChange& each : events.change.objects) {
        const auto* event = each.after ? std::get_if<Event>(&*each.after) : nullptr;
        if (event == nullptr || each.before || added.size() >= kMostShownAfterPaste) {
            continue;
        }
        if (const auto made = workspace_.caseFile().event(event->id)) {
            added.push_back(made->key);
        }
    }
    if (!added.empty()) {
        workspace_.selectKey(added.front());
        workspace_.choose(std::move(added));
    }
}

void EventTable::askReason(EventKey event, const EdtfDate& date)
{
    closeBelow();
    const QString title = qs(workspace_.caseFile().title(event).value_or(std::string())).simplified();
    auto* prompt = new LinePrompt(workspace_.theme(),
                                  tr("The date of “%1” is a source's word. Why is it %2 instead?")
                                      .arg(title, workspace_.dateText(date, WordLength::Long)),
                                  tr("Set own date"), this);
    QLineEdit* reason = prompt->addLine(tr("Reason"));
    prompt->setAccept([this, prompt, reason, event, date] {
        if (reason->text().trimmed().isEmpty()) {
            prompt->say(tr("A date against that of a source needs its reason."));
            return false;
        }
        return workspace_.edit(setAnalystDate(workspace_.caseFile(), event, date, utf8(reason->text())));
    });
    connect(prompt, &LinePrompt::finished, this, [this] {
        closeBelow();
        view_->setFocus();
    });
    below_ = prompt;
    layout_->addWidget(prompt);
    prompt->setFocus();
}

void EventTable::closeBelow()
{
    if (below_) {
        below_->hide();
        below_->deleteLater();
    }
    below_ = nullptr;
    preview_ = nullptr;
}

void EventTable::showColumnsMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < kEventColumns; ++column) {
        QAction* action = menu->addAction(model_->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!view_->isColumnHidden(column));
        action->setEnabled(column != static_cast<int>(EventColumn::Title));
        connect(action, &QAction::toggled, view_,
                [this, column](bool shown) { view_->setColumnHidden(column, !shown); });
    }
    menu->popup(at);
}

void EventTable::showRowsMenu(const QPoint& at)
{
    tellWorkspace();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString& text, const QKeySequence& keys, bool enabled, auto run) {
        QAction* action = menu->addAction(text);
        action->setShortcut(keys);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, run);
    };
    const bool any = !workspace_.chosen().empty();
    const QModelIndex cell = view_->currentIndex();
    add(tr("Change"), Qt::Key_F2, cell.isValid() && model_->flags(cell).testFlag(Qt::ItemIsEditable),
        [this, cell] { view_->edit(cell); });
    add(tr("Copy"), QKeySequence::Copy, any, [this] { copyChosen(); });
    add(tr("Paste events"), QKeySequence::Paste, workspace_.canEdit(),
        [this] { paste(QGuiApplication::clipboard()->text()); });
    add(tr("Delete"), Qt::Key_Delete, any && workspace_.canEdit(), [this] { removeChosen(); });
    menu->addSeparator();
    add(tr("Columns…"), {}, true, [this, at] { showColumnsMenu(at); });
    menu->popup(at);
}

QByteArray EventTable::columnsState() const
{
    return view_->horizontalHeader()->saveState();
}

void EventTable::restoreColumns(const QByteArray& state)
{
    QHeaderView* header = view_->horizontalHeader();
    if (header->restoreState(state)) {
        header->setSectionHidden(static_cast<int>(EventColumn::Title), false);
        model_->sort(header->sortIndicatorSection(), header->sortIndicatorOrder());
    }
}

} // namespace dateline
