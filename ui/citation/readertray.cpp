#include "ui/citation/readertray.h"

#include "ui/citation/labels.h"

#include <QEvent>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

ReaderTray::ReaderTray(QWidget* parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    auto* content = new Column;
    content->setAutoFillBackground(false);
    column_ = new QVBoxLayout(content);
    column_->setContentsMargins(14, 6, 14, 10);
    column_->setSpacing(6);
    setWidget(content);
    content->setAutoFillBackground(false);
    content->installEventFilter(this);
    hide();
}

void ReaderTray::add(QWidget* widget)
{
    column_->addWidget(widget);
    widget->show();
    fit();
}

void ReaderTray::setMostHeight(int height)
{
    most_ = height;
    fit();
}

bool ReaderTray::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::ChildRemoved) {
        fit();
    }
    return QScrollArea::eventFilter(watched, event);
}

void ReaderTray::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        fit();
    }
}

void ReaderTray::fit()
{
    bool holdsAny = false;
    for (int i = 0; i < column_->count(); ++i) {
        const QWidget* held = column_->itemAt(i)->widget();
        holdsAny = holdsAny || (held != nullptr && !held->isHidden());
    }
    if (holdsAny) {
        const int across = std::max(120, width());
        const int needed =
            column_->hasHeightForWidth() ? column_->totalHeightForWidth(across) : column_->totalSizeHint().height();
        setFixedHeight(std::min(most_, needed));
    }
    setVisible(holdsAny);
}

} // namespace dateline
