// Which events the table lists, and in which order.

#include "ui/table/eventtablemodel.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace dateline {

std::vector<EventTableModel::Listed> EventTableModel::listed()
{
    const EventIndex& index = workspace_.index();
    std::vector<Listed> rows;
    for (EventRow row = 0; row < index.size(); ++row) {
        if (workspace_.shown().contains(row)) {
            rows.push_back({index.key[row], row});
        }
    }
    if (!undated_) {
        undated_.emplace();
        if (index.undated > 0) {
            const auto all = workspace_.caseFile().writtenTexts(ObjectKind::Event, TextMember::Title);
            const std::set<EventKey> dated(index.key.begin(), index.key.end());
            for (const WrittenText& each : all.value_or(std::vector<WrittenText>())) {
                if (!dated.contains(each.event)) {
                    undated_->push_back(each.event);
                }
            }
        }
    }
    for (const EventKey key : *undated_) {
        if (passes(key)) {
            rows.push_back({key, std::nullopt});
        }
    }
    return rows;
}

/// Whether an event without a date passes the filter: what the index does for the others.
bool EventTableModel::passes(EventKey key) const
{
    const EventFilter& filter = workspace_.filter();
    const EventIndex& index = workspace_.index();
    if (filter.isEmpty()) {
        return true;
    }
    if (filter.range || (filter.searching && !std::binary_search(filter.matches.begin(), filter.matches.end(), key)) ||
        !passesFacet(ObjectKind::Category, filter.categories, index.categories, key) ||
        !passesFacet(ObjectKind::Entity, filter.actors, index.actorNames, key) ||
        !passesFacet(ObjectKind::Entity, filter.places, index.placeNames, key) ||
        !passesFacet(ObjectKind::Source, filter.sources, index.sourceNames, key)) {
        return false;
    }
    if (!filter.onlyDisputed && !filter.onlySingleSource) {
        return true;
    }
    const auto details = workspace_.caseFile().event(key);
    if (!details || (filter.onlyDisputed && !isDisputed(details->properties))) {
        return false;
    }
    std::set<std::string> sources;
    for (const Claim& claim : details->event.claims) {
        sources.insert(claim.source);
    }
    sources.erase(std::string());
    return !filter.onlySingleSource || sources.size() == 1;
}

bool EventTableModel::passesFacet(ObjectKind kind, const std::vector<std::uint16_t>& chosen, const Dictionary& ids,
                                  EventKey key) const
{
    return chosen.empty() || std::any_of(chosen.begin(), chosen.end(), [&](std::uint16_t number) {
               const auto events = workspace_.caseFile().eventsOf(kind, ids.ids[number]);
               return events && std::binary_search(events->begin(), events->end(), key);
           });
}

void EventTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= kEventColumns || !canSort(column) || (column == sortColumn_ && order == sortOrder_)) {
        return;
    }
    sortColumn_ = column;
    sortOrder_ = order;
    refresh();
}

/// The place of each event in the order of a text of it.
std::unordered_map<EventKey, std::int64_t> EventTableModel::textRanks(TextMember member) const
{
    std::vector<std::pair<QString, EventKey>> texts;
    const auto written = workspace_.caseFile().writtenTexts(ObjectKind::Event, member);
    for (const WrittenText& each : written.value_or(std::vector<WrittenText>())) {
        texts.emplace_back(qs(each.text).toCaseFolded(), each.event);
    }
    std::sort(texts.begin(), texts.end(), [](const auto& a, const auto& b) {
        const int compared = QString::localeAwareCompare(a.first, b.first);
        return compared != 0 ? compared < 0 : a.second < b.second;
    });
    std::unordered_map<EventKey, std::int64_t> ranks;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        ranks.emplace(texts[i].second, static_cast<std::int64_t>(i));
    }
    return ranks;
}

/// What a dated event is sorted by, where the index knows it.
std::int64_t EventTableModel::rank(EventRow row) const
{
    const EventIndex& index = workspace_.index();
    switch (static_cast<EventColumn>(sortColumn_)) {
    case EventColumn::Certainty: {
        const auto has = [&](EventFlag flag) {
            return index.has(row, flag) ? 0 : 1;
        };
        return has(Disputed) * 8 + has(Uncertain) * 4 + has(Approximate) * 2 + has(OwnDate);
    }
    case EventColumn::Category:
        return index.category[row];
    case EventColumn::Place: {
        const auto places = index.places.at(row);
        return places.empty() ? std::int64_t(index.placeNames.names.size()) : places.front();
    }
    case EventColumn::Importance:
        return static_cast<std::int64_t>(index.importance[row]);
    case EventColumn::Sources:
        return static_cast<std::int64_t>(index.sources.at(row).size());
    case EventColumn::Claims:
        return index.claimCount[row];
    case EventColumn::Date:
    case EventColumn::Title:
    case EventColumn::Tags:
    case EventColumn::Note:
        break;
    }
    return row;
}

/// The place of each name in the order of names.
std::vector<std::int64_t> EventTableModel::nameRanks(const std::vector<std::string>& names)
{
    std::vector<std::size_t> order(names.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(), [&names](std::size_t a, std::size_t b) {
        return QString::localeAwareCompare(qs(names[a]), qs(names[b])) < 0;
    });
    std::vector<std::int64_t> ranks(names.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        ranks[order[i]] = static_cast<std::int64_t>(i);
    }
    return ranks;
}

void EventTableModel::sortRows(std::vector<Listed>& rows) const
{
    if (rows.empty()) {
        return;
    }
    const auto column = static_cast<EventColumn>(sortColumn_);
    const bool byText = column == EventColumn::Title || column == EventColumn::Note;
    const auto texts = !byText ? std::unordered_map<EventKey, std::int64_t>()
                               : textRanks(column == EventColumn::Title ? TextMember::Title : TextMember::Note);
    const auto names =
        column == EventColumn::Place ? nameRanks(workspace_.index().placeNames.names) : std::vector<std::int64_t>();
    const auto place = [&](const Listed& listed) -> std::int64_t {
        if (byText) {
            const auto found = texts.find(listed.key);
            return found == texts.end() ? std::int64_t(texts.size()) : found->second;
        }
        const std::int64_t own = listed.row ? rank(*listed.row) : 0;
        return own < std::int64_t(names.size()) ? names[static_cast<std::size_t>(own)] : own;
    };
    std::vector<std::pair<std::int64_t, Listed>> keyed;
    keyed.reserve(rows.size());
    for (const Listed& listed : rows) {
        keyed.emplace_back(place(listed), listed);
    }
    const bool down = sortOrder_ == Qt::DescendingOrder;
    // Those without a date come last in any order.
    std::stable_sort(keyed.begin(), keyed.end(), [down](const auto& a, const auto& b) {
        if (a.second.row.has_value() != b.second.row.has_value()) {
            return a.second.row.has_value();
        }
        return down ? b.first < a.first : a.first < b.first;
    });
    std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const auto& each) { return each.second; });
}

} // namespace dateline
