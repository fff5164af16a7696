#include "app/shortcutsdialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace dateline {

namespace {

constexpr int kMostRows = 16; // of a column that another group still goes below

struct Group
{
    QString heading;
    std::vector<std::pair<QString, QString>> keys;
};

std::vector<Group> groups()
{
    const auto tr = [](const char* text) {
        return ShortcutsDialog::tr(text);
    };
    return {
        {tr("On the timeline"),
         {{tr("← →"), tr("Move through time")},
          {tr("↑ ↓"), tr("Move through the lanes")},
          {tr("+ −"), tr("Zoom in and out")},
          {tr("Home"), tr("Show all")},
          {tr("Shift+Home"), tr("Show the story")},
          {tr("Tab, Shift+Tab"), tr("Walk the events in time; Esc leaves the walk")},
          {tr("Enter"), tr("Open the first passage of the selected event")},
          {tr("Double click"), tr("Add an event in that lane at that time; on the axis or a mark: zoom in")},
          {tr("Drag a mark"), tr("Move its event to another date; Esc leaves it where it was")},
          {tr("Alt+Shift+← →"), tr("Move the selected event")},
          {tr("Delete"), tr("Delete the chosen events")}}},
        {tr("Everywhere"),
         {{tr("[ ]"), tr("Walk the passages")},
          {tr("Alt+← Alt+→"), tr("Walk the events in time")},
          {tr("Ctrl+K"), tr("Search")},
          {tr("F3, Shift+F3"), tr("Go to the next match in time, or the one before")},
          {tr("Ctrl+L"), tr("Go to the timeline")},
          {tr("Ctrl+B"), tr("Charts")},
          {tr("Ctrl+Shift+B"), tr("Table of events")},
          {tr("F9"), tr("Filters")},
          {tr("Ctrl+Shift+F"), tr("Clear filters")},
          {tr("Ctrl+D"), tr("Light or dark")},
          {tr("F10"), tr("Menu")},
          {tr("F11"), tr("Full screen")}}},
        {tr("Editing"),
         {{tr("Ctrl+Shift+N"), tr("Add an event")},
          {tr("Ctrl+Shift+A"), tr("Add a source")},
          {tr("C, N, P"), tr("Make a claim, an event or a passage of the words selected in a source")},
          {tr("E, Delete"), tr("Give the passage the selected words; remove it")},
          {tr("Ctrl+H"), tr("Find and replace")},
          {tr("Ctrl+click, Shift+drag, Ctrl+A"), tr("Choose several events")},
          {tr("Ctrl+Z"), tr("Undo")},
          {tr("Ctrl+Shift+Z, Ctrl+Y"), tr("Redo")},
          {tr("Ctrl+Shift+H"), tr("History")},
          {tr("Alt+↑ Alt+↓"), tr("Put the category or property that has the keyboard in another place")},
          {tr("Enter, F2"), tr("Edit the text that has the keyboard")},
          {tr("F2, Delete"), tr("Change or delete the claim that has it")},
          {tr("Enter, Ctrl+Enter"), tr("Save a line; save several lines")},
          {tr("Esc"), tr("Give up what is being typed")}}},
        {tr("Files"),
         {{tr("Ctrl+N"), tr("New case")},
          {tr("Ctrl+O"), tr("Open a case")},
          {tr("Ctrl+T"), tr("Attach an article's text")},
          {tr("Ctrl+E"), tr("Export figure")},
          {tr("Ctrl+Shift+E"), tr("Export the case as JSON")}}},
    };
}

QLabel* plainLabel(const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const Theme& theme, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard"));
    auto* layout = new QVBoxLayout(this);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(40);
    layout->addLayout(columns);
    // Two columns of about the same height, so that all of it is in sight on a small screen.
    QGridLayout* grid = nullptr;
    int row = 0;
    for (const Group& group : groups()) {
        if (grid == nullptr || row > kMostRows) {
            grid = new QGridLayout;
            grid->setHorizontalSpacing(24);
            grid->setVerticalSpacing(6);
            columns->addLayout(grid);
            row = 0;
        }
        grid->setRowStretch(row, 0);
        auto* heading = plainLabel(group.heading);
        heading->setFont(theme.sans(12, QFont::DemiBold));
        heading->setContentsMargins(0, row == 0 ? 0 : 12, 0, 2);
        grid->addWidget(heading, row++, 0, 1, 2);
        for (const auto& [keys, what] : group.keys) {
            auto* key = plainLabel(keys);
            key->setFont(theme.sans(12, QFont::Medium));
            grid->addWidget(key, row, 0);
            grid->addWidget(plainLabel(what), row++, 1);
        }
        grid->setRowStretch(row, 1);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

} // namespace dateline
