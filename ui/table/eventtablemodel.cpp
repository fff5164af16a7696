#include "ui/table/eventtablemodel.h"

#include "core/edit/claimedits.h"
#include "core/edit/eventedits.h"
#include "core/time/datereading.h"

#include "ui/editing/neweventcard.h"
#include "ui/models/joining.h"

#include <algorithm>
#include <set>

namespace dateline {

namespace {

constexpr std::size_t kRowsKept = 4000;

/// In words where they mean just that date when they are typed, else as EDTF.
QString typedDate(const EdtfDate& date)
{
    const std::string words = inWords(date, WordLength::Long);
    return qs(readDate(words).date == date ? words : date.format());
}

std::vector<std::string> tagsOf(const QString& typed)
{
    std::vector<std::string> tags;
    for (const QString& part : typed.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const std::string tag = utf8(part.simplified());
        if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end()) {
            tags.push_back(tag);
        }
    }
    return tags;
}

/// Position of the one name that is typed, or that alone begins so; nothing where there is none or are several.
std::optional<std::size_t> named(const QStringList& names, const QString& typed)
{
    std::optional<std::size_t> found;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (names[i].compare(typed, Qt::CaseInsensitive) == 0) {
            return static_cast<std::size_t>(i);
        }
    }
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (names[i].startsWith(typed, Qt::CaseInsensitive)) {
            if (found) {
                return std::nullopt;
            }
            found = static_cast<std::size_t>(i);
        }
    }
    return found;
}

} // namespace

EventTableModel::EventTableModel(Workspace& workspace, QObject* parent)
    : QAbstractTableModel(parent), workspace_(workspace)
{
    connect(&workspace_, &Workspace::caseChanged, this, &EventTableModel::forgetCase);
    connect(&workspace_, &Workspace::edited, this, &EventTableModel::forget);
    connect(&workspace_, &Workspace::filterChanged, this, &EventTableModel::refresh);
    const auto reword = [this] {
        marks_.clear();
        if (!rows_.empty()) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kEventColumns - 1));
        }
    };
    connect(&workspace_, &Workspace::datesReworded, this, reword);
    connect(&workspace_, &Workspace::themeChanged, this, reword);
}

void EventTableModel::setLive(bool live)
{
    if (live != live_) {
        live_ = live;
        refresh();
    }
}

int EventTableModel::rowOf(EventKey key) const
{
    if (rows_.empty()) {
        return -1;
    }
    if (places_.empty()) {
        places_.assign(workspace_.index().size() + (undated_ ? undated_->size() : 0), -1);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (rows_[i] < places_.size()) {
                places_[rows_[i]] = static_cast<int>(i);
            }
        }
    }
    const Number number = numberOf(key);
    return number < places_.size() ? places_[number] : -1;
}

int EventTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int EventTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kEventColumns;
}

/// What was read of the case is not so any more; signals of the same edit make the rows new.
void EventTableModel::forget()
{
    reader_.reset();
    titles_.isCurrent = false;
    notes_.isCurrent = false;
    followUndated();
    dated_.reset();
    places_.clear();
    cells_.clear();
    marks_.clear();
}

void EventTableModel::forgetCase()
{
    forget();
    titles_ = {};
    notes_ = {};
}

void EventTableModel::refresh()
{
    std::vector<Number> rows = live_ && workspace_.hasCase() ? listed() : std::vector<Number>();
    sortRows(rows);
    // The same number may stand for another event now: only keys tell whether the rows are those of before.
    std::uint64_t print = rows.size();
    for (const Number number : rows) {
        const Listed each = listedOf(number);
        print = (print ^ static_cast<std::uint64_t>(each.key) ^ (each.row ? 0u : 1u)) * 0x9E3779B97F4A7C15;
        print ^= print >> 29;
    }
    const bool isNew = print != std::exchange(print_, print);
    if (isNew) {
        beginResetModel();
    }
    rows_ = std::move(rows);
    places_.clear();
    if (isNew) {
        endResetModel();
    } else if (!rows_.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kEventColumns - 1));
    }
}

