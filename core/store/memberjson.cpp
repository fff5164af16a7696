#include "core/store/memberjson.h"

#include "core/store/database.h"
#include "core/text/codepoints.h"

#include <algorithm>
#include <array>

namespace dateline::store {

namespace {

constexpr std::array<std::string_view, 3> kDayMonthOrders{"ask", "day first", "month first"};

/// Which member of the object holds a claim's value, by the order of ClaimValue.
constexpr std::array<const char*, 4> kValueNames{"edtf", "quantity", "entity", "text"};

template<typename T> T number(const Json& json)
{
    if (json.is_null())
        return {};
    if (!json.is_number())
        refuseMember(json);
    return json.get<T>();
}

template<typename T> void readFormatted(const Json& json, T& value)
{
    if (json.is_null()) {
        value = {};
        return;
    }
    auto found = json.is_string() ? T::parse(json.get_ref<const std::string&>()) : Result<T>(T{});
    if (!found || !json.is_string())
        refuseMember(json);
    value = std::move(*found);
}

} // namespace

void refuseMember(const Json& json)
{
    throw Refusal(ErrorCode::Damaged, "the case's history is damaged: " +
                                          inQuotes(json.dump(-1, ' ', false, Json::error_handler_t::replace)) +
                                          " stands where it cannot");
}

Json memberJson(const std::string& value)
{
    if (const auto at = firstInvalidUtf8(value))
        throw Refusal(ErrorCode::Invalid, inQuotes(std::string_view(value).substr(0, *at)) +
                                              " goes on with bytes that are no text (they are not UTF-8)");
    return value;
}

Json memberJson(bool value)
{
    return value;
}

Json memberJson(std::int64_t value)
{
    return value;
}

Json memberJson(int value)
{
    return value;
}

Json memberJson(double value)
{
    return value;
}

Json memberJson(DayMonthOrder value)
{
    return std::string(kDayMonthOrders.at(static_cast<std::size_t>(value)));
}

Json memberJson(const EdtfDate& value)
{
    return value.format();
}

Json memberJson(const DateShift& value)
{
    return value.format();
}

Json memberJson(const ClaimValue& value)
{
    Json json = Json::object();
    json[kValueNames.at(value.index())] = std::visit([](const auto& one) { return memberJson(one); }, value);
    return json;
}

void readMember(const Json& json, std::string& value)
{
    if (!json.is_null() && !json.is_string())
        refuseMember(json);
    value = json.is_null() ? std::string() : json.get<std::string>();
}

void readMember(const Json& json, bool& value)
{
    if (!json.is_null() && !json.is_boolean())
        refuseMember(json);
    value = !json.is_null() && json.get<bool>();
}

void readMember(const Json& json, std::int64_t& value)
{
    value = number<std::int64_t>(json);
}

void readMember(const Json& json, int& value)
{
    value = number<int>(json);
}

void readMember(const Json& json, double& value)
{
    value = number<double>(json);
}

void readMember(const Json& json, DayMonthOrder& value)
{
    value = {};
    if (json.is_null())
        return;
    const auto found = std::ranges::find_if(kDayMonthOrders, [&](std::string_view word) { return json == word; });
    if (found == kDayMonthOrders.end())
        refuseMember(json);
    value = static_cast<DayMonthOrder>(found - kDayMonthOrders.begin());
}

void readMember(const Json& json, EdtfDate& value)
{
    readFormatted(json, value);
}

void readMember(const Json& json, DateShift& value)
{
    readFormatted(json, value);
}

void readMember(const Json& json, ClaimValue& value)
{
    value = std::string();
    if (json.contains(kValueNames[0]))
        readMember(json[kValueNames[0]], value.emplace<0>());
    else if (json.contains(kValueNames[1]))
        readMember(json[kValueNames[1]], value.emplace<1>());
    else if (json.contains(kValueNames[2]))
        readMember(json[kValueNames[2]], value.emplace<2>());
    else if (json.contains(kValueNames[3]))
        readMember(json[kValueNames[3]], value.emplace<3>());
}

const Json& memberOf(const Json& object, const char* name)
{
    static const Json kNothing;
    const auto found = object.find(name);
    return found == object.end() ? kNothing : *found;
}

std::string jsonText(const Json& json)
{
    return json.dump();
}

Json jsonOfText(std::string_view text)
{
    auto json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        refuseMember(Json(std::string(text.substr(0, 40))));
    return json;
}

} // namespace dateline::store
