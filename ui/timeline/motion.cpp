#include "ui/timeline/motion.h"

#include <QEasingCurve>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr int kGlideTime = 160;
constexpr double kSlowing = 220; // milliseconds in which a fling loses all but a third of its speed
constexpr int kFlingTime = 1100;
constexpr int kFrame = 16;       // milliseconds
constexpr qint64 kRecently = 70; // milliseconds over which a hand's speed is taken

} // namespace

FramePacer::FramePacer(QObject* parent) : QObject(parent)
{
    next_.setTimerType(Qt::PreciseTimer);
    next_.setSingleShot(true);
    connect(&next_, &QTimer::timeout, this, &FramePacer::run);
}

void FramePacer::ask()
{
    if (next_.isActive()) {
        return;
    }
    const qint64 waited = sinceLast_.isValid() ? sinceLast_.elapsed() : kFrame;
    if (waited >= kFrame) {
        run();
    } else {
        next_.start(kFrame - static_cast<int>(waited));
    }
}

void FramePacer::flush()
{
    if (next_.isActive()) {
        next_.stop();
        run();
    }
}

void FramePacer::drop()
{
    next_.stop();
}

void FramePacer::run()
{
    sinceLast_.start();
    Q_EMIT due();
}

void Trail::begin()
{
    clock_.start();
    path_.clear();
}

void Trail::add(double x)
{
    const qint64 now = clock_.elapsed();
    path_.emplace_back(now, x);
    while (now - path_.front().first > kRecently) {
        path_.pop_front();
    }
}

double Trail::velocity() const
{
    if (path_.size() < 2 || clock_.elapsed() - path_.back().first > kRecently) {
        return 0;
    }
    const auto milliseconds = std::max<qint64>(path_.back().first - path_.front().first, 16);
    return (path_.back().second - path_.front().second) / double(milliseconds) * 1000;
}

RangeMotion::RangeMotion(QObject* parent) : QObject(parent)
{
    glide_.setStartValue(0.0);
    glide_.setEndValue(1.0);
    glide_.setDuration(kGlideTime);
    glide_.setEasingCurve(QEasingCurve::OutCubic);
    connect(&glide_, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { glideTo(value.toDouble()); });
    connect(&glide_, &QVariantAnimation::finished, this, &RangeMotion::arrived);

    fling_.setStartValue(0.0);
    fling_.setEndValue(double(kFlingTime));
    fling_.setDuration(kFlingTime);
    connect(&fling_, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { flingTo(value.toDouble()); });
}

void RangeMotion::glide(const VisibleRange& from, const VisibleRange& to)
{
    stop();
    from_ = from;
    to_ = to;
    glide_.start();
}

void RangeMotion::fling(const VisibleRange& from, double velocity)
{
    stop();
    flungFrom_ = from;
    velocity_ = velocity;
    fling_.start();
}

void RangeMotion::stop()
{
    glide_.stop();
    fling_.stop();
}

void RangeMotion::glideTo(double progress)
{
    if (!isGliding()) {
        return;
    }
    if (progress >= 1) {
        Q_EMIT glided(to_);
        return;
    }
    const double length = from_.length() * std::pow(to_.length() / from_.length(), progress);
    const double growth = to_.length() - from_.length();
    // The share of the way that keeps the fixed time fixed; where nothing grows, it is a pan.
    const bool pans = std::abs(growth) < 1e-9 * from_.length();
    const double share = pans ? progress : (length - from_.length()) / growth;
    const double start = from_.start + (to_.start - from_.start) * share;
    Q_EMIT glided({start, start + length});
}

void RangeMotion::flingTo(double milliseconds)
{
    if (!isFlinging()) {
        return;
    }
    const double way = velocity_ * kSlowing / 1000 * (1 - std::exp(-milliseconds / kSlowing));
    Q_EMIT flung(panned(flungFrom_, way));
}

} // namespace dateline
