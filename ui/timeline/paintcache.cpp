#include "ui/timeline/paintcache.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dateline {

namespace {

constexpr std::size_t kMostTextBytes = 24u << 20; // of each half
constexpr int kTextMargin = 2;                    // device pixels by which letters may reach beyond their text
constexpr std::size_t kMostMarks = 2'000;
constexpr std::size_t kMostElided = 500;
constexpr std::size_t kMostColors = 100;

std::size_t bytesOf(const QPixmap& picture)
{
    return static_cast<std::size_t>(picture.width()) * static_cast<std::size_t>(picture.height()) * 4;
}

/// The least that holds every pixel that is not empty; one pixel where all are.
QRect coveredBy(const QImage& image)
{
    QRect covered;
    for (int y = 0; y < image.height(); ++y) {
        const auto* const row = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        const auto* const end = row + image.width();
        const auto isDrawn = [](QRgb pixel) {
            return qAlpha(pixel) != 0;
        };
        const auto* const first = std::find_if(row, end, isDrawn);
        if (first == end) {
            continue;
        }
        const auto* last = end - 1;
        while (!isDrawn(*last)) {
            --last;
        }
        covered |= QRect(QPoint(static_cast<int>(first - row), y), QPoint(static_cast<int>(last - row), y));
    }
    return covered.isNull() ? QRect(0, 0, 1, 1) : covered;
}

} // namespace

std::vector<TextFace> textFaces(const Theme& theme)
{
    std::vector<TextFace> faces;
    for (std::size_t number = 0; number < kTextRoles; ++number) {
        const auto role = static_cast<TextRole>(number);
        const QFont font = theme.font(role);
        faces.push_back({font, QFontMetricsF(font), theme.color(role)});
    }
    return faces;
}

std::size_t PaintCache::MarkKeyHash::operator()(const MarkKey& key) const
{
    const auto low = (std::uint64_t{key.color} << 32) | key.inside;
    const auto high = (static_cast<std::uint64_t>(key.size) << 8) | (static_cast<std::uint64_t>(key.shape) << 1) |
                      (key.hollow ? 1U : 0U);
    return static_cast<std::size_t>((low ^ (high << 17)) * 0x9E3779B97F4A7C15ULL >> 13);
}

void PaintCache::setScale(double scale)
{
    if (scale != scale_) {
        clear();
        scale_ = scale;
    }
}

const std::vector<TextFace>& PaintCache::faces(const Theme& theme)
{
    if (faces_.empty()) {
        faces_ = textFaces(theme);
    }
    return faces_;
}

QPixmap PaintCache::blank(int width, int height) const
{
    QPixmap picture(std::max(width, 1), std::max(height, 1));
    picture.fill(Qt::transparent);
    return picture;
}

PaintCache::Text PaintCache::drawText(std::string_view text, const TextFace& face, const QColor& color) const
{
    const QString string = toQt(text);
    Text drawn;
    drawn.width = face.metrics.horizontalAdvance(string);
    const auto pixels = [this](double length) {
        return static_cast<int>(std::ceil(length * scale_)) + 2 * kTextMargin;
    };
    QPixmap picture = blank(pixels(drawn.width), pixels(face.height()));
    picture.setDevicePixelRatio(scale_);
    const QPointF origin(kTextMargin / scale_, (kTextMargin + std::ceil(face.ascent() * scale_)) / scale_);
    QPainter painter(&picture);
    painter.setFont(face.font);
    painter.setPen(color);
    painter.drawText(origin, string);
    painter.end();
    const QRect covered = coveredBy(picture.toImage());
    drawn.picture = picture.copy(covered);
    drawn.corner = QPointF(covered.topLeft()) / scale_ - origin;
    return drawn;
}

const PaintCache::Text& PaintCache::text(std::string_view text, TextRole role, const QColor& color)
{
    const TextKeyView wanted{text, color.rgba(), role};
    if (const auto found = newer_.find(wanted); found != newer_.end()) {
        return found->second;
    }
    if (newerBytes_ > kMostTextBytes) {
        older_ = std::move(newer_);
        newer_.clear();
        olderBytes_ = std::exchange(newerBytes_, 0);
    }
    if (const auto found = older_.find(wanted); found != older_.end()) {
        newerBytes_ += bytesOf(found->second.picture);
        olderBytes_ -= bytesOf(found->second.picture);
        return newer_.insert(older_.extract(found)).position->second;
    }
    Text drawn = drawText(text, faces_[static_cast<std::size_t>(role)], color);
    newerBytes_ += bytesOf(drawn.picture);
    return newer_.emplace(TextKey{std::string(text), wanted.color, role}, std::move(drawn)).first->second;
}

