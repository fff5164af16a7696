#pragma once

#include "core/timeline/lanedivision.h"
#include "core/timeline/lanetable.h"
#include "core/timeline/scene.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace dateline::layout {

/// The tables of all lanes of a kind, for a filter. They follow edits: what an edit does not touch stays as it is.
class LaneTables
{
public:
    LaneTables() = default;
    LaneTables(const EventIndex& index, LaneKind kind, const EventSet& shown);
    /// The same, given those of all events, of the same kind: much faster.
    LaneTables(const EventIndex& index, const LaneTables& whole, const EventSet& shown);

    /// The index stands elsewhere in memory now, and is the same.
    void moveTo(const EventIndex& index);

    LaneKind kind() const { return division_.kind(); }
    /// Names and counts.
    const std::vector<LaneBand>& heads() const { return heads_; }
    const std::vector<LaneTable>& tables() const { return tables_; }
    /// Every shown event once, where lanes may share events: in lanes of any kind but by category.
    const LaneTable& all() const { return all_; }

    /// What a patch of the index did to a lane.
    enum class Effect : std::uint8_t
    {
        None,
        Look,  ///< of some of its events what the index does not hold is another
        Events ///< its events are others
    };

    /// Follows a patch of the index. `before` were the rows that were shown, `after` are those that are now: beside the
    /// rows of the change both must be the same. Says what became of each lane; nothing where there are other lanes,
    /// and these tables cannot be used any more.
    std::optional<std::vector<Effect>> follow(const EventIndex& index, const IndexChange& change,
                                              const EventSet& before, const EventSet& after);

private:
    void setHeads(const EventIndex& index);
    void countEvents();
    void read(const EventIndex& index, const EventSet& shown);
    void takeLanes(const LaneTables& whole, const EventSet& shown, std::size_t count);
    void divide(const EventIndex& index, const LaneTable& whole, const std::vector<std::uint32_t>& all);

    LaneDivision division_;
    std::vector<LaneBand> heads_;
    std::vector<LaneTable> tables_;
    LaneTable all_;
};

} // namespace dateline::layout
