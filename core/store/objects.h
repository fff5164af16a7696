#pragma once

#include "core/model/change.h"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

/// What the objects of a case are called in its history, and which members each of them has there.
namespace dateline::store {

/// The kinds of objects that can change, in the order of CaseObject. What refers to others comes after them, but for
/// Order, which is one for each kind that is in an order.
enum class Kind : std::uint8_t
{
    Info,
    Category,
    Property,
    Entity,
    Source,
    Text,
    Passage,
    Event,
    Claim,
    Relation,
    Order
};

/// The word for it in the history and in messages ("claim"; Info is "case"), and back.
std::string_view kindWord(Kind kind);
std::optional<Kind> kindOfWord(std::string_view word);

Kind kindOf(const CaseObject& object);
/// Its id; "case" for CaseInfo, the id of its source for TextOf, the kind's word for OrderOf.
std::string idOf(const CaseObject& object);

template<typename Wanted, typename... Given>
concept AllAre = (std::same_as<std::remove_const_t<Given>, Wanted> && ...);

/// eachMember(visit, objects…) calls visit(name, members…) for each member of objects of one type, in a fixed order. An
/// object's id is no member: it says which object it is. Nor are the parts that are objects of their own.
template<typename Visit, typename... T>
requires AllAre<WideningMargins, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("days", of.days...);
    visit("months", of.months...);
    visit("seasonMonths", of.seasonMonths...);
    visit("years", of.years...);
    visit("decadeYears", of.decadeYears...);
    visit("centuryYears", of.centuryYears...);
    visit("longerPercent", of.longerPercent...);
}

template<typename Visit, typename... T>
requires AllAre<CaseInfo, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("title", of.title...);
    visit("subtitle", of.subtitle...);
    visit("created", of.created...);
    visit("timeZone", of.timeZone...);
    visit("dayMonthOrder", of.dayMonthOrder...);
    visit("margins", of.margins...);
}

template<typename Visit, typename... T>
requires AllAre<Category, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("name", of.name...);
    visit("color", of.color...);
    visit("shape", of.shape...);
    visit("note", of.note...);
}

template<typename Visit, typename... T>
requires AllAre<Property, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("name", of.name...);
    visit("type", of.type...);
}

template<typename Visit, typename... T>
requires AllAre<Coordinates, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("latitude", of.latitude...);
    visit("longitude", of.longitude...);
}

template<typename Visit, typename... T>
requires AllAre<Entity, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("kind", of.kind...);
    visit("name", of.name...);
    visit("aliases", of.aliases...);
    visit("within", of.within...);
    visit("coordinates", of.coordinates...);
    visit("note", of.note...);
}

template<typename Visit, typename... T>
requires AllAre<TextPositionSelector, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("start", of.start...);
    visit("end", of.end...);
}

template<typename Visit, typename... T>
requires AllAre<Source, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("title", of.title...);
    visit("creators", of.creators...);
    visit("publisher", of.publisher...);
    visit("issued", of.issued...);
    visit("accessed", of.accessed...);
    visit("url", of.url...);
    visit("language", of.language...);
    visit("reliability", of.reliability...);
    visit("note", of.note...);
    visit("file", of.file...);
    visit("part", of.part...);
    visit("textSha256", of.textSha256...);
    visit("textLength", of.textLength...);
}

/// Of a text the history holds the SHA-256; the texts themselves stand in a table by it, those of earlier times too.
struct TextRef
{
    std::string source; ///< id
    std::string sha256;

    bool operator==(const TextRef&) const = default;
};

template<typename Visit, typename... T>
requires AllAre<TextRef, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("sha256", of.sha256...);
}

template<typename Visit, typename... T>
requires AllAre<TextQuoteSelector, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("exact", of.exact...);
    visit("prefix", of.prefix...);
    visit("suffix", of.suffix...);
}

template<typename Visit, typename... T>
requires AllAre<PassageOf, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("source", of.source...);
    visit("quote", of.passage.quote...);
    visit("position", of.passage.position...);
    visit("note", of.passage.note...);
    visit("anchoring", of.passage.anchoring...);
}

template<typename Visit, typename... T>
requires AllAre<RelativeToEvent, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("event", of.event...);
    visit("shift", of.shift...);
}

template<typename Visit, typename... T>
requires AllAre<Quantity, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("amount", of.amount...);
    visit("upper", of.upper...);
    visit("comparator", of.comparator...);
    visit("of", of.of...);
}

template<typename Visit, typename... T>
requires AllAre<EntityValue, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("entity", of.entity...);
    visit("as", of.as...);
}

template<typename Visit, typename... T>
requires AllAre<ClaimOf, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("event", of.event...);
    visit("property", of.claim.property...);
    visit("value", of.claim.value...);
    visit("relative", of.claim.relative...);
    visit("source", of.claim.source...);
    visit("stance", of.claim.stance...);
    visit("attributedTo", of.claim.attributedTo...);
    visit("derived", of.claim.derived...);
    visit("derivation", of.claim.derivation...);
    visit("credibility", of.claim.credibility...);
    visit("rank", of.claim.rank...);
    visit("rankReason", of.claim.rankReason...);
    visit("note", of.claim.note...);
    visit("passages", of.claim.passages...);
}

template<typename Visit, typename... T>
requires AllAre<Relation, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("type", of.type...);
    visit("from", of.from...);
    visit("to", of.to...);
    visit("source", of.source...);
    visit("derived", of.derived...);
    visit("note", of.note...);
    visit("passages", of.passages...);
}

template<typename Visit, typename... T>
requires AllAre<AnchoredClaim, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("claim", of.claim...);
    visit("relative", of.relative...);
}

template<typename Visit, typename... T>
requires AllAre<MergedEvent, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("title", of.title...);
    visit("category", of.category...);
    visit("importance", of.importance...);
    visit("parent", of.parent...);
    visit("summary", of.summary...);
    visit("note", of.note...);
    visit("tags", of.tags...);
    visit("claims", of.claims...);
    visit("relationsFrom", of.relationsFrom...);
    visit("relationsTo", of.relationsTo...);
    visit("children", of.children...);
    visit("tagsGiven", of.tagsGiven...);
    visit("keptParent", of.keptParent...);
    visit("between", of.between...);
    visit("anchored", of.anchored...);
    visit("merged", of.merged...);
}

template<typename Visit, typename... T>
requires AllAre<Event, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("title", of.title...);
    visit("category", of.category...);
    visit("importance", of.importance...);
    visit("parent", of.parent...);
    visit("summary", of.summary...);
    visit("note", of.note...);
    visit("tags", of.tags...);
    visit("merged", of.merged...);
}

template<typename Visit, typename... T>
requires AllAre<OrderOf, T...>
void eachMember(Visit&& visit, T&... of)
{
    visit("ids", of.ids...);
}

} // namespace dateline::store
