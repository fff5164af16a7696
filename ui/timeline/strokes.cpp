#include "ui/timeline/strokes.h"

#include <QImage>
#include <QLinearGradient>
#include <QPaintEngine>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr double kTailLine = 3; // no higher is the tail of a shape

struct RelationCurve
{
    QPointF control1;
    QPointF control2;
    QPointF end;
};

RelationCurve relationCurve(const QPointF& from, const QPointF& to, bool upright)
{
    constexpr double kClear = 6; // the arrow head stops short of a selected mark's ring
    constexpr double kNearlyAbove = 30;
    const double side = to.x() >= from.x() ? 1 : -1;
    const double rise = to.y() >= from.y() ? 1 : -1;
    const double reach = std::clamp(std::abs(to.x() - from.x()) * 0.3, 24.0, 160.0);
    if (std::abs(to.y() - from.y()) < 4) {
        // Within a row the curve makes way for what stands between.
        const QPointF end = to - QPointF(side * kClear, 0);
        return {from + QPointF(side * reach / 2, -34), end + QPointF(-side * reach / 2, -34), end};
    }
    if (upright || std::abs(to.x() - from.x()) < kNearlyAbove) {
        const QPointF end = to - QPointF(0, rise * kClear);
        const QPointF half(0, (end.y() - from.y()) / 2);
        return {from + half, end - half, end};
    }
    // Leaving upright and arriving sideways keeps the curve out of its own rows,
    // where labels stand.
    const QPointF end = to - QPointF(side * kClear, 0);
    return {from + QPointF(0, (end.y() - from.y()) * 0.6), end - QPointF(side * reach, 0), end};
}

} // namespace

double SoftEnds::shareAt(double x) const
{
    const double begun = leftWidth > 0 ? (x - left) / leftWidth : 1;
    const double still = rightWidth > 0 ? (right - x) / rightWidth : 1;
    return std::clamp(std::min(begun, still), 0.0, 1.0);
}

Strokes::Strokes(QPainter& painter, const Theme& theme, PaintCache* cache)
    : painter_(painter), theme_(theme), cache_(cache)
{
    const QTransform device = painter.deviceTransform();
    scale_ = device.m11() > 0 ? device.m11() : 1;
    offsetX_ = device.dx();
    offsetY_ = device.dy();
    if (cache_) {
        cache_->setScale(scale_);
        faces_ = &cache_->faces(theme);
        painter_.setRenderHint(QPainter::SmoothPixmapTransform, false);
    } else {
        ownFaces_ = textFaces(theme);
        faces_ = &ownFaces_;
    }
}

/// On whole device pixels antialiasing changes nothing but the time it takes.
void Strokes::smooth(bool on)
{
    if (painter_.testRenderHint(QPainter::Antialiasing) != on) {
        painter_.setRenderHint(QPainter::Antialiasing, on);
    }
}

bool Strokes::drawsPixels() const
{
    return painter_.paintEngine() && painter_.paintEngine()->type() == QPaintEngine::Raster;
}

QRectF Strokes::snapped(const QRectF& box) const
{
    const double left = snapX(box.left());
    const double top = snapY(box.top());
    return {left, top, std::max(snapX(box.right()) - left, 1 / scale_),
            std::max(snapY(box.bottom()) - top, 1 / scale_)};
}

void Strokes::fill(const QRectF& box, const QColor& color)
{
    smooth(false);
    painter_.fillRect(snapped(box), color);
}

void Strokes::horizontal(double x1, double x2, double y, const QColor& color)
{
    smooth(false);
    const double left = snapX(x1);
    painter_.fillRect(QRectF(left, snapY(y), snapX(x2) - left, hair()), color);
}

void Strokes::vertical(double x, double y1, double y2, const QColor& color)
{
    smooth(false);
    const double top = snapY(y1);
    painter_.fillRect(QRectF(snapX(x), top, hair(), snapY(y2) - top), color);
}

void Strokes::ruled(const QRectF& area, const std::optional<QColor>& ground, std::span<const Rule> rules)
{
    if (area.height() <= 0) {
        return;
    }
    if (ground && cache_ && drawsPixels() && onWholePixels()) {
        ruledInPixels(snapped(area), *ground, rules);
        return;
    }
    if (ground) {
        fill(area, *ground);
    }
    for (const Rule& rule : rules) {
        vertical(rule.x, area.top(), area.bottom(), rule.color);
    }
}

