// Edits of many objects: how far they have come is told, and giving them up leaves the case as it was.

#include "core/edit/eventedits.h"
#include "core/store/casefile.h"
#include "core/store/progressing.h"

#include "tests/support/editedcase.h"
#include "tests/support/samplecase.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <numeric>

using namespace dateline;
using test::jsonOf;
using test::kAnna;

namespace {

constexpr int kEvents = 300;

std::string pathIn(const QTemporaryDir& folder)
{
    return folder.filePath("case.dateline").toStdString();
}

CaseFile makeCase(const QTemporaryDir& folder)
{
    return std::move(*CaseFile::create(pathIn(folder), test::generatedCase(kEvents, 7)));
}

QByteArray bytesOf(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Change removal(const CaseFile& file)
{
    std::vector<EventKey> keys(kEvents / 2);
    std::iota(keys.begin(), keys.end(), 1);
    return removeEvents(file, keys).value();
}

/// What is told, and whether it is given up when it was told so often.
struct Told
{
    std::vector<double> done;
    std::size_t most = std::numeric_limits<std::size_t>::max();

    Progress progress()
    {
        return [this](double far) {
            done.push_back(far);
            return done.size() < most;
        };
    }
    bool isInOrder() const
    {
        return !done.empty() && std::ranges::is_sorted(done) && done.front() >= 0 && done.back() <= 1;
    }
};

} // namespace

class TestLongEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void howFarAnEditHasComeIsToldInOrder();
    void aPartNeverEndsBehindTheBeginningOfTheNext();
    void anEditThatIsGivenUpLeavesTheCaseAsItWas_data();
    void anEditThatIsGivenUpLeavesTheCaseAsItWas();
    void whatIsAskedIsGivenUpToo();
    void anEditThatIsKilledLeavesTheCaseAsItWas();
    void anUpgradeThatIsGivenUpLeavesTheFileAsItWas();
    void theReachOfAnEditCountsWhatFollowsFromIt();
    void headsOfEventsAreThoseOfTheCase();
};

void TestLongEdits::howFarAnEditHasComeIsToldInOrder()
{
    const QTemporaryDir folder;
    auto file = makeCase(folder);
    Told applying;
    const auto applied = file.apply(removal(file), kAnna, applying.progress());
    QVERIFY(applied.has_value());
    QVERIFY(applying.isInOrder());
    QVERIFY(applying.done.size() > kEvents && applying.done.back() > 0.9);
    Told undoing;
    QVERIFY(file.undo(kAnna, undoing.progress()).has_value());
    QVERIFY(undoing.isInOrder() && undoing.done.back() > 0.5);
    Told redoing;
    QVERIFY(file.redo(kAnna, redoing.progress()).has_value());
    QVERIFY(redoing.isInOrder());
    Told takingBack;
    QVERIFY(file.takeBack(applied->step, kAnna, takingBack.progress()).has_value());
    QVERIFY(takingBack.isInOrder());
}

void TestLongEdits::aPartNeverEndsBehindTheBeginningOfTheNext()
{
    for (const double share : {0.1, 0.15, 0.3, 0.45, 0.6, 0.7}) {
        for (std::size_t steps = 1; steps < 400; ++steps) {
            Told told;
            store::Progressing progressing(told.progress());
            for (const double part : {share, 1 - share}) {
                progressing.part(part, steps);
                for (std::size_t i = 0; i < steps; ++i)
                    progressing.step();
            }
            QVERIFY2(told.isInOrder(), qPrintable(QStringLiteral("%1 of %2").arg(share).arg(steps)));
        }
    }
}

void TestLongEdits::anEditThatIsGivenUpLeavesTheCaseAsItWas_data()
{
    QTest::addColumn<QString>("what");
    for (const auto* what : {"apply", "undo", "redo", "take back"})
        QTest::newRow(what) << what;
}

void TestLongEdits::anEditThatIsGivenUpLeavesTheCaseAsItWas()
{
    QFETCH(const QString, what);
    const QTemporaryDir folder;
    auto file = makeCase(folder);
    const auto other = CaseFile::open(file.path(), OpenMode::ReadOnly).value();
    const auto step = file.apply(removal(file), kAnna).value().step;
    if (what == "apply" || what == "redo")
        QVERIFY(file.undo(kAnna).has_value());
    const auto change = what == "apply" ? removal(file) : Change();
    const auto edit = [&](const Progress& progress) {
        return what == "apply"  ? file.apply(change, kAnna, progress)
               : what == "undo" ? file.undo(kAnna, progress)
               : what == "redo" ? file.redo(kAnna, progress)
                                : file.takeBack(step, kAnna, progress);
    };
    const auto json = jsonOf(file);
    const auto history = file.history(100).value();
    const auto bytes = bytesOf(file.path());
    const auto found = file.matchingEvents("attack").value();
    for (const std::size_t most : {std::size_t{1}, std::size_t{40}, std::size_t{300}, std::size_t{500}}) {
        Told told;
        told.most = most;
        const auto given = edit(told.progress());
        QVERIFY(!given.has_value());
        QCOMPARE(int(given.error().code), int(ErrorCode::Cancelled));
        QCOMPARE(told.done.size(), most);
        QCOMPARE(jsonOf(file), json);
        QCOMPARE(file.history(100).value(), history);
        QCOMPARE(file.matchingEvents("attack").value(), found);
        QCOMPARE(bytesOf(file.path()), bytes);
        QCOMPARE(jsonOf(other), json);
    }
    QVERIFY(edit({}).has_value());
    QVERIFY(jsonOf(file) != json);
}

