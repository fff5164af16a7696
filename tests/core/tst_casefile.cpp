#include "core/model/check.h"
#include "core/model/order.h"
#include "core/store/casefile.h"
#include "core/text/sha256.h"

#include "tests/support/samplecase.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <set>

using namespace dateline;

namespace {

std::string pathIn(const QTemporaryDir& folder, const QString& name = "case.dateline")
{
    return folder.filePath(name).toStdString();
}

QByteArray bytesOf(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList filesIn(const QTemporaryDir& folder)
{
    return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

/// What went wrong, or an empty text, for QCOMPARE.
template<typename T> QString errorOf(const Result<T>& result)
{
    return result ? QString() : QString::fromStdString(result.error().message);
}

/// The first thing in which two cases differ, in words.
QString difference(const Case& left, const Case& right)
{
    if (!(left.info == right.info))
        return "info";
    if (left.categories != right.categories)
        return "categories";
    if (left.properties != right.properties)
        return "properties";
    if (left.entities != right.entities)
        return "entities";
    if (left.sources != right.sources)
        return "sources";
    if (left.relations != right.relations)
        return "relations";
    for (std::size_t i = 0; i < std::min(left.events.size(), right.events.size()); ++i)
        if (left.events[i] != right.events[i])
            return QString::fromStdString("event " + left.events[i].id);
    return left == right ? QString() : QString("number of events");
}

/// Runs as an ordinary user while it lives, where the test runs as root, for whom no file is read-only.
class OrdinaryUser
{
public:
    OrdinaryUser() { isOrdinary_ = ::geteuid() != 0 || ::seteuid(65534) == 0; }
    ~OrdinaryUser()
    {
        if (::getuid() == 0)
            static_cast<void>(::seteuid(0));
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;

    bool isOrdinary() const { return isOrdinary_; }

private:
    bool isOrdinary_ = false;
};

/// A row of an index as plain values, to compare with what is worked out from the case.
struct IndexRow
{
    std::string id;
    std::int64_t earliest = 0;
    std::int64_t latest = 0;
    std::string category;
    Importance importance = Importance::Minor;
    bool disputed = false;
    bool singleSource = false;
    std::size_t claims = 0;
    std::set<std::string> sources;
    std::set<std::string> actors;
    std::set<std::string> places;
    std::size_t alternatives = 0;

    bool operator==(const IndexRow&) const = default;
};

std::set<std::string> namesAt(const ListColumn& column, const Dictionary& dictionary, EventRow row)
{
    std::set<std::string> names;
    for (const auto number : column.at(row))
        names.insert(dictionary.ids[number]);
    return names;
}

IndexRow rowOf(const EventIndex& index, EventRow row, const CaseFile& file)
{
    return {file.event(index.key[row])->event.id,
            index.extent[row].earliest,
            index.extent[row].latest,
            index.categories.ids[index.category[row]],
            index.importance[row],
            index.has(row, Disputed),
            index.has(row, SingleSource),
            index.claimCount[row],
            namesAt(index.sources, index.sourceNames, row),
            namesAt(index.actors, index.actorNames, row),
            namesAt(index.places, index.placeNames, row),
            index.alternatives(row).size()};
}

/// The same by brute force; for dates without open ends.
IndexRow expectedRow(const Event& event, const std::vector<ResolvedProperty>& properties)
{
    const auto extent = resolvedDate(properties)->bounds();
    IndexRow row{event.id,
                 extent.earliest,
                 extent.latest,
                 event.category,
                 event.importance,
                 isDisputed(properties),
                 false,
                 event.claims.size(),
                 {},
                 {},
                 {},
                 alternativeDates(properties).size()};
    const std::set<std::string> acting{"perpetrator", "claimed-by", "blamed", "denied-by", "actor", "leader"};
    for (const auto& claim : event.claims) {
        row.sources.insert(claim.source);
        if (acting.contains(claim.property))
            row.actors.insert(std::get<EntityValue>(claim.value).entity);
        if (claim.property == "place")
            row.places.insert(std::get<EntityValue>(claim.value).entity);
    }
    row.singleSource = row.sources.size() == 1;
    return row;
}

EventRow rowOfEvent(const EventIndex& index, const CaseFile& file, std::string_view id)
{
    return index.rowOf(*file.findEvent(id));
}

std::int64_t secondsOf(std::string_view text)
{
    return EdtfDate::parse(text)->bounds().earliest;
}

} // namespace

class TestCaseFile : public QObject
{
    Q_OBJECT

private slots:
    void fixturesAreSound_data();
    void fixturesAreSound();
    void aCaseComesBackAsItWas_data();
    void aCaseComesBackAsItWas();
    void anUnorderedCaseComesBackInOrder();
    void anUnsoundCaseIsRefusedAndLeavesNoFile();
    void creatingNeverReplacesAFile();
    void creatingSaysWhyAFileCannotBeMade();
    void aClosedCaseIsOneFile();
    void readingLeavesTheFileAsItWas();
    void openingForWritingAloneLeavesTheFileAsItWas();
    void aReadOnlyFolderCanBeRead();
    void aReadOnlyCaseIsNotWritten();
    void aCopyOfAnOpenCaseCanBeRead();
    void whatWasCommittedSurvivesACrash();
    void twoConnectionsSeeEachOthersChanges();
    void theIndexEqualsBruteForce();
    void openEndsAreCut();
    void flagsSayWhatIsKnownOfADate();
    void theResolvedPlaceComesFirst();
    void anEventComesWithItsRelations();
    void sourcesAreListedWithoutTexts();
    void propertiesBeginWithTheBuiltInOnes();
    void aPassageLeadsToItsEvents();
    void eventsWithAnAmountAreFound();
    void whatIsMissingIsNotFound();
    void attachingAnchorsThePassages();
    void attachingAnotherTextSaysSo();
    void attachingAShorterTextLeavesASoundCase();
    void attachingWhatIsNoTextIsRefused();
    void attachingSurvivesClosing();
    void verifyingLooksAtTheTexts();
};

void TestCaseFile::fixturesAreSound_data()
{
    QTest::addColumn<int>("events");
    QTest::newRow("sample") << 0;
    QTest::newRow("generated") << 500;
}

void TestCaseFile::fixturesAreSound()
{
    QFETCH(int, events);
    const auto content = events == 0 ? test::sampleCase() : test::generatedCase(static_cast<std::size_t>(events), 1);
    const auto faults = check(content);
    QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().message.c_str());
    QCOMPARE(difference(inDocumentedOrder(content), content), QString());
}

void TestCaseFile::aCaseComesBackAsItWas_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<bool>("inMemory");
    QTest::newRow("sample, file") << 0 << false;
    QTest::newRow("sample, memory") << 0 << true;
    QTest::newRow("generated, file") << 400 << false;
}

void TestCaseFile::aCaseComesBackAsItWas()
{
    QFETCH(int, events);
    QFETCH(bool, inMemory);
    const QTemporaryDir folder;
    const auto content = events == 0 ? test::sampleCase() : test::generatedCase(static_cast<std::size_t>(events), 7);
    if (inMemory) {
        const auto file = CaseFile::inMemory(content);
        QCOMPARE(errorOf(file), QString());
        QCOMPARE(file->path(), std::string());
        QCOMPARE(difference(*file->read(), content), QString());
        return;
    }
    {
        const auto file = CaseFile::create(pathIn(folder), content);
        QCOMPARE(errorOf(file), QString());
        QCOMPARE(difference(*file->read(), content), QString());
    }
    for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
        const auto file = CaseFile::open(pathIn(folder), mode);
        QCOMPARE(errorOf(file), QString());
        QCOMPARE(file->path(), pathIn(folder));
        QCOMPARE(file->isReadOnly(), mode == OpenMode::ReadOnly);
        QCOMPARE(difference(*file->read(), content), QString());
    }
}

