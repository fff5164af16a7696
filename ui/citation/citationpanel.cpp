#include "ui/citation/citationpanel.h"

#include "ui/citation/eventpanel.h"
#include "ui/citation/sourceform.h"
#include "ui/citation/sourcereader.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSplitter>
#include <QTabBar>

#include <algorithm>
#include <utility>

namespace dateline {

namespace {

constexpr int kNarrowest = 300;
constexpr int kWidth = 400;
constexpr int kRoomToEdit = 430; // height of a reader with some text and an editor

/// Tabs with a line below them that goes on beside them.
class LinedTabBar : public QTabBar
{
public:
    LinedTabBar(const Theme& theme, QWidget* parent) : QTabBar(parent), theme_(theme) {}

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QTabBar::paintEvent(event);
        QPainter painter(this);
        // The style sheet's tab has its own line, in the tab's middle; this one goes up to it from both sides.
        const QRect line = tabRect(currentIndex()).adjusted(8, 0, -10, 0);
        painter.fillRect(QRect(0, height() - 1, line.left(), 1), theme_.hairline);
        painter.fillRect(QRect(line.right() + 1, height() - 1, width(), 1), theme_.hairline);
    }

private:
    const Theme& theme_;
};

} // namespace

CitationPanel::CitationPanel(Workspace& workspace, QWidget* parent) : QTabWidget(parent), workspace_(workspace)
{
    setTabBar(new LinedTabBar(workspace.theme(), this));
    setMinimumWidth(kNarrowest);
    setAccessibleName(tr("Event and source"));
    tabBar()->setExpanding(false);
    tabBar()->setDrawBase(false);
    tabBar()->setAccessibleName(tr("Event and source"));

    splitter_ = new QSplitter(Qt::Vertical, this);
    splitter_->setChildrenCollapsible(false);
    splitter_->setHandleWidth(1);
    event_ = new EventPanel(workspace, splitter_);
    compact_ = new SourceReader(workspace, SourceReader::Size::Compact, splitter_);
    event_->setMinimumHeight(160);
    compact_->setMinimumHeight(120);
    splitter_->addWidget(event_);
    splitter_->addWidget(compact_);
    splitter_->setStretchFactor(0, 3);
    splitter_->setStretchFactor(1, 2);
    splitter_->setSizes({560, 340});
    full_ = new SourceReader(workspace, SourceReader::Size::Full, this);
    addTab(splitter_, tr("Event"));
    addTab(full_, tr("Source"));

    connect(&workspace_, &Workspace::selectionChanged, this, &CitationPanel::follow);
    connect(&workspace_, &Workspace::caseChanged, this, &CitationPanel::follow);
    connect(&workspace_, &Workspace::themeChanged, this, &CitationPanel::applyTheme);
    connect(event_, &EventPanel::opened, compact_, &SourceReader::scrollToCurrent);
    connect(event_, &EventPanel::addSourceAsked, this, &CitationPanel::addSource, Qt::QueuedConnection);
    connect(event_, &EventPanel::sourceAsked, this, [this](const std::string& source) {
        workspace_.openPassage(source, {});
        showSourceTab();
    });
    connect(compact_, &SourceReader::openSourceRequested, this, &CitationPanel::showSourceTab);
    for (SourceReader* reader : {compact_, full_}) {
        connect(reader, &SourceReader::eventAsked, this, &CitationPanel::showEventTab);
        connect(reader, &SourceReader::attachRequested, this, &CitationPanel::attachRequested);
        connect(reader, &SourceReader::attachDropped, this, &CitationPanel::attachDropped);
        connect(reader, &SourceReader::textPasted, this, &CitationPanel::addPasted);
    }
    connect(compact_, &SourceReader::editingChanged, this, &CitationPanel::giveRoom);
    connect(this, &QTabWidget::currentChanged, this, [this] {
        if (currentWidget() == full_) {
            goOnReading();
        }
    });
    connect(&workspace_, &Workspace::caseChanged, this, [this] { left_.reset(); });
    applyTheme();
    follow();
}

