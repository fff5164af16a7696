#include "core/builtin/builtin.h"
#include "core/interchange/caseform.h"
#include "core/model/vocabulary.h"
#include "core/time/words.h"

#include <QFile>
#include <QtTest>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

using namespace dateline;
using nlohmann::json;
using nlohmann::ordered_json;

namespace {

std::string contentOf(const char* path)
{
    QFile file(QString::fromUtf8(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string harwick()
{
    return contentOf(DATELINE_TEST_DATA "/case-json/harwick.json");
}

/// The same with every member that version 2 of the form added.
std::string harwick2()
{
    return contentOf(DATELINE_TEST_DATA "/case-json/harwick-2.json");
}

ordered_json schema()
{
    return ordered_json::parse(contentOf(DATELINE_SOURCE_DIR "/docs/case.schema.json"));
}

ordered_json definition(std::string_view name)
{
    return name == "case" ? schema() : schema().at("$defs").at(std::string(name));
}

QStringList textsOf(const ordered_json& array)
{
    QStringList texts;
    for (const auto& text : array)
        texts << QString::fromStdString(text.get<std::string>());
    return texts;
}

QStringList textsOf(std::span<const std::string_view> words)
{
    QStringList texts;
    for (const std::string_view word : words)
        texts << QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
    return texts;
}

/// What the schema finds wrong, one line each; empty where nothing is.
QString problemsOf(const json& document)
{
    const json schemaJson = json::parse(contentOf(DATELINE_SOURCE_DIR "/docs/case.schema.json"));
    valijson::Schema compiled;
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(schemaJson), compiled);
    valijson::Validator validator;
    valijson::ValidationResults results;
    validator.validate(compiled, valijson::adapters::NlohmannJsonAdapter(document), &results);
    QString problems;
    for (valijson::ValidationResults::Error error; results.popError(error);) {
        for (const std::string& step : error.context)
            problems += QString::fromStdString(step);
        problems += ": " + QString::fromStdString(error.description) + "\n";
    }
    return problems;
}

/// Compares the members of an object, and of those in it, with the order of the form.
void compareOrder(const ordered_json& object, std::string_view name)
{
    const auto form = std::ranges::find(caseform::kObjects, name, &caseform::Object::name);
    std::size_t place = 0;
    for (const auto& [member, value] : object.items()) {
        while (place < form->members.size() && form->members[place].name != member)
            ++place;
        QVERIFY2(place < form->members.size(), member.c_str());
    }
}

} // namespace

class CaseSchemaTest : public QObject
{
    Q_OBJECT

private slots:
    void theSchemaKnowsTheMembersThatAreRead_data();
    void theSchemaKnowsTheMembersThatAreRead();
    void theSchemaKnowsTheWordsThatAreRead_data();
    void theSchemaKnowsTheWordsThatAreRead();
    void membersAreWrittenInTheOrderOfTheForm_data();
    void membersAreWrittenInTheOrderOfTheForm();
    void membersOfVersionTwoFailInVersionOne_data();
    void membersOfVersionTwoFailInVersionOne();
    void soundCasesPass_data();
    void soundCasesPass();
    void wrongCasesFail_data();
    void wrongCasesFail();
};

void CaseSchemaTest::theSchemaKnowsTheMembersThatAreRead_data()
{
    QTest::addColumn<int>("object");
    for (int i = 0; i < static_cast<int>(caseform::kObjects.size()); ++i)
        QTest::newRow(caseform::kObjects[static_cast<std::size_t>(i)].name.data()) << i;
}

void CaseSchemaTest::theSchemaKnowsTheMembersThatAreRead()
{
    QFETCH(int, object);
    const caseform::Object& form = caseform::kObjects[static_cast<std::size_t>(object)];
    QStringList members;
    QStringList required;
    for (const caseform::Member& member : form.members) {
        members << QString::fromUtf8(member.name.data(), static_cast<qsizetype>(member.name.size()));
        if (member.isRequiredIn(caseform::kVersion))
            required << members.back();
    }
    const ordered_json described = definition(form.name);
    QStringList known;
    for (const auto& [name, unused] : described.at("properties").items())
        known << QString::fromStdString(name);
    QCOMPARE(known.join(' '), members.join(' '));
    QCOMPARE(textsOf(described.at("required")).join(' '), required.join(' '));
    QCOMPARE(described.at("additionalProperties"), ordered_json(false));
}

void CaseSchemaTest::theSchemaKnowsTheWordsThatAreRead_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("shape") << "category"
                           << "shape" << textsOf(allWords<Shape>());
    QTest::newRow("type") << "property"
                          << "type" << textsOf(allWords<ValueType>());
    QTest::newRow("kind") << "entity"
                          << "kind" << textsOf(allWords<EntityKind>());
    QTest::newRow("reliability") << "source"
                                 << "reliability" << textsOf(allWords<Reliability>());
    QTest::newRow("importance") << "event"
                                << "importance" << textsOf(allWords<Importance>());
    QTest::newRow("stance") << "claim"
                            << "stance" << textsOf(allWords<Stance>());
    QTest::newRow("rank") << "claim"
                          << "rank" << textsOf(allWords<Rank>());
    QTest::newRow("comparator") << "quantityValue"
                                << "comparator" << textsOf(allWords<Comparator>());
    QTest::newRow("day and month") << "case"
                                   << "dayMonthOrder" << textsOf(allWords<DayMonthOrder>());
    QTest::newRow("relation") << "relation"
                              << "type" << textsOf(relationTypes());
}

void CaseSchemaTest::theSchemaKnowsTheWordsThatAreRead()
{
    QFETCH(QString, object);
    QFETCH(QString, member);
    QFETCH(QStringList, words);
    const ordered_json described = definition(object.toStdString()).at("properties").at(member.toStdString());
    QCOMPARE(textsOf(described.at("enum")), words);
}

void CaseSchemaTest::membersAreWrittenInTheOrderOfTheForm_data()
{
    // They are what writing gives, byte for byte (tst_casejson), and hold every member of every object.
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("version 1") << QByteArray::fromStdString(harwick());
    QTest::newRow("version 2") << QByteArray::fromStdString(harwick2());
}

void CaseSchemaTest::membersAreWrittenInTheOrderOfTheForm()
{
    QFETCH(QByteArray, document);
    const auto root = ordered_json::parse(document.toStdString());
    compareOrder(root, "case");
    const std::vector<std::pair<const char*, const char*>> lists{{"categories", "category"}, {"properties", "property"},
                                                                 {"entities", "entity"},     {"sources", "source"},
                                                                 {"events", "event"},        {"relations", "relation"}};
    for (const auto& [list, name] : lists) {
        for (const auto& object : root.at(list))
            compareOrder(object, name);
    }
    for (const auto& source : root.at("sources")) {
        for (const auto& passage : source.at("passages"))
            compareOrder(passage, "passage");
    }
    for (const auto& event : root.at("events")) {
        for (const auto& merged : event.value("merged", ordered_json::array()))
            compareOrder(merged, "mergedEvent");
        for (const auto& claim : event.value("claims", ordered_json::array())) {
            compareOrder(claim, "claim");
            if (claim.at("value").contains("amount"))
                compareOrder(claim.at("value"), "quantityValue");
        }
    }
}

void CaseSchemaTest::soundCasesPass_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("a case with every member") << QByteArray::fromStdString(harwick());
    QTest::newRow("a case of version 2") << QByteArray::fromStdString(harwick2());
    QTest::newRow("the built-in case") << QByteArray::fromStdString(std::string(builtinCaseJson()));
    QTest::newRow("an empty case") << QByteArray(R"({"format": "dateline-case", "version": 1})");
}

