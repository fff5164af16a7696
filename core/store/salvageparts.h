#pragma once

#include "core/model/case.h"
#include "core/model/change.h"
#include "core/model/check.h"
#include "core/store/salvagerows.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

/// The parts of a damaged case, as far as its rows can be read. They name each other by ids that exist, but may say
/// what a case may not hold.
namespace dateline::store {

[[noreturn]] void refuseRow();

/// What is listed under its keys, and what stands in for those that are lost and named.
template<typename T> struct SalvagedItems
{
    SalvagedKeys keys;
    std::map<std::int64_t, T> items;
    std::unordered_set<std::string> ids;
    std::size_t standIns = 0;

    void put(const SalvagedRow& row, T item)
    {
        if (!isWellFormedId(item.id) || !ids.insert(item.id).second)
            refuseRow();
        items.emplace(row.key(), std::move(item));
    }

    /// The id of the item with that key; of a lost one, that of a stand-in which is made of it.
    const std::string& idOf(std::int64_t key, const std::string& prefix, const std::function<T(std::string id)>& make)
    {
        const auto found = items.find(key);
        if (found != items.end())
            return found->second.id;
        auto id = keys.known[key];
        if (!isWellFormedId(id) || ids.contains(id))
            id = prefix + std::to_string(key);
        while (!ids.insert(id).second)
            id += "-x";
        ++standIns;
        return items.emplace(key, make(id)).first->second.id;
    }

    std::optional<std::string> ifRead(const std::optional<std::int64_t>& key) const
    {
        const auto found = key ? items.find(*key) : items.end();
        return found == items.end() ? std::nullopt : std::optional(found->second.id);
    }

    std::vector<T> list()
    {
        std::vector<T> all;
        for (auto& [key, item] : items)
            all.push_back(std::move(item));
        return all;
    }
};

struct SalvagedParts
{
    CaseInfo info;
    SalvagedItems<Category> categories;
    SalvagedItems<Property> properties; ///< built-in ones too
    SalvagedItems<Entity> entities;
    SalvagedItems<Source> sources; ///< without passages and texts
    SalvagedItems<Passage> passages;
    SalvagedItems<Event> events; ///< without claims and parents
    SalvagedItems<Claim> claims;
    SalvagedItems<Relation> relations;
    std::vector<PassageOf> passageList;                    ///< the passages with the ids of their sources
    std::vector<ClaimOf> claimList;                        ///< the claims with the ids of their events
    std::unordered_map<std::string, std::string> texts;    ///< by the source's id
    std::unordered_map<std::string, std::string> parentOf; ///< ids of events
    std::size_t knownTexts = 0;
};

SalvagedParts readParts(Database& database);

} // namespace dateline::store
