#include "core/store/finding.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace dateline::store {

namespace {

#define DATELINE_FIRST_MEANT "CASE importance WHEN 'core' THEN 0 WHEN 'major' THEN 1 ELSE 2 END, date_earliest, key"

/// Something with an id and a title, folded for comparing.
struct Named
{
    std::int64_t key = 0;
    std::string id;
    icu::UnicodeString foldedId;
    icu::UnicodeString foldedTitle;
};

icu::UnicodeString folded(std::string_view text)
{
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    return icu::UnicodeString::fromUTF8(piece).trim().foldCase();
}

std::vector<Named> readNames(Query& query)
{
    std::vector<Named> names;
    while (query.next())
        names.push_back({query.integer(0), query.text(1), folded(query.text(1)), folded(query.text(2))});
    return names;
}

/// The fewest letters to insert, leave out or change to make one of the other; `most` where it takes as many or more.
int editDistance(const icu::UnicodeString& left, const icu::UnicodeString& right, int most)
{
    const auto rows = left.length();
    const auto columns = right.length();
    if (std::abs(rows - columns) >= most)
        return most;
    std::vector<int> above(static_cast<std::size_t>(columns) + 1);
    for (std::size_t i = 0; i < above.size(); ++i)
        above[i] = static_cast<int>(i);
    auto row = above;
    for (std::int32_t y = 1; y <= rows; ++y) {
        row[0] = y;
        auto best = row[0];
        for (std::int32_t x = 1; x <= columns; ++x) {
            const auto at = static_cast<std::size_t>(x);
            const int changed = above[at - 1] + (left.charAt(y - 1) == right.charAt(x - 1) ? 0 : 1);
            row[at] = std::min({changed, above[at] + 1, row[at - 1] + 1});
            best = std::min(best, row[at]);
        }
        if (best >= most)
            return most;
        std::swap(above, row);
    }
    return std::min(above.back(), most);
}

/// Distance to the whole name or to any word of it, whichever is least.
int distanceToName(const icu::UnicodeString& wanted, const icu::UnicodeString& name, int most)
{
    int least = editDistance(wanted, name, most);
    std::int32_t start = 0;
    for (std::int32_t at = 0; at <= name.length() && least > 0; ++at) {
        if (at < name.length() && name.charAt(at) != u' ' && name.charAt(at) != u'-')
            continue;
        if (at > start)
            least = std::min(least, editDistance(wanted, name.tempSubStringBetween(start, at), least));
        start = at + 1;
    }
    return least;
}

std::vector<std::string> nearestIds(const std::vector<Named>& names, const icu::UnicodeString& wanted)
{
    constexpr std::size_t kMostNames = 3;
    struct Near
    {
        int distance = 0;
        const Named* named = nullptr;
    };
    const int most = std::max(3, wanted.length() / 2);
    std::vector<Near> near;
    for (const auto& named : names) {
        const auto distance =
            std::min(distanceToName(wanted, named.foldedId, most), distanceToName(wanted, named.foldedTitle, most));
        const bool contains = named.foldedId.indexOf(wanted) >= 0 || named.foldedTitle.indexOf(wanted) >= 0;
        if (distance < most || (contains && wanted.length() > 1))
            near.push_back({contains ? 0 : distance, &named});
    }
    std::ranges::stable_sort(near, {}, &Near::distance);
    std::vector<std::string> ids;
    for (const auto& item : near)
        if (ids.size() < kMostNames)
            ids.push_back(item.named->id);
    return ids;
}

std::string joined(const std::vector<std::string>& ids)
{
    std::string list;
    for (const auto& id : ids)
        list += (list.empty() ? "" : ", ") + shown(id);
    return list;
}

std::vector<const Named*> fitting(const std::vector<Named>& names, const icu::UnicodeString& wanted, bool whole)
{
    std::vector<const Named*> found;
    for (const auto& named : names) {
        const bool fits = whole ? named.foldedId == wanted || named.foldedTitle == wanted
                                : named.foldedId.startsWith(wanted) || named.foldedTitle.startsWith(wanted);
        if (fits)
            found.push_back(&named);
    }
    return found;
}

[[noreturn]] void refuseAmbiguous(std::string_view kind, std::string_view text, const std::vector<const Named*>& found)
{
    constexpr std::size_t kMostNames = 5;
    std::vector<std::string> ids;
    for (const auto* named : found)
        if (ids.size() < kMostNames)
            ids.push_back(named->id);
    throw Refusal(ErrorCode::NotFound, inQuotes(text) + " fits " + std::to_string(found.size()) + " " +
                                           std::string(kind) + "s: " + joined(ids) +
                                           (found.size() > kMostNames ? ", …" : ""));
}

/// By id, then by id or title without regard to case, then by the beginning of either; nullptr where none fits.
const Named* findFitting(const std::vector<Named>& names, std::string_view kind, std::string_view text)
{
    const auto byId = std::ranges::find(names, text, &Named::id);
    if (byId != names.end())
        return &*byId;
    const auto wanted = folded(text);
    if (wanted.isEmpty())
        return nullptr;
    for (const bool whole : {true, false}) {
        const auto found = fitting(names, wanted, whole);
        if (found.size() == 1)
            return found.front();
        if (found.size() > 1)
            refuseAmbiguous(kind, text, found);
    }
    return nullptr;
}

const Named& findNamed(const std::vector<Named>& names, std::string_view kind, std::string_view text)
{
    if (const auto* found = findFitting(names, kind, text))
        return *found;
    const auto wanted = folded(text);
    const auto near = wanted.isEmpty() ? std::vector<std::string>() : nearestIds(names, wanted);
    throw Refusal(ErrorCode::NotFound, "no " + std::string(kind) + " " + inQuotes(text) +
                                           (near.empty() ? std::string() : "; nearest: " + joined(near)));
}

/// Events whose ids begin like the text or whose titles have its words one after the other: nearly always all that can
/// be meant, and found without a look at each title.
std::vector<Named> likelyEvents(Database& database, std::string_view text)
{
    std::string phrase = "title : \"";
    for (const char letter : text)
        phrase += letter == '"' ? std::string("\"\"") : std::string(1, letter == '\0' ? ' ' : letter);
    phrase += "\" *";
    std::string id;
    folded(text).toUTF8String(id);
    if (id.empty())
        return {};
    Query query(database, "SELECT key, id, title FROM event WHERE key IN (SELECT rowid FROM event_search"
                          " WHERE event_search MATCH ?1) OR (id >= ?2 AND id < ?3)"
                          " ORDER BY " DATELINE_FIRST_MEANT);
    query.bindText(phrase).bindText(id).bindText(id + "\x7F"); // behind every character of an id
    return readNames(query);
}

} // namespace

