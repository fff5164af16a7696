#include "core/store/texts.h"

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

void storeText(Database& database, std::int64_t source, std::string_view text)
{
    Query put(database, "INSERT INTO source_text (source, text) VALUES (?1, ?2)"
                        " ON CONFLICT (source) DO UPDATE SET text = excluded.text");
    put.bind(source).bindText(text).run();
    Query describe(database, "UPDATE source SET text_sha256 = ?2, text_length = ?3 WHERE key = ?1");
    describe.bind(source).bind(sha256(text)).bind(codePointCount(text)).run();
}

/// A file that is not the one the case was made from may hold the source elsewhere.
void storePart(Database& database, std::int64_t source, const TextPositionSelector& part)
{
    Query query(database, "UPDATE source SET part_start = ?2, part_end = ?3 WHERE key = ?1");
    query.bind(source).bind(part.start).bind(part.end).run();
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

std::vector<PassageCheck> anchorPassages(Database& database, const Source& source, std::string_view text)
{
    const Anchorer anchorer(text);
    const auto length = codePointCount(text);
    Query update(database, "UPDATE passage SET start_at = ?2, end_at = ?3, anchoring = ?4 WHERE id = ?1");
    std::vector<PassageCheck> checks;
    for (const auto& passage : source.passages) {
        const auto found = anchorer.anchor(passage.quote, passage.position);
        const auto position = keptPosition(passage, found, length);
        update.bindText(passage.id).bind(position.start).bind(position.end).bind(toWord(found.how)).run();
        checks.push_back(checkOf(source, passage, found.how));
    }
    return checks;
}

} // namespace

AttachedText attachText(Database& database, std::string_view sourceId, std::string_view fileText)
{
    if (const auto at = firstInvalidUtf8(fileText))
        throw Refusal(ErrorCode::Invalid, "the text of " + inQuotes(sourceId) + " is not UTF-8: byte " +
                                              std::to_string(*at + 1) + " belongs to no character");
    Transaction transaction(database);
    const auto source = readSource(database, sourceId);
    if (!source)
        throw Refusal(ErrorCode::NotFound, "no source " + inQuotes(sourceId));
    const auto part = partOf(fileText, *source);
    if (!part)
        throw Refusal(part.error().code, part.error().message);

    Query keyOf(database, "SELECT key FROM source WHERE id = ?");
    keyOf.bindText(sourceId).next();
    const auto key = keyOf.integer(0);
    AttachedText result;
    result.asExpected = part->verbatim || source->textSha256.empty();
    storeText(database, key, part->text);
    if (source->part)
        storePart(database, key, part->part);
    result.passages = anchorPassages(database, *source, part->text);
    database.run("UPDATE case_info SET revision = revision + 1");
    transaction.commit();
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
