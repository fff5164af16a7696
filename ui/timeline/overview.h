#pragma once

#include "core/timeline/wholerange.h"

#include "ui/models/workspace.h"
#include "ui/timeline/overviewbars.h"
#include "ui/timeline/textmeasure.h"

#include <QPixmap>
#include <QWidget>

#include <memory>

namespace dateline {

/// The strip below the timeline: the whole case as bars, and a brush over the part that the timeline shows.
///
/// The brush is dragged to move the range, by its edges to resize it; a drag beside it makes a new one, a click beside
/// it brings it there, a double click shows all. Left and Right move it, Shift+Left and Shift+Right its right edge,
/// + and − zoom, Home shows all, 0 the story. However short the range, the brush stays wide enough to be taken hold of.
class Overview : public QWidget
{
    Q_OBJECT

public:
    explicit Overview(Workspace& workspace, QWidget* parent = nullptr);
    ~Overview() override;

    /// What the whole strip stands for.
    TimeScale timeScale() const;
    /// Where the brush stands on the widget, as it is painted.
    QRectF brush() const;

    QSize sizeHint() const override { return {900, 104}; }
    QSize minimumSizeHint() const override { return {240, 72}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Part
    {
        Outside,
        Left,
        Right,
        Inside
    };
    struct Grip
    {
        Part part = Part::Outside;
        double x = 0;
        VisibleRange range;
        bool moved = false;
    };

    void onCaseChanged();
    void onEdited();
    void onThemeChanged();
    void setWhole();
    void recount();
    Part partAt(double x) const;
    void dragTo(double x);
    void centreOn(double seconds);
    QRectF barArea() const;
    void paintStrip();
    void paintBars(QPainter& painter) const;
    void paintLabels(QPainter& painter) const;
    void paintBrush(QPainter& painter) const;

    Workspace& workspace_;
    std::unique_ptr<QtTextMeasure> measure_;
    WholeRange ofAll_;
    VisibleRange whole_; ///< what the strip shows of it
    OverviewBars bars_;
    QPixmap strip_; ///< all but the brush; null where it has to be painted anew
    std::optional<Grip> grip_;
};

} // namespace dateline
