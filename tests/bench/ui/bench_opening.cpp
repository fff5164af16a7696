#include "core/timeline/firstlook.h"
#include "core/timeline/lanetable.h"

#include "tests/bench/bench.h"
#include "tests/bench/ui/view.h"

#include <QPainter>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <memory>
#include <vector>

namespace dateline::bench {

namespace {

/// The columns of an index in a plain file, each behind the other.
class PlainColumns
{
public:
    PlainColumns(const EventIndex& index, std::string path) : path_(std::move(path))
    {
        std::ofstream file(path_, std::ios::binary);
        const auto put = [&](const auto& column) {
            const auto bytes = column.size() * sizeof(column[0]);
            file.write(reinterpret_cast<const char*>(column.data()), static_cast<std::streamsize>(bytes));
            sizes_.push_back(bytes);
        };
        index.key.with(put);
        put(index.extent);
        put(index.category);
        put(index.importance);
        put(index.flags);
        put(index.claimCount);
        for (const auto* list : {&index.sources, &index.actors, &index.places}) {
            put(list->offsets);
            put(list->items);
        }
        for (const auto* sparse : {&index.certain, &index.widened, &index.alternativeExtents}) {
            put(sparse->rows);
            put(sparse->extents);
        }
    }

    void read()
    {
        columns_.clear();
        std::FILE* file = std::fopen(path_.c_str(), "rb");
        for (const auto size : sizes_) {
            auto& column = columns_.emplace_back(size);
            if (std::fread(column.data(), 1, size, file) != size)
                stop("the columns cannot be read");
        }
        std::fclose(file);
        use(columns_);
    }

private:
    std::string path_;
    std::vector<std::size_t> sizes_;
    std::vector<std::vector<char>> columns_;
};

struct Opening
{
    explicit Opening(std::size_t events)
        : path(bigCaseFile(events)), expected(bigIndex(events)), plain(expected->index, freshPath("columns"))
    {
    }

    std::string path;
    std::shared_ptr<const BigIndex> expected;
    PlainColumns plain;
    std::unique_ptr<View> view;
    VisibleRange range;
};

/// To the axis and the density of all lanes, on its story, as the window shows them first.
Subject openingToTheDensity(std::size_t events)
{
    startGui();
    const auto state = std::make_shared<Opening>(events);
    state->view = std::make_unique<View>(state->expected);
    const auto floor = [state] {
        state->plain.read();
    };
    const auto work = [state] {
        const auto file = must(CaseFile::open(state->path, OpenMode::ReadOnly));
        const auto look = must(file.firstLook());
        if (!look)
            stop("the case has nothing to be shown first");
        state->range = look->range;
        state->view->showFirst(*look);
    };
    const auto right = [state] {
        const auto& index = state->expected->index;
        std::size_t standing = 0;
        for (EventRow row = 0; row < index.size(); ++row) {
            const auto anchor = layout::anchorOf(index, row);
            standing += state->range.start <= anchor && anchor < state->range.end;
        }
        const auto first = state->view->scene();
        state->view->frame(state->range);
        return first.shownEvents == standing && isPainted(state->view->image()) &&
               std::ranges::equal(first.lanes, state->view->scene().lanes, [](const auto& a, const auto& b) {
                   return a.name == b.name && a.category == b.category && a.box == b.box;
               });
    };
    return {floor, work, right};
}

/// Until marks and titles are there as well, of everything.
Subject openingToTheEnd(std::size_t events)
{
    startGui();
    const auto state = std::make_shared<Opening>(events);
    const auto floor = [state] {
        state->plain.read();
    };
    const auto work = [state] {
        state->view.reset();
        const auto file = must(CaseFile::open(state->path, OpenMode::ReadOnly));
        state->view =
            std::make_unique<View>(std::make_shared<const BigIndex>(must(file.index()), state->expected->title));
        state->range = state->view->whole();
        state->view->frame(state->range);
    };
    const auto right = [state] {
        return state->view->index().key == state->expected->index.key &&
               state->view->index().extent == state->expected->index.extent &&
               showsEachOnce(state->view->scene(), state->expected->index, state->range);
    };
    return {floor, work, right};
}

constexpr std::size_t kMillion = 1'000'000;
constexpr std::size_t kMost = 10 * kMillion;
const Registered density{ofAny({"open a case, to the axis and its density", kMillion, 4, openingToTheDensity, kMost})};
const Registered marks{ofAny({"open a case, until all is there", kMillion, 0, openingToTheEnd, kMost, 5})};

} // namespace

} // namespace dateline::bench
