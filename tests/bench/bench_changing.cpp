#include "tests/bench/bench.h"
#include "tests/bench/data.h"
#include "tests/bench/plainsqlite.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace dateline::bench {

namespace {

constexpr EventKey kChanged = 10'000;

/// Another title for many events of a case, back and forth, and the same rows in a bare database.
struct Changing
{
    explicit Changing(std::size_t events)
        : file(must(CaseFile::open(copyOfCase(bigCaseFile(events)), OpenMode::ReadWrite))),
          plain(copyOfCase(bigCaseFile(events)), SQLITE_OPEN_READWRITE)
    {
        plain.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -262144");
        std::vector<EventKey> keys;
        for (EventKey key = 1; key <= std::min(kChanged, static_cast<EventKey>(events)); ++key)
            keys.push_back(key);
        there.name = back.name = "Rename";
        for (const auto& before : must(file.eventHeads(keys))) {
            auto after = before;
            after.title += " again";
            there.change(before, after);
            back.change(after, before);
            titles.push_back({before.title, after.title, before.summary, before.note});
        }
    }

    void change() { must(file.apply(changes++ % 2 == 0 ? there : back, {"bench", 0})); }

    void write()
    {
        const bool isThere = writes++ % 2 == 0;
        plain.run("BEGIN IMMEDIATE");
        PlainStatement event(plain, "UPDATE event SET title = ?2 WHERE key = ?1");
        PlainStatement forget(plain, "INSERT INTO event_search (event_search, rowid, title, summary, note)"
                                     " VALUES ('delete', ?, ?, ?, ?)");
        PlainStatement find(plain, "INSERT INTO event_search (rowid, title, summary, note) VALUES (?, ?, ?, ?)");
        PlainStatement step(plain, "INSERT INTO history (step, name, at, state, objects, token)"
                                   " VALUES (?, 'Rename', 0, 'done', 1, 'token')");
        PlainStatement kept(plain, "INSERT INTO history_change (step, position, kind, id, derived, before, after)"
                                   " VALUES (?, ?, 'event', ?, 0, ?, ?)");
        const auto words = [](PlainStatement& into, std::int64_t key, const std::string& title, const Texts& texts) {
            into.bind(1, key);
            into.bind(2, title);
            into.bind(3, texts.summary);
            into.bind(4, texts.note);
            into.run();
        };
        step.bind(1, std::int64_t{writes});
        step.run();
        std::int64_t key = 0;
        for (const auto& texts : titles) {
            const auto& old = isThere ? texts.before : texts.after;
            const auto& now = isThere ? texts.after : texts.before;
            event.bind(1, ++key);
            event.bind(2, now);
            words(forget, key, old, texts);
            event.run();
            words(find, key, now, texts);
            const auto id = std::to_string(key);
            const auto before = "{\"title\":\"" + old + "\"}";
            const auto after = "{\"title\":\"" + now + "\"}";
            kept.bind(1, std::int64_t{writes});
            kept.bind(2, key);
            kept.bind(3, id);
            kept.bind(4, before);
            kept.bind(5, after);
            kept.run();
        }
        plain.run("COMMIT");
    }

    bool isRight()
    {
        const auto& title = changes % 2 == 1 ? titles.back().after : titles.back().before;
        const auto key = static_cast<EventKey>(titles.size());
        return must(file.title(key)) == title && std::ranges::binary_search(must(file.matchingEvents(title)), key) &&
               must(file.history(1)).front().objects == titles.size();
    }

    struct Texts
    {
        std::string before;
        std::string after;
        std::string summary;
        std::string note;
    };

    CaseFile file;
    PlainDatabase plain;
    Change there;
    Change back;
    std::vector<Texts> titles;
    int changes = 0;
    int writes = 0;
};

Subject changingMany(std::size_t events)
{
    const auto state = std::make_shared<Changing>(events);
    return {[state] { state->write(); }, [state] { state->change(); },
            [state] {
                return state->isRight();
            }};
}

const Registered changing{{"change 10,000 events at once", 1'000'000, 3, changingMany, 1'000'000, 5}};

} // namespace

} // namespace dateline::bench
