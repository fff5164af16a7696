#include "tests/support/bigcase.h"

#include "core/text/codepoints.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <tuple>
#include <utility>

namespace dateline::test {

namespace {

constexpr std::uint64_t kSeed = 0x9E3779B97F4A7C15;
constexpr std::size_t kWords = 4'096;
constexpr std::size_t kBursts = 400;
constexpr std::int64_t kFirstYear = 1975;
constexpr std::int64_t kYears = 50;
constexpr std::uint32_t kVague = 200'000; ///< of the events behind these most moments are known to the second

/// Numbers by chance, the same for the same start (splitmix64, by Sebastiano Vigna, in the public domain).
class Draws
{
public:
    explicit Draws(std::uint64_t start) : state_(start * 0xD1B54A32D192ED03 + kSeed) { next(); }

    /// Evenly from [0, below).
    std::uint64_t below(std::uint64_t below) { return (next() >> 32) * below >> 32; }
    bool oneIn(std::uint64_t many) { return this->below(many) == 0; }
    /// From [0, below), small numbers far more often than large ones.
    std::uint64_t skewed(std::uint64_t below, int times)
    {
        auto share = next() >> 32;
        for (auto i = 1; i < times; ++i)
            share = share * (next() >> 32) >> 32;
        return share * below >> 32;
    }

private:
    std::uint64_t next()
    {
        state_ += kSeed;
        auto mixed = (state_ ^ (state_ >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    std::uint64_t state_;
};

enum class Kind : std::uint8_t
{
    Second,
    Day,
    Month,
    Year,
    Span,
    OpenSpan
};

/// What the last claim of an event is about; the first two say when and where.
enum class ThirdClaim : std::uint8_t
{
    Date,
    Perpetrator,
    Deaths,
    Method
};

struct Drawn
{
    Kind kind = Kind::Day;
    std::int64_t start = 0;
    std::int64_t lastDay = 0; ///< of a span, its start
    bool approximate = false;
    Importance importance = Importance::Minor;
    std::uint16_t category = 0;
    std::uint16_t place = 0;
    std::uint16_t actor = 0;
    std::array<std::uint16_t, 2> sources{};
    ThirdClaim third = ThirdClaim::Date;
    std::int64_t otherDay = 0; ///< where the second source puts a disputed date; 0 is nowhere else
    std::int64_t deaths = 0;
};

std::int64_t yearsFrom(std::int64_t years)
{
    return secondsFromCivil(kFirstYear + years, 1, 1);
}

/// More than half of all events lie in bursts of a day to two months, the rest anywhere.
std::int64_t drawTime(Draws& draws)
{
    static const auto first = yearsFrom(0);
    static const auto length = static_cast<std::uint64_t>(yearsFrom(kYears) - first);
    if (draws.below(100) >= 55)
        return first + static_cast<std::int64_t>(draws.below(length >> 8) * 256 + draws.below(256));
    Draws burst(0xB0000000 + draws.skewed(kBursts, 2));
    const auto begin = burst.below(length >> 8) * 256;
    const auto width = std::uint64_t{kSecondsPerDay} << burst.below(7);
    const auto within = (draws.below(width) + draws.below(width)) / 2;
    return first + static_cast<std::int64_t>(std::min(begin + within, length - 1));
}

std::int64_t dayOf(std::int64_t seconds)
{
    const auto rest = seconds % kSecondsPerDay;
    return seconds - (rest < 0 ? rest + kSecondsPerDay : rest);
}

/// What is long or vague is as much in a large case as in a small one, so that a close view shows as much of either.
void drawDate(Draws& draws, std::uint32_t number, Drawn& event)
{
    event.start = drawTime(draws);
    const auto kind = draws.below(100);
    const auto isVague = number < kVague;
    if (kind < 30) {
        event.kind = number < kVague / 100 && draws.oneIn(10) ? Kind::OpenSpan : Kind::Span;
        event.start = dayOf(event.start);
        const auto days = isVague ? 1 + draws.below(std::uint64_t{2} << draws.skewed(12, 4)) : 1 + draws.below(2);
        event.lastDay = event.start + static_cast<std::int64_t>(days) * kSecondsPerDay;
    } else if (kind < 75 || (!isVague && !draws.oneIn(8))) {
        event.kind = Kind::Second;
    } else if (kind < 98 || !isVague) {
        event.start = dayOf(event.start);
        event.approximate = draws.oneIn(32);
    } else {
        const auto time = civilFromSeconds(event.start);
        event.kind = draws.oneIn(10) ? Kind::Year : Kind::Month;
        event.start = secondsFromCivil(time.year, event.kind == Kind::Month ? time.month : 1, 1);
    }
}

Drawn drawEvent(std::uint32_t number)
{
    Draws draws(number);
    Drawn event;
    drawDate(draws, number, event);
    const auto weight = draws.below(64);
    event.importance = weight == 0 ? Importance::Core : weight < 16 ? Importance::Major : Importance::Minor;
    event.category = static_cast<std::uint16_t>(draws.skewed(BigCase::kCategories, 2));
    event.place = static_cast<std::uint16_t>(draws.skewed(BigCase::kPlaces, 2));
    event.actor = static_cast<std::uint16_t>(draws.skewed(BigCase::kActors, 2));
    event.sources[0] = static_cast<std::uint16_t>(draws.skewed(BigCase::kSources, 2));
    event.sources[1] = static_cast<std::uint16_t>(draws.skewed(BigCase::kSources, 2));
    event.third = static_cast<ThirdClaim>(draws.below(4));
    event.deaths = static_cast<std::int64_t>(draws.skewed(200, 3));
    // Only what is named is a value to filter by: the first events see to it that all are.
    if (number < BigCase::kPlaces)
        event.place = static_cast<std::uint16_t>(number);
    if (number < BigCase::kActors) {
        event.actor = static_cast<std::uint16_t>(number);
        event.third = ThirdClaim::Perpetrator;
    }
    if (draws.oneIn(5))
        event.sources[1] = event.sources[0];
    // What the first source says counts where the second says something else.
    if (event.third == ThirdClaim::Date && event.sources[0] > event.sources[1])
        std::swap(event.sources[0], event.sources[1]);
    const auto isMoment = event.kind == Kind::Second || event.kind == Kind::Day;
    if (event.third == ThirdClaim::Date && isMoment && event.sources[0] != event.sources[1] && draws.oneIn(3))
        event.otherDay = dayOf(event.start) + static_cast<std::int64_t>(10 + draws.below(60)) * kSecondsPerDay;
    return event;
}

TimeExtent extentOf(const Drawn& event)
{
    const auto time = civilFromSeconds(event.start);
    switch (event.kind) {
    case Kind::Second:
        return {event.start, event.start + 1};
    case Kind::Day:
        return {event.start, event.start + kSecondsPerDay};
    case Kind::Month:
        return {event.start, addMonths(event.start, 1)};
    case Kind::Year:
        return {event.start, secondsFromCivil(time.year + 1, 1, 1)};
    case Kind::Span:
        return {event.start, event.lastDay + kSecondsPerDay};
    case Kind::OpenSpan:
        break;
    }
    return {event.start, std::max(event.start + kSecondsPerDay, yearsFrom(kYears) + kSecondsPerDay)};
}

std::string dayText(std::int64_t seconds)
{
    return formatIsoDate(seconds);
}

std::string secondText(std::int64_t seconds)
{
    const auto rest = static_cast<int>(seconds - dayOf(seconds));
    std::array<char, 16> clock{};
    std::snprintf(clock.data(), clock.size(), "T%02d:%02d:%02d", rest / 3600, rest / 60 % 60, rest % 60);
    return dayText(seconds) + clock.data();
}

std::string edtfOf(const Drawn& event)
{
    const auto day = dayText(event.start);
    switch (event.kind) {
    case Kind::Second:
        return secondText(event.start);
    case Kind::Day:
        return event.approximate ? day + "~" : day;
    case Kind::Month:
        return day.substr(0, 7);
    case Kind::Year:
        return day.substr(0, 4);
    case Kind::Span:
        return day + "/" + dayText(event.lastDay);
    case Kind::OpenSpan:
        break;
    }
    return day + "/..";
}

EdtfDate dateOf(std::string_view edtf)
{
    return EdtfDate::parse(edtf).value();
}

/// "place-007"
std::string numbered(std::string_view before, std::size_t number, std::size_t digits, std::string_view after = {})
{
    const auto figures = std::to_string(number);
    std::string text(before);
    text.append(digits - std::min(digits, figures.size()), '0').append(figures).append(after);
    return text;
}

std::string drawWords(Draws& draws, std::size_t least, std::size_t most)
{
    const auto length = least + draws.below(most - least + 1);
    auto text = BigCase::word(draws.skewed(kWords, 3));
    while (text.size() < length) {
        const auto next = BigCase::word(draws.skewed(kWords, 3));
        if (text.size() + 1 + next.size() > most)
            break;
        text += ' ';
        text += next;
    }
    if (text.size() < least)
        text.append(least - text.size(), 'a');
    return text;
}

std::string titleOf(std::uint32_t number)
{
    Draws draws(0x7000000000 + number);
    auto title = drawWords(draws, 6, 60);
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
    return title;
}

/// Gives out passages, each behind the last one of its source.
class Passages
{
public:
    explicit Passages(std::vector<Source>& sources) : sources_(sources) {}

    std::string add(std::uint32_t event, int which, std::size_t source)
    {
        Draws draws(0xC000000000 + std::uint64_t{event} * 2 + static_cast<std::uint64_t>(which));
        auto& in = sources_[source];
        const auto start = in.passages.empty() ? 0 : in.passages.back().position.end + 40;
        auto& passage = in.passages.emplace_back();
        passage.id = numbered("p", event, 8, which == 0 ? "-a" : "-b");
        passage.quote = {drawWords(draws, 30, 120), drawWords(draws, 12, 30) + ' ', ' ' + drawWords(draws, 12, 30)};
        passage.position = {start, start + codePointCount(passage.quote.exact)};
        return passage.id;
    }

private:
    std::vector<Source>& sources_;
};

Claim claimOn(std::uint32_t event, std::string_view which, const char* property, ClaimValue value, std::size_t source,
              const std::string& passage)
{
    Claim claim;
    claim.id = numbered("c", event, 8, which);
    claim.property = property;
    claim.value = std::move(value);
    claim.source = numbered("source-", source, 4);
    claim.passages = {passage};
    return claim;
}

Claim thirdClaim(std::uint32_t number, const Drawn& event, const std::string& passage)
{
    const auto claim = [&](const char* property, ClaimValue value) {
        return claimOn(number, "-c", property, std::move(value), event.sources[1], passage);
    };
    switch (event.third) {
    case ThirdClaim::Date:
        return claim("date", dateOf(event.otherDay != 0 ? dayText(event.otherDay) : edtfOf(event)));
    case ThirdClaim::Perpetrator:
        return claim("perpetrator", EntityValue{numbered("actor-", event.actor, 3), {}});
    case ThirdClaim::Deaths:
        return claim("deaths", Quantity{static_cast<double>(event.deaths), 0, Comparator::Exactly, {}});
    case ThirdClaim::Method:
        break;
    }
    Draws draws(0xE000000000 + number);
    return claim("method", drawWords(draws, 8, 40));
}

Dictionary dictionaryOf(std::string_view id, std::string_view name, std::size_t digits, std::size_t count)
{
    Dictionary dictionary;
    for (std::size_t i = 0; i < count; ++i) {
        dictionary.ids.push_back(numbered(id, i, digits));
        dictionary.names.push_back(numbered(name, i, digits));
    }
    return dictionary;
}

constexpr const char* kColors[] = {"#1D4F7A", "#B3472F", "#4B7F52", "#8A6FA8", "#C08A2B", "#5B8FA8",
                                   "#7A4F1D", "#A83E6C", "#3E7A77", "#6B6B2E", "#4A4A8C", "#8C5A4A"};
static_assert(std::size(kColors) == BigCase::kCategories);

/// What stands in the index beside its columns of events.
void fillNames(EventIndex& index)
{
    index.categories = dictionaryOf("category-", "Category ", 2, BigCase::kCategories);
    index.sourceNames = dictionaryOf("source-", "Source ", 4, BigCase::kSources);
    index.placeNames = dictionaryOf("place-", "Place ", 3, BigCase::kPlaces);
    index.actorNames = dictionaryOf("actor-", "Actor ", 3, BigCase::kActors);
    for (std::size_t i = 0; i < BigCase::kCategories; ++i) {
        index.categoryColors.emplace_back(kColors[i]);
        index.categoryShapes.push_back(static_cast<Shape>(i % 7));
    }
}

void append(ListColumn& column, std::initializer_list<std::uint16_t> values)
{
    column.items.insert(column.items.end(), values);
    column.offsets.push_back(static_cast<std::uint32_t>(column.items.size()));
}

void addRow(EventIndex& index, EventKey key, const Drawn& event)
{
    const auto row = static_cast<EventRow>(index.size());
    const auto oneSource = event.sources[0] == event.sources[1];
    unsigned flags = oneSource ? unsigned{SingleSource} : 0U;
    flags |= event.otherDay != 0 ? unsigned{Disputed} | DateDisputed : 0U;
    flags |= event.kind == Kind::Second ? unsigned{Timed} : 0U;
    index.key.push_back(key);
    index.extent.push_back(extentOf(event));
    index.category.push_back(event.category);
    index.importance.push_back(event.importance);
    index.claimCount.push_back(3);
    if (event.kind == Kind::Span || event.kind == Kind::OpenSpan || event.approximate) {
        const auto date = dateOf(edtfOf(event));
        flags |= dateFlags(date);
        addDate(index, row, date);
    }
    index.flags.push_back(static_cast<std::uint16_t>(flags));
    if (oneSource)
        append(index.sources, {event.sources[0]});
    else
        append(index.sources, {event.sources[0], event.sources[1]});
    if (event.third == ThirdClaim::Perpetrator)
        append(index.actors, {event.actor});
    else
        append(index.actors, {});
    append(index.places, {event.place});
    if (event.otherDay != 0) {
        const TimeExtent other{event.otherDay, event.otherDay + kSecondsPerDay};
        index.alternativeExtents.add(row, {&other, 1});
    }
}

} // namespace

BigCase::BigCase(std::size_t events)
{
    std::vector<std::pair<std::int64_t, std::uint32_t>> order;
    order.reserve(events);
    for (std::uint32_t number = 0; number < events; ++number) {
        Draws draws(number);
        Drawn event;
        drawDate(draws, number, event);
        order.emplace_back(event.start, number);
    }
    std::ranges::sort(order);
    numbers_.reserve(events);
    for (const auto& [start, number] : order)
        numbers_.push_back(number);
}

std::string BigCase::word(std::size_t rank)
{
    static constexpr const char* kSyllables[] = {"ka", "ro",  "mi",  "sten", "bor", "lu",  "té", "nor",
                                                 "va", "sul", "dra", "pe",   "gün", "tha", "is", "om"};
    std::string text;
    for (auto rest = rank + 16; rest > 0; rest /= 16)
        text += kSyllables[rest % 16];
    return text;
}

std::string BigCase::title(EventKey key) const
{
    return titleOf(numbers_[static_cast<std::size_t>(key - 1)]);
}

EventIndex BigCase::index() const
{
    EventIndex index;
    fillNames(index);
    index.key.reserve(size());
    index.extent.reserve(size());
    index.category.reserve(size());
    index.importance.reserve(size());
    index.flags.reserve(size());
    index.claimCount.reserve(size());
    index.sources.offsets.reserve(size() + 1);
    index.sources.items.reserve(size() * 2);
    index.actors.offsets.reserve(size() + 1);
    index.places.offsets.reserve(size() + 1);
    index.places.items.reserve(size());
    std::vector<std::pair<EventKey, Drawn>> alike; // of one start
    const auto flush = [&] {
        std::ranges::sort(alike, {}, [](const auto& entry) {
            return std::tuple(extentOf(entry.second).latest, entry.second.importance, entry.first);
        });
        for (const auto& [key, event] : alike)
            addRow(index, key, event);
        alike.clear();
    };
    for (std::size_t i = 0; i < size(); ++i) {
        const auto event = drawEvent(numbers_[i]);
        if (!alike.empty() && alike.back().second.start != event.start)
            flush();
        alike.emplace_back(static_cast<EventKey>(i + 1), event);
    }
    flush();
    index.sources.items.shrink_to_fit();
    index.actors.items.shrink_to_fit();
    for (auto* sparse : {&index.alternativeExtents, &index.certain, &index.widened}) {
        sparse->rows.shrink_to_fit();
        sparse->extents.shrink_to_fit();
    }
    return index;
}

Case BigCase::content() const
{
    Case content;
    content.info.title = "A case of " + std::to_string(size()) + " events";
    content.info.created = dateOf(dayText(yearsFrom(kYears)));
    for (std::size_t i = 0; i < kCategories; ++i)
        content.categories.push_back(
            {numbered("category-", i, 2), numbered("Category ", i, 2), kColors[i], static_cast<Shape>(i % 7), {}});
    const auto addEntities = [&](EntityKind kind, std::string_view id, std::string_view name, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i)
            content.entities.push_back({numbered(id, i, 3), kind, numbered(name, i, 3), {}, {}, {}, {}});
    };
    addEntities(EntityKind::Actor, "actor-", "Actor ", kActors);
    addEntities(EntityKind::Place, "place-", "Place ", kPlaces);
    for (std::size_t i = 0; i < kSources; ++i) {
        auto& source = content.sources.emplace_back();
        source.id = numbered("source-", i, 4);
        source.title = numbered("Source ", i, 4);
    }
    content.events.reserve(size());
    Passages passages(content.sources);
    for (const auto number : numbers_) {
        const auto drawn = drawEvent(number);
        auto& event = content.events.emplace_back();
        event.id = numbered("event-", number, 8);
        event.title = titleOf(number);
        event.category = content.categories[drawn.category].id;
        event.importance = drawn.importance;
        const auto first = passages.add(number, 0, drawn.sources[0]);
        const auto second = passages.add(number, 1, drawn.sources[1]);
        event.claims.reserve(3);
        event.claims.push_back(claimOn(number, "-a", "date", dateOf(edtfOf(drawn)), drawn.sources[0], first));
        event.claims.push_back(claimOn(number, "-b", "place", EntityValue{numbered("place-", drawn.place, 3), {}},
                                       drawn.sources[0], first));
        event.claims.push_back(thirdClaim(number, drawn, second));
    }
    return content;
}

} // namespace dateline::test
