#include "ui/timeline/eventpicker.h"

#include <QGuiApplication>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

namespace {

constexpr int kWidth = 320;
constexpr std::size_t kMostLines = 12;

} // namespace

EventPicker::EventPicker(const Theme& theme, const std::vector<std::pair<EventRow, QString>>& events, QWidget* parent)
    : QFrame(parent, Qt::Popup), list_(new QListWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::Box);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setAccessibleName(tr("Events at this place"));
    list_->setFont(theme.sans(13));
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setUniformItemSizes(true);
    setStyleSheet(QStringLiteral("EventPicker, dateline--EventPicker { background: %1; border: 1px solid %2; }"
                                 "QListWidget { background: %1; color: %3; padding: 4px; }"
                                 "QListWidget::item { padding: 5px 8px; }"
                                 "QListWidget::item:selected { background: %4; color: %3; }")
                      .arg(theme.panel.name(), theme.hairline.name(), theme.text.name(), theme.raised.name()));
    for (const auto& [row, title] : events) {
        auto* item = new QListWidgetItem(title, list_);
        item->setData(Qt::UserRole, row);
    }
    list_->setCurrentRow(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(list_);
    setFocusProxy(list_);
    connect(list_, &QListWidget::itemClicked, this, &EventPicker::pick);
    connect(list_, &QListWidget::itemActivated, this, &EventPicker::pick);

    const int lines = static_cast<int>(std::min(events.size(), kMostLines));
    resize(kWidth, lines * std::max(list_->sizeHintForRow(0), 20) + 14);
}

void EventPicker::openAt(const QPoint& global)
{
    const QScreen* screen = QGuiApplication::screenAt(global);
    QPoint place = global;
    if (screen) {
        const QRect room = screen->availableGeometry();
        place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
        place.setY(std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(place);
    show();
    list_->setFocus(Qt::PopupFocusReason);
}

void EventPicker::pick(const QListWidgetItem* item)
{
    if (item && isVisible()) {
        const auto row = static_cast<EventRow>(item->data(Qt::UserRole).toUInt());
        close();
        Q_EMIT picked(row);
    }
}

} // namespace dateline
