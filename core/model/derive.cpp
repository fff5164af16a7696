#include "core/model/derive.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace dateline {

namespace {

/// The anchors that the event's own date is told from.
std::vector<std::string> datedFrom(const Event& event)
{
    std::vector<std::string> anchors;
    for (const Claim& claim : event.claims) {
        if (claim.relative && claim.property == "date")
            anchors.push_back(claim.relative->event);
    }
    return anchors;
}

/// Works the values of some events out, each after those that it depends on.
class Derivation
{
public:
    explicit Derivation(const EventLookup& lookup)
        : lookup_(lookup), order_(lookup.sourceOrder()), dates_(lookup.dates())
    {
    }

    Result<std::vector<DerivedValue>> run(std::span<const std::string> changed);

private:
    struct Node
    {
        Event event;
        bool affected = false;              ///< its relative claims are to be worked out
        std::size_t waiting = 0;            ///< anchors of its date that are not worked out yet
        std::vector<std::string> followers; ///< events whose date is told from this one's
    };

    Status gather(std::span<const std::string> changed);
    Result<Node*> nodeOf(const std::string& id);
    Status orderByDate();
    Status derive(Node& node, bool dates);
    Error circle() const;

    const EventLookup& lookup_;
    SourceOrder order_;
    CaseDates dates_;
    std::map<std::string, Node> nodes_;
    std::vector<std::string> affected_; ///< in the order in which they were found
    std::vector<Node*> inOrder_;
    std::vector<DerivedValue> values_;
};

Result<std::vector<DerivedValue>> Derivation::run(std::span<const std::string> changed)
{
    if (const Status gathered = gather(changed); !gathered)
        return fail(gathered.error());
    if (const Status ordered = orderByDate(); !ordered)
        return fail(ordered.error());
    // Nothing depends on claims that are not on dates, so that they come when all dates are known.
    for (const bool dates : {true, false}) {
        for (Node* node : inOrder_) {
            if (const Status derived = derive(*node, dates); !derived)
                return fail(derived.error());
        }
    }
    return std::move(values_);
}

/// The node of an event; an event that is not there gives NotFound.
Result<Derivation::Node*> Derivation::nodeOf(const std::string& id)
{
    const auto found = nodes_.find(id);
    if (found != nodes_.end())
        return &found->second;
    auto event = lookup_.event(id);
    if (!event)
        return fail(event.error());
    return &nodes_.try_emplace(id, Node{std::move(*event), false, 0, {}}).first->second;
}

/// Finds the changed events and all whose dates or other claims are told from theirs, at whatever distance.
Status Derivation::gather(std::span<const std::string> changed)
{
    std::vector<std::string> open(changed.begin(), changed.end());
    for (std::size_t at = 0; at < open.size(); ++at) {
        const std::string id = open[at];
        const auto node = nodeOf(id);
        if (!node && node.error().code == ErrorCode::NotFound)
            continue;
        if (!node)
            return fail(node.error());
        if ((*node)->affected)
            continue;
        (*node)->affected = true;
        affected_.push_back(id);
        const auto dependent = lookup_.relativeTo(id);
        if (!dependent)
            return fail(dependent.error());
        open.insert(open.end(), dependent->begin(), dependent->end());
    }
    return {};
}

/// Kahn's way: an event's turn comes when all anchors of its date had theirs.
Status Derivation::orderByDate()
{
    for (const std::string& id : affected_) {
        Node& node = nodes_.at(id);
        for (const std::string& anchor : datedFrom(node.event)) {
            const auto found = nodes_.find(anchor);
            if (found == nodes_.end() || !found->second.affected)
                continue;
            ++node.waiting;
            found->second.followers.push_back(id);
        }
    }
    for (const std::string& id : affected_) {
        if (nodes_.at(id).waiting == 0)
            inOrder_.push_back(&nodes_.at(id));
    }
    for (std::size_t at = 0; at < inOrder_.size(); ++at) {
        for (const std::string& id : inOrder_[at]->followers) {
            Node& follower = nodes_.at(id);
            if (--follower.waiting == 0)
                inOrder_.push_back(&follower);
        }
    }
    if (inOrder_.size() != affected_.size())
        return tl::unexpected<Error>(circle());
    return {};
}

/// Every event that still waits, waits for another such; so following them comes round.
Error Derivation::circle() const
{
    const auto waits = [this](const std::string& id) {
        const auto found = nodes_.find(id);
        return found != nodes_.end() && found->second.waiting > 0;
    };
    std::vector<std::string> walked;
    std::string at = *std::ranges::find_if(affected_, waits);
    while (std::ranges::find(walked, at) == walked.end()) {
        walked.push_back(at);
        const auto anchors = datedFrom(nodes_.at(at).event);
        at = *std::ranges::find_if(anchors, waits);
    }
    walked.erase(walked.begin(), std::ranges::find(walked, at));
    // It is told from the smallest id, wherever the edit was.
    std::ranges::rotate(walked, std::ranges::min_element(walked));
    std::string message = nodes_.at(walked.front()).event.title + " is dated by ";
    for (std::size_t i = 1; i < walked.size(); ++i)
        message += nodes_.at(walked[i]).event.title + ", which is dated by ";
    return {ErrorCode::Invalid, message + (walked.size() == 1 ? "itself" : nodes_.at(walked.front()).event.title)};
}

/// Works out the event's claims on its date, or those on other properties.
Status Derivation::derive(Node& node, bool dates)
{
    for (Claim& claim : node.event.claims) {
        if (!claim.relative || (claim.property == "date") != dates)
            continue;
        const auto anchor = nodeOf(claim.relative->event);
        if (!anchor)
            return fail(anchor.error(), "event \"" + node.event.id + "\", claim \"" + claim.id + "\": ");
        const auto date = resolvedDate(resolve((*anchor)->event, order_, dates_));
        if (!date)
            continue;
        const auto value = shiftedOnClock(*date, claim.relative->shift, dates_.zone);
        if (!value)
            return fail(value.error(), "event \"" + node.event.id + "\", claim \"" + claim.id + "\": ");
        const auto* stored = std::get_if<EdtfDate>(&claim.value);
        if (stored != nullptr && *stored == *value)
            continue;
        claim.value = *value;
        values_.push_back({node.event.id, claim.id, *value});
    }
    return {};
}

} // namespace

