#pragma once

#include "core/timeline/scene.h"

#include "ui/theme/theme.h"
#include "ui/timeline/marks.h"
#include "ui/timeline/textmeasure.h"

#include <QFont>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPen>
#include <QPixmap>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dateline {

/// One of the timeline's fonts, with what is asked of it for every text. It is loaded when that is asked first: those of
/// figures are not needed on screen.
struct TextFace
{
    QFont font;
    QFontMetricsF metrics;
    QColor color;
    mutable double knownAscent = -1; ///< below 0 until it was asked for
    mutable double knownHeight = -1;

    double ascent() const { return knownAscent < 0 ? knownAscent = metrics.ascent() : knownAscent; }
    double height() const { return knownHeight < 0 ? knownHeight = metrics.height() : knownHeight; }
};

/// The fonts of a theme, by TextRole.
std::vector<TextFace> textFaces(const Theme& theme);

/// How a column of a density is drawn: so many device pixels high, and how strong.
struct DensityColumn
{
    std::uint16_t height = 0;
    std::uint16_t strength = 0;

    bool operator==(const DensityColumn&) const = default;
};

/// Remembers what one frame has drawn for the next: texts and marks as
/// pictures. For the screen only: a text drawn from here would not be text in a
/// file. Holds no more than some tens of MiB, whatever passes by. To be emptied
/// when the theme changes.
class PaintCache
{
public:
    /// A text on nothing: no more than what it covers, as most of what lies around letters is empty. `corner` is where
    /// the picture's upper left corner is, seen from the left end of the text's base line; `width` how far the text
    /// runs. Both in logical pixels.
    struct Text
    {
        QPixmap picture;
        QPointF corner;
        double width = 0;
    };

    /// What is drawn for a device of so many pixels to a logical one; all of
    /// another one is forgotten.
    void setScale(double scale);
    const std::vector<TextFace>& faces(const Theme& theme);

    /// Valid until the next call.
    const Text& text(std::string_view text, TextRole role, const QColor& color);
    /// The text cut to a width, see Strokes::elided(). Valid until the next call.
    const std::string& elided(const std::string& text, TextRole role, double width);

    /// A mark in a square of `size` device pixels, in the middle of a picture
    /// that is larger by kMarkMargin on each side. Valid until the next call.
    const QPixmap& mark(const MarkStyle& style, int size, bool hollow, const QColor& inside);

    /// A ring around a mark, in a picture of that many device pixels; drawn by `draw`, in logical ones, where it is not
    /// known yet. Valid until the next call.
    template<typename Draw> const QPixmap& ring(const QSize& size, bool selected, const Draw& draw)
    {
        if (rings_.size() >= kMostRings) {
            rings_.clear();
        }
        QPixmap& picture = rings_[RingKey{size.width(), size.height(), selected}];
        if (picture.isNull()) {
            picture = blank(size.width(), size.height());
            picture.setDevicePixelRatio(scale_);
            QPainter painter(&picture);
            draw(painter);
        }
        return picture;
    }

    /// Draws a line of dots.
    static QPen dotPen(const QColor& color);
    /// Dots in a row from the left edge on: kDots of them, kDotStep logical
    /// pixels apart. Valid until the next call.
    const QPixmap& dots(const QColor& color);

    /// What was put there for densities of the same height and scale, by how many events are near.
    std::vector<DensityColumn>& densityColumns(double perLevel, int rows);

    /// An image of at least that size to draw in, holding whatever was drawn in
    /// it last.
    QImage& scratch(int width, int height);
    /// A row of pixels, exactly so many, holding whatever was drawn in it last.
    QImage& rowOf(int width);
    /// A vertical line.
    struct Rule
    {
        double x = 0;
        QColor color;
    };
    /// Room for lines, holding whatever was written last.
    std::vector<Rule>& scratchRules() { return rules_; }
    /// Room for numbers, at least so many, holding whatever was written last; and
    /// room for others.
    std::vector<std::uint32_t>& scratchNumbers(std::size_t count);
    std::vector<std::uint32_t>& scratchSlots() { return slots_; }

    void clear();
    /// What the texts take.
    std::size_t bytes() const { return newerBytes_ + olderBytes_; }

    static constexpr int kMarkMargin = 3; ///< device pixels
    static constexpr int kDots = 100;
    static constexpr double kDotStep = 5;
    static constexpr double kDotSize = 2;

private:
    struct TextKey
    {
        std::string text;
        QRgb color = 0;
        TextRole role = TextRole::Label;
    };
    struct TextKeyView
    {
        std::string_view text;
        QRgb color = 0;
        TextRole role = TextRole::Label;
    };
    struct TextKeyHash
    {
        using is_transparent = void;
        template<typename Key> std::size_t operator()(const Key& key) const
        {
            return std::hash<std::string_view>{}(key.text) ^ (std::size_t{key.color} << 8) ^
                   static_cast<std::size_t>(key.role);
        }
    };
    struct TextKeySame
    {
        using is_transparent = void;
        template<typename One, typename Other> bool operator()(const One& one, const Other& other) const
        {
            return one.color == other.color && one.role == other.role &&
                   std::string_view(one.text) == std::string_view(other.text);
        }
    };
    using Texts = std::unordered_map<TextKey, Text, TextKeyHash, TextKeySame>;

    struct MarkKey
    {
        QRgb color = 0;
        QRgb inside = 0;
        int size = 0;
        Shape shape = Shape::Circle;
        bool hollow = false;

        bool operator==(const MarkKey&) const = default;
    };
    struct MarkKeyHash
    {
        std::size_t operator()(const MarkKey& key) const;
    };
    struct Elided
    {
        double width = 0;
        std::string text;
    };

    Text drawText(std::string_view text, const TextFace& face, const QColor& color) const;
    using RingKey = std::tuple<int, int, bool>;
    static constexpr std::size_t kMostRings = 100;

    QPixmap blank(int width, int height) const;

    double scale_ = 1;
    std::vector<TextFace> faces_;
    // Texts that were not used since the newer half was filled are dropped with
    // the older one.
    Texts newer_;
    Texts older_;
    std::size_t newerBytes_ = 0;
    std::size_t olderBytes_ = 0;
    std::unordered_map<std::string, Elided, TextHash, std::equal_to<>> elided_[kTextRoles];
    std::unordered_map<MarkKey, QPixmap, MarkKeyHash> marks_;
    MarkKey lastKey_;
    const QPixmap* lastMark_ = nullptr;
    std::unordered_map<QRgb, QPixmap> dots_;
    std::map<RingKey, QPixmap> rings_;
    std::vector<DensityColumn> densityColumns_;
    std::pair<double, int> densityScale_;
    QImage scratch_;
    QImage row_;
    std::vector<Rule> rules_;
    std::vector<std::uint32_t> numbers_;
    std::vector<std::uint32_t> slots_;
};

} // namespace dateline
