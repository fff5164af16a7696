#include "tests/support/editdesk.h"

#include "core/interchange/casejson.h"
#include "core/model/check.h"
#include "core/model/derive.h"
#include "core/model/order.h"

#include <algorithm>

namespace dateline::test {

namespace {

tl::unexpected<Error> conflict(const std::string& what)
{
    return fail(ErrorCode::Conflict, what);
}

/// Applies the changes of one Change to a case.
class Applying
{
public:
    explicit Applying(Case& content) : case_(content) {}

    Status apply(const ObjectChange& change)
    {
        const auto& object = change.before ? *change.before : *change.after;
        return std::visit([&](const auto& like) { return applyLike(like, change); }, object);
    }

private:
    template<typename T> static const T* part(const std::optional<CaseObject>& object)
    {
        return object ? std::get_if<T>(&*object) : nullptr;
    }

    Status applyLike(const CaseInfo&, const ObjectChange& change)
    {
        if (case_.info != *part<CaseInfo>(change.before))
            return conflict("what the case says of itself");
        case_.info = *part<CaseInfo>(change.after);
        return {};
    }

    Status applyLike(const Category&, const ObjectChange& change) { return inList(case_.categories, change); }
    Status applyLike(const Property&, const ObjectChange& change) { return inList(case_.properties, change); }
    Status applyLike(const Entity&, const ObjectChange& change) { return inList(case_.entities, change); }
    Status applyLike(const Source&, const ObjectChange& change) { return inList(case_.sources, change); }
    Status applyLike(const Event&, const ObjectChange& change) { return inList(case_.events, change); }
    Status applyLike(const Relation&, const ObjectChange& change) { return inList(case_.relations, change); }

    Status applyLike(const TextOf& like, const ObjectChange& change)
    {
        const auto source = std::ranges::find(case_.sources, like.source, &Source::id);
        const auto* before = part<TextOf>(change.before);
        const auto* after = part<TextOf>(change.after);
        if (source == case_.sources.end() || source->text != (before ? before->text : std::nullopt))
            return conflict("text of " + like.source);
        source->text = after ? after->text : std::nullopt;
        return {};
    }

    Status applyLike(const PassageOf&, const ObjectChange& change)
    {
        const auto listOf = [&](const PassageOf& object) {
            const auto owner = std::ranges::find(case_.sources, object.source, &Source::id);
            return owner == case_.sources.end() ? nullptr : &owner->passages;
        };
        return inOwner<PassageOf>(change, listOf, &PassageOf::passage);
    }

    Status applyLike(const ClaimOf&, const ObjectChange& change)
    {
        const auto listOf = [&](const ClaimOf& object) {
            const auto owner = std::ranges::find(case_.events, object.event, &Event::id);
            return owner == case_.events.end() ? nullptr : &owner->claims;
        };
        return inOwner<ClaimOf>(change, listOf, &ClaimOf::claim);
    }

    Status applyLike(const OrderOf& like, const ObjectChange& change)
    {
        const auto& wanted = part<OrderOf>(change.after)->ids;
        const auto sort = [&](auto& list) {
            std::ranges::sort(list, {}, [&](const auto& each) { return std::ranges::find(wanted, each.id); });
        };
        like.kind == ObjectKind::Category   ? sort(case_.categories)
        : like.kind == ObjectKind::Property ? sort(case_.properties)
                                            : sort(case_.sources);
        return {};
    }

    static void keepContent(Event& after, const Event& before) { after.claims = before.claims; }
    static void keepContent(Source& after, const Source& before)
    {
        after.passages = before.passages;
        after.text = before.text;
    }
    template<typename T> static void keepContent(T&, const T&) {}

    template<typename T> static Status inList(std::vector<T>& list, const ObjectChange& change)
    {
        const auto* before = part<T>(change.before);
        const auto* after = part<T>(change.after);
        if (before == nullptr) {
            list.push_back(*after);
            return {};
        }
        const auto found = std::ranges::find(list, before->id, &T::id);
        if (found == list.end())
            return conflict(before->id + " is not there");
        auto expected = *before;
        keepContent(expected, *found);
        if (*found != expected)
            return conflict(before->id + " is not as it was");
        if (after == nullptr) {
            list.erase(found);
            return {};
        }
        auto made = *after;
        keepContent(made, *found);
        *found = std::move(made);
        return {};
    }

    template<typename Owned, typename ListOf, typename Member>
    static Status inOwner(const ObjectChange& change, const ListOf& listOf, Member member)
    {
        if (const auto* before = part<Owned>(change.before)) {
            auto* list = listOf(*before);
            if (list == nullptr || std::ranges::find(*list, before->*member) == list->end())
                return conflict((before->*member).id + " is not as it was");
            std::erase(*list, before->*member);
        }
        if (const auto* after = part<Owned>(change.after)) {
            auto* list = listOf(*after);
            if (list == nullptr)
                return conflict((after->*member).id + " has no owner");
            list->push_back(after->*member);
        }
        return {};
    }

    Case& case_;
};

Status deriveDates(Case& content)
{
    const auto values = rederive(content);
    if (!values)
        return fail(values.error());
    for (const auto& value : *values)
        for (auto& event : content.events)
            for (auto& claim : event.claims)
                if (claim.id == value.claim)
                    claim.value = value.date;
    return {};
}

} // namespace

Result<Case> applied(Case content, const Change& change)
{
    Applying applying(content);
    for (const auto& object : change.objects) {
        const auto done = applying.apply(object);
        if (!done)
            return fail(done.error());
    }
    // What is resolved, and so what dates are told from, goes by the order of claims.
    content = inDocumentedOrder(std::move(content));
    const auto derived = deriveDates(content);
    if (!derived)
        return fail(derived.error());
    if (const auto errors = check(content); !errors.empty())
        return fail(errors.front());
    return inDocumentedOrder(std::move(content));
}

EditDesk::EditDesk(const Case& content) : file_(CaseFile::inMemory(content).value()) {}

std::string EditDesk::edit(const Result<Change>& change)
{
    if (!change)
        return change.error().message;
    lastName_ = change->name;
    lastChange_ = *change;
    const auto before = json();
    const auto expected = applied(file_.read().value(), *change);
    const auto done = file_.apply(*change, {"analyst", ++now_});
    if (expected.has_value() != done.has_value())
        return "the store " + (done ? "takes what it should refuse: " + expected.error().message
                                    : "refuses what it should take: " + done.error().message);
    const auto after = json();
    if (after != (expected ? caseToJson(*expected) : before))
        return "the store comes to something else than it should";
    if (done && done->step > 0) {
        if (!file_.undo({"analyst", ++now_}) || json() != before)
            return "undoing it does not give what was before";
        if (!file_.redo({"analyst", ++now_}) || json() != after)
            return "doing it again does not give what it was";
    }
    return done ? std::string() : done.error().message;
}

EventKey EditDesk::key(std::string_view id) const
{
    const auto found = file_.findEvent(id);
    return found && file_.event(*found)->event.id == id ? *found : 0;
}

Event EditDesk::event(std::string_view id) const
{
    const auto found = key(id);
    return found == 0 ? Event() : file_.event(found)->event;
}

std::string EditDesk::json() const
{
    return caseToJson(file_.read().value());
}

} // namespace dateline::test
