// The table of events, the line for several chosen ones, and find and replace, as the window shows them.

#include "app/headerbar.h"
#include "app/latepart.h"
#include "app/mainwindow.h"
#include "app/noticebar.h"
#include "ui/editing/chosenbar.h"
#include "ui/editing/replacepanel.h"
#include "ui/table/eventtable.h"
#include "ui/timeline/timelinewidget.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>

namespace dateline {

namespace {

QString leftOutText()
{
    return MainWindow::tr("The filter leaves out the selected event.");
}

} // namespace

void MainWindow::layOutTable(QBoxLayout& whole)
{
    done_ = new NoticeBar;
    done_->standOver(timeline_);
    // After another edit its button would undo that one.
    connect(&workspace_, &Workspace::edited, done_, &QWidget::hide);
    connect(&workspace_, &Workspace::caseChanged, done_, &QWidget::hide);
    tablePlace_ = new LatePart([this] { return makeTable(); });
    rows_->insertWidget(1, tablePlace_);
    tablePlace_->hide();
    replacePlace_ = new LatePart([this] { return makeReplace(); });
    rows_->addWidget(replacePlace_);
    replacePlace_->hide();
    chosen_ = new ChosenBar(workspace_);
    whole.addWidget(chosen_);
    connect(chosen_, &ChosenBar::removed, this, &MainWindow::sayRemoved);
    connect(chosen_, &ChosenBar::merged, this, [this](const QString& title) {
        sayUndoable(tr("“%1” is part of the selected event now. Its menu can split it off again.").arg(title));
    });
    connect(chosen_, &ChosenBar::keyboardLeft, timeline_, [this] { timeline_->setFocus(Qt::OtherFocusReason); });
    connect(&workspace_, &Workspace::selectionChanged, this, &MainWindow::sayIfHidden);
    connect(&workspace_, &Workspace::filterChanged, this, [this] {
        if (done_->text() == leftOutText()) {
            done_->hide();
        }
    });
}

EventTable* MainWindow::makeTable()
{
    table_ = new EventTable(workspace_);
    table_->restoreColumns(tableColumns_);
    connect(table_, &EventTable::removed, this, &MainWindow::sayRemoved);
    connect(table_, &EventTable::refused, this,
            [this](const QString& message) { notice_->say(NoticeBar::Kind::Problem, message); });
    return table_;
}

ReplacePanel* MainWindow::makeReplace()
{
    replace_ = new ReplacePanel(workspace_);
    connect(replace_, &ReplacePanel::closed, replacePlace_, &QWidget::hide);
    connect(replace_, &ReplacePanel::replaced, this, [this](int texts) {
        sayUndoable(texts == 1 ? tr("Replaced in 1 text.") : tr("Replaced in %1 texts.").arg(texts));
    });
    return replace_;
}

void MainWindow::makeTableAction(QMenu& menu)
{
    tableAction_ = addAction(menu, tr("Table"), Qt::CTRL | Qt::SHIFT | Qt::Key_B, [] {});
    tableAction_->setCheckable(true);
    connect(tableAction_, &QAction::toggled, this, [this](bool on) {
        tablePlace_->setVisible(on);
        header_->tableButton().setChecked(on);
        if (on) {
            table_->setFocus();
        }
    });
    connect(&header_->tableButton(), &QPushButton::toggled, tableAction_, &QAction::setChecked);
}

void MainWindow::makeReplaceAction(QMenu& menu)
{
    addAction(menu, tr("Find and replace…"), Qt::CTRL | Qt::Key_H, [this] {
        replacePlace_->show();
        replace_->open();
    });
}

void MainWindow::sayUndoable(const QString& text)
{
    done_->say(NoticeBar::Kind::Information, text, tr("Undo"), [this] { workspace_.undo(); });
}

/// An event that was made, found or linked to may be one that the filter leaves out.
void MainWindow::sayIfHidden()
{
    const auto selected = workspace_.selected();
    if (selected && *selected < workspace_.shown().size() && !workspace_.shown().contains(*selected)) {
        done_->say(NoticeBar::Kind::Information, leftOutText(), tr("Clear filters"),
                   [this] { workspace_.setFilter({}); });
    }
}

void MainWindow::sayRemoved(int events)
{
    sayUndoable(events == 1 ? tr("1 event removed.") : tr("%1 events removed.").arg(events));
}

void MainWindow::restoreTable(const QSettings& settings)
{
    tableColumns_ = settings.value(QStringLiteral("tableColumns")).toByteArray();
    tableAction_->setChecked(settings.value(QStringLiteral("table"), false).toBool());
}

void MainWindow::saveTable(QSettings& settings) const
{
    settings.setValue(QStringLiteral("tableColumns"), table_ == nullptr ? tableColumns_ : table_->columnsState());
    settings.setValue(QStringLiteral("table"), tableAction_->isChecked());
}

} // namespace dateline