void CitationPanel::follow()
{
    compact_->setVisible(workspace_.details() != nullptr);
    const EventDetails* details = workspace_.details();
    const std::optional<EventKey> key = details ? std::optional(details->key) : std::nullopt;
    // The same event read anew, as after a text was attached, takes nobody away from the source.
    const bool another = key != followed_;
    followed_ = key;
    if (details == nullptr) {
        return;
    }
    // Nor does the event that is made from words of the source.
    const bool stays = !another || full_->isEditing();
    if (!stays) {
        if (currentWidget() == full_ && !workspace_.passageSource().empty()) {
            left_ = {workspace_.passageSource(), workspace_.passage(), full_->view()->verticalScrollBar()->value()};
        }
        showEventTab();
    }
    if ((!stays || workspace_.passageSource().empty()) && !event_->hasPassage(workspace_.passage())) {
        const auto first = event_->firstPassage();
        workspace_.openPassage(first ? first->first : std::string(), first ? first->second : std::string());
    }
}

/// Another event was looked at meanwhile, to cite on it from the same source: its tab is where it was left.
void CitationPanel::goOnReading()
{
    const auto place = std::exchange(left_, std::nullopt);
    if (!place || std::ranges::find(workspace_.sources(), place->source, &Source::id) == workspace_.sources().end()) {
        return;
    }
    workspace_.openPassage(place->source, place->passage);
    full_->view()->verticalScrollBar()->setValue(place->scrolled);
}

SourceForm* CitationPanel::addSource()
{
    showSourceTab();
    return full_->addSource();
}

void CitationPanel::addPasted(const QString& text)
{
    if (SourceForm* form = addSource(); form != nullptr && !text.isEmpty()) {
        form->paste(text);
    }
}

void CitationPanel::finishTyping()
{
    event_->finishTyping();
    compact_->keepDraft();
    full_->keepDraft();
}

/// An editor below the small reader's text takes its room from the event, and gives it back.
void CitationPanel::giveRoom(bool editing)
{
    if (!editing) {
        if (!sizesBefore_.isEmpty()) {
            splitter_->setSizes(sizesBefore_);
        }
        sizesBefore_.clear();
        return;
    }
    const QList<int> sizes = splitter_->sizes();
    const int all = sizes[0] + sizes[1];
    const int wanted = std::min(kRoomToEdit, all - event_->minimumHeight());
    if (sizesBefore_.isEmpty() && sizes[1] < wanted) {
        sizesBefore_ = sizes;
        splitter_->setSizes({all - wanted, wanted});
    }
}

void CitationPanel::applyTheme()
{
    setFont(workspace_.theme().sans(13));
    tabBar()->setFont(workspace_.theme().sans(13));
    tabBar()->setStyleSheet(workspace_.theme().tabSheet());
}

SourceReader* CitationPanel::reader() const
{
    return currentWidget() == full_ ? full_ : compact_;
}

void CitationPanel::showEventTab()
{
    setCurrentWidget(splitter_);
}

void CitationPanel::showSourceTab()
{
    left_.reset();
    setCurrentWidget(full_);
}

void CitationPanel::openFirstPassage()
{
    showEventTab();
    const std::vector<ClaimCard*> cards = event_->cards();
    if (!cards.empty()) {
        cards.front()->setFocus(Qt::OtherFocusReason);
        cards.front()->click();
    }
}

void CitationPanel::stepPassage(int by)
{
    reader()->step(by);
}

QByteArray CitationPanel::saveState() const
{
    return splitter_->saveState();
}

void CitationPanel::restoreState(const QByteArray& state)
{
    splitter_->restoreState(state);
}

QSize CitationPanel::sizeHint() const
{
    return {kWidth, 800};
}

void CitationPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_BracketLeft || event->key() == Qt::Key_BracketRight) {
        stepPassage(event->key() == Qt::Key_BracketLeft ? -1 : +1);
        return;
    }
    QTabWidget::keyPressEvent(event);
}

} // namespace dateline
