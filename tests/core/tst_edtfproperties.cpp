#include "core/time/allen.h"
#include "core/time/certainty.h"

#include "tests/support/longrun.h"
#include "tests/support/randomedtf.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

using namespace dateline;

/// What holds of every date, tried on random ones: some in an ordinary run, ten million each with DATELINE_LONG=1.
class TestEdtfProperties : public QObject
{
    Q_OBJECT

private slots:
    void theCanonicalFormIsStableAndReadBackAsTheSameValue();
    void boundsAreOrderedAndWidenedOnesContainThem();
    void theOrderOfListsIsTotalAndKeepsWhatIsCertain();
    void oneRelationHoldsAndEachIsTheInverseOfAnother();
    void relationsAgreeWithTryingEveryOrderOfEnds();
    void unspecifiedDigitsLieInARangeAsTheirDaysDo();
    void anIntervalLiesInARangeAsAllItsDaysDo();
    void aSetLiesInARangeAsItsDaysDo();
};

namespace {

constexpr int kFirstYear = 2019; // of the dates that are tried against ranges day by day
constexpr int kYears = 4;

/// The next expression that is a date.
EdtfDate nextDate(test::RandomEdtf& random)
{
    for (;;) {
        if (auto date = EdtfDate::parse(random.next()))
            return std::move(*date);
    }
}

std::string twoDigits(int value)
{
    return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

std::int64_t dayNumber(std::int64_t second)
{
    return second / kSecondsPerDay; // all days tried are after 1970
}

/// A year, a month or a day of the years tried, without doubt.
EdtfDate plainDate(test::RandomEdtf& random)
{
    auto text = std::to_string(kFirstYear + random.below(kYears));
    if (const auto kind = random.below(3); kind > 0) {
        text += "-" + twoDigits(1 + random.below(12));
        if (kind > 1)
            text += "-" + twoDigits(1 + random.below(28));
    }
    return *EdtfDate::parse(text);
}

/// Up to some months of whole days, in and about the years tried.
TimeExtent randomRange(test::RandomEdtf& random)
{
    const auto first = daysFromCivil(kFirstYear, 1, 1) - 100;
    const auto from = first + random.below(365 * kYears + 200);
    const auto length = random.below(4) == 0 ? 1 + random.below(800) : 1 + random.below(50);
    return {from * kSecondsPerDay, (from + length) * kSecondsPerDay};
}

/// The first and the last day within the strict bounds.
struct Days
{
    std::int64_t first = 0;
    std::int64_t last = 0;

    explicit Days(const TimeExtent& extent) : first(dayNumber(extent.earliest)), last(dayNumber(extent.latest) - 1) {}
    bool meets(const Days& other) const { return first <= other.last && other.first <= last; }
};

/// What follows from the answer for each single choice.
struct Choices
{
    bool any = false;
    bool all = true;

    void add(bool lies)
    {
        any = any || lies;
        all = all && lies;
    }
    Certainty answer() const { return !any ? Certainty::No : all ? Certainty::Certain : Certainty::Possible; }
};

/// The seconds at which something may begin, and those at which it may have ended; both included.
struct Ends
{
    std::array<std::int64_t, 2> begin{};
    std::array<std::int64_t, 2> end{};
};

Ends endsOf(const EdtfDate& date)
{
    const auto from = date.start().value_or(date).bounds();
    const auto to = date.end().value_or(date).bounds();
    return {{from.earliest, from.latest - 1}, {to.earliest + 1, to.latest}};
}

/// Which of Allen's relations two stretches have, found from the definitions one by one.
std::size_t relationOf(std::int64_t a, std::int64_t aEnd, std::int64_t b, std::int64_t bEnd)
{
    const std::array<bool, kAllenRelations> holds{aEnd < b,
                                                  aEnd == b,
                                                  a < b && b < aEnd && aEnd < bEnd,
                                                  a == b && aEnd < bEnd,
                                                  b < a && aEnd < bEnd,
                                                  b < a && aEnd == bEnd,
                                                  a == b && aEnd == bEnd,
                                                  a < b && aEnd == bEnd,
                                                  a < b && bEnd < aEnd,
                                                  a == b && bEnd < aEnd,
                                                  b < a && a < bEnd && bEnd < aEnd,
                                                  bEnd == a,
                                                  bEnd < a};
    if (std::count(holds.begin(), holds.end(), true) != 1)
        return kAllenRelations;
    return static_cast<std::size_t>(std::find(holds.begin(), holds.end(), true) - holds.begin());
}

/// The relations that some choice of ends gives. An order of the ends that any choice has, one has in which each end is
/// at most three seconds after the first that one of the four can be at: those are tried.
std::array<bool, kAllenRelations> triedRelations(const Ends& a, const Ends& b)
{
    std::array<std::vector<std::int64_t>, 4> tried;
    const std::array<const std::array<std::int64_t, 2>*, 4> ranges{&a.begin, &a.end, &b.begin, &b.end};
    for (std::size_t i = 0; i < 4; ++i) {
        for (const auto* from : ranges) {
            for (auto at = (*from)[0]; at < (*from)[0] + 4; ++at)
                if ((*ranges[i])[0] <= at && at <= (*ranges[i])[1])
                    tried[i].push_back(at);
        }
    }
    std::array<bool, kAllenRelations + 1> found{};
    for (const auto aBegin : tried[0])
        for (const auto aEnd : tried[1])
            for (const auto bBegin : tried[2])
                for (const auto bEnd : tried[3])
                    if (aBegin < aEnd && bBegin < bEnd)
                        found[relationOf(aBegin, aEnd, bBegin, bEnd)] = true;
    std::array<bool, kAllenRelations> relations{};
    std::copy_n(found.begin(), kAllenRelations, relations.begin());
    return found.back() ? std::array<bool, kAllenRelations>{} : relations;
}

} // namespace

void TestEdtfProperties::theCanonicalFormIsStableAndReadBackAsTheSameValue()
{
    test::RandomEdtf random(29);
    const auto rounds = test::rounds(50'000);
    for (auto i = 0; i < rounds; ++i) {
        const auto date = nextDate(random);
        const auto text = date.format();
        const auto again = EdtfDate::parse(text);
        QVERIFY2(again.has_value(), text.c_str());
        QVERIFY2(*again == date && again->hash() == date.hash(), text.c_str());
        QVERIFY2(again->format() == text, text.c_str());
    }
}

void TestEdtfProperties::boundsAreOrderedAndWidenedOnesContainThem()
{
    test::RandomEdtf random(31);
    const auto rounds = test::rounds(50'000);
    for (auto i = 0; i < rounds; ++i) {
        const auto date = nextDate(random);
        const auto strict = date.bounds();
        const auto widened = date.widened();
        QVERIFY2(strict.earliest < strict.latest, date.format().c_str());
        QVERIFY2(widened.contains(strict), date.format().c_str());
        QVERIFY2(date.approximate() || widened == strict, date.format().c_str());
        QVERIFY2(strict.openStart() == (date.openStart() || date.unknownStart()), date.format().c_str());
        QVERIFY2(strict.openEnd() == (date.openEnd() || date.unknownEnd()), date.format().c_str());
        QVERIFY2(liesIn(date, strict) == Certainty::Certain, date.format().c_str());
    }
}

void TestEdtfProperties::theOrderOfListsIsTotalAndKeepsWhatIsCertain()
{
    // Few years, so that many begin or end together.
    test::RandomEdtf random(37, kFirstYear, 2);
    auto a = nextDate(random);
    auto b = nextDate(random);
    const auto rounds = test::rounds(50'000);
    for (auto i = 0; i < rounds; ++i) {
        const auto c = nextDate(random);
        const auto order = chronological(a, b);
        QVERIFY2((order == 0) == (a == b), (a.format() + " and " + b.format()).c_str());
        QVERIFY2(chronological(b, a) == 0 <=> order, (a.format() + " and " + b.format()).c_str());
        if (order <= 0 && chronological(b, c) <= 0)
            QVERIFY2(chronological(a, c) <= 0, (a.format() + ", " + b.format() + ", " + c.format()).c_str());
        if (allenRelation(AllenRelation::Before, a, b) == Certainty::Certain)
            QVERIFY2(order < 0, (a.format() + " and " + b.format()).c_str());
        a = std::exchange(b, c);
    }
}

void TestEdtfProperties::oneRelationHoldsAndEachIsTheInverseOfAnother()
{
    test::RandomEdtf random(41, kFirstYear, kYears);
    auto a = nextDate(random);
    const auto rounds = test::rounds(50'000);
    for (auto i = 0; i < rounds; ++i) {
        auto b = nextDate(random);
        const auto answers = allenRelations(a, b);
        const auto inverses = allenRelations(b, a);
        const auto impossible = std::count(answers.begin(), answers.end(), Certainty::No);
        const auto certain = std::count(answers.begin(), answers.end(), Certainty::Certain);
        QVERIFY2(impossible < 13 && certain == (impossible == 12 ? 1 : 0), (a.format() + " and " + b.format()).c_str());
        for (std::size_t r = 0; r < kAllenRelations; ++r)
            QVERIFY2(answers[r] == inverses[static_cast<std::size_t>(inverse(static_cast<AllenRelation>(r)))],
                     (a.format() + " and " + b.format()).c_str());
        a = std::move(b);
    }
}

void TestEdtfProperties::relationsAgreeWithTryingEveryOrderOfEnds()
{
    test::RandomEdtf random(43);
    const auto plain = [&random]() -> EdtfDate {
        const auto moment = "2020-01-01T00:00:0" + std::to_string(random.below(4)) + "Z";
        if (random.below(4) == 0)
            return *EdtfDate::parse(moment);
        auto from = plainDate(random);
        if (random.below(2) == 0)
            return from;
        const auto interval = EdtfDate::parse(from.format() + "/" + plainDate(random).format());
        return interval ? *interval : from;
    };
    const auto rounds = test::rounds(50'000) / 100; // each is tried in thousands of ways
    for (auto i = 0; i < rounds; ++i) {
        const auto a = plain();
        const auto b = plain();
        const auto answers = allenRelations(a, b);
        const auto tried = triedRelations(endsOf(a), endsOf(b));
        const auto possible = std::count(tried.begin(), tried.end(), true);
        for (std::size_t r = 0; r < kAllenRelations; ++r) {
            const auto expected = !tried[r] ? Certainty::No : possible == 1 ? Certainty::Certain : Certainty::Possible;
            QVERIFY2(answers[r] == expected,
                     (a.format() + " and " + b.format() + ", relation " + std::to_string(r)).c_str());
        }
    }
}

void TestEdtfProperties::unspecifiedDigitsLieInARangeAsTheirDaysDo()
{
    // The digits of each day about the years tried, once.
    const auto firstDay = daysFromCivil(kFirstYear - 10, 1, 1);
    std::vector<std::string> days;
    for (auto day = firstDay; day < daysFromCivil(kFirstYear + kYears + 10, 1, 1); ++day)
        days.push_back(formatIsoDate(day * kSecondsPerDay));

    test::RandomEdtf random(47);
    const auto rounds = test::rounds(20'000);
    for (auto i = 0; i < rounds; ++i) {
        auto pattern = std::to_string(kFirstYear + random.below(kYears)) + "-" + twoDigits(1 + random.below(12)) + "-" +
                       twoDigits(1 + random.below(31));
        for (const auto at : {3, 5, 6, 8, 9})
            if (random.below(2) == 0)
                pattern[static_cast<std::size_t>(at)] = 'X';
        const auto date = EdtfDate::parse(pattern);
        if (!date)
            continue;
        const auto range = randomRange(random);
        auto any = false;
        for (auto day = Days(range).first; day <= Days(range).last && !any; ++day) {
            const auto& digits = days.at(static_cast<std::size_t>(day - firstDay));
            any = std::equal(pattern.begin(), pattern.end(), digits.begin(),
                             [](char p, char d) { return p == 'X' || p == d; });
        }
        QVERIFY2((liesIn(*date, range) != Certainty::No) == any, pattern.c_str());
        QVERIFY2((liesIn(*date, range) == Certainty::Certain) == range.contains(date->bounds()), pattern.c_str());
    }
}

void TestEdtfProperties::anIntervalLiesInARangeAsAllItsDaysDo()
{
    test::RandomEdtf random(53);
    const auto rounds = test::rounds(20'000);
    for (auto i = 0; i < rounds; ++i) {
        const auto start = plainDate(random);
        const auto end = plainDate(random);
        const auto date = EdtfDate::parse(start.format() + "/" + end.format());
        if (!date)
            continue;
        const auto range = randomRange(random);
        const Days starts(start.bounds());
        const Days ends(end.bounds());
        // Only the first and the last days matter, of the starts and of the ends that are not before them.
        Choices choices;
        for (const auto from : {starts.first, std::min(starts.last, ends.last)})
            for (const auto to : {std::max(ends.first, from), ends.last})
                choices.add(Days({from * kSecondsPerDay, (to + 1) * kSecondsPerDay}).meets(Days(range)));
        QVERIFY2(liesIn(*date, range) == choices.answer(),
                 (date->format() + " in " + formatIsoDate(range.earliest) + " until " + formatIsoDate(range.latest))
                     .c_str());
    }
}

void TestEdtfProperties::aSetLiesInARangeAsItsDaysDo()
{
    test::RandomEdtf random(59);
    const auto rounds = test::rounds(20'000);
    for (auto i = 0; i < rounds; ++i) {
        std::string members;
        Choices oneOf;
        auto allOf = Certainty::No;
        const auto range = randomRange(random);
        for (auto count = 1 + random.below(3); count > 0; --count) {
            const auto member = plainDate(random);
            members += (members.empty() ? "" : ",") + member.format();
            Choices days;
            for (auto day = Days(member.bounds()).first; day <= Days(member.bounds()).last; ++day)
                days.add(Days(range).first <= day && day <= Days(range).last);
            oneOf.any = oneOf.any || days.any;
            oneOf.all = oneOf.all && days.all;
            allOf = std::max(allOf, days.answer());
        }
        QVERIFY2(liesIn(*EdtfDate::parse("[" + members + "]"), range) == oneOf.answer(), members.c_str());
        QVERIFY2(liesIn(*EdtfDate::parse("{" + members + "}"), range) == allOf, members.c_str());
    }
}

QTEST_APPLESS_MAIN(TestEdtfProperties)
#include "tst_edtfproperties.moc"
