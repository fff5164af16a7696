#pragma once

#include "core/interchange/casejson.h"
#include "core/store/casefile.h"

#include <algorithm>
#include <functional>
#include <string>

/// Short ways to what a case file holds, for tests of edits. They expect that it is there.
namespace dateline::test {

inline constexpr Stamp kAnna{"Anna", 1'700'000'000};
inline constexpr Stamp kBoris{"Boris", 1'700'000'100};

inline std::string jsonOf(const CaseFile& file)
{
    return caseToJson(file.read().value());
}

inline Event eventOf(const CaseFile& file, const char* id)
{
    auto event = file.event(id).value().event;
    event.claims.clear();
    return event;
}

inline Claim claimOf(const CaseFile& file, const char* event, const char* id)
{
    const auto claims = file.event(event).value().event.claims;
    return *std::ranges::find(claims, id, &Claim::id);
}

inline Source sourceOf(const CaseFile& file, const char* id)
{
    return file.source(id).value();
}

inline Passage passageOf(const CaseFile& file, const char* source, const char* id)
{
    const auto passages = sourceOf(file, source).passages;
    return *std::ranges::find(passages, id, &Passage::id);
}

inline Entity entityOf(const CaseFile& file, const char* id)
{
    const auto entities = file.entities().value();
    return *std::ranges::find(entities, id, &Entity::id);
}

inline Relation relationOf(const CaseFile& file, const char* id)
{
    const auto relations = file.read().value().relations;
    return *std::ranges::find(relations, id, &Relation::id);
}

inline EdtfDate date(const char* text)
{
    return EdtfDate::parse(text).value();
}

/// Gives a copy of an object to a function, and returns it changed.
template<typename T> T with(T object, const std::function<void(T&)>& edit)
{
    edit(object);
    return object;
}

inline Claim ownClaim(const char* id, const char* property, ClaimValue value)
{
    Claim claim;
    claim.id = id;
    claim.property = property;
    claim.value = std::move(value);
    return claim;
}

} // namespace dateline::test
