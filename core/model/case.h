#pragma once

#include "core/model/quantity.h"
#include "core/model/vocabulary.h"
#include "core/time/edtf.h"
#include "core/time/relativedate.h"
#include "core/time/words.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The parts of a case as plain values. They are what is stored, exported and shown; docs/case-json.md describes each
/// member for people. Text is UTF-8; an empty text, an absent optional and an empty vector all mean "not stated".
/// `id`s are lower-case ASCII letters, digits and hyphens.
namespace dateline {

struct Category
{
    std::string id;
    std::string name;
    std::string color; ///< "#RRGGBB"
    Shape shape = Shape::Circle;
    std::string note; ///< the analyst's

    bool operator==(const Category&) const = default;
};

/// A point on the earth in degrees, WGS 84.
struct Coordinates
{
    double latitude = 0;
    double longitude = 0;

    bool operator==(const Coordinates&) const = default;
};

/// An actor or a place. Names in `aliases` are other names of the same one.
struct Entity
{
    std::string id;
    EntityKind kind = EntityKind::Actor;
    std::string name;
    std::vector<std::string> aliases;
    std::string within; ///< id of the place that holds this place
    std::optional<Coordinates> coordinates;
    std::string note; ///< the analyst's

    bool operator==(const Entity&) const = default;
};

/// The words a passage consists of and their surroundings (W3C Web Annotation Data Model, section 4.2.4).
struct TextQuoteSelector
{
    std::string exact;
    std::string prefix;
    std::string suffix;

    bool operator==(const TextQuoteSelector&) const = default;
};

/// A span of a text in Unicode code points: `start` included, `end` not (W3C Web Annotation Data Model, section 4.2.5).
struct TextPositionSelector
{
    std::int64_t start = 0;
    std::int64_t end = 0;

    bool operator==(const TextPositionSelector&) const = default;
};

/// A span of one source's text.
struct Passage
{
    std::string id;
    TextQuoteSelector quote;
    TextPositionSelector position;
    std::string note;                            ///< the analyst's
    Anchoring anchoring = Anchoring::Unattached; ///< not part of JSON: found anew where a text is attached

    bool operator==(const Passage&) const = default;
};

/// A document, or a part of one, and the passages cited from it in the order of their positions.
struct Source
{
    std::string id;
    std::string title;
    std::vector<std::string> creators;
    std::string publisher;
    std::optional<EdtfDate> issued;
    std::optional<EdtfDate> accessed;
    std::string url;
    std::string language; ///< BCP 47
    Reliability reliability = Reliability::F;
    std::string note;                         ///< the analyst's
    std::string file;                         ///< name of the file that the text came in
    std::optional<TextPositionSelector> part; ///< where in that file's text the source stands, if it is not all of it
    std::string textSha256;                   ///< hexadecimal, lower case; of the source's whole text as UTF-8
    std::int64_t textLength = 0;              ///< code points; 0 is unknown
    std::optional<std::string> text;          ///< the whole text, once attached
    std::vector<Passage> passages;

    bool operator==(const Source&) const = default;
};

/// An entity as the value of a claim. `as` is the source's own word where it is not the entity's name.
struct EntityValue
{
    std::string entity; ///< id
    std::string as;

    bool operator==(const EntityValue&) const = default;
};

/// By the property's type, in the order of `ValueType`: time, quantity, entity, text.
using ClaimValue = std::variant<EdtfDate, Quantity, EntityValue, std::string>;

/// A date that is told by its distance from the date of another event, "15 days before the attack". The event's
/// resolved date moves it: the claim's value is worked out anew with every change of that event.
struct RelativeToEvent
{
    std::string event; ///< id of the anchor
    DateShift shift;

