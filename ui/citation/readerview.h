#pragma once

#include "ui/citation/readertext.h"
#include "ui/theme/theme.h"

#include <QPlainTextEdit>
#include <QTextLayout>

#include <optional>

namespace dateline {

/// A source's text with its cited passages highlighted, the current one strongly. Only what is on show is laid out, so
/// that a long text opens at once.
class ReaderView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ReaderView(const Theme& theme, QWidget* parent = nullptr);

    /// The same text with other passages keeps its place and what is selected in it. `current` as for setCurrent().
    void setReaderText(ReaderText text, const std::string& current = {});
    const ReaderText& readerText() const { return text_; }
    /// Highlights that passage strongly and scrolls to it. An empty id, or one that is not in the text, scrolls
    /// nowhere.
    void setCurrent(const std::string& passage);
    void scrollToCurrent();
    /// To be called where the theme became another one.
    void applyTheme();

    /// The words that stand highlighted, one text for each unbroken stretch; and those highlighted strongly.
    QStringList highlighted() const;
    QString strongly() const;
    /// The selected words in the reader's text, without white space at their ends; nothing where none are.
    std::optional<ReaderRange> selectedRange() const;
    void selectRange(const ReaderRange& range);
    /// The passages at that point of the viewport, as positions in the reader's text; the shortest first.
    std::vector<std::size_t> passagesAt(const QPoint& point) const;
    /// Where that place of the reader's text is in the document, whose paragraphs are set apart by small empty ones.
    int documentPosition(int position) const;
    int readerPosition(int documentPosition) const;

Q_SIGNALS:
    void passageClicked(const std::string& passage);

protected:
    bool event(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void selectWholeWords();
    void fill();
    void highlight();
    void findMarked();
    void addFormat(const ReaderRange& range, const QTextCharFormat& format,
                   std::vector<QList<QTextLayout::FormatRange>>& formats) const;
    const ReaderPassage* currentPassage() const;

    const Theme& theme_;
    ReaderText text_;
    std::vector<int> paragraphs_;     ///< where each begins in the reader's text
    std::vector<ReaderRange> marked_; ///< what is highlighted, ascending
    std::string current_;
    QPoint pressed_;
    bool wasShown_ = false;
};

} // namespace dateline
