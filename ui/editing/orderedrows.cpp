#include "ui/editing/orderedrows.h"

#include "ui/theme/plaintext.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

/// Six dots to take hold of a row by.
class OrderedRows::Grip : public QWidget
{
public:
    Grip(OrderedRows& rows, QWidget* parent) : QWidget(parent), rows_(rows)
    {
        setFixedSize(14, 28);
        const bool canEdit = rows.workspace_.canEdit();
        setCursor(canEdit ? Qt::OpenHandCursor : Qt::ArrowCursor);
        if (canEdit) {
            setPlainToolTip(this, OrderedRows::tr("Drag to put in another order (Alt+Up, Alt+Down)"));
        }
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (!rows_.workspace_.canEdit()) {
            return;
        }
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(rows_.workspace_.theme().faintText);
        for (const double x : {4.5, 8.5}) {
            for (const double y : {10.0, 14.0, 18.0}) {
                painter.drawEllipse(QPointF(x, y), 0.9, 0.9);
            }
        }
    }
    void mousePressEvent(QMouseEvent* event) override { event->setAccepted(rows_.workspace_.canEdit()); }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        rows_.dragTo(this, mapTo(&rows_, event->position().toPoint()).y());
    }
    void mouseReleaseEvent(QMouseEvent*) override { rows_.drop(this); }

private:
    OrderedRows& rows_;
};

OrderedRows::OrderedRows(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), column_(new QVBoxLayout(this))
{
    column_->setContentsMargins(0, 4, 0, 4);
    column_->setSpacing(0);
    for (const auto& [key, by] : {std::pair{Qt::Key_Up, -1}, std::pair{Qt::Key_Down, 1}}) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::ALT | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, by = by] { moveFocused(by); });
    }
}

void OrderedRows::addRow(const std::string& id, QWidget* row)
{
    auto* whole = new QWidget(this);
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(4, 0, 10, 0);
    column->setSpacing(2);
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(new Grip(*this, whole), 0, Qt::AlignTop);
    line->addWidget(row, 1);
    column->addLayout(line);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(18, 0, 0, 0);
    column->addLayout(below);
    column_->addWidget(whole);
    rows_.push_back({id, whole, below});
}

QVBoxLayout& OrderedRows::below(const std::string& id) const
{
    return *std::ranges::find(rows_, id, &Row::id)->below;
}

int OrderedRows::rowOf(const QWidget* inside) const
{
    const auto found =
        std::ranges::find_if(rows_, [&](const Row& row) { return inside && row.whole->isAncestorOf(inside); });
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

void OrderedRows::move(const std::string& id, int by)
{
    const auto found = std::ranges::find(rows_, id, &Row::id);
    if (found != rows_.end()) {
        const int from = static_cast<int>(found - rows_.begin());
        put(from, std::clamp(from + by, 0, static_cast<int>(rows_.size()) - 1));
    }
}

void OrderedRows::moveFocused(int by)
{
    const int row = rowOf(QApplication::focusWidget());
    if (row >= 0 && workspace_.canEdit()) {
        move(rows_[static_cast<std::size_t>(row)].id, by);
    }
}

void OrderedRows::put(int from, int to)
{
    if (from == to) {
        return;
    }
    std::vector<std::string> ids;
    for (const Row& row : rows_) {
        ids.push_back(row.id);
    }
    const std::string id = ids[static_cast<std::size_t>(from)];
    ids.erase(ids.begin() + from);
    ids.insert(ids.begin() + to, id);
    Q_EMIT reordered(ids);
}

void OrderedRows::dragTo(const QWidget*, int y)
{
    dropAt_ = static_cast<int>(
        std::ranges::count_if(rows_, [&](const Row& row) { return row.whole->geometry().center().y() < y; }));
    update();
}

void OrderedRows::drop(const QWidget* grip)
{
    const int from = rowOf(grip);
    const int at = std::exchange(dropAt_, -1);
    update();
    if (at >= 0 && from >= 0) {
        put(from, at > from ? at - 1 : at);
    }
}

void OrderedRows::paintEvent(QPaintEvent*)
{
    if (dropAt_ < 0 || rows_.empty()) {
        return;
    }
    const auto at = static_cast<std::size_t>(dropAt_);
    const int y = at < rows_.size() ? rows_[at].whole->y() : rows_.back().whole->geometry().bottom() + 1;
    QPainter(this).fillRect(8, y - 1, width() - 16, 2, workspace_.theme().accent);
}

} // namespace dateline
