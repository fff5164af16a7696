#include "tests/bench/bench.h"
#include "tests/bench/data.h"
#include "tests/bench/plainsqlite.h"

#include <memory>
#include <string>
#include <vector>

namespace dateline::bench {

namespace {

/// What the columns of an index are made from, as bare SQLite hands it out.
struct Scanned
{
    std::vector<std::int64_t> numbers;
    std::vector<char> words;
    std::vector<std::int64_t> claims;
};

void scan(const std::string& path, Scanned& into)
{
    into.numbers.clear();
    into.words.clear();
    into.claims.clear();
    PlainDatabase database(path);
    PlainStatement events(database, "SELECT key, category, date_earliest, date_latest, flags, claim_count, place,"
                                    " importance, date_edtf FROM event ORDER BY key");
    while (events.next()) {
        for (auto column = 0; column < 7; ++column)
            into.numbers.push_back(events.integer(column));
        for (auto column = 7; column < 9; ++column) {
            const auto word = events.text(column);
            into.words.insert(into.words.end(), word.begin(), word.end());
        }
    }
    PlainStatement claims(database, "SELECT event, property, source, entity FROM claim"
                                    " ORDER BY event, property, source");
    while (claims.next()) {
        for (auto column = 0; column < 4; ++column)
            into.claims.push_back(claims.integer(column));
    }
    PlainStatement others(database, "SELECT event, date_earliest, date_latest FROM event_alternative");
    while (others.next()) {
        for (auto column = 0; column < 3; ++column)
            into.numbers.push_back(others.integer(column));
    }
}

struct Indexing
{
    explicit Indexing(std::size_t events) : path(caseWithoutColumns(events)), expected(bigIndex(events)) {}

    bool isRight() const
    {
        return index.key == expected->index.key && index.extent == expected->index.extent &&
               index.flags == expected->index.flags && index.sources.items == expected->index.sources.items &&
               index.places.items == expected->index.places.items && index.certain.rows == expected->index.certain.rows;
    }

    std::string path;
    std::shared_ptr<const BigIndex> expected;
    Scanned scanned;
    EventIndex index;
};

Subject readingRows(std::size_t events)
{
    const auto state = std::make_shared<Indexing>(events);
    const auto floor = [state] {
        scan(state->path, state->scanned);
    };
    const auto work = [state] {
        state->index = must(must(CaseFile::open(state->path, OpenMode::ReadOnly)).index());
    };
    return {floor, work, [state] {
                return state->isRight();
            }};
}

const Registered rows{{"open a case without stored columns", 1'000'000, 2, readingRows, 1'000'000, 5}};

} // namespace

} // namespace dateline::bench
