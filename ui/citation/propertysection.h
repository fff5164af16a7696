#pragma once

#include "ui/citation/claimcard.h"
#include "ui/citation/labels.h"
#include "ui/citation/numberscale.h"
#include "ui/citation/propertyview.h"

#include <map>

class QVBoxLayout;

namespace dateline {

/// One property of an event: its name and how far sources agree, each value with its sources, and the claims as cards,
/// the first few of them until all are asked for.
class PropertySection : public Column
{
    Q_OBJECT

public:
    /// `cards` are the texts of the property's claims by their position in the event. Only where it can be edited is
    /// there a button for a further claim.
    PropertySection(const Theme& theme, PropertyView view, std::map<std::size_t, CardText> cards, bool expanded,
                    bool canEdit, QWidget* parent = nullptr);

    const PropertyView& view() const { return view_; }
    /// Those that are shown, from top to bottom.
    std::vector<ClaimCard*> cards() const;
    /// The number scale; nullptr where there is none.
    NumberScale* scale() const { return scale_; }
    bool isExpanded() const { return expanded_; }
    void setExpanded(bool expanded);
    void setCurrentPassage(const std::string& passage);
    /// The card of that claim; nullptr where it is not shown.
    ClaimCard* cardOf(const std::string& claim) const;
    /// Shows an editor below the card of a claim, or in its place; below all cards where there is no such card.
    void host(QWidget* editor, const std::string& claim, bool inItsPlace);
    /// Shows the claims of a value (a position in view().values) and gives the first one the keyboard.
    void showClaimsOf(std::size_t value);

Q_SIGNALS:
    void opened(const std::string& source, const std::string& passage);
    /// The event that a claim's date is told from is to be shown.
    void anchorAsked(const std::string& event);
    void expandedChanged(bool expanded);
    /// A further claim is to be made.
    void addAsked();
    /// A card was made: whoever listens to cards connects to it.
    void cardMade(ClaimCard* card);

private:
    void addHeader(QVBoxLayout& layout, bool canEdit);
    void addValues(QVBoxLayout& layout);
    std::vector<ScaleValue> scaleValues(const std::vector<std::size_t>& values) const;
    void addScale(QVBoxLayout& layout, std::vector<ScaleValue> dots);
    void addParts(QVBoxLayout& layout);
    void addValueLine(QVBoxLayout& layout, const QString& head, const std::vector<std::size_t>& values);
    void showCards();
    ClaimCard* card(std::size_t claim);

    const Theme& theme_;
    PropertyView view_;
    std::map<std::size_t, CardText> texts_;
    std::map<std::size_t, ClaimCard*> made_;
    std::string current_;
    QVBoxLayout* cardsLayout_ = nullptr;
    LinkRow* more_ = nullptr;
    NumberScale* scale_ = nullptr;
    bool expanded_ = false;
};

} // namespace dateline
