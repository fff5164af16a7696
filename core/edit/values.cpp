#include "core/edit/values.h"

#include "core/edit/entityedits.h"
#include "core/edit/parts.h"
#include "core/model/quantitywords.h"
#include "core/time/words.h"

#include <algorithm>

namespace dateline {

namespace {

template<typename T> Result<ClaimValue> asValue(Result<T> value)
{
    if (!value)
        return fail(value.error());
    return ClaimValue(std::move(*value));
}

struct Typed
{
    std::span<const Entity> entities;

    std::string operator()(const EdtfDate& date) const { return date.format(); }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const Quantity& quantity) const
    {
        const bool isPlain = quantity.comparator == Comparator::Exactly && quantity.of.empty();
        return isPlain ? amountText(quantity.amount) : inWords(quantity);
    }
    std::string operator()(const EntityValue& value) const
    {
        const auto entity = std::ranges::find(entities, value.entity, &Entity::id);
        return entity == entities.end() ? value.entity : entity->name;
    }
};

} // namespace

Result<ClaimValue> valueFromWords(const Property& property, std::string_view typed, std::span<const Entity> entities)
{
    const auto text = trimmed(typed);
    switch (property.type) {
    case ValueType::Time:
        return asValue(fromWords(text));
    case ValueType::Quantity:
        return asValue(quantityFromWords(text));
    case ValueType::Entity: {
        const bool isPlace = property.id == "place";
        const auto at = entityNamed(entities, text, isPlace ? std::optional(EntityKind::Place) : std::nullopt);
        if (!at)
            return fail(ErrorCode::NotFound,
                        std::string(isPlace ? "no place" : "nothing") + " is called " + quoted(text));
        const auto& entity = entities[*at];
        return EntityValue{entity.id, text == entity.name ? std::string() : text};
    }
    case ValueType::Text:
        break;
    }
    if (text.empty())
        return fail(ErrorCode::Invalid, quoted(property.name) + " needs a text");
    return ClaimValue(text);
}

std::string typedValue(const ClaimValue& value, std::span<const Entity> entities)
{
    return std::visit(Typed{entities}, value);
}

} // namespace dateline
