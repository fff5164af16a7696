#include "ui/citation/readerview.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace dateline {

namespace {

constexpr int kBetweenParagraphs = 6; // pixels of the font that makes the space between two paragraphs

QTextCharFormat colored(const QColor& text)
{
    QTextCharFormat format;
    format.setForeground(text);
    return format;
}

QTextCharFormat marked(const QColor& back, const QColor& text)
{
    QTextCharFormat format = colored(text);
    format.setBackground(back);
    return format;
}

} // namespace

ReaderView::ReaderView(const Theme& theme, QWidget* parent) : QPlainTextEdit(parent), theme_(theme)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(0);
    setViewportMargins(18, 2, 14, 2);
    setAcceptDrops(false);
    viewport()->setAcceptDrops(false);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Text of the source"));
}

void ReaderView::showEvent(QShowEvent* event)
{
    if (!wasShown_) {
        wasShown_ = true;
        applyTheme();
    }
    QPlainTextEdit::showEvent(event);
}

/// Not before it is shown: its fonts take a while.
void ReaderView::applyTheme()
{
    if (!wasShown_) {
        return;
    }
    setFont(theme_.serif(14));
    QPalette colors = palette();
    colors.setColor(QPalette::Base, theme_.background);
    colors.setColor(QPalette::Window, theme_.background);
    colors.setColor(QPalette::Text, theme_.text);
    colors.setColor(QPalette::Highlight, theme_.accent);
    colors.setColor(QPalette::HighlightedText, theme_.onAccent);
    setPalette(colors);
    viewport()->setPalette(colors);
    setAutoFillBackground(true);
    highlight();
}

void ReaderView::setReaderText(ReaderText text, const std::string& current)
{
    if (text.text == text_.text && text.pale == text_.pale && text.gaps == text_.gaps) {
        text_ = std::move(text);
        highlight();
        setCurrent(current);
        return;
    }
    text_ = std::move(text);
    current_ = current;
    fill();
}

/// Every paragraph is followed by a small empty one: this view's layout knows no other space between paragraphs.
void ReaderView::fill()
{
    paragraphs_.assign(1, 0);
    QString spaced;
    spaced.reserve(text_.text.size() + text_.text.size() / 16);
    for (qsizetype i = 0; i < text_.text.size(); ++i) {
        spaced += text_.text[i];
        if (text_.text[i] == QLatin1Char('\n')) {
            paragraphs_.push_back(static_cast<int>(i) + 1);
            spaced += QLatin1Char('\n');
        }
    }
    setCurrentCharFormat({}); // the text would take on that of a space between paragraphs
    setPlainText(spaced);
    QFont small = theme_.serif(kBetweenParagraphs);
    QTextCharFormat spacer;
    spacer.setFont(small);
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (QTextBlock block = document()->firstBlock(); block.isValid(); block = block.next()) {
        if (block.length() == 1 && !spaced.isEmpty()) {
            cursor.setPosition(block.position());
            cursor.setBlockCharFormat(spacer);
        }
    }
    cursor.endEditBlock();
    highlight();
    scrollToCurrent();
}

int ReaderView::documentPosition(int position) const
{
    const auto after = std::ranges::upper_bound(paragraphs_, position);
    return position + static_cast<int>(after - paragraphs_.begin()) - 1;
}

int ReaderView::readerPosition(int documentPosition) const
{
    const QTextBlock block = document()->findBlock(documentPosition);
    const int paragraph = block.blockNumber() / 2;
    const int within = block.blockNumber() % 2 == 0 ? documentPosition - block.position() : -1;
    return within < 0 ? -1 : paragraphs_[static_cast<std::size_t>(paragraph)] + within;
}

const ReaderPassage* ReaderView::currentPassage() const
{
    const auto found = std::ranges::find(text_.passages, current_, &ReaderPassage::id);
    return current_.empty() || found == text_.passages.end() || !found->found ? nullptr : &*found;
}

