// What the fields of the claim editor offer, and how they are filled.

#include "ui/editing/claimeditor.h"
#include "ui/editing/growingedit.h"

#include <QCheckBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace dateline {

namespace {

constexpr qsizetype kLongestQuote = 90; // in a menu

/// Properties of which claims were made lately, the last first: what one needs again soon.
std::vector<std::string>& lastUsed()
{
    static std::vector<std::string> ids;
    return ids;
}

void remember(const std::string& property)
{
    std::erase(lastUsed(), property);
    lastUsed().insert(lastUsed().begin(), property);
}

QString shortened(QString text)
{
    text = text.simplified();
    return text.size() > kLongestQuote ? text.left(kLongestQuote - 1) + QStringLiteral("…") : text;
}

QString typeWord(ValueType type)
{
    switch (type) {
    case ValueType::Time:
        return ClaimEditor::tr("date");
    case ValueType::Quantity:
        return ClaimEditor::tr("amount");
    case ValueType::Entity:
        return ClaimEditor::tr("actor or place");
    case ValueType::Text:
        return ClaimEditor::tr("text");
    }
    return {};
}

/// The words of a passage; nothing where it does not stand in that source.
QString exactOf(const Workspace& workspace, const std::string& source, const std::string& passage)
{
    if (passage.empty()) {
        return {};
    }
    const auto found = workspace.caseFile().passage(passage);
    return found && found->source == source ? qs(found->passage.quote.exact) : QString();
}

} // namespace

void ClaimEditor::startNew(EventKey event, const std::string& property)
{
    filling_ = true;
    event_ = event;
    before_ = {};
    saveButton_->setText(tr("Add claim"));
    setSource({});
    // The words that one is looking at are what one is about to use.
    if (!workspace_.passage().empty()) {
        passage_->setCurrentData(workspace_.passage());
    }
    if (!property.empty()) {
        setProperty(property);
    }
    filling_ = false;
}

void ClaimEditor::startChange(EventKey event, const Claim& claim)
{
    filling_ = true;
    event_ = event;
    before_ = claim;
    saveButton_->setText(tr("Save"));
    setProperty(claim.property);
    value_->setValue(claim.value, claim.relative);
    setSource(claim.source);
    stance_->setCurrentData(std::string(toWord(claim.stance)));
    credibility_->setCurrentData(claim.credibility ? std::to_string(*claim.credibility) : std::string());
    attributedTo_->setText(qs(claim.attributedTo));
    if (const auto* entity = std::get_if<EntityValue>(&claim.value)) {
        as_->setText(qs(entity->as));
    }
    derived_->setChecked(claim.derived);
    derivation_->setText(qs(claim.derivation));
    note_->setPlainText(qs(claim.note));
    showMore(claim.stance != Stance::Asserts || !claim.attributedTo.empty() || claim.derived ||
             claim.credibility.has_value() || !claim.note.empty() || !as_->text().isEmpty());
    showStarts();
    filling_ = false;
}

/// A line that is longer than its field shows how it begins.
void ClaimEditor::showStarts()
{
    for (QLineEdit* field : findChildren<QLineEdit*>()) {
        if (!field->hasFocus()) {
            field->setCursorPosition(0);
        }
    }
}

void ClaimEditor::setSelection(const Selection& selection, const QString& exact)
{
    selection_ = selection;
    selectedWords_ = exact;
    setSource(selection.source);
}

void ClaimEditor::setPassage(const std::string& source, const std::string& passage)
{
    setSource(source);
    passage_->setCurrentData(passage);
    refreshSource();
}

void ClaimEditor::setProperty(const std::string& id)
{
    const auto found = std::ranges::find(properties_, id, &Property::id);
    if (found == properties_.end()) {
        return;
    }
    newProperty_.reset();
    property_ = id;
    remember(id);
    propertyField_->setText(qs(found->name));
    value_->setType(found->type, id == "place" ? std::optional(EntityKind::Place) : std::nullopt);
    asRow_->setVisible(found->type == ValueType::Entity);
}

