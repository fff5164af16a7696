#include "core/text/anchoring.h"
#include "core/text/codepoints.h"
#include "core/text/sha256.h"

#include <algorithm>
#include <optional>

namespace dateline {

namespace {

/// A passage that was found in the file, and where.
struct Found
{
    const Passage* passage = nullptr;
    TextPositionSelector position;
};

std::optional<Found> find(const Anchorer& anchorer, const Passage& passage, std::int64_t partStart)
{
    const auto [start, end] = passage.position;
    const Anchored anchored = anchorer.anchor(passage.quote, {start + partStart, end + partStart});
    if (anchored.how != Anchoring::Exact && anchored.how != Anchoring::Moved)
        return std::nullopt;
    return Found{&passage, anchored.position};
}

/// The first of the passages that is in the file; from the other end with reverse iterators.
template<typename Iterator>
std::optional<Found> findFirst(const Anchorer& anchorer, Iterator begin, Iterator end, std::int64_t partStart)
{
    for (; begin != end; ++begin) {
        if (auto found = find(anchorer, *begin, partStart))
            return found;
    }
    return std::nullopt;
}

std::int64_t lengthOf(const Source& source)
{
    return source.textLength != 0 ? source.textLength : source.part->end - source.part->start;
}

} // namespace

Result<PartOfFile> partOf(std::string_view fileText, const Source& source)
{
    const std::string_view file = withoutByteOrderMark(fileText);
    const CodePointIndex index(file);
    const auto isVerbatim = [&source](std::string_view text) {
        return !source.textSha256.empty() && sha256(text) == source.textSha256;
    };
    const auto cut = [&](TextPositionSelector part) {
        part.start = std::clamp<std::int64_t>(part.start, 0, index.size());
        part.end = std::clamp<std::int64_t>(part.end, part.start, index.size());
        const std::string_view text = index.textAt(part);
        return PartOfFile{text, part, isVerbatim(text)};
    };

    if (!source.part)
        return PartOfFile{file, {0, index.size()}, isVerbatim(file)};
    const PartOfFile stated = cut(*source.part);
    if (stated.verbatim || (source.textSha256.empty() && stated.part == *source.part))
        return stated;

    const Anchorer anchorer(file);
    const auto& passages = source.passages;
    const auto first = findFirst(anchorer, passages.begin(), passages.end(), source.part->start);
    if (!first)
        return fail(ErrorCode::NotFound, "the file holds none of the passages that are cited from this source");
    const std::int64_t start = first->position.start - first->passage->position.start;
    const PartOfFile moved = cut({start, start + lengthOf(source)});
    if (moved.verbatim)
        return moved;
    const auto last = findFirst(anchorer, passages.rbegin(), passages.rend(), source.part->start);
    return cut({start, last->position.end + lengthOf(source) - last->passage->position.end});
}

} // namespace dateline
