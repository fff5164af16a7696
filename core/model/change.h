#pragma once

#include "core/model/case.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// Edits of a case as values. An edit is a Change: a name that people read ("Add claim") and, for each object that it
/// touches, what the object was and what it becomes. The store applies it in one transaction, as one step of the case's
/// history, from which it can be undone (CaseFile::apply).
namespace dateline {

/// A passage of a source. The source's own `passages` are not looked at in a Change: each is an object of its own.
struct PassageOf
{
    std::string source; ///< id
    Passage passage;

    bool operator==(const PassageOf&) const = default;
};

/// A claim on an event. The event's own `claims` are not looked at in a Change.
struct ClaimOf
{
    std::string event; ///< id
    Claim claim;

    bool operator==(const ClaimOf&) const = default;
};

/// The whole text of a source; nothing where none is attached. The source's own `text` is not looked at in a Change.
struct TextOf
{
    std::string source; ///< id
    std::optional<std::string> text;

    bool operator==(const TextOf&) const = default;
};

/// What has an id of its own.
enum class ObjectKind : std::uint8_t
{
    Category,
    Property,
    Entity,
    Source,
    Passage,
    Event,
    Claim,
    Relation,
};

/// The order of the objects of one kind that the analyst puts in order: categories, the case's own properties, sources.
/// It only ever changes: `before` and `after` name the same objects, all that there are once the objects before it in
/// the Change were added or removed.
struct OrderOf
{
    ObjectKind kind = ObjectKind::Category;
    std::vector<std::string> ids;

    bool operator==(const OrderOf&) const = default;
};

/// Any object of a case that can change.
using CaseObject =
    std::variant<CaseInfo, Category, Property, Entity, Source, TextOf, PassageOf, Event, ClaimOf, Relation, OrderOf>;

/// One object before and after. Without `before` it is new, and stands last among those of its kind that have an order
/// of their own; without `after` it is removed. Both have the same id. What is the same in both is left alone, so that
/// edits of different members of one object do not stand in each other's way; a member that differs must be in the case
/// as `before` has it.
struct ObjectChange
{
    std::optional<CaseObject> before;
    std::optional<CaseObject> after;

    bool operator==(const ObjectChange&) const = default;
};

struct Change
{
    std::string name; ///< for people: "Add event", "Deprecate claim"
    std::vector<ObjectChange> objects;

    bool empty() const { return objects.empty(); }

    Change& add(CaseObject object)
    {
        objects.push_back({std::nullopt, std::move(object)});
        return *this;
    }
    Change& change(CaseObject before, CaseObject after)
    {
        objects.push_back({std::move(before), std::move(after)});
        return *this;
    }
    Change& remove(CaseObject object)
    {
        objects.push_back({std::move(object), std::nullopt});
        return *this;
    }
};

/// Who edits, and when: seconds since 1970-01-01T00:00:00 UTC. Given by the caller; the core reads no clock.
struct Stamp
{
    std::string who;
    std::int64_t when = 0;

    bool operator==(const Stamp&) const = default;
};

enum class StepState : std::uint8_t
{
    Done,
    Undone,    ///< can be redone
    Abandoned, ///< undone, and then something else was done instead
};

/// One step of a case's history.
struct HistoryStep
{
    std::int64_t step = 0; ///< from 1, in the order in which they were done
    std::string name;
    Stamp stamp;
    StepState state = StepState::Done;
    std::size_t objects = 0; ///< how many objects it touched
    std::string about;       ///< the title or name of the first of them, as it was then; may be empty

    bool operator==(const HistoryStep&) const = default;
};

/// What an edit, or its undoing, did: what else has to be looked at anew.
struct Applied
{
    std::int64_t step = 0;
    std::string name;
    std::vector<std::int64_t>
        events;             ///< keys of the events whose rows or claims changed, new ones and removed ones too
    bool elsewhere = false; ///< something beside events and claims changed: sources, entities, the case itself
};

/// Text that is being typed and not yet part of the case.
struct Draft
{
    std::string place; ///< where it is typed, e.g. "event/kerman/note": one draft a place
    std::string text;
    Stamp stamp;

    bool operator==(const Draft&) const = default;
};

} // namespace dateline
