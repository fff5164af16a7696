#include "ui/citation/claimcard.h"

#include "ui/citation/labels.h"
#include "ui/editing/inlinetext.h"
#include "ui/editing/scalewords.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dateline {

namespace {

constexpr double kBar = 3;   // the line at the card's left
constexpr double kLeft = 13; // where its texts begin
constexpr double kRight = 8;
constexpr double kPadding = 7;  // above the first and below the last text
constexpr double kBetween = 4;  // between a quotation and what stands below it
constexpr double kQuoteGap = 7; // between two quotations
constexpr double kChipGap = 6;

const QString kSeparator = QStringLiteral(" · ");

/// A colour on its way to the paper: of what was ruled out.
QColor paler(QColor color)
{
    color.setAlphaF(color.alphaF() * 0.4F);
    return color;
}

} // namespace

ClaimCard::ClaimCard(const Theme& theme, CardText text, QWidget* parent)
    : QAbstractButton(parent), theme_(theme), text_(std::move(text))
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    if (!text_.heading.isEmpty()) {
        parts_.emplace_back().block.add({text_.heading, theme_.sans(13, QFont::Medium), theme_.text, {}, false});
    }
    firstQuote_ = parts_.size();
    parts_.resize(firstQuote_ + text_.quotes.size());
    buildQuotes();
    buildFoot();
    describe();
    connect(this, &QAbstractButton::clicked, this, [this] {
        // A card of the analyst's own has no quotation that Enter could open.
        if (std::exchange(anchorPressed_, false) || (text_.quotes.empty() && !text_.anchor.empty())) {
            Q_EMIT anchorAsked(text_.anchor);
        } else if (quote_ < static_cast<int>(text_.quotes.size())) {
            Q_EMIT opened(text_.source, text_.quotes[static_cast<std::size_t>(quote_)].passage);
        }
    });
}

void ClaimCard::buildQuotes()
{
    const QFont serif = theme_.serif(14);
    const bool out = text_.rank == Rank::Deprecated;
    const QColor around = out ? theme_.faintText : theme_.secondText;
    const QColor words = out ? theme_.secondText : theme_.onQuotation;
    const auto back = [&](const QColor& color) {
        return out ? paler(color) : color;
    };
    for (std::size_t i = 0; i < text_.quotes.size(); ++i) {
        const CardQuote& quote = text_.quotes[i];
        const bool shown = static_cast<int>(i) == shownQuote_;
        TextBlock block;
        if (!quote.prefix.isEmpty()) {
            block.add({QStringLiteral("… ") + quote.prefix, serif, around, {}, false});
        }
        block.add({quote.exact, serif, words, back(shown ? theme_.quotationCurrent : theme_.quotation), false});
        if (!quote.suffix.isEmpty()) {
            block.add({quote.suffix + QStringLiteral(" …"), serif, around, {}, false});
        }
        parts_[firstQuote_ + i].block = std::move(block);
    }
    laidOutFor_ = -1;
}

void ClaimCard::buildFoot()
{
    const QFont plain = theme_.sans(12);
    const QColor second = theme_.secondText;
    foot_ = parts_.size();
    const double indent = chipSize().width() + kChipGap;
    Part& foot = parts_.emplace_back();
    foot.indent = indent;
    foot.block.add({text_.sourceName, theme_.sans(12, QFont::Medium), theme_.text, {}, false});
    if (text_.stance) {
        const bool denies = *text_.stance == Stance::Denies;
        foot.block.add({(text_.value.isEmpty() ? kSeparator : QStringLiteral(" ")) + stanceWord(*text_.stance),
                        denies ? theme_.sans(12, QFont::DemiBold) : plain,
                        denies ? theme_.disagree : second,
                        {},
                        false});
    }
    if (!text_.value.isEmpty()) {
        foot.block.add({text_.stance ? QStringLiteral(" ") : kSeparator, plain, second, {}, false});
        foot.block.add({text_.value,
                        theme_.sans(12, QFont::DemiBold),
                        text_.excluded ? theme_.disagree : theme_.text,
                        {},
                        text_.rank == Rank::Deprecated});
    }
    if (!text_.said.isEmpty()) {
        foot.block.add({kSeparator + tr("as “%1”").arg(text_.said), plain, second, {}, false});
    }
    if (!text_.attributedTo.isEmpty()) {
        foot.block.add({kSeparator + tr("according to %1").arg(text_.attributedTo), plain, second, {}, false});
    }
    if (const QString grade = gradeText(text_.reliability, text_.credibility); !grade.isEmpty()) {
        foot.block.add({kSeparator, plain, second, {}, false});
        foot.block.add({grade, theme_.sans(12, QFont::Medium), second, {}, false});
    }
    if (!text_.relative.isEmpty()) {
        anchorLine_ = parts_.size();
        Part& line = parts_.emplace_back();
        line.indent = indent;
        line.block.add({text_.relative, theme_.sans(12, QFont::Medium), theme_.accent, {}, false});
    }
    if (text_.derived) {
        addNote(tr("derived"), text_.derivation, theme_.secondText);
    }
    if (text_.rank != Rank::Normal) {
        const bool preferred = text_.rank == Rank::Preferred;
        addNote(preferred ? tr("★ Preferred by the analyst") : tr("Ruled out by the analyst"), text_.rankReason,
                preferred ? theme_.agree : theme_.disagree);
    }
    if (!text_.note.isEmpty()) {
        addNote(tr("Analyst’s note"), text_.note, theme_.accent);
    }
}

