// How a case file gives its index, and keeps it ready.

#include "core/store/casefileprivate.h"
#include "core/store/indexing.h"
#include "core/store/keptcolumns.h"

namespace dateline {

Result<EventIndex> CaseFile::index() const
{
    return d_->ask([](auto& database) { return store::readIndex(database); });
}

Result<std::optional<IndexChange>> CaseFile::update(EventIndex& index, const Applied& applied,
                                                    const std::optional<TimeZone>& clock) const
{
    return d_->ask([&](auto& database) {
        const store::Snapshot snapshot(database);
        const auto before = static_cast<std::int64_t>(index.events() + index.undated);
        const auto more = applied.step != 0 ? store::eventsMoreBy(database, applied.step)
                                            : database.integer("SELECT count(*) FROM event") - before;
        return store::updateIndex(database, index, applied, more, clock);
    });
}

Result<std::optional<Applied>> CaseFile::changedSince(std::int64_t revision) const
{
    return d_->ask([&](auto& database) {
        const store::Snapshot snapshot(database);
        auto since = store::changedSince(database, revision);
        return since ? std::optional(std::move(since->applied)) : std::nullopt;
    });
}

Status CaseFile::storeColumns()
{
    return d_->ask([](auto& database) { store::storeColumns(database); });
}

Result<std::optional<FirstLook>> CaseFile::firstLook() const
{
    return d_->ask([](auto& database) {
        const store::Snapshot snapshot(database);
        return store::keptLook(database);
    });
}

Status CaseFile::keepFirstLook(const EventIndex& index, std::int64_t revision)
{
    return d_->ask([&](auto& database) { store::keepLook(database, index, revision); });
}

/// A large case is opened faster with its columns kept. Whether they could be is for nobody to know: without them it is
/// the same case, opened slower.
CaseFile::Private::~Private()
{
    asked.reset();
    if (database && !path.empty())
        static_cast<void>(ask([](auto& open) { store::catchUp(open); }));
}

} // namespace dateline
