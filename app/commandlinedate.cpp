#include "core/time/datejson.h"
#include "core/time/words.h"

#include "app/commandlinecommands.h"
#include "app/commandlinejson.h"

namespace dateline {

namespace {

std::string endInWords(const OutputJson& end)
{
    return end.is_null() ? "open or unknown" : end.get<std::string>();
}

std::string inLines(const EdtfDate& date, const OutputJson& json)
{
    std::vector<std::vector<std::string>> rows{
        {"Means", json["text"].get<std::string>()},
        {"EDTF", date.format() + " (level " + std::to_string(date.level()) + ")"},
        {"Earliest", endInWords(json["earliest"])},
        {"Latest", endInWords(json["latest"])}};
    if (date.widened() != date.bounds()) {
        rows.push_back({"Widened, as it is approximate",
                        endInWords(json["widened"]["earliest"]) + " to " + endInWords(json["widened"]["latest"])});
    }
    return alignedTable(rows);
}

} // namespace

Result<Outcome> runDate(const Arguments& arguments)
{
    std::string text;
    for (const std::string& word : arguments.words) {
        text += (text.empty() ? "" : " ") + word;
    }
    const auto date = fromWords(text);
    if (!date) {
        return fail(date.error(), "\"" + text + "\" is no date: ");
    }
    const OutputJson json = dateToJson(*date);
    return Outcome{arguments.has("json") ? printed(json) : inLines(*date, json), {}};
}

} // namespace dateline
