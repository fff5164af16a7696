#include "ui/editing/categoriespage.h"

#include "core/edit/ids.h"
#include "core/edit/vocabularyedits.h"

#include "ui/editing/choicebutton.h"
#include "ui/editing/glyphbutton.h"
#include "ui/editing/inlinetext.h"
#include "ui/editing/lineprompt.h"
#include "ui/editing/lookbutton.h"
#include "ui/editing/orderedrows.h"
#include "core/edit/categorypalette.h"
#include "ui/theme/plaintext.h"

#include <QGridLayout>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

CategoriesPage::CategoriesPage(Workspace& workspace, QWidget* parent) : ContentsPage(workspace, parent) {}

QWidget* CategoriesPage::makeContent()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 4, 0, 12);
    column->setSpacing(2);
    categories_ = workspace_.caseFile().categories().value_or(std::vector<Category>());
    rows_ = new OrderedRows(workspace_);
    for (const Category& category : categories_) {
        const auto events = workspace_.caseFile().eventsOf(ObjectKind::Category, category.id);
        rows_->addRow(category.id, makeRow(category, events ? events->size() : 0));
        if (category.id == open_ && workspace_.canEdit()) {
            rows_->below(category.id).addWidget(makeLook(category));
        }
    }
    connect(rows_, &OrderedRows::reordered, this,
            [this](const std::vector<std::string>& ids) { edit(orderCategories(workspace_.caseFile(), ids)); });
    column->addWidget(rows_);
    adding_ = new QVBoxLayout;
    adding_->setContentsMargins(20, 2, 14, 0);
    if (workspace_.canEdit()) {
        auto* add = new WordButton(workspace_.theme(), tr("+ Category"), content);
        add->setObjectName(QStringLiteral("add"));
        adding_->addWidget(add);
        connect(add, &QAbstractButton::clicked, this, &CategoriesPage::startAdding);
    }
    column->addLayout(adding_);
    column->addStretch(1);
    return content;
}

QWidget* CategoriesPage::makeRow(const Category& category, std::size_t events)
{
    const Theme& theme = workspace_.theme();
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 1, 0, 1);
    layout->setSpacing(3);
    auto* look = new LookButton(theme, qs(category.color), category.shape, tr("Colour and shape"), row);
    look->setObjectName(QStringLiteral("look-") + qs(category.id));
    look->setEnabled(workspace_.canEdit());
    connect(look, &QAbstractButton::clicked, this, [this, id = category.id] {
        open_ = open_ == id ? std::string() : id;
        rebuild();
    });
    auto* name = new InlineText(workspace_, InlineText::Lines::One, {theme.sans(13), theme.text}, row);
    name->setObjectName(QStringLiteral("name-") + qs(category.id));
    name->setAccessibleName(tr("Name of the category"));
    name->setText(qs(category.name));
    name->setSave([this, category](const QString& text) {
        Category after = category;
        after.name = utf8(text);
        return edit(changeCategory(workspace_.caseFile(), after));
    });
    auto* count = new PlainLabel(QLocale(QLocale::English).toString(static_cast<qulonglong>(events)), row);
    count->setFont(theme.sans(12));
    count->setForegroundRole(QPalette::PlaceholderText);
    setPlainToolTip(count, events == 1 ? tr("1 event is in it") : tr("%1 events are in it").arg(events));
    layout->addWidget(look);
    layout->addWidget(name, 1, Qt::AlignVCenter);
    layout->addWidget(count);
    if (workspace_.canEdit()) {
        auto* cross = new GlyphButton(theme, Glyph::Cross, tr("Delete"), row);
        cross->setObjectName(QStringLiteral("delete-") + qs(category.id));
        connect(cross, &QAbstractButton::clicked, this, [this, category, events] { remove(category, events); });
        layout->addWidget(cross);
    }
    return row;
}

