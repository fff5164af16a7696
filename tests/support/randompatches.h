#pragma once

#include "core/timeline/indexpatch.h"

#include "tests/support/randomindex.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace dateline::test {

/// An index that is patched again and again: of the rows of a larger one some go, some come, and some that go come at
/// once again, as an edit that changes nothing of where an event stands would have it.
class RandomPatches
{
public:
    RandomPatches(std::uint32_t seed, EventIndex whole)
        : random_(seed), whole_(std::move(whole)), isIn_(whole_.size(), false)
    {
        for (std::size_t row = 0; row < whole_.size(); ++row)
            isIn_[row] = randomBelow(random_, 5) > 0;
        index = anew();
    }

    EventIndex index;

    /// The same index, made of nothing.
    EventIndex anew() const
    {
        std::vector<EventRow> rows;
        for (EventRow row = 0; row < whole_.size(); ++row)
            if (isIn_[row])
                rows.push_back(row);
        return named(rows);
    }

    IndexChange next(std::size_t most)
    {
        std::vector<EventRow> fresh;
        std::vector<EventKey> gone;
        for (auto left = 1 + randomBelow(random_, most); left > 0; --left) {
            const auto row = static_cast<EventRow>(randomBelow(random_, whole_.size()));
            const bool isTaken = std::ranges::find(gone, whole_.key[row]) != gone.end();
            if (isTaken || std::ranges::find(fresh, row) != fresh.end())
                continue;
            const bool comes = !isIn_[row] || randomBelow(random_, 3) == 0;
            if (isIn_[row])
                gone.push_back(whole_.key[row]);
            if (comes)
                fresh.push_back(row);
            isIn_[row] = comes;
        }
        std::ranges::sort(fresh);
        std::ranges::sort(gone);
        return patch(index, rowsOf(index, gone), named(fresh));
    }

private:
    EventIndex named(const std::vector<EventRow>& rows) const
    {
        auto some = someRows(whole_, rows);
        some.categories = whole_.categories;
        some.sourceNames = whole_.sourceNames;
        some.actorNames = whole_.actorNames;
        some.placeNames = whole_.placeNames;
        some.categoryColors = whole_.categoryColors;
        some.categoryShapes = whole_.categoryShapes;
        return some;
    }

    std::mt19937 random_;
    EventIndex whole_;
    std::vector<bool> isIn_;
};

} // namespace dateline::test
