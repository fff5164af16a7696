#include "core/store/texts.h"

#include "core/store/editing.h"
#include "core/store/reading.h"
#include "core/text/anchoring.h"
#include "core/text/codepoints.h"
#include "core/text/sha256.h"

#include <algorithm>

namespace dateline::store {

namespace {

PassageCheck checkOf(const Source& source, const Passage& passage, Anchoring how)
{
    return {source.id, passage.id, passage.quote.exact, how};
}

/// Where a passage is said to stand from now on. One that was not found keeps its place, to be reviewed; but no
/// position may point behind the text.
TextPositionSelector keptPosition(const Passage& passage, const Anchored& found, std::int64_t textLength)
{
    if (found.how == Anchoring::Moved)
        return found.position;
    const auto behind = std::max<std::int64_t>(0, passage.position.end - textLength);
    if (behind > passage.position.start)
        throw Refusal(ErrorCode::Invalid, "the text is shorter than the passage " + inQuotes(passage.quote.exact) +
                                              " cited from it; is it the right file?");
    return {passage.position.start - behind, passage.position.end - behind};
}

/// Anchors the passages of a source in its new text: what the passages become, and how each was found.
std::vector<PassageCheck> anchorPassages(const Source& source, std::string_view text, Change& change)
{
    const Anchorer anchorer(text);
    const auto length = codePointCount(text);
    std::vector<PassageCheck> checks;
    for (const auto& passage : source.passages) {
        const auto found = anchorer.anchor(passage.quote, passage.position);
        auto now = passage;
        now.position = keptPosition(passage, found, length);
        now.anchoring = found.how;
        change.change(PassageOf{source.id, passage}, PassageOf{source.id, now});
        checks.push_back(checkOf(source, passage, found.how));
    }
    return checks;
}

} // namespace

AttachedText attachText(Database& database, std::string_view sourceId, std::string_view fileText, const Stamp& stamp)
{
    if (const auto at = firstInvalidUtf8(fileText))
        throw Refusal(ErrorCode::Invalid, "the text of " + inQuotes(sourceId) + " is not UTF-8: byte " +
                                              std::to_string(*at + 1) + " belongs to no character");
    const auto source = readSource(database, sourceId);
    if (!source)
        throw Refusal(ErrorCode::NotFound, "no source " + inQuotes(sourceId));
    const auto part = partOf(fileText, *source);
    if (!part)
        throw Refusal(part.error().code, part.error().message);

    auto now = *source;
    now.textSha256 = sha256(part->text);
    now.textLength = codePointCount(part->text);
    // A file that is not the one the case was made from may hold the source elsewhere.
    if (source->part)
        now.part = part->part;
    Change change{"Attach text", {}};
    change.change(*source, now).change(TextOf{source->id, source->text}, TextOf{source->id, std::string(part->text)});
    AttachedText result;
    result.asExpected = part->verbatim || source->textSha256.empty();
    result.passages = anchorPassages(*source, part->text, change);
    apply(database, change, stamp);
    return result;
}

std::vector<PassageCheck> verifyPassages(Database& database)
{
    const Snapshot snapshot(database);
    std::vector<PassageCheck> checks;
    for (const auto& listed : readSources(database, false)) {
        const auto source = readSource(database, listed.id);
        if (!source || !source->text) {
            for (const auto& passage : listed.passages)
                checks.push_back(checkOf(listed, passage, Anchoring::Unattached));
            continue;
        }
        const Anchorer anchorer(*source->text);
        for (const auto& passage : source->passages)
            checks.push_back(checkOf(*source, passage, anchorer.anchor(passage.quote, passage.position).how));
    }
    return checks;
}

} // namespace dateline::store
