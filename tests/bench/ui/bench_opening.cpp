#include "tests/bench/bench.h"
#include "tests/bench/ui/view.h"

#include <QPainter>

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
        put(index.key);
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
            put(sparse->offsets);
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

Subject openingToThePicture(std::size_t events)
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
            std::make_unique<View>(std::make_shared<const BigIndex>(state->expected->big, must(file.index())));
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

const Registered opening{{"open a case, to the picture", 1'000'000, 4, openingToThePicture, 1'000'000, 5}};

} // namespace

} // namespace dateline::bench
