// What a case file says of how it is open, and how it is copied and restored.

#include "core/store/casefileprivate.h"
#include "core/store/copying.h"

namespace dateline {

const OpenState& CaseFile::openState() const
{
    return d_->database->openState();
}

Status CaseFile::copyTo(const std::string& path, const CopyOptions& options) const
{
    return d_->ask([&](auto& database) { store::copyDatabase(database, path, options); });
}

Status CaseFile::restoreFrom(const std::string& path)
{
    return d_->ask([&](auto& database) { store::replaceContent(database, path); });
}

} // namespace dateline
