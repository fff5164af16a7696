#pragma once

#include "ui/models/workspace.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace dateline {

class ContentsPage;

enum class ContentsSection
{
    Case,
    Categories,
    Properties,
    Entities,
    Duplicates,
};

/// What a case is made of beside its events and sources: what it says of itself, its categories, properties of its own,
/// actors and places; and events that may be one. Everything is edited where it stands, each edit a step of its own.
class CaseContents : public QWidget
{
    Q_OBJECT

public:
    explicit CaseContents(Workspace& workspace, QWidget* parent = nullptr);

    void showSection(ContentsSection section);
    /// Shows a section and asks for a new one of it; of entities, one of that kind.
    void startAdding(ContentsSection section, EntityKind kind = EntityKind::Actor);
    ContentsPage* page() const;

    QSize sizeHint() const override { return {380, 700}; }

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void applyTheme();

    Workspace& workspace_;
    QTabBar* tabs_;
    QStackedWidget* pages_;
};

} // namespace dateline
