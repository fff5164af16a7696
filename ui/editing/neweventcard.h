#pragma once

#include "core/edit/eventedits.h"

#include "ui/editing/card.h"
#include "ui/editing/choicebutton.h"
#include "ui/editing/draftkeeper.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

class QLabel;
class QLineEdit;

namespace dateline {

class DateField;

/// The categories of the case with their marks, for a ChoiceButton; and one of them, an empty one if there is none
/// such.
std::vector<Choice> categoryChoices(const Workspace& workspace);
Choice categoryChoice(const Workspace& workspace, const std::string& category);
/// Lets a button with categories offer to name a new one.
void offerNewCategory(ChoiceButton& button);
/// "core event", "major event", "minor event".
std::vector<Choice> importanceChoices();

/// A new event in three fields: title, date as people say it, category. Enter makes it and selects it, Escape gives up.
class NewEventCard : public Card
{
    Q_OBJECT

public:
    /// Where its title is kept as a draft.
    static constexpr const char* kDraftPlace = "event/new";

    explicit NewEventCard(Workspace& workspace, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setDate(const EdtfDate& date);
    /// False where its date comes from elsewhere.
    void setAsksDate(bool asks);
    void setCategory(const std::string& category);
    QString title() const;
    /// What is understood of the date that is typed.
    std::optional<EdtfDate> date() const;
    /// Id; at first that of the event that was added last.
    const std::string& category() const;
    /// Makes it otherwise than alone: with a claim on it, for instance. True where that worked.
    void setMake(std::function<bool(const NewEvent&)> make) { make_ = std::move(make); }
    bool accept();
    void cancel();
    /// Writes the draft of its title now.
    void keepDraft();

Q_SIGNALS:
    void finished(bool made);
    void dateChanged();

protected:
    const Theme& cardTheme() const override { return workspace_.theme(); }
    void enterCard() override { accept(); }
    void leaveCard() override { cancel(); }

private:
    bool say(const QString& problem);
    ChoiceButton* makeCategory();
    void goOnTyping();

    Workspace& workspace_;
    QLineEdit* title_;
    DateField* date_;
    ChoiceButton* category_;
    std::string newCategory_; ///< its name
    QLabel* problem_;
    DraftKeeper draft_;
    std::function<bool(const NewEvent&)> make_;
};

} // namespace dateline
