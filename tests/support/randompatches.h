#pragma once

#include "core/timeline/indexpatch.h"

#include "tests/support/randomindex.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace dateline::test {

/// An index that is patched again and again: of the events of a larger one some go, some come, some change their
/// category or their date, and some come again as they were, as an edit of a title would have it.
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
            if (isIn_[row])
                gone.push_back(whole_.key[row]);
            const auto now = randomBelow(random_, 4) == 0 ? moved(row, fresh) : row;
            const bool comes = now != row || !isIn_[row] || randomBelow(random_, 3) == 0;
            if (comes)
                fresh.push_back(now);
            isIn_[row] = comes && now == row;
            isIn_[now] = comes;
            if (comes && randomBelow(random_, 3) == 0)
                whole_.category[now] = static_cast<std::uint16_t>(randomBelow(random_, whole_.categories.ids.size()));
        }
        std::ranges::sort(fresh);
        std::ranges::sort(gone);
        return patch(index, rowsOf(index, gone), named(fresh));
    }

private:
    /// The row of an event that is in, when it has got another date: that of one that is not.
    EventRow moved(EventRow row, const std::vector<EventRow>& fresh)
    {
        const auto to = static_cast<EventRow>(randomBelow(random_, whole_.size()));
        const bool isFree = !isIn_[to] && std::ranges::find(fresh, to) == fresh.end();
        if (!isIn_[row] || !isFree || !isAlone(row) || !isAlone(to))
            return row;
        const auto key = whole_.key[row];
        whole_.key.set(row, whole_.key[to]);
        whole_.key.set(to, key);
        return to;
    }

    /// Whether no neighbour would change places with it if it had another key.
    bool isAlone(EventRow row) const
    {
        const auto isLike = [&](EventRow other) {
            return whole_.extent[row] == whole_.extent[other] && whole_.importance[row] == whole_.importance[other];
        };
        return (row == 0 || !isLike(row - 1)) && (row + 1 == whole_.size() || !isLike(row + 1));
    }

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
