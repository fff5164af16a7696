#include "ui/citation/propertyview.h"

#include "core/time/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <set>

namespace dateline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("dateline", text);
}

bool exclude(const ClaimValue& a, const ClaimValue& b, const CaseDates& dates)
{
    if (const auto* date = std::get_if<EdtfDate>(&a)) {
        const auto* other = std::get_if<EdtfDate>(&b);
        return other != nullptr && !dates.widened(*date).intersects(dates.widened(*other));
    }
    if (const auto* quantity = std::get_if<Quantity>(&a)) {
        const auto* other = std::get_if<Quantity>(&b);
        return other != nullptr && quantity->of == other->of && !bounds(*quantity).meets(bounds(*other));
    }
    return false;
}

/// A claim's value in words. No source says on which day of the week its date falls, so neither does this.
QString saidText(const Workspace& workspace, const ClaimValue& value)
{
    QString words = workspace.valueText(value);
    if (std::holds_alternative<EdtfDate>(value)) {
        for (const auto& weekday : englishDateVocabulary().weekdays) {
            words.remove(qs(weekday) + QLatin1Char(' '));
        }
    }
    return words;
}

ValueView valueView(const Workspace& workspace, const Event& event, const StatedValue& stated)
{
    ValueView view;
    view.value = stated.value;
    view.sources = stated.sources;
    view.resolved = stated.resolved;
    view.stands = stated.stands;
    view.claims = stated.claims;
    view.text = saidText(workspace, stated.value);
    if (const auto* quantity = std::get_if<Quantity>(&stated.value); quantity && !quantity->of.empty()) {
        Quantity whole = *quantity;
        whole.of.clear();
        view.text = workspace.valueText(whole);
        view.part = qs(quantity->of);
    }
    std::set<int> numbers;
    std::set<std::string_view> denying;
    view.ruledOut = true;
    for (const std::size_t position : stated.claims) {
        const Claim& claim = event.claims[position];
        if (claim.ofAnalyst()) {
            view.own = true;
        } else {
            numbers.insert(workspace.sourceNumber(claim.source));
        }
        if (claim.stance == Stance::Denies) {
            denying.insert(claim.source);
        }
        view.ruledOut = view.ruledOut && claim.rank == Rank::Deprecated;
    }
    view.denials = denying.size();
    QStringList parts;
    for (const int number : numbers) {
        parts << QString::number(number);
    }
    view.sourceNumbers = parts.join(QLatin1Char(' '));
    return view;
}

/// Marks the values that exclude the resolved one; where a dispute does not touch it, those that exclude any other.
void markExcluded(std::vector<ValueView>& values, const CaseDates& dates)
{
    bool any = false;
    for (ValueView& value : values) {
        value.excluded = value.stands && std::ranges::any_of(values, [&](const ValueView& other) {
                             return other.resolved && exclude(value.value, other.value, dates);
                         });
        any = any || value.excluded;
    }
    if (any) {
        return;
    }
    for (ValueView& value : values) {
        value.excluded = value.stands && !value.resolved && std::ranges::any_of(values, [&](const ValueView& other) {
                             return other.stands && exclude(value.value, other.value, dates);
                         });
    }
}

void giveBadge(PropertyView& view, const Event& event, bool disputed)
{
    std::set<std::string_view> saying;
    std::set<std::string_view> denying;
    std::size_t standing = 0;
    for (const ValueView& value : view.values) {
        standing += value.stands ? 1 : 0;
        for (const std::size_t position : value.claims) {
            const Claim& claim = event.claims[position];
            if (!claim.ofAnalyst()) {
                (claim.stance == Stance::Denies ? denying : saying).insert(claim.source);
            }
        }
    }
    // Two texts or two names may well be the same thing in other words: that is for the reader to judge.
    const bool comparable = view.type == ValueType::Time || view.type == ValueType::Quantity;
    if (disputed) {
        view.badge = tr("sources disagree");
        view.tone = Tone::Disagree;
    } else if (saying.size() > 1 && (standing == 1 || comparable)) {
        view.badge = tr("%1 sources agree").arg(saying.size());
        view.tone = Tone::Agree;
    } else if (!saying.empty()) {
        view.badge = sourcesText(saying.size());
    }
    if (!denying.empty()) {
        view.denial = tr("denied by %1").arg(denying.size());
    }
}

CardQuote quoteOf(const CaseFile& file, const std::string& id)
{
    const auto found = file.passage(id);
    if (!found) {
        return CardQuote{id, {}, tr("This passage is missing from the case."), {}};
    }
    const TextQuoteSelector& quote = found->passage.quote;
    return CardQuote{id, qs(quote.prefix), qs(quote.exact), qs(quote.suffix)};
}

CardText cardOf(const Workspace& workspace, const std::string& sourceId, const std::vector<std::string>& passages)
{
    CardText card;
    card.source = sourceId;
    card.sourceNumber = workspace.sourceNumber(sourceId);
    card.sourceName = workspace.sourceName(sourceId);
    if (const Source* source = findSource(workspace, sourceId)) {
        card.reliability = source->reliability;
        for (const std::string& id : passages) {
            card.quotes.push_back(quoteOf(workspace.caseFile(), id));
        }
    }
    return card;
}

} // namespace

const Source* findSource(const Workspace& workspace, const std::string& id)
{
    const int number = workspace.sourceNumber(id);
    return number > 0 ? &workspace.sources()[static_cast<std::size_t>(number - 1)] : nullptr;
}