EventKey findEvent(Database& database, std::string_view idOrTitle)
{
    Query exact(database, "SELECT key FROM event WHERE id = ?");
    exact.bindText(idOrTitle);
    if (exact.next())
        return exact.integer(0);
    const auto likely = likelyEvents(database, idOrTitle);
    if (const auto* found = findFitting(likely, "event", idOrTitle))
        return found->key;
    Query all(database, "SELECT key, id, title FROM event ORDER BY " DATELINE_FIRST_MEANT);
    return findNamed(readNames(all), "event", idOrTitle).key;
}

std::string findSource(Database& database, std::string_view idNumberOrTitle)
{
    Query all(database, "SELECT key, id, title FROM source ORDER BY position");
    const auto names = readNames(all);
    std::size_t number = 0;
    const auto* end = idNumberOrTitle.data() + idNumberOrTitle.size();
    const auto [stop, error] = std::from_chars(idNumberOrTitle.data(), end, number);
    const bool isNumber = error == std::errc() && stop == end;
    if (isNumber && std::ranges::find(names, idNumberOrTitle, &Named::id) == names.end()) {
        if (number < 1 || number > names.size())
            throw Refusal(ErrorCode::NotFound,
                          "no source " + inQuotes(idNumberOrTitle) + "; the case has " + std::to_string(names.size()));
        return names[number - 1].id;
    }
    return findNamed(names, "source", idNumberOrTitle).id;
}

} // namespace dateline::store
