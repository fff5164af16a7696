#pragma once

#include "core/store/database.h"
#include "core/store/objects.h"
#include "core/store/progressing.h"
#include "core/store/resolving.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Single objects as rows: found by their ids, written, removed, and the full-text index with them.
namespace dateline::store {

/// An object with what only its row has. Kinds without an order have no position.
template<typename T> struct Row
{
    std::int64_t key = 0;
    std::int64_t position = 0;
    T value;
};

/// The row of that id; nullopt where there is none. Built-in properties are none of a case's own objects.
template<typename T> std::optional<Row<T>> findRow(Database& database, std::string_view id);
template<> std::optional<Row<CaseInfo>> findRow(Database& database, std::string_view id);
template<> std::optional<Row<Category>> findRow(Database& database, std::string_view id);
template<> std::optional<Row<Property>> findRow(Database& database, std::string_view id);
template<> std::optional<Row<Entity>> findRow(Database& database, std::string_view id);
template<> std::optional<Row<Source>> findRow(Database& database, std::string_view id);  ///< no text, no passages
template<> std::optional<Row<TextRef>> findRow(Database& database, std::string_view id); ///< its key is the source's
template<> std::optional<Row<PassageOf>> findRow(Database& database, std::string_view id);
template<> std::optional<Row<Event>> findRow(Database& database, std::string_view id); ///< no claims
template<> std::optional<Row<ClaimOf>> findRow(Database& database, std::string_view id);
template<> std::optional<Row<Relation>> findRow(Database& database, std::string_view id);

/// The key of an object that others refer to; nullopt where there is none of that id.
std::optional<std::int64_t> findKey(Database& database, Kind kind, std::string_view id);

/// What writing a row needs to know of other objects.
class RowContext
{
public:
    virtual ~RowContext() = default;
    /// The key of an object that a row names. Throws where there is none.
    virtual std::int64_t keyOf(Kind kind, const std::string& id) = 0;
    /// The entity that a claim names.
    virtual Entity entity(const std::string& id) = 0;
};

/// When the words of rows go into the full-text index. Not with their rows: with every statement between two that write
/// words FTS5 puts on the disk what it has gathered, which takes ten times as long.
enum class WordsGo : std::uint8_t
{
    AfterTheirRows, ///< by writeWords()
    AfterAllRows    ///< by putAllWords(): for a whole case, of which each row is new
};

/// Writes rows. `before` is what the row held; nullptr where it is new. Lists and full text are written only where they
/// differ. A new event's resolved columns say nothing until putResolved() is called.
class RowWriter
{
public:
    RowWriter(Database& database, RowContext& context, WordsGo words = WordsGo::AfterTheirRows)
        : database_(database), context_(context), words_(words)
    {
    }

    void put(const Row<CaseInfo>& row, const CaseInfo* before);
    void put(const Row<Category>& row, const Category* before);
    void put(const Row<Property>& row, const Property* before);
    void put(const Row<Entity>& row, const Entity* before);
    void put(const Row<Source>& row, const Source* before); ///< without text and passages
    void put(const Row<TextRef>& row, const TextRef* before);
    void put(const Row<PassageOf>& row, const PassageOf* before);
    void put(const Row<Event>& row, const Event* before); ///< without claims
    void put(const Row<ClaimOf>& row, const ClaimOf* before);
    void put(const Row<Relation>& row, const Relation* before);
    void putBuiltIn(const Row<Property>& row);

    void putResolved(std::int64_t event, const ResolvedColumns& columns, std::size_t claims);
    /// What a new claim is found by.
    void putWords(std::int64_t key, const Claim& claim);
    /// Brings the full-text index up to date with the rows that were written and removed.
    void writeWords(Progressing& progressing, double share);

    void remove(const Row<Category>& row);
    void remove(const Row<Property>& row);
    void remove(const Row<Entity>& row);
    void remove(const Row<Source>& row);
    void remove(const Row<TextRef>& row);
    void remove(const Row<PassageOf>& row);
    void remove(const Row<Event>& row);
    void remove(const Row<ClaimOf>& row);
    void remove(const Row<Relation>& row);

private:
    std::optional<std::int64_t> keyIfNamed(Kind kind, const std::string& id);
    void putProperty(const Row<Property>& row, bool builtIn);
    void addEvent(const Row<Event>& row);
    void changeEvent(const Row<Event>& row, const Event& before);
    void remove(const char* sql, std::int64_t key);
    struct ClaimWords
    {
        ClaimValue value;
        std::string attributedTo;
        std::string note;
    };

    void putWords(std::int64_t key, const ClaimWords& words);
    void writeClaimWords(Progressing& progressing);
    void putStatement(const Row<ClaimOf>& row);
    void putJudgement(const Row<ClaimOf>& row);
    template<typename T> void addWords(std::int64_t key, const T& object);
    template<typename T> void takeWords(std::int64_t key, const T& object);

    Database& database_;
    RowContext& context_;
    WordsGo words_;
    struct LaterWords
    {
        Kind of = Kind::Event;
        std::int64_t key = 0;
        std::function<void()> write;
    };

    std::vector<LaterWords> later_; ///< words of events and passages
    std::set<std::int64_t> claimsToForget_;
    std::map<std::int64_t, ClaimWords> claimsToFind_;
};

/// What all events and passages are found by, into an empty index.
void putAllWords(Database& database);

/// Keeps a text to be attached, by its SHA-256.
void keepText(Database& database, std::string_view text, const std::string& sha256);

/// Writes anew what the claims that name an entity are found by.
void refreshClaimsOf(Database& database, std::int64_t entityKey, const Entity& entity);

} // namespace dateline::store
