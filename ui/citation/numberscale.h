#pragma once

#include "core/model/quantity.h"

#include "ui/theme/theme.h"

#include <QRectF>
#include <QString>
#include <QWidget>

#include <vector>

namespace dateline {

/// One value on a number scale.
struct ScaleValue
{
    double amount = 0;      ///< where its dot stands
    QuantityBounds bounds;  ///< what the words allow; an open end is drawn as an arrow, a range as a bar
    QString text;           ///< above the dot: "130+"
    QString sources;        ///< below it: "4 6"
    bool disagrees = false; ///< excludes the value that is shown for the event
    bool resolved = false;  ///< is that value
    bool stands = true;     ///< false for one that is only denied or was ruled out: drawn hollow
};

/// Where the parts of a scale stand: worked out apart from painting, so that it can be checked.
struct ScaleLayout
{
    struct Item
    {
        double x = 0;    ///< of the dot
        double from = 0; ///< the bar of a range; equal where there is none
        double to = 0;
        bool arrowLeft = false;
        bool arrowRight = false;
        QRectF label;
        QRectF sources;
    };
    std::vector<Item> items; ///< as the values
    double lineY = 0;
    double height = 0;
};

/// Places `values` over `width` pixels: dots to scale, texts above and source numbers below, side by side or in
/// several rows, so that no two overlap and none leaves the width. `labelSize` and `sourcesSize` are the texts' sizes.
ScaleLayout layoutScale(const std::vector<ScaleValue>& values, double width, const std::vector<QSizeF>& labelSizes,
                        const std::vector<QSizeF>& sourcesSizes);

/// A line with a dot for each amount that sources give, so that 84, 94, 95 and "almost 100" are seen at a glance.
///
/// With the keyboard, Left and Right walk the values and Enter chooses one.
class NumberScale : public QWidget
{
    Q_OBJECT

public:
    explicit NumberScale(const Theme& theme, QWidget* parent = nullptr);

    /// In any order; shown by amount. `name` is what the numbers count, for screen readers.
    void setValues(std::vector<ScaleValue> values, const QString& name);
    const std::vector<ScaleValue>& values() const { return values_; }
    ScaleLayout currentLayout() const { return layoutFor(width()); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    /// A value was clicked or chosen: its position in values().
    void chosen(int value);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    ScaleLayout layoutFor(int width) const;
    QFont labelFont(const ScaleValue& value) const;
    QColor colorOf(const ScaleValue& value) const;
    void paintDot(QPainter& painter, const ScaleValue& value, const ScaleLayout::Item& item, double lineY) const;
    void paintTexts(QPainter& painter, const ScaleLayout& layout) const;
    int valueAt(const QPointF& point) const;

    const Theme& theme_;
    std::vector<ScaleValue> values_;
    std::vector<QSizeF> labelSizes_;
    std::vector<QSizeF> sourcesSizes_;
    int current_ = 0;
};

} // namespace dateline