const Passage* findPassage(const Source& source, const std::string& id)
{
    const auto found = std::ranges::find(source.passages, id, &Passage::id);
    return found == source.passages.end() ? nullptr : &*found;
}

std::vector<std::size_t> PropertyView::claims() const
{
    std::vector<std::size_t> all;
    for (const ValueView& value : values) {
        all.insert(all.end(), value.claims.begin(), value.claims.end());
    }
    return all;
}

std::vector<std::size_t> PropertyView::firstClaims(std::size_t count) const
{
    std::vector<std::size_t> chosen;
    for (std::size_t round = 0; chosen.size() < count; ++round) {
        const std::size_t before = chosen.size();
        for (const ValueView& value : values) {
            if (round < value.claims.size() && chosen.size() < count) {
                chosen.push_back(value.claims[round]);
            }
        }
        if (chosen.size() == before) {
            break;
        }
    }
    std::vector<std::size_t> all = claims();
    std::erase_if(all, [&](std::size_t claim) { return std::ranges::find(chosen, claim) == chosen.end(); });
    return all;
}

const ValueView* PropertyView::valueOf(std::size_t claim) const
{
    const auto found = std::ranges::find_if(
        values, [&](const ValueView& value) { return std::ranges::find(value.claims, claim) != value.claims.end(); });
    return found == values.end() ? nullptr : &*found;
}

PropertyView propertyView(const Workspace& workspace, const Event& event, const ResolvedProperty& property)
{
    PropertyView view;
    view.id = property.property;
    view.name = workspace.propertyName(property.property);
    for (const StatedValue& stated : property.values) {
        view.type = static_cast<ValueType>(stated.value.index());
        view.values.push_back(valueView(workspace, event, stated));
    }
    // What counts everything comes before what counts a part.
    std::ranges::stable_sort(view.values, {}, [](const ValueView& value) { return !value.part.isEmpty(); });
    if (property.disputed) {
        markExcluded(view.values, datesOf(workspace.info()));
    }
    giveBadge(view, event, property.disputed);
    return view;
}

std::vector<const ResolvedProperty*> inReadingOrder(std::span<const ResolvedProperty> properties)
{
    static constexpr std::array<std::string_view, 4> kFirst{"date", "place", "deaths", "injured"};
    std::vector<const ResolvedProperty*> order;
    for (const ResolvedProperty& property : properties) {
        order.push_back(&property);
    }
    std::ranges::stable_sort(order, {}, [](const ResolvedProperty* property) {
        return std::ranges::find(kFirst, property->property) - kFirst.begin();
    });
    return order;
}

QString relativeText(const Workspace& workspace, const RelativeToEvent& relative)
{
    const auto key = workspace.caseFile().findEvent(relative.event);
    const auto title = key ? workspace.caseFile().title(*key) : Result<std::string>(relative.event);
    return qs(inWords(relative.shift)).replace(QStringLiteral("%1"), oneLine(qs(title.value_or(relative.event))));
}

CardText cardText(const Workspace& workspace, const Claim& claim, const ValueView* value)
{
    CardText card = cardOf(workspace, claim.source, claim.passages);
    card.claim = claim.id;
    const QString words = saidText(workspace, claim.value);
    if (std::holds_alternative<std::string>(claim.value)) {
        card.heading = words;
    } else {
        card.value = words;
    }
    if (const auto* entity = std::get_if<EntityValue>(&claim.value); entity && !entity->as.empty()) {
        card.said = qs(entity->as);
    }
    if (claim.relative) {
        card.anchor = claim.relative->event;
        card.relative = relativeText(workspace, *claim.relative);
    }
    if (claim.ofAnalyst()) {
        card.sourceName = tr("Analyst’s own judgement");
    } else {
        card.stance = claim.stance;
    }
    card.attributedTo = qs(claim.attributedTo);
    card.derived = claim.derived;
    card.derivation = qs(claim.derivation);
    card.rank = claim.rank;
    card.rankReason = qs(claim.rankReason);
    card.credibility = claim.credibility;
    card.note = qs(claim.note);
    card.excluded = value != nullptr && value->excluded;
    return card;
}

CardText cardText(const Workspace& workspace, const Relation& relation)
{
    CardText card = cardOf(workspace, relation.source, relation.passages);
    if (relation.source.empty()) {
        card.sourceName = tr("Analyst’s own judgement");
    }
    card.derived = relation.derived;
    card.note = qs(relation.note);
    return card;
}

QString resolvedDateText(const Workspace& workspace, std::span<const ResolvedProperty> properties)
{
    const auto date = resolvedDate(properties);
    return date ? workspace.valueText(*date) : QString();
}

QString resolvedPlaceText(const Workspace& workspace, std::span<const ResolvedProperty> properties)
{
    const auto place = std::ranges::find(properties, "place", &ResolvedProperty::property);
    if (place == properties.end() || place->values.empty() || !place->values.front().resolved) {
        return {};
    }
    const auto* value = std::get_if<EntityValue>(&place->values.front().value);
    if (value == nullptr) {
        return workspace.valueText(place->values.front().value);
    }
    QStringList names;
    std::set<std::string> seen; // a case may say that two places lie within one another
    for (std::string id = value->entity; !id.empty() && seen.insert(id).second;) {
        names << oneLine(workspace.entityName(id));
        const auto& entities = workspace.entities();
        const auto entity = std::ranges::find(entities, id, &Entity::id);
        id = entity == entities.end() ? std::string() : entity->within;
    }
    return names.join(QStringLiteral(", "));
}

} // namespace dateline
