#include "tests/support/timelinestage.h"
#include "ui/timeline/eventpicker.h"
#include "ui/timeline/hovercard.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace dateline;
using namespace dateline::test;

namespace {

/// Many events of one instant in one category, so that they cannot all have a row.
Case crowd(const char* firstDate, const char* otherDate)
{
    TimelineCase made;
    for (int number = 0; number < 120; ++number) {
        const std::string id = "event-" + std::to_string(number);
        made.event(id, "Event " + std::to_string(number), "attack", number % 2 ? firstDate : otherDate, {1});
    }
    return made.value();
}

const Mark* firstCluster(const TimelineScene& scene)
{
    for (const Mark& mark : scene.marks) {
        if (mark.kind == MarkKind::Cluster) {
            return &mark;
        }
    }
    return nullptr;
}

} // namespace

class TestTimelineWidget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void zoomingKeepsTheTimeUnderThePointer_data();
    void zoomingKeepsTheTimeUnderThePointer();
    void aGlideEndsWhereTheWorkspaceIs();
    void draggingMovesTheTimeWithThePointer();
    void panningMovesMarksSidewaysOnly();
    void aDragThatEndsInMotionPansOn();
    void shiftAndTheWheelPan();
    void theWheelScrollsWhereTheLanesAreTallerThanTheView();
    void clickingAMarkSelectsItsEvent();
    void clickingALabelSelectsItsEvent();
    void clickingOnNothingClearsTheSelection();
    void doubleClickingZoomsInOnThePoint();
    void aClickOnAClusterZoomsIntoIt();
    void aClickOnAClusterOfOneInstantListsItsEvents();
    void tabWalksTheEventsInTime();
    void tabLeavesAfterTheLastEvent();
    void escapeLetsGo();
    void theSelectionIsBroughtIntoView();
    void enterOpensTheFirstPassage();
    void keysMoveAndZoom();
    void hoveringBuildsNoSceneAndShowsPlainText();
    void selectingTellsTheAccessibleDescription();
    void relationsOfTheSelectionAreDrawn();
    void noMatchOffersToClearTheFilters();
    void aClickOnTheHintShowsTheEarlierEvents();
    void aClickOnTheHintShowsTheLaterEvents();
    void aCaseWithoutEventsSaysSo();
    void noCaseIsAStateOfItsOwn();
    void anotherCaseTakesThePlaceOfTheFirst();
    void anySizeCanBePainted_data();
    void anySizeCanBePainted();
};

void TestTimelineWidget::zoomingKeepsTheTimeUnderThePointer_data()
{
    QTest::addColumn<int>("x");
    QTest::addColumn<int>("notches");
    QTest::newRow("in, at the left") << 180 << 2;
    QTest::newRow("in, in the middle") << 500 << 5;
    QTest::newRow("in, at the right") << 860 << 1;
    QTest::newRow("out") << 300 << -4;
    QTest::newRow("out to decades") << 640 << -25;
    QTest::newRow("in to minutes") << 640 << 45;
}

void TestTimelineWidget::zoomingKeepsTheTimeUnderThePointer()
{
    QFETCH(int, x);
    QFETCH(int, notches);
    TimelineStage f;
    const double before = f.timeline->timeScale().seconds(x);
    const double length = f.timeline->shownRange().length();
    f.wheel({x, 300}, notches, Qt::ControlModifier);
    QVERIFY(std::abs(f.timeline->timeScale().x(before) - x) < 0.5);
    QCOMPARE(f.timeline->shownRange().length() < length, notches > 0);
}

void TestTimelineWidget::aGlideEndsWhereTheWorkspaceIs()
{
    TimelineStage f;
    f.timeline->setAnimated(true);
    const double under = f.timeline->timeScale().seconds(400);
    f.timeline->zoomAt(400, 3);
    f.timeline->zoomAt(400, 2);
    QVERIFY(f.timeline->shownRange() != f.workspace.range());
    QTRY_COMPARE(f.timeline->shownRange(), f.workspace.range());
    QVERIFY(std::abs(f.timeline->timeScale().x(under) - 400) < 0.5);
    QVERIFY(std::abs(f.workspace.range().length() - kMarch.length() / 6) < 1);
}

void TestTimelineWidget::draggingMovesTheTimeWithThePointer()
{
    TimelineStage f;
    const double held = f.timeline->timeScale().seconds(600);
    f.drag({600, 500}, {420, 500});
    QVERIFY(std::abs(f.timeline->timeScale().x(held) - 420) < 0.5);
    QCOMPARE(f.timeline->shownRange(), f.workspace.range());
    QVERIFY(!f.workspace.selected());
}

