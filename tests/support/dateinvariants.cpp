#include "tests/support/dateinvariants.h"

#include "core/time/allen.h"
#include "core/time/datereading.h"
#include "core/time/relativedate.h"

#include <algorithm>

namespace dateline::test {

namespace {

/// The first rule that was found not to hold.
class Rules
{
public:
    void require(bool holds, const char* rule)
    {
        if (!holds && broken_ == nullptr)
            broken_ = rule;
    }
    const char* broken() const { return broken_; }

    void check(const EdtfDate& date);
    void compare(const EdtfDate& a, const EdtfDate& b);
    void check(const DateShift& shift);
    void checkTyped(std::string_view text);

private:
    void checkRanges(const EdtfDate& date);

    const char* broken_ = nullptr;
};

void Rules::check(const EdtfDate& date)
{
    const auto strict = date.bounds();
    const auto widened = date.widened();
    require(strict.earliest < strict.latest, "bounds are ordered");
    require(widened.contains(strict), "widened bounds contain the strict ones");
    require(date.approximate() || widened == strict, "only what is approximate is widened");
    require(strict.openStart() == (date.openStart() || date.unknownStart()), "an open start has no earliest second");
    require(strict.openEnd() == (date.openEnd() || date.unknownEnd()), "an open end has no latest second");

    const auto canonical = date.format();
    const auto again = EdtfDate::parse(canonical);
    require(again.has_value(), "the canonical form is read");
    if (!again)
        return;
    require(*again == date && again->hash() == date.hash(), "the canonical form is read as the same value");
    require(again->format() == canonical, "the canonical form is stable");
    require(again->bounds() == strict && again->widened() == widened, "the canonical form has the same bounds");
    require(chronological(date, *again) == std::strong_ordering::equal, "equal dates stand at the same place");
    require(!inWords(date, WordLength::Short).empty(), "every date has short words");
    require(!inWords(date, WordLength::Long).empty(), "every date has long words");
    checkRanges(date);
}

void Rules::checkRanges(const EdtfDate& date)
{
    const auto strict = date.bounds();
    const auto widened = date.widened();
    require(liesIn(date, strict) == Certainty::Certain, "a date certainly lies within its bounds");
    require(date.approximate() || liesIn(date, {strict.earliest, strict.earliest + 1}) != Certainty::No,
            "a date may be at its first second");
    require(widened.openEnd() || liesIn(date, {widened.latest, kEndOfTime}) == Certainty::No,
            "no date lies after its widened bounds");
    require(widened.openStart() || liesIn(date, {kBeginningOfTime, widened.earliest}) == Certainty::No,
            "no date lies before its widened bounds");
}

void Rules::compare(const EdtfDate& a, const EdtfDate& b)
{
    const auto order = chronological(a, b);
    require((order == 0) == (a == b), "only equal dates stand at the same place");
    require(0 <=> order == chronological(b, a), "the order is antisymmetric");

    const auto relations = allenRelations(a, b);
    const auto inverses = allenRelations(b, a);
    const auto impossible = std::count(relations.begin(), relations.end(), Certainty::No);
    const auto certain = std::count(relations.begin(), relations.end(), Certainty::Certain);
    require(impossible < 13, "some relation is possible");
    require(certain == (impossible == 12 ? 1 : 0), "a relation is certain where it is the only one");
    for (std::size_t i = 0; i < kAllenRelations; ++i)
        require(relations[i] == inverses[static_cast<std::size_t>(inverse(static_cast<AllenRelation>(i)))],
                "a relation is as certain as its inverse");
    require(relations[static_cast<std::size_t>(AllenRelation::Before)] != Certainty::Certain || order < 0,
            "what is certainly before stands before");

    const auto range = b.bounds();
    const auto answer = liesIn(a, range);
    require(range.intersects(a.widened()) || answer == Certainty::No, "a date lies in no range beside it");
    require(!range.contains(a.bounds()) || answer == Certainty::Certain, "a date lies in a range about it");
}

void Rules::check(const DateShift& shift)
{
    const auto again = DateShift::parse(shift.format());
    require(again.has_value() && *again == shift, "a shift is read back as the same");
    const auto words = inWords(shift);
    require(!words.empty(), "every shift has words");
    const auto typed = shiftFromWords(words);
    require(typed.has_value() && *typed == shift, "a shift's words are read back as the same");
}

void Rules::checkTyped(std::string_view text)
{
    for (const auto order : {DayMonthOrder::Ask, DayMonthOrder::MonthFirst}) {
        const DateTyping typing{order};
        const auto reading = readDate(text, typing);
        if (reading.date) {
            check(*reading.date);
            continue;
        }
        require(!reading.problem.empty(), "what is not read has a problem");
        const auto [begin, end] = reading.stretch;
        require(begin <= end && end <= text.size(), "the problem's stretch lies in the text");
        require(reading.suggestions.size() <= DateReading::kMostSuggestions, "there are few suggestions");
        for (const auto& suggestion : reading.suggestions)
            require(readDate(suggestion, typing).date.has_value(), "a suggestion is read");
    }
}

} // namespace

const char* brokenRule(std::string_view bytes)
{
    Rules rules;
    const auto line = bytes.find('\n');
    const auto first = bytes.substr(0, line);
    const auto second = line == std::string_view::npos ? std::string_view() : bytes.substr(line + 1);
    const auto read = [&rules](std::string_view text) {
        auto date = EdtfDate::parse(text);
        if (date)
            rules.check(*date);
        else
            rules.require(date.error().message.rfind("column ", 0) == 0, "an error has its column");
        if (const auto words = fromWords(text))
            rules.check(*words);
        return date;
    };
    const auto a = read(first);
    if (line == std::string_view::npos)
        return rules.broken();
    const auto b = read(second);
    if (a && b)
        rules.compare(*a, *b);

    auto shift = DateShift::parse(second);
    if (!shift)
        shift = shiftFromWords(second);
    if (!shift)
        return rules.broken();
    rules.check(*shift);
    if (!a)
        return rules.broken();
    if (const auto moved = shifted(*a, *shift))
        rules.check(*moved);
    return rules.broken();
}

const char* brokenTypingRule(std::string_view bytes)
{
    Rules rules;
    rules.checkTyped(bytes);
    return rules.broken();
}

} // namespace dateline::test