// All rows are alike: one of them, again and again, costs what the ground alone would. A line at a time is as many
// places in memory as it has rows.
void Strokes::ruledInPixels(const QRectF& area, const QColor& ground, std::span<const Rule> rules)
{
    const int columns = static_cast<int>(std::lround(area.width() * scale_));
    QImage& image = cache_->rowOf(columns);
    auto* const pixels = reinterpret_cast<QRgb*>(image.bits());
    std::fill_n(pixels, columns, ground.rgb());
    const int line = static_cast<int>(std::lround(hair() * scale_));
    for (const Rule& rule : rules) {
        const int from = static_cast<int>(std::lround((snapX(rule.x) - area.left()) * scale_));
        for (int column = std::max(from, 0); column < std::min(from + line, columns); ++column) {
            pixels[column] = rule.color.rgb();
        }
    }
    QBrush brush;
    brush.setTextureImage(image);
    brush.setTransform(QTransform(1 / scale_, 0, 0, 1 / scale_, area.left(), area.top()));
    smooth(false);
    // More rows at once Qt would hand to other threads, and wait for them.
    constexpr int kTogether = 64;
    const int rows = static_cast<int>(std::lround(area.height() * scale_));
    for (int row = 0; row < rows; row += kTogether) {
        painter_.fillRect(
            QRectF(area.left(), area.top() + row / scale_, area.width(), std::min(kTogether, rows - row) / scale_),
            brush);
    }
}

void Strokes::guide(double x, double y1, double y2, const QColor& color)
{
    constexpr double kDash = 4;
    constexpr double kGap = 3;
    smooth(false);
    QColor faint = color;
    faint.setAlphaF(0.7F);
    const double left = snapX(x - hair() / 2);
    for (double y = y1; y < y2; y += kDash + kGap) {
        painter_.fillRect(QRectF(left, snapY(y), hair(), snapY(std::min(y + kDash, y2)) - snapY(y)), faint);
    }
}

void Strokes::dotted(const QPointF& from, const QPointF& to, const QColor& color)
{
    constexpr double kStep = PaintCache::kDotStep;
    if (cache_ && from.y() == to.y()) {
        const QPixmap& dots = cache_->dots(color);
        const double right = std::max(from.x(), to.x());
        const double top = snapY(from.y() - PaintCache::kDotSize / 2);
        for (double at = std::min(from.x(), to.x()); at <= right; at += PaintCache::kDots * kStep) {
            const double left = at - PaintCache::kDotSize / 2;
            const double number = std::min(std::floor((right - at) / kStep) + 1, double(PaintCache::kDots));
            const QRectF source(0, 0, std::round(number * kStep * scale_), dots.height());
            painter_.drawPixmap(QRectF(snapX(left), top, source.width() / scale_, source.height() / scale_), dots,
                                source);
        }
        return;
    }
    smooth(true);
    painter_.setPen(PaintCache::dotPen(color));
    painter_.drawLine(from, to);
}

void Strokes::relation(const QPointF& from, const QPointF& to, bool upright, const QColor& color)
{
    constexpr double kHeadLength = 7;
    constexpr double kHeadHalf = 3.2;
    const RelationCurve curve = relationCurve(from, to, upright);
    const QPointF direction = curve.end - curve.control2;
    const QPointF unit = direction / std::max(std::hypot(direction.x(), direction.y()), 0.001);
    const QPointF across(-unit.y(), unit.x());
    const QPointF neck = curve.end - unit * kHeadLength;

    QPainterPath path(from);
    path.cubicTo(curve.control1, curve.control2, neck);
    smooth(true);
    painter_.setBrush(Qt::NoBrush);
    painter_.setPen(QPen(color, 1.2, Qt::SolidLine, Qt::FlatCap));
    painter_.drawPath(path);
    QPainterPath head(curve.end);
    head.lineTo(neck + across * kHeadHalf);
    head.lineTo(neck - across * kHeadHalf);
    head.closeSubpath();
    painter_.fillPath(head, color);
}

