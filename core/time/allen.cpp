#include "core/time/allen.h"

#include <algorithm>
#include <string_view>

namespace dateline {

namespace {

/// Where an end may lie, both included.
struct Choice
{
    std::int64_t from = 0;
    std::int64_t to = 0;
};

/// The first second of something, and the first second after it.
struct Ends
{
    Choice begin;
    Choice end;
};

Ends endsOf(const EdtfDate& date)
{
    if (date.kind() == EdtfKind::Interval) {
        const auto start = date.start();
        const auto end = date.end();
        const auto begin = start              ? Choice{start->bounds().earliest, start->bounds().latest - 1}
                           : date.openStart() ? Choice{kBeginningOfTime, kBeginningOfTime}
                                              : Choice{kBeginningOfTime, kEndOfTime};
        const auto finish = end              ? Choice{end->bounds().earliest + 1, end->bounds().latest}
                            : date.openEnd() ? Choice{kEndOfTime, kEndOfTime}
                                             : Choice{kBeginningOfTime, kEndOfTime};
        return {begin, finish};
    }
    const auto bounds = date.bounds();
    const auto isOpenStart = bounds.earliest == kBeginningOfTime;
    return {{bounds.earliest, bounds.openEnd() ? kEndOfTime : bounds.latest - 1},
            {isOpenStart ? kBeginningOfTime : bounds.earliest + 1, bounds.latest}};
}

/// Each relation as the order of the four ends: "a" and "A" begin and end the one, "b" and "B" the other, and "="
/// stands between those that coincide.
constexpr std::array<std::string_view, kAllenRelations> kOrders{
    "aAbB", "aA=bB", "abAB", "a=bAB", "baAB", "baA=B", "a=bA=B", "abA=B", "abBA", "a=bBA", "baBA", "bB=aA", "bBaA",
};

/// Whether instants can be chosen that stand in that order: each takes the first that is left to it.
bool canStandInOrder(std::string_view order, const Ends& a, const Ends& b)
{
    const auto choiceOf = [&](char end) {
        return end == 'a' ? a.begin : end == 'A' ? a.end : end == 'b' ? b.begin : b.end;
    };
    auto isFirst = true;
    std::int64_t last = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        auto choice = choiceOf(order[i]);
        if (i + 2 < order.size() && order[i + 1] == '=') {
            const auto other = choiceOf(order[i + 2]);
            choice = {std::max(choice.from, other.from), std::min(choice.to, other.to)};
            i += 2;
        }
        if (!isFirst && last == kEndOfTime)
            return false;
        const auto at = isFirst ? choice.from : std::max(choice.from, last + 1);
        if (at > choice.to)
            return false;
        last = at;
        isFirst = false;
    }
    return true;
}

} // namespace

AllenRelation inverse(AllenRelation relation)
{
    return static_cast<AllenRelation>(kAllenRelations - 1 - static_cast<std::size_t>(relation));
}

std::array<Certainty, kAllenRelations> allenRelations(const EdtfDate& a, const EdtfDate& b)
{
    const auto first = endsOf(a);
    const auto second = endsOf(b);
    std::array<Certainty, kAllenRelations> answers{};
    for (std::size_t i = 0; i < kAllenRelations; ++i)
        answers[i] = canStandInOrder(kOrders[i], first, second) ? Certainty::Possible : Certainty::No;
    if (std::count(answers.begin(), answers.end(), Certainty::Possible) == 1)
        *std::find(answers.begin(), answers.end(), Certainty::Possible) = Certainty::Certain;
    return answers;
}

Certainty allenRelation(AllenRelation relation, const EdtfDate& a, const EdtfDate& b)
{
    return allenRelations(a, b)[static_cast<std::size_t>(relation)];
}

} // namespace dateline
