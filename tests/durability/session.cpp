#include "tests/durability/session.h"

#include "core/edit/claimedits.h"
#include "core/edit/eventedits.h"
#include "core/edit/mergeedits.h"
#include "core/edit/sourceedits.h"
#include "core/edit/spreadsheet.h"
#include "core/interchange/casejson.h"
#include "core/store/backups.h"
#include "core/store/filewriter.h"
#include "core/text/sha256.h"

#include "tests/support/samplecase.h"

#include <array>
#include <filesystem>
#include <optional>
#include <random>

namespace dateline::durability {

namespace {

/// What is to be done, with how often of a hundred times.
enum class Operation
{
    AddEvent,
    ChangeEvent,
    AddClaim,
    Rule,
    Tag,
    RemoveEvent,
    Merge,
    AddSource,
    Undo,
    Redo,
    PutDraft,
    DropDraft,
    Import,
    Export,
    Copy,
    BackUp,
    Reopen,
};

struct Share
{
    Operation operation;
    const char* name;
    unsigned percent;
};

constexpr std::array kShares{
    Share{Operation::AddEvent, "add event", 14},
    Share{Operation::ChangeEvent, "change event", 13},
    Share{Operation::AddClaim, "add claim", 12},
    Share{Operation::Rule, "rule on claim", 8},
    Share{Operation::Tag, "tag several", 5},
    Share{Operation::RemoveEvent, "remove event", 4},
    Share{Operation::Merge, "merge events", 3},
    Share{Operation::AddSource, "add source", 4},
    Share{Operation::Undo, "undo", 10},
    Share{Operation::Redo, "redo", 6},
    Share{Operation::PutDraft, kKeepsDraft, 5},
    Share{Operation::DropDraft, kDropsDraft, 2},
    Share{Operation::Import, "import", 2},
    Share{Operation::Export, kExports, 4},
    Share{Operation::Copy, kCopies, 3},
    Share{Operation::BackUp, kBacksUp, 3},
    Share{Operation::Reopen, "close and open", 2},
};

class Session
{
public:
    Session(const Places& places, unsigned seed) : places_(places), seed_(seed) {}

