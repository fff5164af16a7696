#include "core/interchange/objectreader.h"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

using nlohmann::json;

std::string inQuotes(std::string_view text)
{
    return "\"" + std::string(text) + "\"";
}

const char* typeInWords(const json& value)
{
    switch (value.type()) {
    case json::value_t::null:
        return "null";
    case json::value_t::boolean:
        return "true or false";
    case json::value_t::string:
        return "text";
    case json::value_t::array:
        return "an array";
    case json::value_t::object:
        return "an object";
    default:
        return "a number";
    }
}

} // namespace

ObjectReader::ObjectReader(const json& value, std::string place, std::span<const caseform::Member> members,
                           DocumentState& document)
    : value_(value), place_(std::move(place)), document_(document)
{
    if (!value.is_object()) {
        refuse(std::string("must be an object, not ") + typeInWords(value));
        return;
    }
    for (const auto& [name, unused] : value.get_ref<const json::object_t&>()) {
        const auto known = std::ranges::find(members, std::string_view(name), &caseform::Member::name);
        if (known == members.end() || !known->isIn(document_.version))
            refuse("has an unknown member " + inQuotes(name));
    }
    for (const caseform::Member& member : members) {
        if (member.isRequiredIn(document_.version) && !value.contains(member.name))
            refuse("lacks " + inQuotes(member.name));
    }
}

bool ObjectReader::hasIn(const char* name, const char* inner) const
{
    const json* value = find(name);
    return value != nullptr && value->is_object() && value->contains(inner);
}

std::string ObjectReader::text(const char* name)
{
    std::string value = textOrEmpty(name);
    if (value.empty() && has(name))
        refuse(inQuotes(name) + " is empty; what is unknown is left out");
    return value;
}

std::string ObjectReader::textOrEmpty(const char* name)
{
    const json* value = find(name);
    if (value == nullptr)
        return {};
    if (!value->is_string()) {
        refuseType(name, "text", *value);
        return {};
    }
    return value->get<std::string>();
}

std::vector<std::string> ObjectReader::texts(const char* name)
{
    std::vector<std::string> values;
    for (const json& element : elements(name)) {
        if (!element.is_string() || element.get_ref<const std::string&>().empty()) {
            refuse(inQuotes(name) + " must hold texts that are not empty");
            return {};
        }
        values.push_back(element.get<std::string>());
    }
    return values;
}

bool ObjectReader::flag(const char* name)
{
    const json* value = find(name);
    if (value != nullptr && !value->is_boolean())
        refuseType(name, "true or false", *value);
    return value != nullptr && value->is_boolean() && value->get<bool>();
}

double ObjectReader::number(const char* name)
{
    const json* value = find(name);
    if (value == nullptr)
        return 0;
    if (!value->is_number()) {
        refuseType(name, "a number", *value);
        return 0;
    }
    constexpr double kExactUpTo = 9007199254740992.0; // 2^53
    const auto number = value->get<double>();
    if (std::abs(number) > kExactUpTo)
        refuse(inQuotes(name) + " is too large to be kept exactly");
    return number;
}

std::int64_t ObjectReader::integer(const char* name, std::int64_t least, std::int64_t most)
{
    const json* value = find(name);
    if (value == nullptr)
        return 0;
    if (!value->is_number()) {
        refuseType(name, "a whole number", *value);
        return 0;
    }
    const bool fits = value->is_number_unsigned() ? value->get<std::uint64_t>() <= std::uint64_t{INT64_MAX}
                                                  : value->is_number_integer();
    if (!fits) {
        refuse(inQuotes(name) + " must be a whole number below 9223372036854775808, not " + value->dump());
        return 0;
    }
    const auto number = value->get<std::int64_t>();
    if (number < least || number > most) {
        const bool isOpen = most == std::numeric_limits<std::int64_t>::max();
        const std::string range = isOpen ? "at least " + std::to_string(least)
                                         : "between " + std::to_string(least) + " and " + std::to_string(most);
        refuse(inQuotes(name) + " must be " + range + ", not " + std::to_string(number));
    }
    return number;
}

std::optional<EdtfDate> ObjectReader::date(const char* name)
{
    const std::string given = text(name);
    if (given.empty())
        return std::nullopt;
    auto date = EdtfDate::parse(given);
    if (!date) {
        refuse("the date " + inQuotes(given) + " in " + inQuotes(name) + ": " + date.error().message);
        return std::nullopt;
    }
    return std::move(*date);
}

DateShift ObjectReader::shift(const char* name)
{
    const std::string given = text(name);
    if (given.empty())
        return {};
    const auto shift = DateShift::parse(given);
    if (!shift)
        refuse("the shift " + inQuotes(given) + " in " + inQuotes(name) + ": " + shift.error().message);
    return shift.value_or(DateShift());
}

ObjectReader ObjectReader::object(const char* name, std::span<const caseform::Member> members)
{
    static const json empty = json::object();
    const json* value = find(name);
    return {value == nullptr ? empty : *value, place_ + ", " + inQuotes(name), members, document_};
}

void ObjectReader::refuse(const std::string& problem)
{
    if (!document_.error)
        document_.error = Error{ErrorCode::Invalid, place_ + ": " + problem};
}

const json* ObjectReader::find(const char* name) const
{
    if (document_.error || !value_.is_object())
        return nullptr;
    const auto found = value_.find(name);
    return found == value_.end() ? nullptr : &*found;
}

const json::array_t& ObjectReader::elements(const char* name)
{
    static const json::array_t none;
    const json* value = find(name);
    if (value == nullptr)
        return none;
    if (!value->is_array()) {
        refuseType(name, "an array", *value);
        return none;
    }
    return value->get_ref<const json::array_t&>();
}

/// `event "kerman"`, or `event 3` (counted from 1) where it has no id to be named by; behind this object's own place,
/// unless that is the whole case.
std::string ObjectReader::placeOf(const json& element, const char* kind, std::size_t position) const
{
    std::string name = std::to_string(position + 1);
    if (element.is_object()) {
        const auto id = element.find("id");
        if (id != element.end() && id->is_string() && !id->get_ref<const std::string&>().empty())
            name = inQuotes(id->get_ref<const std::string&>());
    }
    return (place_ == "the case" ? "" : place_ + ", ") + kind + " " + name;
}

void ObjectReader::refuseType(const char* name, const char* wanted, const json& value)
{
    refuse(inQuotes(name) + " must be " + wanted + ", not " + typeInWords(value));
}

void ObjectReader::refuseWord(const char* name, const std::string& given, std::span<const std::string_view> allowed)
{
    std::string words;
    for (std::size_t i = 0; i < allowed.size(); ++i) {
        if (i > 0)
            words += i + 1 == allowed.size() ? " or " : ", ";
        words += inQuotes(allowed[i]);
    }
    refuse(inQuotes(name) + " is " + inQuotes(given) + "; it must be " + words);
}

} // namespace dateline
