#include "core/edit/parts.h"

#include "core/edit/values.h"
#include "core/text/codepoints.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <set>

namespace dateline {

namespace {

constexpr std::size_t kLongestCharacter = 4; // bytes of UTF-8

tl::unexpected<Error> noSuch(std::string_view kind, std::string_view id)
{
    return fail(ErrorCode::NotFound, "there is no " + std::string(kind) + " " + quoted(id));
}

template<typename T> Result<T> oneOf(Result<std::vector<T>> all, std::string_view kind, std::string_view id)
{
    if (!all)
        return fail(all.error());
    const auto found = std::ranges::find(*all, id, &T::id);
    if (found == all->end())
        return noSuch(kind, id);
    return std::move(*found);
}

struct KindOfObject
{
    std::optional<ObjectKind> operator()(const CaseInfo&) const { return std::nullopt; }
    std::optional<ObjectKind> operator()(const TextOf&) const { return std::nullopt; }
    std::optional<ObjectKind> operator()(const OrderOf&) const { return std::nullopt; }
    std::optional<ObjectKind> operator()(const Category&) const { return ObjectKind::Category; }
    std::optional<ObjectKind> operator()(const Property&) const { return ObjectKind::Property; }
    std::optional<ObjectKind> operator()(const Entity&) const { return ObjectKind::Entity; }
    std::optional<ObjectKind> operator()(const Source&) const { return ObjectKind::Source; }
    std::optional<ObjectKind> operator()(const PassageOf&) const { return ObjectKind::Passage; }
    std::optional<ObjectKind> operator()(const Event&) const { return ObjectKind::Event; }
    std::optional<ObjectKind> operator()(const ClaimOf&) const { return ObjectKind::Claim; }
    std::optional<ObjectKind> operator()(const Relation&) const { return ObjectKind::Relation; }
};

struct IdOfObject
{
    std::string operator()(const CaseInfo&) const { return {}; }
    std::string operator()(const TextOf&) const { return {}; }
    std::string operator()(const OrderOf&) const { return {}; }
    std::string operator()(const PassageOf& object) const { return object.passage.id; }
    std::string operator()(const ClaimOf& object) const { return object.claim.id; }
    template<typename T> std::string operator()(const T& object) const { return object.id; }
};

} // namespace

std::optional<ObjectKind> kindOf(const CaseObject& object)
{
    return std::visit(KindOfObject(), object);
}

std::string idOf(const CaseObject& object)
{
    return std::visit(IdOfObject(), object);
}

Event withoutClaims(Event event)
{
    event.claims.clear();
    return event;
}

Source withoutContent(Source source)
{
    source.passages.clear();
    source.text.reset();
    return source;
}

Result<EventDetails> eventOfId(const CaseFile& file, std::string_view id)
{
    auto details = file.event(id);
    if (details && details->event.id != id)
        return noSuch("event", id);
    return details;
}

Result<Source> sourceOfId(const CaseFile& file, std::string_view id)
{
    auto source = file.source(id);
    if (source && source->id != id)
        return noSuch("source", id);
    return source;
}

Result<Entity> entityOfId(const CaseFile& file, std::string_view id)
{
    return oneOf(file.entities(), "entity", id);
}

Result<Category> categoryOfId(const CaseFile& file, std::string_view id)
{
    return oneOf(file.categories(), "category", id);
}

Result<Property> propertyOfId(const CaseFile& file, std::string_view id)
{
    if (const auto* builtIn = builtinProperty(id))
        return *builtIn;
    return oneOf(file.properties(), "property", id);
}

Result<Claim> claimOfId(const Event& event, std::string_view id)
{
    const auto found = std::ranges::find(event.claims, id, &Claim::id);
    if (found == event.claims.end())
        return fail(ErrorCode::NotFound, "the event " + quoted(event.title) + " has no claim " + quoted(id));
    return *found;
}

Result<Relation> relationOfId(const CaseFile& file, std::string_view id)
{
    const auto ends = eventsWith(file, ObjectKind::Relation, id);
    if (!ends)
        return fail(ends.error());
    for (const auto& details : *ends) {
        const auto found = std::ranges::find(details.relations, id, &Relation::id);
        if (found != details.relations.end())
            return *found;
    }
    return noSuch("relation", id);
}

Result<PassageOf> passageOfId(const CaseFile& file, std::string_view id)
{
    auto found = file.passage(id);
    if (!found && found.error().code == ErrorCode::NotFound)
        return noSuch("passage", id);
    return found;
}

Result<std::vector<EventDetails>> eventsWith(const CaseFile& file, ObjectKind kind, std::string_view id)
{
    const auto keys = file.eventsOf(kind, id);
    if (!keys)
        return fail(keys.error());
    return eventsOfKeys(file, *keys);
}

Result<std::vector<EventDetails>> eventsOfKeys(const CaseFile& file, const std::vector<EventKey>& keys)
{
    std::vector<EventDetails> events;
    std::set<EventKey> seen;
    for (const auto key : keys) {
        if (!seen.insert(key).second)
            continue;
        auto details = file.event(key);
        if (!details)
            return fail(details.error());
        events.push_back(std::move(*details));
    }
    return events;
}

std::string quoted(std::string_view title)
{
    constexpr std::int64_t kMost = 60;
    if (codePointCount(title) <= kMost)
        return "“" + std::string(title) + "”";
    return "“" + trimmed(title.substr(0, byteOffset(title, kMost - 1))) + "…”";
}

std::string claimStepName(std::string_view what, const CaseFile& file, const Claim& claim, const Change& parts)
{
    auto properties = file.properties().value_or(std::vector<Property>());
    std::vector<Entity> entities;
    if (std::holds_alternative<EntityValue>(claim.value))
        entities = file.entities().value_or(std::vector<Entity>());
    for (const auto& part : parts.objects) {
        if (part.after && std::holds_alternative<Property>(*part.after))
            properties.push_back(std::get<Property>(*part.after));
        else if (part.after && std::holds_alternative<Entity>(*part.after))
            entities.push_back(std::get<Entity>(*part.after));
    }
    const auto property = std::ranges::find(properties, claim.property, &Property::id);
    const auto value = std::holds_alternative<EdtfDate>(claim.value)
                           ? inWords(std::get<EdtfDate>(claim.value), WordLength::Short)
                           : typedValue(claim.value, entities);
    return std::string(what) + " " +
           quoted((property == properties.end() ? claim.property : property->name) + ": " + value);
}

char32_t firstCharacter(std::string_view text)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(std::min(text.size(), kLongestCharacter));
    std::int32_t at = 0;
    UChar32 c = 0;
    if (size > 0)
        U8_NEXT_OR_FFFD(bytes, at, size, c);
    return static_cast<char32_t>(c);
}

char32_t lastCharacter(std::string_view text)
{
    auto start = text.size();
    do {
        if (start == 0)
            return 0;
        --start;
    } while (start > 0 && text.size() - start < kLongestCharacter && U8_IS_TRAIL(text[start]));
    return firstCharacter(text.substr(start));
}

bool isSpace(char32_t c)
{
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool isWordCharacter(char32_t c)
{
    return u_isalnum(static_cast<UChar32>(c)) != 0;
}

std::string trimmed(std::string_view text)
{
    const auto lengthOf = [](char32_t c) {
        return static_cast<std::size_t>(U8_LENGTH(static_cast<UChar32>(c)));
    };
    while (!text.empty() && isSpace(firstCharacter(text)))
        text.remove_prefix(lengthOf(firstCharacter(text)));
    while (!text.empty() && isSpace(lastCharacter(text)))
        text.remove_suffix(lengthOf(lastCharacter(text)));
    return std::string(text);
}

} // namespace dateline