/// Formats of the paragraphs' layouts: cursors, of which a highlight by other means has one, are looked through with
/// every change of the document.
void ReaderView::highlight()
{
    findMarked();
    std::vector<QList<QTextLayout::FormatRange>> formats(paragraphs_.size());
    const auto addFormats = [&](const std::vector<ReaderRange>& ranges, const QTextCharFormat& format) {
        for (const ReaderRange& range : ranges) {
            addFormat(range, format, formats);
        }
    };
    addFormats(text_.pale, colored(theme_.secondText));
    addFormats(text_.gaps, colored(theme_.faintText));
    addFormats(marked_, marked(theme_.quotation, theme_.onQuotation));
    if (const ReaderPassage* current = currentPassage()) {
        QTextCharFormat strong = marked(theme_.quotationCurrent, theme_.onQuotation);
        strong.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        strong.setUnderlineColor(theme_.disagree);
        addFormat(current->range, strong, formats);
    }
    int first = -1;
    int end = 0;
    for (QTextBlock block = document()->firstBlock(); block.isValid(); block = block.next()) {
        const auto paragraph = static_cast<std::size_t>(block.blockNumber() / 2);
        if (block.blockNumber() % 2 != 0 || paragraph >= formats.size()) {
            continue;
        }
        if (const auto& wanted = formats[paragraph]; block.layout()->formats() != wanted) {
            block.layout()->setFormats(wanted);
            first = first < 0 ? block.position() : first;
            end = block.position() + block.length();
        }
    }
    if (first >= 0) {
        document()->markContentsDirty(first, end - first);
    }
}

/// The stretches of all passages that were found, none over another.
void ReaderView::findMarked()
{
    std::vector<ReaderRange> ranges;
    for (const ReaderPassage& passage : text_.passages) {
        if (passage.found) {
            ranges.push_back(passage.range);
        }
    }
    std::ranges::sort(ranges, {}, &ReaderRange::start);
    marked_.clear();
    int end = 0; // what is highlighted already
    for (const ReaderRange& range : ranges) {
        if (range.end > end) {
            marked_.push_back({std::max(range.start, end), range.end});
            end = range.end;
        }
    }
}

/// Adds the format to each paragraph that has part in the range.
void ReaderView::addFormat(const ReaderRange& range, const QTextCharFormat& format,
                           std::vector<QList<QTextLayout::FormatRange>>& formats) const
{
    auto paragraph = static_cast<std::size_t>(std::ranges::upper_bound(paragraphs_, range.start) - paragraphs_.begin());
    for (--paragraph; paragraph < paragraphs_.size() && paragraphs_[paragraph] < range.end; ++paragraph) {
        const bool isLast = paragraph + 1 == paragraphs_.size();
        const int textEnd = isLast ? static_cast<int>(text_.text.size()) : paragraphs_[paragraph + 1] - 1;
        const int start = std::max(range.start, paragraphs_[paragraph]);
        const int length = std::min(range.end, textEnd) - start;
        if (length > 0) {
            formats[paragraph].push_back({start - paragraphs_[paragraph], length, format});
        }
    }
}

void ReaderView::setCurrent(const std::string& passage)
{
    if (current_ != passage) {
        current_ = passage;
        highlight();
        scrollToCurrent();
    }
}

std::optional<ReaderRange> ReaderView::selectedRange() const
{
    const QTextCursor cursor = textCursor();
    int start = cursor.selectionStart();
    int end = cursor.selectionEnd();
    const auto isSpace = [this](int at) {
        const QChar c = document()->characterAt(at);
        return c.isSpace() || c == QChar::ParagraphSeparator;
    };
    while (start < end && isSpace(start)) {
        ++start;
    }
    while (start < end && isSpace(end - 1)) {
        --end;
    }
    if (start == end) {
        return std::nullopt;
    }
    return ReaderRange{readerPosition(start), readerPosition(end)};
}

