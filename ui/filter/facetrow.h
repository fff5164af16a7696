#pragma once

#include "core/model/vocabulary.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QColor>

namespace dateline {

/// One value of a facet in the filter panel: a sign before it, its name, and the count that choosing it would show.
/// It is a check box to keyboards and screen readers.
class FacetRow : public QAbstractButton
{
    Q_OBJECT

public:
    static constexpr int kSide = 12; ///< pixels between the panel's edge and what stands in it

    enum class Sign { CheckBox, Shape, Number };

    explicit FacetRow(const Theme& theme, QWidget* parent = nullptr);

    void setSign(Sign sign) { sign_ = sign; }
    void setShape(Shape shape, const QColor& color);
    void setNumber(int number);
    /// Other names, paler behind the name.
    void setSecond(const QString& second);
    void setCount(std::uint32_t count);
    /// Paler, because others of its facet are chosen and it is not.
    void setFaded(bool faded);
    void setTheme(const Theme& theme);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintSign(QPainter& painter, const QRectF& box) const;
    void describe();

    Theme theme_;
    Sign sign_ = Sign::CheckBox;
    Shape shape_ = Shape::Circle;
    QColor color_;
    int number_ = 0;
    QString second_;
    std::uint32_t count_ = 0;
    bool faded_ = false;
};

} // namespace dateline