void TestTimelineWidget::panningMovesMarksSidewaysOnly()
{
    TimelineStage f;
    const char* const ids[] = {"crocus", "kaluga", "us-embassy", "four"};
    std::vector<QPoint> before;
    for (const char* id : ids) {
        before.push_back(f.centreOf(id));
    }
    f.timeline->panBy(37);
    for (std::size_t i = 0; i < before.size(); ++i) {
        const QPoint moved = f.centreOf(ids[i]) - before[i];
        QCOMPARE(moved.y(), 0);
        QVERIFY(std::abs(moved.x() + 37) <= 1);
    }
}

void TestTimelineWidget::aDragThatEndsInMotionPansOn()
{
    TimelineStage f;
    f.timeline->setMomentum(true);
    QTest::mousePress(f.timeline.get(), Qt::LeftButton, {}, {600, 500});
    for (int x = 590; x >= 300; x -= 29) {
        QTest::mouseMove(f.timeline.get(), {x, 500});
        QTest::qWait(2);
    }
    QTest::mouseRelease(f.timeline.get(), Qt::LeftButton, {}, {300, 500});
    const double released = f.workspace.range().start;
    QTRY_VERIFY(f.workspace.range().start > released + kDay / 4);
    QTest::mouseClick(f.timeline.get(), Qt::LeftButton, {}, {400, 640});
    const double stopped = f.workspace.range().start;
    QTest::qWait(50);
    QCOMPARE(f.workspace.range().start, stopped);
}

void TestTimelineWidget::shiftAndTheWheelPan()
{
    TimelineStage f;
    f.wheel({500, 300}, -1, Qt::ShiftModifier);
    QVERIFY(f.workspace.range().start > kMarch.start);
    QVERIFY(std::abs(f.workspace.range().length() - kMarch.length()) < 1);
}

void TestTimelineWidget::theWheelScrollsWhereTheLanesAreTallerThanTheView()
{
    TimelineStage f(TimelineCase::march2024(), {900, 200});
    QVERIFY(f.timeline->scene().height > 200);
    f.wheel({500, 150}, -1);
    QVERIFY(f.timeline->scrollY() > 0);
    QCOMPARE(f.workspace.range(), kMarch);
    f.wheel({500, 150}, -100);
    QVERIFY(f.timeline->scrollY() >= f.timeline->scene().height - 201);
    f.wheel({500, 150}, 1, Qt::ControlModifier);
    QVERIFY(f.workspace.range().length() < kMarch.length());
}

void TestTimelineWidget::clickingAMarkSelectsItsEvent()
{
    TimelineStage f;
    const QPoint at = f.centreOf("crocus");
    QTest::mouseClick(f.timeline.get(), Qt::LeftButton, {}, at);
    QCOMPARE(f.workspace.selected(), std::optional(f.row("crocus")));
    QCoreApplication::processEvents();
    QCOMPARE(f.workspace.range(), kMarch);
    QCOMPARE(f.centreOf("crocus"), at);
}

void TestTimelineWidget::clickingALabelSelectsItsEvent()
{
    TimelineStage f;
    const EventRow wanted = f.row("kaluga");
    for (const Label& label : f.timeline->scene().labels) {
        if (label.event == wanted) {
            const QPointF at(label.box.x + label.box.width / 2, label.box.y + label.box.height / 2);
            QTest::mouseClick(f.timeline.get(), Qt::LeftButton, {}, at.toPoint());
            break;
        }
    }
    QCOMPARE(f.workspace.selected(), std::optional(wanted));
}

void TestTimelineWidget::clickingOnNothingClearsTheSelection()
{
    TimelineStage f;
    f.workspace.select(f.row("crocus"));
    QTest::mouseClick(f.timeline.get(), Qt::LeftButton, {}, {800, 20});
    QVERIFY(!f.workspace.selected());
}

void TestTimelineWidget::doubleClickingZoomsInOnThePoint()
{
    TimelineStage f;
    const double under = f.timeline->timeScale().seconds(300);
    QTest::mouseDClick(f.timeline.get(), Qt::LeftButton, {}, {300, 20});
    QVERIFY(std::abs(f.workspace.range().length() - kMarch.length() / 2) < 1);
    QVERIFY(std::abs(f.timeline->timeScale().x(under) - 300) < 0.5);
}

