#include "core/edit/sourceedits.h"

#include "core/edit/ids.h"
#include "core/edit/ordering.h"
#include "core/edit/parts.h"
#include "core/text/codepoints.h"
#include "core/text/sha256.h"

#include <algorithm>
#include <set>

namespace dateline {

namespace {

/// The first line that holds more than white space, not too long for a title.
std::string firstLine(std::string_view text)
{
    constexpr std::int64_t kLongest = 100;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of("\r\n"), text.size());
        const auto line = trimmed(text.substr(0, end));
        if (!line.empty())
            return codePointCount(line) <= kLongest ? line : line.substr(0, byteOffset(line, kLongest - 1)) + "…";
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {};
}

/// Claims and relations that rest on a source.
struct Resting
{
    std::vector<ClaimOf> claims;
    std::vector<Relation> relations;
};

Result<Resting> restingOn(const CaseFile& file, const std::string& source)
{
    const auto events = eventsWith(file, ObjectKind::Source, source);
    if (!events)
        return fail(events.error());
    Resting resting;
    std::set<std::string> seen;
    for (const auto& details : *events) {
        for (const auto& claim : details.event.claims)
            if (claim.source == source)
                resting.claims.push_back({details.event.id, claim});
        for (const auto& relation : details.relations)
            if (relation.source == source && seen.insert(relation.id).second)
                resting.relations.push_back(relation);
    }
    return resting;
}

std::string countedResting(const Resting& resting)
{
    std::string text = resting.claims.empty() ? "" : counted(resting.claims.size(), "claim");
    if (!resting.relations.empty())
        text += (text.empty() ? "" : " and ") + counted(resting.relations.size(), "relation");
    return text + (resting.claims.size() + resting.relations.size() == 1 ? " rests on " : " rest on ");
}

} // namespace

Result<Change> addSource(const CaseFile& file, const Source& source)
{
    auto made = withoutContent(source);
    made.title = trimmed(made.title);
    std::optional<std::string> text;
    if (source.text && !source.text->empty()) {
        text = withoutByteOrderMark(*source.text);
        if (const auto bad = firstInvalidUtf8(*text))
            return fail(ErrorCode::Invalid, "the text is not UTF-8: byte " + std::to_string(*bad + 1) + " is wrong");
        made.textSha256 = sha256(*text);
        made.textLength = codePointCount(*text);
        if (made.title.empty())
            made.title = firstLine(*text);
    }
    if (made.title.empty())
        return fail(ErrorCode::Invalid, "a source needs a title or a text");
    auto id = freshId(file, ObjectKind::Source, made.title);
    if (!id)
        return fail(id.error());
    made.id = *id;
    Change change{"Add source " + quoted(made.title), {}};
    change.add(std::move(made));
    if (text)
        change.add(TextOf{*id, std::move(text)});
    return change;
}

Result<Change> changeSource(const CaseFile& file, const Source& after)
{
    auto source = sourceOfId(file, after.id);
    if (!source)
        return fail(source.error());
    const auto before = withoutContent(std::move(*source));
    auto wanted = withoutContent(after);
    Change change;
    if (before == wanted)
        return change;
    change.name = "Change source " + quoted(before.title);
    change.change(before, std::move(wanted));
    return change;
}

Result<Change> removeSource(const CaseFile& file, const std::string& id, AndItsClaims claims)
{
    const auto source = sourceOfId(file, id);
    if (!source)
        return fail(source.error());
    const auto resting = restingOn(file, id);
    if (!resting)
        return fail(resting.error());
    const bool isUsed = !resting->claims.empty() || !resting->relations.empty();
    if (isUsed && claims == AndItsClaims::Keep)
        return fail(ErrorCode::Conflict, countedResting(*resting) + quoted(source->title));
    Change change{"Delete source " + quoted(source->title), {}};
    for (const auto& relation : resting->relations)
        change.remove(relation);
    for (const auto& claim : resting->claims)
        change.remove(claim);
    for (const auto& passage : source->passages)
        change.remove(PassageOf{id, passage});
    if (source->text)
        change.remove(TextOf{id, source->text});
    change.remove(withoutContent(*source));
    return change;
}

Result<Change> orderSources(const CaseFile& file, const std::vector<std::string>& ids)
{
    return ordered(ObjectKind::Source, file.sourceHeads(), ids, "Put sources in order");
}

Result<Change> addRelation(const CaseFile& file, const Relation& relation)
{
    if (relation.from == relation.to)
        return fail(ErrorCode::Invalid, "a relation links two different events");
    auto made = relation;
    auto id = FreshIds(file).ofRelation(relation);
    if (!id)
        return fail(id.error());
    made.id = std::move(*id);
    Change change{"Add relation", {}};
    change.add(std::move(made));
    return change;
}

Result<Change> changeRelation(const CaseFile& file, const Relation& after)
{
    auto before = relationOfId(file, after.id);
    if (!before)
        return fail(before.error());
    Change change;
    if (*before == after)
        return change;
    change.name = "Change relation";
    change.change(std::move(*before), after);
    return change;
}

Result<Change> removeRelation(const CaseFile& file, const std::string& relation)
{
    auto before = relationOfId(file, relation);
    if (!before)
        return fail(before.error());
    Change change{"Delete relation", {}};
    change.remove(std::move(*before));
    return change;
}

} // namespace dateline
