#include "tests/bench/bench.h"
#include "tests/bench/plainsqlite.h"
#include "tests/bench/ui/view.h"

#include <memory>
#include <string>
#include <utility>

namespace dateline::bench {

namespace {

/// A case that is edited and shown, and a bare database in which as much is written in a transaction.
struct Editing
{
    explicit Editing(std::size_t events)
        : file(must(CaseFile::open(copyOfCase(bigCaseFile(events)), OpenMode::ReadWrite))),
          plain(copyOfCase(bigCaseFile(events)), SQLITE_OPEN_READWRITE),
          shown(bigIndex(events)->big, must(file.index()))
    {
        plain.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    }

    /// A new event with a claim on its date, and another title for one that there was, in turns.
    Change next()
    {
        ++number;
        Change change;
        if (number % 2 == 0) {
            const auto before = must(file.event(static_cast<EventKey>(1 + number * 7'919 % 1'000))).event;
            auto after = before;
            after.title += " again";
            change.name = "Rename";
            change.change(before, after);
            return change;
        }
        Event event;
        event.id = "new-" + std::to_string(number);
        event.title = "A new event";
        event.category = shown.index.categories.ids[number % 12];
        Claim claim;
        claim.id = "claim-of-" + event.id;
        claim.property = "date";
        claim.value = EdtfDate::parse("2001-05-0" + std::to_string(1 + number % 9)).value();
        change.name = "Add event";
        change.add(event).add(ClaimOf{event.id, claim});
        return change;
    }

    IndexChange edit()
    {
        const auto applied = must(file.apply(next(), {"bench", 0}));
        auto change = must(file.update(shown.index, applied));
        if (!change)
            stop("the index was read anew");
        return std::move(*change);
    }

    void write()
    {
        ++number;
        plain.run("BEGIN IMMEDIATE");
        PlainStatement event(plain, "UPDATE event SET title = ?2 WHERE key = ?1");
        event.bind(1, static_cast<std::int64_t>(1 + number * 7'919 % 1'000));
        event.bind(2, "Another title");
        event.run();
        PlainStatement step(plain, "INSERT INTO history (step, name, at, state, objects, token)"
                                   " VALUES (?, 'Rename', 0, 'done', 1, 'token')");
        step.bind(1, static_cast<std::int64_t>(number));
        step.run();
        plain.run("COMMIT");
    }

    CaseFile file;
    PlainDatabase plain;
    BigIndex shown;
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
    const auto floor = [state] {
        state->write();
    };
    const auto work = [state, view] {
        view->follow(state->edit());
        view->refresh();
    };
    const auto right = [state, view, shown, range] {
        View anew(shown);
        anew.frame(range);
        return areAlike(state->shown.index, must(state->file.index())) &&
               showsEachOnce(view->scene(), state->shown.index, range) && view->image() == anew.image();
    };
    return {floor, work, right};
}

const Registered editing{{"add or change an event, to the picture", 1'000'000, 3, editingToThePicture, 1'000'000}};

} // namespace

} // namespace dateline::bench
