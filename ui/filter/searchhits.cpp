#include "ui/filter/searchhits.h"

#include <QPainter>
#include <QTextLayout>

namespace dateline {

namespace {

constexpr int kRowHeight = 46;

} // namespace

SearchHits::SearchHits(Workspace& workspace, QObject* parent) : QAbstractListModel(parent), workspace_(workspace)
{
    connect(&workspace_, &Workspace::hitsChanged, this, [this] {
        beginResetModel();
        rows_ = static_cast<int>(workspace_.hits().size());
        endResetModel();
    });
}

int SearchHits::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : rows_;
}

QString SearchHits::kind(int row) const
{
    const SearchHit& found = hit(row);
    const QString source =
        found.source.empty()
            ? QString()
            : tr("%1 %2").arg(workspace_.sourceNumber(found.source)).arg(workspace_.sourceName(found.source));
    switch (found.kind) {
    case HitKind::Event:
        return tr("Event");
    case HitKind::Claim:
        return tr("Claim, %1").arg(source);
    case HitKind::Passage:
        return tr("Passage, %1").arg(source);
    }
    return {};
}

QVariant SearchHits::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const SearchHit& found = hit(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return qs(found.eventTitle);
    case Qt::AccessibleTextRole:
        return tr("%1. %2: %3").arg(qs(found.eventTitle), kind(index.row()), qs(found.snippet));
    default:
        return {};
    }
}

SearchHitDelegate::SearchHitDelegate(const Workspace& workspace, const SearchHits& hits, QObject* parent)
    : QStyledItemDelegate(parent), workspace_(workspace), hits_(hits)
{
}

QSize SearchHitDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const
{
    return {200, kRowHeight};
}

void SearchHitDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = workspace_.theme();
    const SearchHit& hit = hits_.hit(index.row());
    painter->save();
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, theme.raised);
    }
    const QRect inner = option.rect.adjusted(12, 5, -12, -5);

    painter->setFont(theme.sans(11));
    const QString kind = painter->fontMetrics().elidedText(hits_.kind(index.row()), Qt::ElideRight, inner.width() / 2);
    const int kindWidth = painter->fontMetrics().horizontalAdvance(kind) + 10;
    painter->setPen(theme.faintText);
    painter->drawText(inner, Qt::AlignTop | Qt::AlignRight, kind);

    painter->setFont(theme.sans(12, QFont::DemiBold));
    painter->setPen(theme.text);
    painter->drawText(inner, Qt::AlignTop | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(qs(hit.eventTitle), Qt::ElideRight, inner.width() - kindWidth));

    // Line breaks in a source's text would end the one line that there is.
    QByteArray snippet = QByteArray::fromStdString(hit.snippet);
    for (char& c : snippet) {
        if (c == '\n' || c == '\r') {
            c = ' ';
        }
    }
    QTextLayout line(QString::fromUtf8(snippet), hit.kind == HitKind::Event ? theme.sans(12) : theme.serif(12));
    QList<QTextLayout::FormatRange> formats;
    for (const ByteRange& mark : hit.marks) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(QString::fromUtf8(snippet.left(static_cast<qsizetype>(mark.start))).size());
        range.length =
            static_cast<int>(QString::fromUtf8(snippet.left(static_cast<qsizetype>(mark.end))).size()) - range.start;
        range.format.setBackground(theme.quotation);
        range.format.setForeground(theme.onQuotation);
        formats << range;
    }
    line.setFormats(formats);
    line.beginLayout();
    QTextLine only = line.createLine();
    only.setNumColumns(10000);
    line.endLayout();
    painter->setPen(theme.secondText);
    painter->setClipRect(inner);
    line.draw(painter, QPointF(inner.left(), inner.bottom() - only.height() + 1));
    painter->restore();
}

} // namespace dateline
