#include "ui/timeline/hovercard.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

namespace {

constexpr int kWidest = 320;
constexpr int kAway = 10;

QLabel* plainLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

void colour(QLabel* label, const QColor& color)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
}

} // namespace

HoverCard::HoverCard(QWidget* parent)
    : QWidget(parent), title_(plainLabel(this)), date_(plainLabel(this)), note_(plainLabel(this)),
      sources_(plainLabel(this)), warning_(plainLabel(this))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 9, 12, 10);
    column->setSpacing(2);
    for (QLabel* label : {title_, date_, note_, sources_, warning_}) {
        column->addWidget(label);
    }
    setTheme(theme_);
    hide();
}

void HoverCard::setTheme(const Theme& theme)
{
    theme_ = theme;
    title_->setFont(theme.sans(13, QFont::DemiBold));
    date_->setFont(theme.sans(12));
    note_->setFont(theme.sans(12));
    sources_->setFont(theme.sans(12));
    warning_->setFont(theme.sans(12, QFont::Medium));
    colour(title_, theme.text);
    colour(date_, theme.secondText);
    colour(note_, theme.secondText);
    colour(sources_, theme.secondText);
    colour(warning_, theme.disagree);
}

void HoverCard::showBeside(const QRect& mark, const Content& content)
{
    int widest = 0;
    const auto fillIn = [&](QLabel* label, const QString& text) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
        widest = std::max(widest, QFontMetrics(label->font()).horizontalAdvance(text) + 2);
    };
    fillIn(title_, content.title);
    fillIn(date_, content.date);
    fillIn(note_, content.note);
    fillIn(sources_, content.sources);
    fillIn(warning_, content.warning);
    const int width = std::min({widest + 24, kWidest, parentWidget()->width() - 8});
    resize(width, layout()->totalHeightForWidth(width));

    const QRect room = parentWidget()->rect().adjusted(4, 4, -4, -4);
    const bool fitsBelow = mark.bottom() + kAway + height() <= room.bottom();
    const int y = fitsBelow ? mark.bottom() + kAway : mark.top() - kAway - height();
    const int x = std::clamp(mark.left() - 12, room.left(), std::max(room.left(), room.right() - width));
    move(x, std::max(y, room.top()));
    show();
    raise();
}

void HoverCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme_.hairline, 1));
    painter.setBrush(theme_.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace dateline
