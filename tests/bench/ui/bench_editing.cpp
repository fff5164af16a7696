#include "core/timeline/eventorder.h"

#include "tests/bench/bench.h"
#include "tests/bench/plainsqlite.h"
#include "tests/bench/ui/view.h"

#include <memory>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::bench {

namespace {

/// Of so many events the titles are changed in turn.
constexpr std::size_t kChanged = 1'000;

/// What an edit writes of rows, into a bare database: events, claims, what they are found by, and the history.
class PlainEdits
{
public:
    explicit PlainEdits(const std::string& path) : plain_(path, SQLITE_OPEN_READWRITE)
    {
        plain_.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        PlainStatement titles(plain_,
                              "SELECT title FROM event WHERE key <= " + std::to_string(kChanged) + " ORDER BY key");
        while (titles.next())
            titles_.emplace_back(titles.text(0));
    }

    void change()
    {
        const auto at = next() * 7'919 % titles_.size();
        auto& title = titles_[at];
        const auto key = static_cast<std::int64_t>(at + 1);
        const auto before = title;
        plain_.run("BEGIN IMMEDIATE");
        title_.with(key, title += " again").run();
        forget_.with(key, before).run();
        find_.with(key, title).run();
        record("Rename", {{"event", "event-" + std::to_string(key)}});
        plain_.run("COMMIT");
    }

    void add()
    {
        const auto id = "new-" + std::to_string(next());
        const auto claimId = "claim-of-" + id;
        plain_.run("BEGIN IMMEDIATE");
        event_.with(id).run();
        const std::int64_t event = sqlite3_last_insert_rowid(plain_.handle());
        claim_.with(claimId, event).run();
        const std::int64_t claim = sqlite3_last_insert_rowid(plain_.handle());
        find_.with(event, "A new event").run();
        findClaim_.with(claim, "2001-05-01").run();
        record("Add event", {{"event", id}, {"claim", claimId}});
        plain_.run("COMMIT");
    }

private:
    using Objects = std::vector<std::pair<std::string_view, std::string>>;

    std::size_t next() { return ++number_; }

    void record(std::string_view name, const Objects& objects)
    {
        const auto step = static_cast<std::int64_t>(number_);
        step_.with(step, name).run();
        std::int64_t position = 0;
        for (const auto& [kind, id] : objects)
            object_.with(step, position++, kind, id).run();
        revision_.run();
    }

    PlainDatabase plain_;
    PlainStatement title_{plain_, "UPDATE event SET title = ?2 WHERE key = ?1"};
    PlainStatement forget_{plain_, "INSERT INTO event_search (event_search, rowid, title) VALUES ('delete', ?, ?)"};
    PlainStatement find_{plain_, "INSERT INTO event_search (rowid, title) VALUES (?, ?)"};
    PlainStatement event_{plain_, "INSERT INTO event (id, title, category, importance, date_earliest, date_latest,"
                                  " flags, claim_count, source_count)"
                                  " VALUES (?, 'A new event', 1, 'minor', 988675200, 988761600, 0, 1, 0)"};
    PlainStatement claim_{plain_, "INSERT INTO claim (id, event, property, edtf, stance, derived, rank)"
                                  " VALUES (?, ?, 1, '2001-05-01', 'states', 0, 'normal')"};
    PlainStatement findClaim_{plain_, "INSERT INTO claim_search (rowid, said) VALUES (?, ?)"};
    PlainStatement step_{plain_, "INSERT INTO history (step, name, at, state, objects, token)"
                                 " VALUES (?, ?, 0, 'done', 1, 'token')"};
    PlainStatement object_{plain_, "INSERT INTO history_change (step, position, kind, id, derived, before, after)"
                                   " VALUES (?, ?, ?, ?, 0, '{\"title\":\"A title\"}', '{\"title\":\"Another\"}')"};
    PlainStatement revision_{plain_, "UPDATE case_info SET revision = revision + 1"};
    std::vector<std::string> titles_;
    std::size_t number_ = 0;
};

/// A case that is edited and shown.
struct Editing
{
    explicit Editing(std::size_t events)
        : file(must(CaseFile::open(copyOfCase(bigCaseFile(events)), OpenMode::ReadWrite))), shown{
                                                                                                must(file.index()),
                                                                                                bigIndex(events)->title}
    {
        std::vector<EventKey> keys(kChanged);
        std::iota(keys.begin(), keys.end(), EventKey{1});
        heads = must(file.eventHeads(keys));
    }

    /// Another title for an event that there was. Whoever changes it has read it before, as the floor has.
    Change change()
    {
        auto& event = heads[++number * 7'919 % kChanged];
        const auto before = event;
        event.title += " again";
        Change change;
        change.name = "Rename";
        change.change(before, event);
        return change;
    }

    /// A new event with a claim on its date.
    Change add()
    {
        Event event;
        event.id = "new-" + std::to_string(++number);
        event.title = "A new event";
        event.category = shown.index.categories.ids[number % 12];
        Claim claim;
        claim.id = "claim-of-" + event.id;
        claim.property = "date";
        claim.value = EdtfDate::parse("2001-05-0" + std::to_string(1 + number % 9)).value();
        Change change;
        change.name = "Add event";
        change.add(event).add(ClaimOf{event.id, claim});
        return change;
    }

    IndexChange edit(const Change& made)
    {
        const auto applied = must(file.apply(made, {"bench", 0}));
        auto change = must(file.update(shown.index, applied));
        if (!change)
            stop("the index was read anew");
        return std::move(*change);
    }

    CaseFile file;
    BigIndex shown;
    std::vector<Event> heads;
    std::size_t number = 0;
};

bool areAlike(const EventIndex& one, const EventIndex& other)
{
    return one.key == other.key && one.extent == other.extent && one.category == other.category &&
           one.flags == other.flags && one.sources.items == other.sources.items &&
           one.certain.rows == other.certain.rows;
}

/// The edit is on the disk, the index is brought up to date, and in a picture of everything what it touched is anew.
Subject editingToThePicture(std::size_t events)
{
    startGui();
    const auto state = std::make_shared<Editing>(events);
    // Nobody else has it; the view only looks.
    const auto shown = std::shared_ptr<const BigIndex>(state, &state->shown);
    const auto view = std::make_shared<View>(shown);
    const auto range = view->whole();
    view->frame(range);
    const auto plain = std::make_shared<PlainEdits>(copyOfCase(bigCaseFile(events)));
    const auto floor = [plain] {
        plain->change();
        plain->add();
    };
    const auto show = [state, view](const Change& made) {
        view->follow(state->edit(made));
        view->refresh();
    };
    const auto work = [state, show] {
        show(state->change());
        show(state->add());
    };
    const auto right = [state, view, shown, range] {
        View anew(shown);
        anew.frame(range);
        return areAlike(inOrder(state->shown.index), inOrder(must(state->file.index()))) &&
               showsEachOnce(view->scene(), state->shown.index, range) && view->image() == anew.image();
    };
    return {floor, work, right, 2};
}

const Registered editing{{"add or change an event, to the picture", 1'000'000, 3, editingToThePicture, 1'000'000}};

} // namespace

} // namespace dateline::bench