void TestTimelineWidget::aClickOnAClusterZoomsIntoIt()
{
    TimelineStage f(crowd("2024-03-10", "2024-03-11"), {900, 260});
    f.workspace.setRange({kMarch.start - 1500 * kDay, kMarch.end + 1500 * kDay});
    const Mark* cluster = firstCluster(f.timeline->scene());
    QVERIFY(cluster);
    QVERIFY(cluster->count > 1);
    const double before = f.workspace.range().length();
    QTest::mouseClick(f.timeline.get(), Qt::LeftButton, {}, f.centreOf(*cluster));
    QVERIFY(f.workspace.range().length() < before / 100);
    QVERIFY(f.workspace.range().start < 1'710'028'800 + kDay);
    QVERIFY(f.workspace.range().end > 1'710'028'800 + kDay);
}

void TestTimelineWidget::aClickOnAClusterOfOneInstantListsItsEvents()
{
    TimelineStage f(crowd("2024-03-10", "2024-03-10"), {900, 260});
    const Mark* cluster = firstCluster(f.timeline->scene());
    QVERIFY(cluster);
    const auto count = static_cast<int>(cluster->count);
    QTest::mouseClick(f.timeline.get(), Qt::LeftButton, {}, f.centreOf(*cluster));
    QCOMPARE(f.workspace.range(), kMarch);
    auto* picker = f.timeline->findChild<EventPicker*>();
    QVERIFY(picker && picker->isVisible());
    const QAbstractItemModel* listed = picker->list()->model();
    QCOMPARE(listed->rowCount(), count);
    const QString title = listed->index(1, 0).data().toString();
    picker->list()->setCurrentIndex(listed->index(1, 0));
    QTest::keyClick(picker->list(), Qt::Key_Return);
    QVERIFY(f.workspace.selected());
    QCOMPARE(qs(f.workspace.title(*f.workspace.selected())), title);
}

void TestTimelineWidget::tabWalksTheEventsInTime()
{
    TimelineStage f;
    QTest::keyClick(f.timeline.get(), Qt::Key_Tab);
    QVERIFY(f.workspace.selected());
    EventRow last = *f.workspace.selected();
    for (int step = 0; step < 5; ++step) {
        QTest::keyClick(f.timeline.get(), Qt::Key_Tab);
        QCOMPARE(*f.workspace.selected(), last + 1);
        last = *f.workspace.selected();
    }
    QTest::keyClick(f.timeline.get(), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(*f.workspace.selected(), last - 1);
    QVERIFY(f.timeline->hasFocus());
}

void TestTimelineWidget::tabLeavesAfterTheLastEvent()
{
    TimelineStage f;
    QWidget window;
    QPushButton next(&window);
    f.timeline->setParent(&window);
    QWidget::setTabOrder(f.timeline.get(), &next);
    f.timeline->show();
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    f.timeline->setFocus();
    const auto last = static_cast<EventRow>(f.workspace.index().size() - 1);
    f.workspace.select(last - 1);
    QTest::keyClick(f.timeline.get(), Qt::Key_Tab);
    QCOMPARE(f.workspace.selected(), std::optional(last));
    QVERIFY(f.timeline->hasFocus());
    QTest::keyClick(f.timeline.get(), Qt::Key_Tab);
    QCOMPARE(f.workspace.selected(), std::optional(last));
    QVERIFY(next.hasFocus());
    f.timeline->setParent(nullptr);
}

void TestTimelineWidget::escapeLetsGo()
{
    TimelineStage f;
    QTest::keyClick(f.timeline.get(), Qt::Key_Tab);
    QVERIFY(f.workspace.selected());
    QTest::keyClick(f.timeline.get(), Qt::Key_Escape);
    QVERIFY(!f.workspace.selected());
    QTest::keyClick(f.timeline.get(), Qt::Key_Tab);
    QVERIFY(!f.workspace.selected());
}

void TestTimelineWidget::theSelectionIsBroughtIntoView()
{
    TimelineStage f(TimelineCase::march2024(), {900, 200});
    f.workspace.select(f.row("kabul-airport"));
    QTRY_VERIFY(f.workspace.range() != kMarch);
    QTRY_VERIFY(f.timeline->rect().contains(f.centreOf("kabul-airport")));
    f.workspace.setRange(kMarch);
    f.workspace.select(f.row("france"));
    QTRY_VERIFY(f.timeline->scrollY() > 0);
    QTRY_VERIFY(f.timeline->rect().contains(f.centreOf("france")));
}

void TestTimelineWidget::enterOpensTheFirstPassage()
{
    TimelineStage f;
    f.workspace.select(f.row("kaluga"));
    QTest::keyClick(f.timeline.get(), Qt::Key_Return);
    const Claim& first = f.workspace.details()->event.claims.front();
    QCOMPARE(f.workspace.passageSource(), first.source);
    QCOMPARE(f.workspace.passage(), first.passages.front());
}

void TestTimelineWidget::keysMoveAndZoom()
{
    TimelineStage f;
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(f.timeline.get(), key, modifiers);
        return f.workspace.range();
    };
    QVERIFY(press(Qt::Key_Right).start > kMarch.start);
    QVERIFY(std::abs(press(Qt::Key_Left).start - kMarch.start) < 1);
    QVERIFY(press(Qt::Key_Plus).length() < kMarch.length());
    QVERIFY(std::abs(press(Qt::Key_Minus).length() - kMarch.length()) < 1);
    QCOMPARE(press(Qt::Key_Home), wholeRange(f.workspace.index(), f.workspace.shown()));
    QCOMPARE(press(Qt::Key_0), storyRange(f.workspace.index()));
    press(Qt::Key_Home);
    QCOMPARE(press(Qt::Key_Home, Qt::ShiftModifier), storyRange(f.workspace.index()));
}

void TestTimelineWidget::hoveringBuildsNoSceneAndShowsPlainText()
{
    TimelineCase made;
    made.event("odd", "Attack <img src='file:///etc/hostname'> & <b>more</b>", "attack", "2024-03-12", {1, 2},
               Importance::Core, "2024-03-20");
    TimelineStage f(made.value());
    const Mark* marks = f.timeline->scene().marks.data();
    QTest::mouseMove(f.timeline.get(), f.centreOf("odd"));
    auto* card = f.timeline->findChild<HoverCard*>();
    QTRY_VERIFY(card->isVisible());
    QCOMPARE(f.timeline->scene().marks.data(), marks);
    QStringList texts;
    for (const QLabel* label : card->findChildren<QLabel*>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        texts << label->text();
    }
    QVERIFY(texts.contains(QStringLiteral("Attack <img src='file:///etc/hostname'> & <b>more</b>")));
    QVERIFY(texts.join(u'\n').contains(QStringLiteral("12 March 2024")));
    QVERIFY(texts.join(u'\n').contains(QStringLiteral("3 sources disagree on the date")));
    QTest::mouseMove(f.timeline.get(), QPoint(860, 680));
    QTRY_VERIFY(!card->isVisible());
}

void TestTimelineWidget::selectingTellsTheAccessibleDescription()
{
    TimelineStage f;
    QCOMPARE(f.timeline->accessibleName(), QStringLiteral("Timeline"));
    f.workspace.select(f.row("kaluga"));
    QVERIFY(f.timeline->accessibleDescription().contains(QStringLiteral("Synagogue plot, Kaluga")));
    QVERIFY(f.timeline->accessibleDescription().contains(QStringLiteral("7 March 2024")));
    QVERIFY(f.timeline->accessibleDescription().contains(QStringLiteral("2 sources")));
}

void TestTimelineWidget::relationsOfTheSelectionAreDrawn()
{
    TimelineStage f;
    const QColor accent = f.workspace.theme().accent;
    const auto bluish = [&] {
        const QImage image = f.timeline->grab(QRect(150, 60, 500, 300)).toImage();
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor color = image.pixelColor(x, y);
                count += color.blue() > color.red() + 50 && color.blue() < accent.blue() + 90 ? 1 : 0;
            }
        }
        return count;
    };
    const int before = bluish();
    f.workspace.select(f.row("crocus"));
    QVERIFY2(bluish() > before + 200, qPrintable(QStringLiteral("%1, %2").arg(before).arg(bluish())));
}

