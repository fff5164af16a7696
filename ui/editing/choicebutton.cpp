#include "ui/editing/choicebutton.h"

#include "ui/theme/housestyle.h"
#include "ui/theme/menutext.h"

#include <QFontMetrics>
#include <QFrame>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

namespace {

constexpr int kIcon = 11;
constexpr int kIconGap = 5;
constexpr int kArrow = 14;
constexpr int kNameWidth = 190;

} // namespace

ChoiceButton::ChoiceButton(const Theme& theme, QWidget* parent) : QAbstractButton(parent), theme_(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setFont(theme.sans(12));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &ChoiceButton::openMenu);
}

void ChoiceButton::setFramed(bool framed)
{
    framed_ = framed;
    setFont(theme_.sans(framed ? 13 : 12));
    setFocusPolicy(Qt::StrongFocus);
    updateGeometry();
}

void ChoiceButton::setCurrent(const Choice& choice)
{
    current_ = choice.data;
    setText(choice.shortText.isEmpty() ? choice.text : choice.shortText);
    setIcon(choice.icon);
    updateGeometry();
    update();
}

void ChoiceButton::setCurrentData(const std::string& wanted)
{
    const std::vector<Choice> all = choices_ ? choices_() : std::vector<Choice>();
    const auto found = std::ranges::find(all, wanted, &Choice::data);
    if (!all.empty()) {
        setCurrent(found == all.end() ? all.front() : *found);
    }
}

void ChoiceButton::openMenu()
{
    if (!choices_) {
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Choice& choice : choices_()) {
        QAction* action = menu->addAction(choice.icon, menuText(choice.text));
        action->setCheckable(choice.icon.isNull());
        action->setChecked(choice.icon.isNull() && choice.data == current_);
        if (choice.data == current_) {
            menu->setActiveAction(action);
        }
        connect(action, &QAction::triggered, this, [this, choice] {
            setCurrent(choice);
            Q_EMIT chosen(choice.data);
        });
    }
    if (!naming_.isEmpty()) {
        menu->addSeparator();
        connect(menu->addAction(naming_), &QAction::triggered, this, &ChoiceButton::askName, Qt::QueuedConnection);
    }
    menu->popup(mapToGlobal(QPoint(0, height() + 2)));
}

void ChoiceButton::setNaming(const QString& offer, const QString& placeholder)
{
    naming_ = offer;
    namePlaceholder_ = placeholder;
}

void ChoiceButton::askName()
{
    auto* frame = new QFrame(this, Qt::Popup);
    frame->setAttribute(Qt::WA_DeleteOnClose);
    frame->setObjectName(QStringLiteral("naming"));
    makeCompact(*frame);
    frame->setStyleSheet(QStringLiteral("#naming { background: %1; border: 1px solid %2; }")
                             .arg(theme_.panel.name(), theme_.hairline.name()));
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(8, 8, 8, 8);
    auto* field = new QLineEdit(frame);
    field->setFont(theme_.sans(13));
    field->setPlaceholderText(namePlaceholder_);
    field->setAccessibleName(namePlaceholder_);
    field->setMinimumWidth(kNameWidth);
    layout->addWidget(field);
    connect(field, &QLineEdit::returnPressed, frame, [this, frame, field] {
        const QString name = field->text().simplified();
        frame->close();
        if (!name.isEmpty()) {
            Q_EMIT named(name);
        }
    });
    frame->move(mapToGlobal(QPoint(0, height() + 2)));
    frame->show();
    field->setFocus(Qt::PopupFocusReason);
}

int ChoiceButton::iconRoom() const
{
    return icon().isNull() ? 0 : kIcon + kIconGap;
}

QSize ChoiceButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int side = framed_ ? 9 : 0;
    return {metrics.horizontalAdvance(text()) + iconRoom() + kArrow + 2 * side, framed_ ? 28 : metrics.height() + 4};
}

QSize ChoiceButton::minimumSizeHint() const
{
    return {std::min(framed_ ? 48 : 130, sizeHint().width()), sizeHint().height()};
}

void ChoiceButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lively = underMouse() || hasFocus();
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (framed_) {
        painter.setPen(hasFocus() ? theme_.accent : theme_.hairline);
        painter.setBrush(underMouse() ? theme_.raised : theme_.panel);
        painter.drawRoundedRect(frame, 5, 5);
    }
    int x = framed_ ? 9 : 0;
    if (!icon().isNull()) {
        icon().paint(&painter, QRect(x, (height() - kIcon) / 2, kIcon, kIcon));
    }
    x += iconRoom();
    const int room = width() - x - kArrow - (framed_ ? 9 : 0) + 2;
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, room);
    const QColor color = framed_ ? theme_.text : lively ? theme_.accent : theme_.secondText;
    painter.setPen(color);
    painter.setFont(font());
    painter.drawText(QRect(x, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter, shown);
    if (framed_ || lively) {
        const double left = x + fontMetrics().horizontalAdvance(shown) + 5;
        const double middle = height() / 2.0;
        painter.setPen(QPen(framed_ ? theme_.secondText : color, 1.2));
        painter.drawPolyline(QPolygonF({{left, middle - 1}, {left + 3, middle + 2}, {left + 6, middle - 1}}));
    }
    if (hasFocus() && !framed_) {
        painter.setPen(theme_.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame, 3, 3);
    }
}

void ChoiceButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Down) {
        openMenu();
    } else {
        QAbstractButton::keyPressEvent(event);
    }
}

void ChoiceButton::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void ChoiceButton::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace dateline
