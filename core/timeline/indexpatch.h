#pragma once

#include "core/timeline/eventindex.h"
#include "core/timeline/eventset.h"

#include <cstdint>
#include <span>
#include <vector>

/// Changing a few rows of an index that is large, and what is held beside it.
namespace dateline {

/// What a patch did to the rows of an index. A row that is changed is one that is gone and one that has come.
struct IndexChange
{
    std::vector<EventRow> gone; ///< as they were numbered before, ascending
    std::vector<EventRow> come; ///< as they are numbered now, ascending
    EventIndex before;          ///< what is gone, in its order: see someRows()

    std::size_t size() const { return gone.size() + come.size(); }
};

/// Some rows (ascending) as an index of their own. Its dictionaries have as many entries as those of `index`, all
/// empty.
EventIndex someRows(const EventIndex& index, std::span<const EventRow> rows);

/// What the numbers of rows become that stay: from each piece's `first` on, as they were numbered before, up to the
/// next piece's, they move by `by`, modulo 2^32. The first piece begins at row 0.
class RowShift
{
public:
    explicit RowShift(const IndexChange& change);

    bool changesNothing() const { return pieces_.size() == 1 && pieces_.front().by == 0; }
    EventRow operator()(EventRow row) const;
    /// Puts new numbers in the place of old ones. Costs a fraction of a nanosecond for each, and each piece.
    void applyTo(std::span<EventRow> rows) const;

private:
    struct Piece
    {
        EventRow first = 0;
        EventRow by = 0;
    };
    std::vector<Piece> pieces_;
};

/// The set of an index's rows after the patch: those that stay are in it as they were, of those that have come the ones
/// that are in `now`, a set of the index's rows as they are numbered now.
EventSet patched(const EventSet& set, const IndexChange& change, const EventSet& now);

/// The rows of those keys (ascending, each once), ascending; keys that are not in the index have none.
std::vector<EventRow> rowsOf(const EventIndex& index, std::span<const EventKey> keys);

/// Takes rows (ascending) out and puts those of `fresh` in at their places, in one go. The numbers in `fresh` are by
/// the dictionaries of `index`; its own are not looked at, nor are its margins and its `undated`.
IndexChange patch(EventIndex& index, std::span<const EventRow> gone, const EventIndex& fresh);

/// What the numbers of a dictionary become, one for each.
using NewNumbers = std::vector<std::uint16_t>;

/// Puts new numbers into a column.
void renumber(std::vector<std::uint16_t>& column, const NewNumbers& numbers);

} // namespace dateline
