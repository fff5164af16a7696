#include "core/store/casefileprivate.h"
#include "core/store/lookups.h"

/// The members of CaseFile that edits look things up by.
namespace dateline {

Result<std::vector<std::string>> CaseFile::ids(ObjectKind kind, std::string_view beginning) const
{
    return d_->ask([&](auto& database) { return store::ids(database, kind, beginning); });
}

Result<std::vector<EventKey>> CaseFile::eventsOf(ObjectKind kind, std::string_view id) const
{
    return d_->ask([&](auto& database) { return store::eventsOf(database, kind, id); });
}

Result<std::vector<WrittenText>> CaseFile::writtenTexts(ObjectKind kind, TextMember member) const
{
    return d_->ask([&](auto& database) { return store::writtenTexts(database, kind, member); });
}

Result<std::vector<std::vector<EventKey>>> CaseFile::eventsSharingPassages() const
{
    return d_->ask([](auto& database) { return store::eventsSharingPassages(database); });
}

} // namespace dateline
