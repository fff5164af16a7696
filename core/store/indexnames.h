#pragma once

#include "core/model/resolve.h"
#include "core/store/database.h"
#include "core/timeline/eventindex.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace dateline::store {

/// What a claim on a property says of its event, for filtering.
enum class Facet
{
    None,
    Actor,
    Place
};

/// Which number in a dictionary stands for the thing with which key.
class Numbers
{
public:
    void put(std::int64_t key, std::uint16_t number);
    /// -1 where it has none.
    std::int32_t find(std::int64_t key) const
    {
        if (key >= 0 && static_cast<std::size_t>(key) < low_.size())
            return low_[static_cast<std::size_t>(key)];
        const auto found = high_.find(key);
        return found == high_.end() ? -1 : found->second;
    }

private:
    std::vector<std::int32_t> low_; ///< by key, as nearly all keys are small
    std::unordered_map<std::int64_t, std::int32_t> high_;
};

/// What rows of events and claims are read with: how the case reads dates, and what the numbers of things are in the
/// dictionaries of an index.
class IndexNames
{
public:
    /// Reads the dictionaries, and the margins, into an index that has none.
    static IndexNames read(Database& database, EventIndex& index);
    /// By the dictionaries that an index has. What is not in them is looked up when it is asked for, and added.
    static IndexNames of(Database& database, EventIndex& index);

    std::uint16_t category(std::int64_t key);
    std::uint16_t source(std::int64_t key);
    std::uint16_t actor(std::int64_t key);
    std::uint16_t place(std::int64_t key);
    Facet facetOf(std::int64_t property) const { return static_cast<Facet>(facets_.find(property) + 1); }
    const CaseDates& dates() const { return dates_; }

private:
    /// One dictionary: its numbers, and the query for the id and the name of a key.
    struct Named
    {
        Dictionary* dictionary = nullptr;
        const char* sql = nullptr;
        Numbers numbers;
    };

    IndexNames(Database& database, EventIndex& index);
    void readCategories(EventIndex& index);
    void readSources();
    void readEntities();
    std::uint16_t numberOf(Named& named, std::int64_t key);
    std::uint16_t add(Named& named, std::int64_t key, std::string id, std::string name);

    Database& database_;
    CaseDates dates_;
    Numbers facets_; ///< of properties
    Named categories_;
    Named sources_;
    Named actors_;
    Named places_;
};

} // namespace dateline::store
