#pragma once

#include "ui/editing/contentspage.h"

#include <functional>

class QLineEdit;
class QListView;

namespace dateline {

class ChoiceButton;
class EntityList;
class InlineText;

/// The actors and places of the case: a list to search, and below it the chosen one to edit, to merge, to delete.
class EntitiesPage : public ContentsPage
{
    Q_OBJECT

public:
    explicit EntitiesPage(Workspace& workspace, QWidget* parent = nullptr);

    QLineEdit& search() const { return *search_; }
    const std::string& chosen() const { return chosen_; }
    void choose(const std::string& id);
    /// Asks for another entity that the chosen one is, and becomes part of.
    void startMerging();
    void takeKeyboard() override;
    void startAdding() override { startAdding(EntityKind::Actor); }
    void startAdding(EntityKind kind);

protected:
    QWidget* makeContent() override;
    void forget() override { chosen_.clear(); }

private:
    QWidget* makeHead();
    void list();
    /// Texts that were being typed when the program ended.
    void offerDrafts(QVBoxLayout& column);
    void addDetails(QVBoxLayout& column, const Entity& entity);
    InlineText* addText(QVBoxLayout& column, const Entity& entity, const char* name, const QString& head,
                        const QString& text, const QString& placeholder);
    void addWithin(QVBoxLayout& column, const Entity& entity);
    void addActions(QVBoxLayout& column, const Entity& entity);
    bool change(const Entity& entity, const std::function<void(Entity&)>& set);

    QLineEdit* search_ = nullptr;
    ChoiceButton* kind_ = nullptr;
    QListView* view_ = nullptr;
    EntityList* list_ = nullptr;
    QVBoxLayout* asking_ = nullptr;
    std::string chosen_;
    bool listing_ = false;
};

/// Degrees as people write them, "55.826, 37.390" or "55.826 N 37.390 E"; nothing where it is none.
std::optional<Coordinates> coordinatesFrom(const QString& typed);
QString coordinatesText(const Coordinates& at);

} // namespace dateline
