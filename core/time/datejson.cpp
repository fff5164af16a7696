#include "core/time/datejson.h"

#include "core/time/words.h"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

/// The zone that the expression ends in: "Z", "+04:30", or nothing.
std::string zoneOf(const EdtfDate& date)
{
    if (!date.utcShift())
        return {};
    const auto text = date.format();
    return text.substr(text.find_first_of("Z+-", text.find('T')));
}

Json endToJson(const std::optional<std::string>& iso, const std::string& zone)
{
    return iso ? Json(*iso + zone) : Json(nullptr);
}

} // namespace

std::optional<std::string> earliestIso(const TimeExtent& extent)
{
    return extent.openStart() ? std::nullopt : std::optional<std::string>(formatIso(extent.earliest));
}

std::optional<std::string> latestIso(const TimeExtent& extent)
{
    return extent.openEnd() ? std::nullopt : std::optional<std::string>(formatIso(extent.latest - 1));
}

Json dateToJson(const EdtfDate& date, const WideningMargins& margins)
{
    const auto strict = date.bounds();
    const auto widened = date.widened(margins);
    const auto zone = zoneOf(date);
    Json json;
    json["edtf"] = date.format();
    json["level"] = date.level();
    json["earliest"] = endToJson(earliestIso(strict), zone);
    json["latest"] = endToJson(latestIso(strict), zone);
    json["widened"]["earliest"] = endToJson(earliestIso(widened), zone);
    json["widened"]["latest"] = endToJson(latestIso(widened), zone);
    json["text"] = inWords(date, WordLength::Long);
    return json;
}

std::string describeDateJson(const EdtfDate& date, const WideningMargins& margins)
{
    return dateToJson(date, margins).dump();
}

} // namespace dateline
