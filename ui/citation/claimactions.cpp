#include "ui/citation/claimactions.h"

#include <QHBoxLayout>
#include <QPainter>

namespace dateline {

namespace {

constexpr int kLookMs = 150;
constexpr int kAboveCard = 13;
constexpr int kFromRight = 6;

} // namespace

ClaimActions::ClaimActions(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme)
{
    setAccessibleName(tr("This claim"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(1);
    prefer_ = new GlyphButton(theme, Glyph::Star, {}, this);
    deprecate_ = new GlyphButton(theme, Glyph::Slash, {}, this);
    edit_ = new GlyphButton(theme, Glyph::Pencil, tr("Change (F2)"), this);
    menu_ = new GlyphButton(theme, Glyph::Dots, tr("More"), this);
    for (GlyphButton* button : {prefer_, deprecate_, edit_, menu_}) {
        layout->addWidget(button);
    }
    const auto rules = [this](Rank rank) {
        if (card_) {
            Q_EMIT ruled(card_, card_->text().rank == rank ? Rank::Normal : rank);
        }
    };
    connect(prefer_, &QAbstractButton::clicked, this, [rules] { rules(Rank::Preferred); });
    connect(deprecate_, &QAbstractButton::clicked, this, [rules] { rules(Rank::Deprecated); });
    connect(edit_, &QAbstractButton::clicked, this, [this] {
        if (card_) {
            Q_EMIT editAsked(card_);
        }
    });
    connect(menu_, &QAbstractButton::clicked, this, [this] {
        if (card_) {
            Q_EMIT menuAsked(card_, menu_->mapToGlobal(QPoint(0, menu_->height() + 2)));
        }
    });
    alone_.setInterval(kLookMs);
    connect(&alone_, &QTimer::timeout, this, &ClaimActions::leaveIfAlone);
    hide();
}

void ClaimActions::attend(ClaimCard* card, bool byKeyboard)
{
    // The keyboard is on its strip: passing over another card with the pointer does not take it away.
    if (card_ != nullptr && isVisible() && isAncestorOf(focusWidget()) && focusWidget()->hasFocus()) {
        return;
    }
    card_ = card;
    byKeyboard_ = byKeyboard;
    const Rank rank = card->text().rank;
    prefer_->setGlyph(rank == Rank::Preferred ? Glyph::FullStar : Glyph::Star,
                      rank == Rank::Preferred ? tr("Restore: no longer prefer this claim") : tr("Prefer this claim"));
    deprecate_->setGlyph(rank == Rank::Deprecated ? Glyph::FullSlash : Glyph::Slash,
                         rank == Rank::Deprecated ? tr("Restore: the claim counts again")
                                                  : tr("Deprecate: rule this claim out; it stays visible"));
    adjustSize();
    place();
    show();
    raise();
    QWidget* before = card;
    for (GlyphButton* button : {prefer_, deprecate_, edit_, menu_}) {
        QWidget::setTabOrder(before, button);
        before = button;
    }
    alone_.start();
}

void ClaimActions::leaveIfAlone()
{
    const bool keyboard = isAncestorOf(focusWidget()) && focusWidget()->hasFocus();
    if (card_ == nullptr || !(underMouse() || card_->underMouse() || (byKeyboard_ && card_->hasFocus()) || keyboard)) {
        alone_.stop();
        card_ = nullptr;
        hide();
    } else {
        place(); // the card may have moved: what is above it grows and shrinks
    }
}

void ClaimActions::place()
{
    const QPoint corner = card_->mapTo(parentWidget(), QPoint(card_->width() - kFromRight, 0));
    move(corner - QPoint(width(), kAboveCard));
}

void ClaimActions::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme_.hairline);
    painter.setBrush(theme_.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

} // namespace dateline
