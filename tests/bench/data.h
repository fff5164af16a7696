#pragma once

#include "core/store/casefile.h"

#include "tests/support/bigcase.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>

/// What the benchmarks are measured on: made when first asked for, and shared by all that ask for the same size.
namespace dateline::bench {

/// An index, and the titles of its events by their keys.
struct BigIndex
{
    EventIndex index;
    std::function<std::string(EventKey)> title;
};

/// Has the benchmarks use the case in that file, whatever size they ask for. Returns how many events it has.
std::size_t useCase(const std::string& path);

/// That of a BigCase of that size, or of the case that is to be used.
std::shared_ptr<const BigIndex> bigIndex(std::size_t events);

/// The path of a case file of a BigCase, the columns of its index stored in it; or a copy of the case that is to be
/// used. One of more than a million events has neither claims nor passages, which opening reads none of. It is nobody's
/// to change: see copyOfCase().
std::string bigCaseFile(std::size_t events);

/// The same without what is kept in it for the index to be read from.
std::string caseWithoutColumns(std::size_t events);

/// A case file that the benchmark may change; removed at the end.
std::string copyOfCase(const std::string& path);

/// A path where there is nothing, in a folder that is removed at the end.
std::string freshPath(const std::string& name);

/// Keeps the made case files in that folder, and uses those that are there.
void keepDataIn(const std::string& folder);

/// Ends the program: without its data a benchmark has nothing to say.
[[noreturn]] void stop(const std::string& message);

/// The value; a failure ends the program with its message.
template<typename T> T must(Result<T> result)
{
    if (!result)
        stop(result.error().message);
    return std::move(*result);
}

} // namespace dateline::bench