/// Another property takes the words that stand there, as far as it can mean them.
void ClaimEditor::chooseProperty(const Suggestion& suggestion)
{
    const QString words = value_->words();
    const ValueType before = value_->type();
    if (suggestion.label.isEmpty()) {
        setProperty(suggestion.data);
    } else {
        newProperty_ = Property{{}, utf8(suggestion.text), *fromWord<ValueType>(suggestion.data)};
        property_.clear();
        value_->setType(newProperty_->type);
        asRow_->setVisible(newProperty_->type == ValueType::Entity);
    }
    if (!guessedDerivation_.isEmpty() && derivation_->text() == guessedDerivation_ && value_->type() != before) {
        derivation_->clear();
        derived_->setChecked(false);
    }
    value_->setWords(words);
    typed();
    value_->setFocus();
    value_->offerEntities();
}

void ClaimEditor::setDerivation(const QString& how)
{
    guessedDerivation_ = how;
    derivation_->setText(how);
    derived_->setChecked(!how.isEmpty());
}

void ClaimEditor::showDerivation()
{
    worked_->setText(derivation_->text());
    workedRow_->setVisible(rest_->isHidden() && derived_->isChecked() && !derivation_->text().isEmpty());
}

void ClaimEditor::setSource(const std::string& id)
{
    source_ = id;
    sourceField_->setText(id.empty() ? tr("My own judgement") : workspace_.sourceName(id));
    sourceField_->setCursorPosition(0);
    if (!id.empty() && !selection_) {
        const bool open = workspace_.passageSource() == id;
        passage_->setCurrent({tr("Choose the words"), {}});
        if (open && !exactOf(workspace_, id, workspace_.passage()).isEmpty()) {
            passage_->setCurrentData(workspace_.passage());
        }
    }
    refreshSource();
}

void ClaimEditor::refreshSource()
{
    const bool settled = selection_.has_value();
    const bool keepsPassages = !before_.id.empty() && before_.source == source_ && !before_.passages.empty();
    sourceField_->setEnabled(!settled);
    passage_->parentWidget()->setVisible(!source_.empty() && !settled && !keepsPassages);
    QStringList quotes;
    if (settled) {
        quotes << selectedWords_;
    } else if (keepsPassages) {
        for (const std::string& passage : before_.passages) {
            quotes << exactOf(workspace_, source_, passage);
        }
    } else if (!source_.empty()) {
        quotes << exactOf(workspace_, source_, passage_->current());
    }
    quotes.removeAll(QString());
    quote_->setText(quotes.join(QStringLiteral(" … ")));
    quote_->setVisible(!quotes.isEmpty());
    const bool own = source_.empty();
    stance_->parentWidget()->setVisible(!own);
    attributedTo_->parentWidget()->setVisible(!own);
}

std::vector<Suggestion> ClaimEditor::propertySuggestions(const QString& typed) const
{
    const QString wanted = typed.trimmed();
    std::vector<const Property*> found;
    for (const Property& property : properties_) {
        if (qs(property.name).contains(wanted, Qt::CaseInsensitive)) {
            found.push_back(&property);
        }
    }
    std::ranges::stable_sort(found, {}, [&](const Property* property) {
        const auto used = std::ranges::find(lastUsed(), property->id) - lastUsed().begin();
        const bool begins = qs(property->name).startsWith(wanted, Qt::CaseInsensitive);
        return std::pair(!begins, used);
    });
    std::vector<Suggestion> all;
    bool exact = wanted.isEmpty();
    for (const Property* property : found) {
        all.push_back({qs(property->name), typeWord(property->type), property->id, {}});
        exact = exact || qs(property->name).compare(wanted, Qt::CaseInsensitive) == 0;
    }
    if (!exact) {
        for (const ValueType type : {ValueType::Text, ValueType::Quantity, ValueType::Entity, ValueType::Time}) {
            all.push_back({wanted, typeWord(type), std::string(toWord(type)), tr("New property “%1”").arg(wanted)});
        }
    }
    return all;
}