QWidget* CategoriesPage::makeLook(const Category& category)
{
    const Theme& theme = workspace_.theme();
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 2, 0, 8);
    column->setSpacing(4);
    const auto add = [&](QGridLayout* grid, int row, int at, const Category& after, const QString& name) {
        auto* button = new LookButton(theme, qs(after.color), after.shape, name, box);
        button->setCheckable(true);
        button->setChecked(after == category);
        connect(button, &QAbstractButton::clicked, this,
                [this, after] { edit(changeCategory(workspace_.caseFile(), after)) ? void() : rebuild(); });
        button->setObjectName(QStringLiteral("choose-") + name);
        grid->addWidget(button, row, at);
    };
    auto* colors = new QGridLayout;
    colors->setSpacing(2);
    colors->setColumnStretch(6, 1);
    for (std::size_t i = 0; i < kCategoryPalette.size(); ++i) {
        Category after = category;
        after.color = kCategoryPalette[i];
        add(colors, static_cast<int>(i) / 6, static_cast<int>(i) % 6, after, qs(after.color));
    }
    column->addLayout(colors);
    auto* own = new QLineEdit(qs(category.color), box);
    own->setObjectName(QStringLiteral("color"));
    own->setAccessibleName(tr("Another colour, as #RRGGBB"));
    own->setPlaceholderText(QStringLiteral("#RRGGBB"));
    own->setMaximumWidth(110);
    connect(own, &QLineEdit::returnPressed, this, [this, own, category] {
        static const QRegularExpression form(QStringLiteral("^#?[0-9A-Fa-f]{6}$"));
        const QString typed = own->text().trimmed();
        if (!form.match(typed).hasMatch()) {
            say(tr("a colour is written as # and six digits, such as #1D6FA5"));
            return;
        }
        Category after = category;
        after.color = utf8(QLatin1Char('#') + typed.right(6).toUpper());
        edit(changeCategory(workspace_.caseFile(), after));
    });
    column->addWidget(own);
    auto* shapes = new QGridLayout;
    shapes->setSpacing(2);
    shapes->setColumnStretch(7, 1);
    for (std::size_t i = 0; i < allWords<Shape>().size(); ++i) {
        Category after = category;
        after.shape = static_cast<Shape>(i);
        add(shapes, 0, static_cast<int>(i), after, qs(allWords<Shape>()[i]));
    }
    column->addLayout(shapes);
    return box;
}

void CategoriesPage::remove(const Category& category, std::size_t events)
{
    if (events == 0) {
        edit(removeCategory(workspace_.caseFile(), category.id));
        return;
    }
    const QString question =
        events == 1 ? tr("1 event is in “%1”. Its category becomes").arg(qs(category.name))
                    : tr("%1 events are in “%2”. Their category becomes").arg(events).arg(qs(category.name));
    auto* prompt = new LinePrompt(workspace_.theme(), question, tr("Delete"));
    prompt->setObjectName(QStringLiteral("replacement"));
    auto* choice = new ChoiceButton(workspace_.theme(), prompt);
    choice->setFramed(true);
    std::vector<Choice> others;
    for (const Category& other : categories_) {
        if (other.id != category.id) {
            others.push_back({qs(other.name), other.id});
        }
    }
    choice->setChoices([others] { return others; });
    choice->setCurrent({tr("Choose…"), {}});
    prompt->addField(choice);
    prompt->setAccept([this, prompt, choice, id = category.id] {
        if (choice->current().empty()) {
            prompt->say(tr("Choose the category that they come into."));
            return false;
        }
        return edit(removeCategory(workspace_.caseFile(), id, choice->current()));
    });
    ask(prompt, rows_->below(category.id));
}

void CategoriesPage::startAdding()
{
    if (!workspace_.canEdit() || adding_ == nullptr) {
        return;
    }
    auto* prompt = new LinePrompt(workspace_.theme(), tr("Name of the new category"), tr("Add"));
    prompt->setObjectName(QStringLiteral("adding"));
    QLineEdit* name = prompt->addLine({});
    prompt->setAccept([this, name] {
        const auto change = addCategory(workspace_.caseFile(), utf8(name->text()));
        if (change) {
            open_ = addedId(*change, ObjectKind::Category);
        }
        return edit(change);
    });
    ask(prompt, *adding_);
}

void CategoriesPage::takeKeyboard()
{
    if (!categories_.empty()) {
        if (auto* first = findChild<QWidget*>(QStringLiteral("name-") + qs(categories_.front().id))) {
            first->setFocus();
        }
    }
}

} // namespace dateline
