// Which events the table lists, and in which order.

#include "core/timeline/eventorder.h"

#include "ui/models/handon.h"
#include "ui/table/eventtablemodel.h"

#include <QCollator>

#include <algorithm>
#include <numeric>
#include <set>

namespace dateline {

namespace {

/// The events of texts, in the order in which people here put them. Stops early where it is asked to.
std::vector<EventKey> inOrder(const std::vector<WrittenText>& texts, const std::stop_token& stop)
{
    const QCollator collator;
    std::vector<std::pair<QCollatorSortKey, EventKey>> keyed;
    keyed.reserve(texts.size());
    for (const WrittenText& each : texts) {
        if (stop.stop_requested()) {
            return {};
        }
        keyed.emplace_back(collator.sortKey(qs(each.text).toCaseFolded()), each.event);
    }
    std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) {
        const int compared = a.first.compare(b.first);
        return compared != 0 ? compared < 0 : a.second < b.second;
    });
    std::vector<EventKey> keys;
    keys.reserve(keyed.size());
    for (const auto& each : keyed) {
        keys.push_back(each.second);
    }
    return keys;
}

} // namespace

std::vector<EventTableModel::Number> EventTableModel::listed()
{
    std::vector<Number> rows;
    rows.reserve(workspace_.counts().shown);
    forEachInOrder(workspace_.index(), workspace_.shown(), [&rows](EventRow row) { rows.push_back(row); });
    findUndated();
    const std::vector<Number> undated = undatedLeft();
    rows.insert(rows.end(), undated.begin(), undated.end());
    return rows;
}

EventTableModel::Listed EventTableModel::listedOf(Number number) const
{
    const EventIndex& index = workspace_.index();
    if (number < index.size()) {
        return {index.key[number], number};
    }
    const std::size_t at = number - index.size();
    return {undated_ && at < undated_->size() ? (*undated_)[at] : EventKey{0}, std::nullopt};
}

/// The number of an event; one past all numbers where the table does not know it.
EventTableModel::Number EventTableModel::numberOf(EventKey key) const
{
    if (!dated_) {
        dated_.emplace(workspace_.index());
    }
    const std::size_t dated = workspace_.index().size();
    const EventRow row = dated_->rowOf(key);
    if (row < dated || !undated_) {
        return row;
    }
    const auto at = std::lower_bound(undated_->begin(), undated_->end(), key);
    const bool isThere = at != undated_->end() && *at == key;
    return static_cast<Number>(dated + static_cast<std::size_t>((isThere ? at : undated_->end()) - undated_->begin()));
}

void EventTableModel::findUndated()
{
    if (undated_) {
        return;
    }
    std::vector<EventKey> undated;
    const EventIndex& index = workspace_.index();
    if (index.undated > 0) {
        const KeyRows dated(index);
        const auto all = workspace_.caseFile().writtenTexts(ObjectKind::Event, TextMember::Title);
        for (const WrittenText& each : all.value_or(std::vector<WrittenText>())) {
            if (dated.rowOf(each.event) == index.size()) {
                undated.push_back(each.event);
            }
        }
    }
    std::sort(undated.begin(), undated.end());
    undated_ = std::move(undated);
}

/// After an edit they are those of before and those that had a date, as far as they are still there and have none. Only
/// where there are more than those, a new one among them, all events have to be looked at again.
void EventTableModel::followUndated()
{
    constexpr std::size_t kMostAsked = 1'000;
    const IndexChange* change = workspace_.indexChange();
    if (!undated_ || !change || undated_->size() + change->size() > kMostAsked) {
        undated_.reset();
        return;
    }
    const EventIndex& index = workspace_.index();
    std::vector<EventKey> dated;
    for (const EventRow row : change->come) {
        dated.push_back(index.key[row]);
    }
    std::sort(dated.begin(), dated.end());
    std::vector<EventKey> left = std::move(*undated_);
    for (const EventRow row : change->gone) {
        left.push_back(index.key[row]);
    }
    std::erase_if(left, [&](EventKey key) {
        return std::binary_search(dated.begin(), dated.end(), key) || !workspace_.caseFile().title(key);
    });
    std::sort(left.begin(), left.end());
    undated_ = left.size() == index.undated ? std::optional(std::move(left)) : std::nullopt;
}