const EventTableModel::Cells& EventTableModel::cells(int row) const
{
    const Listed listed = listedAt(row);
    if (const auto it = cells_.find(listed.key); it != cells_.end()) {
        return it->second;
    }
    if (cells_.size() >= kRowsKept) {
        cells_.clear();
    }
    Cells made;
    if (auto details = workspace_.caseFile().event(listed.key)) {
        made.details = std::move(*details);
    }
    made.date = resolvedDate(made.details.properties);
    made.disputed = isDisputed(made.details.properties);
    std::set<std::string> sources;
    for (const Claim& claim : made.details.event.claims) {
        sources.insert(claim.source);
    }
    sources.erase(std::string());
    made.sources = listed.row ? workspace_.index().sources.at(*listed.row).size() : sources.size();
    return cells_.emplace(listed.key, std::move(made)).first->second;
}

QString EventTableModel::placeName(const Cells& cells) const
{
    for (const ResolvedProperty& property : cells.details.properties) {
        for (const StatedValue& value : property.values) {
            if (property.property == "place" && value.resolved) {
                return workspace_.valueText(value.value);
            }
        }
    }
    return {};
}

QString EventTableModel::importanceName(Importance importance)
{
    switch (importance) {
    case Importance::Core:
        return tr("Core");
    case Importance::Major:
        return tr("Major");
    case Importance::Minor:
        break;
    }
    return tr("Minor");
}

QString EventTableModel::certainty(const Cells& cells, const Listed& listed) const
{
    const EventIndex& index = workspace_.index();
    const auto has = [&](EventFlag flag) {
        return listed.row && index.has(*listed.row, flag);
    };
    QStringList words;
    if (has(DateDisputed)) {
        words << tr("dates disagree");
    } else if (cells.disputed) {
        words << tr("disputed");
    }
    if (has(Uncertain)) {
        words << tr("uncertain");
    }
    if (has(Approximate)) {
        words << tr("approximate");
    }
    if (has(OwnDate)) {
        words << tr("own date");
    }
    return words.join(QLatin1String(", "));
}

QString EventTableModel::text(const Cells& cells, const Listed& listed, EventColumn column) const
{
    const Event& event = cells.details.event;
    switch (column) {
    case EventColumn::Title:
        return qs(event.title).simplified();
    case EventColumn::Date:
        return cells.date ? workspace_.dateText(*cells.date, WordLength::Short) : QString();
    case EventColumn::Certainty:
        return certainty(cells, listed);
    case EventColumn::Category:
        return categoryChoice(workspace_, event.category).text;
    case EventColumn::Place:
        return placeName(cells);
    case EventColumn::Importance:
        return importanceName(event.importance);
    case EventColumn::Sources:
        return QString::number(cells.sources);
    case EventColumn::Claims:
        return QString::number(event.claims.size());
    case EventColumn::Tags:
        return joined(event.tags, ", ");
    case EventColumn::Note:
        break;
    }
    return qs(event.note).simplified();
}

/// What an editor of the cell begins with.
QString EventTableModel::typedText(const Cells& cells, EventColumn column) const
{
    const Event& event = cells.details.event;
    switch (column) {
    case EventColumn::Title:
        return qs(event.title);
    case EventColumn::Date:
        return cells.date ? typedDate(*cells.date) : QString();
    case EventColumn::Note:
        return qs(event.note);
    default:
        return text(cells, {}, column);
    }
}

QString EventTableModel::toolTip(const Cells& cells, EventColumn column, const QString& shown) const
{
    switch (column) {
    case EventColumn::Date:
        return cells.date ? qs(cells.date->format()) : QString();
    case EventColumn::Title:
        return cells.details.event.summary.empty() ? shown : qs(cells.details.event.summary);
    case EventColumn::Note:
        return qs(cells.details.event.note);
    case EventColumn::Tags:
    case EventColumn::Certainty:
    case EventColumn::Place:
        return shown;
    default:
        return {};
    }
}

QIcon EventTableModel::markOf(const std::string& category) const
{
    const auto it = marks_.find(category);
    return it != marks_.end() ? it->second
                              : marks_.emplace(category, categoryChoice(workspace_, category).icon).first->second;
}

