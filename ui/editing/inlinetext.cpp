#include "ui/editing/inlinetext.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPlainTextEdit>
#include <QTimer>

#include <cmath>

namespace dateline {

namespace {

constexpr int kAbove = 2;
constexpr int kPencil = 11;

bool isEnter(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

void paintPencil(QPainter& painter, const QRectF& rect, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 12, rect.height() / 12);
    QPainterPath path;
    path.addPolygon(QPolygonF({{1.5, 10.5}, {2.2, 7.6}, {8.4, 1.4}, {10.6, 3.6}, {4.4, 9.8}, {1.5, 10.5}}));
    path.moveTo(7, 2.8);
    path.lineTo(9.2, 5);
    painter.setPen(QPen(color, 1.1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.restore();
}

/// The editor as it stands over the text.
class InlineText::Editor : public QPlainTextEdit
{
public:
    explicit Editor(InlineText& owner) : QPlainTextEdit(&owner), owner_(owner)
    {
        const Theme& theme = owner.workspace_.theme();
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        setTabChangesFocus(true);
        document()->setDocumentMargin(0);
        setFont(owner.look_.font);
        setViewportMargins(kPadding, kAbove, kPadding - 1, kAbove);
        QPalette colors = palette();
        colors.setColor(QPalette::Base, Qt::transparent);
        colors.setColor(QPalette::Text, theme.text);
        setPalette(colors);
        viewport()->setAutoFillBackground(false);
        setPlaceholderText(owner.placeholder_);
        setAccessibleName(owner.accessibleName());
    }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        const bool several = owner_.lines_ == Lines::Several;
        if (event->key() == Qt::Key_Escape) {
            owner_.cancel();
        } else if (isEnter(*event) && (!several || event->modifiers().testFlag(Qt::ControlModifier))) {
            owner_.commit();
        } else {
            QPlainTextEdit::keyPressEvent(event);
        }
    }

    void insertFromMimeData(const QMimeData* source) override
    {
        if (owner_.lines_ == Lines::Several) {
            QPlainTextEdit::insertFromMimeData(source);
        } else {
            insertPlainText(source->text().simplified());
        }
    }

    void focusOutEvent(QFocusEvent* event) override
    {
        QPlainTextEdit::focusOutEvent(event);
        // Somebody who looks something up in another window comes back to go on typing.
        if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
            QTimer::singleShot(0, this, [this] { hasFocus() ? true : owner_.commit(); });
        }
    }

    // The panel scrolls, not the text in it.
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }

private:
    InlineText& owner_;
};

InlineText::InlineText(Workspace& workspace, Lines lines, Look look, QWidget* parent)
    : QWidget(parent), workspace_(workspace), lines_(lines), look_(std::move(look))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    if (workspace.canEdit()) {
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::IBeamCursor);
    }
}

InlineText::~InlineText() = default;

QPlainTextEdit* InlineText::editor() const
{
    return editor_;
}

void InlineText::setText(const QString& text)
{
    text_ = text;
    laidOutFor_ = -1;
    updateGeometry();
    update();
}

void InlineText::setPlaceholder(const QString& text)
{
    placeholder_ = text;
    setText(text_);
}

void InlineText::edit()
{
    open(text_, static_cast<int>(text_.size()));
}

void InlineText::editWith(const QString& unsaved)
{
    open(unsaved, static_cast<int>(unsaved.size()));
    if (draft_) {
        // It is in the file already, and has to be taken from there in the end.
        draft_->typed(unsaved);
        draft_->write();
    }
}

void InlineText::open(const QString& text, int cursor)
{
    if (editor_ != nullptr || !workspace_.canEdit()) {
        return;
    }
    if (!draftPlace_.empty()) {
        draft_ = std::make_unique<DraftKeeper>(workspace_, draftPlace_);
    }
    editor_ = new Editor(*this);
    editor_->setPlainText(text);
    QTextCursor place = editor_->textCursor();
    place.setPosition(std::min(cursor, static_cast<int>(text.size())));
    editor_->setTextCursor(place);
    connect(editor_, &QPlainTextEdit::textChanged, this, &InlineText::textTyped);
    setFocusProxy(editor_);
    editor_->setGeometry(rect());
    editor_->show();
    editor_->setFocus(Qt::OtherFocusReason);
    laidOutFor_ = -1;
    updateGeometry();
    update();
    Q_EMIT editingChanged(true);
}

void InlineText::textTyped()
{
    if (draft_) {
        draft_->typed(editor_->toPlainText());
    }
    laidOutFor_ = -1;
    updateGeometry();
}