    bool operator==(const RelativeToEvent&) const = default;
};

/// A statement on one property of one event: a source's, which rests on passages, or, where `source` is empty, the
/// analyst's own judgement, which has none. The analyst's own counts only where no source speaks of the property, or
/// where it is preferred.
struct Claim
{
    std::string id;
    std::string property; ///< id
    ClaimValue value;
    std::optional<RelativeToEvent> relative; ///< of a time: `value` is worked out from it
    std::string source;                      ///< id; all `passages` stand in it; empty for the analyst's own
    Stance stance = Stance::Asserts;
    std::string attributedTo;       ///< who said it, where the source reports another
    bool derived = false;           ///< the value was worked out from the words ("last Friday")
    std::string derivation;         ///< how, in the analyst's words
    std::optional<int> credibility; ///< 1 confirmed … 6 cannot be judged (Admiralty system)
    Rank rank = Rank::Normal;
    std::string rankReason;
    std::string note;                  ///< the analyst's
    std::vector<std::string> passages; ///< ids, at least one, but none where `source` is empty

    bool ofAnalyst() const { return source.empty(); }
    bool operator==(const Claim&) const = default;
};

/// A typed link, read "from TYPE to".
struct Relation
{
    std::string id;
    std::string type;
    std::string from; ///< event id
    std::string to;   ///< event id
    std::string source;
    bool derived = false;
    std::string note;
    std::vector<std::string> passages;

    bool operator==(const Relation&) const = default;
};

/// A claim that tells a date from that of another event, as it did before that event became part of a third.
struct AnchoredClaim
{
    std::string claim; ///< id
    RelativeToEvent relative;

    bool operator==(const AnchoredClaim&) const = default;
};

/// An event that was found to be the same as another (here: the kept one) and became part of it, as it was, with what
/// the merging changed elsewhere; so it can be split off again. Ids may name what was removed since.
struct MergedEvent
{
    std::string id;
    std::string title;
    std::string category;
    Importance importance = Importance::Minor;
    std::string parent;
    std::string summary;
    std::string note;
    std::vector<std::string> tags;
    std::vector<std::string> claims;        ///< ids of the claims that came with it
    std::vector<std::string> relationsFrom; ///< ids of the relations that led from it
    std::vector<std::string> relationsTo;   ///< ids of the relations that led to it
    std::vector<std::string> children;      ///< ids of the events that were part of it

    std::vector<std::string> tagsGiven;  ///< those of `tags` that the kept event did not have
    std::string keptParent;              ///< former parent of the kept event, where that was this one or lay in it
    std::vector<Relation> between;       ///< relations that linked the two: not in the case while they are one
    std::vector<AnchoredClaim> anchored; ///< claims, of whichever event, whose `relative` had to change
    std::vector<MergedEvent> merged;     ///< what had been merged into it before

    bool operator==(const MergedEvent&) const = default;
};

/// Something that happened. What is known of it stands in its claims.
struct Event
{
    std::string id;
    std::string title;
    std::string category; ///< id
    Importance importance = Importance::Minor;
    std::string parent; ///< id of the event that this one is part of
    std::string summary;
    std::string note; ///< the analyst's
    std::vector<std::string> tags;
    std::vector<MergedEvent> merged; ///< in the order in which they were merged into it
    std::vector<Claim> claims;       ///< by property, then source (the analyst's own last), then id

    bool operator==(const Event&) const = default;
};

/// What a case says of itself.
struct CaseInfo
{
    std::string title;
    std::string subtitle;
    std::optional<EdtfDate> created;
    std::string timeZone; ///< IANA name; empty is UTC
    DayMonthOrder dayMonthOrder = DayMonthOrder::Ask;
    WideningMargins margins; ///< of approximate dates

    bool operator==(const CaseInfo&) const = default;
};

/// A whole case as one value: what JSON holds, and what a new case file is made from. A window never holds one.
struct Case
{
    CaseInfo info;
    std::vector<Category> categories;
    std::vector<Property> properties; ///< beyond the built-in ones
    std::vector<Entity> entities;
    std::vector<Source> sources; ///< numbered from 1 in this order
    std::vector<Event> events;
    std::vector<Relation> relations;

    bool operator==(const Case&) const = default;
};

} // namespace dateline