QVariant EventTableModel::data(const QModelIndex& at, int role) const
{
    if (!checkIndex(at, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const auto column = static_cast<EventColumn>(at.column());
    const bool number = column == EventColumn::Sources || column == EventColumn::Claims;
    const Listed listed = listedAt(at.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(cells(at.row()), listed, column);
    case Qt::EditRole:
        return typedText(cells(at.row()), column);
    case Qt::ToolTipRole: {
        const Cells& row = cells(at.row());
        const QString tip = toolTip(row, column, text(row, listed, column));
        return tip.isEmpty() ? QVariant() : Qt::convertFromPlainText(tip);
    }
    case Qt::DecorationRole:
        return column == EventColumn::Category ? QVariant(markOf(cells(at.row()).details.event.category)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::ForegroundRole:
        if (column == EventColumn::Certainty) {
            return cells(at.row()).disputed ? workspace_.theme().disagree : workspace_.theme().secondText;
        }
        return column == EventColumn::Title ? workspace_.theme().text : QVariant();
    default:
        return {};
    }
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kEventColumns) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const auto column = static_cast<EventColumn>(section);
        const bool isNumber = column == EventColumn::Sources || column == EventColumn::Claims;
        return QVariant::fromValue((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const QString names[] = {tr("Title"),      tr("Date"),    tr("Certainty"), tr("Category"), tr("Place"),
                             tr("Importance"), tr("Sources"), tr("Claims"),    tr("Tags"),     tr("Note")};
    return names[section];
}

Qt::ItemFlags EventTableModel::flags(const QModelIndex& at) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(at);
    switch (static_cast<EventColumn>(at.column())) {
    case EventColumn::Title:
    case EventColumn::Date:
    case EventColumn::Category:
    case EventColumn::Importance:
    case EventColumn::Tags:
    case EventColumn::Note:
        flags.setFlag(Qt::ItemIsEditable, at.isValid() && workspace_.canEdit());
        break;
    default:
        break;
    }
    return flags;
}

bool EventTableModel::make(const Result<Change>& change)
{
    return change && change->empty() ? true : workspace_.edit(change);
}

bool EventTableModel::setDate(EventKey key, const Cells& before, const QString& typed)
{
    if (typed.isEmpty()) {
        Q_EMIT refused(tr("A date is taken away in the event's panel, where its claims stand."));
        return false;
    }
    const DateReading reading = readDate(utf8(typed), {workspace_.info().dayMonthOrder});
    if (!reading.date) {
        Q_EMIT refused(tr("“%1” is no date: %2.").arg(typed, qs(reading.problem)));
        return false;
    }
    if (before.date == reading.date) {
        return true;
    }
    if (dateIsSourced(before.details)) {
        Q_EMIT reasonNeeded(key, *reading.date);
        return true;
    }
    return make(setAnalystDate(workspace_.caseFile(), key, *reading.date));
}

bool EventTableModel::setCategory(EventKey key, const QString& typed)
{
    const Dictionary& categories = workspace_.index().categories;
    QStringList names;
    for (const std::string& name : categories.names) {
        names << qs(name);
    }
    const auto found = named(names, typed);
    if (!found) {
        Q_EMIT refused(tr("There is no category “%1”.").arg(typed));
        return false;
    }
    return make(dateline::setCategory(workspace_.caseFile(), {key}, categories.ids[*found]));
}

bool EventTableModel::setImportance(EventKey key, const QString& typed)
{
    const Importance all[] = {Importance::Core, Importance::Major, Importance::Minor};
    const auto found = named({importanceName(all[0]), importanceName(all[1]), importanceName(all[2])}, typed);
    if (!found) {
        Q_EMIT refused(tr("An event is core, major or minor."));
        return false;
    }
    return make(dateline::setImportance(workspace_.caseFile(), {key}, all[*found]));
}

bool EventTableModel::setData(const QModelIndex& at, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !flags(at).testFlag(Qt::ItemIsEditable)) {
        return false;
    }
    const auto column = static_cast<EventColumn>(at.column());
    const EventKey key = keyAt(at.row());
    const Cells before = cells(at.row());
    const QString typed = column == EventColumn::Note ? value.toString().trimmed() : value.toString().simplified();
    if (typed == typedText(before, column).trimmed()) {
        return true;
    }
    Event after = before.details.event;
    switch (column) {
    case EventColumn::Date:
        return setDate(key, before, typed);
    case EventColumn::Category:
        return setCategory(key, typed);
    case EventColumn::Importance:
        return setImportance(key, typed);
    case EventColumn::Title:
        if (typed.isEmpty()) {
            Q_EMIT refused(tr("An event needs a title."));
            return false;
        }
        after.title = utf8(typed);
        break;
    case EventColumn::Tags:
        after.tags = tagsOf(typed);
        break;
    case EventColumn::Note:
        after.note = utf8(typed);
        break;
    default:
        return false;
    }
    return make(changeEvent(workspace_.caseFile(), after));
}

} // namespace dateline
