#pragma once

#include "core/timeline/eventindex.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace dateline {

/// Builds an EventIndex event by event, in any order of time.
class IndexMaker
{
public:
    struct Entry
    {
        TimeExtent extent{};
        std::uint16_t category = 0;
        Importance importance = Importance::Major;
        std::uint16_t flags = 0;
        std::vector<std::uint16_t> sources{0};
        std::vector<std::uint16_t> actors{};
        std::vector<std::uint16_t> places{};
        std::vector<TimeExtent> alternatives{};
        std::string title = "Title";
        /// EDTF. Where there is one, it says where the event lies, and `extent` and the flags of a date are not needed.
        std::string date{};
    };

    /// Numbers of the dictionaries run up to these; their entries are named "Category 0" and so on.
    std::size_t categories = 4;
    std::size_t sources = 6;
    std::size_t actors = 8;
    std::size_t places = 8;

    void add(Entry entry) { entries_.push_back(std::move(entry)); }

    /// Sorted as an index is. Keys count from 100 in the order of adding.
    EventIndex make();

    /// By row, after make().
    std::vector<std::string> titles;

private:
    std::vector<Entry> entries_;
};

/// What a random index is like.
struct RandomIndexOptions
{
    std::size_t events = 100;
    std::size_t categories = 4;
    double spans = 0.15;        ///< share of events that lasted
    double coarse = 0.2;        ///< share of moments that are known to the month or the year
    double alternatives = 0.08; ///< share of events whose date is disputed
    double years = 40;          ///< that the events lie within, up to the end of 2024
    std::size_t bursts = 5;     ///< weeks in which half of the events lie
};

/// The same numbers give the same index on every platform.
struct RandomIndex
{
    RandomIndex(std::uint32_t seed, const RandomIndexOptions& options);

    EventIndex index;
    std::vector<std::string> titles; ///< by row
};

/// Evenly from [0, below), the same on every platform (the standard's distributions are not).
std::uint64_t randomBelow(std::mt19937& generator, std::uint64_t below);
/// Evenly from [0, 1).
double randomShare(std::mt19937& generator);

/// The rows of all events of an index, in the order of events.
std::vector<EventRow> allRows(const EventIndex& index);

/// The extent of a civil day, month or year.
TimeExtent dayExtent(std::int64_t year, int month, int day);
TimeExtent monthExtent(std::int64_t year, int month);
TimeExtent yearExtent(std::int64_t year);

} // namespace dateline
