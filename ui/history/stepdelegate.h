#pragma once

#include "ui/history/historymodel.h"

#include <QStyledItemDelegate>

namespace dateline {

/// Paints one step of the history, with the day above it where it is the first of its day. Plain text.
class StepDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    StepDelegate(const Workspace& workspace, const HistoryModel& model, const PastCase& past, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

Q_SIGNALS:
    /// "Redo" was clicked beside that step.
    void redoAsked(std::int64_t step);

private:
    QRect stepRect(const QRect& row, const QModelIndex& index) const;
    /// Where "Redo" stands; empty where the step was not undone.
    QRect redoRect(const QRect& row, const QModelIndex& index) const;
    void paintStep(QPainter& painter, const QRect& rect, const QRect& redo, const HistoryStep& step) const;

    const Workspace& workspace_;
    const HistoryModel& model_;
    const PastCase& past_;
};

} // namespace dateline
