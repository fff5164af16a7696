#pragma once

#include "core/edit/eventedits.h"

#include "ui/citation/labels.h"
#include "ui/editing/inlinetext.h"
#include "ui/models/workspace.h"

#include <functional>
#include <map>

class QMenu;
class QVBoxLayout;

namespace dateline {

/// The top of the event panel: title, date and place, category, importance, summary, note and tags, each edited where
/// it stands; and the event's menu. In a case that cannot be edited they are texts.
class EventHead : public Column
{
    Q_OBJECT

public:
    EventHead(Workspace& workspace, const EventDetails& details, QWidget* parent = nullptr);

    /// The text of that name: "title", "summary", "note", "tags"; nullptr in a case that cannot be edited.
    InlineText* text(const QString& name) const;
    /// Opens the editor of a text, of an empty one too.
    void editText(const QString& name);
    /// Shows a prompt below the head.
    void host(QWidget* prompt);

Q_SIGNALS:
    void editingChanged(InlineText* text, bool editing);
    void dateAsked();
    void parentAsked();
    /// The menu is about to open: whoever knows what can be done fills it.
    void menuAsked(const QPoint& at);

private:
    void fillReadOnly();
    void fill();
    void addTitle();
    void addDateAndPlace();
    void addKind();
    void addTexts();
    void addWhatIsMissing();
    QString dateAndPlace() const;
    QString counts() const;
    InlineText* addText(const QString& name, InlineText::Lines lines, InlineText::Look look, const QString& text,
                        const QString& placeholder);
    QWidget* indented(QWidget* content);
    bool save(const std::function<void(Event&)>& write);

    Workspace& workspace_;
    EventKey key_;
    Event event_; ///< without its claims
    QString date_;
    QString place_;
    std::size_t sources_ = 0;
    std::size_t claims_ = 0;
    QVBoxLayout* column_;
    std::map<QString, InlineText*> texts_;
};

} // namespace dateline
