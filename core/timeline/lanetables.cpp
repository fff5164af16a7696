#include "core/timeline/lanetables.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <thread>

namespace dateline::layout {

namespace {

constexpr std::size_t kManyEvents = 50'000; ///< that two threads sort sooner than one

/// What an edit takes out of a table and puts into it.
struct TableEdit
{
    std::vector<std::size_t> gone; ///< positions
    std::vector<EventRow> come;
};

} // namespace

LaneTables::LaneTables(const EventIndex& index, LaneKind kind, const EventSet& shown) : division_(index, kind, shown)
{
    const bool sharesEvents = kind != LaneKind::Category;
    std::vector<std::vector<LaneEvent>> events(division_.lanes() + (sharesEvents ? 1 : 0));
    const auto heads = division_.heads(index);
    for (std::size_t lane = 0; lane < heads.size(); ++lane)
        events[lane].reserve(heads[lane].events.capacity());
    // All columns once from end to end, not lane by lane.
    shown.forEach([&](EventRow row) {
        const LaneEvent event(index, row);
        for (const auto lane : division_.lanesOf(index, row))
            events[lane].push_back(event);
        if (sharesEvents)
            events.back().push_back(event);
    });
    for (const auto& lane : heads) {
        LaneBand head;
        head.name = lane.name;
        head.category = lane.category;
        head.lane = static_cast<std::uint32_t>(heads_.size());
        head.events = static_cast<std::uint32_t>(events[heads_.size()].size());
        heads_.push_back(std::move(head));
    }
    tables_.resize(events.size());
    std::atomic<std::size_t> next{0};
    const auto makeTables = [&] {
        for (auto lane = next++; lane < events.size(); lane = next++)
            tables_[lane] = LaneTable(index, events[lane]);
    };
    if (shown.count() >= kManyEvents) {
        const std::jthread helping(makeTables);
        makeTables();
    } else {
        makeTables();
    }
    if (sharesEvents) {
        all_ = std::move(tables_.back());
        tables_.pop_back();
    }
}

std::optional<std::vector<bool>> LaneTables::follow(const EventIndex& index, const IndexChange& change,
                                                    const EventSet& before, const EventSet& after)
{
    std::vector<TableEdit> edits(tables_.size());
    TableEdit ofAll;
    std::vector<EventRow> gone;
    std::vector<EventRow> come;
    for (EventRow i = 0; i < change.gone.size(); ++i) {
        const auto row = change.gone[i];
        if (!before.contains(row))
            continue;
        gone.push_back(i);
        const auto anchor = anchorOf(change.before, i);
        for (const auto lane : division_.lanesOf(change.before, i))
            edits[lane].gone.push_back(tables_[lane].positionOf(row, anchor));
        if (kind() != LaneKind::Category)
            ofAll.gone.push_back(all_.positionOf(row, anchor));
    }
    std::ranges::copy_if(change.come, std::back_inserter(come), [&](EventRow row) { return after.contains(row); });
    if (!division_.follow(index, change.before, gone, come))
        return std::nullopt;
    for (const auto row : come) {
        for (const auto lane : division_.lanesOf(index, row))
            edits[lane].come.push_back(row);
        ofAll.come.push_back(row);
    }
    const RowShift shift(change);
    const auto edit = [&](LaneTable& table, TableEdit& of) {
        std::ranges::sort(of.gone);
        table.patch(shift, of.gone, of.come);
        return !of.gone.empty() || !of.come.empty();
    };
    std::vector<bool> touched;
    for (std::size_t i = 0; i < tables_.size(); ++i) {
        touched.push_back(edit(tables_[i], edits[i]));
        heads_[i].events = static_cast<std::uint32_t>(tables_[i].size());
    }
    if (kind() != LaneKind::Category)
        edit(all_, ofAll);
    return touched;
}

} // namespace dateline::layout
