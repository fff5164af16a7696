#pragma once

#include "ui/models/workspace.h"

#include <QLineEdit>
#include <QStyledItemDelegate>

namespace dateline {

class PlainLabel;

/// A date typed in a cell. Below it stands what was understood, or why nothing was.
class DateCellEdit : public QLineEdit
{
    Q_OBJECT

public:
    DateCellEdit(const Workspace& workspace, QWidget* parent);
    ~DateCellEdit() override;

    /// Whether Enter would be understood; an empty text is.
    bool isUnderstood() const { return understood_; }
    QString answer() const;

protected:
    void moveEvent(QMoveEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void read();
    void placeAnswer();

    const Workspace& workspace_;
    QPointer<PlainLabel> answer_; ///< beside this in the same parent, which may be gone first
    bool understood_ = true;
};

/// Makes the editors of the table's cells: lines, dates, choices that complete, and a few lines for notes.
class EventCellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    EventCellDelegate(Workspace& workspace, QAbstractItemView* parent);

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

Q_SIGNALS:
    /// Enter was pressed in an editor, whose text is about to be taken.
    void entering();
    /// It was taken, and the editor is closed.
    void entered();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void commit(QWidget* editor);

    Workspace& workspace_;
};

} // namespace dateline
