#include "ui/editing/entitylist.h"

#include "core/edit/comparing.h"
#include "core/edit/entityedits.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace dateline {

EntityList::EntityList(Workspace& workspace, QObject* parent) : QAbstractListModel(parent), workspace_(workspace) {}

void EntityList::show(const QString& typed, std::optional<EntityKind> kind)
{
    beginResetModel();
    rows_.clear();
    used_.clear();
    const std::vector<Entity>& all = workspace_.entities();
    if (!typed.trimmed().isEmpty()) {
        for (const EntityMatch& match : completeEntity(all, utf8(typed), kind, all.size())) {
            rows_.push_back(match.entity);
        }
    } else {
        std::vector<std::pair<std::string, std::size_t>> named;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!kind || all[i].kind == *kind) {
                named.emplace_back(comparable(all[i].name), i);
            }
        }
        std::ranges::sort(named);
        for (const auto& [name, position] : named) {
            rows_.push_back(position);
        }
    }
    endResetModel();
}

int EntityList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

const Entity& EntityList::entity(int row) const
{
    return workspace_.entities()[rows_[static_cast<std::size_t>(row)]];
}

int EntityList::rowOf(const std::string& id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (entity(row).id == id) {
            return row;
        }
    }
    return -1;
}

std::size_t EntityList::events(const Entity& entity) const
{
    const auto known = used_.find(entity.id);
    if (known != used_.end()) {
        return known->second;
    }
    const auto found = workspace_.caseFile().eventsOf(ObjectKind::Entity, entity.id);
    return used_[entity.id] = found ? found->size() : 0;
}

QString EntityList::detailText(int row) const
{
    const Entity& of = entity(row);
    QStringList words{of.kind == EntityKind::Place ? tr("Place") : tr("Actor")};
    QStringList aliases;
    for (const std::string& alias : of.aliases) {
        aliases << qs(alias).simplified();
    }
    if (!aliases.isEmpty()) {
        words << tr("also %1").arg(aliases.join(QStringLiteral(", ")));
    }
    return words.join(QStringLiteral(" · "));
}

QVariant EntityList::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return qs(entity(index.row()).name).simplified();
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(qs(entity(index.row()).name).simplified(), detailText(index.row()));
    case Qt::UserRole: {
        const std::size_t count = events(entity(index.row()));
        return count == 0 ? tr("unused") : count == 1 ? tr("1 event") : tr("%1 events").arg(count);
    }
    default:
        return {};
    }
}

EntityDelegate::EntityDelegate(const Workspace& workspace, const EntityList& list, QObject* parent)
    : QStyledItemDelegate(parent), workspace_(workspace), list_(list)
{
}

void EntityDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = workspace_.theme();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    if (chosen || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.raised);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(6, 1, -6, -1), 5, 5);
    }
    const QRect room = option.rect.adjusted(14, 4, -14, -4);
    painter->setFont(theme.sans(12));
    painter->setPen(theme.faintText);
    const QString used = index.data(Qt::UserRole).toString();
    painter->drawText(room, Qt::AlignRight | Qt::AlignTop, used);
    const int usedWidth = painter->fontMetrics().horizontalAdvance(used) + 8;
    painter->setPen(theme.secondText);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignBottom,
                      painter->fontMetrics().elidedText(list_.detailText(index.row()), Qt::ElideRight, room.width()));
    painter->setFont(theme.sans(13, QFont::Medium));
    painter->setPen(chosen ? theme.accent : theme.text);
    painter->drawText(
        room, Qt::AlignLeft | Qt::AlignTop,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width() - usedWidth));
    painter->restore();
}

} // namespace dateline