void ClaimCard::addNote(const QString& head, const QString& text, const QColor& color)
{
    TextBlock& block = parts_.emplace_back().block;
    block.add(
        {text.isEmpty() ? head : head + QStringLiteral(": "), theme_.sans(12, QFont::DemiBold), color, {}, false});
    block.add({text, theme_.sans(12), theme_.secondText, {}, false});
}

void ClaimCard::describe()
{
    QStringList words;
    for (const Part& part : parts_) {
        words << part.block.text();
    }
    const QString& foot = parts_[foot_].block.text();
    const QString who =
        text_.sourceNumber > 0 ? tr("Source %1, %2").arg(QString::number(text_.sourceNumber), foot) : foot;
    const QString quote = text_.quotes.empty() ? QString() : oneLine(text_.quotes.front().exact);
    setAccessibleName(quote.isEmpty() ? who : tr("“%1”, %2").arg(quote, who));
    words.removeAt(static_cast<qsizetype>(foot_));
    setAccessibleDescription(words.join(QLatin1Char('\n')));
}

QStringList ClaimCard::highlighted() const
{
    QStringList words;
    for (std::size_t i = 0; i < text_.quotes.size(); ++i) {
        const bool shown = static_cast<int>(i) == shownQuote_;
        const QColor back = shown ? theme_.quotationCurrent : theme_.quotation;
        words << parts_[firstQuote_ + i].block.textOn(text_.rank == Rank::Deprecated ? paler(back) : back);
    }
    return words;
}

QString ClaimCard::plainText() const
{
    QStringList lines;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const QString& line = parts_[i].block.text();
        const bool numbered = i == foot_ && text_.sourceNumber > 0;
        lines << (numbered ? QString::number(text_.sourceNumber) + QLatin1Char(' ') + line : line);
    }
    return lines.join(QLatin1Char('\n'));
}

void ClaimCard::setCurrentPassage(const std::string& passage)
{
    const auto found = std::ranges::find(text_.quotes, passage, &CardQuote::passage);
    const int shown =
        passage.empty() || found == text_.quotes.end() ? -1 : static_cast<int>(found - text_.quotes.begin());
    if (shown == shownQuote_) {
        return;
    }
    shownQuote_ = shown;
    if (shown >= 0) {
        quote_ = shown;
    }
    buildQuotes();
    update();
}

QSizeF ClaimCard::chipSize() const
{
    const QFontMetricsF metrics(theme_.sans(11, QFont::DemiBold));
    return {std::max(18.0, std::ceil(metrics.horizontalAdvance(QString::number(text_.sourceNumber))) + 9), 17};
}

double ClaimCard::layOut(double width) const
{
    if (width == laidOutFor_) {
        return height_;
    }
    double y = kPadding;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        Part& part = parts_[i];
        part.y = y;
        y += part.block.layout(std::max(1.0, width - kLeft - kRight - part.indent));
        const bool quoteFollows = i >= firstQuote_ && i + 1 < foot_;
        y += i + 1 == parts_.size() ? 0 : quoteFollows ? kQuoteGap : kBetween;
    }
    laidOutFor_ = width;
    return height_ = std::ceil(y + kPadding);
}