/// The events without a date that pass the filter: what the index does for the others.
std::vector<EventTableModel::Number> EventTableModel::undatedLeft() const
{
    const EventFilter& filter = workspace_.filter();
    const EventIndex& index = workspace_.index();
    std::vector<Number> left;
    if (undated_->empty() || filter.range) {
        return left;
    }
    std::vector<std::vector<EventKey>> allowed;
    const auto allow = [&](ObjectKind kind, const std::vector<std::uint16_t>& chosen, const Dictionary& ids) {
        if (!chosen.empty()) {
            allowed.push_back(eventsOf(kind, chosen, ids));
        }
    };
    allow(ObjectKind::Category, filter.categories, index.categories);
    allow(ObjectKind::Entity, filter.actors, index.actorNames);
    allow(ObjectKind::Entity, filter.places, index.placeNames);
    allow(ObjectKind::Source, filter.sources, index.sourceNames);
    for (std::size_t i = 0; i < undated_->size(); ++i) {
        const EventKey key = (*undated_)[i];
        const auto has = [key](const std::vector<EventKey>& keys) {
            return std::binary_search(keys.begin(), keys.end(), key);
        };
        if ((!filter.searching || has(filter.matches)) && std::all_of(allowed.begin(), allowed.end(), has) &&
            passesFlags(key)) {
            left.push_back(static_cast<Number>(index.size() + i));
        }
    }
    return left;
}

/// The events that have to do with any of what is chosen, ascending.
std::vector<EventKey> EventTableModel::eventsOf(ObjectKind kind, const std::vector<std::uint16_t>& chosen,
                                                const Dictionary& ids) const
{
    std::vector<EventKey> all;
    for (const std::uint16_t number : chosen) {
        if (const auto events = workspace_.caseFile().eventsOf(kind, ids.ids[number])) {
            all.insert(all.end(), events->begin(), events->end());
        }
    }
    std::sort(all.begin(), all.end());
    return all;
}

bool EventTableModel::passesFlags(EventKey key) const
{
    const EventFilter& filter = workspace_.filter();
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

void EventTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= kEventColumns || !canSort(column) || (column == sortColumn_ && order == sortOrder_)) {
        return;
    }
    sortColumn_ = column;
    sortOrder_ = order;
    refresh();
}

/// Finds the order of a text of the events, now or soon; until then the one of before stands.
void EventTableModel::orderTexts(TextMember member)
{
    TextOrder& order = member == TextMember::Title ? titles_ : notes_;
    if (order.isCurrent) {
        return;
    }
    order.isCurrent = true;
    const CaseFile& file = workspace_.caseFile();
    if (workspace_.index().size() < largeFrom_ || file.path().empty()) {
        const auto texts = file.writtenTexts(ObjectKind::Event, member);
        order.keys = inOrder(texts.value_or(std::vector<WrittenText>()), {});
        return;
    }
    reader_ = std::make_unique<CaseReader>(file.path());
    reader_->texts(member, [this, &order](Result<std::vector<WrittenText>> texts, const std::stop_token& stop) {
        auto sorted = inOrder(std::move(texts).value_or(std::vector<WrittenText>()), stop);
        handOn(*this, stop, std::move(sorted), [this, &order](std::vector<EventKey> keys) {
            order.keys = std::move(keys);
            refresh();
        });
    });
}

/// By number the place of each event in the order of a text of it; what has none comes last.
std::vector<std::uint32_t> EventTableModel::textRanks(TextMember member)
{
    orderTexts(member);
    const std::vector<EventKey>& keys = (member == TextMember::Title ? titles_ : notes_).keys;
    const std::size_t all = workspace_.index().size() + undated_->size();
    std::vector<std::uint32_t> ranks(all, static_cast<std::uint32_t>(keys.size()));
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (const Number number = numberOf(keys[i]); number < all) {
            ranks[number] = static_cast<std::uint32_t>(i);
        }
    }
    return ranks;
}

