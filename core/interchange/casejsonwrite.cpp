#include "core/interchange/caseform.h"
#include "core/interchange/casejson.h"
#include "core/model/order.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using nlohmann::ordered_json;

/// A whole number without a decimal point, as people write it.
ordered_json numberJson(double value)
{
    constexpr double kExactBelow = 9007199254740992.0; // 2^53
    if (value == std::trunc(value) && std::abs(value) < kExactBelow)
        return static_cast<std::int64_t>(value);
    return value;
}

/// An object whose members are left out where they say nothing.
class Writer
{
public:
    Writer& text(const char* name, std::string_view value) { return value.empty() ? *this : put(name, value); }

    Writer& texts(const char* name, const std::vector<std::string>& values)
    {
        return values.empty() ? *this : put(name, values);
    }

    Writer& date(const char* name, const std::optional<EdtfDate>& value)
    {
        return value ? put(name, value->format()) : *this;
    }

    template<typename T, typename Write> Writer& list(const char* name, const std::vector<T>& values, Write write)
    {
        if (values.empty())
            return *this;
        ordered_json array = ordered_json::array();
        for (const T& value : values)
            array.push_back(write(value));
        return put(name, std::move(array));
    }

    Writer& flag(const char* name, bool value) { return value ? put(name, true) : *this; }

    Writer& put(const char* name, ordered_json value)
    {
        object_.emplace(name, std::move(value));
        return *this;
    }

    Writer& putIf(bool said, const char* name, const ordered_json& value) { return said ? put(name, value) : *this; }

    ordered_json take() { return std::move(object_); }

private:
    ordered_json object_ = ordered_json::object();
};

ordered_json categoryJson(const Category& category)
{
    return Writer()
        .text("id", category.id)
        .text("name", category.name)
        .text("color", category.color)
        .put("shape", toWord(category.shape))
        .text("note", category.note)
        .take();
}

ordered_json propertyJson(const Property& property)
{
    return Writer().text("id", property.id).text("name", property.name).put("type", toWord(property.type)).take();
}

ordered_json entityJson(const Entity& entity)
{
    Writer writer;
    writer.text("id", entity.id)
        .put("kind", toWord(entity.kind))
        .text("name", entity.name)
        .texts("aliases", entity.aliases)
        .text("within", entity.within);
    if (entity.coordinates) {
        writer.put("latitude", numberJson(entity.coordinates->latitude))
            .put("longitude", numberJson(entity.coordinates->longitude));
    }
    return writer.text("note", entity.note).take();
}

ordered_json passageJson(const Passage& passage)
{
    return Writer()
        .text("id", passage.id)
        .text("exact", passage.quote.exact)
        .text("prefix", passage.quote.prefix)
        .text("suffix", passage.quote.suffix)
        .put("start", passage.position.start)
        .put("end", passage.position.end)
        .text("note", passage.note)
        .take();
}

ordered_json sourceJson(const Source& source)
{
    Writer writer;
    writer.text("id", source.id)
        .text("title", source.title)
        .texts("creators", source.creators)
        .text("publisher", source.publisher)
        .date("issued", source.issued)
        .date("accessed", source.accessed)
        .text("url", source.url)
        .text("language", source.language)
        .put("reliability", toWord(source.reliability))
        .text("note", source.note)
        .text("file", source.file);
    if (source.part)
        writer.put("part", Writer().put("start", source.part->start).put("end", source.part->end).take());
    return writer.text("textSha256", source.textSha256)
        .putIf(source.textLength != 0, "textLength", source.textLength)
        .text("text", source.text.value_or(std::string()))
        .list("passages", source.passages, passageJson)
        .take();
}

ordered_json valueJson(const EdtfDate& date)
{
    return Writer().put("edtf", date.format()).take();
}

ordered_json valueJson(const Quantity& quantity)
{
    return Writer()
        .put("amount", numberJson(quantity.amount))
        .putIf(quantity.comparator == Comparator::Between, "upper", numberJson(quantity.upper))
        .putIf(quantity.comparator != Comparator::Exactly, "comparator", toWord(quantity.comparator))
        .text("of", quantity.of)
        .take();
}

ordered_json valueJson(const EntityValue& value)
{
    return Writer().text("entity", value.entity).text("as", value.as).take();
}

ordered_json valueJson(const std::string& text)
{
    return Writer().text("text", text).take();
}

ordered_json relativeJson(const RelativeToEvent& relative)
{
    return Writer().text("event", relative.event).put("shift", relative.shift.format()).take();
}

