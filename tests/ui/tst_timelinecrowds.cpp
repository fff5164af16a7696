#include "tests/support/timelinestage.h"
#include "ui/timeline/framecounter.h"
#include "ui/timeline/hovercard.h"

#include <QLabel>
#include <QPaintEvent>
#include <QTest>

#include <cmath>

using namespace dateline;
using namespace dateline::test;

namespace {

/// Events all over March, too many in one category to be drawn one by one.
Case throng()
{
    TimelineCase made;
    for (int number = 0; number < 1'500; ++number) {
        const int minute = number * 29;
        const auto two = [](int value) {
            return std::string(value < 10 ? "0" : "") + std::to_string(value);
        };
        made.event("event-" + std::to_string(number), "Event " + std::to_string(number), "attack",
                   "2024-03-" + two(1 + minute / 1'440) + "T" + two(minute / 60 % 24) + ":" + two(minute % 60) + ":00",
                   {1});
    }
    return made.value();
}

/// Remembers what is painted anew of a widget.
class PaintedArea : public QObject
{
public:
    QRect area;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) {
            area |= static_cast<QPaintEvent*>(event)->rect();
        }
        return false;
    }
};

} // namespace

/// A timeline of many events, and what its frames cost.
class TestTimelineCrowds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClickOnARibbonZoomsInAboutThePointer();
    void theCardOfARibbonCountsWhatIsUnderThePointer();
    void aRectangleAtTheEdgeTakesTheViewAlong();
    void hoveringPaintsOnlyAroundTheMark();
    void aHiddenKeyShowsHowLongFramesTake();
};

void TestTimelineCrowds::aClickOnARibbonZoomsInAboutThePointer()
{
    TimelineStage f(throng(), {900, 200});
    const auto at = f.onRibbon();
    QVERIFY(at);
    const double under = f.timeline->timeScale().seconds(at->x());
    QTest::mouseClick(f.timeline.get(), Qt::LeftButton, {}, *at);
    QVERIFY(f.workspace.range().length() < kMarch.length() / 4);
    QVERIFY(std::abs(f.timeline->timeScale().x(under) - at->x()) < 1);
}

void TestTimelineCrowds::theCardOfARibbonCountsWhatIsUnderThePointer()
{
    TimelineStage f(throng(), {900, 200});
    const auto at = f.onRibbon();
    QVERIFY(at);
    std::uint32_t count = 0;
    for (const DensityRibbon& ribbon : f.timeline->scene().ribbons) {
        const double y = at->y() + f.timeline->scrollY();
        for (int x = at->x() - 4; x <= at->x() + 4; ++x) {
            const double column = std::floor(x - ribbon.box.x);
            const bool inside = ribbon.box.contains(x, y) && column >= 0 && column < double(ribbon.counts.size());
            count += inside ? ribbon.counts[static_cast<std::size_t>(column)] : 0;
        }
    }
    QTest::mouseMove(f.timeline.get(), *at);
    auto* card = f.timeline->findChild<HoverCard*>();
    QTRY_VERIFY(card->isVisible());
    QStringList texts;
    for (const QLabel* label : card->findChildren<QLabel*>()) {
        texts << label->text();
    }
    const QString words = count == 1 ? QStringLiteral("1 event") : QStringLiteral("%1 events").arg(count);
    QVERIFY2(texts.contains(words), qPrintable(words + QStringLiteral(" / ") + texts.join(u'|')));
}

void TestTimelineCrowds::aRectangleAtTheEdgeTakesTheViewAlong()
{
    TimelineStage f;
    const VisibleRange before = f.workspace.range();
    const int right = f.timeline->width() - 14;
    QTest::mousePress(f.timeline.get(), Qt::LeftButton, Qt::ShiftModifier, {300, 50});
    QTest::mouseMove(f.timeline.get(), {600, 400});
    QTest::mouseMove(f.timeline.get(), {right, f.timeline->height() - 60});
    QTRY_VERIFY_WITH_TIMEOUT(f.workspace.range().start > before.start + 1.2 * before.length(), 30'000);
    QTest::mouseRelease(f.timeline.get(), Qt::LeftButton, Qt::ShiftModifier, {right, f.timeline->height() - 60});
    QVERIFY(f.workspace.chosen().size() > 2);
    QCoreApplication::processEvents(); // the selected event is brought into view
    const double stopped = f.workspace.range().start;
    QVERIFY(stopped > before.start);
    QTest::qWait(60);
    QCOMPARE(f.workspace.range().start, stopped);
    // What went out of sight meanwhile is chosen as well.
    const EventIndex& index = f.workspace.index();
    const TimeScale scale{before, f.timeline->timeScale().left, f.timeline->timeScale().width};
    std::size_t found = 0;
    for (EventRow row = 0; row < index.size(); ++row) {
        const double from = double(index.extent[row].earliest);
        const double to = double(index.extent[row].latest);
        if (from > scale.seconds(320) && to < before.end) {
            QVERIFY2(f.workspace.isChosen(row), f.workspace.title(row).c_str());
            ++found;
        }
    }
    QVERIFY(found > 2);
}

void TestTimelineCrowds::hoveringPaintsOnlyAroundTheMark()
{
    TimelineStage f;
    PaintedArea painted;
    const QPoint at = f.centreOf("crocus");
    f.timeline->installEventFilter(&painted);
    QTest::mouseMove(f.timeline.get(), at);
    QTRY_VERIFY(!painted.area.isEmpty());
    QVERIFY(painted.area.contains(at));
    QVERIFY(painted.area.width() < 100 && painted.area.height() < 100);
}

void TestTimelineCrowds::aHiddenKeyShowsHowLongFramesTake()
{
    TimelineStage f;
    f.timeline->activateWindow();
    const auto corner = [&] {
        const QRect place = FrameCounter::place(f.timeline->rect());
        return f.timeline->grab(place).toImage();
    };
    const QImage without = corner();
    QTest::keyClick(f.timeline.get(), Qt::Key_F12);
    QVERIFY(corner() != without);
    QTest::keyClick(f.timeline.get(), Qt::Key_F12);
    QCOMPARE(corner(), without);
}

QTEST_MAIN(TestTimelineCrowds)
#include "tst_timelinecrowds.moc"