void ReaderView::selectRange(const ReaderRange& range)
{
    QTextCursor cursor(document());
    cursor.setPosition(documentPosition(range.start));
    cursor.setPosition(documentPosition(range.end), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void ReaderView::scrollToCurrent()
{
    const ReaderPassage* current = currentPassage();
    if (current == nullptr) {
        return;
    }
    QTextCursor cursor(document());
    cursor.setPosition(documentPosition(current->range.start));
    setTextCursor(cursor);
    if (viewport()->height() > 40) {
        centerCursor();
    }
}

QStringList ReaderView::highlighted() const
{
    QStringList words;
    int end = -1;
    for (const ReaderRange& range : marked_) {
        const QString text = text_.text.mid(range.start, range.end - range.start);
        if (range.start == end) {
            words.last() += text;
        } else {
            words << text;
        }
        end = range.end;
    }
    return words;
}

QString ReaderView::strongly() const
{
    const ReaderPassage* current = currentPassage();
    return current ? text_.text.mid(current->range.start, current->range.end - current->range.start) : QString();
}

std::vector<std::size_t> ReaderView::passagesAt(const QPoint& point) const
{
    const QTextCursor cursor = cursorForPosition(point);
    const QRect place = cursorRect(cursor);
    // The cursor goes to the gap between two letters that is nearest: the letter may stand before or behind it.
    int position = readerPosition(cursor.position());
    if (point.x() < place.left() && position > 0) {
        --position;
    }
    const bool beside = std::abs(point.x() - place.center().x()) > 24 || point.y() > place.bottom() + 4;
    return position < 0 || beside ? std::vector<std::size_t>() : text_.passagesAt(position);
}

/// The margins belong to the text: a line is hardly ever begun exactly at its first letter.
bool ReaderView::event(QEvent* event)
{
    const auto type = event->type();
    if (type != QEvent::MouseButtonPress && type != QEvent::MouseMove && type != QEvent::MouseButtonRelease) {
        return QPlainTextEdit::event(event);
    }
    const auto* mouse = static_cast<QMouseEvent*>(event);
    QMouseEvent inText(type, mouse->position() - viewport()->pos(), mouse->globalPosition(), mouse->button(),
                       mouse->buttons(), mouse->modifiers());
    if (type == QEvent::MouseButtonPress) {
        setFocus(Qt::MouseFocusReason);
        mousePressEvent(&inText);
    } else if (type == QEvent::MouseMove) {
        mouseMoveEvent(&inText);
    } else {
        mouseReleaseEvent(&inText);
    }
    return true;
}

void ReaderView::mousePressEvent(QMouseEvent* event)
{
    pressed_ = event->pos();
    QPlainTextEdit::mousePressEvent(event);
}

void ReaderView::mouseReleaseEvent(QMouseEvent* event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    const bool dragged = (event->pos() - pressed_).manhattanLength() > 4;
    if (event->button() == Qt::LeftButton && dragged && !(event->modifiers() & Qt::AltModifier)) {
        selectWholeWords();
    }
    if (event->button() != Qt::LeftButton || dragged || textCursor().hasSelection()) {
        return;
    }
    const std::vector<std::size_t> here = passagesAt(event->pos());
    if (here.empty()) {
        return;
    }
    // Where passages lie over each other, each click shows the next one.
    const auto shown = std::ranges::find_if(here, [this](std::size_t i) { return text_.passages[i].id == current_; });
    const std::size_t next = shown == here.end() || shown + 1 == here.end() ? here.front() : *(shown + 1);
    Q_EMIT passageClicked(text_.passages[next].id);
}

/// A hand that drags stops within words; half a word is hardly ever what is cited.
void ReaderView::selectWholeWords()
{
    const QTextCursor chosen = textCursor();
    if (!chosen.hasSelection()) {
        return;
    }
    // An apostrophe between letters is part of the word: "night’s".
    const auto isPart = [this](int at) {
        const auto isLetter = [this](int place) {
            return document()->characterAt(place).isLetterOrNumber();
        };
        const QChar c = document()->characterAt(at);
        const bool isApostrophe = c == QLatin1Char('\'') || c == QChar(0x2019);
        return isLetter(at) || (isApostrophe && at > 0 && isLetter(at - 1) && isLetter(at + 1));
    };
    int start = chosen.selectionStart();
    int end = chosen.selectionEnd();
    while (start > 0 && isPart(start) && isPart(start - 1)) {
        --start;
    }
    while (end < document()->characterCount() - 1 && isPart(end - 1) && isPart(end)) {
        ++end;
    }
    QTextCursor whole = chosen;
    whole.setPosition(chosen.anchor() <= chosen.position() ? start : end);
    whole.setPosition(chosen.anchor() <= chosen.position() ? end : start, QTextCursor::KeepAnchor);
    setTextCursor(whole);
}

void ReaderView::mouseMoveEvent(QMouseEvent* event)
{
    QPlainTextEdit::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton) {
        viewport()->setCursor(passagesAt(event->pos()).empty() ? Qt::IBeamCursor : Qt::PointingHandCursor);
    }
}

void ReaderView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_BracketLeft || event->key() == Qt::Key_BracketRight) {
        event->ignore();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void ReaderView::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    if (textCursor().hasSelection()) {
        ensureCursorVisible();
    } else {
        scrollToCurrent();
    }
}

} // namespace dateline
