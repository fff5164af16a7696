#include "ui/timeline/eventpicker.h"

#include <QAbstractListModel>
#include <QGuiApplication>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

namespace {

constexpr int kWidth = 340;
constexpr std::size_t kMostLines = 12;

/// Titles of events, fetched as they are looked at.
class TitlesModel : public QAbstractListModel
{
public:
    TitlesModel(const std::vector<EventRow>& events, std::function<QString(EventRow)> title, QObject* parent)
        : QAbstractListModel(parent), events_(events), title_(std::move(title))
    {
    }

    int rowCount(const QModelIndex& parent) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(events_.size());
    }

    QVariant data(const QModelIndex& at, int role) const override
    {
        if (role != Qt::DisplayRole || !at.isValid()) {
            return {};
        }
        return title_(events_[static_cast<std::size_t>(at.row())]);
    }

private:
    const std::vector<EventRow>& events_;
    std::function<QString(EventRow)> title_;
};

} // namespace

EventPicker::EventPicker(const Theme& theme, const QString& heading, std::vector<EventRow> events,
                         std::function<QString(EventRow)> title, QWidget* parent)
    : QFrame(parent, Qt::Popup), events_(std::move(events)), list_(new QListView(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::Box);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setAccessibleName(tr("Events at this place"));
    list_->setFont(theme.sans(13));
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setUniformItemSizes(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    setStyleSheet(QStringLiteral("EventPicker, dateline--EventPicker { background: %1; border: 1px solid %2; }"
                                 "QLabel { color: %5; padding: 8px 12px 2px 12px; }"
                                 "QListView { background: %1; color: %3; padding: 4px; }"
                                 "QListView::item { padding: 5px 8px; }"
                                 "QListView::item:selected { background: %4; color: %3; }")
                      .arg(theme.panel.name(), theme.hairline.name(), theme.text.name(), theme.raised.name(),
                           theme.secondText.name()));
    list_->setModel(new TitlesModel(events_, std::move(title), list_));
    list_->setCurrentIndex(list_->model()->index(0, 0));
    auto* above = new QLabel(this);
    above->setTextFormat(Qt::PlainText);
    above->setFont(theme.sans(12));
    above->setText(heading);
    above->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(above);
    column->addWidget(list_);
    setFocusProxy(list_);
    connect(list_, &QListView::clicked, this, &EventPicker::pick);
    connect(list_, &QListView::activated, this, &EventPicker::pick);

    const int lines = static_cast<int>(std::min(events_.size(), kMostLines));
    const int headingHeight = above->heightForWidth(kWidth - 2);
    resize(kWidth, headingHeight + lines * std::max(list_->sizeHintForRow(0), 20) + 14);
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

void EventPicker::pick(const QModelIndex& at)
{
    if (at.isValid() && isVisible()) {
        const EventRow row = events_[static_cast<std::size_t>(at.row())];
        close();
        Q_EMIT picked(row);
    }
}

} // namespace dateline
