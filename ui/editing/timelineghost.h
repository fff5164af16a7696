#pragma once

#include "ui/models/workspace.h"
#include "ui/timeline/marks.h"

#include <QWidget>

#include <functional>
#include <optional>

namespace dateline {

/// A mark that is not there yet: where a new event would be, or one that is dragged would go. Lies over the whole
/// timeline and lets everything through.
class TimelineGhost : public QWidget
{
    Q_OBJECT

public:
    struct Look
    {
        MarkStyle style;
        QRectF box;
        bool bar = false;    ///< over the whole box; else the category's shape in its middle
        QString label;       ///< stands above it, or below where there is no room; may be empty
        double highest = 0;  ///< nothing is painted above
        double leftmost = 0; ///< nor left of this
    };

    /// `look` says at each painting what there is to be seen.
    TimelineGhost(const Workspace& workspace, std::function<std::optional<Look>()> look, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintLabel(QPainter& painter, const Look& look) const;

    const Workspace& workspace_;
    std::function<std::optional<Look>()> look_;
};

} // namespace dateline
