#pragma once

#include "core/store/indexnames.h"
#include "core/timeline/eventindex.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

namespace dateline::store {

/// Reads events and their claims as rows of an index: all of a case, or a few.
class IndexRows
{
public:
    IndexRows(Database& database, IndexNames& names) : database_(database), names_(names) {}

    void readAll();
    /// Those of the keys (ascending, each once) that there are.
    void read(std::span<const EventKey> keys);

    /// Appends what was read to an empty index, in its order. The index's margins must be set. Not to be called twice.
    void fill(EventIndex& index);

private:
    struct Columns
    {
        EventKey key = 0;
        TimeExtent extent;
        std::int64_t place = 0; ///< key of the resolved place; 0 is none
        std::int32_t date = -1; ///< in `dates_`; -1 where the extent says all
        std::uint16_t category = 0;
        std::uint16_t claimCount = 0;
        std::uint16_t flags = 0;
        Importance importance = Importance::Minor;

        auto order() const { return std::tie(extent.earliest, extent.latest, importance, key); }
    };

    /// One small list for each event, in the order of keys.
    struct Lists
    {
        std::vector<std::uint32_t> offsets{0};
        std::vector<std::uint16_t> items;

        void add(std::uint16_t number);
        void endEvent() { offsets.push_back(static_cast<std::uint32_t>(items.size())); }
        void fill(ListColumn& column, const std::vector<std::uint32_t>& order) const;
    };

    bool addEvent(const Query& row);
    void addDate(Columns& event, std::string_view edtf);
    void addClaim(const Query& claim, int first);
    void beginLists(const Columns& event);
    void endLists();
    std::vector<std::uint32_t> order() const;
    void fillAlternatives(EventIndex& index);

    Database& database_;
    IndexNames& names_;
    std::vector<Columns> events_; ///< by key
    std::vector<EdtfDate> dates_; ///< those of which an extent does not say all
    Lists sources_;
    Lists actors_;
    Lists places_;
    std::size_t undated_ = 0;
};

} // namespace dateline::store
