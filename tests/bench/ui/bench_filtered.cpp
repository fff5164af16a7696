#include "core/timeline/filtering.h"

#include "tests/bench/bench.h"
#include "tests/bench/plainfilter.h"
#include "tests/bench/ui/view.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace dateline::bench {

namespace {

struct Filtered
{
    explicit Filtered(std::size_t events)
        : big(bigIndex(events)), view(big), plain(big->index), whole(view.whole()), asked(filters(big->index))
    {
        view.frame(whole);
    }

    const EventFilter& next() { return asked[turn++ % asked.size()]; }

    void show(const EventFilter& filter)
    {
        view.options().shown = apply(big->index, filter);
        view.frame(whole);
    }

    EventSet byLooking(const EventFilter& filter) const
    {
        EventSet left(big->index.size(), false);
        for (EventRow row = 0; row < left.size(); ++row)
            left.set(row, holds(filter.categories, big->index.category[row]) &&
                              holdsAny(filter.places, big->index.places.at(row)));
        return left;
    }

    std::shared_ptr<const BigIndex> big;
    View view;
    PlainFilter plain;
    VisibleRange whole;
    std::vector<EventFilter> asked;
    std::size_t turn = 0;
};

/// Applies a filter, and builds and paints the frame of what is left of everything.
Subject toThePicture(std::size_t events)
{
    startGui();
    const auto state = std::make_shared<Filtered>(events);
    const auto floor = [state] {
        state->plain.run(state->next(), state->whole);
    };
    const auto work = [state] {
        state->show(state->next());
    };
    const auto right = [state] {
        return std::ranges::all_of(state->asked, [&](const EventFilter& filter) {
            const auto left = state->byLooking(filter);
            state->plain.run(filter, state->whole);
            state->show(filter);
            return state->view.options().shown == left &&
                   (!state->plain.isWhole() || state->plain.count() == left.count()) &&
                   state->view.scene().shownEvents == left.count() && isPainted(state->view.image());
        });
    };
    return computing({floor, work, right});
}

const Registered filtering{ofAny({"filter by categories and place, to the picture", 1'000'000, 2, toThePicture})};

} // namespace

} // namespace dateline::bench
