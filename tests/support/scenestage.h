#pragma once

#include "core/timeline/scenebuilder.h"

#include "tests/support/fakemeasure.h"
#include "tests/support/randomindex.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// A scene builder with what it needs around it, and how tests look into its scenes.
namespace dateline::test {

inline constexpr double kDay = 86'400;

inline double at(std::int64_t year, int month = 1, int day = 1, int hour = 0)
{
    return static_cast<double>(secondsFromCivil(year, month, day, hour));
}

/// An index with a builder, and options that name its titles.
struct Stage
{
    explicit Stage(EventIndex events, std::vector<std::string> names)
        : index(std::move(events)), titles(std::move(names)), builder(index, measure)
    {
        options.shown = EventSet(index.size(), true);
        options.title = [this](EventRow event) {
            return titles[event];
        };
        options.second = [this](EventRow event) {
            return std::to_string(index.sources.at(event).size()) + " sources";
        };
    }
    explicit Stage(IndexMaker& maker) : Stage(maker.make(), {}) { titles = maker.titles; }
    explicit Stage(RandomIndex random) : Stage(std::move(random.index), std::move(random.titles)) {}
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    TimelineScene build(double start, double end)
    {
        options.range = {start, end};
        return builder.build(options);
    }

    FakeMeasure measure;
    EventIndex index;
    std::vector<std::string> titles;
    SceneBuilder builder;
    SceneOptions options;
};

inline std::optional<Mark> markOf(const TimelineScene& scene, EventRow event, bool alternative = false)
{
    for (const auto& mark : scene.marks) {
        if (mark.kind != MarkKind::Cluster && mark.event == event &&
            alternative == (mark.kind == MarkKind::Alternative))
            return mark;
    }
    return {};
}

inline std::optional<Label> labelOf(const TimelineScene& scene, EventRow event)
{
    for (const auto& label : scene.labels) {
        if (label.event == event)
            return label;
    }
    return {};
}

inline double centre(const Box& box)
{
    return box.x + box.width / 2;
}

} // namespace dateline::test
