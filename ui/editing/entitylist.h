#pragma once

#include "ui/models/workspace.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <map>
#include <string>
#include <vector>

namespace dateline {

/// The actors and places that a search leaves, by name; while something is searched, the best match first.
class EntityList : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit EntityList(Workspace& workspace, QObject* parent = nullptr);

    /// `typed` is looked for in names and aliases; all are listed for an empty one.
    void show(const QString& typed, std::optional<EntityKind> kind);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    const Entity& entity(int row) const;
    int rowOf(const std::string& id) const;
    /// "Actor · also ISKP · 12 events".
    QString detailText(int row) const;

private:
    std::size_t events(const Entity& entity) const;

    Workspace& workspace_;
    std::vector<std::size_t> rows_;                   ///< positions in Workspace::entities()
    mutable std::map<std::string, std::size_t> used_; ///< counted as they are shown
};

/// Paints an entity in two lines, plain text.
class EntityDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    EntityDelegate(const Workspace& workspace, const EntityList& list, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, 42}; }

private:
    const Workspace& workspace_;
    const EntityList& list_;
};

} // namespace dateline
