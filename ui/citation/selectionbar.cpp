#include "ui/citation/selectionbar.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

namespace {

constexpr int kGap = 6; // from the words to the card
constexpr int kWidest = 300;
constexpr int kPad = 8;

/// A word and, paler behind it, its key.
class BarButton : public QAbstractButton
{
public:
    BarButton(const Theme& theme, const QString& text, const QString& key, QWidget* parent)
        : QAbstractButton(parent), theme_(theme), key_(key)
    {
        setText(text);
        setAccessibleName(text);
        setFocusPolicy(Qt::NoFocus);
        setCursor(Qt::PointingHandCursor);
        setFont(theme.sans(12, QFont::Medium));
        setToolTip(key.isEmpty() ? QString() : Qt::convertFromPlainText(tr("Key %1").arg(key)));
    }

    QSize sizeHint() const override
    {
        const int key = key_.isEmpty() ? 0 : fontMetrics().horizontalAdvance(key_) + 7;
        return {fontMetrics().horizontalAdvance(text()) + 3 + key + 2 * kPad, 26}; // widths are rounded
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() || isDown()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme_.raised);
            painter.drawRoundedRect(rect(), 4, 4);
        }
        const int key = key_.isEmpty() ? 0 : fontMetrics().horizontalAdvance(key_) + 7;
        const QRect inside = rect().adjusted(kPad, 0, -kPad, 0);
        painter.setFont(font());
        painter.setPen(theme_.text);
        const QRect words = inside.adjusted(0, 0, -key, 0);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         fontMetrics().elidedText(text(), Qt::ElideMiddle, words.width()));
        painter.setPen(theme_.secondText);
        painter.drawText(inside, Qt::AlignVCenter | Qt::AlignRight, key_);
    }
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

private:
    const Theme& theme_;
    QString key_;
};

} // namespace

SelectionBar::SelectionBar(const Theme& theme, QWidget* parent) : QFrame(parent), theme_(theme)
{
    setAccessibleName(tr("Selected words"));
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::ArrowCursor);
    column_ = new QVBoxLayout(this);
    column_->setContentsMargins(4, 4, 4, 4);
    column_->setSpacing(0);
    hide();
}

void SelectionBar::clear()
{
    row_ = nullptr;
    while (QLayoutItem* item = column_->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->setParent(nullptr);
            widget->deleteLater();
        }
        delete item;
    }
}

QAbstractButton* SelectionBar::made(const QString& text, const QString& key, const std::function<void()>& run)
{
    auto* button = new BarButton(theme_, text, key, this);
    connect(button, &QAbstractButton::clicked, this, run);
    return button;
}

void SelectionBar::addMain(const QString& text, const QString& key, const std::function<void()>& run)
{
    column_->addWidget(made(text, key, run));
}

void SelectionBar::add(const QString& text, const QString& key, const std::function<void()>& run)
{
    if (row_ == nullptr) {
        row_ = new QWidget(this);
        auto* layout = new QHBoxLayout(row_);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addStretch(1);
        column_->addWidget(row_);
    }
    auto* layout = static_cast<QHBoxLayout*>(row_->layout());
    auto* button = made(text, key, run);
    button->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    layout->insertWidget(layout->count() - 1, button);
}

void SelectionBar::explain(const QString& text)
{
    auto* label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setContentsMargins(kPad, 5, kPad, 3);
    label->setFont(theme_.sans(12));
    QPalette colors = label->palette();
    colors.setColor(QPalette::WindowText, theme_.secondText);
    label->setPalette(colors);
    column_->addWidget(label);
}

void SelectionBar::standAt(const QRect& words, const QRect& inside)
{
    // What was added to a card on show is not shown yet, and would count for nothing.
    for (QWidget* child : findChildren<QWidget*>()) {
        child->show();
    }
    column_->activate();
    const int width = std::min({sizeHint().width(), kWidest, inside.width()});
    resize(width, column_->hasHeightForWidth() ? column_->totalHeightForWidth(width) : sizeHint().height());
    const bool below = words.bottom() + kGap + height() <= inside.bottom();
    const int top = below ? words.bottom() + kGap : words.top() - kGap - height();
    const int left = words.left() - kPad;
    move(std::clamp(left, inside.left(), std::max(inside.left(), inside.right() - width)),
         std::clamp(top, inside.top(), std::max(inside.top(), inside.bottom() - height())));
    show();
    raise();
}

QString SelectionBar::text() const
{
    QStringList texts;
    for (const QWidget* child : findChildren<QWidget*>()) {
        if (const auto* button = qobject_cast<const QAbstractButton*>(child)) {
            texts << button->text();
        } else if (const auto* label = qobject_cast<const QLabel*>(child)) {
            texts << label->text();
        }
    }
    return texts.join(QLatin1Char('\n'));
}

void SelectionBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme_.hairline);
    painter.setBrush(theme_.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace dateline
