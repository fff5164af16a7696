#pragma once

#include "ui/citation/readertext.h"
#include "ui/citation/readerview.h"
#include "ui/citation/sourcedetails.h"
#include "ui/models/workspace.h"

#include <QPointer>
#include <QStringList>
#include <QWidget>

class QComboBox;
class QToolButton;
class QVBoxLayout;

namespace dateline {

class GlyphButton;
class LinkRow;
class PassageEvents;
class ReaderEditing;
class ReaderTray;
class RunLabel;
class SourceForm;

/// Reads a source at a passage: its details, its text with all cited passages highlighted, and the events that the
/// current passage feeds. It follows the workspace's passage by itself, and moves it: by a click on a highlighted
/// passage, by the buttons, and by [ and ]. Words that are selected in it can be cited (see ReaderEditing). A full one
/// is also where sources are added, changed and removed.
class SourceReader : public QWidget
{
    Q_OBJECT

public:
    /// `Compact` is the text alone with its source's name above it.
    enum class Size
    {
        Full,
        Compact
    };

    SourceReader(Workspace& workspace, Size size, QWidget* parent = nullptr);

    ReaderView* view() const { return view_; }
    /// "passage 3 of 14"; "14 passages" where none is current.
    QString place() const;
    /// The links to the events that the current passage feeds. A compact reader leaves the selected event out.
    const std::vector<LinkRow*>& eventLinks() const;
    /// Opens the next (+1) passage of the source or the one before (-1); at either end nothing happens.
    void step(int by);
    /// Brings the current passage into sight again.
    void scrollToCurrent() { view_->scrollToCurrent(); }

    ReaderEditing& editing() const { return *editing_; }
    /// Whether something is being typed in here.
    bool isEditing() const;
    /// Writes what is being typed as a draft; to be called before the case goes away.
    void keepDraft();

    // Of a full reader; nullptr where the case cannot be edited.

    /// Opens the form for a new source, or goes to it.
    SourceForm* addSource();
    /// A form for each of these files, one after the other.
    void addSources(const QStringList& paths);
    /// Opens the form for the source on show.
    SourceForm* changeSource();
    /// Asks whether the source on show is to be removed, and what with it.
    void askRemove();
    /// The form that is open; nullptr where none is.
    SourceForm* form() const;

Q_SIGNALS:
    /// A text was pasted where none can be typed: it may be that of a new source.
    void textPasted(const QString& text);
    void editingChanged(bool editing);
    void attachRequested(const std::string& source);
    void attachDropped(const QString& path, const std::string& source);
    /// The selected event is to be shown.
    void eventAsked();
    /// Asked of a compact reader: show the source with all its details.
    void openSourceRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildFull(QVBoxLayout& layout);
    void buildNavigation(QVBoxLayout& layout);
    void buildEditing(QVBoxLayout& layout);
    QToolButton* stepButton(const QString& text, const QString& name, int by);
    void forget();
    void followEdit();
    void refresh();
    void load();
    void fillPicker();
    QString whatToRead() const;
    void showPlace();
    void showMissing();
    void showEvents();
    void applyTheme();
    std::optional<std::size_t> currentPosition() const;
    void setDropping(bool dropping);
    bool takesFiles() const;
    void openForm(SourceForm* form);
    void openNextFile();
    void addAllFiles();
    void closeForm(const std::string& source);
    void closePrompt();
    void offerDraft();
    void divideHeight();

    Workspace& workspace_;
    const bool full_;
    std::optional<Source> source_;
    QWidget* page_ = nullptr; ///< everything but the form
    QPointer<SourceForm> form_;
    QStringList files_; ///< that wait for a form
    QPointer<QWidget> prompt_;
    QPointer<QWidget> draftNotice_;
    ReaderEditing* editing_ = nullptr;
    ReaderTray* tray_ = nullptr;
    GlyphButton* add_ = nullptr;
    QComboBox* picker_ = nullptr;
    SourceDetails* details_ = nullptr;
    RunLabel* head_ = nullptr;
    QVBoxLayout* headLayout_ = nullptr;
    QToolButton* previous_ = nullptr;
    QToolButton* next_ = nullptr;
    QToolButton* open_ = nullptr;
    RunLabel* missing_ = nullptr;
    QVBoxLayout* missingLayout_ = nullptr;
    ReaderView* view_ = nullptr;
    PassageEvents* events_ = nullptr;
    bool stale_ = true; ///< the case or the passage changed while nobody looked
    std::uint64_t changesSeen_ = 0;
    bool dropping_ = false;
};

} // namespace dateline
