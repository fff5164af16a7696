#include "core/time/words.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

namespace dateline {

namespace {

/// Puts one date into words. A date inside an interval or a list leaves out its weekday.
class Teller
{
public:
    Teller(const EdtfDate& date, WordLength length, const DateVocabulary& words, bool alone)
        : date_(date), long_(length == WordLength::Long), alone_(alone), words_(words)
    {
    }

    std::string tell() const
    {
        switch (date_.kind()) {
        case EdtfKind::Interval:
            return interval();
        case EdtfKind::OneOf:
        case EdtfKind::AllOf:
            return set();
        case EdtfKind::Date:
        case EdtfKind::DateTime:
        case EdtfKind::Season:
            break;
        }
        return qualified();
    }

private:
    using Component = DateComponent;

    std::string tellPart(const EdtfDate& part) const
    {
        return Teller(part, long_ ? WordLength::Long : WordLength::Short, words_, false).tell();
    }

    std::string interval() const;
    std::string set() const;
    std::string member(const EdtfDate& part, bool oneOf) const;
    std::string fromTo(DatePhrase phrase, const EdtfDate& from, const EdtfDate& to) const;
    std::string qualified() const;
    std::string remarks() const;
    std::string plain() const;
    std::string yearOnly() const;
    std::string season() const;
    std::string monthOfYear() const;
    std::string dayOfMonth() const;
    std::string withTime(const std::string& day) const;
    std::string withYearOf(const std::string& known) const;
    std::optional<EdtfDate> yearAlone() const;
    std::string digitsMissing() const;
    std::string range(DatePhrase longPhrase, const std::string& first, const std::string& last) const;

    std::string year(std::int64_t astronomical) const;
    std::string count(std::int64_t years) const;
    std::string month(int month) const
    {
        return (long_ ? words_.months : words_.shortMonths)[static_cast<std::size_t>(month - 1)];
    }
    std::string dayIn(const CivilTime& civil) const;
    std::string monthIn(const CivilTime& civil) const
    {
        return words_.fill(DatePhrase::Month, {month(civil.month), year(civil.year)});
    }
    int missing(Component component) const { return date_.unspecifiedDigits(component); }

