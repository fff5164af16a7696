#pragma once

#include "ui/models/workspace.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <vector>

namespace dateline {

/// The best matches of the workspace's search, each an event, a claim or a passage.
class SearchHits : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit SearchHits(Workspace& workspace, QObject* parent = nullptr);

    const SearchHit& hit(int row) const { return workspace_.hits()[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    /// DisplayRole: the event's title; ToolTipRole and AccessibleTextRole: title and matched words together.
    QVariant data(const QModelIndex& index, int role) const override;

    /// "Claim", "Passage in 2 The Media Line": what kind of match a row is.
    QString kind(int row) const;

private:
    Workspace& workspace_;
    int rows_ = 0;
};

/// Paints a match in two lines: the event's title and its kind, then the words with the matched ones marked.
class SearchHitDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    SearchHitDelegate(const Workspace& workspace, const SearchHits& hits, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Workspace& workspace_;
    const SearchHits& hits_;
};

} // namespace dateline
