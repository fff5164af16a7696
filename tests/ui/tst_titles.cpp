// Titles of events: which are kept, and that they are there before they are shown.

#include "tests/support/samplecase.h"
#include "ui/models/titles.h"
#include "ui/timeline/timelinewidget.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <algorithm>
#include <random>

using namespace dateline;

class TestTitles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOneThatWasAskedForTheLongestAgoIsForgotten();
    void aScreenFurtherOnNoTitleIsRead_data();
    void aScreenFurtherOnNoTitleIsRead();
};

void TestTitles::theOneThatWasAskedForTheLongestAgoIsForgotten()
{
    constexpr std::size_t kMost = 20;
    Titles titles(kMost);
    std::vector<EventKey> asked; // the last one at the end
    std::mt19937 random(5);
    for (int i = 0; i < 5000; ++i) {
        const EventKey key = std::uniform_int_distribution<EventKey>(1, 40)(random);
        const bool isKept = std::ranges::find(asked, key) != asked.end();
        const std::string* known = titles.find(key);
        QCOMPARE(known != nullptr, isKept);
        QVERIFY(!known || *known == std::to_string(key));
        std::erase(asked, key);
        if (i % 7 == 0) {
            titles.forget(key);
        } else {
            asked.push_back(key);
            if (!isKept) {
                QCOMPARE(titles.keep(key, std::to_string(key)), std::to_string(key));
            }
        }
        if (asked.size() > kMost) {
            asked.erase(asked.begin());
        }
        QCOMPARE(titles.size(), asked.size());
    }
    titles.clear();
    QCOMPARE(titles.size(), std::size_t{0});
}

void TestTitles::aScreenFurtherOnNoTitleIsRead_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<double>("share"); // of all of time
    QTest::addColumn<double>("screens");
    QTest::newRow("marks, later") << 6000 << 0.003 << 1.0;
    QTest::newRow("marks, earlier") << 6000 << 0.003 << -1.0;
    QTest::newRow("marks and ribbons, earlier") << 6000 << 0.04 << -1.0;
}

/// In the file all titles become another one behind the window's back: where that is on show, it was read meanwhile.
void TestTitles::aScreenFurtherOnNoTitleIsRead()
{
    QFETCH(int, events);
    QFETCH(double, share);
    QFETCH(double, screens);
    const QTemporaryDir folder;
    const std::string path = utf8(folder.filePath(QStringLiteral("case.dateline")));
    auto file = CaseFile::create(path, test::generatedCase(static_cast<std::size_t>(events), 3));
    QVERIFY(file.has_value());
    Workspace workspace;
    workspace.setCase(std::move(*file));
    TimelineWidget timeline(workspace);
    timeline.setAnimated(false);
    timeline.resize(1200, 700);
    timeline.show();
    const VisibleRange whole = wholeRange(workspace.index(), workspace.shown());
    const double length = whole.length() * share;
    const double start = whole.start + whole.length() * 0.4;
    workspace.setRange({start, start + length});
    const auto shows = [&](const std::string& title) {
        return std::ranges::any_of(timeline.scene().labels, [&](const auto& label) { return label.text == title; });
    };
    QVERIFY(!timeline.scene().labels.empty());
    QTest::qWait(250);

    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database, "UPDATE event SET title = 'read'", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
    workspace.setRange(panned(workspace.range(), screens * length));
    QVERIFY(!timeline.scene().labels.empty());
    QVERIFY(!shows("read"));
    workspace.setRange(panned(workspace.range(), screens * 5 * length));
    QVERIFY(shows("read"));
}

QTEST_MAIN(TestTitles)
#include "tst_titles.moc"
