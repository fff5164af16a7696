#pragma once

#include "ui/figure/figure.h"

#include <QPixmap>
#include <QWidget>

#include <optional>

namespace dateline {

/// A figure's first page, fitted into the widget, and the words for why there is none.
class FigurePreview : public QWidget
{
    Q_OBJECT

public:
    explicit FigurePreview(QWidget* parent = nullptr);

    void setFigure(std::optional<Figure> figure);
    void setSurround(const QColor& color);
    const Figure* figure() const { return figure_ ? &*figure_ : nullptr; }

    QSize sizeHint() const override { return {760, 520}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<Figure> figure_;
    QPixmap painted_; ///< the page at the size it has on the widget
    QColor surround_;
};

} // namespace dateline
