#include "ui/timeline/framecounter.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <iterator>

namespace dateline {

namespace {

constexpr int kLine = 16;
constexpr int kPadding = 8;
constexpr int kWidth = 132;
constexpr int kAway = 10;

/// Figures of equal width, so that they stand still while they change.
void paintNumber(QPainter& painter, const QFontMetricsF& metrics, double right, double baseline, const QString& number)
{
    const double digit = metrics.horizontalAdvance(QLatin1Char('0'));
    for (auto at = number.crbegin(); at != number.crend(); ++at) {
        const double wide = metrics.horizontalAdvance(*at);
        const double cell = at->isDigit() ? digit : wide;
        painter.drawText(QPointF(right - (cell + wide) / 2, baseline), *at);
        right -= cell;
    }
}

} // namespace

void FrameCounter::add(double milliseconds)
{
    frames_[count_ % kFrames] = static_cast<float>(milliseconds);
    ++count_;
}

FrameCounter::Times FrameCounter::times() const
{
    if (count_ == 0) {
        return {};
    }
    auto sorted = frames_;
    const auto end = sorted.begin() + static_cast<std::ptrdiff_t>(std::min(count_, kFrames));
    std::sort(sorted.begin(), end);
    const auto share = [&](double of) {
        return double(*(sorted.begin() + static_cast<std::ptrdiff_t>(of * double(end - sorted.begin() - 1) + 0.5)));
    };
    return {double(frames_[(count_ - 1) % kFrames]), share(0.5), share(0.95), share(1)};
}

QRect FrameCounter::place(const QRect& view)
{
    const int height = 4 * kLine + 2 * kPadding;
    return {view.right() - kWidth - kAway, view.bottom() - height - kAway, kWidth, height};
}

void FrameCounter::paint(QPainter& painter, const QRect& view, const Theme& theme) const
{
    const QRect box = place(view);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(box, theme.hairline);
    painter.fillRect(box.adjusted(1, 1, -1, -1), theme.panel);
    const QFont font = theme.sans(12);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    const Times all = times();
    const std::pair<QString, double> lines[] = {{QCoreApplication::translate("FrameCounter", "Last frame"), all.last},
                                                {QCoreApplication::translate("FrameCounter", "Median"), all.median},
                                                {QCoreApplication::translate("FrameCounter", "95 %"), all.p95},
                                                {QCoreApplication::translate("FrameCounter", "Worst"), all.worst}};
    double baseline = box.top() + kPadding + metrics.ascent();
    for (const auto& [name, milliseconds] : lines) {
        painter.setPen(theme.secondText);
        painter.drawText(QPointF(box.left() + kPadding, baseline), name);
        painter.setPen(theme.text);
        const QString number = QString::number(milliseconds, 'f', 1) + QStringLiteral(" ms");
        paintNumber(painter, metrics, box.right() - kPadding, baseline, number);
        baseline += kLine;
    }
}

} // namespace dateline
