#include "core/store/rowvalues.h"

#include "core/store/memberjson.h"

namespace dateline::store {

namespace {

/// The columns edtf to text of a claim, after its property's type.
ClaimValue valueOf(const Database& database, const Query& row)
{
    switch (wordValue<ValueType>(database, "type of a value", row.text(4))) {
    case ValueType::Time:
        return dateValue(database, row.text(5));
    case ValueType::Quantity: {
        Quantity quantity;
        quantity.amount = row.real(6);
        quantity.upper = row.real(7);
        quantity.comparator = wordValue<Comparator>(database, "comparator", row.text(8));
        quantity.of = row.text(9);
        return quantity;
    }
    case ValueType::Entity:
        return EntityValue{row.text(10), row.text(11)};
    case ValueType::Text:
        break;
    }
    return row.text(11);
}

DateShift shiftOf(const Database& database, const std::string& text)
{
    const auto shift = DateShift::parse(text);
    if (!shift)
        throwUnknownValue(database, "distance between dates", text);
    return *shift;
}

} // namespace

Category categoryOf(const Database& database, const Query& row)
{
    return {row.text(2), row.text(3), row.text(4), wordValue<Shape>(database, "shape", row.text(5)), row.text(6)};
}

Property propertyOf(const Database& database, const Query& row)
{
    return {row.text(2), row.text(3), wordValue<ValueType>(database, "type of a value", row.text(4))};
}

Entity entityOf(const Database& database, const Query& row)
{
    Entity entity;
    entity.id = row.text(2);
    entity.kind = wordValue<EntityKind>(database, "kind of entity", row.text(3));
    entity.name = row.text(4);
    entity.within = row.text(5);
    if (!row.isNull(6) && !row.isNull(7))
        entity.coordinates = Coordinates{row.real(6), row.real(7)};
    entity.note = row.text(8);
    return entity;
}

Source sourceOf(const Database& database, const Query& row)
{
    Source source;
    source.id = row.text(2);
    source.title = row.text(3);
    source.publisher = row.text(4);
    source.issued = optionalDate(database, row.text(5));
    source.accessed = optionalDate(database, row.text(6));
    source.url = row.text(7);
    source.language = row.text(8);
    source.reliability = wordValue<Reliability>(database, "reliability", row.text(9));
    source.note = row.text(10);
    source.file = row.text(11);
    if (!row.isNull(12) && !row.isNull(13))
        source.part = TextPositionSelector{row.integer(12), row.integer(13)};
    source.textSha256 = row.text(14);
    source.textLength = row.integer(15);
    return source;
}

Passage passageOf(const Database& database, const Query& row)
{
    Passage passage;
    passage.id = row.text(2);
    passage.quote = {row.text(3), row.text(4), row.text(5)};
    passage.position = {row.integer(6), row.integer(7)};
    passage.note = row.text(8);
    passage.anchoring = wordValue<Anchoring>(database, "anchoring", row.text(9));
    return passage;
}

Event eventOf(const Database& database, const Query& row)
{
    Event event;
    event.id = row.text(1);
    event.title = row.text(2);
    event.category = row.text(3);
    event.importance = wordValue<Importance>(database, "importance", row.text(4));
    event.parent = row.text(5);
    event.summary = row.text(6);
    event.note = row.text(7);
    if (!row.isNull(8))
        readMember(jsonOfText(row.text(8)), event.merged);
    return event;
}

Claim claimOf(const Database& database, const Query& row)
{
    Claim claim;
    claim.id = row.text(2);
    claim.property = row.text(3);
    claim.value = valueOf(database, row);
    if (!row.isNull(12))
        claim.relative = RelativeToEvent{row.text(12), shiftOf(database, row.text(13))};
    claim.source = row.text(14);
    claim.stance = wordValue<Stance>(database, "stance", row.text(15));
    claim.attributedTo = row.text(16);
    claim.derived = row.integer(17) != 0;
    claim.derivation = row.text(18);
    if (const auto credibility = row.optionalInteger(19))
        claim.credibility = static_cast<int>(*credibility);
    claim.rank = wordValue<Rank>(database, "rank", row.text(20));
    claim.rankReason = row.text(21);
    claim.note = row.text(22);
    return claim;
}

Relation relationOf(const Database&, const Query& row)
{
    Relation relation;
    relation.id = row.text(1);
    relation.type = row.text(2);
    relation.from = row.text(3);
    relation.to = row.text(4);
    relation.source = row.text(5);
    relation.derived = row.integer(6) != 0;
    relation.note = row.text(7);
    return relation;
}

std::string dayMonthOrderText(DayMonthOrder order)
{
    return order == DayMonthOrder::Ask ? std::string() : memberJson(order).get<std::string>();
}

DayMonthOrder dayMonthOrderOf(const std::string& text)
{
    auto order = DayMonthOrder::Ask;
    if (!text.empty())
        readMember(Json(text), order);
    return order;
}

std::string marginsText(const WideningMargins& margins)
{
    return margins == WideningMargins{} ? std::string() : jsonText(memberJson(margins));
}

WideningMargins marginsOf(const std::string& text)
{
    WideningMargins margins;
    if (!text.empty())
        readMember(jsonOfText(text), margins);
    return margins;
}

std::string mergedText(const std::vector<MergedEvent>& merged)
{
    return merged.empty() ? std::string() : jsonText(memberJson(merged));
}

void throwUnknownValue(const Database& database, std::string_view what, const std::string& value)
{
    throw Refusal(ErrorCode::Damaged,
                  database.name() + " is damaged: " + inQuotes(value) + " is no " + std::string(what));
}

EdtfDate dateValue(const Database& database, const std::string& text)
{
    auto date = EdtfDate::parse(text);
    if (!date)
        throwUnknownValue(database, "date", text);
    return std::move(*date);
}

std::optional<EdtfDate> optionalDate(const Database& database, const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(dateValue(database, text));
}

} // namespace dateline::store
