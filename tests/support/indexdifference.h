#pragma once

#include "core/timeline/eventorder.h"

#include <QString>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

/// The first thing in which two indexes differ, in words; empty where they say the same. Numbers count as what they
/// stand for, so that the dictionaries of actors and places may be in other orders and have entries that nothing names;
/// rows may be in any order.
namespace dateline::test {

inline std::multiset<std::string> wordsOf(std::span<const std::uint16_t> numbers, const Dictionary& dictionary)
{
    std::multiset<std::string> words;
    for (const auto number : numbers)
        words.insert(dictionary.ids.at(number) + "/" + dictionary.names.at(number));
    return words;
}

inline QString rowDifference(const EventIndex& left, const EventIndex& right, EventRow row)
{
    const auto same = [](std::span<const TimeExtent> a, std::span<const TimeExtent> b) {
        return std::ranges::equal(a, b);
    };
    const auto first = [](std::span<const std::uint16_t> numbers) {
        return numbers.empty() ? numbers : numbers.first(1);
    };
    if (left.key[row] != right.key[row])
        return QStringLiteral("key");
    if (left.extent[row] != right.extent[row])
        return QStringLiteral("extent");
    if (left.categories.ids.at(left.category[row]) != right.categories.ids.at(right.category[row]))
        return QStringLiteral("category");
    if (left.importance[row] != right.importance[row])
        return QStringLiteral("importance");
    if (left.flags[row] != right.flags[row])
        return QStringLiteral("flags");
    if (left.claimCount[row] != right.claimCount[row])
        return QStringLiteral("claims");
    if (wordsOf(left.sources.at(row), left.sourceNames) != wordsOf(right.sources.at(row), right.sourceNames))
        return QStringLiteral("sources");
    if (wordsOf(left.actors.at(row), left.actorNames) != wordsOf(right.actors.at(row), right.actorNames))
        return QStringLiteral("actors");
    if (wordsOf(left.places.at(row), left.placeNames) != wordsOf(right.places.at(row), right.placeNames) ||
        wordsOf(first(left.places.at(row)), left.placeNames) != wordsOf(first(right.places.at(row)), right.placeNames))
        return QStringLiteral("places");
    if (!same(left.alternativeExtents.at(row), right.alternativeExtents.at(row)))
        return QStringLiteral("alternatives");
    if (!same(left.certain.at(row), right.certain.at(row)))
        return QStringLiteral("certain");
    if (!same(left.widened.at(row), right.widened.at(row)))
        return QStringLiteral("widened");
    if (!same(left.members.at(row), right.members.at(row)))
        return QStringLiteral("members");
    return {};
}

inline QString difference(const EventIndex& left, const EventIndex& right)
{
    if (!left.isInOrder() || !right.isInOrder())
        return difference(inOrder(left), inOrder(right));
    if (left.size() != right.size())
        return QStringLiteral("%1 and %2 rows").arg(left.size()).arg(right.size());
    if (left.undated != right.undated)
        return QStringLiteral("%1 and %2 undated").arg(left.undated).arg(right.undated);
    if (left.margins != right.margins)
        return QStringLiteral("margins");
    if (left.categories.ids != right.categories.ids || left.categories.names != right.categories.names ||
        left.categoryColors != right.categoryColors || left.categoryShapes != right.categoryShapes)
        return QStringLiteral("names of categories");
    if (left.sourceNames.ids != right.sourceNames.ids || left.sourceNames.names != right.sourceNames.names)
        return QStringLiteral("names of sources");
    if (left.dates != right.dates)
        return QStringLiteral("dates");
    if (left.alternativeExtents.rows != right.alternativeExtents.rows || left.certain.rows != right.certain.rows ||
        left.widened.rows != right.widened.rows || left.members.rows != right.members.rows)
        return QStringLiteral("rows with more extents");
    for (EventRow row = 0; row < left.size(); ++row)
        if (const auto what = rowDifference(left, right, row); !what.isEmpty())
            return QStringLiteral("%1 of row %2 (key %3)").arg(what).arg(row).arg(left.key[row]);
    return {};
}

} // namespace dateline::test
