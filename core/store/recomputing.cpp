#include "core/store/recomputing.h"

#include "core/model/derive.h"
#include "core/store/reading.h"

namespace dateline::store {

namespace {

/// For more events it is cheaper to put all sources in order than those of each event.
constexpr std::size_t kFewEvents = 50;

SourceOrder readSourceOrder(Database& database)
{
    Query query(database, "SELECT id, issued FROM source ORDER BY position, key");
    std::vector<Source> sources;
    while (query.next()) {
        auto& source = sources.emplace_back();
        source.id = query.text(0);
        source.issued = optionalDate(database, query.text(1));
    }
    return dateline::sourceOrder(sources);
}

/// Answers from the tables.
class StoredEvents : public EventLookup
{
public:
    explicit StoredEvents(Database& database) : database_(database), dates_(datesOf(readInfo(database))) {}

    Result<Event> event(std::string_view id) const override
    {
        const auto key = findKey(database_, Kind::Event, id);
        if (!key)
            return fail(ErrorCode::NotFound, "there is no event " + inQuotes(id));
        return std::move(readEvents(database_, *key, *key).front().event);
    }

    Result<std::vector<std::string>> relativeTo(std::string_view id) const override
    {
        Query query(database_, "SELECT DISTINCT e.id FROM claim c JOIN event e ON e.key = c.event"
                               " WHERE c.relative_event = (SELECT key FROM event WHERE id = ?) ORDER BY e.key");
        query.bindText(id);
        std::vector<std::string> ids;
        while (query.next())
            ids.push_back(query.text(0));
        return ids;
    }

    /// Sources are read once a date has to be resolved, which of most edits none has.
    SourceOrder sourceOrder() const override
    {
        return [this, order = SourceOrder()](std::string_view id) mutable {
            if (!order)
                order = readSourceOrder(database_);
            return order(id);
        };
    }
    CaseDates dates() const override { return dates_; }

private:
    Database& database_;
    CaseDates dates_;
};

/// Ids of the events whose dates may be others than before, as far as any date is told from them or is told in them.
std::vector<std::string> redated(Database& database, const Touched& touched)
{
    std::set<std::string> ids = touched.redated;
    Query idOf(database, "SELECT id FROM event WHERE key = ?");
    for (const auto key : touched.toResolve) {
        if (idOf.bind(key).next())
            ids.insert(idOf.text(0));
        idOf.again();
    }
    if (touched.allToResolve) {
        Query all(database, "SELECT id FROM event WHERE key IN (SELECT relative_event FROM claim"
                            " WHERE relative_event IS NOT NULL)"
                            " UNION SELECT id FROM event WHERE key IN (SELECT event FROM claim"
                            " WHERE relative_event IS NOT NULL)");
        while (all.next())
            ids.insert(all.text(0));
    }
    return {ids.begin(), ids.end()};
}

std::vector<EventKey> keysToResolve(Database& database, const Touched& touched)
{
    if (!touched.allToResolve)
        return {touched.toResolve.begin(), touched.toResolve.end()};
    std::vector<EventKey> keys;
    Query query(database, "SELECT key FROM event ORDER BY key");
    while (query.next())
        keys.push_back(query.integer(0));
    return keys;
}

} // namespace

std::vector<Patch> derivedPatches(Database& database, const Touched& touched)
{
    std::vector<Patch> patches;
    if (database.integer("SELECT EXISTS (SELECT 1 FROM claim WHERE relative_event IS NOT NULL)") == 0)
        return patches;
    const auto changed = redated(database, touched);
    if (changed.empty())
        return patches;
    const auto values = rederive(StoredEvents(database), changed);
    if (!values)
        throw Refusal(values.error().code, values.error().message);
    for (const auto& value : *values) {
        const auto row = findRow<ClaimOf>(database, value.claim);
        if (!row)
            continue;
        auto now = row->value;
        now.claim.value = value.date;
        auto patch = patchBetween(Kind::Claim, value.claim, row->value, now);
        patch.derived = true;
        if (!patch.empty())
            patches.push_back(std::move(patch));
    }
    return patches;
}

void resolveTouched(Database& database, Patcher& patcher, Progressing& progressing)
{
    constexpr double kShare = 0.15;
    constexpr std::int64_t kMostAtOnce = 500;
    auto& touched = patcher.touched();
    const auto keys = keysToResolve(database, touched);
    if (keys.empty())
        return;
    progressing.part(kShare, keys.size());
    const auto info = readInfo(database);
    const auto dates = datesOf(info);
    const bool areMany = keys.size() > kFewEvents;
    auto order = areMany ? readSourceOrder(database) : SourceOrder();
    for (auto first = keys.begin(); first != keys.end();) {
        auto behind = first + 1;
        while (behind != keys.end() && *behind == *(behind - 1) + 1 && *behind - *first < kMostAtOnce)
            ++behind;
        for (const auto& item : readEvents(database, *first, *(behind - 1))) {
            if (!areMany)
                order = sourceOrderOf(database, item);
            patcher.putResolved(item.key, resolvedColumns(item.event, order, info.created, dates),
                                item.event.claims.size());
            touched.eventKeys.insert(item.key);
            progressing.step();
        }
        first = behind;
    }
}

} // namespace dateline::store
