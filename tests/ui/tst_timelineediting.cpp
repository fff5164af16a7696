#include "tests/support/timelinecase.h"
#include "ui/editing/lineprompt.h"
#include "ui/editing/neweventcard.h"
#include "ui/editing/timelineediting.h"
#include "ui/editing/timelinesteps.h"
#include "ui/models/workspace.h"
#include "ui/timeline/timelinewidget.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace dateline;

namespace {

const VisibleRange kMarch{1'709'251'200, 1'711'929'600};

/// The sample case with one event more, which the analyst dated, in a window of its own.
struct Fixture
{
    Workspace workspace;
    QWidget window;
    TimelineWidget* timeline = nullptr;
    TimelineEditing* editing = nullptr;

    explicit Fixture(CaseFile file)
    {
        workspace.setCase(std::move(file));
        workspace.setRange(kMarch);
        window.resize(900, 700);
        timeline = new TimelineWidget(workspace, &window);
        timeline->setAnimated(false);
        timeline->setMomentum(false);
        timeline->resize(window.size());
        editing = new TimelineEditing(workspace, *timeline);
        window.show();
        window.activateWindow();
        timeline->setFocus();
        QCoreApplication::processEvents();
    }
    Fixture() : Fixture(std::move(CaseFile::inMemory(content()).value())) {}

    static Case content()
    {
        Case made = TimelineCase::march2024();
        Event own;
        own.id = "own";
        own.title = "A meeting";
        own.category = made.categories.back().id;
        Claim date;
        date.id = "own-date-own";
        date.property = "date";
        date.value = EdtfDate::parse("2024-03-10").value();
        own.claims.push_back(date);
        Entity place;
        place.id = "kaluga";
        place.kind = EntityKind::Place;
        place.name = "Kaluga";
        made.entities.push_back(place);
        Claim where;
        where.id = "own-place-own";
        where.property = "place";
        where.value = EntityValue{"kaluga", {}};
        own.claims.push_back(where);
        made.events.push_back(own);
        return made;
    }

