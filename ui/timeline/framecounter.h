#pragma once

#include "ui/theme/theme.h"

#include <QPainter>

#include <array>
#include <cstddef>

namespace dateline {

/// How long the last frames took, for a corner of what they show.
class FrameCounter
{
public:
    /// A frame that took so many milliseconds.
    void add(double milliseconds);
    void clear() { count_ = 0; }

    struct Times
    {
        double last = 0;
        double median = 0;
        double p95 = 0; ///< 19 of 20 frames took no longer
        double worst = 0;
    };
    /// Of the last kFrames frames; all zero before the first.
    Times times() const;

    /// Where it is painted in a view: in its lower right corner.
    static QRect place(const QRect& view);
    void paint(QPainter& painter, const QRect& view, const Theme& theme) const;

    static constexpr std::size_t kFrames = 240;

private:
    std::array<float, kFrames> frames_{};
    std::size_t count_ = 0; ///< of all frames ever added
};

} // namespace dateline
