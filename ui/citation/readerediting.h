#pragma once

#include "core/edit/claimedits.h"
#include "core/edit/guessing.h"

#include "ui/citation/readerview.h"
#include "ui/models/workspace.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QLabel;
class QMenu;

namespace dateline {

class ClaimEditor;
class InlineText;
class ReaderTray;
class SelectionBar;

/// What is done with the words of a source in a reader: selected words become a claim on the selected event, on a new
/// one, or a passage; passages that are there are changed and removed. C, N, P and Escape while words are selected, E
/// and Delete on the current passage; the same stands in a card at the words and in the passage's menu.
///
/// Editors stand in the reader's tray, below the text. What is typed there is kept as a draft, which is offered again
/// when the source is opened. In a case that cannot be edited only copying is left.
class ReaderEditing : public QObject
{
    Q_OBJECT

public:
    ReaderEditing(Workspace& workspace, ReaderView& view, ReaderTray& tray, QObject* parent);

    /// The source on show, read anew; empty for none. An editor that is open stays where it is the same source.
    void setSource(const std::string& source);
    /// Whether an editor or a question is open.
    bool isEditing() const { return !editor_.isNull(); }
    QWidget* editor() const { return editor_; }
    SelectionBar* bar() const { return bar_; }
    /// Why something was refused; empty where nothing was.
    QString message() const;
    /// Writes what is being typed as a draft; a note that is being typed is saved.
    void keepDraft();

    void claimOnSelected();
    void startEvent();
    void markPassage();

    /// The menu of a passage; the caller shows and deletes it.
    QMenu* passageMenu(const std::string& passage);
    /// Gives a passage the selected words.
    void changeStretch(const std::string& passage);
    void editNote(const std::string& passage);
    void remove(const std::string& passage);

    void applyTheme();

Q_SIGNALS:
    void attachRequested();
    /// A text was pasted where none can be typed.
    void pasted(const QString& text);
    void editingChanged(bool editing);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool keyPressed(int key, bool onlyAsked);
    void refreshBar();
    void fillBar();
    void placeBar();
    std::optional<Selection> selection() const;
    bool canCite() const;
    GuessedClaim guess(const Selection& selection) const;
    ClaimEditor* startClaim(const Selection& selection, const QString& heading, EventKey event);
    ClaimEditor* claimOn(EventKey event, const Selection& selection);
    ClaimEditor* claimOnNew(const NewEvent& event, const Selection& selection);
    void openEditor(QWidget* editor, const QString& heading);
    void closeEditor();
    void cited(const Selection& selection);
    void offerDrafts();
    void putBack(const Draft& draft);
    void say(const QString& message);
    void showNote();
    std::string current() const;

    Workspace& workspace_;
    ReaderView& view_;
    ReaderTray& tray_;
    std::string source_;
    SelectionBar* bar_;
    QLabel* message_;
    QLabel* heading_;
    QPointer<InlineText> note_;
    std::string notePassage_;
    QPointer<QWidget> editor_;
    std::vector<QPointer<QWidget>> offered_; ///< drafts
};

} // namespace dateline