void TestCaseFile::anUnorderedCaseComesBackInOrder()
{
    auto content = test::sampleCase();
    std::ranges::reverse(content.events);
    std::ranges::reverse(content.entities);
    std::ranges::reverse(content.relations);
    for (auto& event : content.events)
        std::ranges::reverse(event.claims);
    QCOMPARE(difference(*CaseFile::inMemory(content)->read(), test::sampleCase()), QString());
}

void TestCaseFile::anUnsoundCaseIsRefusedAndLeavesNoFile()
{
    const QTemporaryDir folder;
    auto content = test::sampleCase();
    content.events.front().claims.front().passages = {"nowhere"};
    const auto file = CaseFile::create(pathIn(folder), content);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::Invalid);
    QVERIFY(file.error().message.find("nowhere") != std::string::npos);
    QCOMPARE(filesIn(folder), QStringList());
}

void TestCaseFile::creatingNeverReplacesAFile()
{
    const QTemporaryDir folder;
    QFile other(folder.filePath("case.dateline"));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("mine");
    other.close();
    const auto file = CaseFile::create(pathIn(folder), test::sampleCase());
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::Exists);
    QCOMPARE(bytesOf(pathIn(folder)), QByteArray("mine"));

    QVERIFY(QFile::link(folder.filePath("gone"), folder.filePath("link.dateline")));
    const auto linked = CaseFile::create(pathIn(folder, "link.dateline"), test::sampleCase());
    QVERIFY(!linked);
    QCOMPARE(linked.error().code, ErrorCode::Exists);
}

