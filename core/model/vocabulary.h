#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

enum class DayMonthOrder : std::uint8_t; // core/time/words.h

/// How a value of a property is typed (after Wikibase's data types).
enum class ValueType : std::uint8_t
{
    Time,
    Quantity,
    Entity,
    Text
};

/// How a source stands to what it says: as its own statement, as a denial, or as another's word that it passes on.
enum class Stance : std::uint8_t
{
    Asserts,
    Denies,
    Reports
};

/// The analyst's ruling on a claim (after Wikibase's ranks).
enum class Rank : std::uint8_t
{
    Preferred,
    Normal,
    Deprecated
};

/// How an amount was put: `Between` has a second amount.
enum class Comparator : std::uint8_t
{
    Exactly,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Almost,
    About,
    Between
};

/// How much an event matters to the case; labels give way in this order.
enum class Importance : std::uint8_t
{
    Core,
    Major,
    Minor
};

/// Reliability of a source by the Admiralty (NATO) system: A completely reliable … E unreliable, F cannot be judged.
enum class Reliability : std::uint8_t
{
    A,
    B,
    C,
    D,
    E,
    F
};

enum class EntityKind : std::uint8_t
{
    Actor,
    Place
};

/// The shape a category's mark has. Shape repeats what colour says, for colour-blind readers and grey print.
enum class Shape : std::uint8_t
{
    Circle,
    Diamond,
    Triangle,
    Square,
    Ring,
    Hexagon,
    Bar
};

/// How a passage was found again in its source's text (Hypothesis's words): `Exact` at its stated position;
/// `Moved`, word for word elsewhere; `Fuzzy`, nearly so, to be reviewed; `Orphaned`, not at all;
/// `Unattached`, the source's text is not at hand, so nothing was tried.
enum class Anchoring : std::uint8_t
{
    Exact,
    Moved,
    Fuzzy,
    Orphaned,
    Unattached
};

/// A property that claims can be about. The built-in ones are listed by `builtinProperties()`; a case may add its own.
struct Property
{
    std::string id;   ///< e.g. "claimed-by"
    std::string name; ///< for people, e.g. "Claimed by"
    ValueType type = ValueType::Text;

    bool operator==(const Property&) const = default;
};

/// The built-in properties in their order of display: when and where, tolls, who, how, why, who speaks, what followed.
/// It is the order of claims in files too (docs/case-json.md, "The order of properties"). A case's own properties come
/// after them.
std::span<const Property> builtinProperties();

/// The built-in property of that id, or nullptr.
const Property* builtinProperty(std::string_view id);

/// The words used in files and on the command line, and back (nullopt for any other word).
/// `Comparator` reads "at least", `Importance` "core", `Reliability` "A", `Anchoring` "Exact", `DayMonthOrder`
/// "day-first", the others likewise.
/// Words are compared as they are: "Core" is no Importance.
std::string_view toWord(ValueType value);
std::string_view toWord(Stance value);
std::string_view toWord(Rank value);
std::string_view toWord(Comparator value);
std::string_view toWord(Importance value);
std::string_view toWord(Reliability value);
std::string_view toWord(EntityKind value);
std::string_view toWord(Shape value);
std::string_view toWord(Anchoring value);
std::string_view toWord(DayMonthOrder value);
template<typename Enum> std::optional<Enum> fromWord(std::string_view word);

/// Every word of an enumeration, in the order of its values.
template<typename Enum> std::span<const std::string_view> allWords();

/// The relation types that a case may use, e.g. "warned-of", in order of display.
std::span<const std::string_view> relationTypes();

/// "warned of" for "warned-of"; read backwards, "was warned of by". A type that is none of relationTypes() reads with
/// its hyphens as spaces, backwards with "← " before it.
std::string relationInWords(std::string_view type, bool backwards);

} // namespace dateline
