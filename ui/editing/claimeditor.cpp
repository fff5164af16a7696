// How the card is laid out, and how it is saved. What its fields offer and hold is in claimeditorfields.cpp.

#include "ui/editing/claimeditor.h"

#include "core/edit/ids.h"
#include "core/edit/vocabularyedits.h"

#include "ui/editing/growingedit.h"
#include "ui/editing/scalewords.h"
#include "ui/theme/housestyle.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace dateline {

namespace {

constexpr int kLabelWidth = 84;

} // namespace

ClaimEditor::ClaimEditor(Workspace& workspace, QWidget* parent) : Card(parent), workspace_(workspace)
{
    properties_ = workspace.caseFile().properties().value_or(std::vector<Property>());
    setAccessibleName(tr("Claim"));
    setFocusPolicy(Qt::NoFocus);
    makeCompact(*this);
    layOut();
    connectTyping();
    connect(value_, &ValueField::rebuilt, this, &ClaimEditor::orderTabs);
    refreshSource();
}

void ClaimEditor::layOut()
{
    const Theme& theme = workspace_.theme();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 11, 12, 11);
    layout->setSpacing(7);
    propertyField_ = new CompletingField(workspace_, this);
    propertyField_->setOffersAll(true);
    propertyField_->setPlaceholderText(tr("Date, place, deaths …"));
    propertyField_->setSuggest([this](const QString& text) { return propertySuggestions(text); });
    layout->addWidget(labelled(tr("Property"), propertyField_));
    value_ = new ValueField(workspace_, this);
    layout->addWidget(labelled(tr("Value"), value_));
    worked_ = new QLabel(this);
    worked_->setTextFormat(Qt::PlainText);
    worked_->setWordWrap(true);
    worked_->setFont(theme.sans(12));
    worked_->setStyleSheet(QStringLiteral("color: %1;").arg(theme.secondText.name()));
    workedRow_ = labelled(tr("Worked out"), worked_);
    layout->addWidget(workedRow_);
    workedRow_->hide();
    sourceField_ = new CompletingField(workspace_, this);
    sourceField_->setOffersAll(true);
    sourceField_->setSuggest([this](const QString& text) { return sourceSuggestions(text); });
    layout->addWidget(labelled(tr("Source"), sourceField_));
    passage_ = new ChoiceButton(theme, this);
    passage_->setFramed(true);
    passage_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    passage_->setAccessibleName(tr("The words it rests on"));
    passage_->setChoices([this] { return passageChoices(); });
    layout->addWidget(labelled(tr("Rests on"), passage_));
    quote_ = new QLabel(this);
    quote_->setTextFormat(Qt::PlainText);
    quote_->setWordWrap(true);
    quote_->setFont(theme.serif(13));
    quote_->setContentsMargins(7, 4, 7, 4);
    quote_->setStyleSheet(QStringLiteral("background: %1; color: %2; border-radius: 3px;")
                              .arg(theme.quotation.name(), theme.onQuotation.name()));
    layout->addWidget(quote_);
    addMore(*layout);
    problem_ = new QLabel(this);
    problem_->setTextFormat(Qt::PlainText);
    problem_->setWordWrap(true);
    problem_->setFont(theme.sans(12));
    problem_->setStyleSheet(QStringLiteral("color: %1;").arg(theme.disagree.name()));
    problem_->hide();
    layout->addWidget(problem_);
    addButtons(*layout);
}

QWidget* ClaimEditor::labelled(const QString& label, QWidget* field)
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* name = new QLabel(label, row);
    name->setFont(workspace_.theme().sans(12));
    name->setFixedWidth(kLabelWidth);
    name->setContentsMargins(0, 6, 0, 0);
    QPalette colors = name->palette();
    colors.setColor(QPalette::WindowText, workspace_.theme().secondText);
    name->setPalette(colors);
    layout->addWidget(name, 0, Qt::AlignTop);
    layout->addWidget(field, 1, sideOf(*field));
    if (field->accessibleName().isEmpty()) {
        field->setAccessibleName(label);
    }
    return row;
}

