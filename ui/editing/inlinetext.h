#pragma once

#include "ui/editing/draftkeeper.h"
#include "ui/models/workspace.h"

#include <QTextLayout>
#include <QWidget>

#include <functional>
#include <memory>
#include <string>

class QPlainTextEdit;

namespace dateline {

/// Plain text that becomes an editor where it stands: by a click, or by Enter or F2 while it has the keyboard. Enter
/// saves (Ctrl+Enter where it has several lines), Escape gives up, and so does nothing else: losing the keyboard saves.
/// What is being typed is kept as a draft. A pencil shows under the pointer that it can be edited; in a case that
/// cannot be edited it is a text like any other.
///
/// It stands kPadding in from its left and right edges, so that text and editor are in one place.
class InlineText : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kPadding = 6;

    enum class Lines
    {
        One,     ///< may wrap, and has no line breaks
        Several, ///< Enter is a line break
    };

    struct Look
    {
        QFont font;
        QColor color;
        QString head = {}; ///< stands before the text and is no part of it: "Note: "
        QFont headFont = {};
        QColor headColor = {};
    };

    InlineText(Workspace& workspace, Lines lines, Look look, QWidget* parent = nullptr);
    ~InlineText() override;

    /// What is shown; while it is edited, what was there before.
    const QString& text() const { return text_; }
    void setText(const QString& text);
    /// Shown in place of an empty text: "Add a note".
    void setPlaceholder(const QString& text);
    /// Where drafts are kept; none are without it.
    void setDraftPlace(std::string place) { draftPlace_ = std::move(place); }
    /// Makes the edit; false if that failed, then the editor stays with what was typed. Not called for the same text.
    void setSave(std::function<bool(const QString&)> save) { save_ = std::move(save); }

    bool isEditing() const { return editor_ != nullptr; }
    /// The editor while it is open; nullptr otherwise.
    QPlainTextEdit* editor() const;
    void edit();
    /// Opens the editor with another text than the one shown: a draft that is put back.
    void editWith(const QString& unsaved);
    /// Saves what is in the editor; false if that failed.
    bool commit();
    void cancel();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void editingChanged(bool editing);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    class Editor;

    double layOut(double width) const;
    int positionAt(const QPointF& at) const;
    void open(const QString& text, int cursor);
    void close();
    void textTyped();

    Workspace& workspace_;
    Lines lines_;
    Look look_;
    QString text_;
    QString placeholder_;
    std::string draftPlace_;
    std::function<bool(const QString&)> save_;
    Editor* editor_ = nullptr;
    std::unique_ptr<DraftKeeper> draft_;
    mutable QTextLayout layout_;
    mutable double laidOutFor_ = -1;
    mutable double height_ = 0;
};

/// A small pencil inside `rect`.
void paintPencil(QPainter& painter, const QRectF& rect, const QColor& color);

} // namespace dateline
