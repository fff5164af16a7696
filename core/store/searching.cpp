#include "core/store/searching.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <tuple>

namespace dateline::store {

namespace {

/// What FTS5 puts around a match. No text of a case holds these characters.
constexpr char kMarkStart = '\x02';
constexpr char kMarkEnd = '\x03';

constexpr const char* kEventHits =
    "SELECT e.key, e.id, e.title, NULL, NULL, NULL, snippet(event_search, -1, char(2), char(3), '…', 24),"
    " bm25(event_search, 8.0, 3.0, 1.0) AS score"
    " FROM event_search JOIN event e ON e.key = event_search.rowid"
    " WHERE event_search MATCH ?1 ORDER BY score, e.key LIMIT ?2";

constexpr const char* kClaimHits =
    "SELECT e.key, e.id, e.title, c.id, NULL, s.id, snippet(claim_search, -1, char(2), char(3), '…', 24),"
    " bm25(claim_search, 3.0, 2.0, 1.0) AS score"
    " FROM claim_search JOIN claim c ON c.key = claim_search.rowid JOIN event e ON e.key = c.event"
    " LEFT JOIN source s ON s.key = c.source"
    " WHERE claim_search MATCH ?1 ORDER BY score, c.key LIMIT ?2";

constexpr const char* kPassageHits =
    "SELECT e.key, e.id, e.title,"
    " (SELECT c.id FROM claim_passage cp JOIN claim c ON c.key = cp.claim"
    "  WHERE cp.passage = p.key AND c.event = e.key ORDER BY c.key LIMIT 1),"
    " p.id, s.id, snippet(passage_search, 0, char(2), char(3), '…', 24), bm25(passage_search) AS score"
    " FROM passage_search JOIN passage p ON p.key = passage_search.rowid JOIN source s ON s.key = p.source"
    " JOIN event e ON e.key = coalesce("
    "  (SELECT min(c.event) FROM claim_passage cp JOIN claim c ON c.key = cp.claim WHERE cp.passage = p.key),"
    "  (SELECT min(r.from_event) FROM relation_passage rp JOIN relation r ON r.key = rp.relation"
    "   WHERE rp.passage = p.key))"
    " WHERE passage_search MATCH ?1 ORDER BY score, p.key LIMIT ?2";

constexpr const char* kMatchingEvents =
    "SELECT rowid FROM event_search WHERE event_search MATCH ?1"
    " UNION SELECT c.event FROM claim_search JOIN claim c ON c.key = claim_search.rowid WHERE claim_search MATCH ?1"
    " UNION SELECT c.event FROM passage_search JOIN claim_passage cp ON cp.passage = passage_search.rowid"
    "  JOIN claim c ON c.key = cp.claim WHERE passage_search MATCH ?1"
    " UNION SELECT r.from_event FROM passage_search JOIN relation_passage rp ON rp.passage = passage_search.rowid"
    "  JOIN relation r ON r.key = rp.relation WHERE passage_search MATCH ?1"
    " UNION SELECT r.to_event FROM passage_search JOIN relation_passage rp ON rp.passage = passage_search.rowid"
    "  JOIN relation r ON r.key = rp.relation WHERE passage_search MATCH ?1"
    " ORDER BY 1";

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

/// `rank` is a hit's bm25 as a part of the best one's among hits of its kind, 1 being that one. The numbers themselves
/// cannot be compared between kinds: they depend on how many and how long the texts of a kind are.
struct RankedHit
{
    double rank = 0;
    SearchHit hit;
};

void addHits(Database& database, const char* sql, HitKind kind, const std::string& expression, std::size_t limit,
             std::vector<RankedHit>& hits)
{
    Query query(database, sql);
    query.bindText(expression).bind(static_cast<std::int64_t>(limit));
    double best = 0;
    while (query.next()) {
        const auto score = query.real(7);
        best = best == 0 ? score : best;
        auto& ranked = hits.emplace_back();
        ranked.rank = best == 0 ? 1 : score / best;
        auto& hit = ranked.hit;
        hit.kind = kind;
        hit.event = query.integer(0);
        hit.eventId = query.text(1);
        hit.eventTitle = query.text(2);
        hit.claim = query.text(3);
        hit.passage = query.text(4);
        hit.source = query.text(5);
        unmark(query.text(6), hit);
    }
}

} // namespace

std::string fullTextExpression(std::string_view text)
{
    std::string expression;
    for (const auto& word : wordsOf(text)) {
        if (!expression.empty())
            expression += " AND ";
        expression += '"';
        for (const char letter : word) {
            if (letter == '"')
                expression += '"';
            expression += letter;
        }
        expression += '"';
    }
    if (!expression.empty())
        expression += " *";
    return expression;
}

std::vector<SearchHit> search(Database& database, std::string_view text, std::size_t limit)
{
    const auto expression = fullTextExpression(text);
    if (expression.empty() || limit == 0)
        return {};
    const Snapshot snapshot(database);
    std::vector<RankedHit> ranked;
    const auto most = std::min<std::size_t>(limit, 1'000'000);
    addHits(database, kEventHits, HitKind::Event, expression, most, ranked);
    addHits(database, kClaimHits, HitKind::Claim, expression, most, ranked);
    addHits(database, kPassageHits, HitKind::Passage, expression, most, ranked);
    std::ranges::stable_sort(ranked, std::ranges::greater(), &RankedHit::rank);
    if (ranked.size() > limit)
        ranked.resize(limit);
    std::vector<SearchHit> hits;
    hits.reserve(ranked.size());
    for (auto& item : ranked)
        hits.push_back(std::move(item.hit));
    return hits;
}

std::vector<EventKey> matchingEvents(Database& database, std::string_view text)
{
    std::vector<EventKey> keys;
    const auto expression = fullTextExpression(text);
    if (expression.empty())
        return keys;
    Query query(database, kMatchingEvents);
    query.bindText(expression);
    while (query.next())
        keys.push_back(query.integer(0));
    return keys;
}

} // namespace dateline::store
