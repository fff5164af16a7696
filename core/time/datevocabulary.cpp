#include "core/time/datevocabulary.h"

#include <iterator>
#include <utility>

namespace dateline {

namespace {

constexpr std::pair<DatePhrase, const char*> kEnglishPhrases[] = {
    {DatePhrase::LongDay, "%1 %2 %3 %4"},
    {DatePhrase::Day, "%1 %2 %3"},
    {DatePhrase::Month, "%1 %2"},
    {DatePhrase::BeforeChrist, "%1 BC"},
    {DatePhrase::AnnoDomini, "AD %1"},
    {DatePhrase::Million, "%1 million"},
    {DatePhrase::Billion, "%1 billion"},
    {DatePhrase::Decade, "%1s"},
    {DatePhrase::Time, "%1, %2"},
    {DatePhrase::Utc, "%1 UTC"},
    {DatePhrase::UtcShift, "%1 UTC%2"},
    {DatePhrase::SomeDayIn, "some day in %1"},
    {DatePhrase::SomeDayFromTo, "some day from %1 to %2"},
    {DatePhrase::SomeMonthFromTo, "some month from %1 to %2"},
    {DatePhrase::SomeYearFromTo, "some year from %1 to %2"},
    {DatePhrase::EstimatedYear, "%1, by estimate %2"},
    {DatePhrase::ShortEstimatedYear, "%1 (%2)"},
    {DatePhrase::MonthUnknown, "%1, month unknown"},
    {DatePhrase::DayAndMonthUnknown, "%1, day and month unknown"},
    {DatePhrase::DayOfUnknownMonth, "day %1 of an unknown month of %2"},
    {DatePhrase::DayWithoutYear, "%1 %2"},
    {DatePhrase::YearUnknown, "%1, year unknown"},
    {DatePhrase::OnlyYearUnknown, "year unknown"},
    {DatePhrase::InSomeYear, "%1, %2"},
    {DatePhrase::DigitsMissing, "some date from %1 to %2 (%3)"},
    {DatePhrase::ShortRange, "%1–%2"},
    {DatePhrase::About, "about %1"},
    {DatePhrase::Perhaps, "perhaps %1"},
    {DatePhrase::ShortPerhaps, "%1?"},
    {DatePhrase::Remark, "%1 (%2)"},
    {DatePhrase::YearUncertain, "year uncertain"},
    {DatePhrase::YearApproximate, "year approximate"},
    {DatePhrase::YearBoth, "year uncertain and approximate"},
    {DatePhrase::MonthUncertain, "month uncertain"},
    {DatePhrase::MonthApproximate, "month approximate"},
    {DatePhrase::MonthBoth, "month uncertain and approximate"},
    {DatePhrase::DayUncertain, "day uncertain"},
    {DatePhrase::DayApproximate, "day approximate"},
    {DatePhrase::DayBoth, "day uncertain and approximate"},
    {DatePhrase::FromTo, "from %1 to %2"},
    {DatePhrase::From, "from %1"},
    {DatePhrase::Until, "until %1"},
    {DatePhrase::EndUnknown, "from %1, end unknown"},
    {DatePhrase::StartUnknown, "until %1, start unknown"},
    {DatePhrase::ShortEndUnknown, "from %1 to ?"},
    {DatePhrase::ShortStartUnknown, "? to %1"},
    {DatePhrase::OrEarlier, "%1 or earlier"},
    {DatePhrase::OrLater, "%1 or later"},
    {DatePhrase::AndEarlier, "%1 and earlier"},
    {DatePhrase::AndLater, "%1 and later"},
    {DatePhrase::RunTo, "%1 to %2"},
    {DatePhrase::SomeDateFromTo, "some time from %1 to %2"},
    {DatePhrase::ListComma, "%1, %2"},
    {DatePhrase::ListOr, "%1 or %2"},
    {DatePhrase::ListAnd, "%1 and %2"},
};

static_assert(std::size(kEnglishPhrases) == static_cast<std::size_t>(DatePhrase::Count_));

DateVocabulary makeEnglish()
{
    DateVocabulary words;
    words.months = {"January", "February", "March",     "April",   "May",      "June",
                    "July",    "August",   "September", "October", "November", "December"};
    words.monthsOfDays = words.months;
    words.shortMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    words.weekdays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    words.groupings = {"spring %1",           "summer %1",
                       "autumn %1",           "winter %1",
                       "northern spring %1",  "northern summer %1",
                       "northern autumn %1",  "northern winter %1",
                       "southern spring %1",  "southern summer %1",
                       "southern autumn %1",  "southern winter %1",
                       "first quarter of %1", "second quarter of %1",
                       "third quarter of %1", "fourth quarter of %1",
                       "first third of %1",   "second third of %1",
                       "last third of %1",    "first half of %1",
                       "second half of %1"};
    words.shortGroupings = words.groupings;
    for (std::size_t quarter = 0; quarter < 4; ++quarter)
        words.shortGroupings[12 + quarter] = "Q" + std::to_string(quarter + 1) + " %1";
    for (const auto& [phrase, pattern] : kEnglishPhrases)
        words.phrases[static_cast<std::size_t>(phrase)] = pattern;
    words.thousandsSeparator = ",";
    words.decimalPoint = ".";
    return words;
}

} // namespace

std::string DateVocabulary::fill(DatePhrase phrase, std::initializer_list<std::string_view> values) const
{
    return fill(phrases[static_cast<std::size_t>(phrase)], values);
}

std::string DateVocabulary::fill(std::string_view pattern, std::initializer_list<std::string_view> values)
{
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const auto place = pattern[i] == '%' && i + 1 < pattern.size() ? pattern[i + 1] - '1' : -1;
        if (place >= 0 && place < static_cast<int>(values.size())) {
            out += *(values.begin() + place);
            ++i;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

const DateVocabulary& englishDateVocabulary()
{
    static const auto words = makeEnglish();
    return words;
}

} // namespace dateline
