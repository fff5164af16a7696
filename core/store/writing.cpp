#include "core/store/writing.h"

#include "core/model/check.h"
#include "core/model/order.h"
#include "core/store/rows.h"
#include "core/text/anchoring.h"
#include "core/text/sha256.h"

#include <sqlite3.h>

#include <unordered_map>

namespace dateline::store {

namespace {

/// Which integer key an id has been given. Sound cases name only what exists, so a lookup finds.
class Keys
{
public:
    std::int64_t add(const std::string& id)
    {
        keys_.emplace(id, ++last_);
        return last_;
    }

    template<typename List> void add(const List& list)
    {
        for (const auto& item : list)
            add(item.id);
    }

    std::int64_t operator[](const std::string& id) const { return keys_.at(id); }

private:
    std::unordered_map<std::string, std::int64_t> keys_;
    std::int64_t last_ = 0;
};

/// Where the text is at hand, a passage that was not yet sought is.
Anchoring anchoringIn(const Source& source, const Passage& passage)
{
    if (!source.text || passage.anchoring != Anchoring::Unattached)
        return passage.anchoring;
    return anchor(*source.text, passage.quote, passage.position).how;
}

/// What a connection is spared while it takes in a whole case: SQLite need not look up what each row names, as the rows
/// name what Keys has given out, and with room for the indexes it need not read and write their pages over and over.
class TakingInAll
{
public:
    explicit TakingInAll(Database& database) : database_(database)
    {
        sqlite3_db_config(database_.handle(), SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
        database_.run("PRAGMA cache_size = -262144");
    }
    ~TakingInAll()
    {
        sqlite3_db_config(database_.handle(), SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
        database_.connection().tryExec("PRAGMA cache_size = -32768");
    }
    TakingInAll(const TakingInAll&) = delete;
    TakingInAll& operator=(const TakingInAll&) = delete;

private:
    Database& database_;
};

class CaseWriter : public RowContext
{
public:
    CaseWriter(Database& database, const Case& content);

    void write();

    std::int64_t keyOf(Kind kind, const std::string& id) override { return keys(kind)[id]; }
    Entity entity(const std::string& id) override
    {
        return case_.entities[static_cast<std::size_t>(keys(Kind::Entity)[id] - 1)];
    }

private:
    Keys& keys(Kind kind) { return keys_[static_cast<std::size_t>(kind)]; }

    template<typename T> void writeAll(Kind kind, const std::vector<T>& list);
    void writeProperties();
    void writeSource(const Source& source);
    void writeEvent(const Event& event);
    void writeWords();

    Database& database_;
    const Case& case_;
    RowWriter writer_{database_, *this, WordsGo::AfterAllRows};
    SourceOrder order_;
    CaseDates dates_;
    std::vector<Keys> keys_{static_cast<std::size_t>(Kind::Order)};
};

/// The keys that rows point forward to are given first; passages and claims get theirs as they are written.
CaseWriter::CaseWriter(Database& database, const Case& content)
    : database_(database), case_(content), order_(sourceOrder(content.sources)), dates_(datesOf(content.info))
{
    keys(Kind::Category).add(content.categories);
    keys(Kind::Property).add(builtinProperties());
    keys(Kind::Property).add(content.properties);
    keys(Kind::Entity).add(content.entities);
    keys(Kind::Source).add(content.sources);
    keys(Kind::Event).add(content.events);
    keys(Kind::Relation).add(content.relations);
}

template<typename T> void CaseWriter::writeAll(Kind kind, const std::vector<T>& list)
{
    std::int64_t position = 0;
    for (const auto& item : list)
        writer_.put(Row<T>{keys(kind)[item.id], position++, item}, nullptr);
}

void CaseWriter::write()
{
    writer_.put(Row<CaseInfo>{1, 0, case_.info}, nullptr);
    writeAll(Kind::Category, case_.categories);
    writeProperties();
    writeAll(Kind::Entity, case_.entities);
    writeAll(Kind::Source, case_.sources);
    for (const auto& source : case_.sources)
        writeSource(source);
    for (const auto& event : case_.events)
        writeEvent(event);
    writeAll(Kind::Relation, case_.relations);
    writeWords();
}

/// A statement between two that write words makes FTS5 put on the disk what it has gathered: a tenth of the time is
/// needed where nothing comes between them.
void CaseWriter::writeWords()
{
    putAllWords(database_);
    std::int64_t key = 0; // claims were given theirs in this order
    for (const auto& event : case_.events)
        for (const auto& claim : event.claims)
            writer_.putWords(++key, claim);
}

void CaseWriter::writeProperties()
{
    std::int64_t position = 0;
    for (const auto& property : builtinProperties())
        writer_.putBuiltIn({keys(Kind::Property)[property.id], position++, property});
    writeAll(Kind::Property, case_.properties);
}

/// Its text and its passages.
void CaseWriter::writeSource(const Source& source)
{
    if (source.text) {
        const auto hash = sha256(*source.text);
        keepText(database_, *source.text, hash);
        writer_.put(Row<TextRef>{0, 0, {source.id, hash}}, nullptr);
    }
    for (auto passage : source.passages) {
        passage.anchoring = anchoringIn(source, passage);
        const auto key = keys(Kind::Passage).add(passage.id);
        writer_.put(Row<PassageOf>{key, 0, {source.id, std::move(passage)}}, nullptr);
    }
}

/// What its claims come to goes into its row while that is the last one, which is where a row grows cheaply.
void CaseWriter::writeEvent(const Event& event)
{
    const auto key = keys(Kind::Event)[event.id];
    writer_.put(Row<Event>{key, 0, event}, nullptr);
    writer_.putResolved(key, resolvedColumns(event, order_, case_.info.created, dates_), event.claims.size());
    for (const auto& claim : event.claims)
        writer_.put(Row<ClaimOf>{keys(Kind::Claim).add(claim.id), 0, {event.id, claim}}, nullptr);
}

} // namespace

void writeCase(Database& database, const Case& content)
{
    const auto faults = check(content);
    if (!faults.empty()) {
        const auto more = faults.size() - 1;
        auto message = faults.front().message;
        if (more > 0)
            message += " (and " + std::to_string(more) + (more == 1 ? " more fault)" : " more faults)");
        throw Refusal(faults.front().code, std::move(message));
    }
    const auto ordered = inDocumentedOrder(content);
    const TakingInAll sparing(database);
    CaseWriter(database, ordered).write();
}

} // namespace dateline::store
