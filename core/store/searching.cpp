#include "core/store/searching.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

namespace dateline::store {

namespace {

/// What FTS5 puts around a match. No text of a case holds these characters.
constexpr char kMarkStart = '\x02';
constexpr char kMarkEnd = '\x03';

// Of what is found so often no more is looked at: with the next letter it will be less.
constexpr std::size_t kMostRanked = 2'000;

constexpr const char* kEventMatches =
    "SELECT e.key, CASE e.importance WHEN 'core' THEN 2 WHEN 'major' THEN 1 ELSE 0 END, e.source_count"
    " FROM event_search JOIN event e ON e.key = event_search.rowid WHERE event_search MATCH ?1 LIMIT ?2";
constexpr const char* kEventScores =
    "SELECT rowid, bm25(event_search, 8.0, 3.0, 1.0) FROM event_search WHERE event_search MATCH ?1 LIMIT ?2";
constexpr const char* kClaimMatches = "SELECT rowid FROM claim_search WHERE claim_search MATCH ?1 LIMIT ?2";
constexpr const char* kClaimScores =
    "SELECT rowid, bm25(claim_search, 3.0, 2.0, 1.0) FROM claim_search WHERE claim_search MATCH ?1 LIMIT ?2";
constexpr const char* kPassageMatches = "SELECT rowid FROM passage_search WHERE passage_search MATCH ?1 LIMIT ?2";
constexpr const char* kPassageScores =
    "SELECT rowid, bm25(passage_search) FROM passage_search WHERE passage_search MATCH ?1 LIMIT ?2";

// What a hit shows, and after it the texts in one of which the words are.
constexpr const char* kEventHit =
    "SELECT key, id, title, NULL, NULL, NULL, title, summary, note FROM event WHERE key = ?1";
constexpr const char* kClaimHit = "SELECT e.key, e.id, e.title, c.id, NULL, s.id, t.said, t.attributed_to, t.note"
                                  " FROM claim c JOIN claim_search t ON t.rowid = c.key JOIN event e ON e.key = c.event"
                                  " LEFT JOIN source s ON s.key = c.source WHERE c.key = ?1";
constexpr const char* kPassageHit =
    "SELECT e.key, e.id, e.title,"
    " (SELECT c.id FROM claim_passage cp JOIN claim c ON c.key = cp.claim"
    "  WHERE cp.passage = p.key AND c.event = e.key ORDER BY c.key LIMIT 1),"
    " p.id, s.id, p.exact, NULL, NULL"
    " FROM passage p JOIN source s ON s.key = p.source JOIN event e ON e.key = coalesce("
    "  (SELECT min(c.event) FROM claim_passage cp JOIN claim c ON c.key = cp.claim WHERE cp.passage = p.key),"
    "  (SELECT min(r.from_event) FROM relation_passage rp JOIN relation r ON r.key = rp.relation"
    "   WHERE rp.passage = p.key))"
    " WHERE p.key = ?1";

constexpr const char* kMatchingEvents[] = {
    "SELECT rowid FROM event_search WHERE event_search MATCH ?1",
    "SELECT c.event FROM claim_search JOIN claim c ON c.key = claim_search.rowid WHERE claim_search MATCH ?1",
    "SELECT c.event FROM passage_search JOIN claim_passage cp ON cp.passage = passage_search.rowid"
    " JOIN claim c ON c.key = cp.claim WHERE passage_search MATCH ?1"};

// Relations are few beside passages: so the passages are looked for among theirs.
constexpr const char* kMatchingRelations =
    "SELECT r.from_event, r.to_event FROM relation_passage rp CROSS JOIN relation r ON r.key = rp.relation"
    " WHERE rp.passage IN (SELECT rowid FROM passage_search WHERE passage_search MATCH ?1)";

/// The words of a text between white space and control characters, those that hold a letter or a digit.
std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    bool isWord = false;
    const auto end = [&] {
        if (isWord)
            words.push_back(word);
        word.clear();
        isWord = false;
    };
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 4096));
    for (std::int32_t at = 0; at < size;) {
        const auto start = at;
        UChar32 character = 0;
        U8_NEXT(bytes, at, size, character);
        if (character < 0 || u_isUWhiteSpace(character) != 0 || u_iscntrl(character) != 0) {
            end();
            continue;
        }
        isWord = isWord || u_isalnum(character) != 0;
        word.append(text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(at - start)));
    }
    end();
    return words;
}

/// Each word of a text as a string of FTS5.
std::string joinedWords(std::string_view text, const char* between)
{
    std::string expression;
    for (const auto& word : wordsOf(text)) {
        if (!expression.empty())
            expression += between;
        expression += '"';
        for (const char letter : word) {
            if (letter == '"')
                expression += '"';
            expression += letter;
        }
        expression += '"';
    }
    return expression;
}

