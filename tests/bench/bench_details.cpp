#include "tests/bench/bench.h"
#include "tests/bench/data.h"
#include "tests/bench/plainsqlite.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace dateline::bench {

namespace {

constexpr int kEvents = 100;

struct Selecting
{
    explicit Selecting(std::size_t events)
        : big(bigIndex(events)), path(bigCaseFile(events)), file(must(CaseFile::open(path, OpenMode::ReadOnly))),
          plain(path),
          claims(plain, "SELECT c.id, c.property, c.source, c.edtf, c.amount, c.entity, c.text, c.stance, c.rank, p.id,"
                        " p.exact, p.prefix, p.suffix FROM claim c JOIN claim_passage cp ON cp.claim = c.key"
                        " JOIN passage p ON p.key = cp.passage WHERE c.event = ? ORDER BY c.property, c.source")
    {
        for (std::size_t i = 0; i < kEvents; ++i)
            rows.push_back(static_cast<EventRow>(i * 7'919 % events));
        for (const auto row : rows)
            keys.push_back(big->index.key[row]);
    }

    void select()
    {
        details.clear();
        passages.clear();
        for (const auto key : keys) {
            details.push_back(must(file.event(key)));
            auto& quoted = passages.emplace_back();
            for (const auto& claim : details.back().event.claims)
                for (const auto& id : claim.passages)
                    if (std::ranges::find(quoted, id, &Passage::id) == quoted.end())
                        quoted.push_back(must(file.passage(id)).passage);
        }
    }

    void ask()
    {
        for (const auto key : keys) {
            claims.bind(1, key);
            while (claims.next()) {
                for (auto column = 0; column < 13; ++column)
                    use(claims.text(column));
            }
            claims.reset();
        }
    }

    bool isRight() const
    {
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const auto& event = details[i].event;
            if (event.title != big->title(keys[i]) || event.claims.size() != big->index.claimCount[rows[i]])
                return false;
            for (const auto& passage : passages[i])
                if (passage.quote.exact.empty())
                    return false;
        }
        return details.size() == keys.size();
    }

    std::shared_ptr<const BigIndex> big;
    std::string path;
    CaseFile file;
    PlainDatabase plain;
    PlainStatement claims;
    std::vector<EventRow> rows;
    std::vector<EventKey> keys; ///< of the rows
    std::vector<EventDetails> details;
    std::vector<std::vector<Passage>> passages; ///< of each, those that its claims rest on
};

Subject selecting(std::size_t events)
{
    const auto state = std::make_shared<Selecting>(events);
    return {[state] { state->ask(); }, [state] { state->select(); }, [state] { return state->isRight(); }, kEvents};
}

const Registered details{ofAny({"select an event", 1'000'000, 5, selecting, 1'000'000})};

} // namespace

} // namespace dateline::bench