void TestTimelineWidget::noMatchOffersToClearTheFilters()
{
    TimelineStage f;
    f.workspace.setSearchText(QStringLiteral("nowhere to be found"));
    QCOMPARE(f.workspace.counts().shown, 0u);
    f.timeline->scene();
    LinkButton* link = f.link("firstAction");
    QVERIFY(link->isVisible());
    QTest::mouseClick(link, Qt::LeftButton);
    QVERIFY(f.workspace.filter().isEmpty());
    QVERIFY(f.workspace.searchText().isEmpty());
    f.timeline->scene();
    QVERIFY(!link->isVisible());
}

void TestTimelineWidget::aClickOnTheHintShowsTheEarlierEvents()
{
    TimelineStage f;
    f.workspace.setRange({1'300'000'000, 1'300'000'000 + 20 * kDay});
    QCOMPARE(f.timeline->scene().shownEvents, std::size_t{0});
    LinkButton* link = f.link("firstAction");
    QVERIFY(link->isVisible());
    QVERIFY(link->accessibleName().contains(QStringLiteral("1 event earlier")));
    QTest::mouseClick(link, Qt::LeftButton);
    QVERIFY(f.timeline->scene().shownEvents > 0);
    QVERIFY(f.workspace.range().start < 1'300'000'000);
    QVERIFY(!link->isVisible());
}

void TestTimelineWidget::aClickOnTheHintShowsTheLaterEvents()
{
    TimelineStage f;
    f.workspace.setRange({1'300'000'000, 1'300'000'000 + 20 * kDay});
    f.timeline->scene();
    LinkButton* link = f.link("secondAction");
    QVERIFY(link->accessibleName().contains(QStringLiteral("20 events later")));
    QTest::mouseClick(link, Qt::LeftButton);
    QVERIFY(f.timeline->scene().shownEvents > 0);
    QVERIFY(f.workspace.range().start > 1'300'000'000);
}

void TestTimelineWidget::aCaseWithoutEventsSaysSo()
{
    TimelineStage f(TimelineCase().value());
    QCOMPARE(f.timeline->scene().marks.size(), std::size_t{0});
    QStringList texts;
    for (const QLabel* label : f.timeline->findChildren<QLabel*>()) {
        texts << (label->isVisible() ? label->text() : QString());
    }
    QVERIFY(texts.contains(QStringLiteral("This case has no events yet")));
    f.timeline->grab();
}

void TestTimelineWidget::noCaseIsAStateOfItsOwn()
{
    Workspace workspace;
    TimelineWidget timeline(workspace);
    timeline.resize(600, 300);
    timeline.show();
    QVERIFY(!timeline.grab().isNull());
    for (const Qt::Key key : {Qt::Key_Home, Qt::Key_0, Qt::Key_Plus, Qt::Key_Left, Qt::Key_Return, Qt::Key_Escape}) {
        QTest::keyClick(&timeline, key);
    }
    QTest::mouseClick(&timeline, Qt::LeftButton, {}, {300, 150});
    QTest::keyClick(&timeline, Qt::Key_Tab);
}

void TestTimelineWidget::anotherCaseTakesThePlaceOfTheFirst()
{
    TimelineStage f;
    f.workspace.select(f.row("crocus"));
    f.timeline->grab();
    TimelineCase made;
    made.event("only", "The only one", "arrest", "1999-05-01", {1}, Importance::Core);
    f.workspace.setCase(std::move(CaseFile::inMemory(made.value()).value()));
    QVERIFY(!f.timeline->grab().isNull());
    QCOMPARE(f.timeline->scene().marks.size(), std::size_t{1});
    QCOMPARE(f.timeline->shownRange(), f.workspace.range());
}

void TestTimelineWidget::anySizeCanBePainted_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("one pixel") << QSize(1, 1);
    QTest::newRow("less than the gutter") << QSize(60, 300);
    QTest::newRow("less than the axis") << QSize(500, 20);
    QTest::newRow("a sliver of lanes") << QSize(500, 60);
    QTest::newRow("very wide") << QSize(5000, 90);
}

void TestTimelineWidget::anySizeCanBePainted()
{
    QFETCH(QSize, size);
    TimelineStage f;
    f.timeline->setMinimumSize(1, 1);
    f.timeline->resize(size);
    f.workspace.select(f.row("crocus"));
    QCOMPARE(f.timeline->grab().size(), size);
    QTest::mouseMove(f.timeline.get(), QPoint(size.width() / 2, size.height() / 2));
    QTest::mouseClick(f.timeline.get(), Qt::LeftButton, {}, QPoint(size.width() / 2, size.height() / 2));
    f.timeline->zoomAt(size.width() / 2.0, 2);
    f.workspace.setRange({-kLongestRange / 2, kLongestRange / 2});
    QCOMPARE(f.timeline->grab().size(), size);
}

QTEST_MAIN(TestTimelineWidget)
#include "tst_timelinewidget.moc"