void TestLongEdits::whatIsAskedIsGivenUpToo()
{
    const QTemporaryDir folder;
    auto file = makeCase(folder);
    const auto json = jsonOf(file);
    file.giveUpWhen([] { return true; });
    QCOMPARE(int(file.read().error().code), int(ErrorCode::Cancelled));
    file.giveUpWhen({});
    QCOMPARE(jsonOf(file), json);
    // While it is applied somebody says so: what one statement does is given up, too.
    const auto change = removal(file);
    auto isStarted = false;
    file.giveUpWhen([&] { return isStarted; });
    const auto given = file.apply(change, kAnna, [&](double) { return isStarted = true; });
    QCOMPARE(int(given.error().code), int(ErrorCode::Cancelled));
    file.giveUpWhen({});
    QCOMPARE(jsonOf(file), json);
    QVERIFY(file.apply(change, kAnna).has_value());
}

void TestLongEdits::anEditThatIsKilledLeavesTheCaseAsItWas()
{
    const QTemporaryDir folder;
    std::string json;
    {
        auto file = makeCase(folder);
        QVERIFY(file.apply(Change{"Rename", {}}.change(test::eventOf(file, "event-1"),
                                                       test::with<Event>(test::eventOf(file, "event-1"),
                                                                         [](Event& event) { event.title = "Kept"; })),
                           kAnna)
                    .has_value());
        json = jsonOf(file);
    }
    for (const double when : {0.05, 0.4, 0.8}) {
        const auto child = ::fork();
        if (child == 0) {
            auto file = CaseFile::open(pathIn(folder), OpenMode::ReadWrite);
            static_cast<void>(file->apply(removal(*file), kAnna, [when](double done) {
                if (done >= when)
                    ::kill(::getpid(), SIGKILL);
                return true;
            }));
            ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        auto file = CaseFile::open(pathIn(folder), OpenMode::ReadWrite);
        QVERIFY(file.has_value());
        QCOMPARE(jsonOf(*file), json);
    }
}

void TestLongEdits::anUpgradeThatIsGivenUpLeavesTheFileAsItWas()
{
    const QTemporaryDir folder;
    const auto path = pathIn(folder);
    QVERIFY(
        QFile::copy(QStringLiteral(DATELINE_TEST_DATA "/case-file/version-2.dateline"), QString::fromStdString(path)));
    QVERIFY(QFile::setPermissions(QString::fromStdString(path), QFile::ReadOwner | QFile::WriteOwner));
    const auto bytes = bytesOf(path);
    std::string read;
    {
        const auto old = CaseFile::open(path, OpenMode::ReadOnly);
        QVERIFY(old.has_value());
        read = jsonOf(*old);
    }
    OpenOptions options;
    options.backupFolder = folder.filePath("backups").toStdString();
    Told whole;
    for (const std::size_t most : {std::size_t{1}, std::size_t{2}, std::size_t{5}, std::size_t{12}}) {
        Told told;
        told.most = most;
        options.progress = told.progress();
        const auto given = CaseFile::open(path, OpenMode::ReadWrite, options);
        QVERIFY(!given.has_value());
        QCOMPARE(int(given.error().code), int(ErrorCode::Cancelled));
        QVERIFY(told.isInOrder());
        QCOMPARE(jsonOf(CaseFile::open(path, OpenMode::ReadOnly).value()), read);
        if (most == 1)
            QCOMPARE(bytesOf(path), bytes);
    }
    options.progress = whole.progress();
    const auto file = CaseFile::open(path, OpenMode::ReadWrite, options);
    QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
    QVERIFY(whole.isInOrder());
    QVERIFY(!file->isReadOnly());
    QCOMPARE(jsonOf(*file), read);
}

void TestLongEdits::theReachOfAnEditCountsWhatFollowsFromIt()
{
    const QTemporaryDir folder;
    auto file = makeCase(folder);
    const auto change = removal(file);
    QCOMPARE(file.reach(change).value(), change.objects.size());
    QCOMPARE(file.undoReach().value(), std::size_t{0});
    QVERIFY(file.apply(change, kAnna).has_value());
    QCOMPARE(file.undoReach().value(), file.history(1).value().front().objects);
    QVERIFY(file.undo(kAnna).has_value());
    QCOMPARE(file.undoReach().value(), std::size_t{0});
    QVERIFY(file.redoReach().value() > kEvents / 2);

    const auto info = file.info().value();
    Change title{"Rename", {}};
    title.change(info, test::with<CaseInfo>(info, [](CaseInfo& now) { now.title = "Another"; }));
    QCOMPARE(file.reach(title).value(), std::size_t{1});
    Change zone{"Set zone", {}};
    zone.change(info, test::with<CaseInfo>(info, [](CaseInfo& now) { now.margins.days += 1; }));
    QVERIFY(file.reach(zone).value() > std::size_t{kEvents});
    QVERIFY(file.apply(zone, kAnna).has_value());
    QVERIFY(file.undoReach().value() > std::size_t{kEvents});
}

void TestLongEdits::headsOfEventsAreThoseOfTheCase()
{
    const QTemporaryDir folder;
    const auto file = makeCase(folder);
    const auto heads = file.eventHeads({5, 2, 9, 2}).value();
    QCOMPARE(heads.size(), std::size_t{3});
    const EventKey keys[] = {2, 5, 9};
    for (std::size_t i = 0; i < heads.size(); ++i) {
        auto event = file.event(keys[i]).value().event;
        event.claims.clear();
        QVERIFY(heads[i] == event);
    }
    QCOMPARE(int(file.eventHeads({1, 999'999}).error().code), int(ErrorCode::NotFound));
}

QTEST_GUILESS_MAIN(TestLongEdits)
#include "tst_longedits.moc"