void Strokes::mark(const QRectF& box, const MarkStyle& style, bool hollow, const QColor& inside)
{
    // The size is kept and the place is snapped: a mark never changes its form as
    // it moves.
    const int size = std::max(1, static_cast<int>(std::lround(box.width() * scale_)));
    const double left = snapX(box.center().x() - size / scale_ / 2);
    const double top = snapY(box.center().y() - size / scale_ / 2);
    if (cache_) {
        const double margin = PaintCache::kMarkMargin / scale_;
        painter_.drawPixmap(QPointF(left - margin, top - margin), cache_->mark(style, size, hollow, inside));
    } else if (hollow) {
        paintHollowMark(painter_, QRectF(left, top, size / scale_, size / scale_), style, inside);
    } else {
        paintMark(painter_, QRectF(left, top, size / scale_, size / scale_), style);
    }
}

void Strokes::bar(const QRectF& box, const QColor& color, const SoftEnds& ends)
{
    const QRectF area = snapped(box);
    smooth(false);
    if (ends.leftWidth <= 0 && ends.rightWidth <= 0) {
        painter_.fillRect(area, color);
        return;
    }
    if (painter_.paintEngine() && painter_.paintEngine()->type() == QPaintEngine::Pdf) {
        softBarInSteps(area, color, ends);
        return;
    }
    if (cache_ && drawsPixels()) {
        softBarInPixels(area, color, ends);
        return;
    }
    // Of what is painted only: a gradient has few steps, and the whole may be a
    // million times as long.
    const double width = std::max(area.width(), 1.0);
    QLinearGradient gradient(area.topLeft(), QPointF(area.left() + width, area.top()));
    const auto stop = [&](double x) {
        QColor there = color;
        there.setAlphaF(color.alphaF() * float(ends.shareAt(x)));
        gradient.setColorAt(std::clamp(x / width, 0.0, 1.0), there);
    };
    stop(0);
    stop(width);
    for (const double x : {ends.left, ends.left + ends.leftWidth, ends.right - ends.rightWidth, ends.right}) {
        if (x > 0 && x < width) {
            stop(x);
        }
    }
    painter_.fillRect(area, gradient);
}

// A gradient of Qt's costs as much as ten bars: each has to be worked out
// before it is used once.
void Strokes::softBarInPixels(const QRectF& area, const QColor& color, const SoftEnds& ends)
{
    const int columns = static_cast<int>(std::lround(area.width() * scale_));
    const int rows = static_cast<int>(std::lround(area.height() * scale_));
    QImage& image = cache_->scratch(columns, rows);
    auto* first = reinterpret_cast<QRgb*>(image.scanLine(0));
    const QRgb ink = color.rgba();
    const auto fade = [&](int from, int to) {
        for (int column = std::max(from, 0); column < std::min(to, columns); ++column) {
            const auto alpha = float(qAlpha(ink)) * float(ends.shareAt((column + 0.5) / scale_));
            first[column] = qPremultiply(qRgba(qRed(ink), qGreen(ink), qBlue(ink), static_cast<int>(alpha + 0.5F)));
        }
    };
    const auto place = [&](double x) {
        return static_cast<int>(std::clamp(std::floor(x * scale_), 0.0, double(columns)));
    };
    const int full = ends.leftWidth > 0 ? std::min(place(ends.left + ends.leftWidth) + 1, columns) : 0;
    const int faded = ends.rightWidth > 0 ? std::max(place(ends.right - ends.rightWidth), full) : columns;
    fade(0, full);
    std::fill(first + full, first + faded, qPremultiply(ink));
    fade(faded, columns);
    for (int row = 1; row < rows; ++row) {
        std::copy_n(first, columns, reinterpret_cast<QRgb*>(image.scanLine(row)));
    }
    painter_.drawImage(area, image, QRectF(0, 0, columns, rows));
}