    Status begin();
    Status doNext(int number, std::string& name);
    const CaseFile* file() const { return file_ ? &*file_ : nullptr; }

private:
    Status perform(Operation operation);
    Status apply(const Result<Change>& change);
    Result<Change> edit(Operation operation);
    Result<Change> editOf(EventKey key, Operation operation);
    Status importSome();
    Result<Change> ruling(EventKey key, const std::vector<Claim>& claims);
    Status unlessNothing(const Result<Applied>& applied);
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }
    std::optional<EventKey> anyEvent();
    std::string words();
    Stamp stamp() const { return {"Session", 1'700'000'000 + number_}; }
    Status reopen();

    const Places& places_;
    unsigned seed_;
    int number_ = 0;
    std::minstd_rand random_;
    std::optional<CaseFile> file_;
};

Status Session::begin()
{
    auto created = CaseFile::create(places_.theCase, test::sampleCase());
    if (!created)
        return fail(created.error());
    file_ = std::move(*created);
    return {};
}

Status Session::doNext(int number, std::string& name)
{
    number_ = number;
    // Each operation's choices depend on its number alone, so that all sessions of one seed are alike.
    random_.seed(seed_ * 100'003U + static_cast<unsigned>(number));
    random_.discard(3);
    auto pick = static_cast<unsigned>(below(100));
    for (const auto& share : kShares) {
        if (pick < share.percent) {
            name = share.name;
            return perform(share.operation);
        }
        pick -= share.percent;
    }
    return fail(ErrorCode::Invalid, "the shares do not add up");
}

std::optional<EventKey> Session::anyEvent()
{
    const auto index = file_->index();
    if (!index || index->size() == 0)
        return std::nullopt;
    return index->key[below(index->size())];
}

std::string Session::words()
{
    constexpr std::array kWords{"harbour", "fire",        "inquiry", "vote", "strike",
                                "warning", "<b>bold</b>", "naïve",   "Łódź", "'; DROP TABLE event; --"};
    std::string text;
    const auto count = 1 + below(4);
    for (std::size_t i = 0; i < count; ++i)
        text += (i == 0 ? "" : " ") + std::string(kWords[below(kWords.size())]);
    return text + " " + std::to_string(number_);
}

Status Session::apply(const Result<Change>& change)
{
    // What is refused because it makes no sense in the case as it is counts as done: nothing was to be changed.
    if (!change)
        return change.error().code == ErrorCode::Invalid || change.error().code == ErrorCode::Conflict
                   ? Status()
                   : fail(change.error());
    const auto applied = file_->apply(*change, stamp());
    return applied ? Status() : fail(applied.error());
}

Status Session::unlessNothing(const Result<Applied>& applied)
{
    return applied || applied.error().code == ErrorCode::NotFound ? Status() : fail(applied.error());
}

Status Session::reopen()
{
    file_.reset();
    auto opened = CaseFile::open(places_.theCase, OpenMode::ReadWrite);
    if (!opened)
        return fail(opened.error());
    file_ = std::move(*opened);
    return {};
}

Status Session::perform(Operation operation)
{
    switch (operation) {
    case Operation::Export: {
        const auto content = file_->read();
        return content ? writeFile(places_.exported, caseToJson(*content)) : fail(content.error());
    }
    case Operation::Copy:
        return file_->copyTo(places_.copy, {.mayReplace = true, .progress = {}});
    case Operation::BackUp: {
        const auto backup = backUp(*file_, places_.backups, stamp(), BackupReason::BulkEdit);
        return backup ? Status() : fail(backup.error());
    }
    case Operation::Import:
        return importSome();
    case Operation::Reopen:
        return reopen();
    case Operation::Undo:
        return unlessNothing(file_->undo(stamp()));
    case Operation::Redo:
        return unlessNothing(file_->redo(stamp()));
    case Operation::PutDraft:
        return file_->putDraft({"place/" + std::to_string(below(3)), words(), stamp()});
    case Operation::DropDraft:
        return file_->dropDraft("place/" + std::to_string(below(3)));
    default:
        return apply(edit(operation));
    }
}

/// The text of a source, or lines of a table.
Status Session::importSome()
{
    if (below(2) == 0) {
        const auto attached = file_->attachText("herald", test::heraldText(), stamp());
        return attached ? Status() : fail(attached.error());
    }
    std::string table = "title\tdate\tplace\tnote\n";
    for (int i = 0; i < 5; ++i)
        table += words() + "\t2015-0" + std::to_string(1 + i) + "\t" + words() + "\t" + words() + "\n";
    const auto events = fromSpreadsheet(*file_, table);
    return events ? apply(events->change) : fail(events.error());
}

Result<Change> Session::edit(Operation operation)
{
    if (operation == Operation::AddEvent) {
        NewEvent event;
        event.date = *EdtfDate::parse("20" + std::to_string(10 + below(14)) + "-0" + std::to_string(1 + below(9)));
        event.title = words();
        event.note = words();
        return addEvent(*file_, event);
    }
    if (operation == Operation::AddSource) {
        Source source;
        source.title = words();
        source.text = words() + "\n" + words();
        return addSource(*file_, source);
    }
    const auto key = anyEvent();
    return key ? editOf(*key, operation) : Change();
}

Result<Change> Session::editOf(EventKey key, Operation operation)
{
    const auto details = file_->event(key);
    if (!details)
        return fail(details.error());
    switch (operation) {
    case Operation::ChangeEvent: {
        auto event = details->event;
        event.title = words();
        return changeEvent(*file_, event);
    }
    case Operation::AddClaim: {
        Claim claim;
        claim.property = "assessment";
        claim.value = words();
        return addClaim(*file_, key, claim);
    }
    case Operation::Rule:
        return ruling(key, details->event.claims);
    case Operation::Tag: {
        const auto index = file_->index();
        return index ? addTag(*file_, index->key.list(), "tag " + std::to_string(below(9))) : fail(index.error());
    }
    case Operation::RemoveEvent:
        return removeEvents(*file_, {key});
    case Operation::Merge: {
        const auto other = anyEvent();
        return other && *other != key ? mergeEvents(*file_, key, *other) : Change();
    }
    default:
        return fail(ErrorCode::Invalid, "an operation that is no edit of an event");
    }
}

Result<Change> Session::ruling(EventKey key, const std::vector<Claim>& claims)
{
    if (claims.empty())
        return Change();
    const auto& claim = claims[below(claims.size())];
    const auto rank = claim.rank == Rank::Normal ? (below(2) == 0 ? Rank::Preferred : Rank::Deprecated) : Rank::Normal;
    return setRank(*file_, key, claim.id, rank, rank == Rank::Normal ? std::string() : words());
}

} // namespace

Places::Places(const std::string& where)
    : folder(std::filesystem::absolute(where).string()), theCase(folder + "/case.dateline"),
      copy(folder + "/copy.dateline"), exported(folder + "/case.json"), backups(folder + "/backups")
{
}

std::string stateOf(const CaseFile& file)
{
    const auto content = file.read();
    const auto drafts = file.drafts();
    const auto undo = file.undoName();
    const auto redo = file.redoName();
    if (!content || !drafts || !undo || !redo)
        return "unreadable: " + (!content ? content.error().message : !drafts ? drafts.error().message : "history");
    auto beside = *undo + "\n" + *redo + "\n";
    for (const auto& draft : *drafts)
        beside += draft.place + "\n" + draft.text + "\n";
    return sha256(caseToJson(*content)) + sha256(beside);
}

void runSession(const Places& places, unsigned seed, int count, const std::function<bool(const Done&)>& tell)
{
    Session session(places, seed);
    const auto status = session.begin();
    if (!tell({0, kMakes, status, session.file()}) || !status)
        return;
    for (int number = 1; number <= count; ++number) {
        std::string name;
        const auto done = session.doNext(number, name);
        if (!tell({number, name, done, session.file()}))
            return;
    }
}

} // namespace dateline::durability
