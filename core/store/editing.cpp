#include "core/store/editing.h"

#include "core/store/committing.h"
#include "core/store/history.h"
#include "core/store/keptcolumns.h"
#include "core/store/memorycopy.h"
#include "core/store/naming.h"
#include "core/store/progressing.h"
#include "core/store/recomputing.h"
#include "core/store/validating.h"
#include "core/text/codepoints.h"

#include <algorithm>
#include <utility>

namespace dateline::store {

namespace {

/// Of so many objects the pages do not fit in the usual cache, and would be written and read over and over.
constexpr std::size_t kManyPatches = 1'000;
/// Of the time that an edit takes.
constexpr double kShareOfRows = 0.6;

constexpr const char* kUsualCache = "PRAGMA cache_size = -32768";
constexpr const char* kLargeCache = "PRAGMA cache_size = -262144";

/// The patches of one step on their way into the tables.
class Edit
{
public:
    explicit Edit(Database& database, const Progress& progress = {}) : database_(database), progressing_(progress) {}
    ~Edit()
    {
        if (hasLargeCache_)
            database_.connection().tryExec(kUsualCache);
    }
    Edit(const Edit&) = delete;
    Edit& operator=(const Edit&) = delete;

    /// Applies them, after any that were applied before.
    void apply(std::vector<Patch> patches)
    {
        if (patches.size() >= kManyPatches && !std::exchange(hasLargeCache_, true))
            database_.run(kLargeCache);
        patcher_.apply(patches, done_.empty() ? kShareOfRows : 0);
        std::ranges::move(patches, std::back_inserter(done_));
    }

    /// Adds what follows from them: what sources say of their texts, and dates told from others.
    void follow()
    {
        apply(descriptionsOfTexts());
        apply(derivedPatches(database_, patcher_.touched()));
    }

    /// Finds the case sound and writes what its claims come to.
    void complete()
    {
        validate(database_, patcher_.touched(), progressing_);
        resolveTouched(database_, patcher_, progressing_);
    }

    const std::vector<Patch>& done() const { return done_; }
    /// How many events the case has more.
    std::int64_t eventsMore() const;
    Progressing& progressing() { return progressing_; }

    Applied result(std::int64_t step, std::string name)
    {
        const auto& touched = patcher_.touched();
        return {step, std::move(name), {touched.eventKeys.begin(), touched.eventKeys.end()}, touched.elsewhere};
    }

private:
    std::vector<Patch> descriptionsOfTexts();

