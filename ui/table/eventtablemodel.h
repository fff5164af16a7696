#pragma once

#include "ui/models/workspace.h"

#include <QAbstractTableModel>
#include <QIcon>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dateline {

/// The columns of the table of events, as they stand from the left.
enum class EventColumn
{
    Title,
    Date,
    Certainty,
    Category,
    Place,
    Importance,
    Sources,
    Claims,
    Tags,
    Note,
};
constexpr int kEventColumns = 10;

/// The events that the workspace's filter leaves, a row each: those with a date as they are sorted, behind them those
/// without. What a row shows is fetched when it is first asked for, and kept for a few thousand rows only.
///
/// setData() takes what was typed in a cell and edits the case: one step of its history.
class EventTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit EventTableModel(Workspace& workspace, QObject* parent = nullptr);

    /// Follows the workspace; else it is empty and costs nothing. Off at first.
    void setLive(bool live);

    EventKey keyAt(int row) const { return rows_[static_cast<std::size_t>(row)].key; }
    /// -1 where the event is not listed.
    int rowOf(EventKey key) const;
    /// Tags alone cannot be sorted by.
    static bool canSort(int column) { return column != static_cast<int>(EventColumn::Tags); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// The value of `role` Qt::DisplayRole of an importance: "core".
    static QString importanceName(Importance importance);

Q_SIGNALS:
    /// A date was typed where a source's word is shown; the user's reason is needed to set it against that.
    void reasonNeeded(dateline::EventKey event, const dateline::EdtfDate& date);
    /// What was typed cannot be taken, and why.
    void refused(const QString& message);

private:
    struct Listed
    {
        EventKey key = 0;
        std::optional<EventRow> row; ///< in the index; none without a date

        bool operator==(const Listed&) const = default;
    };
    struct Cells
    {
        EventDetails details;
        std::optional<EdtfDate> date;
        std::size_t sources = 0;
        bool disputed = false;
    };

    void refresh();
    void forget();
    std::vector<Listed> listed();
    bool passes(EventKey key) const;
    bool passesFacet(ObjectKind kind, const std::vector<std::uint16_t>& chosen, const Dictionary& ids,
                     EventKey key) const;
    void sortRows(std::vector<Listed>& rows) const;
    std::unordered_map<EventKey, std::int64_t> textRanks(TextMember member) const;
    static std::vector<std::int64_t> nameRanks(const std::vector<std::string>& names);
    std::int64_t rank(EventRow row) const;
    const Cells& cells(int row) const;
    QString text(const Cells& cells, const Listed& listed, EventColumn column) const;
    QString certainty(const Cells& cells, const Listed& listed) const;
    QString typedText(const Cells& cells, EventColumn column) const;
    QString toolTip(const Cells& cells, EventColumn column, const QString& shown) const;
    QString placeName(const Cells& cells) const;
    QIcon markOf(const std::string& category) const;
    bool setDate(EventKey key, const Cells& before, const QString& typed);
    bool setCategory(EventKey key, const QString& typed);
    bool setImportance(EventKey key, const QString& typed);
    bool make(const Result<Change>& change);

    Workspace& workspace_;
    bool live_ = false;
    int sortColumn_ = static_cast<int>(EventColumn::Date);
    Qt::SortOrder sortOrder_ = Qt::AscendingOrder;
    std::vector<Listed> rows_;
    std::unordered_map<EventKey, int> places_; ///< rows by key
    std::optional<std::vector<EventKey>> undated_;
    mutable std::unordered_map<EventKey, Cells> cells_;
    mutable std::unordered_map<std::string, QIcon> marks_;
};

} // namespace dateline
