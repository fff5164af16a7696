#include "core/timeline/rangeanswers.h"

#include <algorithm>

namespace dateline {

namespace {

using Word = std::uint64_t;

constexpr unsigned kEndsBeyondExtent = unsigned{OpenStart} | OpenEnd | UnknownStart | UnknownEnd;

void answer(RangeAnswers& answers, EventRow row, Certainty certainty)
{
    answers.certain.set(row, certainty == Certainty::Certain);
    answers.possible.set(row, certainty == Certainty::Possible);
}

/// What the extent of a row says, as a bit each.
struct ByExtent
{
    unsigned certain = 0;
    unsigned possible = 0;
};

ByExtent byExtent(const EventIndex& index, std::size_t row, const TimeExtent& range)
{
    const auto& extent = index.extent[row];
    const auto contained = unsigned{extent.earliest >= range.earliest} & unsigned{extent.latest <= range.latest};
    const auto met = unsigned{extent.earliest < range.latest} & unsigned{extent.latest > range.earliest} &
                     unsigned{extent.earliest < extent.latest};
    const auto lasted = unsigned{(index.flags[row] & Span) != 0};
    const auto sure = contained | (met & lasted);
    return {sure, met & ~sure};
}

/// As if all that is known of each date were its extent: right for most.
void answerByExtents(const EventIndex& index, const TimeExtent& range, RangeAnswers& answers)
{
    const auto sorted = index.size() - index.added;
    const auto begun = std::partition_point(
        index.extent.begin(), index.extent.begin() + static_cast<std::ptrdiff_t>(sorted),
        [&](const TimeExtent& extent) { return extent.earliest < range.latest || range.contains(extent); });
    const auto rows = static_cast<std::size_t>(begun - index.extent.begin());
    for (std::size_t first = 0; first < rows; first += 64) {
        const auto count = std::min<std::size_t>(64, rows - first);
        Word certain = 0;
        Word possible = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const auto answered = byExtent(index, first + i, range);
            certain |= Word{answered.certain} << i;
            possible |= Word{answered.possible} << i;
        }
        answers.certain.setWord(first / 64, certain);
        answers.possible.setWord(first / 64, possible);
    }
    for (auto row = sorted; row < index.size(); ++row) {
        const auto answered = byExtent(index, row, range);
        answers.certain.set(static_cast<EventRow>(row), answered.certain != 0);
        answers.possible.set(static_cast<EventRow>(row), answered.possible != 0);
    }
}

/// Those that lasted, of which the ends are not known to the second.
void answerSpans(const EventIndex& index, const TimeExtent& range, RangeAnswers& answers)
{
    const auto& spans = index.certain;
    for (std::size_t i = 0; i < spans.rows.size(); ++i) {
        const auto row = spans.rows[i];
        const auto& extent = index.extent[row];
        if (!index.has(row, Span) || range.contains(extent) || !range.intersects(extent))
            continue;
        answer(answers, row, liesIn(index, row, range));
    }
}

void answerApproximate(const EventIndex& index, const TimeExtent& range, RangeAnswers& answers)
{
    const auto& wide = index.widened;
    for (std::size_t i = 0; i < wide.rows.size(); ++i) {
        if (range.intersects(wide.extents[i]) && !range.contains(index.extent[wide.rows[i]]))
            answer(answers, wide.rows[i], liesIn(index, wide.rows[i], range));
    }
}

/// Those of which the extent does not say all.
void answerByDates(const EventIndex& index, const TimeExtent& range, RangeAnswers& answers)
{
    for (const auto& [row, date] : index.dates) {
        auto certainty = Certainty::No;
        if ((index.flags[row] & kEndsBeyondExtent) == 0 && range.contains(index.extent[row]))
            certainty = Certainty::Certain;
        else if ((index.flags[row] & kEndsBeyondExtent) != 0 || range.intersects(index.reach(row)))
            certainty = liesIn(date, range, index.margins);
        answer(answers, row, certainty);
    }
}

} // namespace

RangeAnswers liesIn(const EventIndex& index, const TimeExtent& range)
{
    RangeAnswers answers{EventSet(index.size(), false), EventSet(index.size(), false)};
    if (range.empty())
        return answers;
    answerByExtents(index, range, answers);
    answerSpans(index, range, answers);
    answerApproximate(index, range, answers);
    answerByDates(index, range, answers);
    return answers;
}

} // namespace dateline
