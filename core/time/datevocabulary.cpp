#include "core/time/datevocabulary.h"

namespace dateline {

namespace {

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
    const auto set = [&words](DatePhrase phrase, const char* pattern) {
        words.phrases[static_cast<std::size_t>(phrase)] = pattern;
    };
    set(DatePhrase::LongDay, "%1 %2 %3 %4");
    set(DatePhrase::Day, "%1 %2 %3");
    set(DatePhrase::Month, "%1 %2");
    set(DatePhrase::BeforeChrist, "%1 BC");
    set(DatePhrase::AnnoDomini, "AD %1");
    set(DatePhrase::Million, "%1 million");
    set(DatePhrase::Billion, "%1 billion");
    set(DatePhrase::Decade, "%1s");
    set(DatePhrase::Time, "%1, %2");
    set(DatePhrase::Utc, "%1 UTC");
    set(DatePhrase::UtcShift, "%1 UTC%2");
    set(DatePhrase::SomeDayIn, "some day in %1");
    set(DatePhrase::SomeDayFromTo, "some day from %1 to %2");
    set(DatePhrase::SomeMonthFromTo, "some month from %1 to %2");
    set(DatePhrase::SomeYearFromTo, "some year from %1 to %2");
    set(DatePhrase::EstimatedYear, "%1, by estimate %2");
    set(DatePhrase::ShortEstimatedYear, "%1 (%2)");
    set(DatePhrase::MonthUnknown, "%1, month unknown");
    set(DatePhrase::DayAndMonthUnknown, "%1, day and month unknown");
    set(DatePhrase::DayOfUnknownMonth, "day %1 of an unknown month of %2");
    set(DatePhrase::DayWithoutYear, "%1 %2");
    set(DatePhrase::YearUnknown, "%1, year unknown");
    set(DatePhrase::OnlyYearUnknown, "year unknown");
    set(DatePhrase::InSomeYear, "%1, %2");
    set(DatePhrase::DigitsMissing, "some date from %1 to %2 (%3)");
    set(DatePhrase::ShortRange, "%1–%2");
    set(DatePhrase::About, "about %1");
    set(DatePhrase::Perhaps, "perhaps %1");
    set(DatePhrase::ShortPerhaps, "%1?");
    set(DatePhrase::Remark, "%1 (%2)");
    set(DatePhrase::YearUncertain, "year uncertain");
    set(DatePhrase::YearApproximate, "year approximate");
    set(DatePhrase::YearBoth, "year uncertain and approximate");
    set(DatePhrase::MonthUncertain, "month uncertain");
    set(DatePhrase::MonthApproximate, "month approximate");
    set(DatePhrase::MonthBoth, "month uncertain and approximate");
    set(DatePhrase::DayUncertain, "day uncertain");
    set(DatePhrase::DayApproximate, "day approximate");
    set(DatePhrase::DayBoth, "day uncertain and approximate");
    set(DatePhrase::FromTo, "from %1 to %2");
    set(DatePhrase::From, "from %1");
    set(DatePhrase::Until, "until %1");
    set(DatePhrase::EndUnknown, "from %1, end unknown");
    set(DatePhrase::StartUnknown, "until %1, start unknown");
    set(DatePhrase::ShortEndUnknown, "from %1 to ?");
    set(DatePhrase::ShortStartUnknown, "? to %1");
    set(DatePhrase::OrEarlier, "%1 or earlier");
    set(DatePhrase::OrLater, "%1 or later");
    set(DatePhrase::AndEarlier, "%1 and earlier");
    set(DatePhrase::AndLater, "%1 and later");
    set(DatePhrase::RunTo, "%1 to %2");
    set(DatePhrase::SomeDateFromTo, "some time from %1 to %2");
    set(DatePhrase::ListComma, "%1, %2");
    set(DatePhrase::ListOr, "%1 or %2");
    set(DatePhrase::ListAnd, "%1 and %2");
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
