#include "tests/bench/bench.h"
#include "tests/bench/data.h"
#include "tests/bench/plainsqlite.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dateline::bench {

namespace {

constexpr std::size_t kShown = 50;

/// What somebody types, key by key: frequent words and rare ones, one and two.
std::vector<std::string> typedTexts()
{
    const auto frequent = test::BigCase::word(40);
    const auto rare = test::BigCase::word(2'900);
    std::vector<std::string> typed;
    for (const auto& whole : {frequent + " " + rare, rare, frequent}) {
        for (std::size_t length = 2; length <= whole.size(); ++length) {
            const auto next = length < whole.size() ? static_cast<unsigned char>(whole[length]) : 0U;
            if (whole[length - 1] != ' ' && (next & 0xC0U) != 0x80U)
                typed.push_back(whole.substr(0, length));
        }
    }
    return typed;
}

/// As FTS5 wants it: all words, the last as the beginning of one.
std::string expressionOf(const std::string& typed)
{
    const auto space = typed.find(' ');
    if (space == std::string::npos)
        return '"' + typed + "\" *";
    return '"' + typed.substr(0, space) + "\" AND \"" + typed.substr(space + 1) + "\" *";
}

struct Searching
{
    explicit Searching(std::size_t events)
        : path(bigCaseFile(events)), file(must(CaseFile::open(path, OpenMode::ReadOnly))), plain(path),
          typed(typedTexts())
    {
        for (const auto* table : {"event_search", "claim_search", "passage_search"})
            queries.push_back(std::make_unique<PlainStatement>(
                plain, std::string("SELECT rowid, snippet(") + table + ", -1, char(2), char(3), '…', 24) FROM " +
                           table + " WHERE " + table + " MATCH ? ORDER BY rank LIMIT 50"));
    }

    void search()
    {
        hits.clear();
        for (const auto& text : typed)
            hits.push_back(must(file.search(text, kShown)));
    }

    void ask()
    {
        rows.assign(typed.size(), 0);
        for (std::size_t i = 0; i < typed.size(); ++i) {
            const auto expression = expressionOf(typed[i]);
            for (const auto& query : queries) {
                query->bind(1, expression);
                for (; query->next(); ++rows[i])
                    use(query->text(1));
                query->reset();
            }
        }
    }

    /// As many hits as there are, up to those that are shown, each with what was typed marked in it.
    bool isRight() const
    {
        for (std::size_t i = 0; i < typed.size(); ++i) {
            if (hits[i].size() != std::min(rows[i], kShown))
                return false;
            for (const auto& hit : hits[i]) {
                const auto isMarked = [&](const ByteRange& mark) {
                    return typed[i].find_first_not_of(' ') == 0 && mark.start < mark.end &&
                           mark.end <= hit.snippet.size();
                };
                if (hit.marks.empty() || !std::ranges::all_of(hit.marks, isMarked))
                    return false;
            }
        }
        return !hits.empty() && !hits.back().empty();
    }

    std::string path;
    CaseFile file;
    PlainDatabase plain;
    std::vector<std::unique_ptr<PlainStatement>> queries;
    std::vector<std::string> typed;
    std::vector<std::vector<SearchHit>> hits;
    std::vector<std::size_t> rows;
};

Subject asYouType(std::size_t events)
{
    const auto state = std::make_shared<Searching>(events);
    const auto keys = static_cast<int>(state->typed.size());
    return {[state] { state->ask(); }, [state] { state->search(); }, [state] { return state->isRight(); }, keys};
}

const Registered typing{{"search as you type", 1'000'000, 1.5, asYouType, 1'000'000, 3}};

} // namespace

} // namespace dateline::bench
