#include "tests/support/samplecase.h"
#include "ui/filter/facetrow.h"
#include "ui/filter/filterpanel.h"
#include "ui/filter/rangesection.h"
#include "ui/filter/searchbox.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace dateline;

namespace {

FacetRow* rowCalled(const QWidget& panel, const QString& text)
{
    for (FacetRow* row : panel.findChildren<FacetRow*>()) {
        if (row->text() == text) {
            return row;
        }
    }
    return nullptr;
}

std::size_t shownByBruteForce(const Workspace& workspace, std::uint16_t category)
{
    std::size_t count = 0;
    for (EventRow row = 0; row < workspace.index().size(); ++row) {
        count += workspace.index().category[row] == category;
    }
    return count;
}

} // namespace

class TestFilterPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void eachCategoryStandsWithItsTrueCount();
    void choosingACategoryLeavesItsEventsAndFadesTheOthers();
    void clearFiltersShowsEverythingAgain();
    void lanesFollowTheirBox();
    void aTypedRangeLeavesWhatLiesInItAndCountsBothKinds();
    void theLeastPossibleCanBeLeftOut();
    void whatIsNoDateIsSaidAndChangesNothing();
    void aRangeSetElsewhereStandsInTheFields();
    void searchingLeavesMatchingEventsAndListsTheWordsThatMatch();
    void enterOnAMatchSelectsItsEvent();
    void anEmptySearchShowsEverythingAgain();
    void whatWasSearchedForIsOfferedAgain();
    void theHistoryHoldsTenAndEachOnce();

private:
    QLineEdit* field(int number) const
    {
        return panel_->findChild<RangeSection*>()->findChildren<QLineEdit*>().at(number);
    }
    void typeRange(const QString& from, const QString& to)
    {
        field(0)->setText(from);
        field(1)->setText(to);
        QTest::keyClick(field(1), Qt::Key_Return);
    }
    /// A line of the section that is on show and holds these words.
    bool lineWith(const QString& words) const
    {
        const auto lines = panel_->findChild<RangeSection*>()->findChildren<QLabel*>();
        return std::any_of(lines.begin(), lines.end(),
                           [&](const QLabel* line) { return line->isVisible() && line->text().contains(words); });
    }

    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<QWidget> window_;
    FilterPanel* panel_ = nullptr;
    SearchBox* search_ = nullptr;
};

void TestFilterPanel::init()
{
    auto file = CaseFile::inMemory(test::sampleCase());
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    workspace_ = std::make_unique<Workspace>();
    workspace_->setCase(std::move(*file));
    window_ = std::make_unique<QWidget>();
    panel_ = new FilterPanel(*workspace_, window_.get());
    search_ = new SearchBox(*workspace_, window_.get());
    window_->resize(700, 900);
    window_->show();
    search_->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
}

void TestFilterPanel::cleanup()
{
    window_.reset();
    workspace_.reset();
}

void TestFilterPanel::eachCategoryStandsWithItsTrueCount()
{
    const EventIndex& index = workspace_->index();
    QVERIFY(!index.categories.ids.empty());
    for (std::uint16_t category = 0; category < index.categories.ids.size(); ++category) {
        const FacetRow* row = rowCalled(*panel_, qs(index.categories.names[category]));
        QVERIFY2(row, index.categories.names[category].c_str());
        const auto count = shownByBruteForce(*workspace_, category);
        QVERIFY2(row->accessibleName().contains(QString::number(count)), qPrintable(row->accessibleName()));
    }
}

void TestFilterPanel::choosingACategoryLeavesItsEventsAndFadesTheOthers()
{
    const std::uint16_t category = workspace_->index().category[0];
    FacetRow* row = rowCalled(*panel_, qs(workspace_->index().categories.names[category]));
    QVERIFY(row);
    QTest::keyClick(row, Qt::Key_Space);
    QVERIFY(row->isChecked());
    QCOMPARE(workspace_->shown().count(), shownByBruteForce(*workspace_, category));
    QTest::mouseClick(row, Qt::LeftButton);
    QCOMPARE(workspace_->shown().count(), workspace_->index().size());
}

void TestFilterPanel::clearFiltersShowsEverythingAgain()
{
    EventFilter filter;
    filter.onlyDisputed = true;
    workspace_->setFilter(filter);
    QVERIFY(workspace_->shown().count() < workspace_->index().size());
    QPushButton* clear = nullptr;
    for (QPushButton* button : panel_->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text() == QLatin1String("Clear filters")) {
            clear = button;
        }
    }
    QVERIFY(clear);
    QTest::mouseClick(clear, Qt::LeftButton);
    QVERIFY(workspace_->filter().isEmpty());
    QCOMPARE(workspace_->shown().count(), workspace_->index().size());
    QVERIFY(!clear->isVisible());
}

void TestFilterPanel::lanesFollowTheirBox()
{
    auto* box = panel_->findChild<QComboBox*>();
    QVERIFY(box);
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(workspace_->laneKind(), LaneKind::Actor);
}

