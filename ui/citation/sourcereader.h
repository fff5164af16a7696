#pragma once

#include "ui/citation/readertext.h"
#include "ui/citation/readerview.h"
#include "ui/citation/sourcedetails.h"
#include "ui/models/workspace.h"

#include <QWidget>

class QComboBox;
class QToolButton;
class QVBoxLayout;

namespace dateline {

class LinkRow;
class PassageEvents;
class RunLabel;

/// Reads a source at a passage: its details, its text with all cited passages highlighted, and the events that the
/// current passage feeds. It follows the workspace's passage by itself, and moves it: by a click on a highlighted
/// passage, by the buttons, and by [ and ].
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

Q_SIGNALS:
    void attachRequested(const std::string& source);
    void attachDropped(const QString& path, const std::string& source);
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
    QToolButton* stepButton(const QString& text, const QString& name, int by);
    void forget();
    void refresh();
    void load();
    void fillPicker();
    void showPlace();
    void showMissing();
    void showEvents();
    void applyTheme();
    std::optional<std::size_t> currentPosition() const;
    void setDropping(bool dropping);

    Workspace& workspace_;
    const bool full_;
    std::optional<Source> source_;
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
    bool dropping_ = false;
};

} // namespace dateline
