#include "tests/support/timelinecase.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::size_t kSources = 6;

std::string numbered(std::string_view word, std::size_t number)
{
    return std::string(word) + "-" + std::to_string(number);
}

std::int64_t codePoints(std::string_view text)
{
    return std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; });
}

} // namespace

TimelineCase::TimelineCase()
{
    case_.info.title = "Moscow, March 2024";
    case_.categories = {{"attack", "Attack", "#C23B0B", Shape::Circle},
                        {"foiled-plot", "Foiled plot", "#DD7A00", Shape::Diamond},
                        {"warning", "Warning", "#A45F00", Shape::Triangle},
                        {"arrest", "Arrest", "#1B6CA8", Shape::Square},
                        {"statement", "Statement", "#8A55A5", Shape::Ring},
                        {"politics", "War and politics", "#6A7080", Shape::Hexagon}};
    for (std::size_t number = 1; number <= kSources; ++number) {
        Source source;
        source.id = numbered("source", number);
        source.title = "Article " + std::to_string(number);
        source.language = "en";
        case_.sources.push_back(source);
    }
}

void TimelineCase::claim(Event& event, std::string_view date, std::size_t source)
{
    Source& from = case_.sources[source - 1];
    Passage passage;
    passage.id = numbered(from.id + "-passage", from.passages.size() + 1);
    passage.quote.exact = event.title;
    passage.position.start = static_cast<std::int64_t>(from.passages.size()) * 100;
    passage.position.end = passage.position.start + codePoints(event.title);
    Claim stated;
    stated.id = numbered(event.id + "-claim", event.claims.size() + 1);
    stated.property = "date";
    stated.value = EdtfDate::parse(date).value();
    stated.source = from.id;
    stated.passages = {passage.id};
    from.passages.push_back(passage);
    event.claims.push_back(stated);
}

TimelineCase& TimelineCase::event(std::string_view id, std::string_view title, std::string_view category,
                                  std::string_view date, std::initializer_list<int> sources, Importance importance,
                                  std::string_view otherDate)
{
    Event event;
    event.id = id;
    event.title = title;
    event.category = category;
    event.importance = importance;
    for (const int source : sources) {
        claim(event, date, static_cast<std::size_t>(source));
    }
    if (!otherDate.empty()) {
        claim(event, otherDate, kSources);
    }
    case_.events.push_back(event);
    return *this;
}

TimelineCase& TimelineCase::warning(std::string_view from, std::string_view to)
{
    Relation relation;
    relation.id = numbered("relation", case_.relations.size() + 1);
    relation.type = "warned-of";
    relation.from = from;
    relation.to = to;
    relation.source = case_.sources.front().id;
    relation.passages = {case_.sources.front().passages.front().id};
    case_.relations.push_back(relation);
    return *this;
}

Case TimelineCase::march2024()
{
    TimelineCase made;
    made.event("soviet-war", "Soviet war in Afghanistan", "politics", "1979/1989", {1}, Importance::Minor)
        .event("baghouz", "Baghouz falls", "politics", "2019-03-23", {1}, Importance::Minor)
        .event("kabul-airport", "Kabul airport bombing", "attack", "2021-08-26", {1, 2}, Importance::Core)
        .event("embassy", "Russian Embassy in Kabul bombed", "attack", "2022", {3, 4, 5}, Importance::Core)
        .event("kerman", "Kerman bombings", "attack", "2024-01-03", {1, 2, 4}, Importance::Core)
        .event("istanbul", "Istanbul church shooting", "attack", "2024-01", {2})
        .event("private-warning", "Private warning to Russia", "warning", "2024-03-04", {1, 2})
        .event("kaluga", "Synagogue plot, Kaluga", "foiled-plot", "2024-03-07", {2, 5}, Importance::Core)
        .event("us-embassy", "US Embassy warns of concerts and crowds", "warning", "2024-03-07", {1, 2, 3})
        .event("notices", "“Twice this month” duty-to-warn notices", "warning", "2024-03", {4})
        .event("election", "Presidential election", "politics", "2024-03-15/2024-03-17", {3}, Importance::Minor)
        .event("kandahar", "Kandahar bank attack", "attack", "2024-03-21", {2})
        .event("blackmail", "Putin: warnings are “blackmail”", "statement", "2024-03-19", {1, 2, 3, 4})
        .event("crocus", "Crocus City Hall attack", "attack", "2024-03-22", {1, 2, 3, 4, 5}, Importance::Core,
               "2024-03-23")
        .event("isis-claims", "ISIS claims the attack", "statement", "2024-03-22", {1, 2, 3, 4, 5})
        .event("four", "Four suspects held near the border", "arrest", "2024-03-23", {1, 2, 3, 4})
        .event("eleven", "Eleven people arrested", "arrest", "2024-03-23", {2}, Importance::Minor)
        .event("address", "Putin’s address: Ukraine link", "statement", "2024-03-23", {1, 2, 3, 4})
        .event("zelensky", "Zelensky denies", "statement", "2024-03-24", {5}, Importance::Minor)
        .event("turkey", "Turkey detains forty", "arrest", "2024-03-24", {3}, Importance::Minor)
        .event("france", "France: highest alert", "politics", "2024-03-25", {1}, Importance::Minor)
        .warning("us-embassy", "crocus")
        .warning("private-warning", "crocus")
        .warning("kaluga", "crocus");
    return made.value();
}

} // namespace dateline
