#include "core/store/searchtext.h"

#include "core/model/quantity.h"
#include "core/time/words.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace dateline::store {

namespace {

/// The texts in their order with " · " between them, each once, empty ones left out.
std::string joinedOnce(const std::vector<std::string_view>& texts)
{
    std::string list;
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        if (text->empty() || std::find(texts.begin(), text, *text) != text)
            continue;
        list += list.empty() ? "" : " · ";
        list += *text;
    }
    return list;
}

} // namespace

std::string searchText(const ClaimValue& value, const Entity* entity)
{
    if (const auto* date = std::get_if<EdtfDate>(&value)) {
        const auto words = inWords(*date, WordLength::Long);
        return joinedOnce({words, date->format()});
    }
    if (const auto* quantity = std::get_if<Quantity>(&value)) {
        const auto words = inWords(*quantity);
        const auto digits = amountText(quantity->amount);
        return words.find(digits) == std::string::npos ? joinedOnce({words, digits}) : words;
    }
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    std::vector<std::string_view> names{std::get<EntityValue>(value).as};
    if (entity != nullptr) {
        names.push_back(entity->name);
        names.insert(names.end(), entity->aliases.begin(), entity->aliases.end());
    }
    return joinedOnce(names);
}

} // namespace dateline::store
