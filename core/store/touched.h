#pragma once

#include "core/store/rows.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dateline::store {

/// What patches did to a case: what has to be looked at before they may stand, and what the caller is told.
struct Touched
{
    struct Removed
    {
        Kind kind = Kind::Info;
        std::int64_t key = 0;
        std::string id;
    };
    template<typename T> using ById = std::map<std::string, T, std::less<>>;

    /// The objects that are new or changed, as they are now.
    ById<CaseInfo> infos;
    ById<Category> categories;
    ById<Property> properties;
    ById<Entity> entities;
    ById<Source> sources;
    ById<TextRef> texts;
    ById<PassageOf> passages;
    ById<Event> events;
    ById<ClaimOf> claims;
    ById<Relation> relations;
    std::vector<Removed> removed;
    std::set<std::string> rekindedEntities; ///< ids of those that were an actor and are a place, or the other way
    std::set<std::string> movedPassages;    ///< ids of those that stand in another source now

    std::set<EventKey> eventKeys;  ///< events whose rows or claims changed, removed ones too
    std::set<EventKey> toResolve;  ///< events whose claims may come to something else
    std::set<std::string> redated; ///< ids of events whose own date may be another: what is told from it changes too
    bool allToResolve = false;     ///< something changed that bears on every event
    bool elsewhere = false;        ///< see Applied

    /// A row was written; `before` is nullptr where it is new.
    void add(Database& database, const Row<CaseInfo>& row, const CaseInfo* before);
    void add(Database& database, const Row<Category>& row, const Category* before);
    void add(Database& database, const Row<Property>& row, const Property* before);
    void add(Database& database, const Row<Entity>& row, const Entity* before);
    void add(Database& database, const Row<Source>& row, const Source* before);
    void add(Database& database, const Row<TextRef>& row, const TextRef* before);
    void add(Database& database, const Row<PassageOf>& row, const PassageOf* before);
    void add(Database& database, const Row<Event>& row, const Event* before);
    void add(Database& database, const Row<ClaimOf>& row, const ClaimOf* before);
    void add(Database& database, const Row<Relation>& row, const Relation* before);

    /// A row was removed.
    void addRemoved(Database& database, Kind kind, const Row<Category>& row);
    void addRemoved(Database& database, Kind kind, const Row<Property>& row);
    void addRemoved(Database& database, Kind kind, const Row<Entity>& row);
    void addRemoved(Database& database, Kind kind, const Row<Source>& row);
    void addRemoved(Database& database, Kind kind, const Row<TextRef>& row);
    void addRemoved(Database& database, Kind kind, const Row<PassageOf>& row);
    void addRemoved(Database& database, Kind kind, const Row<Event>& row);
    void addRemoved(Database& database, Kind kind, const Row<ClaimOf>& row);
    void addRemoved(Database& database, Kind kind, const Row<Relation>& row);

private:
    void addClaimsOn(Database& database, const std::string& event);
    void addEnd(Database& database, const std::string& event);
    void addSource(Database& database, std::int64_t key);
    std::optional<EventKey> keyOfEvent(Database& database, const std::string& event);

    std::string lastEvent_;
    std::optional<EventKey> lastKey_;
};

} // namespace dateline::store
