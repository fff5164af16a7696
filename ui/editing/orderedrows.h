#pragma once

#include "ui/models/workspace.h"

#include <QWidget>

#include <string>
#include <vector>

class QVBoxLayout;

namespace dateline {

/// Rows that the user puts in order: by dragging the grip at their left, or by Alt+Up and Alt+Down in one of them.
class OrderedRows : public QWidget
{
    Q_OBJECT

public:
    explicit OrderedRows(Workspace& workspace, QWidget* parent = nullptr);

    /// Adds a row at the end; `row` becomes its child.
    void addRow(const std::string& id, QWidget* row);
    /// Room below a row, for what is asked about it.
    QVBoxLayout& below(const std::string& id) const;

    /// Moves a row by that many places, as far as there are any.
    void move(const std::string& id, int by);

Q_SIGNALS:
    /// The user wants this order. The rows stay as they are until they are made anew.
    void reordered(const std::vector<std::string>& ids);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class Grip;
    struct Row
    {
        std::string id;
        QWidget* whole = nullptr;
        QVBoxLayout* below = nullptr;
    };

    void moveFocused(int by);
    void dragTo(const QWidget* grip, int y);
    void drop(const QWidget* grip);
    int rowOf(const QWidget* inside) const;
    void put(int from, int to);

    Workspace& workspace_;
    QVBoxLayout* column_;
    std::vector<Row> rows_;
    int dropAt_ = -1; ///< before which row what is dragged would come
};

} // namespace dateline