// Qt 6.4 loses the opacity of gradients in PDF. There a bar is drawn as ever
// smaller and ever stronger ones, each opaque in the colour that it would have
// on the background, so that no seams are seen.
void Strokes::softBarInSteps(const QRectF& area, const QColor& color, const SoftEnds& ends)
{
    constexpr int kSteps = 32;
    const QColor& ground = theme_.background;
    for (int step = 1; step <= kSteps; ++step) {
        const double inward = (step - 0.5) / kSteps;
        const double left = std::max(area.left() + ends.left + ends.leftWidth * inward, area.left());
        const double right = std::min(area.left() + ends.right - ends.rightWidth * inward, area.right());
        const double share = double(color.alphaF()) * step / kSteps;
        const auto mixed = [share](float under, float over) {
            return float(under + (over - under) * share);
        };
        const QColor ink = QColor::fromRgbF(mixed(ground.redF(), color.redF()), mixed(ground.greenF(), color.greenF()),
                                            mixed(ground.blueF(), color.blueF()));
        if (right > left) {
            painter_.fillRect(QRectF(left, area.top(), right - left, area.height()), ink);
        }
    }
}

void Strokes::openTail(const QRectF& box, const QColor& color, const QColor& head, bool left)
{
    constexpr double kHeadLength = 4;
    constexpr double kHeadHalf = 4;
    constexpr double kLeastBar = 8;
    const double width = box.width();
    bar(box, color, left ? SoftEnds{0, width, width, 0} : SoftEnds{0, 0, width, width});
    if (box.height() > kTailLine && box.height() < kLeastBar) {
        return;
    }
    const double side = left ? -1 : 1;
    const QPointF tip(left ? box.left() + 1 : box.right() - 1, box.center().y());
    const QPointF back(tip.x() - side * kHeadLength, tip.y());
    smooth(true);
    painter_.setBrush(Qt::NoBrush);
    painter_.setPen(QPen(head, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter_.drawPolyline(QPolygonF({back - QPointF(0, kHeadHalf), tip, back + QPointF(0, kHeadHalf)}));
}

void Strokes::brokenTail(const QRectF& box, const QColor& color, bool left)
{
    // Pieces and gaps, from the mark on.
    constexpr double kPieces[][2] = {{3, 6}, {11, 4}, {17, 2}};
    for (const auto& [from, width] : kPieces) {
        if (from + width <= box.width()) {
            fill(QRectF(left ? box.right() - from - width : box.left() + from, box.top(), width, box.height()), color);
        }
    }
}

void Strokes::hollowBar(const QRectF& box, const QColor& color, const QColor& inside)
{
    const QRectF area = snapped(box);
    const double line = std::max(1.0, std::round(1.5 * scale_)) / scale_;
    fill(area, inside);
    fill(QRectF(area.left(), area.top(), area.width(), line), color);
    fill(QRectF(area.left(), area.bottom() - line, area.width(), line), color);
    fill(QRectF(area.left(), area.top(), line, area.height()), color);
    fill(QRectF(area.right() - line, area.top(), line, area.height()), color);
}

void Strokes::cluster(const QRectF& box, const QColor& color, const std::string& count)
{
    const QRectF area = snapped(box);
    const double baseline = this->baseline(area, TextRole::Count);
    if (cache_) {
        clusterFromCache(area, color);
        const double width = cache_->text(count, TextRole::Count, face(TextRole::Count).color).width;
        text(count, TextRole::Count, area.center().x() - width / 2, baseline);
        return;
    }
    smooth(true);
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(color);
    painter_.drawRoundedRect(area, area.height() / 2, area.height() / 2);
    const double width = face(TextRole::Count).metrics.horizontalAdvance(QString::fromStdString(count));
    text(count, TextRole::Count, area.center().x() - width / 2, baseline);
}

/// The two halves of a disc, and what is between them.
void Strokes::clusterFromCache(const QRectF& area, const QColor& color)
{
    const int size = static_cast<int>(std::lround(area.height() * scale_));
    const int width = static_cast<int>(std::lround(area.width() * scale_));
    constexpr int kMargin = PaintCache::kMarkMargin;
    const int leftHalf = std::min(size, width) / 2;
    const int rightHalf = std::min(size, width) - leftHalf;
    const int middle = width - leftHalf - rightHalf;
    if (middle > 0) {
        fill(QRectF(area.left() + leftHalf / scale_, area.top(), middle / scale_, area.height()), color);
    }
    const QPixmap& disc = cache_->mark({color, Shape::Circle}, size, false, {});
    const auto half = [&](double left, int from, int columns) {
        painter_.drawPixmap(QRectF(left, area.top(), columns / scale_, area.height()), disc,
                            QRectF(kMargin + from, kMargin, columns, size));
    };
    half(area.left(), 0, leftHalf);
    half(area.right() - rightHalf / scale_, size - rightHalf, rightHalf);
}

void Strokes::ring(const QRectF& markBox, bool selected)
{
    const QRectF box = snapped(markBox);
    const bool round = markBox.width() <= markBox.height() * 1.2;
    if (cache_) {
        ringFromCache(box, round, selected);
    } else {
        paintRing(painter_, box, round, selected);
    }
}

void Strokes::paintRing(QPainter& painter, const QRectF& markBox, bool round, bool selected) const
{
    const double gap = 2; // with the line it ends well before a label
    const double line = selected ? 2 : 1.5;
    QColor color = theme_.accent;
    color.setAlphaF(selected ? 1 : 0.55F);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setBrush(Qt::NoBrush);
    const auto outline = [&](double distance, double width, const QColor& ink) {
        const QRectF box = markBox.adjusted(-distance, -distance, distance, distance);
        const double radius = round ? std::min(box.width(), box.height()) / 2 : 5;
        painter.setPen(QPen(ink, width));
        painter.drawRoundedRect(box, radius, radius);
    };
    if (selected) {
        outline(gap / 2 + 0.5, gap, theme_.background);
    }
    outline(gap + line / 2, line, color);
}

/// Thousands may be chosen at once. That of a bar is its two ends, and a column between them drawn wide.
void Strokes::ringFromCache(const QRectF& box, bool round, bool selected)
{
    constexpr double kBeyond = 6;
    constexpr double kEnd = 12; // of a bar, from where its ring begins
    const QSizeF size(round ? box.width() : 2 * kEnd - 2 * kBeyond + 2, box.height());
    const QSizeF whole = size + QSizeF(2 * kBeyond, 2 * kBeyond);
    const QPixmap& picture = cache_->ring((whole * scale_).toSize(), selected, [&](QPainter& painter) {
        paintRing(painter, QRectF(QPointF(kBeyond, kBeyond), size), round, selected);
    });
    const QPointF at = box.topLeft() - QPointF(kBeyond, kBeyond);
    if (round) {
        return painter_.drawPixmap(at, picture);
    }
    const auto part = [&](double x, double width, double from, double columns) {
        painter_.drawPixmap(QRectF(at.x() + x, at.y(), width, whole.height()), picture,
                            QRectF(from * scale_, 0, columns * scale_, picture.height()));
    };
    const double end = std::min(kEnd, (box.width() + 2 * kBeyond) / 2);
    const double middle = box.width() + 2 * kBeyond - 2 * end;
    part(0, end, 0, end);
    part(end + middle, end, whole.width() - end, end);
    if (middle > 0) {
        part(end, middle, kEnd, 1);
    }
}

void Strokes::text(const std::string& text, TextRole role, double x, double baseline)
{
    this->text(text, role, x, baseline, face(role).color);
}

void Strokes::text(const std::string& text, TextRole role, double x, double baseline, const QColor& color)
{
    if (text.empty()) {
        return;
    }
    const TextFace& face = this->face(role);
    const QPointF origin(snapX(x), snapY(baseline));
    if (cache_) {
        const PaintCache::Text& drawn = cache_->text(text, role, color);
        painter_.drawPixmap(origin + drawn.corner, drawn.picture);
    } else {
        painter_.setFont(face.font);
        painter_.setPen(color);
        painter_.drawText(origin, QString::fromStdString(text));
    }
}

double Strokes::baseline(const QRectF& box, TextRole role) const
{
    return box.top() + (box.height() - height(role)) / 2 + ascent(role);
}

std::string Strokes::elided(const std::string& text, TextRole role, double width) const
{
    if (cache_) {
        return cache_->elided(text, role, width);
    }
    return face(role).metrics.elidedText(QString::fromStdString(text), Qt::ElideRight, width).toStdString();
}

} // namespace dateline
