#pragma once

#include "core/timeline/scene.h"
#include "core/timeline/scenebuilder.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline::layout {

/// Measures each text once. For texts that come again in frame after frame: the axis's, and what stands behind titles.
class RememberingMeasure : public TextMeasure
{
public:
    explicit RememberingMeasure(const TextMeasure& measure) : measure_(measure) {}

    double width(std::string_view text, TextRole role) const override;
    double height(TextRole role) const override { return measure_.height(role); }
    std::string elided(std::string_view text, TextRole role, double width) const override
    {
        return measure_.elided(text, role, width);
    }
    void forget() { widths_.clear(); }

private:
    const TextMeasure& measure_;
    mutable std::map<std::pair<TextRole, std::string>, double> widths_;
};

/// Widths of titles and of what stands behind them, each measured once.
class LabelWidths
{
public:
    LabelWidths(const EventIndex& index, const TextMeasure& measure) : index_(index), measure_(measure), texts_(measure)
    {
    }

    /// The role in which the event's title is set while it is not selected.
    TextRole roleOf(EventRow event) const;
    Importance importanceOf(EventRow event) const { return index_.importance[event]; }
    double title(EventRow event, const SceneOptions& options);
    const TextMeasure& texts() const { return texts_; }
    /// Title and second text, at most kMostLabel.
    double whole(EventRow event, const SceneOptions& options);
    void forget();
    /// The index was patched.
    void follow(const IndexChange& change);

private:
    const EventIndex& index_;
    const TextMeasure& measure_;
    std::unordered_map<EventKey, float> titles_;
    RememberingMeasure texts_;
};

/// What was drawn in a row for one event (or for several, then without a label).
struct DrawnItem
{
    double left = 0;
    double right = 0;
    EventRow event = 0;
    bool labelled = true;
    bool bar = false;    ///< a label may stand on it
    double tailLeft = 0; ///< of `left` to `right` what no label may stand on
    double tailRight = 0;
};

/// Sets the labels of a row, given all that is drawn in it from left to right: those of more important events first.
class LabelPlacer
{
public:
    LabelPlacer(const SceneOptions& options, const TextMeasure& measure, LabelWidths& widths, TimelineScene& scene)
        : options_(options), measure_(measure), widths_(widths), scene_(scene)
    {
    }

    void placeRow(std::span<const DrawnItem> row, double centre);

private:
    struct Room
    {
        double right = 0; ///< pixels right of the marks, on the bar, left of the marks
        double inside = 0;
        double left = 0;
    };
    struct Text
    {
        std::string title;
        std::string second;
        TextRole role = TextRole::Label;
        double titleWidth = 0;
        double secondWidth = 0; ///< the gap before it included

        double width() const { return titleWidth + secondWidth; }
    };

    Text textOf(EventRow event, bool strong);
    void shorten(Text& text, double room) const;
    std::optional<Label> place(const DrawnItem& item, const Room& room, double centre);
    Label labelAt(const DrawnItem& item, Text text, double x, double centre) const;

    const SceneOptions& options_;
    const TextMeasure& measure_;
    LabelWidths& widths_;
    TimelineScene& scene_;
};

} // namespace dateline::layout
