#include "core/time/datesuggestions.h"

#include "core/ascii.h"
#include "core/time/datevocabulary.h"
#include "core/time/numericdate.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace dateline {

namespace {

constexpr std::size_t kNearWords = 3;

std::string applied(std::string_view text, Remedy remedy)
{
    std::sort(remedy.begin(), remedy.end(),
              [](const TextEdit& a, const TextEdit& b) { return a.range.begin > b.range.begin; });
    std::string out(text);
    for (const auto& edit : remedy)
        out.replace(edit.range.begin, edit.range.end - edit.range.begin, edit.text);
    for (auto at = out.find("  "); at != out.npos; at = out.find("  "))
        out.erase(at, 1);
    while (!out.empty() && (out.back() == ' ' || out.back() == ','))
        out.pop_back();
    while (!out.empty() && (out.front() == ' ' || out.front() == ','))
        out.erase(0, 1);
    return out;
}

std::string raised(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

/// Letters inserted, left out, changed, or exchanged with their neighbour, one each.
std::size_t distanceBetween(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::vector<std::size_t> next(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        next[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                next[j] = std::min(next[j], before[j - 2] + 1);
        }
        before.swap(row);
        row.swap(next);
    }
    return row.back();
}

/// The words that people mistype in dates: names, then what stands about them.
const std::vector<std::string>& wordsOfDates()
{
    static const auto words = [] {
        const auto& english = englishDateVocabulary();
        std::vector<std::string> all(english.months.begin(), english.months.end());
        all.insert(all.end(), english.weekdays.begin(), english.weekdays.end());
        for (const auto* word :
             {"spring",     "summer",  "autumn",       "winter",    "early",   "mid",     "late",     "beginning",
              "middle",     "end",     "about",        "around",    "circa",   "perhaps", "possibly", "probably",
              "before",     "after",   "between",      "from",      "until",   "since",   "night",    "century",
              "millennium", "quarter", "half",         "week",      "first",   "second",  "third",    "fourth",
              "last",       "million", "billion",      "years ago", "unknown", "noon",    "morning",  "evening",
              "afternoon",  "onwards", "approximately"})
            all.emplace_back(word);
        return all;
    }();
    return words;
}

/// The words nearest to one that is none; those that begin like it first.
std::vector<std::string> nearWords(std::string_view given)
{
    const auto word = lowered(given);
    const std::size_t most = word.size() > 5 ? 2 : 1;
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const auto& known : wordsOfDates()) {
        const auto name = lowered(known);
        const auto begins = name.starts_with(word);
        const auto distance = begins ? 0 : distanceBetween(word, name);
        if (begins || (distance <= most && word.size() > 2))
            found.emplace_back(distance, known);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> words;
    for (std::size_t i = 0; i < std::min(found.size(), kNearWords); ++i)
        words.push_back(found[i].second);
    return words;
}

std::string monthInWords(std::string_view year, int month)
{
    if (month < 1 || month > 12)
        return {};
    return englishDateVocabulary().months[static_cast<std::size_t>(month - 1)] + " " + std::string(year);
}

/// Two numbers: "2014-2015", "2014/15", "2014 2015", "08/2021", "9/11".
void addPairs(std::string_view text, std::vector<std::string>& out)
{
    const auto sign = text.find_first_of("-/. ");
    if (sign == text.npos)
        return;
    const auto left = text.substr(0, sign);
    const auto right = text.substr(sign + 1);
    if (!areDigits(left) || !areDigits(right) || left.size() > 4 || right.size() > 4)
        return;
    const auto a = std::atoi(std::string(left).c_str());
    const auto b = std::atoi(std::string(right).c_str());
    if (left.size() == 4) {
        out.push_back(right.size() <= 2 ? monthInWords(left, b) : std::string());
        const auto last = std::string(left.substr(0, 4 - right.size())).append(right);
        if (last > left) {
            out.push_back(std::string(left) + " to " + last);
            out.push_back(std::string(left) + " or " + last);
        }
    } else if (right.size() == 4) {
        out.push_back(monthInWords(right, a));
    } else if (left.size() <= 2 && right.size() <= 2) {
        out.push_back(std::to_string(a) + " " + monthInWords("", b));
        out.push_back(std::to_string(b) + " " + monthInWords("", a));
    }
}

/// "2024-09-31", "2024-03-00", "2024-00-00".
void addImpossibleDays(std::string_view text, std::vector<std::string>& out)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !areDigits(text.substr(0, 4)) ||
        !areDigits(text.substr(5, 2)) || !areDigits(text.substr(8)))
        return;
    const auto year = std::atoi(std::string(text.substr(0, 4)).c_str());
    const auto month = std::atoi(std::string(text.substr(5, 2)).c_str());
    const auto day = std::atoi(std::string(text.substr(8)).c_str());
    if (day == 0)
        out.emplace_back(text.substr(0, month == 0 ? 4 : 7));
    if (month < 1 || month > 12 || day < 29 || day > 31)
        return;
    out.push_back(formatIsoDate(secondsFromCivil(year, month, daysInMonth(year, month))));
    out.push_back(formatIsoDate(secondsFromCivil(year, month, day)));
}

