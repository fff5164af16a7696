#pragma once

#include "ui/citation/claimcard.h"
#include "ui/citation/labels.h"
#include "ui/citation/numberscale.h"
#include "ui/models/workspace.h"

#include <span>
#include <vector>

namespace dateline {

/// One value of a property, ready to be shown.
struct ValueView
{
    QString text;                    ///< in words: "more than 133"; without the part that is counted
    QString part;                    ///< of a quantity: what is counted where it is not everything
    QString sourceNumbers;           ///< "4 6"
    std::size_t sources = 0;         ///< that say it
    std::size_t denials = 0;         ///< sources that deny it
    bool resolved = false;           ///< shown as the event's value
    bool excluded = false;           ///< its claims exclude the resolved one
    bool stands = true;              ///< false: only denied, or ruled out
    bool ruledOut = false;           ///< every claim of it is deprecated
    bool own = false;                ///< the analyst's own judgement too
    std::vector<std::size_t> claims; ///< positions in the event's claims
    ClaimValue value;
};

/// What the panel says of one property, apart from how it is laid out.
struct PropertyView
{
    std::string id;
    QString name;
    ValueType type = ValueType::Text;
    QString badge; ///< "sources disagree", "3 sources agree", "3 sources", "1 source"
    Tone tone = Tone::Neutral;
    QString denial; ///< "denied by 1"; empty where nobody denies
    std::vector<ValueView> values;

    /// Positions of all claims, value by value.
    std::vector<std::size_t> claims() const;
    /// Those shown at first where there are more than `count`: the first of each value, then others, in claims()'s
    /// order.
    std::vector<std::size_t> firstClaims(std::size_t count) const;
    /// The value that a claim states.
    const ValueView* valueOf(std::size_t claim) const;
};

/// How many claims of a property are shown before "Show 4 more".
inline constexpr std::size_t kClaimsAtFirst = 3;

PropertyView propertyView(const Workspace& workspace, const Event& event, const ResolvedProperty& property);

/// An event's properties in the order in which the panel shows them: date, place, tolls, then the others as they come.
std::vector<const ResolvedProperty*> inReadingOrder(std::span<const ResolvedProperty> properties);

/// "15 days before Fire at the Lyceum".
QString relativeText(const Workspace& workspace, const RelativeToEvent& relative);

/// A claim as its card shows it. `value` may be null.
CardText cardText(const Workspace& workspace, const Claim& claim, const ValueView* value);
/// The passages of a relation as a card.
CardText cardText(const Workspace& workspace, const Relation& relation);

/// "22 March 2024" and "Krasnogorsk, Moscow": what an event's claims come to; empty where nothing is known.
QString resolvedDateText(const Workspace& workspace, std::span<const ResolvedProperty> properties);
QString resolvedPlaceText(const Workspace& workspace, std::span<const ResolvedProperty> properties);

/// The source of that id, without its text and passages; nullptr if the case has none.
const Source* findSource(const Workspace& workspace, const std::string& id);
const Passage* findPassage(const Source& source, const std::string& id);

} // namespace dateline
