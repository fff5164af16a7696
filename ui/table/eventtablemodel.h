#pragma once

#include "core/store/casereader.h"
#include "core/timeline/keyrows.h"

#include "ui/models/workspace.h"

#include <QAbstractTableModel>
#include <QIcon>

#include <memory>
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
/// without. A row is a number here; what it shows is fetched when it is first asked for, and kept for a few thousand
/// rows only. In a large case the order of titles or notes is found in the background, and the rows stay as they were
/// until it is.
///
/// setData() takes what was typed in a cell and edits the case: one step of its history.
class EventTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit EventTableModel(Workspace& workspace, QObject* parent = nullptr);

    /// Follows the workspace; else it is empty and costs nothing. Off at first.
    void setLive(bool live);

    EventKey keyAt(int row) const { return listedAt(row).key; }
    /// -1 where the event is not listed.
    int rowOf(EventKey key) const;
    /// A case of so many events is a large one.
    void setLargeFrom(std::size_t events) { largeFrom_ = events; }
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
    };
    struct Cells
    {
        EventDetails details;
        std::optional<EdtfDate> date;
        std::size_t sources = 0;
        bool disputed = false;
    };

    /// An event with a date by its row in the index, one without by its place behind them all.
    using Number = std::uint32_t;

    /// Events in the order of a text of them.
    struct TextOrder
    {
        std::vector<EventKey> keys;
        bool isCurrent = false; ///< false: the case has changed since
    };

    Listed listedAt(int row) const { return listedOf(rows_[static_cast<std::size_t>(row)]); }
    Listed listedOf(Number number) const;
    Number numberOf(EventKey key) const;
    void refresh();
    void forget();
    void forgetCase();
    std::vector<Number> listed();
    void findUndated();
    void followUndated();
    std::vector<Number> undatedLeft() const;
    std::vector<EventKey> eventsOf(ObjectKind kind, const std::vector<std::uint16_t>& chosen,
                                   const Dictionary& ids) const;
    bool passesFlags(EventKey key) const;
    void sortRows(std::vector<Number>& rows);
    std::vector<std::uint32_t> ranks();
    std::vector<std::uint32_t> textRanks(TextMember member);
    void orderTexts(TextMember member);
    std::uint32_t rank(EventRow row) const;
    static std::vector<std::uint32_t> nameRanks(const std::vector<std::string>& names);
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
    std::vector<Number> rows_;
    std::uint64_t print_ = 0;         ///< tells one list of events from another
    mutable std::vector<int> places_; ///< rows by number, -1 where it is not listed; empty until it is asked for
    mutable std::optional<KeyRows> dated_;
    std::optional<std::vector<EventKey>> undated_;
    TextOrder titles_;
    TextOrder notes_;
    std::unique_ptr<CaseReader> reader_; ///< while texts are put in order in the background
    std::size_t largeFrom_ = 20'000;
    mutable std::unordered_map<EventKey, Cells> cells_;
    mutable std::unordered_map<std::string, QIcon> marks_;
};

} // namespace dateline