void TestFilterPanel::aTypedRangeLeavesWhatLiesInItAndCountsBothKinds()
{
    typeRange(QStringLiteral("March 2021"), QStringLiteral("April 2021"));
    const TimeExtent range{secondsFromCivil(2021, 3, 1), secondsFromCivil(2021, 5, 1)};
    QCOMPARE(workspace_->filter().range, std::optional(range));
    CertaintyCount expected;
    for (EventRow row = 0; row < workspace_->index().size(); ++row) {
        const Certainty answer = liesIn(workspace_->index(), row, range);
        expected.add(answer);
        QCOMPARE(workspace_->shown().contains(row), answer != Certainty::No);
    }
    QVERIFY(expected.certain > 0);
    QVERIFY(lineWith(QStringLiteral("In March – April 2021")));
    QVERIFY(lineWith(
        QStringLiteral("At least %1, at most %2").arg(expected.certain).arg(expected.certain + expected.possible)));
    QVERIFY(lineWith(QStringLiteral("day ±3")));
    // One end is enough.
    typeRange(QStringLiteral("2021"), QString());
    QCOMPARE(workspace_->filter().range, std::optional(TimeExtent{secondsFromCivil(2021, 1, 1), kEndOfTime}));
}

void TestFilterPanel::theLeastPossibleCanBeLeftOut()
{
    typeRange(QStringLiteral("2020-03"), QStringLiteral("2020-03"));
    const CertaintyCount count = workspace_->counts().inRange;
    QVERIFY(count.possible > 0); // the flood, some time in 2020
    FacetRow* row = rowCalled(*panel_, QStringLiteral("Also possibly in it"));
    QVERIFY(row && row->isVisible() && row->isChecked());
    row->click();
    QVERIFY(!workspace_->filter().alsoPossible);
    QCOMPARE(workspace_->shown().count(), count.certain);
    QCOMPARE(workspace_->counts().inRange.possible, count.possible);
}

void TestFilterPanel::whatIsNoDateIsSaidAndChangesNothing()
{
    typeRange(QStringLiteral("2021"), QStringLiteral("2021"));
    const auto before = workspace_->filter();
    typeRange(QStringLiteral("31 September 2021"), QStringLiteral("2021"));
    QCOMPARE(workspace_->filter(), before);
    QVERIFY(lineWith(QStringLiteral("September")));
    typeRange(QStringLiteral("2022"), QStringLiteral("2021"));
    QCOMPARE(workspace_->filter(), before);
    QVERIFY(lineWith(QStringLiteral("ends before it begins")));
}

void TestFilterPanel::aRangeSetElsewhereStandsInTheFields()
{
    EventFilter filter;
    filter.range = TimeExtent{secondsFromCivil(2021, 3, 2), secondsFromCivil(2021, 3, 10)};
    workspace_->setFilter(filter);
    QCOMPARE(field(0)->text(), QStringLiteral("2021-03-02"));
    QCOMPARE(field(1)->text(), QStringLiteral("2021-03-09"));
    workspace_->setFilter({});
    QVERIFY(field(0)->text().isEmpty() && field(1)->text().isEmpty());
    QVERIFY(!lineWith(QStringLiteral("At least")));
}

void TestFilterPanel::searchingLeavesMatchingEventsAndListsTheWordsThatMatch()
{
    QTest::keyClicks(search_, QStringLiteral("harb"));
    search_->searchNow();
    QVERIFY(workspace_->shown().count() > 0);
    QVERIFY(workspace_->shown().count() < workspace_->index().size());
    QVERIFY(search_->hitList()->isVisible());
    QVERIFY(search_->hitList()->model()->rowCount() > 0);
    const QString first = search_->hitList()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(first.contains(QLatin1String("harb"), Qt::CaseInsensitive), qPrintable(first));
}

void TestFilterPanel::enterOnAMatchSelectsItsEvent()
{
    QTest::keyClicks(search_, QStringLiteral("strike"));
    QTest::keyClick(search_, Qt::Key_Return);
    QVERIFY(workspace_->details());
    QCOMPARE(workspace_->details()->event.id, std::string("strike"));
    QVERIFY(!search_->hitList()->isVisible());
}

void TestFilterPanel::anEmptySearchShowsEverythingAgain()
{
    QTest::keyClicks(search_, QStringLiteral("strike"));
    search_->searchNow();
    QVERIFY(workspace_->filter().searching);
    search_->clear();
    QVERIFY(workspace_->filter().isEmpty());
    QCOMPARE(workspace_->shown().count(), workspace_->index().size());
}

void TestFilterPanel::whatWasSearchedForIsOfferedAgain()
{
    QTest::keyClicks(search_, QStringLiteral("strike"));
    QTest::keyClick(search_, Qt::Key_Return);
    QCOMPARE(search_->history(), QStringList{QStringLiteral("strike")});
    search_->clear();
    QVERIFY(search_->hitList()->isVisible());
    workspace_->select(std::nullopt);
    QTest::keyClick(search_, Qt::Key_Down);
    QTest::keyClick(search_, Qt::Key_Return);
    QCOMPARE(search_->text(), QStringLiteral("strike"));
    QVERIFY(workspace_->filter().searching);
    QTest::keyClick(search_, Qt::Key_Return);
    QVERIFY(workspace_->details());
    QCOMPARE(workspace_->details()->event.id, std::string("strike"));
}

void TestFilterPanel::theHistoryHoldsTenAndEachOnce()
{
    QStringList expected;
    for (int i = 0; i < 12; ++i) {
        search_->setText(QStringLiteral("word %1").arg(i));
        search_->remember();
        expected.prepend(search_->text());
    }
    QCOMPARE(search_->history(), expected.mid(0, 10));
    search_->setText(QStringLiteral("word 7"));
    search_->remember();
    QCOMPARE(search_->history().size(), 10);
    QCOMPARE(search_->history().front(), QStringLiteral("word 7"));
}

QTEST_MAIN(TestFilterPanel)
#include "tst_filterpanel.moc"
