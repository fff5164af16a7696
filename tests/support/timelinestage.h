#pragma once

#include "tests/support/timelinecase.h"
#include "ui/models/workspace.h"
#include "ui/timeline/linkbutton.h"
#include "ui/timeline/timelinewidget.h"

#include <QCoreApplication>
#include <QTest>
#include <QWheelEvent>

#include <memory>
#include <optional>

namespace dateline::test {

inline constexpr double kDay = 86'400;
inline constexpr VisibleRange kMarch{1'709'251'200, 1'711'929'600};

/// A timeline of the sample case on March 2024, shown and still.
struct TimelineStage
{
    Workspace workspace;
    std::unique_ptr<TimelineWidget> timeline;

    explicit TimelineStage(const Case& content = TimelineCase::march2024(), QSize size = {900, 700})
    {
        workspace.setCase(std::move(CaseFile::inMemory(content).value()));
        workspace.setRange(kMarch);
        timeline = std::make_unique<TimelineWidget>(workspace);
        timeline->setAnimated(false);
        timeline->setMomentum(false);
        timeline->resize(size);
        timeline->show();
        timeline->setFocus();
        QCoreApplication::processEvents();
    }

    EventRow row(const char* id) { return workspace.index().rowOf(workspace.caseFile().findEvent(id).value()); }

    QPoint centreOf(const Mark& mark) const
    {
        const Box& box = mark.box;
        return QPointF(box.x + box.width / 2, box.y + box.height / 2 - timeline->scrollY()).toPoint();
    }
    QPoint centreOf(const char* id)
    {
        const Mark* mark = markOf(timeline->scene(), row(id));
        return mark ? centreOf(*mark) : QPoint();
    }

    void wheel(QPoint at, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWheelEvent event(at, timeline->mapToGlobal(QPointF(at)), {}, {0, notches * 120}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(timeline.get(), &event);
    }

    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(timeline.get(), Qt::LeftButton, {}, from);
        QTest::mouseMove(timeline.get(), (from + to) / 2);
        QTest::mouseMove(timeline.get(), to);
        QTest::mouseRelease(timeline.get(), Qt::LeftButton, {}, to);
    }

    /// A place on the widget where a ribbon has events.
    std::optional<QPoint> onRibbon()
    {
        const TimelineScene& scene = timeline->scene();
        for (const DensityRibbon& ribbon : scene.ribbons) {
            const int x = static_cast<int>(ribbon.box.x + ribbon.box.width / 2);
            const double y = ribbon.box.y + ribbon.box.height / 2;
            if (hitTest(scene, x, y).kind == SceneHit::Kind::Ribbon) {
                return QPoint(x, static_cast<int>(y - timeline->scrollY()));
            }
        }
        return std::nullopt;
    }

    LinkButton* link(const char* name) const { return timeline->findChild<LinkButton*>(QString::fromLatin1(name)); }
};

} // namespace dateline::test
