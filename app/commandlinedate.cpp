#include "core/time/datejson.h"
#include "core/time/datereading.h"

#include "app/commandlinecommands.h"
#include "app/commandlinejson.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::size_t kSuggestionsTold = 2;

std::string endInWords(const OutputJson& end)
{
    return end.is_null() ? "open or unknown" : end.get<std::string>();
}

/// Why the text is no date, and what may have been meant.
std::string whyNot(const std::string& text, const DateReading& reading)
{
    std::string why = "\"" + text + "\" is no date: ";
    const std::string stretch = text.substr(reading.stretch.begin, reading.stretch.end - reading.stretch.begin);
    if (stretch != text && reading.problem.find(stretch) == std::string::npos) {
        why += "at \"" + stretch + "\", ";
    }
    why += reading.problem;
    for (std::size_t i = 0; i < std::min<std::size_t>(reading.suggestions.size(), kSuggestionsTold); ++i)
        why += (i == 0 ? "; perhaps \"" : "\" or \"") + reading.suggestions[i];
    return why + (reading.suggestions.empty() ? "" : "\"");
}

std::string inLines(const EdtfDate& date, const std::string& note, const OutputJson& json)
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
    if (!note.empty()) {
        rows.push_back({"Note", note});
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
    const DateReading reading = readDate(text);
    if (!reading.date) {
        return fail(ErrorCode::Invalid, whyNot(text, reading));
    }
    const OutputJson json = dateToJson(*reading.date);
    return Outcome{arguments.has("json") ? printed(json) : inLines(*reading.date, reading.note, json), {}};
}

} // namespace dateline
