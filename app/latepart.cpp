#include "app/latepart.h"

#include <QVBoxLayout>

#include <utility>

namespace dateline {

LatePart::LatePart(std::function<QWidget*()> make, QWidget* parent) : QWidget(parent), make_(std::move(make))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void LatePart::setVisible(bool visible)
{
    if (visible && make_) {
        QWidget* part = std::exchange(make_, nullptr)();
        layout()->addWidget(part);
        part->show();
    }
    QWidget::setVisible(visible);
}

} // namespace dateline
