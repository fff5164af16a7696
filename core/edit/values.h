#pragma once

#include "core/model/case.h"
#include "core/result.h"

#include <span>
#include <string>
#include <string_view>

namespace dateline {

/// What was typed as the value of a property: a date as people say it or EDTF (fromWords), an amount in words
/// (quantityFromWords), the name or an alias of an entity, or a text. Syntax or Invalid as these say; NotFound where no
/// entity is called so (of "place", no place).
Result<ClaimValue> valueFromWords(const Property& property, std::string_view typed, std::span<const Entity> entities);

/// The value as it can be typed again: EDTF, an amount in words (of an exact one its digits alone), the entity's name,
/// the text.
std::string typedValue(const ClaimValue& value, std::span<const Entity> entities);

} // namespace dateline