CaseEvents::CaseEvents(const Case& content)
    : order_(dateline::sourceOrder(content.sources)), dates_(datesOf(content.info))
{
    for (const Event& event : content.events) {
        events_.emplace(event.id, &event);
        std::set<std::string_view> anchors;
        for (const Claim& claim : event.claims) {
            if (claim.relative && anchors.insert(claim.relative->event).second)
                relativeTo_[claim.relative->event].push_back(event.id);
        }
    }
}

Result<Event> CaseEvents::event(std::string_view id) const
{
    const auto found = events_.find(id);
    if (found == events_.end())
        return fail(ErrorCode::NotFound, "there is no event \"" + std::string(id) + "\"");
    return *found->second;
}

Result<std::vector<std::string>> CaseEvents::relativeTo(std::string_view id) const
{
    const auto found = relativeTo_.find(id);
    return found == relativeTo_.end() ? std::vector<std::string>() : found->second;
}

Result<std::vector<DerivedValue>> rederive(const EventLookup& lookup, std::span<const std::string> changedEventIds)
{
    return Derivation(lookup).run(changedEventIds);
}

Result<std::vector<DerivedValue>> rederive(const Case& content)
{
    std::vector<std::string> relative;
    for (const Event& event : content.events) {
        if (std::ranges::any_of(event.claims, [](const Claim& claim) { return claim.relative.has_value(); }))
            relative.push_back(event.id);
    }
    if (relative.empty())
        return std::vector<DerivedValue>();
    return rederive(CaseEvents(content), relative);
}

} // namespace dateline
