#include "ui/dialogs/figurepreview.h"

#include <QPainter>

namespace dateline {

namespace {

constexpr int kMargin = 16;

} // namespace

FigurePreview::FigurePreview(QWidget* parent) : QWidget(parent)
{
    setMinimumSize(420, 320);
    setAccessibleName(tr("Preview of the figure"));
}

void FigurePreview::setFigure(std::optional<Figure> figure)
{
    figure_ = std::move(figure);
    painted_ = {};
    update();
}

void FigurePreview::setSurround(const QColor& color)
{
    surround_ = color;
    update();
}

void FigurePreview::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), surround_);
    if (!figure_ || figure_->pages().empty()) {
        return;
    }
    const QSizeF page = figure_->pages().front().size;
    const QSizeF room = QSizeF(size()).shrunkBy(QMarginsF(kMargin, kMargin, kMargin, kMargin));
    const QSizeF fitted = page.scaled(room, Qt::KeepAspectRatio);
    const QSize pixels = (fitted * devicePixelRatioF()).toSize();
    if (painted_.size() != pixels) {
        painted_ = QPixmap(pixels);
        painted_.fill(figure_->theme().background);
        QPainter onPage(&painted_);
        onPage.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        onPage.scale(pixels.width() / page.width(), pixels.height() / page.height());
        figure_->paint(onPage, 0);
    }
    const QRectF target(QPointF((width() - fitted.width()) / 2, (height() - fitted.height()) / 2), fitted);
    painter.drawPixmap(target, painted_, QRectF(painted_.rect()));
}

} // namespace dateline
