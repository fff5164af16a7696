#include "core/edit/replacing.h"

#include "core/edit/notes.h"
#include "core/edit/parts.h"

#include <unicode/regex.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

namespace dateline {

namespace {

icu::UnicodeString unicode(std::string_view text)
{
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string utf8(const icu::UnicodeString& text)
{
    std::string bytes;
    return text.toUTF8String(bytes);
}

/// Whether a word goes on across that place.
bool isInsideWord(const icu::UnicodeString& text, std::int32_t at)
{
    return at > 0 && at < text.length() && u_isalnum(text.char32At(text.moveIndex32(at, -1))) != 0 &&
           u_isalnum(text.char32At(at)) != 0;
}

class Replacing
{
public:
    Replacing(const std::string& find, const std::string& replaceWith, const FindOptions& options)
        : find_(unicode(find)), replaceWith_(replaceWith), wholeWords_(options.wholeWords)
    {
        UErrorCode status = U_ZERO_ERROR;
        const std::uint32_t flags =
            UREGEX_LITERAL | (options.caseSensitive ? 0U : std::uint32_t(UREGEX_CASE_INSENSITIVE));
        pattern_ = std::make_unique<icu::RegexMatcher>(find_, flags, status);
        if (U_FAILURE(status))
            pattern_.reset();
    }

    /// The text as it would be; nothing where that is as it is.
    std::optional<Replacement> in(const std::string& before)
    {
        if (!pattern_ || find_.isEmpty())
            return std::nullopt;
        const auto text = unicode(before);
        pattern_->reset(text);
        Replacement made;
        made.before = before;
        std::int32_t from = 0;
        std::size_t offset = 0; // of `from`, in bytes of `before`
        UErrorCode status = U_ZERO_ERROR;
        while (pattern_->find(status) && U_SUCCESS(status)) {
            const auto start = pattern_->start(status);
            const auto end = pattern_->end(status);
            if (wholeWords_ && (isInsideWord(text, start) || isInsideWord(text, end)))
                continue;
            const auto between = utf8(text.tempSubStringBetween(from, start));
            const auto found = utf8(text.tempSubStringBetween(start, end));
            made.found.push_back({offset + between.size(), offset + between.size() + found.size()});
            offset += between.size() + found.size();
            made.after += between;
            made.replaced.push_back({made.after.size(), made.after.size() + replaceWith_.size()});
            made.after += replaceWith_;
            from = end;
        }
        made.after += utf8(text.tempSubString(from));
        if (made.found.empty() || made.after == before)
            return std::nullopt;
        return made;
    }

private:
    icu::UnicodeString find_;
    std::string replaceWith_;
    bool wholeWords_;
    std::unique_ptr<icu::RegexMatcher> pattern_;
};

/// A preview in the making.
class Preview
{
public:
    Preview(const CaseFile& file, Replacing& replacing) : file_(file), replacing_(replacing) {}

    Status addWritten(ObjectKind kind, TextMember member)
    {
        const auto texts = file_.writtenTexts(kind, member);
        if (!texts)
            return fail(texts.error());
        for (const auto& each : *texts)
            addText(kind, each.id, each.event, member, each.text);
        return {};
    }

    Status addOtherNotes()
    {
        const auto sources = file_.sources();
        const auto entities = file_.entities();
        const auto categories = file_.categories();
        if (!sources || !entities || !categories)
            return fail(!sources ? sources.error() : !entities ? entities.error() : categories.error());
        for (const auto& source : *sources) {
            addNote(ObjectKind::Source, source);
            for (const auto& passage : source.passages)
                addNote(ObjectKind::Passage, passage);
        }
        for (const auto& entity : *entities)
            addNote(ObjectKind::Entity, entity);
        for (const auto& category : *categories)
            addNote(ObjectKind::Category, category);
        return {};
    }

    std::vector<Replacement> take() { return std::move(found_); }

private:
    template<typename T> void addNote(ObjectKind kind, const T& object)
    {
        addText(kind, object.id, 0, TextMember::Note, object.note);
    }

    void addText(ObjectKind kind, const std::string& id, EventKey event, TextMember member, const std::string& text)
    {
        auto made = replacing_.in(text);
        if (!made)
            return;
        made->kind = kind;
        made->id = id;
        made->event = event;
        made->member = member;
        found_.push_back(std::move(*made));
    }

    const CaseFile& file_;
    Replacing& replacing_;
    std::vector<Replacement> found_;
};

std::string& memberOf(Event& event, TextMember member)
{
    return member == TextMember::Title ? event.title : member == TextMember::Summary ? event.summary : event.note;
}

tl::unexpected<Error> changedMeanwhile(const Replacement& replacement)
{
    return fail(ErrorCode::Conflict, quoted(replacement.before) + " was changed meanwhile");
}

/// All that was chosen of one event, as one change of it.
Status replaceInEvent(Change& change, const CaseFile& file, const std::vector<const Replacement*>& chosen)
{
    auto details = eventOfId(file, chosen.front()->id);
    if (!details)
        return fail(details.error());
    const auto before = withoutClaims(std::move(details->event));
    auto after = before;
    for (const auto* replacement : chosen) {
        auto& text = memberOf(after, replacement->member);
        if (text != replacement->before)
            return changedMeanwhile(*replacement);
        text = trimmed(replacement->after);
    }
    if (after.title.empty())
        return fail(ErrorCode::Invalid, "the event " + quoted(before.title) + " would have no title");
    change.change(before, std::move(after));
    return {};
}

/// The note that a change made by setNote() sets, before it is changed.
std::string noteBefore(const ObjectChange& change)
{
    struct Note
    {
        std::string operator()(const ClaimOf& object) const { return object.claim.note; }
        std::string operator()(const PassageOf& object) const { return object.passage.note; }
        std::string operator()(const Source& object) const { return object.note; }
        std::string operator()(const Entity& object) const { return object.note; }
        std::string operator()(const Category& object) const { return object.note; }
        std::string operator()(const Relation& object) const { return object.note; }
        std::string operator()(const Event& object) const { return object.note; }
        std::string operator()(const CaseInfo&) const { return {}; }
        std::string operator()(const Property&) const { return {}; }
        std::string operator()(const TextOf&) const { return {}; }
        std::string operator()(const OrderOf&) const { return {}; }
    };
    return std::visit(Note(), *change.before);
}

} // namespace

Result<std::vector<Replacement>> findReplacements(const CaseFile& file, const std::string& find,
                                                  const std::string& replaceWith, const FindOptions& options)
{
    Replacing replacing(find, replaceWith, options);
    Preview preview(file, replacing);
    Status added;
    if (options.titles)
        added = preview.addWritten(ObjectKind::Event, TextMember::Title);
    if (added && options.summaries)
        added = preview.addWritten(ObjectKind::Event, TextMember::Summary);
    for (const auto kind : {ObjectKind::Event, ObjectKind::Claim, ObjectKind::Relation})
        if (added && options.notes)
            added = preview.addWritten(kind, TextMember::Note);
    if (added && options.notes)
        added = preview.addOtherNotes();
    if (!added)
        return fail(added.error());
    return preview.take();
}

Result<Change> replaceTexts(const CaseFile& file, const std::vector<Replacement>& chosen)
{
    Change change;
    std::map<std::string, std::vector<const Replacement*>> ofEvents;
    for (const auto& replacement : chosen)
        if (replacement.kind == ObjectKind::Event)
            ofEvents[replacement.id].push_back(&replacement);
    for (const auto& [id, replacements] : ofEvents) {
        const auto replaced = replaceInEvent(change, file, replacements);
        if (!replaced)
            return fail(replaced.error());
    }
    for (const auto& replacement : chosen) {
        if (replacement.kind == ObjectKind::Event)
            continue;
        auto noted = setNote(file, replacement.kind, replacement.id, replacement.after);
        if (!noted)
            return fail(noted.error());
        if (noted->empty() || noteBefore(noted->objects.front()) != replacement.before)
            return changedMeanwhile(replacement);
        change.objects.push_back(std::move(noted->objects.front()));
    }
    if (!change.empty())
        change.name = "Replace in " + counted(chosen.size(), "text");
    return change;
}

} // namespace dateline
