#pragma once

#include "core/timeline/scene.h"

#include "ui/timeline/marks.h"
#include "ui/timeline/strokes.h"

namespace dateline {

/// Paints marks of every kind and the links between them, for timelines and
/// legends alike.
class MarkPainter
{
public:
    /// Where what is painted ends: a bar that reaches `left` or `right` goes on
    /// beyond it, so that it is cut there and has no end; at the right it is
    /// painted on to `farRight`.
    struct Edges
    {
        double left = 0;
        double right = 0;
        double farRight = 0;
    };

    MarkPainter(Strokes& strokes, const Theme& theme, const MarkPalette& palette, const Edges& edges)
        : strokes_(strokes), theme_(theme), palette_(palette), edges_(edges)
    {
    }

    /// `up` is by how much the mark stands higher than its box says.
    void paint(const Mark& mark, double up) const;
    void paintLink(const Line& link, double up) const;

private:
    void paintBar(const Mark& mark, const QRectF& box, const QColor& color) const;
    void paintCore(const Mark& mark, const QRectF& box, const QColor& color, bool cutLeft, bool cutRight) const;
    void paintTail(const Mark& mark, const QRectF& box, const QColor& color, bool left) const;
    QColor inkOf(std::uint16_t category, bool faint) const;
    QColor insideOf(const Mark& mark, const QColor& color) const;

    Strokes& strokes_;
    const Theme& theme_;
    const MarkPalette& palette_;
    Edges edges_;
};

} // namespace dateline
