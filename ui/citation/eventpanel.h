#pragma once

#include "ui/citation/propertysection.h"
#include "ui/models/workspace.h"

#include <QScrollArea>

#include <set>

class QVBoxLayout;

namespace dateline {

/// The selected event: what it is, what each source says of it, property by property, and what it is related to.
/// Without a selection it says what to do and offers the case's core events.
///
/// It follows the workspace by itself. A click on a quotation opens its passage in the workspace.
class EventPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit EventPanel(Workspace& workspace, QWidget* parent = nullptr);

    /// The sections of the selected event's properties, from top to bottom.
    const std::vector<PropertySection*>& sections() const { return sections_; }
    /// The section of that property; nullptr if the event has none.
    PropertySection* section(const std::string& property) const;
    /// All cards on show, from top to bottom.
    std::vector<ClaimCard*> cards() const;
    /// Source and passage of the first quotation from the top; nothing where there is none.
    std::optional<std::pair<std::string, std::string>> firstPassage() const;
    /// Whether a quotation of that passage belongs to the event, shown or folded away.
    bool hasPassage(const std::string& passage) const;

Q_SIGNALS:
    /// A quotation was opened, even if it was the current one.
    void opened();

private:
    void rebuild();
    void fillEvent(QVBoxLayout& layout, const EventDetails& details);
    void fillHead(QVBoxLayout& layout, const EventDetails& details);
    void fillProperties(QVBoxLayout& layout, const EventDetails& details);
    void fillGuidance(QVBoxLayout& layout);
    void markCurrent();
    void open(const std::string& source, const std::string& passage);
    QWidget* padded(QWidget* content, int above, int below);

    Workspace& workspace_;
    std::vector<PropertySection*> sections_;
    std::vector<ClaimCard*> relationCards_;
    std::set<std::string> expanded_; ///< properties of the shown event whose claims are all on show
    std::optional<EventKey> shown_;
};

} // namespace dateline
