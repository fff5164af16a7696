#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointF>
#include <QRectF>
#include <QTimer>

namespace dateline {

/// Scrolls a view while something is held at its edge, the faster the nearer to it or the farther beyond.
class EdgePull : public QObject
{
    Q_OBJECT

public:
    explicit EdgePull(QObject* parent = nullptr);

    /// Something is held at `at` in a view that fills `view`.
    void hold(const QPointF& at, const QRectF& view);
    void letGo();
    bool isPulling() const { return timer_.isActive(); }

    /// Pixels a second at which a view is pulled by a point; zero away from its edges.
    static QPointF speed(const QPointF& at, const QRectF& view);

Q_SIGNALS:
    /// So many pixels of what lies beyond the edge come into view.
    void pulled(const QPointF& pixels);

private:
    void pull();

    QTimer timer_;
    QElapsedTimer sinceLast_;
    QPointF speed_;
};

} // namespace dateline
