#include "core/timeline/lanetables.h"

#include "core/timeline/eventorder.h"

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

/// Where the events that are shown stand in a table. They are no more than `most`.
std::vector<std::uint32_t> positionsIn(const LaneTable& table, const EventSet& shown, std::size_t most)
{
    // Each position is noted, to be written over where it is none: a branch would be foretold wrong too often.
    std::vector<std::uint32_t> positions(most + 1);
    std::size_t count = 0;
    for (std::uint32_t position = 0; position < table.size(); ++position) {
        positions[count] = position;
        count += std::size_t{shown.contains(table.event(position))};
    }
    positions.resize(count);
    return positions;
}

/// Calls `make` for each number below `tables`.
template<typename Make> void makeEach(std::size_t tables, std::size_t events, const Make& make)
{
    std::atomic<std::size_t> next{0};
    const auto makeSome = [&] {
        for (auto number = next++; number < tables; number = next++)
            make(number);
    };
    if (events >= kManyEvents) {
        const std::jthread helping(makeSome);
        makeSome();
    } else {
        makeSome();
    }
}

} // namespace

LaneTables::LaneTables(const EventIndex& index, LaneKind kind, const EventSet& shown) : division_(index, kind, shown)
{
    setHeads(index);
    read(index, shown);
    countEvents();
}

LaneTables::LaneTables(const EventIndex& index, const LaneTables& whole, const EventSet& shown)
    : division_(index, whole.kind(), shown)
{
    // To read a few takes less than to look which of all are among them.
    constexpr std::size_t kFew = 100;
    setHeads(index);
    const auto count = shown.count();
    const bool areFew = count < shown.size() / kFew;
    if (!areFew && kind() != LaneKind::Category)
        divide(index, whole.all_, positionsIn(whole.all_, shown, count));
    else if (!areFew && !whole.division_.hasOther())
        takeLanes(whole, shown, count);
    else
        read(index, shown);
    countEvents();
}

void LaneTables::moveTo(const EventIndex& index)
{
    for (auto& table : tables_)
        table.moveTo(index);
    all_.moveTo(index);
}

void LaneTables::setHeads(const EventIndex& index)
{
    for (const auto& lane : division_.heads(index)) {
        LaneBand head;
        head.name = lane.name;
        head.category = lane.category;
        head.lane = static_cast<std::uint32_t>(heads_.size());
        heads_.push_back(std::move(head));
    }
    tables_.resize(heads_.size());
}

void LaneTables::countEvents()
{
    for (std::size_t lane = 0; lane < tables_.size(); ++lane)
        heads_[lane].events = static_cast<std::uint32_t>(tables_[lane].size());
}

void LaneTables::read(const EventIndex& index, const EventSet& shown)
{
    const bool sharesEvents = kind() != LaneKind::Category;
    std::vector<std::vector<LaneEvent>> events(tables_.size() + (sharesEvents ? 1 : 0));
    const auto heads = division_.heads(index);
    for (std::size_t lane = 0; lane < heads.size(); ++lane)
        events[lane].reserve(heads[lane].events.capacity());
    // All columns once from end to end, not lane by lane.
    forEachInOrder(index, shown, [&](EventRow row) {
        const LaneEvent event(index, row);
        for (const auto lane : division_.lanesOf(index, row))
            events[lane].push_back(event);
        if (sharesEvents)
            events.back().push_back(event);
    });
    makeEach(events.size(), shown.count(), [&](std::size_t lane) {
        (lane < tables_.size() ? tables_[lane] : all_) = LaneTable(index, events[lane]);
    });
}

/// Lanes of one category each hold the same whatever is shown, but for what is not.
void LaneTables::takeLanes(const LaneTables& whole, const EventSet& shown, std::size_t count)
{
    makeEach(tables_.size(), count, [&](std::size_t lane) {
        const auto same = std::ranges::find(whole.heads_, heads_[lane].category, &LaneBand::category);
        const auto& table = whole.tables_[static_cast<std::size_t>(same - whole.heads_.begin())];
        tables_[lane] = LaneTable(table, positionsIn(table, shown, count));
    });
}

/// Events that are in order remain so in each lane.
void LaneTables::divide(const EventIndex& index, const LaneTable& whole, const std::vector<std::uint32_t>& all)
{
    std::vector<std::vector<std::uint32_t>> positions(tables_.size());
    for (const auto position : all) {
        for (const auto lane : division_.lanesOf(index, whole.event(position)))
            positions[lane].push_back(position);
    }
    makeEach(positions.size() + 1, all.size(), [&](std::size_t lane) {
        (lane < tables_.size() ? tables_[lane] : all_) =
            LaneTable(whole, lane < tables_.size() ? positions[lane] : all);
    });
}

std::optional<std::vector<LaneTables::Effect>> LaneTables::follow(const EventIndex& index, const IndexChange& change,
                                                                  const EventSet& before, const EventSet& after)
{
    std::vector<TableEdit> edits(tables_.size());
    TableEdit ofAll;
    std::vector<EventRow> gone;
    std::vector<EventRow> come;
    std::ranges::copy_if(change.gone, std::back_inserter(gone), [&](EventRow row) { return before.contains(row); });
    std::ranges::copy_if(change.come, std::back_inserter(come), [&](EventRow row) { return after.contains(row); });
    for (const auto row : gone) {
        for (const auto lane : division_.lanesOf(index, row))
            edits[lane].gone.push_back(tables_[lane].positionOf(row));
        if (kind() != LaneKind::Category)
            ofAll.gone.push_back(all_.positionOf(row));
    }
    if (!division_.follow(index, gone, come))
        return std::nullopt;
    for (const auto row : come) {
        for (const auto lane : division_.lanesOf(index, row))
            edits[lane].come.push_back(row);
        ofAll.come.push_back(row);
    }
    const auto edit = [](LaneTable& table, TableEdit& of) {
        std::ranges::sort(of.gone);
        table.patch(of.gone, of.come);
        return of.gone.empty() && of.come.empty() ? Effect::None : Effect::Events;
    };
    std::vector<Effect> effects;
    for (std::size_t i = 0; i < tables_.size(); ++i)
        effects.push_back(edit(tables_[i], edits[i]));
    countEvents();
    if (kind() != LaneKind::Category)
        edit(all_, ofAll);
    for (const auto row : change.same) {
        if (!after.contains(row))
            continue;
        for (const auto lane : division_.lanesOf(index, row))
            effects[lane] = std::max(effects[lane], Effect::Look);
    }
    return effects;
}

} // namespace dateline::layout