void TestCaseFile::creatingSaysWhyAFileCannotBeMade()
{
    const QTemporaryDir folder;
    const auto nowhere = CaseFile::create(pathIn(folder, "missing/case.dateline"), test::sampleCase());
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, ErrorCode::NotFound);

    QVERIFY(QDir(folder.path()).mkdir("closed"));
    const auto closed = pathIn(folder, "closed");
    QCOMPARE(::chmod(folder.path().toLocal8Bit().constData(), 0755), 0);
    QCOMPARE(::chmod(closed.c_str(), 0555), 0);
    const OrdinaryUser user;
    if (!user.isOrdinary())
        QSKIP("needs a user for whom folders can be read-only");
    const auto refused = CaseFile::create(closed + "/case.dateline", test::sampleCase());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Unwritable);
    QVERIFY(refused.error().message.find("case.dateline") != std::string::npos);
}

void TestCaseFile::aClosedCaseIsOneFile()
{
    const QTemporaryDir folder;
    {
        auto file = CaseFile::create(pathIn(folder), test::sampleCase());
        QVERIFY(file->attachText("herald", test::heraldText()));
        QVERIFY(filesIn(folder).size() > 1);
    }
    QCOMPARE(filesIn(folder), QStringList{"case.dateline"});
    const auto bytes = bytesOf(pathIn(folder));
    QCOMPARE(int(bytes[18]), 1); // the rollback journal's file format, not the write-ahead log's
    QCOMPARE(int(bytes[19]), 1);
}

void TestCaseFile::readingLeavesTheFileAsItWas()
{
    const QTemporaryDir folder;
    QVERIFY(CaseFile::create(pathIn(folder), test::sampleCase()));
    const auto before = bytesOf(pathIn(folder));
    {
        const auto file = CaseFile::open(pathIn(folder), OpenMode::ReadOnly);
        QVERIFY(file->read());
        QVERIFY(file->search("fire", 10));
        QCOMPARE(filesIn(folder), QStringList{"case.dateline"});
    }
    QVERIFY(bytesOf(pathIn(folder)) == before);
}

void TestCaseFile::openingForWritingAloneLeavesTheFileAsItWas()
{
    const QTemporaryDir folder;
    QVERIFY(CaseFile::create(pathIn(folder), test::sampleCase()));
    const auto before = bytesOf(pathIn(folder));
    {
        const auto file = CaseFile::open(pathIn(folder), OpenMode::ReadWrite);
        QVERIFY(file->read());
    }
    QVERIFY(bytesOf(pathIn(folder)) == before);
}