QSize ClaimCard::sizeHint() const
{
    return kAnyWidth;
}

QSize ClaimCard::minimumSizeHint() const
{
    return {60, 0};
}

int ClaimCard::heightForWidth(int width) const
{
    return static_cast<int>(layOut(width));
}

int ClaimCard::quoteAt(double y) const
{
    int found = 0;
    for (std::size_t i = 0; i < text_.quotes.size(); ++i) {
        if (y >= parts_[firstQuote_ + i].y - kQuoteGap / 2) {
            found = static_cast<int>(i);
        }
    }
    return found;
}

bool ClaimCard::isOnAnchor(double y) const
{
    return anchorLine_ > 0 && y >= parts_[anchorLine_].y &&
           y < parts_[anchorLine_].y + parts_[anchorLine_].block.height();
}

void ClaimCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    layOut(width());
    const bool strong = isCurrent();
    if (strong || underMouse()) {
        painter.fillRect(QRectF(kBar, 0, width() - kBar, height()),
                         text_.excluded ? theme_.disagreeBack : theme_.raised);
    }
    const QColor bar = text_.rank == Rank::Preferred ? theme_.agree
                       : text_.excluded              ? theme_.disagree
                       : strong                      ? theme_.accent
                                                     : theme_.hairline;
    painter.fillRect(QRectF(0, 0, kBar, height()), bar);
    for (const Part& part : parts_) {
        part.block.paint(painter, QPointF(kLeft + part.indent, part.y));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF chip(QPointF(kLeft, parts_[foot_].y - 1), chipSize());
    painter.setPen(Qt::NoPen);
    painter.setBrush(strong || underMouse() ? theme_.panel : theme_.raised);
    painter.drawRoundedRect(chip, 4, 4);
    if (text_.sourceNumber > 0) {
        painter.setFont(theme_.sans(11, QFont::DemiBold));
        painter.setPen(theme_.accent);
        painter.drawText(chip, Qt::AlignCenter, QString::number(text_.sourceNumber));
    } else {
        paintPencil(painter, QRectF(chip.center() - QPointF(5, 5), QSizeF(10, 10)), theme_.accent);
    }
    if (hasFocus()) {
        QRectF frame(rect());
        if (text_.quotes.size() > 1) {
            const Part& part = parts_[firstQuote_ + static_cast<std::size_t>(quote_)];
            frame = QRectF(kLeft - 5, part.y - 3, width() - kLeft + 3, part.block.height() + 6);
        }
        paintFocus(painter, frame, theme_);
    }
}

void ClaimCard::mousePressEvent(QMouseEvent* event)
{
    anchorPressed_ = isOnAnchor(event->position().y());
    if (!anchorPressed_) {
        quote_ = quoteAt(event->position().y());
    }
    update();
    QAbstractButton::mousePressEvent(event);
}

void ClaimCard::keyPressEvent(QKeyEvent* event)
{
    anchorPressed_ = false;
    const int last = static_cast<int>(text_.quotes.size()) - 1;
    const int step = event->key() == Qt::Key_Up ? -1 : event->key() == Qt::Key_Down ? 1 : 0;
    if (step != 0 && quote_ + step >= 0 && quote_ + step <= last) {
        quote_ += step;
        update();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    if (event->key() == Qt::Key_F2) {
        Q_EMIT editAsked();
        return;
    }
    if (event->key() == Qt::Key_Delete) {
        Q_EMIT removeAsked();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void ClaimCard::focusInEvent(QFocusEvent* event)
{
    QAbstractButton::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        Q_EMIT attended(true);
    }
}

void ClaimCard::contextMenuEvent(QContextMenuEvent* event)
{
    Q_EMIT menuAsked(event->globalPos());
}

bool ClaimCard::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && !gradeText(text_.reliability, text_.credibility).isEmpty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (help->pos().y() >= parts_[foot_].y) {
            QToolTip::showText(help->globalPos(),
                               Qt::convertFromPlainText(gradeInWords(text_.reliability, text_.credibility)), this);
            return true;
        }
    }
    return QAbstractButton::event(event);
}

void ClaimCard::enterEvent(QEnterEvent* event)
{
    Q_EMIT attended(false);
    update();
    QAbstractButton::enterEvent(event);
}

void ClaimCard::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace dateline
