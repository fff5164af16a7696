#pragma once

#include "ui/models/workspace.h"

#include <QLineEdit>

#include <functional>
#include <string>
#include <vector>

class QCompleter;
class QStandardItemModel;

namespace dateline {

/// One line of a list of completions. Plain text.
struct Suggestion
{
    QString text;     ///< what the field holds once it is chosen
    QString detail;   ///< beside it in second text: "also ISKP", "22 Mar 2024"
    std::string data; ///< what it stands for
    QString label;    ///< shown in place of `text`: "Create actor “…”"
};

/// A field that offers, while one types, what may be meant. The first offer is ready for Enter; Down and Up go on to
/// others, Escape closes the list.
class CompletingField : public QLineEdit
{
    Q_OBJECT

public:
    CompletingField(Workspace& workspace, QWidget* parent = nullptr);

    /// What may be meant by what is typed, best first; asked at every key.
    void setSuggest(std::function<std::vector<Suggestion>(const QString& typed)> suggest)
    {
        suggest_ = std::move(suggest);
    }
    /// Offers everything as soon as the field is clicked or Down is pressed in it, without anything typed.
    void setOffersAll(bool offers) { offersAll_ = offers; }
    bool isListOpen() const;
    /// Opens the list with what may be meant by what stands in the field.
    void offerNow() { offer(text()); }

Q_SIGNALS:
    void chosen(const dateline::Suggestion& suggestion);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void offer(const QString& typed);
    void take(int row);

    Workspace& workspace_;
    std::function<std::vector<Suggestion>(const QString&)> suggest_;
    std::vector<Suggestion> offered_;
    QStandardItemModel* model_;
    QCompleter* completer_;
    bool offersAll_ = false;
};

/// An event of the case, by its title. Nothing is chosen until a suggestion is.
class EventField : public CompletingField
{
    Q_OBJECT

public:
    EventField(Workspace& workspace, QWidget* parent = nullptr);

    /// An event that is never offered: the one that the field belongs to.
    void setExcept(EventKey key) { except_ = key; }
    std::optional<EventKey> event() const { return event_; }
    void setEvent(EventKey key);

Q_SIGNALS:
    void eventChosen(dateline::EventKey key);

private:
    std::vector<Suggestion> suggestions(const QString& typed) const;

    Workspace& workspace_;
    EventKey except_ = -1;
    std::optional<EventKey> event_;
};

/// An actor or a place of the case, by name or alias; or one that is to be created.
class EntityField : public CompletingField
{
    Q_OBJECT

public:
    EntityField(Workspace& workspace, QWidget* parent = nullptr);

    /// Only entities of that kind are offered; of any kind without one.
    void setKind(std::optional<EntityKind> kind) { kind_ = kind; }
    void setEntity(const std::string& id);
    /// One that is to be created, as if that had been chosen.
    void setNew(EntityKind kind, const QString& name);
    /// The id of the entity that is meant: the chosen one, or the one of exactly that name or alias.
    std::optional<std::string> entity() const;
    /// What is to be created, if that was chosen.
    std::optional<Entity> toCreate() const;
    /// The id of what is meant; where it is to be created, that is added to `parts`. Nothing where nothing is meant.
    std::optional<std::string> takeEntity(Change& parts);

private:
    std::vector<Suggestion> suggestions(const QString& typed) const;

    Workspace& workspace_;
    std::optional<EntityKind> kind_;
    std::string chosen_;
    std::optional<EntityKind> create_;
};

} // namespace dateline