void TestCaseFile::aReadOnlyFolderCanBeRead()
{
    const QTemporaryDir folder;
    QVERIFY(CaseFile::create(pathIn(folder), test::sampleCase()));
    QCOMPARE(::chmod(pathIn(folder).c_str(), 0444), 0);
    QCOMPARE(::chmod(folder.path().toLocal8Bit().constData(), 0555), 0);
    {
        const OrdinaryUser user;
        if (!user.isOrdinary())
            QSKIP("needs a user for whom folders can be read-only");
        const auto file = CaseFile::open(pathIn(folder), OpenMode::ReadOnly);
        QCOMPARE(errorOf(file), QString());
        QCOMPARE(difference(*file->read(), test::sampleCase()), QString());
        const auto writable = CaseFile::open(pathIn(folder), OpenMode::ReadWrite);
        QVERIFY(!writable);
        QCOMPARE(writable.error().code, ErrorCode::Unwritable);
    }
    ::chmod(folder.path().toLocal8Bit().constData(), 0755);
}

void TestCaseFile::aReadOnlyCaseIsNotWritten()
{
    const QTemporaryDir folder;
    QVERIFY(CaseFile::create(pathIn(folder), test::sampleCase()));
    auto file = CaseFile::open(pathIn(folder), OpenMode::ReadOnly);
    const auto attached = file->attachText("herald", test::heraldText());
    QVERIFY(!attached);
    QCOMPARE(attached.error().code, ErrorCode::Unwritable);
}

void TestCaseFile::aCopyOfAnOpenCaseCanBeRead()
{
    const QTemporaryDir folder;
    auto file = CaseFile::create(pathIn(folder), test::sampleCase());
    QVERIFY(file->attachText("herald", test::heraldText()));
    QVERIFY(QFile::copy(folder.filePath("case.dateline"), folder.filePath("copy.dateline")));
    QCOMPARE(int(bytesOf(pathIn(folder, "copy.dateline"))[19]), 2);

    const auto before = filesIn(folder);
    const auto copy = CaseFile::open(pathIn(folder, "copy.dateline"), OpenMode::ReadOnly);
    QCOMPARE(errorOf(copy), QString());
    QCOMPARE(copy->read()->events.size(), test::sampleCase().events.size());
    QCOMPARE(filesIn(folder), before);
}

void TestCaseFile::whatWasCommittedSurvivesACrash()
{
    const QTemporaryDir folder;
    auto file = CaseFile::create(pathIn(folder), test::sampleCase());
    QVERIFY(file->attachText("herald", test::heraldText()));
    for (const auto* name : {"case.dateline", "case.dateline-wal"})
        QVERIFY(QFile::copy(folder.filePath(name), folder.filePath(QString(name).replace("case", "crashed"))));

    for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::ReadOnly}) {
        const auto crashed = CaseFile::open(pathIn(folder, "crashed.dateline"), mode);
        QCOMPARE(errorOf(crashed), QString());
        QCOMPARE(crashed->source("herald")->text, std::optional(test::heraldText()));
    }
    QVERIFY(!filesIn(folder).contains("crashed.dateline-wal"));
}

void TestCaseFile::twoConnectionsSeeEachOthersChanges()
{
    const QTemporaryDir folder;
    auto first = CaseFile::create(pathIn(folder), test::sampleCase());
    auto second = CaseFile::open(pathIn(folder), OpenMode::ReadWrite);
    QCOMPARE(errorOf(second), QString());
    QVERIFY(first->attachText("herald", test::heraldText()));
    QVERIFY(second->source("herald")->text.has_value());
    QVERIFY(second->attachText("gazette", test::gazetteText()));
    const auto third = CaseFile::open(pathIn(folder), OpenMode::ReadOnly);
    QCOMPARE(errorOf(third), QString());
    QVERIFY(third->source("herald")->text.has_value());
}

