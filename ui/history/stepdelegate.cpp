#include "ui/history/stepdelegate.h"

#include "ui/history/pastcase.h"

#include <QFontMetrics>
#include <QMouseEvent>
#include <QPainter>

namespace dateline {

namespace {

constexpr int kDay = 32;
constexpr int kStep = 44;
constexpr int kIn = 14;

} // namespace

StepDelegate::StepDelegate(const Workspace& workspace, const HistoryModel& model, const PastCase& past, QObject* parent)
    : QStyledItemDelegate(parent), workspace_(workspace), model_(model), past_(past)
{
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {100, kStep + (model_.startsDay(index.row()) ? kDay : 0)};
}

QRect StepDelegate::stepRect(const QRect& row, const QModelIndex& index) const
{
    return model_.startsDay(index.row()) ? row.adjusted(0, kDay, 0, 0) : row;
}

QRect StepDelegate::redoRect(const QRect& row, const QModelIndex& index) const
{
    if (model_.step(index.row()).state != StepState::Undone || !workspace_.canEdit()) {
        return {};
    }
    const QRect rect = stepRect(row, index);
    const int width = QFontMetrics(workspace_.theme().sans(12, QFont::Medium)).horizontalAdvance(tr("Redo")) + 12;
    return {rect.right() - kIn + 6 - width, rect.top(), width, kStep};
}

void StepDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = workspace_.theme();
    const QRect rect = stepRect(option.rect, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (rect.top() > option.rect.top()) {
        painter->setFont(theme.sans(11, QFont::DemiBold));
        painter->setPen(theme.secondText);
        const QRect day(option.rect.left() + kIn, option.rect.top(), option.rect.width() - 2 * kIn, kDay - 5);
        painter->drawText(day, Qt::AlignLeft | Qt::AlignBottom, model_.dayText(index.row()));
    }
    const HistoryStep& step = model_.step(index.row());
    const bool isShown = past_.isPast() && past_.step().step == step.step;
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    const bool isPointedAt = option.state.testFlag(QStyle::State_MouseOver);
    if (isShown || isChosen || isPointedAt) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(isShown ? theme.quotation : theme.raised);
        painter->drawRoundedRect(QRectF(rect).adjusted(6, 1, -6, -1), 5, 5);
    }
    if (isChosen) {
        painter->fillRect(QRect(rect.left() + 6, rect.top() + 6, 2, rect.height() - 12), theme.accent);
    }
    paintStep(*painter, rect, redoRect(option.rect, index), step);
    painter->setFont(theme.sans(12));
    painter->setPen(isShown ? theme.onQuotation : step.state == StepState::Done ? theme.secondText : theme.faintText);
    const QRect second = rect.adjusted(kIn, 23, -kIn - redoRect(option.rect, index).width(), -4);
    painter->drawText(
        second, Qt::AlignLeft | Qt::AlignTop,
        painter->fontMetrics().elidedText(model_.detailText(index.row()), Qt::ElideMiddle, second.width()));
    painter->restore();
}

void StepDelegate::paintStep(QPainter& painter, const QRect& rect, const QRect& redo, const HistoryStep& step) const
{
    const Theme& theme = workspace_.theme();
    QFont font = theme.sans(13, QFont::Medium);
    font.setStrikeOut(step.state == StepState::Abandoned);
    painter.setFont(font);
    const bool isShown = past_.isPast() && past_.step().step == step.step;
    painter.setPen(isShown ? theme.onQuotation : step.state == StepState::Done ? theme.text : theme.faintText);
    const QRect first = rect.adjusted(kIn, 5, -kIn - redo.width(), 0);
    painter.drawText(first, Qt::AlignLeft | Qt::AlignTop,
                     painter.fontMetrics().elidedText(qs(step.name).simplified(), Qt::ElideRight, first.width()));
    if (!redo.isEmpty()) {
        painter.setFont(theme.sans(12, QFont::Medium));
        painter.setPen(theme.accent);
        painter.drawText(redo, Qt::AlignCenter, tr("Redo"));
    }
}

bool StepDelegate::editorEvent(QEvent* event, QAbstractItemModel*, const QStyleOptionViewItem& option,
                               const QModelIndex& index)
{
    if (event->type() != QEvent::MouseButtonRelease) {
        return false;
    }
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->button() == Qt::LeftButton && redoRect(option.rect, index).contains(mouse->position().toPoint())) {
        Q_EMIT redoAsked(model_.step(index.row()).step);
        return true;
    }
    return false;
}

} // namespace dateline
