#include "core/model/vocabulary.h"

#include "core/time/words.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

template<typename Enum> struct Words;

template<> struct Words<ValueType>
{
    static constexpr std::array<std::string_view, 4> list{"time", "quantity", "entity", "text"};
};

template<> struct Words<Stance>
{
    static constexpr std::array<std::string_view, 3> list{"asserts", "denies", "reports"};
};

template<> struct Words<Rank>
{
    static constexpr std::array<std::string_view, 3> list{"preferred", "normal", "deprecated"};
};

template<> struct Words<Comparator>
{
    static constexpr std::array<std::string_view, 8> list{"exactly",   "at least", "more than", "at most",
                                                          "less than", "almost",   "about",     "between"};
};

template<> struct Words<Importance>
{
    static constexpr std::array<std::string_view, 3> list{"core", "major", "minor"};
};

template<> struct Words<Reliability>
{
    static constexpr std::array<std::string_view, 6> list{"A", "B", "C", "D", "E", "F"};
};

template<> struct Words<EntityKind>
{
    static constexpr std::array<std::string_view, 2> list{"actor", "place"};
};

template<> struct Words<Shape>
{
    static constexpr std::array<std::string_view, 7> list{"circle", "diamond", "triangle", "square",
                                                          "ring",   "hexagon", "bar"};
};

template<> struct Words<Anchoring>
{
    static constexpr std::array<std::string_view, 5> list{"Exact", "Moved", "Fuzzy", "Orphaned", "Unattached"};
};

template<> struct Words<DayMonthOrder>
{
    static constexpr std::array<std::string_view, 3> list{"ask", "day-first", "month-first"};
};

template<typename Enum> std::string_view wordOf(Enum value)
{
    return Words<Enum>::list.at(static_cast<std::size_t>(value));
}

struct RelationType
{
    std::string_view id;
    std::string_view backwards;
};

constexpr std::array kRelations{
    RelationType{"warned-of", "was warned of by"},
    RelationType{"anniversary-of", "has as anniversary"},
    RelationType{"follows", "is followed by"},
    RelationType{"responds-to", "is answered by"},
    RelationType{"part-of", "has as part"},
    RelationType{"claims-responsibility-for", "has responsibility claimed by"},
    RelationType{"caused", "was caused by"},
    RelationType{"denies", "is denied by"},
    RelationType{"same-campaign-as", "same campaign as"},
};

} // namespace

std::span<const Property> builtinProperties()
{
    static const std::array properties{
        Property{"date", "Date", ValueType::Time},
        Property{"place", "Place", ValueType::Entity},
        Property{"deaths", "Deaths", ValueType::Quantity},
        Property{"injured", "Injured", ValueType::Quantity},
        Property{"victims", "Victims", ValueType::Text},
        Property{"perpetrator", "Perpetrator", ValueType::Entity},
        Property{"claimed-by", "Claimed by", ValueType::Entity},
        Property{"attackers", "Attackers", ValueType::Quantity},
        Property{"suspects", "Suspects", ValueType::Text},
        Property{"arrests", "Arrests", ValueType::Quantity},
        Property{"method", "Method", ValueType::Text},
        Property{"target", "Target", ValueType::Text},
        Property{"motive", "Motive", ValueType::Text},
        Property{"warning", "Warning", ValueType::Text},
        Property{"blamed", "Blamed", ValueType::Entity},
        Property{"denied-by", "Denied by", ValueType::Entity},
        Property{"actor", "Actor", ValueType::Entity},
        Property{"leader", "Leader", ValueType::Entity},
        Property{"members", "Members", ValueType::Quantity},
        Property{"amount", "Amount", ValueType::Quantity},
        Property{"description", "Description", ValueType::Text},
        Property{"statement", "Statement", ValueType::Text},
        Property{"escape", "Escape", ValueType::Text},
        Property{"consequence", "Consequence", ValueType::Text},
        Property{"assessment", "Assessment", ValueType::Text},
        Property{"context", "Context", ValueType::Text},
        Property{"duration", "Duration", ValueType::Text},
    };
    return properties;
}

const Property* builtinProperty(std::string_view id)
{
    const auto properties = builtinProperties();
    const auto found = std::ranges::find(properties, id, &Property::id);
    return found == properties.end() ? nullptr : &*found;
}

std::string_view toWord(ValueType value)
{
    return wordOf(value);
}

std::string_view toWord(Stance value)
{
    return wordOf(value);
}

std::string_view toWord(Rank value)
{
    return wordOf(value);
}

std::string_view toWord(Comparator value)
{
    return wordOf(value);
}

std::string_view toWord(Importance value)
{
    return wordOf(value);
}

std::string_view toWord(Reliability value)
{
    return wordOf(value);
}

std::string_view toWord(EntityKind value)
{
    return wordOf(value);
}

std::string_view toWord(Shape value)
{
    return wordOf(value);
}

std::string_view toWord(Anchoring value)
{
    return wordOf(value);
}

std::string_view toWord(DayMonthOrder value)
{
    return wordOf(value);
}

template<typename Enum> std::span<const std::string_view> allWords()
{
    return Words<Enum>::list;
}

template<typename Enum> std::optional<Enum> fromWord(std::string_view word)
{
    const auto& list = Words<Enum>::list;
    const auto found = std::ranges::find(list, word);
    if (found == list.end())
        return std::nullopt;
    return static_cast<Enum>(found - list.begin());
}

template std::span<const std::string_view> allWords<ValueType>();
template std::span<const std::string_view> allWords<Stance>();
template std::span<const std::string_view> allWords<Rank>();
template std::span<const std::string_view> allWords<Comparator>();
template std::span<const std::string_view> allWords<Importance>();
template std::span<const std::string_view> allWords<Reliability>();
template std::span<const std::string_view> allWords<EntityKind>();
template std::span<const std::string_view> allWords<Shape>();
template std::span<const std::string_view> allWords<Anchoring>();
template std::span<const std::string_view> allWords<DayMonthOrder>();

template std::optional<ValueType> fromWord(std::string_view word);
template std::optional<Stance> fromWord(std::string_view word);
template std::optional<Rank> fromWord(std::string_view word);
template std::optional<Comparator> fromWord(std::string_view word);
template std::optional<Importance> fromWord(std::string_view word);
template std::optional<Reliability> fromWord(std::string_view word);
template std::optional<EntityKind> fromWord(std::string_view word);
template std::optional<Shape> fromWord(std::string_view word);
template std::optional<Anchoring> fromWord(std::string_view word);
template std::optional<DayMonthOrder> fromWord(std::string_view word);

std::span<const std::string_view> relationTypes()
{
    static constexpr auto ids = [] {
        std::array<std::string_view, kRelations.size()> result{};
        std::ranges::transform(kRelations, result.begin(), &RelationType::id);
        return result;
    }();
    return ids;
}

std::string relationInWords(std::string_view type, bool backwards)
{
    const auto known = std::ranges::find(kRelations, type, &RelationType::id);
    if (backwards && known != kRelations.end())
        return std::string(known->backwards);
    std::string words(type);
    std::ranges::replace(words, '-', ' ');
    return backwards ? "← " + words : words;
}

} // namespace dateline
