#pragma once

#include "core/edit/claimedits.h"

#include "ui/editing/card.h"
#include "ui/editing/choicebutton.h"
#include "ui/editing/completingfield.h"
#include "ui/editing/draftkeeper.h"
#include "ui/editing/valuefield.h"

#include <QJsonObject>

#include <functional>
#include <memory>
#include <optional>

class QCheckBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace dateline {

/// A card in which a claim is made or changed, where one looks at it: the property, its value as people say it, the
/// source and the words it rests on, and, behind "More", what is seldom needed. Enter saves, Escape gives up.
///
/// It is filled by one of start…() and shown by whoever made it, which also removes it at finished(). What is typed is
/// kept as a draft (see DraftKeeper) where a place for it was set; setDraft() fills the editor from one.
class ClaimEditor : public Card
{
    Q_OBJECT

public:
    /// Makes the edit: a claim without id where it is new, the selected words if it rests on those, and what the claim
    /// needs that the case does not have yet. False where that failed; then the editor stays.
    using Save =
        std::function<bool(const Claim& claim, const std::optional<Selection>& selection, const Change& parts)>;

    explicit ClaimEditor(Workspace& workspace, QWidget* parent = nullptr);

    /// A new claim on an event; `property` may be empty. Without a source it is the analyst's own.
    void startNew(EventKey event, const std::string& property = {});
    /// An existing claim of an event, with its passages.
    void startChange(EventKey event, const Claim& claim);
    /// The claim rests on these words of a source's text, whose passage is made when it is saved. `exact` are the
    /// words. Source and passage are settled then and not asked for.
    void setSelection(const Selection& selection, const QString& exact);
    /// The claim rests on a passage that is there.
    void setPassage(const std::string& source, const std::string& passage);
    /// Saves otherwise than on the event of start…(): on a new one, for instance.
    void setSave(Save save) { save_ = std::move(save); }

    void setDraftPlace(std::string place) { draftPlace_ = std::move(place); }
    /// What a draft of a claim says, for a list: "Deaths: more than 130". Empty where it is no such draft.
    static QString draftSummary(const Workspace& workspace, const std::string& draft);
    void setDraft(const std::string& draft);
    /// Writes the draft now, for when the editor goes away with what is in it; whether there is one.
    bool keepDraft();

    /// The claim that is changed; empty for a new one.
    const std::string& claimId() const { return before_.id; }
    const std::string& property() const { return property_; }

    void setProperty(const std::string& id);
    ValueField& value() { return *value_; }
    /// The value was worked out, and how; it is said below the value until another property is chosen.
    void setDerivation(const QString& how);
    /// Empty is the analyst's own judgement.
    void setSource(const std::string& id);
    void showMore(bool more);

    /// Saves; false where something is missing, which is said in the card, or the edit failed.
    bool accept();
    void cancel();
    /// Gives the keyboard to the first field that has nothing in it yet.
    void focusFirst();

Q_SIGNALS:
    /// Saved or given up: the editor is not needed any more.
    void finished(bool saved);

protected:
    const Theme& cardTheme() const override { return workspace_.theme(); }
    void enterCard() override { accept(); }
    void leaveCard() override { cancel(); }

private:
    void layOut();
    void addMore(QVBoxLayout& layout);
    void addButtons(QVBoxLayout& layout);
    void connectTyping();
    QWidget* labelled(const QString& label, QWidget* field);
    std::vector<Suggestion> propertySuggestions(const QString& typed) const;
    std::vector<Suggestion> sourceSuggestions(const QString& typed) const;
    std::vector<Choice> passageChoices() const;
    bool takeProperty(Change& parts);
    void chooseProperty(const Suggestion& suggestion);
    void showDerivation();
    void refreshSource();
    void typed();
    QJsonObject words() const;
    Result<Claim> claim(Change& parts);
    bool say(const QString& problem);
    void comeIntoView();
    void orderTabs();
    void showStarts();

    Workspace& workspace_;
    EventKey event_ = 0;
    Claim before_; ///< the claim as it was; without id for a new one
    std::vector<Property> properties_;
    std::string property_;
    std::optional<Property> newProperty_;
    std::string source_;
    std::optional<Selection> selection_;
    QString selectedWords_;
    Save save_;
    std::string draftPlace_;
    std::unique_ptr<DraftKeeper> draft_;
    bool filling_ = false;
    QString guessedDerivation_;

    CompletingField* propertyField_ = nullptr;
    ValueField* value_ = nullptr;
    CompletingField* sourceField_ = nullptr;
    ChoiceButton* passage_ = nullptr;
    QLabel* quote_ = nullptr;
    QWidget* workedRow_ = nullptr;
    QLabel* worked_ = nullptr; ///< how the value was worked out, while the rest is not on show
    QPushButton* more_ = nullptr;
    QWidget* rest_ = nullptr;
    ChoiceButton* stance_ = nullptr;
    ChoiceButton* credibility_ = nullptr;
    QWidget* asRow_ = nullptr;
    QLineEdit* as_ = nullptr;
    QLineEdit* attributedTo_ = nullptr;
    QCheckBox* derived_ = nullptr;
    QLineEdit* derivation_ = nullptr;
    QPlainTextEdit* note_ = nullptr;
    QLabel* problem_ = nullptr;
    QPushButton* saveButton_ = nullptr;
};

} // namespace dateline