void CaseSchemaTest::soundCasesPass()
{
    QFETCH(QByteArray, document);
    const QString problems = problemsOf(json::parse(document.toStdString()));
    QVERIFY2(problems.isEmpty(), qPrintable(problems));
}

void CaseSchemaTest::wrongCasesFail_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("format") << "/format" << QByteArray("\"other\"");
    QTest::newRow("version") << "/version" << QByteArray("3");
    QTest::newRow("unknown member") << "/subject" << QByteArray("\"x\"");
    QTest::newRow("empty text") << "/title" << QByteArray("\"\"");
    QTest::newRow("colour") << "/categories/0/color" << QByteArray("\"red\"");
    QTest::newRow("id") << "/entities/0/id" << QByteArray("\"No Id\"");
    QTest::newRow("word") << "/events/1/claims/2/stance" << QByteArray("\"said\"");
    QTest::newRow("credibility") << "/events/1/claims/2/credibility" << QByteArray("7");
    QTest::newRow("value of two types") << "/events/1/claims/2/value/edtf" << QByteArray("\"2024\"");
    QTest::newRow("no passage") << "/events/1/claims/2/passages" << QByteArray("[]");
    QTest::newRow("position") << "/sources/0/passages/0/start" << QByteArray("-1");
    QTest::newRow("null") << "/sources/0/publisher" << QByteArray("null");
    QTest::newRow("margin") << "/margins/days" << QByteArray("-1");
    QTest::newRow("shift") << "/events/2/claims/0/relative/shift" << QByteArray("\"P1.5D\"");
    QTest::newRow("part of a week") << "/events/2/claims/0/relative/shift" << QByteArray("\"P1W/evening\"");
}

void CaseSchemaTest::wrongCasesFail()
{
    QFETCH(QString, pointer);
    QFETCH(QByteArray, value);
    json document = json::parse(harwick2());
    QVERIFY(problemsOf(document).isEmpty());
    document[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
    QVERIFY(!problemsOf(document).isEmpty());
}

/// Each row puts one thing of version 2 into harwick.json, which is of version 1.
void CaseSchemaTest::membersOfVersionTwoFailInVersionOne_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("the order of day and month") << "/dayMonthOrder" << QByteArray("\"day-first\"");
    QTest::newRow("margins") << "/margins" << QByteArray("{}");
    QTest::newRow("a category's note") << "/categories/0/note" << QByteArray("\"Ours.\"");
    QTest::newRow("a passage's note") << "/sources/0/passages/0/note" << QByteArray("\"Ours.\"");
    QTest::newRow("merged events") << "/events/2/merged" << QByteArray("[]");
    QTest::newRow("a relative date") << "/events/1/claims/0/relative"
                                     << QByteArray(R"({"event": "warning", "shift": "P1D"})");
    QTest::newRow("the analyst's own") << "/events/2/claims"
                                       << QByteArray(R"([{"id": "x", "property": "date", "value": {"edtf": "2019"}}])");
}

void CaseSchemaTest::membersOfVersionTwoFailInVersionOne()
{
    QFETCH(QString, pointer);
    QFETCH(QByteArray, value);
    json document = json::parse(harwick());
    document[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
    QVERIFY(!problemsOf(document).isEmpty());
    document["version"] = 2;
    const QString problems = problemsOf(document);
    QVERIFY2(problems.isEmpty(), qPrintable(problems));
}

QTEST_APPLESS_MAIN(CaseSchemaTest)
#include "tst_caseschema.moc"
