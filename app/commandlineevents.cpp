#include "core/time/datejson.h"
#include "core/time/words.h"

#include "app/commandlinecommands.h"
#include "app/commandlinejson.h"

#include <algorithm>
#include <set>

namespace dateline {

namespace {

/// Which events the search leaves in, by id; nothing where there is no search.
Result<std::optional<std::set<std::string>>> searched(const CaseFile& file, const Arguments& arguments)
{
    if (!arguments.has("search")) {
        return std::nullopt;
    }
    const auto keys = file.matchingEvents(arguments.value("search"));
    if (!keys) {
        return fail(keys.error());
    }
    std::set<std::string> ids;
    for (const EventKey key : *keys) {
        auto details = file.event(key);
        if (!details) {
            return fail(details.error());
        }
        ids.insert(details->event.id);
    }
    return ids;
}

// An event without a date is in the range of all time only.
bool inRange(const EventSummary& summary, const TimeExtent& range)
{
    if (range.openStart() && range.openEnd()) {
        return true;
    }
    return summary.date && summary.bounds.intersects(range);
}

std::string table(const std::vector<EventSummary>& events, const Case& content)
{
    const auto categoryName = [&content](const std::string& id) {
        const auto found = std::find_if(content.categories.begin(), content.categories.end(),
                                        [&id](const Category& category) { return category.id == id; });
        return found == content.categories.end() ? id : found->name;
    };
    std::vector<std::vector<std::string>> rows{{"Date", "Event", "Category", "Sources", "Claims", ""}};
    std::size_t disputed = 0;
    for (const EventSummary& summary : events) {
        rows.push_back({summary.date ? inWords(*summary.date, WordLength::Short) : "no date",
                        onOneLine(summary.event->title), onOneLine(categoryName(summary.event->category)),
                        std::to_string(summary.sources), std::to_string(summary.event->claims.size()),
                        summary.disputed ? "sources disagree" : ""});
        disputed += summary.disputed ? 1 : 0;
    }
    return alignedTable(rows) + "\n" + counted(events.size(), "event") + "; sources disagree on " +
           (disputed == 0 ? "none" : std::to_string(disputed)) + " of them\n";
}

} // namespace

std::string printed(const OutputJson& json)
{
    return json.dump(2, ' ', false, OutputJson::error_handler_t::replace) + "\n";
}

EventSummary EventSummary::of(const Event& event, const SourceOrder& order, const CaseDates& dates)
{
    EventSummary summary;
    summary.event = &event;
    summary.properties = resolve(event, order, dates);
    summary.date = resolvedDate(summary.properties);
    summary.bounds = summary.date ? dates.bounds(*summary.date) : TimeExtent();
    summary.disputed = isDisputed(summary.properties);
    std::set<std::string_view> sources;
    for (const Claim& claim : event.claims) {
        if (!claim.ofAnalyst()) {
            sources.insert(claim.source);
        }
    }
    summary.sources = sources.size();
    return summary;
}

OutputJson eventJson(const EventSummary& summary)
{
    OutputJson json;
    json["id"] = summary.event->id;
    json["title"] = summary.event->title;
    json["category"] = summary.event->category;
    json["date"] = nullptr;
    json["earliest"] = nullptr;
    json["latest"] = nullptr;
    if (summary.date) {
        json["date"] = summary.date->format();
        if (const auto earliest = earliestIso(summary.bounds)) {
            json["earliest"] = *earliest;
        }
        if (const auto latest = latestIso(summary.bounds)) {
            json["latest"] = *latest;
        }
    }
    json["sources"] = summary.sources;
    json["claims"] = summary.event->claims.size();
    json["disputed"] = summary.disputed;
    return json;
}

Result<Outcome> runEvents(const Arguments& arguments)
{
    // What is wrong with the arguments is said before a case is opened.
    if (const auto asked = rangeOf(arguments); !asked) {
        return fail(asked.error());
    }
    const auto file = openForReading(arguments.word(0));
    if (!file) {
        return fail(file.error());
    }
    const auto content = file->read();
    if (!content) {
        return fail(content.error());
    }
    const CaseDates dates = datesOf(content->info);
    const auto range = rangeOf(arguments, dates.zone);
    if (!range) {
        return fail(range.error());
    }
    const auto matching = searched(*file, arguments);
    if (!matching) {
        return fail(matching.error());
    }

    const SourceOrder order = sourceOrder(content->sources);
    std::vector<EventSummary> events;
    for (const Event& event : content->events) {
        if (*matching && !(*matching)->contains(event.id)) {
            continue;
        }
        EventSummary summary = EventSummary::of(event, order, dates);
        if (inRange(summary, *range) && (summary.disputed || !arguments.has("disputed"))) {
            events.push_back(std::move(summary));
        }
    }
    if (!arguments.has("json")) {
        return Outcome{events.empty() ? "no event of the case is left\n" : table(events, *content), {}};
    }
    OutputJson list = OutputJson::array();
    for (const EventSummary& summary : events) {
        list.push_back(eventJson(summary));
    }
    return Outcome{printed(list), {}};
}

} // namespace dateline