/// Takes the marks out of a snippet and says where they were.
void unmark(std::string_view marked, SearchHit& hit)
{
    std::size_t start = 0;
    for (const char letter : marked) {
        if (letter == kMarkStart) {
            start = hit.snippet.size();
        } else if (letter == kMarkEnd) {
            if (start < hit.snippet.size())
                hit.marks.push_back({start, hit.snippet.size()});
        } else {
            hit.snippet += letter;
        }
    }
}

/// A match before what it shows is read: the higher the rank, the better.
struct Ranked
{
    HitKind kind = HitKind::Event;
    std::int64_t key = 0;
    double rank = 0;
};

/// bm25 as a part of the best one's, 1 being that one, by key. The numbers themselves cannot be compared between kinds:
/// they depend on how many and how long the texts of a kind are. Empty where there are too many to tell them apart.
std::unordered_map<std::int64_t, double> scoresOf(Database& database, const char* sql, const std::string& expression,
                                                  std::size_t found, std::size_t most)
{
    std::unordered_map<std::int64_t, double> scores;
    if (found > most)
        return scores;
    Query query(database, sql);
    query.bindText(expression).bind(static_cast<std::int64_t>(most));
    double best = 0;
    while (query.next()) {
        scores[query.integer(0)] = query.real(1);
        best = std::min(best, query.real(1)); // the better, the further below zero
    }
    for (auto& [key, score] : scores)
        score = best == 0 ? 1 : score / best;
    return scores;
}

/// Claims and passages speak of events: however well they fit, an event that is called so comes before them.
void addMentions(Database& database, HitKind kind, const std::string& expression, std::size_t most,
                 std::vector<Ranked>& candidates)
{
    constexpr double kMost = 0.5;
    const bool isClaim = kind == HitKind::Claim;
    std::vector<std::int64_t> keys;
    Query query(database, isClaim ? kClaimMatches : kPassageMatches);
    query.bindText(expression).bind(static_cast<std::int64_t>(most + 1));
    while (query.next())
        keys.push_back(query.integer(0));
    const auto scores = scoresOf(database, isClaim ? kClaimScores : kPassageScores, expression, keys.size(), most);
    for (const auto key : keys)
        candidates.push_back({kind, key, scores.empty() ? 0 : kMost * scores.at(key)});
}

/// An event is what was meant where its title has the words, the more so where it begins with them; then the more
/// important it is, and the more sources speak of it.
void addEvents(Database& database, const std::string& expression, const std::string& beginning, std::size_t most,
               std::vector<Ranked>& candidates)
{
    constexpr double kBegins = 0.5;
    constexpr double kInTitle = 0.5;
    constexpr double kImportance = 0.2;
    constexpr double kOfSources = 0.2;
    constexpr std::int64_t kManySources = 6;
    constexpr double kFits = 0.3;
    std::unordered_map<std::int64_t, double> ranks;
    const auto add = [&](const std::string& wanted, double weight) {
        std::size_t found = 0;
        Query query(database, kEventMatches);
        query.bindText(wanted).bind(static_cast<std::int64_t>(most + 1));
        for (; query.next(); ++found) {
            const auto sources = static_cast<double>(std::min(query.integer(2), kManySources)) / kManySources;
            const auto own = kImportance * static_cast<double>(query.integer(1)) + kOfSources * sources;
            ranks.try_emplace(query.integer(0), own).first->second += weight;
        }
        return found;
    };
    const auto found = add(expression, 0);
    if (found == 0)
        return;
    add("{title} : (" + expression + ")", kInTitle);
    add("{title} : ^ " + beginning, kBegins);
    const auto scores = scoresOf(database, kEventScores, expression, found, most);
    for (const auto& [key, rank] : ranks) {
        const auto score = scores.find(key);
        candidates.push_back({HitKind::Event, key, rank + (score == scores.end() ? 0 : kFits * score->second)});
    }
}

/// Puts words around the matches in texts: by a full-text index of those texts alone, as to ask the case's own for one
/// row costs as much as asking it for all.
class Snippets
{
public:
    Snippets() : database_(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, "snippets")
    {
        database_.run("CREATE VIRTUAL TABLE text USING fts5 (first, second, third,"
                      " tokenize = 'unicode61 remove_diacritics 2')");
    }

    void add(std::size_t number, const Query& texts)
    {
        Query query(database_, "INSERT INTO text (rowid, first, second, third) VALUES (?, ?, ?, ?)");
        query.bind(static_cast<std::int64_t>(number));
        for (const int column : {6, 7, 8})
            query.bind(texts.text(column));
        query.run();
    }

    /// Of the hits with those numbers.
    void fill(const std::string& expression, std::vector<SearchHit>& hits)
    {
        Query query(database_,
                    "SELECT rowid, snippet(text, -1, char(2), char(3), '…', 24) FROM text WHERE text MATCH ?");
        query.bindText(expression);
        while (query.next())
            unmark(query.text(1), hits[static_cast<std::size_t>(query.integer(0))]);
    }

private:
    Database database_;
};