void TestCaseFile::theIndexEqualsBruteForce()
{
    const auto content = test::generatedCase(600, 11);
    const auto file = CaseFile::inMemory(content);
    QCOMPARE(errorOf(file), QString());
    const auto index = file->index();
    QCOMPARE(errorOf(index), QString());

    const auto order = sourceOrder(content.sources);
    std::map<std::string, IndexRow> expected;
    for (const auto& event : content.events)
        expected[event.id] = expectedRow(event, resolve(event, order));
    QCOMPARE(index->size(), expected.size());
    QCOMPARE(index->undated, std::size_t{0});
    for (EventRow row = 0; row < index->size(); ++row) {
        const auto found = rowOf(*index, row, *file);
        QVERIFY2(found == expected.at(found.id), found.id.c_str());
        QCOMPARE(index->rowOf(index->key[row]), row);
        if (row > 0) {
            const auto place = [&](EventRow at) {
                return std::tuple(index->extent[at].earliest, index->extent[at].latest, index->importance[at],
                                  index->key[at]);
            };
            QVERIFY(place(row - 1) < place(row));
        }
    }
}

void TestCaseFile::openEndsAreCut()
{
    const auto file = CaseFile::inMemory(test::sampleCase());
    const auto index = *file->index();
    QCOMPARE(index.undated, std::size_t{1});
    const auto inquiry = rowOfEvent(index, *file, "inquiry");
    QVERIFY(index.has(inquiry, OpenEnd));
    QVERIFY(index.has(inquiry, Span));
    QCOMPARE(index.extent[inquiry].earliest, secondsOf("2021-09-01"));
    QCOMPARE(index.extent[inquiry].latest, secondsOf("2022-01-01")); // the case is of the last day of 2021

    auto content = test::sampleCase();
    const auto strike = std::ranges::find(content.events, "strike", &Event::id);
    const auto extentOf = [&](std::string_view edtf) {
        strike->claims.front().value = EdtfDate::parse(edtf).value();
        const auto changed = CaseFile::inMemory(content);
        const auto columns = *changed->index();
        return columns.extent[rowOfEvent(columns, *changed, "strike")];
    };
    QCOMPARE(extentOf("2021-04/").latest, secondsOf("2021-05-01"));
    QCOMPARE(extentOf("2023-04/..").latest, secondsOf("2023-05-01"));
    QCOMPARE(extentOf("../2021-04").earliest, secondsOf("2021-04-01"));
    QCOMPARE(extentOf("/2021-04-03").earliest, secondsOf("2021-04-03"));
    QCOMPARE(extentOf("[..2021-04-03]").earliest, secondsOf("2021-04-03"));
    QCOMPARE(extentOf("{2021-02,2021-04..}").latest, secondsOf("2022-01-01"));
}

void TestCaseFile::flagsSayWhatIsKnownOfADate()
{
    const auto file = CaseFile::inMemory(test::sampleCase());
    const auto index = *file->index();
    const auto flags = [&](std::string_view id) {
        return int(index.flags[rowOfEvent(index, *file, id)]);
    };
    QCOMPARE(flags("harbour-fire"), int(Disputed) | DateDisputed);
    QCOMPARE(flags("strike"), int(Span) | Approximate | SingleSource);
    QCOMPARE(flags("inquiry"), int(Span) | OpenEnd | SingleSource);
    QCOMPARE(flags("flood"), int(Uncertain) | SingleSource);
    QCOMPARE(flags("vote"), int(SingleSource));
    const auto fire = rowOfEvent(index, *file, "harbour-fire");
    QCOMPARE(index.alternatives(fire).size(), std::size_t{1});
    QCOMPARE(index.alternatives(fire)[0].earliest, secondsOf("2021-03-09"));
    QCOMPARE(index.extent[fire].earliest, secondsOf("2021-03-02"));
}

void TestCaseFile::theResolvedPlaceComesFirst()
{
    auto content = test::sampleCase();
    const auto fire = std::ranges::find(content.events, "harbour-fire", &Event::id);
    auto elsewhere = *std::ranges::find(fire->claims, "fire-3", &Claim::id);
    elsewhere.id = "fire-0";
    elsewhere.value = EntityValue{"town", {}};
    const auto preferred = std::ranges::find(fire->claims, "fire-3", &Claim::id);
    preferred->rank = Rank::Preferred;
    preferred->rankReason = "closer";
    fire->claims.push_back(elsewhere);
    const auto file = CaseFile::inMemory(content);
    QCOMPARE(errorOf(file), QString());
    const auto index = *file->index();
    const auto places = index.places.at(rowOfEvent(index, *file, "harbour-fire"));
    QCOMPARE(places.size(), std::size_t{2});
    QCOMPARE(index.placeNames.ids[places[0]], std::string("old-port"));
    QCOMPARE(index.placeNames.names[places[1]], std::string("Town"));
}

