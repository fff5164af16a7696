#pragma once

#include "core/model/case.h"
#include "core/model/resolve.h"
#include "core/result.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Relative dates: claims whose value is worked out from the date of another event, their anchor (Claim::relative).
///
/// Such a claim's value is shifted() by its shift from the anchor's resolved date, on the case's clock. Where the
/// anchor has no date, the claim keeps the value it had last. An event's date depends on another's where a claim on its
/// "date" is relative to that one, whether or not the claim is the one that is shown: so a ruling never makes a circle.
/// Claims on other properties of type time may be relative to anything, to their own event too: nothing depends on
/// them. Another time zone of the case can change every relative date: then all events count as changed.
namespace dateline {

/// What derivation needs to know of a case. The store answers from its file; CaseEvents below from a whole Case.
class EventLookup
{
public:
    virtual ~EventLookup() = default;

    /// The event with all its claims, those that are relative with the value that is stored. NotFound: there is none.
    virtual Result<Event> event(std::string_view id) const = 0;
    /// Ids of the events that have a claim relative to that event, each once.
    virtual Result<std::vector<std::string>> relativeTo(std::string_view id) const = 0;
    /// The order of issue of the case's sources, and how its dates are read.
    virtual SourceOrder sourceOrder() const = 0;
    virtual CaseDates dates() const = 0;
};

/// Answers from a whole case, which must outlive it.
class CaseEvents : public EventLookup
{
public:
    explicit CaseEvents(const Case& content);

    Result<Event> event(std::string_view id) const override;
    Result<std::vector<std::string>> relativeTo(std::string_view id) const override;
    SourceOrder sourceOrder() const override { return order_; }
    CaseDates dates() const override { return dates_; }

private:
    std::unordered_map<std::string_view, const Event*> events_;
    std::unordered_map<std::string_view, std::vector<std::string>> relativeTo_;
    SourceOrder order_;
    CaseDates dates_;
};

/// The value that a relative claim is to have.
struct DerivedValue
{
    std::string event; ///< id
    std::string claim; ///< id
    EdtfDate date;

    bool operator==(const DerivedValue&) const = default;
};

/// What has to be written after events changed (they are in the lookup as they are now): the values, other than the
/// stored ones, of their own relative claims and of all that depend on them, an anchor before what depends on it.
/// Changed events that are not there any more are passed over.
///
/// - Invalid: dates depend on each other in a circle ("The Crocus City Hall attack is dated by Kaluga plot, which is
///   dated by The Crocus City Hall attack"); or a shift leaves the years that can be counted.
/// - NotFound: a claim's anchor is not there.
/// - Errors of the lookup are handed on.
Result<std::vector<DerivedValue>> rederive(const EventLookup& lookup, std::span<const std::string> changedEventIds);

/// The same for all events of a case: empty where every relative claim has the value it should have.
Result<std::vector<DerivedValue>> rederive(const Case& content);

} // namespace dateline