/// "2024-03-22 19:55", "2024-03-22T19:55", "2024-03-22T19:55:00.000Z", "2024-03-22T19:55:00+0300".
void addTimes(std::string_view text, std::vector<std::string>& out)
{
    std::string exact(text);
    const auto time = text.find_first_of("T ");
    if (time == text.npos || text.find(':') == text.npos)
        return;
    exact[time] = 'T';
    std::erase(exact, ' ');
    const auto point = exact.find('.', time);
    if (point != exact.npos)
        exact.erase(point, std::min(exact.find_first_not_of("0123456789", point + 1), exact.size()) - point);
    const auto zone = std::min(exact.find_first_of("Z+-", time), exact.size());
    if (zone - time == 6)
        exact.insert(zone, ":00");
    else if (zone - time == 3)
        exact.insert(zone, ":00:00");
    out.push_back(exact);
    if (exact.size() > 5 && (exact[exact.size() - 5] == '+' || exact[exact.size() - 5] == '-'))
        out.push_back(exact.insert(exact.size() - 2, ":"));
}

/// Without the blanks that stand beside a sign: "[2020, 2021]".
std::string withoutInnerBlanks(std::string_view text)
{
    const auto isWritten = [](char c) {
        return c >= '0' && c != ':' && c != '?';
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto between = i > 0 && i + 1 < text.size() && isWritten(text[i - 1]) && isWritten(text[i + 1]);
        if (text[i] != ' ' || between)
            out += text[i];
    }
    return out;
}

} // namespace

std::string withoutStretch(std::string_view text, TextStretch stretch)
{
    return applied(text, {{stretch, ""}});
}

std::vector<std::string> candidatesFor(std::string_view text, const Misreading& error)
{
    std::vector<std::string> out;
    const auto [begin, end] = error.stretch;
    const auto alone = (begin == 0 || text[begin - 1] == ' ') && (end == text.size() || text[end] == ' ');
    const auto word = text.substr(begin, end - begin);
    if (error.unknownWord)
        out.push_back(applied(text, {{error.stretch, raised(word)}})); // "198x"
    if (error.unknownWord && (alone || word.size() > 2)) {
        for (const auto& near : nearWords(word))
            out.push_back(applied(text, {{error.stretch, near}}));
    }
    for (const auto& remedy : error.remedies)
        out.push_back(applied(text, remedy));
    return out;
}

std::vector<std::string> candidatesForNumbers(std::string_view text)
{
    if (text.find_first_not_of("0123456789-/. ") != text.npos)
        return {};
    auto out = daysInNumbers(text);
    addPairs(text, out);
    std::erase_if(out, [](const auto& candidate) { return candidate.empty(); });
    return out;
}

std::vector<std::string> candidatesForEdtf(std::string_view text)
{
    std::vector<std::string> out;
    out.push_back(withoutInnerBlanks(text));
    const auto slash = text.find('/');
    if (slash != text.npos && slash >= 4 && text.size() - slash > 4)
        out.push_back(std::string(text.substr(slash + 1)) + "/" + std::string(text.substr(0, slash)));
    addImpossibleDays(text, out);
    addTimes(text, out);
    if (areDigits(text) && text.size() > 4 && text.size() != 8)
        out.push_back("Y" + std::string(text));
    return out;
}

} // namespace dateline
