#include "core/store/casefile.h"

#include "core/store/attempting.h"
#include "core/store/casefileprivate.h"
#include "core/store/database.h"
#include "core/store/finding.h"
#include "core/store/opening.h"
#include "core/store/reading.h"
#include "core/store/rows.h"
#include "core/store/searching.h"
#include "core/store/texts.h"

#include <algorithm>

namespace dateline {

using store::inQuotes;
using store::shown;

CaseFile::CaseFile(std::unique_ptr<Private> d) : d_(std::move(d)) {}
CaseFile::CaseFile(CaseFile&&) noexcept = default;
CaseFile& CaseFile::operator=(CaseFile&&) noexcept = default;
CaseFile::~CaseFile() = default;

Result<CaseFile> CaseFile::open(const std::string& path, OpenMode mode, const OpenOptions& options)
{
    auto database = store::attempt(path, [&] { return store::openCase(path, mode, options); });
    if (!database)
        return fail(database.error());
    return CaseFile(std::make_unique<Private>(std::move(*database), path));
}

Status CaseFile::checkWhole(const std::string& path, const std::function<bool()>& isCancelled)
{
    const auto checked = store::attempt(path, [&] { return store::openAndCheckWhole(path, isCancelled); });
    return checked ? Status() : fail(checked.error());
}

Result<CaseFile> CaseFile::create(const std::string& path, const Case& content)
{
    auto database = store::attempt(path, [&] { return store::createCase(path, content); });
    if (!database)
        return fail(database.error());
    return CaseFile(std::make_unique<Private>(std::move(*database), path));
}

Result<CaseFile> CaseFile::inMemory(const Case& content)
{
    auto database = store::attempt("the case", [&] { return store::caseInMemory(content); });
    if (!database)
        return fail(database.error());
    return CaseFile(std::make_unique<Private>(std::move(*database), std::string()));
}

const std::string& CaseFile::path() const
{
    return d_->path;
}

bool CaseFile::isReadOnly() const
{
    return d_->database->isReadOnly();
}

Result<CaseInfo> CaseFile::info() const
{
    return d_->ask([](auto& database) { return store::readInfo(database); });
}

Result<std::vector<Category>> CaseFile::categories() const
{
    return d_->ask([](auto& database) { return store::readCategories(database); });
}

Result<std::vector<Property>> CaseFile::properties() const
{
    return d_->ask([](auto& database) {
        const auto builtIn = builtinProperties();
        std::vector<Property> all(builtIn.begin(), builtIn.end());
        std::ranges::move(store::readOwnProperties(database), std::back_inserter(all));
        return all;
    });
}

Result<std::vector<Entity>> CaseFile::entities() const
{
    return d_->ask([](auto& database) { return store::readEntities(database); });
}

Result<std::vector<Source>> CaseFile::sources() const
{
    return d_->ask([](auto& database) { return store::readSources(database, false); });
}

Result<std::vector<Source>> CaseFile::sourceHeads() const
{
    return d_->ask([](auto& database) { return store::readSourceHeads(database); });
}

Result<PassageOf> CaseFile::passage(std::string_view id) const
{
    return d_->ask([&](auto& database) {
        if (auto found = store::findRow<PassageOf>(database, id))
            return std::move(found->value);
        throw store::Refusal(ErrorCode::NotFound, "no passage " + inQuotes(id));
    });
}

Result<PassageCounts> CaseFile::passageCounts() const
{
    return d_->ask([](auto& database) { return store::countPassages(database); });
}

Result<Source> CaseFile::source(std::string_view id) const
{
    return d_->ask([&](auto& database) {
        if (auto source = store::readSource(database, id))
            return std::move(*source);
        return store::readSource(database, store::findSource(database, id)).value();
    });
}

Result<std::vector<EventKey>> CaseFile::eventsOfPassage(std::string_view passageId) const
{
    return d_->ask([&](auto& database) { return store::eventsOfPassage(database, passageId); });
}

Result<std::vector<EventKey>> CaseFile::eventsWithAmount(std::string_view propertyId) const
{
    return d_->ask([&](auto& database) { return store::eventsWithAmount(database, propertyId); });
}

Result<Case> CaseFile::read() const
{
    return d_->ask([](auto& database) { return store::readCase(database); });
}

Result<std::vector<Event>> CaseFile::eventHeads(const std::vector<EventKey>& keys) const
{
    return d_->ask([&](auto& database) { return store::readEventHeads(database, keys); });
}

Result<EventDetails> CaseFile::event(EventKey key) const
{
    return d_->ask([&](auto& database) {
        if (auto details = store::readDetails(database, key))
            return std::move(*details);
        throw store::Refusal(ErrorCode::NotFound, "no event with the key " + std::to_string(key));
    });
}

Result<EventDetails> CaseFile::event(std::string_view id) const
{
    return d_->ask([&](auto& database) {
        if (auto details = store::readDetails(database, store::findEvent(database, id)))
            return std::move(*details);
        throw store::Refusal(ErrorCode::NotFound, "no event " + inQuotes(id));
    });
}

Result<std::string> CaseFile::title(EventKey key) const
{
    return d_->ask([&](auto& database) {
        store::Query query(database, "SELECT title FROM event WHERE key = ?");
        query.bind(key);
        if (!query.next())
            throw store::Refusal(ErrorCode::NotFound, "no event with the key " + std::to_string(key));
        return query.text(0);
    });
}

Result<EventKey> CaseFile::findEvent(std::string_view idOrTitle) const
{
    return d_->ask([&](auto& database) { return store::findEvent(database, idOrTitle); });
}

Result<std::string> CaseFile::findSource(std::string_view idNumberOrTitle) const
{
    return d_->ask([&](auto& database) { return store::findSource(database, idNumberOrTitle); });
}

Result<std::vector<SearchHit>> CaseFile::search(std::string_view text, std::size_t limit) const
{
    return d_->ask([&](auto& database) { return store::search(database, text, limit); });
}

Result<std::vector<EventKey>> CaseFile::matchingEvents(std::string_view text) const
{
    return d_->ask([&](auto& database) { return store::matchingEvents(database, text); });
}

Result<AttachedText> CaseFile::attachText(std::string_view sourceId, std::string_view fileText, const Stamp& stamp)
{
    return d_->ask([&](auto& database) { return store::attachText(database, sourceId, fileText, stamp); });
}

Result<std::vector<PassageCheck>> CaseFile::verify() const
{
    return d_->ask([](auto& database) { return store::verifyPassages(database); });
}

} // namespace dateline