ordered_json claimJson(const Claim& claim)
{
    Writer writer;
    writer.text("id", claim.id)
        .text("property", claim.property)
        .put("value", std::visit([](const auto& value) { return valueJson(value); }, claim.value));
    if (claim.relative)
        writer.put("relative", relativeJson(*claim.relative));
    return writer.text("source", claim.source)
        .putIf(claim.stance != Stance::Asserts, "stance", toWord(claim.stance))
        .text("attributedTo", claim.attributedTo)
        .flag("derived", claim.derived)
        .text("derivation", claim.derivation)
        .putIf(claim.credibility.has_value(), "credibility", claim.credibility.value_or(0))
        .putIf(claim.rank != Rank::Normal, "rank", toWord(claim.rank))
        .text("rankReason", claim.rankReason)
        .text("note", claim.note)
        .texts("passages", claim.passages)
        .take();
}

ordered_json relationJson(const Relation& relation)
{
    return Writer()
        .text("id", relation.id)
        .text("type", relation.type)
        .text("from", relation.from)
        .text("to", relation.to)
        .text("source", relation.source)
        .flag("derived", relation.derived)
        .text("note", relation.note)
        .texts("passages", relation.passages)
        .take();
}

ordered_json anchoredJson(const AnchoredClaim& anchored)
{
    return Writer().text("claim", anchored.claim).put("relative", relativeJson(anchored.relative)).take();
}

/// What an event says of itself, whether it stands in the case or was merged into another.
template<typename AnyEvent> Writer own(const AnyEvent& event)
{
    Writer writer;
    writer.text("id", event.id)
        .text("title", event.title)
        .text("category", event.category)
        .put("importance", toWord(event.importance))
        .text("parent", event.parent)
        .text("summary", event.summary)
        .text("note", event.note)
        .texts("tags", event.tags);
    return writer;
}

ordered_json mergedEventJson(const MergedEvent& event)
{
    return own(event)
        .texts("claims", event.claims)
        .texts("relationsFrom", event.relationsFrom)
        .texts("relationsTo", event.relationsTo)
        .texts("children", event.children)
        .texts("tagsGiven", event.tagsGiven)
        .text("keptParent", event.keptParent)
        .list("between", event.between, relationJson)
        .list("anchored", event.anchored, anchoredJson)
        .list("merged", event.merged, mergedEventJson)
        .take();
}

ordered_json eventJson(const Event& event)
{
    return own(event).list("merged", event.merged, mergedEventJson).list("claims", event.claims, claimJson).take();
}

ordered_json marginsJson(const WideningMargins& margins)
{
    constexpr WideningMargins kUsual;
    Writer writer;
    for (const auto& [name, member] : caseform::kMarginNames)
        writer.putIf(margins.*member != kUsual.*member, name, margins.*member);
    return writer.take();
}

/// The first version of the form that has a member for all that the case says.
int versionFor(const Case& content)
{
    const auto isSecondClaim = [](const Claim& claim) {
        return claim.relative || claim.ofAnalyst();
    };
    const auto isSecondEvent = [&](const Event& event) {
        return !event.merged.empty() || std::ranges::any_of(event.claims, isSecondClaim);
    };
    const auto hasNote = [](const auto& object) {
        return !object.note.empty();
    };
    const bool isSecond =
        content.info.dayMonthOrder != DayMonthOrder::Ask || content.info.margins != WideningMargins() ||
        std::ranges::any_of(content.categories, hasNote) ||
        std::ranges::any_of(content.sources,
                            [&](const Source& source) { return std::ranges::any_of(source.passages, hasNote); }) ||
        std::ranges::any_of(content.events, isSecondEvent) ||
        std::ranges::any_of(content.relations, [](const Relation& relation) { return relation.source.empty(); });
    return isSecond ? 2 : 1;
}

} // namespace

std::string caseToJson(const Case& content)
{
    const Case ordered = inDocumentedOrder(content);
    const ordered_json root =
        Writer()
            .put("format", caseform::kFormat)
            .put("version", versionFor(ordered))
            .text("title", ordered.info.title)
            .text("subtitle", ordered.info.subtitle)
            .date("created", ordered.info.created)
            .text("timeZone", ordered.info.timeZone)
            .putIf(ordered.info.dayMonthOrder != DayMonthOrder::Ask, "dayMonthOrder",
                   toWord(ordered.info.dayMonthOrder))
            .putIf(ordered.info.margins != WideningMargins(), "margins", marginsJson(ordered.info.margins))
            .list("categories", ordered.categories, categoryJson)
            .list("properties", ordered.properties, propertyJson)
            .list("entities", ordered.entities, entityJson)
            .list("sources", ordered.sources, sourceJson)
            .list("events", ordered.events, eventJson)
            .list("relations", ordered.relations, relationJson)
            .take();
    // Bytes that are not UTF-8 cannot be written as JSON; a mark in their place is better than no export.
    return root.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

} // namespace dateline
