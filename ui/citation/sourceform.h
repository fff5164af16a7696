#pragma once

#include "core/model/case.h"

#include "ui/editing/draftkeeper.h"
#include "ui/models/workspace.h"

#include <QScrollArea>

#include <optional>
#include <string>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace dateline {

class ChoiceButton;
class DateField;
class PasteArea;

/// The fields of a source, where it is read: for a new one, with its text pasted or from a file, or for one that is
/// there, without its text. Enter in a field saves, Escape gives up. What is typed is kept as a draft.
class SourceForm : public QScrollArea
{
    Q_OBJECT

public:
    /// Where a new source is kept as a draft.
    static constexpr const char* kDraftPlace = "source/new";

    /// For a new source.
    explicit SourceForm(Workspace& workspace, QWidget* parent = nullptr);
    /// For one that is there.
    SourceForm(Workspace& workspace, const Source& source, QWidget* parent = nullptr);
    ~SourceForm() override;

    /// Takes a text that was pasted, and goes on to the title; behind what is typed already where something is.
    void paste(const QString& text);
    /// Takes a text, as if it was pasted. The title is its first line while nothing else was typed there.
    void setText(const QString& text);
    /// Takes the text of a file as it is; says why where it cannot be a source's.
    void openFile(const QString& path);
    void setTitle(const QString& title);
    /// How many further files wait for a form of their own.
    void setFollowing(int files);
    /// Fills the form from a draft of a new source.
    void setDraft(const std::string& draft);
    /// The title in a draft, or the beginning of its text, for a list.
    static QString draftSummary(const std::string& draft);
    void keepDraft();
    bool isNew() const { return isNew_; }

    /// Saves; false where something is missing, which is said, or the edit failed.
    bool accept();
    void cancel();
    /// What is missing, wrong, or was mended in the text.
    QString message() const;
    /// The source that has this text already; empty where none has.
    const std::string& sameText() const { return sameText_; }

Q_SIGNALS:
    /// Saved or given up; `source` is the id of the saved one, else empty.
    void finished(const std::string& source);
    /// Another source, which has this text already, is to be shown instead.
    void openSourceRequested(const std::string& source);
    /// Further files were chosen along with this one's.
    void moreFilesChosen(const QStringList& paths);
    /// This source and those of the files that wait are to be added as they are.
    void addAllAsked();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void layOut();
    void addText(QVBoxLayout& layout);
    void addButtons(QVBoxLayout& layout);
    void chooseFile();
    void goToTitle();
    void takeText(const std::string& bytes, const QString& file);
    void textChanged();
    void lookForSame();
    void goToSame();
    void typed();
    std::string draft() const;
    std::string text() const;
    Result<Source> read() const;
    bool say(const QString& problem);

    Workspace& workspace_;
    Source before_;
    const bool isNew_;
    std::optional<std::string> fileText_; ///< as it is in the file: fields change line ends
    QString file_;
    std::string sameText_;
    bool filling_ = false;
    bool titleTyped_ = false;
    bool isTyped_ = false; ///< there is something to keep as a draft
    DraftKeeper draft_;

    QLineEdit* title_ = nullptr;
    QLineEdit* publisher_ = nullptr;
    QLineEdit* creators_ = nullptr;
    DateField* issued_ = nullptr;
    QLineEdit* url_ = nullptr;
    QLineEdit* language_ = nullptr;
    ChoiceButton* reliability_ = nullptr;
    PasteArea* text_ = nullptr;
    QLabel* fileName_ = nullptr;
    QLabel* following_ = nullptr;
    QPushButton* addAll_ = nullptr;
    QPushButton* forgetFile_ = nullptr;
    QLabel* notice_ = nullptr; ///< what was mended, and that a text is there already
    QPushButton* goToSame_ = nullptr;
    QLabel* problem_ = nullptr;
    QTimer* looking_ = nullptr;
};

} // namespace dateline