std::vector<Suggestion> ClaimEditor::sourceSuggestions(const QString& typed) const
{
    const QString wanted = typed.trimmed();
    std::vector<Suggestion> all;
    const auto offer = [&](const QString& name, const QString& detail, const std::string& id) {
        if (name.contains(wanted, Qt::CaseInsensitive) || detail.contains(wanted, Qt::CaseInsensitive)) {
            all.push_back({name, detail, id, {}});
        }
    };
    offer(tr("My own judgement"), tr("no source"), {});
    for (const Source& source : workspace_.sources()) {
        offer(workspace_.sourceName(source.id).simplified(),
              tr("%1").arg(workspace_.sourceNumber(source.id)) +
                  (source.publisher.empty() ? QString() : QStringLiteral(" · ") + qs(source.publisher).simplified()),
              source.id);
    }
    return all;
}

std::vector<Choice> ClaimEditor::passageChoices() const
{
    std::vector<Choice> all;
    if (const auto source = workspace_.caseFile().source(source_)) {
        for (const Passage& passage : source->passages) {
            const QString words = shortened(qs(passage.quote.exact));
            all.push_back({tr("“%1”").arg(words), passage.id, {}, tr("“%1”").arg(words)});
        }
    }
    if (all.empty()) {
        all.push_back({tr("No words of this source are cited yet: select some in the reader"), {}});
    }
    return all;
}

void ClaimEditor::focusFirst()
{
    if (property_.empty() && !newProperty_) {
        propertyField_->setFocus(Qt::OtherFocusReason);
    } else {
        value_->setFocus(Qt::OtherFocusReason);
    }
}

QJsonObject ClaimEditor::words() const
{
    QJsonObject words;
    const auto put = [&](const char* name, const QString& text) {
        if (!text.isEmpty()) {
            words.insert(QLatin1String(name), text);
        }
    };
    put("property", qs(property_));
    put("value", value_->words());
    if (value_->isRelative()) {
        put("anchor", QString::number(value_->anchor().value_or(-1)));
    }
    put("source", qs(source_));
    put("passage", qs(passage_->current()));
    put("stance", qs(stance_->current()));
    put("credibility", qs(credibility_->current()));
    put("attributedTo", attributedTo_->text());
    put("as", as_->text());
    put("derivation", derivation_->text());
    put("note", note_->toPlainText());
    return words;
}

void ClaimEditor::typed()
{
    say({});
    if (filling_ || draftPlace_.empty()) {
        return;
    }
    if (!draft_) {
        draft_ = std::make_unique<DraftKeeper>(workspace_, draftPlace_);
    }
    draft_->typed(QString::fromUtf8(QJsonDocument(words()).toJson(QJsonDocument::Compact)));
}

QString ClaimEditor::draftSummary(const Workspace& workspace, const std::string& draft)
{
    const QJsonObject words = QJsonDocument::fromJson(QByteArray::fromStdString(draft)).object();
    const QString property = words.value(QLatin1String("property")).toString();
    const QString value = words.value(QLatin1String("value")).toString().simplified();
    const QString note = words.value(QLatin1String("note")).toString().simplified();
    const QString name = property.isEmpty() ? tr("Claim") : workspace.propertyName(utf8(property));
    return words.isEmpty() ? QString() : name + QStringLiteral(": ") + (value.isEmpty() ? note : value);
}

void ClaimEditor::setDraft(const std::string& draft)
{
    const QJsonObject words = QJsonDocument::fromJson(QByteArray::fromStdString(draft)).object();
    const auto text = [&](const char* name) {
        return words.value(QLatin1String(name)).toString();
    };
    filling_ = true;
    setProperty(utf8(text("property")));
    if (words.contains(QLatin1String("anchor"))) {
        const EventKey anchor = text("anchor").toLongLong();
        value_->setRelative(true, anchor < 0 ? std::nullopt : std::optional(anchor));
    }
    value_->setWords(text("value"));
    setSource(utf8(text("source")));
    if (!text("passage").isEmpty()) {
        passage_->setCurrentData(utf8(text("passage")));
        refreshSource();
    }
    stance_->setCurrentData(utf8(text("stance")));
    credibility_->setCurrentData(utf8(text("credibility")));
    attributedTo_->setText(text("attributedTo"));
    as_->setText(text("as"));
    derivation_->setText(text("derivation"));
    derived_->setChecked(!text("derivation").isEmpty());
    note_->setPlainText(text("note"));
    showStarts();
    filling_ = false;
    // It is in the file already, and has to be taken from there in the end.
    typed();
    if (draft_) {
        draft_->write();
    }
}

} // namespace dateline
