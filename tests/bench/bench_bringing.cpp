#include "tests/bench/bench.h"
#include "tests/bench/data.h"
#include "tests/bench/plainsqlite.h"
#include "tests/bench/storedrows.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>

namespace dateline::bench {

namespace {

struct Bringing
{
    explicit Bringing(std::size_t events)
        : rows(bigCaseFile(events)), content(test::BigCase(events).content()), made(freshPath("made.dateline")),
          plain(freshPath("plain.dateline"))
    {
    }

    /// Whether both files hold the same rows, claims and full text included, and ours can be searched.
    bool isRight(std::size_t events) const
    {
        if (rows.count("event") != events || rows.count("claim") != 3 * events || rows.count("passage") != 2 * events)
            return false;
        const StoredRows ours(made);
        for (const auto* table : {"event", "claim", "claim_passage", "passage", "event_search", "claim_search"})
            if (ours.count(table) != rows.count(table))
                return false;
        const auto file = must(CaseFile::open(made, OpenMode::ReadOnly));
        const auto found = must(file.matchingEvents(content.events.front().title));
        return std::ranges::find(found, EventKey{1}) != found.end() && must(file.index()).size() == events;
    }

    StoredRows rows;
    Case content;
    std::string made;
    std::string plain;
};

Subject bringingIn(std::size_t events)
{
    const auto state = std::make_shared<Bringing>(events);
    const auto floor = [state] {
        std::filesystem::remove(state->plain);
        state->rows.writeTo(state->plain);
    };
    const auto work = [state] {
        std::filesystem::remove(state->made);
        must(CaseFile::create(state->made, state->content));
    };
    return {floor, work, [state, events] {
                return state->isRight(events);
            }};
}

const Registered bringing{{"bring in a case", 1'000'000, 2, bringingIn, 1'000'000, 1}};

} // namespace

} // namespace dateline::bench
