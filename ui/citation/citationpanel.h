#pragma once

#include "ui/models/workspace.h"

#include <QTabWidget>

class QSplitter;

namespace dateline {

class EventPanel;
class SourceForm;
class SourceReader;

/// The right-hand side of the window. "Event": what each source says of the selected event, and below it the passage
/// in its source. "Source": a whole source with all passages cited from it.
///
/// A selected event brings the event tab to the front with its first passage open, so that no mark is more than one
/// click from the words it rests on. [ and ] walk the passages wherever the keyboard is in here.
class CitationPanel : public QTabWidget
{
    Q_OBJECT

public:
    explicit CitationPanel(Workspace& workspace, QWidget* parent = nullptr);

    EventPanel* eventPanel() const { return event_; }
    /// The reader in front: the compact one below the event, or the full one.
    SourceReader* reader() const;
    SourceReader* fullReader() const { return full_; }

    void showEventTab();
    /// Shows the source at the workspace's passage.
    void showSourceTab();
    /// Opens the selected event's first passage and gives its quotation the keyboard.
    void openFirstPassage();
    /// The next (+1) or the previous (-1) passage of the source that is being read.
    void stepPassage(int by);
    /// Brings the form for a new source to the front; nullptr where the case cannot be edited.
    SourceForm* addSource();
    /// The same with a text that was pasted.
    void addPasted(const QString& text);
    /// Saves what is being typed in here, as text or as draft; to be called before the case goes away.
    void finishTyping();

    /// How the event and its passage share the height; for remembering.
    QByteArray saveState() const;
    void restoreState(const QByteArray& state);

    QSize sizeHint() const override;

Q_SIGNALS:
    void attachRequested(const std::string& source);
    void attachDropped(const QString& path, const std::string& source);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// Where a source was being read.
    struct Place
    {
        std::string source;
        std::string passage;
        int scrolled = 0;
    };

    void follow();
    void goOnReading();
    void giveRoom(bool editing);
    void applyTheme();

    Workspace& workspace_;
    EventPanel* event_;
    SourceReader* compact_;
    SourceReader* full_;
    QSplitter* splitter_;
    std::optional<EventKey> followed_; ///< the event that was shown last
    std::optional<Place> left_;        ///< where reading was left for an event
    QList<int> sizesBefore_;           ///< of event and passage, before an editor was opened
};

} // namespace dateline
