// Any bytes are read as dates: EDTF first, then words; a second line is a second date, and both are compared. What is
// read must be told, bounded, read back, and stand in relations that do not contradict each other.

#include "core/time/allen.h"
#include "core/time/words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>

using namespace dateline;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void check(const EdtfDate& date)
{
    const auto strict = date.bounds();
    const auto widened = date.widened();
    require(strict.earliest < strict.latest);
    require(widened.contains(strict));
    require(date.approximate() || widened == strict);
    require(strict.openStart() == (date.openStart() || date.unknownStart()));
    require(strict.openEnd() == (date.openEnd() || date.unknownEnd()));
    require(date.level() <= 2);

    const auto canonical = date.format();
    const auto again = EdtfDate::parse(canonical);
    require(again.has_value() && *again == date && again->hash() == date.hash());
    require(again->format() == canonical);
    require(again->bounds() == strict && again->widened() == widened);
    require(!inWords(date, WordLength::Short).empty() && !inWords(date, WordLength::Long).empty());

    require(liesIn(date, strict) == Certainty::Certain);
    require(liesIn(date, {strict.earliest, strict.earliest + 1}) != Certainty::No || date.approximate());
    if (!widened.openEnd())
        require(liesIn(date, {widened.latest, kEndOfTime}) == Certainty::No);
    if (!widened.openStart())
        require(liesIn(date, {kBeginningOfTime, widened.earliest}) == Certainty::No);
    require(chronological(date, *again) == std::strong_ordering::equal);
}

void compare(const EdtfDate& a, const EdtfDate& b)
{
    const auto order = chronological(a, b);
    require((order == 0) == (a == b));
    require(0 <=> order == chronological(b, a));

    const auto relations = allenRelations(a, b);
    const auto inverses = allenRelations(b, a);
    const auto impossible = std::count(relations.begin(), relations.end(), Certainty::No);
    const auto certain = std::count(relations.begin(), relations.end(), Certainty::Certain);
    require(impossible < 13 && certain == (impossible == 12 ? 1 : 0));
    for (std::size_t i = 0; i < kAllenRelations; ++i)
        require(relations[i] == inverses[static_cast<std::size_t>(inverse(static_cast<AllenRelation>(i)))]);
    if (relations[static_cast<std::size_t>(AllenRelation::Before)] == Certainty::Certain)
        require(order < 0);

    const auto range = b.bounds();
    const auto answer = liesIn(a, range);
    if (!range.intersects(a.widened()))
        require(answer == Certainty::No);
    if (range.contains(a.bounds()))
        require(answer == Certainty::Certain);
}

Result<EdtfDate> read(std::string_view text)
{
    auto date = EdtfDate::parse(text);
    if (date)
        check(*date);
    else
        require(date.error().message.rfind("column ", 0) == 0);
    if (const auto words = fromWords(text))
        check(*words);
    return date;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto line = text.find('\n');
    const auto first = read(text.substr(0, line));
    if (line == std::string_view::npos)
        return 0;
    const auto second = read(text.substr(line + 1));
    if (first && second)
        compare(*first, *second);
    return 0;
}