void TestCaseFile::anEventComesWithItsRelations()
{
    const auto content = test::sampleCase();
    const auto file = CaseFile::inMemory(content);
    const auto details = file->event("harbour-fire");
    QCOMPARE(errorOf(details), QString());
    QVERIFY(details->event == *std::ranges::find(content.events, "harbour-fire", &Event::id));
    QVERIFY(details->relations == content.relations);
    QCOMPARE(details->properties.front().property, std::string("date"));
    QCOMPARE(details->properties.front().values.size(), std::size_t{2});
    QVERIFY(details->properties.front().disputed);
    QCOMPARE(resolvedDate(details->properties)->format(), std::string("2021-03-02"));
    QCOMPARE(file->event("vote")->relations.size(), std::size_t{0});
    QCOMPARE(*file->title(details->key), std::string("Fire in the harbour"));
}

void TestCaseFile::sourcesAreListedWithoutTexts()
{
    const auto content = test::sampleCase();
    const auto file = CaseFile::inMemory(content);
    auto expected = content.sources;
    for (auto& source : expected)
        source.text.reset();
    QVERIFY(*file->sources() == expected);
    QVERIFY(*file->source("gazette") == content.sources.front());
}

void TestCaseFile::propertiesBeginWithTheBuiltInOnes()
{
    const auto file = CaseFile::inMemory(test::sampleCase());
    const auto properties = *file->properties();
    QCOMPARE(properties.size(), builtinProperties().size() + 1);
    QVERIFY(properties.front() == builtinProperties().front());
    QCOMPARE(properties.back().id, std::string("cargo"));
}

void TestCaseFile::aPassageLeadsToItsEvents()
{
    const auto file = CaseFile::inMemory(test::sampleCase());
    const std::vector<EventKey> both{std::min(*file->findEvent("strike"), *file->findEvent("harbour-fire")),
                                     std::max(*file->findEvent("strike"), *file->findEvent("harbour-fire"))};
    QCOMPARE(*file->eventsOfPassage("g4"), both);
    QCOMPARE(*file->eventsOfPassage("h2"), std::vector<EventKey>{*file->findEvent("harbour-fire")});
    QCOMPARE(file->eventsOfPassage("nothing").error().code, ErrorCode::NotFound);
}

void TestCaseFile::eventsWithAnAmountAreFound()
{
    const auto file = CaseFile::inMemory(test::sampleCase());
    auto expected = std::vector<EventKey>{*file->findEvent("harbour-fire"), *file->findEvent("flood")};
    std::ranges::sort(expected);
    QCOMPARE(*file->eventsWithAmount("deaths"), expected);
    QCOMPARE(*file->eventsWithAmount("injured"), std::vector<EventKey>());
    QCOMPARE(*file->eventsWithAmount("nothing"), std::vector<EventKey>());
}

void TestCaseFile::whatIsMissingIsNotFound()
{
    const auto file = CaseFile::inMemory(test::sampleCase());
    QCOMPARE(file->event(EventKey{4711}).error().code, ErrorCode::NotFound);
    QCOMPARE(file->event("nowhere").error().code, ErrorCode::NotFound);
    QCOMPARE(file->title(EventKey{4711}).error().code, ErrorCode::NotFound);
    QCOMPARE(file->source("nowhere").error().code, ErrorCode::NotFound);
    QCOMPARE(CaseFile::inMemory(test::sampleCase())->attachText("nowhere", "x").error().code, ErrorCode::NotFound);
}

