#include "core/time/edtf.h"

#include "tests/bench/bench.h"

#include <charconv>
#include <memory>
#include <string>
#include <vector>

namespace dateline::bench {

namespace {

/// Days, months and years, as cases have them, all in one run of bytes.
struct Dates
{
    std::string bytes;
    std::vector<std::pair<std::size_t, std::size_t>> places; // offset and length

    std::string_view at(std::size_t i) const { return {bytes.data() + places[i].first, places[i].second}; }
};

Dates ordinaryDates(std::size_t count)
{
    Dates dates;
    for (std::size_t i = 0; i < count; ++i) {
        const auto day = static_cast<std::int64_t>(i) * 7919 % 73'000;
        auto text = formatIsoDate((day - 36'500) * kSecondsPerDay);
        text.resize(i % 10 == 0 ? 4 : i % 10 < 3 ? 7 : 10);
        dates.places.emplace_back(dates.bytes.size(), text.size());
        dates.bytes += text;
    }
    return dates;
}

/// Scans the bytes of a date and converts its digits.
int scanned(std::string_view text)
{
    auto sum = 0;
    const auto* at = text.data();
    const auto* const end = at + text.size();
    while (at < end) {
        auto value = 0;
        const auto read = std::from_chars(at, end, value);
        sum += value < 0 ? -value : value;
        at = read.ptr + (read.ptr < end && *read.ptr == '-' ? 1 : 0);
    }
    return sum;
}

Subject readingDates(std::size_t count)
{
    const auto dates = std::make_shared<Dates>(ordinaryDates(count));
    const auto readable = std::make_shared<std::size_t>(0);
    const auto floor = [dates] {
        for (std::size_t i = 0; i < dates->places.size(); ++i)
            use(scanned(dates->at(i)));
    };
    const auto work = [dates, readable] {
        *readable = 0;
        for (std::size_t i = 0; i < dates->places.size(); ++i) {
            const auto date = EdtfDate::parse(dates->at(i));
            if (!date)
                continue;
            use(date->bounds());
            ++*readable;
        }
    };
    return {floor, work, [dates, readable] {
                return *readable == dates->places.size();
            }};
}

const Registered reading{{"read a date and its bounds", 1'000'000, 10, readingDates}};

} // namespace

} // namespace dateline::bench
