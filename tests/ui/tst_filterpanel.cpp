#include "tests/support/samplecase.h"
#include "ui/filter/facetrow.h"
#include "ui/filter/filterpanel.h"
#include "ui/filter/searchbox.h"

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
    void searchingLeavesMatchingEventsAndListsTheWordsThatMatch();
    void enterOnAMatchSelectsItsEvent();
    void anEmptySearchShowsEverythingAgain();

private:
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

void TestFilterPanel::searchingLeavesMatchingEventsAndListsTheWordsThatMatch()
{
    QTest::keyClicks(search_, QStringLiteral("harb"));
    search_->searchNow();
    QVERIFY(workspace_->shown().count() > 0);
    QVERIFY(workspace_->shown().count() < workspace_->index().size());
    QVERIFY(search_->hitList()->isVisible());
    QVERIFY(search_->hitList()->model()->rowCount() > 0);
    const QString first =
        search_->hitList()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
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

QTEST_MAIN(TestFilterPanel)
#include "tst_filterpanel.moc"
