#include "tests/support/randomedits.h"

#include "core/text/codepoints.h"

#include <algorithm>

namespace dateline::test {

namespace {

/// Removes what `gone` says from all events: claims, and with an event all that names it.
void removeClaims(Change& change, const Case& content, const auto& gone)
{
    for (const auto& event : content.events)
        for (const auto& claim : event.claims)
            if (gone(claim))
                change.remove(ClaimOf{event.id, claim});
}

void removeRelations(Change& change, const Case& content, const auto& gone)
{
    for (const auto& relation : content.relations)
        if (gone(relation))
            change.remove(relation);
}

bool rests(const std::vector<std::string>& passages, const std::string& passage)
{
    return std::ranges::find(passages, passage) != passages.end();
}

} // namespace

std::string RandomEdits::freshId(const char* kind)
{
    return std::string(kind) + "-" + std::to_string(++made_) + "-" + std::to_string(below(1000));
}

std::string RandomEdits::words()
{
    constexpr const char* kWords[] = {"harbour", "fire", "Café", "of the", "strike",  "Ødegård",
                                      "vote",    "—",    "𝔘",    "a\"b'c", "warning", "two\nlines"};
    std::string text;
    const auto count = 1 + below(4);
    for (std::size_t i = 0; i < count; ++i)
        text += (i == 0 ? "" : " ") + std::string(kWords[below(std::size(kWords))]);
    return text;
}

EdtfDate RandomEdits::date()
{
    const auto year = std::to_string(1990 + below(30));
    const auto month = std::to_string(10 + below(3));
    const auto day = std::to_string(10 + below(19));
    constexpr std::size_t kForms = 7;
    const std::string forms[kForms] = {year,
                                       year + "-" + month,
                                       year + "-" + month + "-" + day,
                                       year + "~",
                                       year + "-" + month + "-" + day + "/..",
                                       year + "-" + month + "-" + day + "T12:30:00Z",
                                       "[" + year + "-10," + year + "-12]"};
    return EdtfDate::parse(forms[below(kForms)]).value();
}

ClaimValue RandomEdits::valueFor(const Property& property, const Case& content)
{
    switch (property.type) {
    case ValueType::Time:
        return date();
    case ValueType::Quantity:
        return Quantity{static_cast<double>(below(100)) + (oneIn(5) ? 0.5 : 0), 0,
                        oneIn(2) ? Comparator::AtLeast : Comparator::Exactly, oneIn(4) ? "sailors" : ""};
    case ValueType::Entity:
        if (!content.entities.empty())
            return EntityValue{any(content.entities).id, oneIn(2) ? words() : std::string()};
        return EntityValue{};
    case ValueType::Text:
        break;
    }
    return words();
}

Claim RandomEdits::claim(const Case& content)
{
    Claim made;
    made.id = freshId("claim");
    const auto builtIn = builtinProperties();
    const auto& property = oneIn(3)                                  ? builtIn[0]
                           : oneIn(6) && !content.properties.empty() ? any(content.properties)
                                                                     : builtIn[below(builtIn.size())];
    made.property = property.id;
    made.value = valueFor(property, content);
    if (property.type == ValueType::Time && oneIn(3)) {
        made.relative = RelativeToEvent{any(content.events).id, {static_cast<std::int64_t>(below(40)) - 20, {}, {}}};
        made.relative->shift.unit = ShiftUnit::Days;
    }
    const auto* source = content.sources.empty() ? nullptr : &any(content.sources);
    if (source != nullptr && !source->passages.empty() && !oneIn(4)) {
        made.source = source->id;
        made.passages = {any(source->passages).id};
    }
    return made;
}

Change RandomEdits::addEvent(const Case& content)
{
    Event event;
    event.id = freshId("event");
    event.title = words();
    event.category = any(content.categories).id;
    event.importance = static_cast<Importance>(below(3));
    if (oneIn(3))
        event.tags = {words(), words()};
    if (oneIn(4))
        event.parent = any(content.events).id;
    Change change{"Add event", {}};
    // The claims come first: the order of a change's objects is free.
    const auto count = below(4);
    for (std::size_t i = 0; i < count; ++i)
        change.add(ClaimOf{event.id, claim(content)});
    change.add(event);
    return change;
}

Change RandomEdits::changeEvent(const Case& content)
{
    const auto& event = any(content.events);
    auto now = event;
    now.claims.clear();
    const auto before = now;
    switch (below(6)) {
    case 0:
        now.title = words();
        break;
    case 1:
        now.note = oneIn(3) ? std::string() : words();
        break;
    case 2:
        now.category = any(content.categories).id;
        break;
    case 3:
        now.parent = oneIn(2) ? std::string() : any(content.events).id;
        break;
    case 4:
        now.tags.push_back(words());
        std::ranges::reverse(now.tags);
        break;
    default: {
        MergedEvent merged;
        merged.id = freshId("event");
        merged.title = words();
        merged.category = event.category;
        merged.claims = {"claim-a", "claim-b"};
        merged.anchored = {{"claim-c", {event.id, {3, ShiftUnit::Weeks, PartOfDay::Whole}}}};
        if (oneIn(2))
            now.merged.clear();
        else
            now.merged.push_back(merged);
    }
    }
    return Change{"Change event", {}}.change(before, now);
}

Change RandomEdits::removeEvent(const Case& content)
{
    Change change{"Remove event", {}};
    if (content.events.size() < 5)
        return change;
    const auto gone = any(content.events);
    change.remove(gone);
    for (const auto& event : content.events) {
        auto before = event;
        before.claims.clear();
        auto now = before;
        if (event.parent == gone.id && event.id != gone.id) {
            now.parent.clear();
            change.change(before, now);
        }
        for (const auto& claim : event.claims) {
            if (event.id == gone.id) {
                change.remove(ClaimOf{event.id, claim});
            } else if (claim.relative && claim.relative->event == gone.id) {
                auto freed = claim;
                freed.relative.reset();
                change.change(ClaimOf{event.id, claim}, ClaimOf{event.id, freed});
            }
        }
    }
    removeRelations(change, content, [&](const Relation& r) { return r.from == gone.id || r.to == gone.id; });
    return change;
}

Change RandomEdits::addClaim(const Case& content)
{
    return Change{"Add claim", {}}.add(ClaimOf{any(content.events).id, claim(content)});
}

Change RandomEdits::changeClaim(const Case& content)
{
    Change change{"Change claim", {}};
    const auto& event = any(content.events);
    if (event.claims.empty())
        return change;
    const auto& before = any(event.claims);
    auto now = before;
    auto owner = event.id;
    switch (below(7)) {
    case 0:
        now.rank = oneIn(2) ? Rank::Preferred : Rank::Deprecated;
        now.rankReason = words();
        break;
    case 1:
        now.rank = Rank::Normal;
        now.rankReason.clear();
        break;
    case 2:
        now.stance = static_cast<Stance>(below(3));
        break;
    case 3:
        now.note = words();
        break;
    case 4:
        now.credibility = oneIn(3) ? std::nullopt : std::optional(static_cast<int>(1 + below(7)));
        break;
    case 5:
        owner = any(content.events).id;
        break;
    default:
        if (!now.relative)
            now.value = std::holds_alternative<EdtfDate>(now.value) ? ClaimValue(date()) : now.value;
        now.attributedTo = oneIn(2) ? words() : std::string();
    }
    return change.change(ClaimOf{event.id, before}, ClaimOf{owner, now});
}

Change RandomEdits::removeClaim(const Case& content)
{
    const auto& event = any(content.events);
    Change change{"Remove claim", {}};
    if (!event.claims.empty())
        change.remove(ClaimOf{event.id, any(event.claims)});
    return change;
}

Change RandomEdits::editCategory(const Case& content)
{
    Change change{"Edit category", {}};
    const auto before = any(content.categories);
    if (oneIn(3))
        return change.add(
            Category{freshId("category"), words(), "#123456", static_cast<Shape>(below(7)), oneIn(2) ? words() : ""});
    auto now = before;
    now.name = words();
    if (oneIn(2) || content.categories.size() < 3)
        return change.change(before, now);
    const auto& other = content.categories.front().id == before.id ? content.categories.back() : content.categories[0];
    for (const auto& event : content.events) {
        if (event.category != before.id)
            continue;
        auto moved = event;
        moved.category = other.id;
        change.change(event, moved);
    }
    return change.remove(before);
}

Change RandomEdits::editProperty(const Case& content)
{
    Change change{"Edit property", {}};
    if (content.properties.empty() || oneIn(3))
        return change.add(Property{freshId("property"), words(), static_cast<ValueType>(below(4))});
    const auto before = any(content.properties);
    auto now = before;
    now.name = words();
    if (oneIn(2))
        return change.change(before, now);
    removeClaims(change, content, [&](const Claim& claim) { return claim.property == before.id; });
    return change.remove(before);
}

Change RandomEdits::editEntity(const Case& content)
{
    Change change{"Edit entity", {}};
    if (content.entities.size() < 3 || oneIn(3)) {
        Entity made;
        made.id = freshId("entity");
        made.name = words();
        made.kind = static_cast<EntityKind>(below(2));
        made.aliases = {words()};
        if (oneIn(2))
            made.coordinates = Coordinates{-1.5, static_cast<double>(below(170))};
        return change.add(made);
    }
    const auto before = any(content.entities);
    auto now = before;
    if (oneIn(3)) {
        now.aliases.push_back(words());
        now.name = words();
        return change.change(before, now);
    }
    if (oneIn(3)) {
        now.within = any(content.entities).id;
        now.kind = static_cast<EntityKind>(below(2));
        return change.change(before, now);
    }
    removeClaims(change, content, [&](const Claim& claim) {
        const auto* value = std::get_if<EntityValue>(&claim.value);
        return value != nullptr && value->entity == before.id;
    });
    for (const auto& inner : content.entities) {
        auto freed = inner;
        freed.within.clear();
        if (inner.within == before.id && inner.id != before.id)
            change.change(inner, freed);
    }
    return change.remove(before);
}

Change RandomEdits::editSource(const Case& content)
{
    Change change{"Edit source", {}};
    if (content.sources.size() < 2 || oneIn(4)) {
        Source made;
        made.id = freshId("source");
        made.title = words();
        made.creators = {words(), words()};
        made.issued = EdtfDate::parse(std::to_string(1990 + below(30))).value();
        return change.add(made);
    }
    const auto before = any(content.sources);
    auto now = before;
    if (oneIn(2))
        now.issued = date();
    else
        now.title = words();
    now.reliability = static_cast<Reliability>(below(6));
    return change.change(before, now);
}

Change RandomEdits::removeSource(const Case& content)
{
    Change change{"Remove source", {}};
    if (content.sources.size() < 3)
        return change;
    const auto gone = any(content.sources);
    change.remove(gone);
    for (const auto& passage : gone.passages)
        change.remove(PassageOf{gone.id, passage});
    removeClaims(change, content, [&](const Claim& claim) { return claim.source == gone.id; });
    removeRelations(change, content, [&](const Relation& relation) { return relation.source == gone.id; });
    return change;
}

Change RandomEdits::editText(const Case& content)
{
    Change change{"Attach text", {}};
    if (content.sources.empty())
        return change;
    const auto& source = any(content.sources);
    if (source.part)
        return change;
    const auto text = oneIn(4) ? std::nullopt : std::optional("It is said: " + words() + ". " + words());
    return change.change(TextOf{source.id, source.text}, TextOf{source.id, text});
}

Change RandomEdits::editPassage(const Case& content)
{
    Change change{"Edit passage", {}};
    if (content.sources.empty())
        return change;
    const auto& source = any(content.sources);
    if (source.passages.empty() || oneIn(2)) {
        Passage made;
        made.id = freshId("passage");
        made.quote.exact = words();
        made.position = {0, codePointCount(made.quote.exact)};
        return change.add(PassageOf{source.id, made});
    }
    const auto before = any(source.passages);
    auto now = before;
    now.note = words();
    if (oneIn(2))
        return change.change(PassageOf{source.id, before}, PassageOf{source.id, now});
    removeClaims(change, content, [&](const Claim& claim) { return rests(claim.passages, before.id); });
    removeRelations(change, content, [&](const Relation& relation) { return rests(relation.passages, before.id); });
    return change.remove(PassageOf{source.id, before});
}

Change RandomEdits::editRelation(const Case& content)
{
    Change change{"Edit relation", {}};
    if (!content.relations.empty() && oneIn(3))
        return change.remove(any(content.relations));
    const auto& source = any(content.sources);
    if (source.passages.empty())
        return change;
    Relation made;
    made.id = freshId("relation");
    made.type = relationTypes()[below(relationTypes().size())];
    made.from = any(content.events).id;
    made.to = any(content.events).id;
    made.source = source.id;
    made.passages = {any(source.passages).id};
    return change.add(made);
}

Change RandomEdits::editInfo(const Case& content)
{
    auto now = content.info;
    switch (below(4)) {
    case 0:
        now.title = words();
        break;
    case 1:
        now.created = EdtfDate::parse("20" + std::to_string(10 + below(20)) + "-05-05").value();
        break;
    case 2:
        now.margins.years = static_cast<int>(below(6));
        break;
    default:
        now.timeZone = oneIn(2) ? "Europe/Moscow" : "America/New_York";
    }
    return Change{"Describe case", {}}.change(content.info, now);
}

Change RandomEdits::editOrder(const Case& content)
{
    OrderOf before;
    if (oneIn(2)) {
        for (const auto& category : content.categories)
            before.ids.push_back(category.id);
    } else {
        before.kind = ObjectKind::Source;
        for (const auto& source : content.sources)
            before.ids.push_back(source.id);
    }
    auto now = before;
    std::ranges::rotate(now.ids, now.ids.begin() + static_cast<std::ptrdiff_t>(below(now.ids.size())));
    return Change{"Put in order", {}}.change(before, now);
}

Change RandomEdits::next(const Case& content)
{
    using Make = Change (RandomEdits::*)(const Case&);
    constexpr Make kMakers[] = {
        &RandomEdits::addEvent,     &RandomEdits::addEvent,     &RandomEdits::changeEvent,  &RandomEdits::changeEvent,
        &RandomEdits::changeEvent,  &RandomEdits::removeEvent,  &RandomEdits::removeEvent,  &RandomEdits::addClaim,
        &RandomEdits::addClaim,     &RandomEdits::addClaim,     &RandomEdits::changeClaim,  &RandomEdits::changeClaim,
        &RandomEdits::changeClaim,  &RandomEdits::removeClaim,  &RandomEdits::removeClaim,  &RandomEdits::editCategory,
        &RandomEdits::editProperty, &RandomEdits::editEntity,   &RandomEdits::editEntity,   &RandomEdits::editSource,
        &RandomEdits::removeSource, &RandomEdits::editText,     &RandomEdits::editText,     &RandomEdits::editPassage,
        &RandomEdits::editPassage,  &RandomEdits::editRelation, &RandomEdits::editRelation, &RandomEdits::editInfo,
        &RandomEdits::editOrder};
    if (content.events.empty())
        return {};
    return (this->*kMakers[below(std::size(kMakers))])(content);
}

} // namespace dateline::test