const std::string& PaintCache::elided(const std::string& text, TextRole role, double width)
{
    auto& known = elided_[static_cast<std::size_t>(role)];
    if (known.size() >= kMostElided) {
        known.clear();
    }
    Elided& one = known[text];
    if (one.width != width) {
        const QFontMetricsF& metrics = faces_[static_cast<std::size_t>(role)].metrics;
        one = {width, metrics.elidedText(toQt(text), Qt::ElideRight, width).toStdString()};
    }
    return one.text;
}

const QPixmap& PaintCache::mark(const MarkStyle& style, int size, bool hollow, const QColor& inside)
{
    const MarkKey key{style.color.rgba(), hollow ? inside.rgba() : QRgb{0}, size, style.shape, hollow};
    // Most marks look as the one before them.
    if (lastMark_ && key == lastKey_) {
        return *lastMark_;
    }
    if (marks_.size() >= kMostMarks) {
        marks_.clear();
    }
    auto found = marks_.find(key);
    if (found == marks_.end()) {
        QPixmap picture = blank(size + 2 * kMarkMargin, size + 2 * kMarkMargin);
        QPainter painter(&picture);
        const QRectF box(kMarkMargin, kMarkMargin, size, size);
        if (hollow) {
            paintHollowMark(painter, box, style, inside);
        } else {
            paintMark(painter, box, style);
        }
        painter.end();
        picture.setDevicePixelRatio(scale_);
        found = marks_.emplace(key, std::move(picture)).first;
    }
    lastKey_ = key;
    lastMark_ = &found->second;
    return found->second;
}

QPen PaintCache::dotPen(const QColor& color)
{
    QPen pen(color, kDotSize, Qt::CustomDashLine, Qt::RoundCap);
    pen.setDashPattern({0.01, kDotStep / kDotSize});
    return pen;
}

const QPixmap& PaintCache::dots(const QColor& color)
{
    if (dots_.size() >= kMostColors) {
        dots_.clear();
    }
    QPixmap& picture = dots_[color.rgba()];
    if (picture.isNull()) {
        picture = blank(static_cast<int>(std::ceil(kDots * kDotStep * scale_)),
                        static_cast<int>(std::ceil(kDotSize * scale_)));
        picture.setDevicePixelRatio(scale_);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(dotPen(color));
        const QPointF first(kDotSize / 2, kDotSize / 2);
        painter.drawLine(first, first + QPointF((kDots - 1) * kDotStep + 0.1, 0));
    }
    return picture;
}

std::vector<DensityColumn>& PaintCache::densityColumns(double perLevel, int rows)
{
    if (const std::pair wanted(perLevel, rows); densityScale_ != wanted) {
        densityScale_ = wanted;
        densityColumns_.clear();
    }
    return densityColumns_;
}

QImage& PaintCache::scratch(int width, int height)
{
    if (scratch_.width() < width || scratch_.height() < height) {
        scratch_ = QImage(std::max(width, scratch_.width()), std::max(height, scratch_.height()),
                          QImage::Format_ARGB32_Premultiplied);
    }
    return scratch_;
}

QImage& PaintCache::rowOf(int width)
{
    if (row_.width() != width) {
        row_ = QImage(width, 1, QImage::Format_RGB32);
    }
    return row_;
}

std::vector<std::uint32_t>& PaintCache::scratchNumbers(std::size_t count)
{
    if (numbers_.size() < count) {
        numbers_.resize(count);
    }
    return numbers_;
}

void PaintCache::clear()
{
    faces_.clear();
    newer_.clear();
    older_.clear();
    newerBytes_ = 0;
    olderBytes_ = 0;
    for (auto& known : elided_) {
        known.clear();
    }
    marks_.clear();
    lastMark_ = nullptr;
    dots_.clear();
    rings_.clear();
    densityColumns_.clear();
}

} // namespace dateline