std::optional<SearchHit> hitOf(Database& database, const Ranked& candidate, std::size_t number, Snippets& snippets)
{
    Query query(database, candidate.kind == HitKind::Event   ? kEventHit
                          : candidate.kind == HitKind::Claim ? kClaimHit
                                                             : kPassageHit);
    query.bind(candidate.key);
    if (!query.next())
        return std::nullopt;
    SearchHit hit;
    hit.kind = candidate.kind;
    hit.event = query.integer(0);
    hit.eventId = query.text(1);
    hit.eventTitle = query.text(2);
    hit.claim = query.text(3);
    hit.passage = query.text(4);
    hit.source = query.text(5);
    snippets.add(number, query);
    return hit;
}

/// The best of all kinds; but a fifth of the places for each kind that has so many, however many others are better.
std::vector<Ranked> chosen(std::vector<Ranked> candidates, std::size_t limit)
{
    std::ranges::sort(candidates, [](const Ranked& a, const Ranked& b) {
        return std::tuple(-a.rank, a.kind, a.key) < std::tuple(-b.rank, b.kind, b.key);
    });
    if (candidates.size() <= limit)
        return candidates;
    std::array<std::size_t, 3> sure{};
    std::vector<Ranked> best;
    std::vector<Ranked> others;
    for (const auto& candidate : candidates) {
        auto& taken = sure[static_cast<std::size_t>(candidate.kind)];
        (taken < limit / 5 ? best : others).push_back(candidate);
        taken += taken < limit / 5 ? 1U : 0U;
    }
    others.resize(std::min(others.size(), limit - best.size()));
    best.insert(best.end(), others.begin(), others.end());
    std::ranges::stable_sort(best, std::ranges::greater(), &Ranked::rank);
    return best;
}

/// Keys in ascending order, each once. They count up from one, so that a bit for each takes little.
class KeySet
{
public:
    void add(EventKey key)
    {
        const auto word = static_cast<std::uint64_t>(key) / 64;
        if (word >= kMostWords) {
            others_.insert(key);
            return;
        }
        if (word >= bits_.size())
            bits_.resize(std::max<std::size_t>(word + 1, bits_.size() * 2), 0);
        bits_[word] |= std::uint64_t{1} << (static_cast<std::uint64_t>(key) % 64);
    }

    std::vector<EventKey> keys() const
    {
        std::vector<EventKey> keys;
        for (std::size_t word = 0; word < bits_.size(); ++word) {
            for (auto bits = bits_[word]; bits != 0; bits &= bits - 1)
                keys.push_back(static_cast<EventKey>(64 * word + static_cast<unsigned>(std::countr_zero(bits))));
        }
        keys.insert(keys.end(), others_.begin(), others_.end());
        return keys;
    }

private:
    static constexpr std::uint64_t kMostWords = 1 << 22;
    std::vector<std::uint64_t> bits_;
    std::set<EventKey> others_;
};

} // namespace

std::string fullTextExpression(std::string_view text)
{
    const auto words = joinedWords(text, " AND ");
    return words.empty() ? words : words + " *";
}

std::vector<SearchHit> search(Database& database, std::string_view text, std::size_t limit)
{
    const auto expression = fullTextExpression(text);
    if (expression.empty() || limit == 0)
        return {};
    const Snapshot snapshot(database);
    const auto most = std::max(kMostRanked, std::min<std::size_t>(limit, 1'000'000));
    std::vector<Ranked> candidates;
    addEvents(database, expression, joinedWords(text, " + ") + " *", most, candidates);
    addMentions(database, HitKind::Claim, expression, most, candidates);
    addMentions(database, HitKind::Passage, expression, most, candidates);
    std::vector<SearchHit> hits;
    if (candidates.empty())
        return hits;
    Snippets snippets;
    for (const auto& candidate : chosen(std::move(candidates), limit)) {
        if (auto hit = hitOf(database, candidate, hits.size(), snippets))
            hits.push_back(std::move(*hit));
    }
    snippets.fill(expression, hits);
    return hits;
}

std::vector<EventKey> matchingEvents(Database& database, std::string_view text)
{
    const auto expression = fullTextExpression(text);
    if (expression.empty())
        return {};
    const Snapshot snapshot(database);
    KeySet keys;
    for (const auto* sql : kMatchingEvents) {
        Query query(database, sql);
        query.bindText(expression);
        while (query.next())
            keys.add(query.integer(0));
    }
    Query relations(database, kMatchingRelations);
    relations.bindText(expression);
    while (relations.next()) {
        keys.add(relations.integer(0));
        keys.add(relations.integer(1));
    }
    return keys.keys();
}

} // namespace dateline::store