    EventKey key(const char* id) const { return workspace.caseFile().findEvent(id).value(); }
    QString date(const char* id) const
    {
        const auto details = workspace.caseFile().event(key(id));
        return qs(resolvedDate(details->properties)->format());
    }
    QPoint centreOf(const char* id)
    {
        const Mark* mark = markOf(timeline->scene(), workspace.index().rowOf(key(id)));
        const Box& box = mark->box;
        return QPointF(box.x + box.width / 2, box.y + box.height / 2 - timeline->scrollY()).toPoint();
    }
    int days(int count) const { return qRound(count * 86'400 / timeline->timeScale().secondsPerPixel()); }

    void dragTo(QPoint from, QPoint to)
    {
        QTest::mousePress(timeline, Qt::LeftButton, {}, from);
        QTest::mouseMove(timeline, (from + to) / 2);
        QTest::mouseMove(timeline, to);
    }
    void drag(QPoint from, QPoint to)
    {
        dragTo(from, to);
        QTest::mouseRelease(timeline, Qt::LeftButton, {}, to);
    }
    /// A place of the first lane where nothing stands, on that day of March.
    QPoint emptyPlace(int day)
    {
        const LaneBand& band = timeline->scene().lanes.front();
        const double x = timeline->timeScale().x(kMarch.start + (day - 0.5) * 86'400);
        for (double y = band.box.y + 4; y < band.box.bottom(); y += 4) {
            if (hitTest(timeline->scene(), x, y).kind == SceneHit::Kind::Lane) {
                return QPointF(x, y - timeline->scrollY()).toPoint();
            }
        }
        return {};
    }
};

EdtfDate edtf(const char* text)
{
    return EdtfDate::parse(text).value();
}

} // namespace

class TestTimelineEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlaceIsADateAsExactAsTheScale_data();
    void aPlaceIsADateAsExactAsTheScale();
    void whatIsMovedStaysAsExactAsItWas_data();
    void whatIsMovedStaysAsExactAsItWas();
    void aDoubleClickInALaneMakesAnEventThere();
    void inALaneByPlaceItWasThere();
    void escapeLeavesNoEvent();
    void aDoubleClickOnAMarkStillZooms();
    void aDraggedOwnDateMovesAndUndoBringsItBack();
    void escapeGivesADragUp();
    void aSourcedDateIsAskedAboutFirst();
    void aSourcedDateIsLeftAloneOnEscape();
    void theKeyboardMovesTheSelectedEvent();
    void deleteRemovesTheChosenEvents();
    void inAReadOnlyCaseADragPans();
};

void TestTimelineEditing::aPlaceIsADateAsExactAsTheScale_data()
{
    QTest::addColumn<double>("days"); // on 1000 pixels
    QTest::addColumn<QString>("date");
    QTest::newRow("minutes") << 0.1 << "2024-03-22T14:41:00";
    QTest::newRow("quarters of an hour") << 1.0 << "2024-03-22T14:30:00";
    QTest::newRow("days") << 30.0 << "2024-03-22";
    QTest::newRow("days that are narrow") << 160.0 << "2024-03-22";
    QTest::newRow("months") << 200.0 << "2024-03";
    QTest::newRow("years") << 20'000.0 << "2024";
    QTest::newRow("decades") << 200'000.0 << "202X";
    QTest::newRow("centuries") << 2'000'000.0 << "20XX";
}

void TestTimelineEditing::aPlaceIsADateAsExactAsTheScale()
{
    QFETCH(double, days);
    QFETCH(QString, date);
    const TimeScale scale{{0, days * 86'400}, 0, 1'000};
    const double at = double(secondsFromCivil(2024, 3, 22, 14, 41, 20));
    QCOMPARE(qs(dateAt(at, stepAt(scale), false).format()), date);
}

void TestTimelineEditing::whatIsMovedStaysAsExactAsItWas_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<int>("unit");
    QTest::addColumn<double>("days");
    QTest::addColumn<QString>("moved"); // empty: it cannot be
    const auto row = [](const char* name, const char* date, ShiftUnit unit, double days, const char* moved) {
        QTest::newRow(name) << QByteArray(date) << int(unit) << days << QString::fromLatin1(moved);
    };
    row("a day by days", "2024-03-22", ShiftUnit::Days, 2.6, "2024-03-25");
    row("a day by months", "2024-03-31", ShiftUnit::Months, 28, "2024-04-30");
    row("a month among days", "2024-03", ShiftUnit::Days, 29, "2024-04");
    row("a month among days, hardly", "2024-03", ShiftUnit::Days, 5, "2024-03");
    row("a year among months", "2024", ShiftUnit::Months, -370, "2023");
    row("a time among days", "2024-03-22T19:55:00", ShiftUnit::Days, 1.2, "2024-03-23T19:55:00");
    row("a span at both ends", "2024-03-22/2024-03-25", ShiftUnit::Days, 2, "2024-03-24/2024-03-27");
    row("a span with an open end", "2024-03/..", ShiftUnit::Days, 60, "2024-05/..");
    row("qualified", "2024-03-22~", ShiftUnit::Days, 1, "2024-03-23~");
    row("a set", "[2014,2015]", ShiftUnit::Years, 400, "");
    row("unspecified", "2021-08-XX", ShiftUnit::Days, 40, "");
}

void TestTimelineEditing::whatIsMovedStaysAsExactAsItWas()
{
    QFETCH(QByteArray, date);
    QFETCH(int, unit);
    QFETCH(double, days);
    QFETCH(QString, moved);
    const auto result = movedBy(edtf(date.constData()), {ShiftUnit(unit), 1}, days * 86'400);
    QCOMPARE(result ? qs(result->format()) : QString(), moved);
    QCOMPARE(canMove(edtf(date.constData())), !moved.isEmpty());
}

void TestTimelineEditing::aDoubleClickInALaneMakesAnEventThere()
{
    Fixture f;
    const std::string category = f.workspace.index().categories.ids.at(f.timeline->scene().lanes.front().category);
    const std::size_t before = f.workspace.index().events();
    QTest::mouseDClick(f.timeline, Qt::LeftButton, {}, f.emptyPlace(5));
    QVERIFY(f.editing->card() != nullptr);
    QCOMPARE(qs(f.editing->card()->date()->format()), QStringLiteral("2024-03-05"));
    QWidget* title = f.editing->card()->focusProxy();
    QTest::keyClicks(title, QStringLiteral("Tickets are sold"));
    QTest::keyClick(title, Qt::Key_Return);
    QVERIFY(f.editing->card() == nullptr);
    QCOMPARE(f.workspace.index().events(), before + 1);
    const EventDetails* made = f.workspace.details();
    QVERIFY(made != nullptr);
    QCOMPARE(qs(made->event.title), QStringLiteral("Tickets are sold"));
    QCOMPARE(made->event.category, category);
    QCOMPARE(qs(resolvedDate(made->properties)->format()), QStringLiteral("2024-03-05"));
    QVERIFY(f.workspace.undo());
    QCOMPARE(f.workspace.index().events(), before);
}

void TestTimelineEditing::inALaneByPlaceItWasThere()
{
    Fixture f;
    f.workspace.setLaneKind(LaneKind::Place);
    QCOMPARE(qs(f.timeline->scene().lanes.front().name), QStringLiteral("Kaluga"));
    QTest::mouseDClick(f.timeline, Qt::LeftButton, {}, f.emptyPlace(5));
    QTest::keyClicks(f.editing->card()->focusProxy(), QStringLiteral("Another meeting"));
    QTest::keyClick(f.editing->card()->focusProxy(), Qt::Key_Return);
    const EventDetails* made = f.workspace.details();
    QVERIFY(made != nullptr);
    QCOMPARE(made->event.claims.size(), std::size_t(2));
    QVERIFY(made->event.claims.back().value == ClaimValue(EntityValue{"kaluga", {}}));
    QVERIFY(made->event.claims.back().ofAnalyst());
}

void TestTimelineEditing::escapeLeavesNoEvent()
{
    Fixture f;
    const QString before = f.workspace.undoName();
    QTest::mouseDClick(f.timeline, Qt::LeftButton, {}, f.emptyPlace(5));
    QTest::keyClicks(f.editing->card()->focusProxy(), QStringLiteral("Never mind"));
    QTest::keyClick(f.editing->card()->focusProxy(), Qt::Key_Escape);
    QVERIFY(f.editing->card() == nullptr);
    QCOMPARE(f.workspace.undoName(), before);
}

void TestTimelineEditing::aDoubleClickOnAMarkStillZooms()
{
    Fixture f;
    QTest::mouseDClick(f.timeline, Qt::LeftButton, {}, f.centreOf("own"));
    QVERIFY(f.editing->card() == nullptr);
    QVERIFY(f.workspace.range().length() < kMarch.length());
}

void TestTimelineEditing::aDraggedOwnDateMovesAndUndoBringsItBack()
{
    Fixture f;
    const QPoint from = f.centreOf("own");
    f.dragTo(from, from + QPoint(f.days(3), 2));
    QCOMPARE(qs(f.editing->dateToBe()->format()), QStringLiteral("2024-03-13"));
    QCOMPARE(f.date("own"), QStringLiteral("2024-03-10"));
    QTest::mouseRelease(f.timeline, Qt::LeftButton, {}, from + QPoint(f.days(3), 2));
    QCOMPARE(f.date("own"), QStringLiteral("2024-03-13"));
    QCOMPARE(f.workspace.range(), kMarch);
    QVERIFY(f.workspace.undo());
    QCOMPARE(f.date("own"), QStringLiteral("2024-03-10"));
}

void TestTimelineEditing::escapeGivesADragUp()
{
    Fixture f;
    const QPoint from = f.centreOf("own");
    const QPoint to = from + QPoint(f.days(3), 0);
    f.dragTo(from, to);
    QTest::keyClick(f.timeline, Qt::Key_Escape);
    QVERIFY(!f.editing->dateToBe());
    QTest::mouseMove(f.timeline, to + QPoint(20, 0));
    QTest::mouseRelease(f.timeline, Qt::LeftButton, {}, to + QPoint(20, 0));
    QCOMPARE(f.date("own"), QStringLiteral("2024-03-10"));
    QCOMPARE(f.workspace.range(), kMarch);
}

void TestTimelineEditing::aSourcedDateIsAskedAboutFirst()
{
    Fixture f;
    const QPoint from = f.centreOf("crocus");
    f.drag(from, from + QPoint(f.days(3), 0));
    QVERIFY(f.editing->question() != nullptr);
    QCOMPARE(f.date("crocus"), QStringLiteral("2024-03-22"));
    QWidget* reason = f.editing->question()->focusProxy();
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY2(f.editing->question() != nullptr, "a date against a source's needs its reason");
    QTest::keyClicks(reason, QStringLiteral("The video is of that day"));
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY(f.editing->question() == nullptr);
    QCOMPARE(f.date("crocus"), QStringLiteral("2024-03-25"));
    QVERIFY(f.workspace.undo());
    QCOMPARE(f.date("crocus"), QStringLiteral("2024-03-22"));
}

void TestTimelineEditing::aSourcedDateIsLeftAloneOnEscape()
{
    Fixture f;
    const QString before = f.workspace.undoName();
    const QPoint from = f.centreOf("crocus");
    f.drag(from, from + QPoint(f.days(3), 0));
    QVERIFY(f.editing->question() != nullptr);
    QTest::keyClick(f.editing->question()->focusProxy(), Qt::Key_Escape);
    QVERIFY(f.editing->question() == nullptr);
    QCOMPARE(f.date("crocus"), QStringLiteral("2024-03-22"));
    QCOMPARE(f.workspace.undoName(), before);
}

void TestTimelineEditing::theKeyboardMovesTheSelectedEvent()
{
    Fixture f;
    f.workspace.selectKey(f.key("own"));
    QTest::keyClick(f.timeline, Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(f.date("own"), QStringLiteral("2024-03-11"));
    QTest::keyClick(f.timeline, Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    QTest::keyClick(f.timeline, Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(f.date("own"), QStringLiteral("2024-03-09"));
}

void TestTimelineEditing::deleteRemovesTheChosenEvents()
{
    Fixture f;
    const QSignalSpy removed(f.editing, &TimelineEditing::removed);
    const std::size_t before = f.workspace.index().events();
    f.workspace.choose({f.key("own"), f.key("crocus")});
    QTest::keyClick(f.timeline, Qt::Key_Delete);
    QCOMPARE(f.workspace.index().events(), before - 2);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.at(0).at(0).toInt(), 2);
    QVERIFY(f.workspace.undo());
    QCOMPARE(f.workspace.index().events(), before);
}

void TestTimelineEditing::inAReadOnlyCaseADragPans()
{
    const QTemporaryDir folder;
    const std::string path = utf8(folder.filePath(QStringLiteral("case.dateline")));
    QVERIFY(CaseFile::create(path, Fixture::content()).has_value());
    Fixture f(std::move(CaseFile::open(path, OpenMode::ReadOnly).value()));
    QVERIFY(!f.workspace.canEdit());
    const QPoint from = f.centreOf("own");
    f.drag(from, from + QPoint(f.days(3), 0));
    QVERIFY(f.workspace.range() != kMarch);
    QCOMPARE(f.date("own"), QStringLiteral("2024-03-10"));
    QTest::mouseDClick(f.timeline, Qt::LeftButton, {}, f.emptyPlace(5));
    QVERIFY(f.editing->card() == nullptr);
}

QTEST_MAIN(TestTimelineEditing)
#include "tst_timelineediting.moc"
