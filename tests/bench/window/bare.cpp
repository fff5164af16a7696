// A window with menus, docks and a table, and nothing in it that is Dateline's: how fast any program of its kind
// starts.

#include "tests/bench/window/firstpicture.h"

#include <QApplication>
#include <QDockWidget>
#include <QListWidget>
#include <QMainWindow>
#include <QMenuBar>
#include <QStatusBar>
#include <QTableWidget>

namespace {

void addMenus(QMainWindow& window)
{
    for (const auto* name : {"&File", "&Edit", "&View", "&Help"}) {
        auto* menu = window.menuBar()->addMenu(QString::fromLatin1(name));
        for (auto i = 1; i <= 8; ++i)
            menu->addAction(QStringLiteral("Action %1").arg(i));
    }
}

void addDock(QMainWindow& window, Qt::DockWidgetArea area)
{
    auto* list = new QListWidget;
    for (auto i = 1; i <= 30; ++i)
        list->addItem(QStringLiteral("Item %1").arg(i));
    auto* dock = new QDockWidget(QStringLiteral("Dock"), &window);
    dock->setWidget(list);
    window.addDockWidget(area, dock);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    QMainWindow window;
    addMenus(window);
    addDock(window, Qt::LeftDockWidgetArea);
    addDock(window, Qt::RightDockWidgetArea);
    auto* table = new QTableWidget(100, 6);
    for (auto row = 0; row < 100; ++row)
        for (auto column = 0; column < 6; ++column)
            table->setItem(row, column, new QTableWidgetItem(QStringLiteral("Cell %1").arg(row)));
    window.setCentralWidget(table);
    window.statusBar()->showMessage(QStringLiteral("Ready"));
    window.resize(1600, 1000);
    window.show();
    const dateline::bench::FirstPicture picture([] { return true; });
    return QApplication::exec();
}
