#include "core/store/casefile.h"
#include "core/store/casefileprivate.h"

/// The editing members of CaseFile: what is written, undone and looked back at.
namespace dateline {

namespace {

tl::unexpected<Error> cannotEdit(const CaseFile& file)
{
    return fail(ErrorCode::Unwritable, store::shown(file.path()) + " cannot be edited");
}

} // namespace

Result<Applied> CaseFile::apply(const Change& change, const Stamp&)
{
    if (change.empty())
        return Applied{0, change.name, {}, false};
    return cannotEdit(*this);
}

Result<Applied> CaseFile::undo(const Stamp&)
{
    return fail(ErrorCode::NotFound, "there is nothing to undo");
}

Result<Applied> CaseFile::redo(const Stamp&)
{
    return fail(ErrorCode::NotFound, "there is nothing to redo");
}

Result<std::string> CaseFile::undoName() const
{
    return std::string();
}

Result<std::string> CaseFile::redoName() const
{
    return std::string();
}

Result<std::vector<HistoryStep>> CaseFile::history(std::size_t, std::int64_t) const
{
    return std::vector<HistoryStep>();
}

Result<Applied> CaseFile::takeBack(std::int64_t step, const Stamp&)
{
    return fail(ErrorCode::NotFound, "there is no step " + std::to_string(step));
}

Result<CaseFile> CaseFile::asOf(std::int64_t) const
{
    auto content = read();
    if (!content)
        return fail(content.error());
    return inMemory(*content);
}

Result<std::int64_t> CaseFile::revision() const
{
    return d_->ask([](auto& database) { return database.integer("SELECT revision FROM case_info"); });
}

Status CaseFile::putDraft(const Draft&)
{
    return cannotEdit(*this);
}

Status CaseFile::dropDraft(std::string_view)
{
    return cannotEdit(*this);
}

Result<std::vector<Draft>> CaseFile::drafts() const
{
    return std::vector<Draft>();
}

} // namespace dateline
