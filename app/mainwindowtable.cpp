// The table of events, the line for several chosen ones, and find and replace, as the window shows them.

#include "app/headerbar.h"
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
    table_ = new EventTable(workspace_);
    rows_->insertWidget(1, table_);
    table_->hide();
    replace_ = new ReplacePanel(workspace_);
    rows_->addWidget(replace_);
    replace_->hide();
    chosen_ = new ChosenBar(workspace_);
    whole.addWidget(chosen_);
    connect(table_, &EventTable::removed, this, &MainWindow::sayRemoved);
    connect(chosen_, &ChosenBar::removed, this, &MainWindow::sayRemoved);
    connect(table_, &EventTable::refused, this,
            [this](const QString& message) { notice_->say(NoticeBar::Kind::Problem, message); });
    connect(replace_, &ReplacePanel::closed, replace_, &QWidget::hide);
    connect(replace_, &ReplacePanel::replaced, this, [this](int texts) {
        sayUndoable(texts == 1 ? tr("Replaced in 1 text.") : tr("Replaced in %1 texts.").arg(texts));
    });
}

void MainWindow::makeTableAction(QMenu& menu)
{
    tableAction_ = addAction(menu, tr("Table"), Qt::CTRL | Qt::SHIFT | Qt::Key_B, [] {});
    tableAction_->setCheckable(true);
    connect(tableAction_, &QAction::toggled, this, [this](bool on) {
        table_->setVisible(on);
        header_->tableButton().setChecked(on);
        if (on) {
            table_->setFocus();
        }
    });
    connect(&header_->tableButton(), &QPushButton::toggled, tableAction_, &QAction::setChecked);
}

void MainWindow::makeReplaceAction(QMenu& menu)
{
    addAction(menu, tr("Find and replace…"), Qt::CTRL | Qt::Key_H, [this] { replace_->open(); });
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
    table_->restoreColumns(settings.value(QStringLiteral("tableColumns")).toByteArray());
    tableAction_->setChecked(settings.value(QStringLiteral("table"), false).toBool());
}

void MainWindow::saveTable(QSettings& settings) const
{
    settings.setValue(QStringLiteral("tableColumns"), table_->columnsState());
    settings.setValue(QStringLiteral("table"), tableAction_->isChecked());
}

} // namespace dateline