void TestCaseFile::attachingAnchorsThePassages()
{
    auto file = CaseFile::inMemory(test::sampleCase());
    const auto attached = file->attachText("herald", "\xEF\xBB\xBF" + test::heraldText());
    QCOMPARE(errorOf(attached), QString());
    QVERIFY(attached->asExpected);
    QCOMPARE(attached->passages.size(), std::size_t{4});
    for (const auto& passage : attached->passages)
        QCOMPARE(passage.anchoring, Anchoring::Exact);
    const auto source = *file->source("herald");
    QCOMPARE(source.text, std::optional(test::heraldText()));
    QCOMPARE(source.passages.front().anchoring, Anchoring::Exact);
}

void TestCaseFile::attachingAnotherTextSaysSo()
{
    auto file = CaseFile::inMemory(test::sampleCase());
    auto text = "Corrected. " + test::heraldText();
    text.replace(text.find("eight dead"), 10, "nine dead and more");
    const auto before = *file->source("herald");
    const auto attached = file->attachText("herald", text);
    QCOMPARE(errorOf(attached), QString());
    QVERIFY(!attached->asExpected);
    const auto after = *file->source("herald");
    QCOMPARE(after.textSha256, sha256(text));
    QVERIFY(check(*file->read()).empty());
    for (std::size_t i = 0; i < after.passages.size(); ++i) {
        const auto& passage = after.passages[i];
        const auto wasChanged = passage.id == "h2";
        QCOMPARE(passage.anchoring == Anchoring::Moved, !wasChanged);
        const auto shift = wasChanged ? 0 : passage.id == "h1" ? 11 : 19;
        QCOMPARE(passage.position.start, before.passages[i].position.start + shift);
    }
}

void TestCaseFile::attachingAShorterTextLeavesASoundCase()
{
    auto file = CaseFile::inMemory(test::sampleCase());
    const auto attached = file->attachText("herald", "Nothing of it is left, not even half a line.");
    QCOMPARE(errorOf(attached), QString());
    for (const auto& passage : attached->passages)
        QCOMPARE(passage.anchoring, Anchoring::Orphaned);
    const auto faults = check(*file->read());
    QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().message.c_str());

    const auto before = *file->read();
    const auto shorter = file->attachText("herald", "Gone.");
    QVERIFY(!shorter);
    QCOMPARE(shorter.error().code, ErrorCode::Invalid);
    QCOMPARE(difference(*file->read(), before), QString());
}

void TestCaseFile::attachingWhatIsNoTextIsRefused()
{
    auto file = CaseFile::inMemory(test::sampleCase());
    const auto attached = file->attachText("herald", "caf\xE9");
    QVERIFY(!attached);
    QCOMPARE(attached.error().code, ErrorCode::Invalid);
    QVERIFY(!file->source("herald")->text.has_value());
}

void TestCaseFile::attachingSurvivesClosing()
{
    const QTemporaryDir folder;
    {
        auto file = CaseFile::create(pathIn(folder), test::sampleCase());
        QVERIFY(file->attachText("herald", test::heraldText()));
    }
    const auto file = CaseFile::open(pathIn(folder), OpenMode::ReadOnly);
    QCOMPARE(file->source("herald")->text, std::optional(test::heraldText()));
    QCOMPARE(file->source("herald")->passages.back().anchoring, Anchoring::Exact);
}

void TestCaseFile::verifyingLooksAtTheTexts()
{
    auto content = test::sampleCase();
    content.sources.front().passages[1].position.start += 3;
    content.sources.front().passages[1].position.end += 3;
    const auto file = CaseFile::inMemory(content);
    QCOMPARE(errorOf(file), QString());
    std::map<std::string, Anchoring> found;
    const auto checks = *file->verify();
    for (const auto& passage : checks)
        found[passage.passage] = passage.anchoring;
    QCOMPARE(found.size(), std::size_t{10});
    QCOMPARE(found["g1"], Anchoring::Exact);
    QCOMPARE(found["g2"], Anchoring::Moved);
    QCOMPARE(found["h1"], Anchoring::Unattached);
    QCOMPARE(found["w1"], Anchoring::Unattached);
}

QTEST_APPLESS_MAIN(TestCaseFile)
#include "tst_casefile.moc"