void ClaimEditor::addMore(QVBoxLayout& layout)
{
    const Theme& theme = workspace_.theme();
    rest_ = new QWidget(this);
    auto* column = new QVBoxLayout(rest_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(7);
    stance_ = new ChoiceButton(theme, this);
    stance_->setFramed(true);
    stance_->setChoices([] {
        std::vector<Choice> all;
        for (const Stance stance : {Stance::Asserts, Stance::Reports, Stance::Denies}) {
            all.push_back({stanceWord(stance), std::string(toWord(stance))});
        }
        return all;
    });
    column->addWidget(labelled(tr("The source"), stance_));
    attributedTo_ = new QLineEdit(this);
    attributedTo_->setPlaceholderText(tr("Who said it, where another is quoted"));
    column->addWidget(labelled(tr("According to"), attributedTo_));
    as_ = new QLineEdit(this);
    as_->setPlaceholderText(tr("The source’s own word for it"));
    asRow_ = labelled(tr("Called"), as_);
    column->addWidget(asRow_);
    derived_ = new QCheckBox(tr("Derived"), this);
    derived_->setToolTip(tr("The value does not stand in the words but was worked out from them"));
    derivation_ = new QLineEdit(this);
    derivation_->setPlaceholderText(tr("How: “last Friday” before the day of issue"));
    derivation_->setAccessibleName(tr("How it was worked out"));
    auto* worked = new QHBoxLayout;
    worked->setSpacing(8);
    derived_->setFixedWidth(kLabelWidth);
    worked->addWidget(derived_);
    worked->addWidget(derivation_, 1);
    column->addLayout(worked);
    credibility_ = new ChoiceButton(theme, this);
    credibility_->setFramed(true);
    credibility_->setChoices([] {
        std::vector<Choice> all{{tr("Not judged"), {}}};
        for (int i = 1; i <= 6; ++i) {
            all.push_back({tr("%1  %2").arg(i).arg(credibilityWords(i)), std::to_string(i)});
        }
        return all;
    });
    column->addWidget(labelled(tr("Credibility"), credibility_));
    note_ = new GrowingEdit(theme, this);
    note_->setPlaceholderText(tr("Your own remark"));
    column->addWidget(labelled(tr("Note"), note_));
    stance_->setCurrentData({});
    credibility_->setCurrentData({});
    layout.addWidget(rest_);
    rest_->hide();
}

void ClaimEditor::addButtons(QVBoxLayout& layout)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    more_ = new QPushButton(tr("More"), this);
    makeQuiet(*more_);
    setButtonPadding(*more_, {0, 2});
    connect(more_, &QPushButton::clicked, this, [this] { showMore(rest_->isHidden()); });
    row->addWidget(more_);
    row->addStretch(1);
    auto* cancelButton = new QPushButton(tr("Cancel"), this);
    connect(cancelButton, &QPushButton::clicked, this, &ClaimEditor::cancel);
    saveButton_ = new QPushButton(tr("Add claim"), this);
    makePrimary(*saveButton_);
    connect(saveButton_, &QPushButton::clicked, this, &ClaimEditor::accept);
    row->addWidget(cancelButton);
    row->addWidget(saveButton_);
    layout.addLayout(row);
}

void ClaimEditor::connectTyping()
{
    connect(propertyField_, &CompletingField::chosen, this, &ClaimEditor::chooseProperty);
    connect(sourceField_, &CompletingField::chosen, this, [this](const Suggestion& suggestion) {
        setSource(suggestion.data);
        typed();
    });
    connect(value_, &ValueField::changed, this, &ClaimEditor::typed);
    connect(value_, &ValueField::accepted, this, &ClaimEditor::accept);
    connect(value_, &ValueField::cancelled, this, &ClaimEditor::cancel);
    for (QLineEdit* field : {attributedTo_, as_, derivation_}) {
        connect(field, &QLineEdit::textChanged, this, &ClaimEditor::typed);
    }
    connect(derivation_, &QLineEdit::textEdited, derived_, [this] { derived_->setChecked(true); });
    connect(derivation_, &QLineEdit::textChanged, this, &ClaimEditor::showDerivation);
    connect(derived_, &QCheckBox::toggled, this, &ClaimEditor::showDerivation);
    connect(note_, &QPlainTextEdit::textChanged, this, &ClaimEditor::typed);
    connect(derived_, &QCheckBox::toggled, this, &ClaimEditor::typed);
    connect(passage_, &ChoiceButton::chosen, this, [this] {
        refreshSource();
        typed();
    });
    connect(stance_, &ChoiceButton::chosen, this, &ClaimEditor::typed);
    connect(credibility_, &ChoiceButton::chosen, this, &ClaimEditor::typed);
}