bool InlineText::commit()
{
    if (editor_ == nullptr) {
        return true;
    }
    const QString typed =
        lines_ == Lines::Several ? editor_->toPlainText().trimmed() : editor_->toPlainText().simplified();
    if (typed != text_ && save_) {
        // Whoever shows the case anew while it is saved must not find an editor open any more.
        Editor* open = std::exchange(editor_, nullptr);
        const QString before = std::exchange(text_, typed);
        if (!save_(typed)) {
            editor_ = open;
            text_ = before;
            return false;
        }
        editor_ = open;
    }
    close();
    return true;
}

void InlineText::cancel()
{
    close();
}

void InlineText::close()
{
    if (editor_ == nullptr) {
        return;
    }
    if (draft_) {
        draft_->done();
        draft_.reset();
    }
    const bool keyboardHere = editor_->hasFocus();
    Editor* open = std::exchange(editor_, nullptr);
    setFocusProxy(nullptr);
    if (keyboardHere && isVisible()) {
        setFocus(Qt::OtherFocusReason);
    }
    open->hide();
    open->deleteLater();
    laidOutFor_ = -1;
    updateGeometry();
    update();
    Q_EMIT editingChanged(false);
}

double InlineText::layOut(double width) const
{
    if (width == laidOutFor_) {
        return height_;
    }
    QString shown = editor_ != nullptr ? editor_->toPlainText() : look_.head + (text_.isEmpty() ? placeholder_ : text_);
    const auto head = editor_ != nullptr ? 0 : static_cast<int>(look_.head.size());
    shown.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    layout_.setText(shown.isEmpty() ? QStringLiteral(" ") : shown);
    layout_.setFont(look_.font);
    QTextCharFormat format;
    format.setFont(look_.headFont);
    format.setForeground(look_.headColor);
    layout_.setFormats(head > 0 ? QList<QTextLayout::FormatRange>{{0, head, format}}
                                : QList<QTextLayout::FormatRange>());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout_.setTextOption(option);
    layout_.beginLayout();
    double y = 0;
    for (QTextLine line = layout_.createLine(); line.isValid(); line = layout_.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y));
        y += line.height();
    }
    layout_.endLayout();
    laidOutFor_ = width;
    return height_ = y;
}

QSize InlineText::sizeHint() const
{
    return {320, 40};
}

QSize InlineText::minimumSizeHint() const
{
    return {24, 0};
}

int InlineText::heightForWidth(int width) const
{
    // A line more than the text has would be empty, and one less would scroll.
    return static_cast<int>(std::ceil(layOut(std::max(1, width - 2 * kPadding)))) + 2 * kAbove + 1;
}

int InlineText::positionAt(const QPointF& at) const
{
    layOut(std::max(1, width() - 2 * kPadding));
    int position = text_.isEmpty() ? 0 : static_cast<int>(look_.head.size() + text_.size());
    for (int i = 0; i < layout_.lineCount(); ++i) {
        const QTextLine line = layout_.lineAt(i);
        if (at.y() - kAbove < line.y() + line.height()) {
            position = line.xToCursor(at.x() - kPadding);
            break;
        }
    }
    return std::max(0, position - static_cast<int>(look_.head.size()));
}

void InlineText::paintEvent(QPaintEvent*)
{
    const Theme& theme = workspace_.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (editor_ != nullptr) {
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(theme.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        return;
    }
    const bool canEdit = workspace_.canEdit();
    if (canEdit && (underMouse() || hasFocus())) {
        painter.setPen(hasFocus() ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() ? theme.raised : QColor(Qt::transparent));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    layOut(std::max(1, width() - 2 * kPadding));
    painter.setPen(text_.isEmpty() ? theme.faintText : look_.color);
    layout_.draw(&painter, QPointF(kPadding, kAbove));
    if (canEdit && underMouse()) {
        const QTextLine last = layout_.lineAt(layout_.lineCount() - 1);
        const double x = std::min(kPadding + last.naturalTextWidth() + 7, width() - kPencil - 4.0);
        const double y = kAbove + last.y() + (last.height() - kPencil) / 2;
        painter.fillRect(QRectF(x - 3, y - 1, kPencil + 5, kPencil + 2), theme.raised);
        paintPencil(painter, QRectF(x, y, kPencil, kPencil), theme.faintText);
    }
}

void InlineText::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (editor_ != nullptr) {
        editor_->setGeometry(rect());
    }
}

void InlineText::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) {
        open(text_, positionAt(event->position()));
    }
}

void InlineText::keyPressEvent(QKeyEvent* event)
{
    if (isEnter(*event) || event->key() == Qt::Key_F2) {
        edit();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void InlineText::enterEvent(QEnterEvent* event)
{
    update();
    QWidget::enterEvent(event);
}

void InlineText::leaveEvent(QEvent* event)
{
    update();
    QWidget::leaveEvent(event);
}

} // namespace dateline