    const EdtfDate& date_;
    bool long_;
    bool alone_;
    const DateVocabulary& words_;
};

CivilTime firstOf(const EdtfDate& date)
{
    return civilFromSeconds(date.bounds().earliest);
}
CivilTime lastOf(const EdtfDate& date)
{
    return civilFromSeconds(date.bounds().latest - 1);
}

std::string Teller::interval() const
{
    const auto from = date_.start();
    const auto to = date_.end();
    if (from && to)
        return fromTo(long_ ? DatePhrase::FromTo : DatePhrase::RunTo, *from, *to);
    if (from) {
        const auto unknown = long_ ? DatePhrase::EndUnknown : DatePhrase::ShortEndUnknown;
        return words_.fill(date_.unknownEnd() ? unknown : DatePhrase::From, {tellPart(*from)});
    }
    const auto unknown = long_ ? DatePhrase::StartUnknown : DatePhrase::ShortStartUnknown;
    return words_.fill(date_.unknownStart() ? unknown : DatePhrase::Until, {tellPart(*to)});
}

std::string Teller::set() const
{
    const auto oneOf = date_.kind() == EdtfKind::OneOf;
    const auto members = date_.members();
    auto list = member(members.front(), oneOf);
    for (std::size_t i = 1; i < members.size(); ++i) {
        const auto lastPhrase = oneOf ? DatePhrase::ListOr : DatePhrase::ListAnd;
        list = words_.fill(i + 1 == members.size() ? lastPhrase : DatePhrase::ListComma,
                           {list, member(members[i], oneOf)});
    }
    return list;
}

std::string Teller::member(const EdtfDate& part, bool oneOf) const
{
    if (part.kind() != EdtfKind::Interval)
        return tellPart(part);
    const auto from = part.start();
    const auto to = part.end();
    if (from && to) {
        const auto isWhole = oneOf && long_ && date_.members().size() == 1;
        return fromTo(isWhole ? DatePhrase::SomeDateFromTo : DatePhrase::RunTo, *from, *to);
    }
    if (from)
        return words_.fill(oneOf ? DatePhrase::OrLater : DatePhrase::AndLater, {tellPart(*from)});
    return words_.fill(oneOf ? DatePhrase::OrEarlier : DatePhrase::AndEarlier, {tellPart(*to)});
}

/// "22 to 25 March 2024": the first date leaves out what the last one repeats, if both are plain.
std::string Teller::fromTo(DatePhrase phrase, const EdtfDate& from, const EdtfDate& to) const
{
    const auto isPlain = [](const EdtfDate& date) {
        return date.kind() == EdtfKind::Date && date.month() > 0 && date.uncertain() == date.approximate() &&
               !date.uncertain() && (date.day() > 0 || !date.has(Component::Day)) && date.significantDigits() == 0;
    };
    const auto sameYear = from.year() == to.year() && from.unspecifiedDigits(Component::Year) == 0 &&
                          to.unspecifiedDigits(Component::Year) == 0;
    const auto bothLackYear =
        from.unspecifiedDigits(Component::Year) == 4 && to.unspecifiedDigits(Component::Year) == 4;
    if (!isPlain(from) || !isPlain(to) || !(sameYear || bothLackYear) ||
        from.has(Component::Day) != to.has(Component::Day))
        return words_.fill(phrase, {tellPart(from), tellPart(to)});
    const auto day = std::to_string(from.day());
    if (!from.has(Component::Day))
        return words_.fill(phrase, {month(from.month()), tellPart(to)});
    if (from.month() == to.month())
        return words_.fill(phrase, {day, tellPart(to)});
    return words_.fill(phrase, {words_.fill(DatePhrase::DayWithoutYear, {day, month(from.month())}), tellPart(to)});
}

/// The date with "about" and "perhaps", or with a remark on each component where they differ.
std::string Teller::qualified() const
{
    const auto uncertain = date_.uncertain();
    const auto approximate = date_.approximate();
    auto text = plain();
    const auto whole = date_.qualifier(Component::Year);
    const auto alike = (!date_.has(Component::Month) || date_.qualifier(Component::Month) == whole) &&
                       (!date_.has(Component::Day) || date_.qualifier(Component::Day) == whole);
    if (!alike && long_)
        return words_.fill(DatePhrase::Remark, {text, remarks()});
    if (approximate)
        text = words_.fill(DatePhrase::About, {text});
    if (uncertain)
        text = words_.fill(long_ ? DatePhrase::Perhaps : DatePhrase::ShortPerhaps, {text});
    return text;
}

std::string Teller::remarks() const
{
    std::string list;
    for (const auto component : {Component::Year, Component::Month, Component::Day}) {
        const auto qualifier = date_.qualifier(component);
        if (qualifier == Qualifier::None)
            continue;
        const auto phrase = static_cast<std::size_t>(DatePhrase::YearUncertain) +
                            3 * static_cast<std::size_t>(component) + static_cast<std::size_t>(qualifier) - 1;
        const auto& remark = words_.phrases[phrase];
        list = list.empty() ? remark : words_.fill(DatePhrase::ListComma, {list, remark});
    }
    return list;
}

std::string Teller::plain() const
{
    if (date_.kind() == EdtfKind::Season)
        return season();
    if (!date_.has(Component::Month))
        return yearOnly();
    if (!date_.has(Component::Day))
        return monthOfYear();
    return withTime(dayOfMonth());
}

std::string Teller::yearOnly() const
{
    const auto first = firstOf(date_).year;
    const auto last = lastOf(date_).year;
    const auto unspecified = missing(Component::Year);
    if (date_.significantDigits() > 0 && first != last) {
        const auto span = range(DatePhrase::SomeYearFromTo, year(first), year(last));
        const auto estimate = year(date_.year());
        return long_ ? words_.fill(DatePhrase::EstimatedYear, {span, estimate})
                     : words_.fill(DatePhrase::ShortEstimatedYear, {estimate, span});
    }
    if (unspecified == 0)
        return year(date_.year());
    if (unspecified == 4)
        return words_.fill(DatePhrase::OnlyYearUnknown, {});
    const auto isDecade = last - first == 9 && first >= 1000 && first / 10 % 10 != 0;
    if (isDecade) // "1900s" might be a century
        return words_.fill(DatePhrase::Decade, {year(first)});
    if (last - first + 1 == (unspecified == 1 ? 10 : unspecified == 2 ? 100 : 1000))
        return range(DatePhrase::SomeYearFromTo, year(first), year(last));
    return digitsMissing();
}

std::string Teller::season() const
{
    const auto code = date_.month();
    const auto first = firstOf(date_).year;
    const auto last = lastOf(date_).year;
    const auto& pattern = (long_ ? words_.groupings : words_.shortGroupings)[static_cast<std::size_t>(code - 21)];
    if (const auto inYears = yearAlone(); missing(Component::Year) > 0 && inYears)
        return DateVocabulary::fill(pattern, {tellPart(*inYears)});
    if (first == last || first < 1)
        return DateVocabulary::fill(pattern, {year(first)});
    const auto short2 = std::to_string(last % 100 + 100).substr(1);
    return DateVocabulary::fill(pattern,
                                {words_.fill(DatePhrase::ShortRange, {year(first), long_ ? year(last) : short2})});
}

std::string Teller::monthOfYear() const
{
    if (missing(Component::Month) == 0)
        return missing(Component::Year) > 0 ? withYearOf(month(date_.month())) : monthIn(firstOf(date_));
    if (missing(Component::Year) > 0)
        return digitsMissing();
    if (missing(Component::Month) == 2) {
        const auto inYear = year(date_.year());
        return words_.fill(DatePhrase::MonthUnknown, {inYear});
    }
    const auto first = firstOf(date_);
    const auto last = lastOf(date_);
    const auto tensKnown = last.month - first.month < 10 && first.month / 10 == last.month / 10;
    if (!tensKnown)
        return digitsMissing();
    return range(DatePhrase::SomeMonthFromTo, month(first.month), monthIn(last));
}

std::string Teller::dayOfMonth() const
{
    const auto first = firstOf(date_);
    const auto last = lastOf(date_);
    const auto yearKnown = missing(Component::Year) == 0;
    const auto monthKnown = missing(Component::Month) == 0;
    if (missing(Component::Day) == 0 && monthKnown) {
        if (yearKnown)
            return dayIn(first);
        return withYearOf(words_.fill(DatePhrase::DayWithoutYear, {std::to_string(date_.day()), month(date_.month())}));
    }
    if (missing(Component::Day) == 2 && monthKnown) {
        if (!yearKnown)
            return withYearOf(words_.fill(DatePhrase::SomeDayIn, {month(date_.month())}));
        return words_.fill(DatePhrase::SomeDayIn, {monthIn(first)});
    }
    if (!yearKnown)
        return digitsMissing();
    if (missing(Component::Month) == 2 && missing(Component::Day) == 2) {
        const auto inYear = year(date_.year());
        return words_.fill(long_ ? DatePhrase::DayAndMonthUnknown : DatePhrase::SomeDayIn, {inYear});
    }
    if (missing(Component::Month) == 2 && missing(Component::Day) == 0)
        return words_.fill(DatePhrase::DayOfUnknownMonth, {std::to_string(date_.day()), year(date_.year())});
    const auto onlyOnes = monthKnown && last.day / 10 == first.day / 10;
    if (!onlyOnes)
        return digitsMissing();
    return range(DatePhrase::SomeDayFromTo, std::to_string(first.day),
                 words_.fill(DatePhrase::Day, {std::to_string(last.day), month(last.month), year(last.year)}));
}

std::string Teller::withTime(const std::string& day) const
{
    const auto second = date_.secondOfDay();
    if (!second)
        return day;
    const auto iso = formatIso(*second); // its time of day
    auto text = words_.fill(DatePhrase::Time, {day, iso.substr(iso.find('T') + 1)});
    if (const auto shift = date_.utcShift()) {
        if (*shift == 0)
            return words_.fill(DatePhrase::Utc, {text});
        auto hours = (*shift < 0 ? "−" : "+") + std::to_string(std::abs(*shift) / 60);
        if (*shift % 60 != 0)
            hours += ":" + std::to_string(std::abs(*shift) % 60 + 100).substr(1);
        return words_.fill(DatePhrase::UtcShift, {text, hours});
    }
    return text;
}

/// A month, or a day of one, whose year has unspecified digits.
std::string Teller::withYearOf(const std::string& known) const
{
    if (missing(Component::Year) == 4)
        return words_.fill(DatePhrase::YearUnknown, {known});
    const auto inYears = yearAlone();
    return inYears ? words_.fill(DatePhrase::InSomeYear, {known, tellPart(*inYears)}) : digitsMissing();
}

/// The year of the date as a date of its own, without qualifiers.
std::optional<EdtfDate> Teller::yearAlone() const
{
    const auto written = date_.format();
    const auto from = written.find_first_not_of("?~%");
    const auto parsed = EdtfDate::parse(written.substr(from, written.find_first_of("-?~%", from + 1) - from));
    return parsed ? std::optional<EdtfDate>(*parsed) : std::nullopt;
}

std::string Teller::digitsMissing() const
{
    return words_.fill(DatePhrase::DigitsMissing, {dayIn(firstOf(date_)), dayIn(lastOf(date_)), date_.format()});
}

std::string Teller::range(DatePhrase longPhrase, const std::string& first, const std::string& last) const
{
    return words_.fill(long_ ? longPhrase : DatePhrase::ShortRange, {first, last});
}

std::string Teller::dayIn(const CivilTime& civil) const
{
    const auto day = std::to_string(civil.day);
    const auto index = static_cast<std::size_t>(civil.month - 1);
    const auto exact = !date_.unspecified() && date_.significantDigits() == 0;
    if (!long_ || !alone_ || !exact)
        return words_.fill(DatePhrase::Day,
                           {day, (long_ ? words_.monthsOfDays : words_.shortMonths)[index], year(civil.year)});
    const auto name = words_.weekdays[static_cast<std::size_t>(weekday(civil.year, civil.month, civil.day))];
    return words_.fill(DatePhrase::LongDay, {name, day, words_.monthsOfDays[index], year(civil.year)});
}

std::string Teller::year(std::int64_t astronomical) const
{
    if (astronomical >= 1000)
        return count(astronomical);
    if (astronomical >= 1)
        return words_.fill(DatePhrase::AnnoDomini, {count(astronomical)});
    const auto isRound = astronomical <= -1'000'000 && astronomical % 100'000 == 0;
    return words_.fill(DatePhrase::BeforeChrist, {count(isRound ? -astronomical : 1 - astronomical)});
}

/// "2024", "17,000", "13.8 billion".
std::string Teller::count(std::int64_t years) const
{
    if (years >= 1'000'000 && years % 100'000 == 0) {
        const auto billions = years >= 1'000'000'000 && years % 100'000'000 == 0;
        const auto tenths = years / (billions ? 100'000'000 : 100'000);
        auto number = std::to_string(tenths / 10);
        if (tenths % 10 != 0)
            number += words_.decimalPoint + std::to_string(tenths % 10);
        return words_.fill(billions ? DatePhrase::Billion : DatePhrase::Million, {number});
    }
    auto digits = std::to_string(years);
    if (years >= 10'000) {
        for (auto at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
            digits.insert(static_cast<std::size_t>(at), words_.thousandsSeparator);
    }
    return digits;
}

} // namespace

std::string inWords(const EdtfDate& date, WordLength length, const DateVocabulary& vocabulary)
{
    return Teller(date, length, vocabulary, true).tell();
}

} // namespace dateline
