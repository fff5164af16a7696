#include "core/edit/eventedits.h"
#include "core/timeline/eventorder.h"

#include "tests/support/bigcase.h"
#include "tests/support/indexdifference.h"
#include "ui/charts/eventschart.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/figurepreview.h"
#include "ui/models/workspace.h"
#include "ui/table/eventtablemodel.h"
#include "ui/timeline/overviewbars.h"
#include "ui/timeline/timelinewidget.h"

#include <QComboBox>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace dateline;

namespace {

/// Large enough for lanes that are not packed as a whole.
constexpr std::size_t kEvents = 2'400;

Change renamed(const CaseFile& file, EventKey key)
{
    const Event event = file.event(key)->event;
    Event now = event;
    now.title += " again";
    return Change{"Rename", {}}.change(event, now);
}

Change added(int number, const std::string& category)
{
    Event event;
    event.id = "new-" + std::to_string(number);
    event.title = "A new event";
    event.category = category;
    event.importance = Importance::Core;
    Claim claim;
    claim.id = "claim-of-" + event.id;
    claim.property = "date";
    claim.value = EdtfDate::parse("200" + std::to_string(number % 10) + "-05-06T12:30:00").value();
    return Change{"Add event", {}}.add(event).add(ClaimOf{event.id, claim});
}

/// Moves an event by a preferred claim on its date.
Change moved(const CaseFile& file, EventKey key, int number)
{
    Claim claim;
    claim.id = "moved-" + std::to_string(number);
    claim.property = "date";
    claim.rank = Rank::Preferred;
    claim.rankReason = "It is so";
    claim.value = EdtfDate::parse("199" + std::to_string(number % 10)).value();
    return Change{"Move", {}}.add(ClaimOf{file.event(key)->event.id, claim});
}

} // namespace

class TestEditedTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyEditIsSeenAndCounted_data();
    void everyEditIsSeenAndCounted();
    void eventsAreWalkedInTheOrderOfTheirDates();
    void aFigureHasTheEventsThatTheFilterLeaves();

private:
    QString faultOfEverything();
    QString faultOfOrder();
    QImage picture(TimelineWidget& timeline) const;

    QString failure_;
    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<TimelineWidget> timeline_;
};

void TestEditedTimeline::init()
{
    timeline_.reset();
    workspace_ = std::make_unique<Workspace>();
    workspace_->setCase(CaseFile::inMemory(test::BigCase(kEvents).content()).value());
    connect(workspace_.get(), &Workspace::failed, this, [this](const QString& message) { failure_ = message; });
    workspace_->showAll();
    timeline_ = std::make_unique<TimelineWidget>(*workspace_);
    timeline_->setAnimated(false);
    timeline_->resize(1200, 700);
    picture(*timeline_);
}

QImage TestEditedTimeline::picture(TimelineWidget& timeline) const
{
    QImage image(timeline.size(), QImage::Format_RGB32);
    timeline.render(&image);
    return image;
}

/// What differs from a window that sees the case for the first time.
QString TestEditedTimeline::faultOfEverything()
{
    EventIndex index = workspace_->caseFile().index().value();
    if (workspace_->clock() == ShownClock::OfCase) {
        const QString fault = test::difference(workspace_->index(), index);
        if (!fault.isEmpty()) {
            return fault;
        }
    }
    if (const QString fault = faultOfOrder(); !fault.isEmpty()) {
        return fault;
    }
    if (workspace_->shown() != apply(workspace_->index(), workspace_->filter())) {
        return QStringLiteral("what is shown");
    }
    const FacetCounts expected = countFacets(workspace_->index(), workspace_->filter());
    const FacetCounts& counts = workspace_->counts();
    if (counts.categories != expected.categories || counts.actors != expected.actors ||
        counts.places != expected.places || counts.sources != expected.sources ||
        counts.disputed != expected.disputed || counts.singleSource != expected.singleSource ||
        counts.shown != expected.shown || counts.inRange.certain != expected.inRange.certain ||
        counts.inRange.possible != expected.inRange.possible) {
        return QStringLiteral("counts");
    }
    TimelineWidget fresh(*workspace_);
    fresh.setAnimated(false);
    fresh.resize(timeline_->size());
    return picture(*timeline_) == picture(fresh) ? QString() : QStringLiteral("picture");
}

/// What goes over the events in time finds them in another order than in an index made anew.
QString TestEditedTimeline::faultOfOrder()
{
    const EventIndex& index = workspace_->index();
    const EventIndex anew = inOrder(index);
    const EventSet shown = apply(anew, workspace_->filter());
    const VisibleRange range = wholeRange(anew, everyEvent(anew));
    if (overviewBars(index, workspace_->shown(), range, 900, 9) != overviewBars(anew, shown, range, 900, 9)) {
        return QStringLiteral("bars of the overview");
    }
    const auto counted = [](const std::vector<ChartBin>& bins) {
        std::vector<std::vector<std::uint32_t>> counts;
        for (const ChartBin& bin : bins) {
            counts.push_back(bin.counts);
        }
        return counts;
    };
    if (counted(chartBins(index, workspace_->shown(), range, 40)) != counted(chartBins(anew, shown, range, 40))) {
        return QStringLiteral("bars of the chart");
    }
    std::vector<EventKey> keys;
    shown.forEach([&](EventRow row) { keys.push_back(anew.key[row]); });
    EventTableModel table(*workspace_);
    table.setLive(true);
    for (std::size_t row = 0; row < keys.size(); ++row) {
        if (table.keyAt(static_cast<int>(row)) != keys[row] || table.rowOf(keys[row]) != static_cast<int>(row)) {
            return QStringLiteral("rows of the table");
        }
    }
    table.sort(static_cast<int>(EventColumn::Date), Qt::DescendingOrder);
    for (std::size_t row = 0; row < keys.size(); ++row) {
        if (table.keyAt(static_cast<int>(row)) != keys[keys.size() - 1 - row]) {
            return QStringLiteral("rows of the table, last first");
        }
    }
    return {};
}

