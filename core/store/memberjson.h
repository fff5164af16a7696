#pragma once

#include "core/store/objects.h"

#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

/// Members as JSON, as the history keeps them. It is not docs/case-json.md's form: that may change with its version,
/// and an edit made years ago must still be undone.
namespace dateline::store {

using Json = nlohmann::ordered_json;

/// An enumeration that the model has words for.
template<typename T>
concept Worded = std::is_enum_v<T> && requires(T value)
{
    toWord(value);
};

/// Throws Refusal (Invalid) where a text is not UTF-8.
Json memberJson(const std::string& value);
Json memberJson(bool value);
Json memberJson(std::int64_t value);
Json memberJson(int value);
Json memberJson(double value);
Json memberJson(DayMonthOrder value);
Json memberJson(const EdtfDate& value);
Json memberJson(const DateShift& value);
Json memberJson(const ClaimValue& value);

/// The other way. Throw Refusal (Damaged) where the history holds something else than what was written. A null reads as
/// the empty value.
void readMember(const Json& json, std::string& value);
void readMember(const Json& json, bool& value);
void readMember(const Json& json, std::int64_t& value);
void readMember(const Json& json, int& value);
void readMember(const Json& json, double& value);
void readMember(const Json& json, DayMonthOrder& value);
void readMember(const Json& json, EdtfDate& value);
void readMember(const Json& json, DateShift& value);
void readMember(const Json& json, ClaimValue& value);

/// What the history holds is not what was written.
[[noreturn]] void refuseMember(const Json& json);

template<Worded T> Json memberJson(T value)
{
    return std::string(toWord(value));
}

template<Worded T> void readMember(const Json& json, T& value)
{
    const auto found = json.is_string() ? fromWord<T>(json.get_ref<const std::string&>()) : std::nullopt;
    if (!found && !json.is_null())
        refuseMember(json);
    value = found.value_or(T{});
}

template<typename T> Json memberJson(const std::vector<T>& value);
template<typename T> Json memberJson(const std::optional<T>& value);
template<typename T> void readMember(const Json& json, std::vector<T>& value);
template<typename T> void readMember(const Json& json, std::optional<T>& value);

/// A value whose type has members of its own: an object of those that say something.
template<typename T>
concept HasMembers = requires(T& value)
{
    eachMember([](const char*, auto&) {}, value);
};

template<HasMembers T> Json memberJson(const T& value);
template<HasMembers T> void readMember(const Json& json, T& value);

/// Whether a member says something. What says nothing is left out, and reads as an empty value.
template<typename T> bool says(const T& value)
{
    if constexpr (std::is_enum_v<T> || std::same_as<T, ClaimValue>)
        return true;
    else
        return !(value == T{});
}

template<HasMembers T> Json memberJson(const T& value)
{
    Json json = Json::object();
    if constexpr (requires { value.id; })
        json["id"] = memberJson(value.id);
    eachMember(
        [&](const char* name, const auto& member) {
            if (says(member))
                json[name] = memberJson(member);
        },
        value);
    return json;
}

/// The member of that name; null where there is none.
const Json& memberOf(const Json& object, const char* name);

template<HasMembers T> void readMember(const Json& json, T& value)
{
    value = T{};
    if (json.is_null())
        return;
    if constexpr (requires { value.id; })
        readMember(memberOf(json, "id"), value.id);
    eachMember([&](const char* name, auto& member) { readMember(memberOf(json, name), member); }, value);
}

template<typename T> Json memberJson(const std::vector<T>& value)
{
    Json json = Json::array();
    for (const auto& item : value)
        json.push_back(memberJson(item));
    return json;
}

template<typename T> Json memberJson(const std::optional<T>& value)
{
    return value ? memberJson(*value) : Json();
}

template<typename T> void readMember(const Json& json, std::vector<T>& value)
{
    value.clear();
    for (const auto& item : json)
        readMember(item, value.emplace_back());
}

template<typename T> void readMember(const Json& json, std::optional<T>& value)
{
    value.reset();
    if (!json.is_null())
        readMember(json, value.emplace());
}

/// As text, and back. Throw Refusal: see above.
std::string jsonText(const Json& json);
Json jsonOfText(std::string_view text);

} // namespace dateline::store
