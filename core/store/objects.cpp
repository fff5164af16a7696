#include "core/store/objects.h"

#include <algorithm>
#include <array>

namespace dateline::store {

namespace {

constexpr std::array<std::string_view, 11> kWords{"case",    "category", "property", "entity",   "source", "text",
                                                  "passage", "event",    "claim",    "relation", "order"};
static_assert(kWords.size() == std::variant_size_v<CaseObject>);

std::string idOfOne(const CaseInfo&)
{
    return "case";
}

std::string idOfOne(const TextOf& text)
{
    return text.source;
}

std::string idOfOne(const PassageOf& passage)
{
    return passage.passage.id;
}

std::string idOfOne(const ClaimOf& claim)
{
    return claim.claim.id;
}

std::string idOfOne(const OrderOf& order)
{
    switch (order.kind) {
    case ObjectKind::Category:
        return "category";
    case ObjectKind::Property:
        return "property";
    case ObjectKind::Source:
        return "source";
    default:
        return {};
    }
}

template<typename T> std::string idOfOne(const T& object)
{
    return object.id;
}

} // namespace

std::string_view kindWord(Kind kind)
{
    return kWords[static_cast<std::size_t>(kind)];
}

std::optional<Kind> kindOfWord(std::string_view word)
{
    const auto found = std::ranges::find(kWords, word);
    return found == kWords.end() ? std::nullopt : std::optional(static_cast<Kind>(found - kWords.begin()));
}

Kind kindOf(const CaseObject& object)
{
    return static_cast<Kind>(object.index());
}

std::string idOf(const CaseObject& object)
{
    return std::visit([](const auto& one) { return idOfOne(one); }, object);
}

} // namespace dateline::store