/// What a dated event is sorted by, where the index knows it, beside its date.
std::uint32_t EventTableModel::rank(EventRow row) const
{
    const EventIndex& index = workspace_.index();
    switch (static_cast<EventColumn>(sortColumn_)) {
    case EventColumn::Certainty: {
        const auto has = [&](EventFlag flag) {
            return index.has(row, flag) ? 0u : 1u;
        };
        return has(Disputed) * 8 + has(Uncertain) * 4 + has(Approximate) * 2 + has(OwnDate);
    }
    case EventColumn::Category:
        return index.category[row];
    case EventColumn::Place: {
        const auto places = index.places.at(row);
        return places.empty() ? static_cast<std::uint32_t>(index.placeNames.names.size()) : places.front();
    }
    case EventColumn::Importance:
        return static_cast<std::uint32_t>(index.importance[row]);
    case EventColumn::Sources:
        return static_cast<std::uint32_t>(index.sources.at(row).size());
    case EventColumn::Claims:
        return index.claimCount[row];
    case EventColumn::Date:
    case EventColumn::Title:
    case EventColumn::Tags:
    case EventColumn::Note:
        break;
    }
    return 0;
}

/// The place of each name in the order of names.
std::vector<std::uint32_t> EventTableModel::nameRanks(const std::vector<std::string>& names)
{
    std::vector<WrittenText> texts;
    for (std::size_t i = 0; i < names.size(); ++i) {
        texts.push_back({static_cast<EventKey>(i), {}, names[i]});
    }
    std::vector<std::uint32_t> ranks(names.size());
    std::uint32_t next = 0;
    for (const EventKey key : inOrder(texts, {})) {
        ranks[static_cast<std::size_t>(key)] = next++;
    }
    return ranks;
}

/// What each number is sorted by: small numbers, so that they need not be compared.
std::vector<std::uint32_t> EventTableModel::ranks()
{
    const auto column = static_cast<EventColumn>(sortColumn_);
    if (column == EventColumn::Title || column == EventColumn::Note) {
        return textRanks(column == EventColumn::Title ? TextMember::Title : TextMember::Note);
    }
    const EventIndex& index = workspace_.index();
    const auto names = column == EventColumn::Place ? nameRanks(index.placeNames.names) : std::vector<std::uint32_t>();
    std::vector<std::uint32_t> ranks(index.size() + undated_->size(), 0);
    std::uint32_t next = 0;
    forEachInOrder(index, everyEvent(index), [&](EventRow row) {
        const std::uint32_t own = column == EventColumn::Date ? next++ : rank(row);
        ranks[row] = own < names.size() ? names[own] : own;
    });
    return ranks;
}

/// Those without a date come last in any order.
void EventTableModel::sortRows(std::vector<Number>& rows)
{
    const bool isDown = sortOrder_ == Qt::DescendingOrder;
    if (rows.empty() || (sortColumn_ == static_cast<int>(EventColumn::Date) && !isDown)) {
        return;
    }
    const std::vector<std::uint32_t> ranks = this->ranks();
    const std::size_t dated = workspace_.index().size();
    const auto undated = std::partition_point(rows.begin(), rows.end(), [dated](Number n) { return n < dated; });
    const std::uint32_t most = *std::max_element(ranks.begin(), ranks.end());
    std::vector<Number> sorted(rows.size());
    const auto sortPart = [&](std::size_t begin, std::size_t end) {
        std::vector<std::size_t> starts(std::size_t{most} + 2, 0);
        const auto slot = [&](Number number) {
            return isDown ? most - ranks[number] : ranks[number];
        };
        for (std::size_t i = begin; i < end; ++i) {
            ++starts[slot(rows[i]) + 1];
        }
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (std::size_t i = begin; i < end; ++i) {
            sorted[begin + starts[slot(rows[i])]++] = rows[i];
        }
    };
    const auto split = static_cast<std::size_t>(undated - rows.begin());
    sortPart(0, split);
    sortPart(split, rows.size());
    rows = std::move(sorted);
}

} // namespace dateline
