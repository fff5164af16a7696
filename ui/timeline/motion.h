#pragma once

// clang-format off
#include <QObject> // first: Qt 6.4's moc cannot read <compare> before any other header of the standard library
// clang-format on

#include "core/timeline/timescale.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QVariantAnimation>

#include <deque>
#include <utility>

namespace dateline {

/// Lets what comes faster than frames do (a mouse tells of itself up to a thousand times a second) wait for the next
/// frame. The first of a movement does not wait.
class FramePacer : public QObject
{
    Q_OBJECT

public:
    explicit FramePacer(QObject* parent = nullptr);

    /// There is something to do: due() comes now, or in the next frame, once for all that was asked for since.
    void ask();
    /// What waits is done now.
    void flush();
    /// What waits is forgotten.
    void drop();

Q_SIGNALS:
    void due();

private:
    void run();

    QTimer next_;
    QElapsedTimer sinceLast_;
};

/// Where a hand was in the last moments.
class Trail
{
public:
    void begin();
    void add(double x);
    /// Pixels per second at which it is let go now; 0 if it rested before.
    double velocity() const;

private:
    QElapsedTimer clock_;
    std::deque<std::pair<qint64, double>> path_; ///< milliseconds and x
};

/// Moves a visible range smoothly: a glide goes to a range and stops there, a fling pans on and slows down.
class RangeMotion : public QObject
{
    Q_OBJECT

public:
    explicit RangeMotion(QObject* parent = nullptr);

    /// On the way the range grows or shrinks evenly to the eye about the one time that keeps its place.
    void glide(const VisibleRange& from, const VisibleRange& to);
    /// Pans from `from` with `velocity` seconds of the timeline per second of the clock, ever slower.
    void fling(const VisibleRange& from, double velocity);
    /// Stays where it is; neither signal comes any more.
    void stop();

    bool isGliding() const { return glide_.state() == QAbstractAnimation::Running; }
    bool isFlinging() const { return fling_.state() == QAbstractAnimation::Running; }

Q_SIGNALS:
    void glided(const dateline::VisibleRange& range);
    void arrived(); ///< the glide's end was reached
    void flung(const dateline::VisibleRange& range);

private:
    void glideTo(double progress);
    void flingTo(double milliseconds);

    QVariantAnimation glide_;
    QVariantAnimation fling_;
    VisibleRange from_;
    VisibleRange to_;
    VisibleRange flungFrom_;
    double velocity_ = 0;
};

} // namespace dateline