/// The fields of the value are made anew for each type of property, and would be walked last.
void ClaimEditor::orderTabs()
{
    QWidget* before = propertyField_;
    for (QWidget* field : value_->fields()) {
        setTabOrder(before, field);
        before = field;
    }
    setTabOrder(before, sourceField_);
}

void ClaimEditor::showMore(bool more)
{
    rest_->setVisible(more);
    showDerivation();
    QTimer::singleShot(0, this, &ClaimEditor::comeIntoView);
    more_->setText(more ? tr("Less") : tr("More"));
}

void ClaimEditor::comeIntoView()
{
    for (QWidget* around = parentWidget(); around != nullptr; around = around->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(around)) {
            area->ensureWidgetVisible(this, 0, 12);
            return;
        }
    }
}

bool ClaimEditor::say(const QString& problem)
{
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty());
    return problem.isEmpty();
}

/// The property that is meant; a new one is added to `parts`.
bool ClaimEditor::takeProperty(Change& parts)
{
    if (newProperty_) {
        const auto change = addProperty(workspace_.caseFile(), newProperty_->name, newProperty_->type);
        if (!change) {
            return say(qs(change.error().message));
        }
        parts.objects = change->objects;
        property_ = addedId(*change, ObjectKind::Property);
    }
    return !property_.empty() || say(tr("Choose a property"));
}

Result<Claim> ClaimEditor::claim(Change& parts)
{
    Claim made = before_;
    made.property = property_;
    auto value = value_->take(parts);
    if (!value) {
        return fail(value.error());
    }
    made.value = std::move(*value);
    if (auto* entity = std::get_if<EntityValue>(&made.value)) {
        entity->as = utf8(as_->text().trimmed());
    }
    made.relative = value_->relative();
    made.source = source_;
    if (source_.empty()) {
        made.passages.clear();
    } else if (!selection_) {
        // Further passages of a changed claim stay as they are.
        const std::string& chosen = passage_->current();
        if (before_.source != source_ || before_.passages.empty()) {
            made.passages = chosen.empty() ? std::vector<std::string>() : std::vector{chosen};
        }
        if (made.passages.empty()) {
            return fail(ErrorCode::Invalid, utf8(tr("Choose the words of the source that it rests on")));
        }
    }
    made.stance = fromWord<Stance>(stance_->current()).value_or(Stance::Asserts);
    made.attributedTo = utf8(attributedTo_->text().trimmed());
    made.derived = derived_->isChecked();
    made.derivation = made.derived ? utf8(derivation_->text().trimmed()) : std::string();
    if (made.derived && made.derivation.empty()) {
        showMore(true);
        return fail(ErrorCode::Invalid, utf8(tr("Say how the value was worked out")));
    }
    const int credibility = qs(credibility_->current()).toInt();
    made.credibility = credibility > 0 ? std::optional(credibility) : std::nullopt;
    made.note = utf8(note_->toPlainText().trimmed());
    return made;
}

bool ClaimEditor::accept()
{
    say({});
    Change parts;
    if (!takeProperty(parts)) {
        return false;
    }
    const auto made = claim(parts);
    if (!made) {
        return say(qs(made.error().message));
    }
    CaseFile& file = workspace_.caseFile();
    const bool saved = save_        ? save_(*made, selection_, parts)
                       : selection_ ? workspace_.edit(addClaimFromSelection(file, event_, *made, *selection_, parts))
                       : made->id.empty() ? workspace_.edit(addClaim(file, event_, *made, parts))
                                          : workspace_.edit(changeClaim(file, event_, *made, parts));
    if (!saved) {
        return false;
    }
    if (draft_) {
        draft_->done();
    }
    Q_EMIT finished(true);
    return true;
}

bool ClaimEditor::keepDraft()
{
    if (draft_) {
        draft_->write();
    }
    return draft_ != nullptr;
}

void ClaimEditor::cancel()
{
    if (draft_) {
        draft_->done();
    }
    Q_EMIT finished(false);
}

} // namespace dateline
