#include "core/counted.h"
#include "core/time/certainty.h"
#include "core/time/datejson.h"
#include "core/time/words.h"
#include "core/timeline/timescale.h"

#include "app/commandlinecommands.h"
#include "app/commandlinejson.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <sstream>

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

/// An event that is listed, and whether it lies in the range.
struct ListedEvent
{
    EventSummary summary;
    Certainty certainty = Certainty::Certain;
};

Certainty certaintyOf(const EventSummary& summary, const TimeExtent& range, const CaseDates& dates)
{
    return summary.date ? liesIn(dates.local(*summary.date), range, dates.margins) : Certainty::No;
}

using Rows = std::vector<std::vector<std::string>>;

std::vector<std::string> rowOf(const EventSummary& summary, const Case& content)
{
    const auto category = std::find_if(content.categories.begin(), content.categories.end(),
                                       [&](const Category& one) { return one.id == summary.event->category; });
    return {summary.date ? inWords(*summary.date, WordLength::Short) : "no date",
            onOneLine(summary.event->title),
            onOneLine(category == content.categories.end() ? summary.event->category : category->name),
            std::to_string(summary.sources),
            std::to_string(summary.event->claims.size()),
            summary.disputed ? "sources disagree" : ""};
}

const std::vector<std::string> kColumns{"Date", "Event", "Category", "Sources", "Claims", ""};

std::string disputedText(const std::vector<ListedEvent>& events)
{
    const auto disputed =
        std::count_if(events.begin(), events.end(), [](const ListedEvent& one) { return one.summary.disputed; });
    return "; sources disagree on " + (disputed == 0 ? "none" : std::to_string(disputed)) + " of them\n";
}

std::string table(const std::vector<ListedEvent>& events, const Case& content)
{
    Rows rows{kColumns};
    for (const ListedEvent& one : events) {
        rows.push_back(rowOf(one.summary, content));
    }
    return alignedTable(rows) + "\n" + counted(events.size(), "event") + disputedText(events);
}

/// Those that certainly lie in the range, those that possibly do, and how many that makes.
std::string groups(const std::vector<ListedEvent>& events, const Case& content, const TimeExtent& range)
{
    CertaintyCount count;
    for (const ListedEvent& one : events) {
        count.add(one.certainty);
    }
    // One table, so that the columns of both groups stand under each other.
    Rows rows{kColumns};
    for (const Certainty certainty : {Certainty::Certain, Certainty::Possible}) {
        for (const ListedEvent& one : events) {
            if (one.certainty == certainty) {
                rows.push_back(rowOf(one.summary, content));
            }
        }
    }
    std::vector<std::string> lines;
    std::istringstream aligned(alignedTable(rows));
    for (std::string line; std::getline(aligned, line);) {
        lines.push_back(line + "\n");
    }
    const auto split = lines.begin() + 1 + std::ptrdiff_t(count.certain);
    const auto joined = [&](auto from, auto to) {
        return from == to ? std::string() : lines.front() + std::accumulate(from, to, std::string()) + "\n";
    };
    return std::to_string(count.certain) + " certainly " + placeInWords(range) + "\n" +
           joined(lines.begin() + 1, split) + std::to_string(count.possible) + " possibly\n" +
           joined(split, lines.end()) + "at least " + std::to_string(count.certain) + ", at most " +
           std::to_string(count.certain + count.possible) + disputedText(events);
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
    const bool ranged = arguments.has("from") || arguments.has("to");
    std::vector<ListedEvent> events;
    for (const Event& event : content->events) {
        if (*matching && !(*matching)->contains(event.id)) {
            continue;
        }
        EventSummary summary = EventSummary::of(event, order, dates);
        const Certainty certainty = ranged ? certaintyOf(summary, *range, dates) : Certainty::Certain;
        if (certainty != Certainty::No && (summary.disputed || !arguments.has("disputed"))) {
            events.push_back({std::move(summary), certainty});
        }
    }
    if (!arguments.has("json")) {
        return Outcome{ranged           ? groups(events, *content, *range)
                       : events.empty() ? "no event of the case is left\n"
                                        : table(events, *content),
                       {}};
    }
    OutputJson list = OutputJson::array();
    for (const ListedEvent& one : events) {
        list.push_back(eventJson(one.summary));
        if (ranged) {
            list.back()["certainty"] = one.certainty == Certainty::Certain ? "certain" : "possible";
        }
    }
    return Outcome{printed(list), {}};
}

} // namespace dateline