void TestEditedTimeline::eventsAreWalkedInTheOrderOfTheirDates()
{
    for (int number = 0; number < 8; ++number) {
        QVERIFY(workspace_->edit(added(number, workspace_->index().categories.ids[1])));
        QVERIFY(workspace_->edit(moved(workspace_->caseFile(), 1 + number * 53, number)));
    }
    QVERIFY(!workspace_->index().isInOrder());
    EventFilter filter;
    filter.categories = {1};
    workspace_->setFilter(filter);
    const EventIndex anew = inOrder(workspace_->index());
    std::vector<EventKey> keys;
    apply(anew, filter).forEach([&](EventRow row) { keys.push_back(anew.key[row]); });
    QVERIFY(keys.size() > 20);
    const auto selected = [this] {
        return workspace_->index().key[workspace_->selected().value()];
    };
    workspace_->selectKey(keys.front());
    for (const EventKey key : keys) {
        QCOMPARE(selected(), key);
        workspace_->selectNeighbour(1);
    }
    QCOMPARE(selected(), keys.back()); // and there it ends
    workspace_->selectMatch(1);        // while this begins again
    QCOMPARE(selected(), keys.front());
    workspace_->selectMatch(-1);
    for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
        QCOMPARE(selected(), *key);
        workspace_->selectNeighbour(-1);
    }
}

void TestEditedTimeline::aFigureHasTheEventsThatTheFilterLeaves()
{
    for (int number = 0; number < 8; ++number) {
        QVERIFY(workspace_->edit(added(number, workspace_->index().categories.ids[1])));
    }
    EventFilter filter;
    filter.categories = {1};
    workspace_->setFilter(filter);
    ExportDialog dialog(*workspace_);
    const auto choices = dialog.findChildren<QComboBox*>();
    const auto everything =
        std::find_if(choices.begin(), choices.end(), [](const QComboBox* box) { return box->count() == 3; });
    QVERIFY(everything != choices.end());
    (*everything)->setCurrentIndex(2);
    QVERIFY(dialog.options().range);
    dialog.refreshNow();
    const auto* figure = dialog.findChild<FigurePreview*>()->figure();
    QVERIFY(figure != nullptr);
    const auto& scene = figure->pages().front().timeline;
    QVERIFY(scene.has_value());
    QCOMPARE(scene->lanes.size(), std::size_t{1});
    QCOMPARE(scene->shownEvents, std::size_t{workspace_->counts().shown});
}

void TestEditedTimeline::everyEditIsSeenAndCounted_data()
{
    QTest::addColumn<bool>("filtered");
    QTest::addColumn<bool>("utc");
    QTest::newRow("all events") << false << false;
    QTest::newRow("some events") << true << false;
    QTest::newRow("all events, in UTC") << false << true;
}

void TestEditedTimeline::everyEditIsSeenAndCounted()
{
    QFETCH(bool, filtered);
    QFETCH(bool, utc);
    if (filtered) {
        EventFilter filter;
        filter.categories = {1, 2, 3, 5};
        filter.onlyDisputed = false;
        filter.range = TimeExtent{secondsFromCivil(1990, 1, 1), secondsFromCivil(2015, 1, 1)};
        workspace_->setFilter(filter);
    }
    if (utc) {
        CaseInfo info = workspace_->info();
        CaseInfo there = info;
        there.timeZone = "Asia/Kabul";
        QVERIFY(workspace_->edit(Change{"Zone", {}}.change(info, there)));
        workspace_->setClock(ShownClock::Utc);
    }
    const CaseFile& file = workspace_->caseFile();
    for (int step = 0; step < 40; ++step) {
        const auto key = static_cast<EventKey>(1 + step * 53);
        const std::string category = workspace_->index().categories.ids[static_cast<std::size_t>(step) % 12];
        bool done = false;
        switch (step % 6) {
        case 0:
            done = workspace_->edit(renamed(file, key));
            break;
        case 1:
            done = workspace_->edit(added(step, category));
            break;
        case 2:
            done = workspace_->edit(moved(file, key, step));
            break;
        case 3:
            workspace_->selectKey(key);
            workspace_->showAll();
            done = workspace_->edit(removeEvents(file, {key}));
            break;
        case 4:
            done = workspace_->undo();
            break;
        default:
            done = workspace_->redo();
            break;
        }
        QVERIFY2(done, qPrintable(QStringLiteral("step %1: %2").arg(step).arg(failure_)));
        const QString fault = faultOfEverything();
        QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("step %1: %2").arg(step).arg(fault)));
    }
}

QTEST_MAIN(TestEditedTimeline)
#include "tst_editedtimeline.moc"
