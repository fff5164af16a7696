// The table of events, the line for several chosen ones, and find and replace, as the window shows them.

#include "app/headerbar.h"
#include "app/latepart.h"
#include "app/mainwindow.h"
#include "app/noticebar.h"
#include "ui/editing/chosenbar.h"
#include "ui/editing/replacepanel.h"
#include "ui/table/eventtable.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>

namespace dateline {

void MainWindow::layOutTable(QBoxLayout& whole)
{
    tablePlace_ = new LatePart([this] { return makeTable(); });
    rows_->insertWidget(1, tablePlace_);
    tablePlace_->hide();
    replacePlace_ = new LatePart([this] { return makeReplace(); });
    rows_->addWidget(replacePlace_);
    replacePlace_->hide();
    chosen_ = new ChosenBar(workspace_);
    whole.addWidget(chosen_);
    connect(chosen_, &ChosenBar::removed, this, &MainWindow::sayRemoved);
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
    notice_->say(NoticeBar::Kind::Information, text, tr("Undo"), [this] { workspace_.undo(); });
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
