#include "tests/support/timelinecase.h"
#include "ui/citation/citationpanel.h"
#include "ui/citation/claimcard.h"
#include "ui/citation/eventpanel.h"
#include "ui/citation/propertysection.h"
#include "ui/models/workspace.h"

#include <QSignalSpy>
#include <QtTest>

#include <algorithm>

using namespace dateline;

namespace {

/// Moscow, three hours ahead of UTC: "early" is on the day before in UTC. "plot" is 15 days before "hall".
Case clockCase()
{
    Case content = TimelineCase()
                       .event("plot", "Kaluga plot", "attack", "2024-03-07", {1})
                       .event("early", "Alarm", "attack", "2024-03-22T01:00:00", {1})
                       .event("day", "Warning", "attack", "2024-03-22", {1})
                       .event("hall", "Hall attack", "attack", "2024-03-22T19:55:00", {1, 2})
                       .value();
    content.info.timeZone = "Europe/Moscow";
    const auto plot = std::ranges::find(content.events, "plot", &Event::id);
    plot->claims.front().relative = RelativeToEvent{"hall", DateShift{-15, ShiftUnit::Days, PartOfDay::Whole}};
    return content;
}

QString inWords(const Workspace& workspace, const char* edtf)
{
    return workspace.dateText(EdtfDate::parse(edtf).value(), WordLength::Short);
}

} // namespace

class TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void timesAreToldOnTheShownClock();
    void marksOfTimesShiftAndThoseOfDaysStay();
    void theSelectedEventStaysSelected();
    void switchingTellsAllPartsOnce();
    void aCardSaysFromWhichEventItsDateIsTold();
    void aClickOnTheAnchorShowsIt();

private:
    std::string idOf(EventRow row) const
    {
        return workspace_->caseFile().event(workspace_->index().key[row])->event.id;
    }

    std::unique_ptr<Workspace> workspace_;
};

void TestClock::init()
{
    auto file = CaseFile::inMemory(clockCase());
    QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
    workspace_ = std::make_unique<Workspace>();
    workspace_->setCase(std::move(*file));
}

void TestClock::timesAreToldOnTheShownClock()
{
    QCOMPARE(workspace_->clockName(), QStringLiteral("Europe/Moscow"));
    QCOMPARE(inWords(*workspace_, "2024-03-22T01:00:00"), QStringLiteral("22 Mar 2024, 01:00:00"));
    QCOMPARE(inWords(*workspace_, "2024-03-22T16:55:00Z"), QStringLiteral("22 Mar 2024, 19:55:00"));
    workspace_->setClock(ShownClock::Utc);
    QCOMPARE(workspace_->clockName(), QStringLiteral("UTC"));
    QCOMPARE(inWords(*workspace_, "2024-03-22T01:00:00"), QStringLiteral("21 Mar 2024, 22:00:00 UTC"));
    QCOMPARE(inWords(*workspace_, "2024-03-22T19:55:00+03:00"), QStringLiteral("22 Mar 2024, 16:55:00 UTC"));
    QCOMPARE(inWords(*workspace_, "2024-03-22"), QStringLiteral("22 Mar 2024"));
}

void TestClock::marksOfTimesShiftAndThoseOfDaysStay()
{
    const auto extents = workspace_->index().extent;
    QCOMPARE(idOf(1), std::string("day"));
    QCOMPARE(idOf(2), std::string("early"));
    workspace_->setClock(ShownClock::Utc);
    const auto& shown = workspace_->index().extent;
    QCOMPARE(idOf(1), std::string("early"));
    QCOMPARE(shown[1].earliest, extents[2].earliest - 3 * 3600);
    QVERIFY(shown[0] == extents[0]);
    QVERIFY(shown[2] == extents[1]);
    workspace_->setClock(ShownClock::OfCase);
    QVERIFY(workspace_->index().extent == extents);
}

void TestClock::theSelectedEventStaysSelected()
{
    workspace_->selectKey(*workspace_->caseFile().findEvent("early"));
    QCOMPARE(*workspace_->selected(), EventRow{2});
    workspace_->setClock(ShownClock::Utc);
    QCOMPARE(*workspace_->selected(), EventRow{1});
    QCOMPARE(workspace_->details()->event.id, std::string("early"));
}

void TestClock::switchingTellsAllPartsOnce()
{
    QSignalSpy changed(workspace_.get(), &Workspace::clockChanged);
    QSignalSpy reworded(workspace_.get(), &Workspace::datesReworded);
    workspace_->setClock(ShownClock::OfCase);
    QCOMPARE(changed.count(), 0);
    workspace_->setClock(ShownClock::Utc);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(reworded.count(), 1);
}

void TestClock::aCardSaysFromWhichEventItsDateIsTold()
{
    CitationPanel panel(*workspace_);
    panel.resize(400, 900);
    panel.show();
    workspace_->selectKey(*workspace_->caseFile().findEvent("plot"));
    const auto cards = panel.eventPanel()->section("date")->cards();
    QCOMPARE(cards.size(), std::size_t{1});
    QVERIFY(cards.front()->plainText().contains(QStringLiteral("15 days before Hall attack")));
    workspace_->selectKey(*workspace_->caseFile().findEvent("hall"));
    QVERIFY(panel.eventPanel()->section("date")->cards().front()->text().relative.isEmpty());
}

void TestClock::aClickOnTheAnchorShowsIt()
{
    CitationPanel panel(*workspace_);
    panel.resize(400, 900);
    panel.show();
    workspace_->selectKey(*workspace_->caseFile().findEvent("plot"));
    ClaimCard* card = panel.eventPanel()->section("date")->cards().front();
    // The line stands last on the card, as this claim has no notes.
    QTest::mouseClick(card, Qt::LeftButton, {}, QPoint(card->width() / 2, card->height() - 12));
    QCOMPARE(workspace_->details()->event.id, std::string("hall"));
}

QTEST_MAIN(TestClock)
#include "tst_clock.moc"
