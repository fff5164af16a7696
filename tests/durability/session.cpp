#include "tests/durability/session.h"

#include "core/edit/claimedits.h"
#include "core/edit/eventedits.h"
#include "core/edit/mergeedits.h"
#include "core/edit/sourceedits.h"
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
    Share{Operation::AddEvent, "add event", 14}, Share{Operation::ChangeEvent, "change event", 14},
    Share{Operation::AddClaim, "add claim", 14}, Share{Operation::Rule, "rule on claim", 8},
    Share{Operation::Tag, "tag several", 6},     Share{Operation::RemoveEvent, "remove event", 4},
    Share{Operation::Merge, "merge events", 3},  Share{Operation::AddSource, "add source", 4},
    Share{Operation::Undo, "undo", 10},          Share{Operation::Redo, "redo", 6},
    Share{Operation::PutDraft, "keep draft", 6}, Share{Operation::DropDraft, "drop draft", 2},
    Share{Operation::Export, "export JSON", 3},  Share{Operation::Copy, "save a copy", 2},
    Share{Operation::BackUp, "back up", 2},      Share{Operation::Reopen, "close and open", 2},
};

class Session
{
public:
    Session(const Places& places, unsigned seed) : places_(places), seed_(seed) {}

    Status begin();
    Status doNext(int number, std::string& name);
    std::string state() const { return file_ ? stateOf(*file_) : std::string(); }

private:
    Status perform(Operation operation);
    Status apply(const Result<Change>& change);
    Result<Change> ruling();
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

Status nothing(const Error& error)
{
    return fail(error);
}

Status Session::begin()
{
    auto created = CaseFile::create(places_.theCase, test::sampleCase());
    if (!created)
        return nothing(created.error());
    file_ = std::move(*created);
    return {};
}

Status Session::doNext(int number, std::string& name)
{
    number_ = number;
    // Each operation's choices depend on its number alone, so that all sessions of one seed are alike.
    random_.seed(seed_ * 100'003U + static_cast<unsigned>(number));
    random_.discard(3);
    auto pick = static_cast<unsigned>(below(98));
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
                                "warning", "<b>bold</b>", "naïve",   "日本", "'; DROP TABLE event; --"};
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
                   : nothing(change.error());
    const auto applied = file_->apply(*change, stamp());
    return applied ? Status() : nothing(applied.error());
}

Status Session::unlessNothing(const Result<Applied>& applied)
{
    return applied || applied.error().code == ErrorCode::NotFound ? Status() : nothing(applied.error());
}

Result<Change> Session::ruling()
{
    const auto key = anyEvent();
    if (!key)
        return Change{};
    const auto details = file_->event(*key);
    if (!details)
        return fail(details.error());
    if (details->event.claims.empty())
        return Change{};
    const auto& claim = details->event.claims[below(details->event.claims.size())];
    const auto rank = claim.rank == Rank::Normal ? (below(2) == 0 ? Rank::Preferred : Rank::Deprecated) : Rank::Normal;
    return setRank(*file_, *key, claim.id, rank, rank == Rank::Normal ? std::string() : words());
}

Status Session::reopen()
{
    file_.reset();
    auto opened = CaseFile::open(places_.theCase, OpenMode::ReadWrite);
    if (!opened)
        return nothing(opened.error());
    file_ = std::move(*opened);
    return {};
}

Status Session::perform(Operation operation)
{
    const auto key = anyEvent();
    const auto date = EdtfDate::parse("20" + std::to_string(10 + below(14)) + "-0" + std::to_string(1 + below(9)));
    switch (operation) {
    case Operation::AddEvent:
        return apply(addEvent(*file_, {.title = words(),
                                       .category = {},
                                       .date = *date,
                                       .parent = {},
                                       .summary = {},
                                       .note = words(),
                                       .tags = {}}));
    case Operation::ChangeEvent: {
        if (!key)
            return {};
        auto details = file_->event(*key);
        if (!details)
            return nothing(details.error());
        details->event.title = words();
        return apply(changeEvent(*file_, details->event));
    }
    case Operation::AddClaim: {
        Claim claim;
        claim.property = "assessment";
        claim.value = words();
        return key ? apply(addClaim(*file_, *key, claim)) : Status();
    }
    case Operation::Rule:
        return apply(ruling());
    case Operation::Tag: {
        const auto index = file_->index();
        return index ? apply(addTag(*file_, index->key, "tag " + std::to_string(below(9)))) : nothing(index.error());
    }
    case Operation::RemoveEvent:
        return key ? apply(removeEvents(*file_, {*key})) : Status();
    case Operation::Merge: {
        const auto other = anyEvent();
        return key && other && *key != *other ? apply(mergeEvents(*file_, *key, *other)) : Status();
    }
    case Operation::AddSource: {
        Source source;
        source.title = words();
        source.text = words() + "\n" + words();
        return apply(addSource(*file_, source));
    }
    case Operation::Undo:
        return unlessNothing(file_->undo(stamp()));
    case Operation::Redo:
        return unlessNothing(file_->redo(stamp()));
    case Operation::PutDraft:
        return file_->putDraft({"place/" + std::to_string(below(3)), words(), stamp()});
    case Operation::DropDraft:
        return file_->dropDraft("place/" + std::to_string(below(3)));
    case Operation::Export: {
        const auto content = file_->read();
        return content ? writeFile(places_.exported, caseToJson(*content)) : nothing(content.error());
    }
    case Operation::Copy:
        return file_->copyTo(places_.copy, {.mayReplace = true, .progress = {}});
    case Operation::BackUp: {
        const auto backup = backUp(*file_, places_.backups, stamp(), BackupReason::BulkEdit);
        return backup ? Status() : nothing(backup.error());
    }
    case Operation::Reopen:
        return reopen();
    }
    return {};
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
    if (!tell({0, "new case", status, session.state()}) || !status)
        return;
    for (int number = 1; number <= count; ++number) {
        std::string name;
        const auto done = session.doNext(number, name);
        if (!tell({number, name, done, session.state()}))
            return;
    }
}

} // namespace dateline::durability
