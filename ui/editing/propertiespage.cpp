#include "ui/editing/propertiespage.h"

#include "core/edit/vocabularyedits.h"

#include "ui/editing/choicebutton.h"
#include "ui/editing/glyphbutton.h"
#include "ui/editing/inlinetext.h"
#include "ui/editing/lineprompt.h"
#include "ui/editing/orderedrows.h"
#include "ui/theme/plaintext.h"

#include <QVBoxLayout>

namespace dateline {

namespace {

std::vector<Choice> types()
{
    const auto choice = [](ValueType type, const QString& text) {
        return Choice{text, std::string(toWord(type))};
    };
    return {choice(ValueType::Text, PropertiesPage::tr("Text")),
            choice(ValueType::Quantity, PropertiesPage::tr("Amount")),
            choice(ValueType::Time, PropertiesPage::tr("Date")),
            choice(ValueType::Entity, PropertiesPage::tr("Actor or place"))};
}

} // namespace

PropertiesPage::PropertiesPage(Workspace& workspace, QWidget* parent) : ContentsPage(workspace, parent) {}

QWidget* PropertiesPage::makeContent()
{
    const Theme& theme = workspace_.theme();
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 8, 0, 12);
    column->setSpacing(2);
    auto* hint =
        new PlainLabel(tr("What claims in this case can be about, beside dates, places, tolls and what else is "
                          "built in."));
    hint->setWordWrap(true);
    hint->setContentsMargins(14, 0, 14, 2);
    hint->setFont(theme.sans(12));
    hint->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(hint);
    rows_ = new OrderedRows(workspace_);
    for (const Property& property : workspace_.caseFile().properties().value_or(std::vector<Property>())) {
        if (builtinProperty(property.id) == nullptr) {
            rows_->addRow(property.id, makeRow(property));
        }
    }
    connect(rows_, &OrderedRows::reordered, this,
            [this](const std::vector<std::string>& ids) { edit(orderProperties(workspace_.caseFile(), ids)); });
    column->addWidget(rows_);
    adding_ = new QVBoxLayout;
    adding_->setContentsMargins(20, 2, 14, 0);
    if (workspace_.canEdit()) {
        auto* add = new WordButton(theme, tr("+ Property"), content);
        add->setObjectName(QStringLiteral("add"));
        adding_->addWidget(add);
        connect(add, &QAbstractButton::clicked, this, &PropertiesPage::startAdding);
    }
    column->addLayout(adding_);
    column->addStretch(1);
    return content;
}

QWidget* PropertiesPage::makeRow(const Property& property)
{
    const Theme& theme = workspace_.theme();
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 1, 0, 1);
    layout->setSpacing(3);
    auto* name = new InlineText(workspace_, InlineText::Lines::One, {theme.sans(13), theme.text}, row);
    name->setObjectName(QStringLiteral("name-") + qs(property.id));
    name->setAccessibleName(tr("Name of the property"));
    name->setText(qs(property.name));
    name->setSave([this, property](const QString& text) {
        Property after = property;
        after.name = utf8(text);
        return edit(changeProperty(workspace_.caseFile(), after));
    });
    layout->addWidget(name, 1, Qt::AlignVCenter);
    auto* type = new ChoiceButton(theme, row);
    type->setObjectName(QStringLiteral("type-") + qs(property.id));
    type->setChoices(&types);
    type->setCurrentData(std::string(toWord(property.type)));
    type->setEnabled(workspace_.canEdit());
    connect(type, &ChoiceButton::chosen, this, [this, property, type](const std::string& chosen) {
        Property after = property;
        after.type = *fromWord<ValueType>(chosen);
        if (!edit(changeProperty(workspace_.caseFile(), after))) {
            type->setCurrentData(std::string(toWord(property.type)));
        }
    });
    layout->addWidget(type);
    if (workspace_.canEdit()) {
        auto* cross = new GlyphButton(theme, Glyph::Cross, tr("Delete"), row);
        cross->setObjectName(QStringLiteral("delete-") + qs(property.id));
        connect(cross, &QAbstractButton::clicked, this,
                [this, id = property.id] { edit(removeProperty(workspace_.caseFile(), id)); });
        layout->addWidget(cross);
    }
    return row;
}

void PropertiesPage::startAdding()
{
    if (!workspace_.canEdit() || adding_ == nullptr) {
        return;
    }
    auto* prompt =
        new LinePrompt(workspace_.theme(), tr("Name of the new property, and what its values are"), tr("Add"));
    prompt->setObjectName(QStringLiteral("adding"));
    QLineEdit* name = prompt->addLine({});
    auto* type = new ChoiceButton(workspace_.theme(), prompt);
    type->setFramed(true);
    type->setChoices(&types);
    type->setCurrent(types().front());
    prompt->addField(type);
    prompt->setAccept([this, name, type] {
        return edit(addProperty(workspace_.caseFile(), utf8(name->text()), *fromWord<ValueType>(type->current())));
    });
    ask(prompt, *adding_);
}

} // namespace dateline
