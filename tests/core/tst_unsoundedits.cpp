#include "core/store/casefile.h"

#include "tests/support/editedcase.h"
#include "tests/support/samplecase.h"

#include <QTest>

using namespace dateline;
using namespace dateline::test;

namespace {

using Make = std::function<Change(const CaseFile&)>;
using EditEvent = std::function<void(Event&)>;
using EditClaim = std::function<void(Claim&)>;

Make edited(const char* event, const EditEvent& edit)
{
    return [=](const CaseFile& file) {
        return Change{"Edit", {}}.change(eventOf(file, event), with<Event>(eventOf(file, event), edit));
    };
}

Make claimed(const EditClaim& edit)
{
    return [=](const CaseFile& file) {
        const auto before = claimOf(file, "harbour-fire", "fire-4");
        return Change{"Edit", {}}.change(ClaimOf{"harbour-fire", before},
                                         ClaimOf{"harbour-fire", with<Claim>(before, edit)});
    };
}

Make removing(const std::function<CaseObject(const CaseFile&)>& object)
{
    return [=](const CaseFile& file) {
        return Change{"Edit", {}}.remove(object(file));
    };
}

void row(const char* name, const Make& make, const char* message)
{
    QTest::newRow(name) << make << QString(message);
}

} // namespace

Q_DECLARE_METATYPE(Make)

class TestUnsoundEdits : public QObject
{
    Q_OBJECT

private slots:
    void whatWouldBeUnsoundIsRefused_data();
    void whatWouldBeUnsoundIsRefused();
};

void TestUnsoundEdits::whatWouldBeUnsoundIsRefused_data()
{
    QTest::addColumn<Make>("make");
    QTest::addColumn<QString>("message");
    row("an event without a title", edited("strike", [](Event& event) { event.title.clear(); }), "has no title");
    row("an event of no category", edited("strike", [](Event& event) { event.category = "none"; }),
        "there is no category \"none\"");
    row("an event in a circle", edited("harbour-fire", [](Event& event) { event.parent = "inquiry"; }),
        "lies within itself");
    row("a claim without a passage", claimed([](Claim& claim) { claim.passages.clear(); }), "has no passage");
    row("a claim with another source's passage", claimed([](Claim& claim) { claim.passages = {"h1"}; }),
        "stands in source \"herald\"");
    row("a ruling without a reason", claimed([](Claim& claim) { claim.rank = Rank::Preferred; }), "without a reason");
    row("a value of another type", claimed([](Claim& claim) { claim.value = std::string("many"); }),
        "takes a value of type");
    row(
        "a claim on no event",
        [](const CaseFile&) {
            return Change{"Edit", {}}.add(ClaimOf{"none", ownClaim("c", "target", "Ship")});
        },
        "there is no event \"none\"");
    row(
        "an id that is taken",
        [](const CaseFile&) {
            return Change{"Edit", {}}.add(Property{"date", "Date", {}});
        },
        "is built in");
    row(
        "an id with a space",
        [](const CaseFile&) {
            return Change{"Edit", {}}.add(Category{"a b", "A", "#123456", {}, {}});
        },
        "lower-case letters");
    row("a category that is used",
        removing([](const CaseFile& file) -> CaseObject { return file.categories().value()[0]; }),
        "category \"attack\" cannot be removed: event");
    row("an entity that is named", removing([](const CaseFile& file) -> CaseObject { return entityOf(file, "judge"); }),
        "entity \"judge\" cannot be removed: claim \"inquiry-2\" needs it");
    row("a place that holds another",
        removing([](const CaseFile& file) -> CaseObject { return entityOf(file, "town"); }),
        "entity \"old-port\" needs it");
    row(
        "a place that becomes an actor",
        [](const CaseFile& file) {
            const auto before = entityOf(file, "old-port");
            return Change{"Edit", {}}.change(
                before, with<Entity>(before, [](Entity& entity) { entity.kind = EntityKind::Actor; }));
        },
        "is not a place");
    row("a passage that is cited", removing([](const CaseFile& file) -> CaseObject {
            return PassageOf{"gazette", passageOf(file, "gazette", "g2")};
        }),
        "passage \"g2\" cannot be removed: claim \"fire-4\" needs it");
    row(
        "a passage that goes to another source",
        [](const CaseFile& file) {
            const auto passage = passageOf(file, "gazette", "g2");
            return Change{"Edit", {}}.change(PassageOf{"gazette", passage}, PassageOf{"wire", passage});
        },
        "stands in source \"wire\"");
    row("a source with passages", removing([](const CaseFile& file) -> CaseObject { return sourceOf(file, "wire"); }),
        "source \"wire\" cannot be removed: passage");
    row("an event with claims", removing([](const CaseFile& file) -> CaseObject { return eventOf(file, "vote"); }),
        "event \"vote\" cannot be removed: claim \"vote-1\" needs it");
    row(
        "a property of another type that is used",
        [](const CaseFile& file) {
            const auto before = file.properties().value().back();
            return Change{"Edit", {}}.change(
                before, with<Property>(before, [](Property& property) { property.type = ValueType::Time; }));
        },
        "cannot be of another type");
    row(
        "an order that leaves one out",
        [](const CaseFile&) {
            return Change{"Edit", {}}.change(OrderOf{ObjectKind::Category, {"attack", "politics", "nature"}},
                                             OrderOf{ObjectKind::Category, {"nature", "attack"}});
        },
        "every category once");
    row("bytes that are no text", edited("strike", [](Event& event) { event.title = "caf\xE9"; }), "not UTF-8");
    row(
        "one object that becomes another",
        [](const CaseFile& file) {
            return Change{"Edit", {}}.change(eventOf(file, "strike"), eventOf(file, "vote"));
        },
        "makes one object into another");
    row(
        "dates in a circle",
        [](const CaseFile&) {
            auto first = ownClaim("own-1", "date", date("2021-01-01"));
            first.relative = RelativeToEvent{"vote", {1, ShiftUnit::Days, {}}};
            auto second = ownClaim("own-2", "date", date("2021-01-01"));
            second.relative = RelativeToEvent{"strike", {1, ShiftUnit::Days, {}}};
            return Change{"Edit", {}}.add(ClaimOf{"strike", first}).add(ClaimOf{"vote", second});
        },
        "dated by");
}

void TestUnsoundEdits::whatWouldBeUnsoundIsRefused()
{
    QFETCH(Make, make);
    QFETCH(QString, message);
    auto file = CaseFile::inMemory(sampleCase());
    const auto before = jsonOf(*file);
    const auto revision = file->revision().value();
    const auto applied = file->apply(make(*file), kAnna);
    QVERIFY(!applied);
    QVERIFY2(applied.error().code == ErrorCode::Invalid, applied.error().message.c_str());
    QVERIFY2(QString::fromStdString(applied.error().message).contains(message), applied.error().message.c_str());
    QCOMPARE(jsonOf(*file), before);
    QCOMPARE(file->revision().value(), revision);
    QVERIFY(file->history(10)->empty());
}

QTEST_APPLESS_MAIN(TestUnsoundEdits)
#include "tst_unsoundedits.moc"
