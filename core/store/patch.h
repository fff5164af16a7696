#pragma once

#include "core/store/memberjson.h"

#include <string>
#include <vector>

namespace dateline::store {

/// What happens to one object, as the history keeps it: the members that differ, before and after. A null `before`
/// means that the object is new, a null `after` that it is removed; then the other holds all members that say
/// something, and, where the kind has them, the row's "rowKey" and "rowPosition", so that undoing and redoing bring back the
/// very same row.
struct Patch
{
    Kind kind = Kind::Info;
    std::string id;
    bool derived = false; ///< it follows from the other patches of its step (dates told from another event's)
    Json before;
    Json after;

    bool creates() const { return before.is_null() && !after.is_null(); }
    bool removes() const { return !before.is_null() && after.is_null(); }
    /// It changes nothing (any more).
    bool empty() const { return before == after; }
};

/// A Change as patches, in an order in which they can be applied: what is new or different, in the order of Kind; what
/// is removed, in the opposite order; then what is put in order. Throws Refusal (Invalid) where an ObjectChange makes
/// no sense.
std::vector<Patch> patchesOf(const Change& change);

/// The patches that take these back.
std::vector<Patch> inverseOf(std::vector<Patch> patches);

/// The patch between two states of one object; empty where there is no difference. `T` is one that eachMember() takes.
template<typename T> Patch patchBetween(Kind kind, std::string id, const T& before, const T& after)
{
    Patch patch{kind, std::move(id), false, Json::object(), Json::object()};
    eachMember(
        [&](const char* name, const auto& old, const auto& now) {
            if (old == now)
                return;
            if (says(old))
                patch.before[name] = memberJson(old);
            if (says(now))
                patch.after[name] = memberJson(now);
        },
        before, after);
    return patch;
}

/// All members that say something.
template<typename T> Json membersOf(const T& object)
{
    Json json = Json::object();
    eachMember(
        [&](const char* name, const auto& member) {
            if (says(member))
                json[name] = memberJson(member);
        },
        object);
    return json;
}

/// The reference that history keeps of a text.
TextRef refOf(const TextOf& text);

} // namespace dateline::store
