#include "ui/timeline/edgepull.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr double kEdge = 32; // pixels inside the view that pull
constexpr double kSpeedAtEdge = 500;
constexpr double kFastest = 1'600;
constexpr int kFrame = 16;
constexpr double kLongestStep = 0.05; // seconds: after a pause nothing leaps

double pullOf(double at, double from, double to)
{
    const double before = from + kEdge - at;
    const double after = at - (to - kEdge);
    const double depth = std::max(before, after);
    if (depth <= 0 || to - from < 3 * kEdge) {
        return 0;
    }
    const double speed = std::min(depth / kEdge * kSpeedAtEdge, kFastest);
    return before > after ? -speed : speed;
}

} // namespace

EdgePull::EdgePull(QObject* parent) : QObject(parent)
{
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(kFrame);
    connect(&timer_, &QTimer::timeout, this, &EdgePull::pull);
}

QPointF EdgePull::speed(const QPointF& at, const QRectF& view)
{
    return {pullOf(at.x(), view.left(), view.right()), pullOf(at.y(), view.top(), view.bottom())};
}

void EdgePull::hold(const QPointF& at, const QRectF& view)
{
    speed_ = speed(at, view);
    if (speed_.isNull()) {
        letGo();
    } else if (!timer_.isActive()) {
        sinceLast_.start();
        timer_.start();
    }
}

void EdgePull::letGo()
{
    timer_.stop();
}

void EdgePull::pull()
{
    const double seconds = std::min(double(sinceLast_.restart()) / 1000, kLongestStep);
    Q_EMIT pulled(speed_ * seconds);
}

} // namespace dateline
