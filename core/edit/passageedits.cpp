#include "core/edit/adding.h"
#include "core/edit/claimedits.h"
#include "core/edit/parts.h"
#include "core/text/codepoints.h"

#include <algorithm>

/// The edits of claimedits.h that look into a source's text.
namespace dateline {

namespace {

constexpr std::int64_t kSurroundings = 60; ///< code points of prefix and of suffix

/// Whether a word is cut by parting the text there.
bool cutsWord(std::string_view text, std::size_t offset)
{
    return offset > 0 && offset < text.size() && !isSpace(lastCharacter(text.substr(0, offset))) &&
           !isSpace(firstCharacter(text.substr(offset)));
}

/// The end of `text`, or its start, of at most kSurroundings code points, without a word that is cut and white space at
/// the cut. Of a single word that is longer nothing is left.
std::string_view surroundings(std::string_view text, bool atEnd)
{
    const auto length = codePointCount(text);
    if (length <= kSurroundings)
        return text;
    auto cut = atEnd ? length - kSurroundings : kSurroundings;
    const auto step = atEnd ? 1 : -1;
    const auto isGood = [&](std::int64_t at) {
        const auto offset = byteOffset(text, at);
        return !cutsWord(text, offset) &&
               !isSpace(atEnd ? firstCharacter(text.substr(offset)) : lastCharacter(text.substr(0, offset)));
    };
    while (cut > 0 && cut < length && !isGood(cut))
        cut += step;
    const auto offset = byteOffset(text, cut);
    return atEnd ? text.substr(offset) : text.substr(0, offset);
}

/// What stands around a passage, near enough for its surroundings: long texts are not counted through.
struct Around
{
    std::string_view before;
    std::string_view after;
};

Around around(const CodePointIndex& index, std::string_view text, const TextPositionSelector& position)
{
    constexpr std::int64_t kNear = 4 * kSurroundings;
    const auto from = index.byteOffset(std::max<std::int64_t>(0, position.start - kNear));
    const auto start = index.byteOffset(position.start);
    const auto end = index.byteOffset(position.end);
    const auto to = index.byteOffset(std::min(index.size(), position.end + kNear));
    return {text.substr(from, start - from), text.substr(end, to - end)};
}

/// The selection without the white space at its ends; empty where there is nothing else.
TextPositionSelector withoutSpaceAtEnds(const CodePointIndex& index, std::string_view text,
                                        TextPositionSelector position)
{
    const auto isSpaceAt = [&](std::int64_t at) {
        return isSpace(firstCharacter(text.substr(index.byteOffset(at))));
    };
    while (position.start < position.end && isSpaceAt(position.start))
        ++position.start;
    while (position.start < position.end && isSpaceAt(position.end - 1))
        --position.end;
    return position;
}

struct Found
{
    Passage passage;
    bool isNew = true;
};

/// The passage without an id where it is new.
Result<Found> find(const Source& source, std::int64_t start, std::int64_t end)
{
    if (!source.text)
        return fail(ErrorCode::Invalid, "the text of " + quoted(source.title) + " is not attached");
    const CodePointIndex index(*source.text);
    const auto position = withoutSpaceAtEnds(
        index, *source.text, {std::clamp<std::int64_t>(start, 0, index.size()), std::min(end, index.size())});
    if (position.start >= position.end)
        return fail(ErrorCode::Invalid, "no words are selected");
    const auto known = std::ranges::find(source.passages, position, &Passage::position);
    if (known != source.passages.end() && known->quote.exact == index.textAt(position))
        return Found{*known, false};
    Passage passage;
    passage.quote.exact = index.textAt(position);
    const auto near = around(index, *source.text, position);
    passage.quote.prefix = surroundings(near.before, true);
    passage.quote.suffix = surroundings(near.after, false);
    passage.position = position;
    passage.anchoring = Anchoring::Exact;
    return Found{std::move(passage), true};
}

Result<Found> find(const CaseFile& file, FreshIds& ids, const Selection& selection)
{
    const auto source = sourceOfId(file, selection.source);
    if (!source)
        return fail(source.error());
    auto found = find(*source, selection.start, selection.end);
    if (!found || !found->isNew)
        return found;
    auto id = ids.ofPassage(source->id);
    if (!id)
        return fail(id.error());
    found->passage.id = std::move(*id);
    return found;
}

/// Adds the claim that rests on the selection to an event, and the passage where it is new.
Status addFromSelection(Change& change, const CaseFile& file, FreshIds& ids, const std::string& event, Claim claim,
                        const Selection& selection)
{
    auto found = find(file, ids, selection);
    if (!found)
        return fail(found.error());
    claim.source = selection.source;
    claim.passages = {found->passage.id};
    if (found->isNew)
        change.add(PassageOf{selection.source, std::move(found->passage)});
    const auto id = addClaimTo(change, file, ids, event, std::move(claim));
    if (!id)
        return fail(id.error());
    return {};
}

} // namespace

Result<Passage> passageFromSelection(const CaseFile& file, const Selection& selection)
{
    FreshIds ids(file);
    auto found = find(file, ids, selection);
    if (!found)
        return fail(found.error());
    return std::move(found->passage);
}

Result<Change> addPassage(const CaseFile& file, const Selection& selection)
{
    FreshIds ids(file);
    auto found = find(file, ids, selection);
    if (!found)
        return fail(found.error());
    Change change;
    if (!found->isNew)
        return change;
    change.name = "Add passage";
    change.add(PassageOf{selection.source, std::move(found->passage)});
    return change;
}

Result<Change> changePassage(const CaseFile& file, const std::string& passage, std::int64_t start, std::int64_t end)
{
    auto before = passageOfId(file, passage);
    if (!before)
        return fail(before.error());
    const auto source = sourceOfId(file, before->source);
    if (!source)
        return fail(source.error());
    auto found = find(*source, start, end);
    if (!found)
        return fail(found.error());
    Change change;
    if (!found->isNew) {
        if (found->passage.id == passage)
            return change;
        return fail(ErrorCode::Conflict, "another passage stands exactly there: " + quoted(found->passage.quote.exact));
    }
    auto after = *before;
    after.passage.quote = std::move(found->passage.quote);
    after.passage.position = found->passage.position;
    after.passage.anchoring = Anchoring::Exact;
    change.name = "Change passage";
    change.change(std::move(*before), std::move(after));
    return change;
}

Result<Change> removePassage(const CaseFile& file, const std::string& passage)
{
    auto before = passageOfId(file, passage);
    if (!before)
        return fail(before.error());
    const auto users = file.eventsOfPassage(passage);
    if (!users)
        return fail(users.error());
    if (!users->empty())
        return fail(ErrorCode::Conflict, "what is known of " + counted(users->size(), "event") +
                                             " rests on the passage " + quoted(before->passage.quote.exact));
    Change change{"Delete passage", {}};
    change.remove(std::move(*before));
    return change;
}

Result<Change> addClaimFromSelection(const CaseFile& file, EventKey event, const Claim& claim,
                                     const Selection& selection, const Change& parts)
{
    const auto details = file.event(event);
    if (!details)
        return fail(details.error());
    FreshIds ids(file);
    Change change{claimStepName("Add claim", file, claim, parts), parts.objects};
    const auto added = addFromSelection(change, file, ids, details->event.id, claim, selection);
    if (!added)
        return fail(added.error());
    return change;
}

Result<Change> addEventFromSelection(const CaseFile& file, const NewEvent& event, const Claim& claim,
                                     const Selection& selection, const Change& parts)
{
    FreshIds ids(file);
    Change change{"Add event", parts.objects};
    const auto id = addEventTo(change, file, ids, event);
    if (!id)
        return fail(id.error());
    const auto added = addFromSelection(change, file, ids, *id, claim, selection);
    if (!added)
        return fail(added.error());
    return change;
}

} // namespace dateline
