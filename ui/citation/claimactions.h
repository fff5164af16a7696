#pragma once

#include "ui/citation/claimcard.h"
#include "ui/editing/glyphbutton.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace dateline {

/// What can be done with a claim, as a strip at the upper right of the card that the pointer or the keyboard is on.
/// There is one for all cards of the panel.
class ClaimActions : public QWidget
{
    Q_OBJECT

public:
    explicit ClaimActions(const Theme& theme, QWidget* parent = nullptr);

    /// Comes to a card, and goes when neither pointer nor keyboard is on it or on the strip any more.
    void attend(ClaimCard* card, bool byKeyboard);
    ClaimCard* card() const { return card_; }

Q_SIGNALS:
    /// A ruling is asked for; Normal where the present one is to be taken back.
    void ruled(ClaimCard* card, Rank rank);
    void editAsked(ClaimCard* card);
    void menuAsked(ClaimCard* card, const QPoint& at);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void leaveIfAlone();
    void place();

    const Theme& theme_;
    QPointer<ClaimCard> card_;
    bool byKeyboard_ = false;
    GlyphButton* prefer_;
    GlyphButton* deprecate_;
    GlyphButton* edit_;
    GlyphButton* menu_;
    QTimer alone_;
};

} // namespace dateline