    Database& database_;
    Progressing progressing_;
    Patcher patcher_{database_, progressing_};
    std::vector<Patch> done_;
    bool hasLargeCache_ = false;
};

std::int64_t Edit::eventsMore() const
{
    std::int64_t more = 0;
    for (const auto& patch : done_)
        if (patch.kind == Kind::Event)
            more += patch.creates() ? 1 : patch.removes() ? -1 : 0;
    return more;
}

/// A source states the checksum and the length of the text that it has.
std::vector<Patch> Edit::descriptionsOfTexts()
{
    std::vector<Patch> patches;
    Query text(database_, "SELECT text FROM full_text WHERE sha256 = ?");
    for (const auto& [id, ref] : patcher_.touched().texts) {
        const auto row = findRow<Source>(database_, id);
        if (!row || ref.sha256.empty() || row->value.textSha256 == ref.sha256 || !text.bind(ref.sha256).next())
            continue;
        auto now = row->value;
        now.textSha256 = ref.sha256;
        now.textLength = codePointCount(text.text(0));
        text.again();
        patches.push_back(patchBetween(Kind::Source, id, row->value, now));
    }
    return patches;
}

void countUp(Database& database)
{
    Query(database, "UPDATE case_info SET revision = revision + 1").run();
}

/// Texts are kept before anything refers to them. Those of a step that is given up go with it.
void keepTexts(Database& database, const Change& change)
{
    for (const auto& object : change.objects) {
        const auto* text = object.after ? std::get_if<TextOf>(&*object.after) : nullptr;
        if (text == nullptr || !text->text)
            continue;
        if (const auto at = firstInvalidUtf8(*text->text))
            throw Refusal(ErrorCode::Invalid, "the text of " + inQuotes(text->source) + " is not UTF-8: byte " +
                                                  std::to_string(*at + 1) + " belongs to no character");
        keepText(database, *text->text, refOf(*text).sha256);
    }
}

/// With a source its text goes, as a part of the same step.
void addTextsOfRemovedSources(Database& database, std::vector<Patch>& patches)
{
    const auto removesText = [&](const std::string& id) {
        return std::ranges::any_of(
            patches, [&](const Patch& patch) { return patch.kind == Kind::Text && patch.id == id && patch.removes(); });
    };
    std::vector<Patch> texts;
    for (const auto& patch : patches) {
        if (patch.kind != Kind::Source || !patch.removes())
            continue;
        const auto text = findRow<TextRef>(database, patch.id);
        if (text && !removesText(patch.id))
            texts.push_back({Kind::Text, patch.id, false, membersOf(text->value), {}});
    }
    patches.insert(std::ranges::find_if(patches, &Patch::removes), texts.begin(), texts.end());
}

[[noreturn]] void refuseConflict(Database& database, const PatchConflict& conflict)
{
    const auto what = nameOf(database, conflict.kind(), conflict.id());
    const auto step = lastToTouch(database, conflict.kind(), conflict.id(), conflict.member(), 0);
    const auto who = step && !step->stamp.who.empty() ? " by " + shown(step->stamp.who) : std::string();
    throw Refusal(ErrorCode::Conflict, what + " was changed" + who + " meanwhile; look at it again");
}

[[noreturn]] void refuseTakingBack(Database& database, const std::string& what, Kind kind, const std::string& id,
                                   const std::string& member, std::int64_t step)
{
    const auto later = lastToTouch(database, kind, id, member, step);
    if (!later)
        throw Refusal(ErrorCode::Conflict, what + " is not as the step left it");
    throw Refusal(ErrorCode::Conflict, what + " depends on it since step " + std::to_string(later->step) + ", " +
                                           inQuotes(later->name) + "; take that back first");
}

/// Something new that others of the same change are in, on, or rest on.
bool isBroughtAlong(const ObjectChange& object)
{
    return !object.before &&
           (std::holds_alternative<Category>(*object.after) || std::holds_alternative<Property>(*object.after) ||
            std::holds_alternative<Entity>(*object.after) || std::holds_alternative<PassageOf>(*object.after));
}

/// What a change is about: the first object that it names, where that was touched, and is not there for another's sake.
std::string aboutOf(Database& database, const Change& change, const std::vector<Patch>& done)
{
    const auto main = std::ranges::find_if_not(change.objects, isBroughtAlong);
    const auto& first = main == change.objects.end() ? change.objects.front() : *main;
    const auto& object = first.after ? *first.after : *first.before;
    const auto patch = std::ranges::find_if(
        done, [&](const Patch& each) { return each.kind == kindOf(object) && each.id == idOf(object); });
    return titleOf(database, patch == done.end() ? done.front() : *patch);
}

/// Writes a step that was applied into the history, and commits.
Applied record(Database& database, Transaction& transaction, Edit& edit, const std::string& name,
               const std::string& about, const Stamp& stamp)
{
    edit.complete();
    const auto token = newToken();
    const auto step = addStep(database, name, stamp, about, token, edit.done(), edit.progressing());
    countUp(database);
    auto result = edit.result(step, name);
    noteChange(database, result, edit.eventsMore());
    commitStep(database, transaction, name, token);
    return result;
}

/// Undoes or redoes a step.
Applied turn(Database& database, Transaction& transaction, const Step& step, StepState state, const Stamp& stamp,
             const Progress& progress)
{
    Edit edit(database, progress);
    auto patches = readPatches(database, step.step);
    edit.apply(state == StepState::Undone ? inverseOf(std::move(patches)) : std::move(patches));
    edit.complete();
    const auto token = newToken();
    turnStep(database, step.step, state, stamp, token);
    countUp(database);
    auto result = edit.result(step.step, step.name);
    noteChange(database, result, edit.eventsMore());
    commitStep(database, transaction, step.name, token);
    return result;
}

/// The steps that were done when `step` had just been, the latest first.
std::vector<std::int64_t> lineOf(Database& database, std::int64_t step)
{
    std::vector<std::int64_t> line;
    while (step != 0) {
        const auto found = findStep(database, step);
        if (!found || (!line.empty() && step >= line.back()))
            throw Refusal(ErrorCode::NotFound, "there is no step " + std::to_string(step));
        line.push_back(step);
        step = found->after;
    }
    return line;
}

} // namespace

Applied apply(Database& database, const Change& change, const Stamp& stamp, const Progress& progress)
{
    auto patches = patchesOf(change);
    if (patches.empty())
        return {0, change.name, {}, false};
    Transaction transaction(database);
    keepTexts(database, change);
    addTextsOfRemovedSources(database, patches);
    Edit edit(database, progress);
    try {
        edit.apply(std::move(patches));
    } catch (const PatchConflict& conflict) {
        refuseConflict(database, conflict);
    }
    edit.follow();
    if (edit.done().empty())
        return {0, change.name, {}, false};
    return record(database, transaction, edit, change.name, aboutOf(database, change, edit.done()), stamp);
}

Applied undo(Database& database, const Stamp& stamp, const Progress& progress)
{
    Transaction transaction(database);
    const auto step = lastDone(database);
    if (!step)
        throw Refusal(ErrorCode::NotFound, "there is nothing to undo");
    return turn(database, transaction, *step, StepState::Undone, stamp, progress);
}

Applied redo(Database& database, const Stamp& stamp, const Progress& progress)
{
    Transaction transaction(database);
    const auto step = firstUndone(database);
    if (!step)
        throw Refusal(ErrorCode::NotFound, "there is nothing to redo");
    return turn(database, transaction, *step, StepState::Done, stamp, progress);
}

Applied takeBack(Database& database, std::int64_t step, const Stamp& stamp, const Progress& progress)
{
    Transaction transaction(database);
    const auto found = findStep(database, step);
    if (!found || found->state != StepState::Done)
        throw Refusal(ErrorCode::NotFound, found ? "step " + std::to_string(step) + " is taken back already"
                                                 : "there is no step " + std::to_string(step));
    auto patches = readPatches(database, step);
    std::erase_if(patches, &Patch::derived);
    Edit edit(database, progress);
    try {
        edit.apply(inverseOf(std::move(patches)));
        edit.follow();
        const auto name = "Take back: " + found->name;
        if (edit.done().empty())
            return {0, name, {}, false};
        return record(database, transaction, edit, name, found->about, stamp);
    } catch (const PatchConflict& conflict) {
        refuseTakingBack(database, nameOf(database, conflict.kind(), conflict.id()), conflict.kind(), conflict.id(),
                         conflict.member(), step);
    } catch (const StillNamed& named) {
        refuseTakingBack(database, nameOf(database, named.byKind(), named.by()), named.byKind(), named.by(), {}, step);
    }
}

std::string undoName(Database& database)
{
    const auto step = lastDone(database);
    return step ? step->name : std::string();
}

std::string redoName(Database& database)
{
    const auto step = firstUndone(database);
    return step ? step->name : std::string();
}

std::unique_ptr<Database> asOf(Database& database, std::int64_t step)
{
    const auto wanted = lineOf(database, step);
    auto copy = copyInMemory(database);
    const auto last = lastDone(*copy);
    const auto present = lineOf(*copy, last ? last->step : 0);
    {
        Transaction transaction(*copy);
        Edit edit(*copy);
        for (const auto done : present)
            if (!std::ranges::binary_search(wanted, done, std::greater()))
                edit.apply(inverseOf(readPatches(*copy, done)));
        for (auto again = wanted.rbegin(); again != wanted.rend(); ++again)
            if (!std::ranges::binary_search(present, *again, std::greater()))
                edit.apply(readPatches(*copy, *again));
        edit.complete();
        forgetColumns(*copy);
        transaction.commit();
    }
    copy->forbidWriting();
    return copy;
}

} // namespace dateline::store
