#include "core/store/casefile.h"
#include "core/store/casefileprivate.h"
#include "core/store/drafts.h"
#include "core/store/editing.h"
#include "core/store/history.h"
#include "core/store/reaching.h"

#include <utility>

/// The editing members of CaseFile: what is written, undone and looked back at.
namespace dateline {

Result<Applied> CaseFile::apply(const Change& change, const Stamp& stamp, const Progress& progress)
{
    return d_->ask([&](auto& database) { return store::apply(database, change, stamp, progress); });
}

Result<Applied> CaseFile::undo(const Stamp& stamp, const Progress& progress)
{
    return d_->ask([&](auto& database) { return store::undo(database, stamp, progress); });
}

Result<Applied> CaseFile::redo(const Stamp& stamp, const Progress& progress)
{
    return d_->ask([&](auto& database) { return store::redo(database, stamp, progress); });
}

Result<std::size_t> CaseFile::reach(const Change& change) const
{
    return d_->ask([&](auto& database) { return store::reachOf(database, change); });
}

Result<std::size_t> CaseFile::undoReach() const
{
    return d_->ask([](auto& database) { return store::reachOf(database, store::lastDone(database)); });
}

Result<std::size_t> CaseFile::redoReach() const
{
    return d_->ask([](auto& database) { return store::reachOf(database, store::firstUndone(database)); });
}

Result<std::size_t> CaseFile::takeBackReach(std::int64_t step) const
{
    return d_->ask([&](auto& database) { return store::reachOf(database, store::findStep(database, step)); });
}

void CaseFile::giveUpWhen(std::function<bool()> isCancelled)
{
    d_->asked.reset();
    if (isCancelled)
        d_->asked.emplace(*d_->database, std::move(isCancelled));
}

Result<std::string> CaseFile::undoName() const
{
    return d_->ask([](auto& database) { return store::undoName(database); });
}

Result<std::string> CaseFile::redoName() const
{
    return d_->ask([](auto& database) { return store::redoName(database); });
}

Result<std::vector<HistoryStep>> CaseFile::history(std::size_t limit, std::int64_t before) const
{
    return d_->ask([&](auto& database) { return store::readHistory(database, limit, before); });
}

Result<Applied> CaseFile::takeBack(std::int64_t step, const Stamp& stamp, const Progress& progress)
{
    return d_->ask([&](auto& database) { return store::takeBack(database, step, stamp, progress); });
}

Result<CaseFile> CaseFile::asOf(std::int64_t step) const
{
    auto database = d_->ask([&](auto& present) { return store::asOf(present, step); });
    if (!database)
        return fail(database.error());
    return CaseFile(std::make_unique<Private>(std::move(*database), std::string()));
}

Result<std::int64_t> CaseFile::revision() const
{
    return d_->ask([](auto& database) { return database.integer("SELECT revision FROM case_info"); });
}

Status CaseFile::putDraft(const Draft& draft)
{
    return d_->ask([&](auto& database) { store::putDraft(database, draft); });
}

Status CaseFile::dropDraft(std::string_view place)
{
    return d_->ask([&](auto& database) { store::dropDraft(database, place); });
}

Result<std::vector<Draft>> CaseFile::drafts() const
{
    return d_->ask([](auto& database) { return store::readDrafts(database); });
}

} // namespace dateline
