#include "tests/support/citationcase.h"
#include "ui/editing/casecontents.h"
#include "ui/editing/categoriespage.h"
#include "ui/editing/choicebutton.h"
#include "ui/editing/completingfield.h"
#include "ui/editing/duplicatespage.h"
#include "ui/editing/entitiespage.h"
#include "ui/editing/inlinetext.h"
#include "ui/editing/lineprompt.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace dateline;

/// What a case is made of, edited where it stands.
class TestCaseContents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aCaseIsRetitledInOneStep();
    void anUnknownTimeZoneIsNotTaken();
    void aMarginIsTheCases();
    void aCategoryIsAddedAndNamed();
    void aCategoryInUseIsRemovedOnlyWithAReplacement();
    void categoriesArePutInOrderByTheKeyboard();
    void aCategoryGetsAColourOfThePalette();
    void aPropertyOfOnesOwnIsAdded();
    void anEntityGetsOtherNames();
    void twoEntitiesMergedKeepBothNames();
    void anEntityInUseIsNotRemovedAndByWhatIsSaid();
    void twoEventsThatMayBeOneAreMerged();
    void whatIsNotTheSameIsNotOfferedAgain();
    void inALargeCaseDuplicatesAreLookedForInTheBackground();
    void whileTheEventsAreReadDuplicatesAreLookedForInTheBackgroundToo();
    void inAReadOnlyCaseNothingCanBeAdded();
    void coordinatesAreReadAsPeopleWriteThem_data();
    void coordinatesAreReadAsPeopleWriteThem();

private:
    template<typename T> T* find(const QString& name) const { return panel_->page()->findChild<T*>(name); }
    void type(const QString& into, const QString& text) const;
    void enter(const QString& promptName, const QString& text) const;
    CaseFile& file() const { return workspace_->caseFile(); }
    std::string freeCategory() const;
    int steps() const { return static_cast<int>(file().history(100)->size()); }

    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<CaseContents> panel_;
};

void TestCaseContents::init()
{
    workspace_ = std::make_unique<Workspace>();
    panel_ = std::make_unique<CaseContents>(*workspace_);
    panel_->resize(380, 800);
    workspace_->setCase(std::move(*CaseFile::inMemory(citationCase())));
    panel_->show();
    QVERIFY(QTest::qWaitForWindowActive(panel_.get()));
}

void TestCaseContents::cleanup()
{
    panel_.reset();
    workspace_.reset();
}

void TestCaseContents::type(const QString& into, const QString& text) const
{
    auto* field = find<InlineText>(into);
    QVERIFY(field != nullptr);
    field->edit();
    field->editor()->setPlainText(text);
    QTest::keyClick(field->editor(), Qt::Key_Return, Qt::ControlModifier);
}

void TestCaseContents::enter(const QString& promptName, const QString& text) const
{
    auto* prompt = find<LinePrompt>(promptName);
    QVERIFY(prompt != nullptr);
    prompt->findChild<QLineEdit*>()->setText(text);
    prompt->accept();
}

void TestCaseContents::aCaseIsRetitledInOneStep()
{
    type(QStringLiteral("title"), QStringLiteral("The fire at the Lyceum, again"));
    QCOMPARE(workspace_->info().title, "The fire at the Lyceum, again");
    QCOMPARE(steps(), 1);
    QVERIFY(workspace_->undo());
    QCOMPARE(workspace_->info().title, citationCase().info.title);
}

void TestCaseContents::anUnknownTimeZoneIsNotTaken()
{
    auto* zone = find<CompletingField>(QStringLiteral("zone"));
    const std::string before = workspace_->info().timeZone;
    zone->setText(QStringLiteral("Europe/Atlantis"));
    Q_EMIT zone->editingFinished();
    QVERIFY(panel_->page()->problem().contains(QStringLiteral("Europe/Atlantis")));
    QCOMPARE(workspace_->info().timeZone, before);
    zone->setText(QStringLiteral("Asia/Tokyo"));
    Q_EMIT zone->editingFinished();
    QCOMPARE(workspace_->info().timeZone, "Asia/Tokyo");
    QCOMPARE(panel_->page()->problem(), QString());
}

void TestCaseContents::aMarginIsTheCases()
{
    auto* years = find<QLineEdit>(QStringLiteral("margin3"));
    years->setText(QStringLiteral("4"));
    Q_EMIT years->editingFinished();
    QCOMPARE(workspace_->info().margins.years, 4);
    QCOMPARE(steps(), 1);
}

void TestCaseContents::aCategoryIsAddedAndNamed()
{
    panel_->startAdding(ContentsSection::Categories);
    enter(QStringLiteral("adding"), QStringLiteral("Aftermath"));
    QCOMPARE(file().categories()->back().name, "Aftermath");
    type(QStringLiteral("name-aftermath"), QStringLiteral("What followed"));
    QCOMPARE(file().categories()->back().name, "What followed");
    QCOMPARE(steps(), 2);
    find<QAbstractButton>(QStringLiteral("delete-aftermath"))->click();
    QCOMPARE(file().categories()->size(), citationCase().categories.size());
}

void TestCaseContents::aCategoryInUseIsRemovedOnlyWithAReplacement()
{
    panel_->startAdding(ContentsSection::Categories);
    enter(QStringLiteral("adding"), QStringLiteral("Aftermath"));
    const std::string used = file().event("hall-fire")->event.category;
    find<QAbstractButton>(QStringLiteral("delete-") + qs(used))->click();
    auto* prompt = find<LinePrompt>(QStringLiteral("replacement"));
    QVERIFY(prompt != nullptr);
    prompt->accept();
    QCOMPARE(file().event("hall-fire")->event.category, used);
    prompt->findChild<ChoiceButton*>()->setCurrentData("aftermath");
    prompt->accept();
    QCOMPARE(file().event("hall-fire")->event.category, "aftermath");
    const auto left = *file().categories();
    QVERIFY(std::ranges::find(left, used, &Category::id) == left.end());
    QVERIFY(workspace_->undo());
    QCOMPARE(file().event("hall-fire")->event.category, used);
}

void TestCaseContents::categoriesArePutInOrderByTheKeyboard()
{
    panel_->startAdding(ContentsSection::Categories);
    enter(QStringLiteral("adding"), QStringLiteral("Aftermath"));
    auto* name = find<QWidget>(QStringLiteral("name-aftermath"));
    name->setFocus();
    const std::size_t last = file().categories()->size() - 1;
    QVERIFY(last > 0);
    QTest::keyClick(name, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE((*file().categories())[last - 1].id, "aftermath");
    // The keyboard stays with what was moved.
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("name-aftermath"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(file().categories()->back().id, "aftermath");
}

void TestCaseContents::aCategoryGetsAColourOfThePalette()
{
    panel_->showSection(ContentsSection::Categories);
    const Category first = file().categories()->front();
    find<QAbstractButton>(QStringLiteral("look-") + qs(first.id))->click();
    find<QAbstractButton>(QStringLiteral("choose-#0891B2"))->click();
    QCOMPARE(file().categories()->front().color, "#0891B2");
    find<QAbstractButton>(QStringLiteral("choose-hexagon"))->click();
    QCOMPARE(file().categories()->front().shape, Shape::Hexagon);
    QCOMPARE(file().categories()->front().color, "#0891B2");
    auto* own = find<QLineEdit>(QStringLiteral("color"));
    own->setText(QStringLiteral("red"));
    QTest::keyClick(own, Qt::Key_Return);
    QCOMPARE(file().categories()->front().color, "#0891B2");
    QVERIFY(!panel_->page()->problem().isEmpty());
}

void TestCaseContents::aPropertyOfOnesOwnIsAdded()
{
    const std::size_t before = file().properties()->size();
    panel_->startAdding(ContentsSection::Properties);
    enter(QStringLiteral("adding"), QStringLiteral("Wind"));
    QCOMPARE(file().properties()->size(), before + 1);
    QCOMPARE(file().properties()->back().name, "Wind");
    QCOMPARE(file().properties()->back().type, ValueType::Text);
    panel_->startAdding(ContentsSection::Properties);
    enter(QStringLiteral("adding"), QStringLiteral("wind"));
    QVERIFY(!panel_->page()->problem().isEmpty());
    QCOMPARE(file().properties()->size(), before + 1);
}

void TestCaseContents::anEntityGetsOtherNames()
{
    panel_->startAdding(ContentsSection::Entities, EntityKind::Place);
    enter(QStringLiteral("adding"), QStringLiteral("Harbour"));
    auto* page = qobject_cast<EntitiesPage*>(panel_->page());
    QCOMPARE(page->chosen(), "harbour");
    type(QStringLiteral("aliases"), QStringLiteral("The port; Old harbour; harbour"));
    type(QStringLiteral("coordinates"), QStringLiteral("55.826 N, 37.39 E"));
    const Entity& harbour = *std::ranges::find(workspace_->entities(), "harbour", &Entity::id);
    QCOMPARE(harbour.kind, EntityKind::Place);
    QCOMPARE(harbour.aliases, (std::vector<std::string>{"The port", "Old harbour"}));
    QCOMPARE(harbour.coordinates->longitude, 37.39);
}

void TestCaseContents::twoEntitiesMergedKeepBothNames()
{
    for (const auto* name : {"Fire brigade", "City firemen"}) {
        panel_->startAdding(ContentsSection::Entities);
        enter(QStringLiteral("adding"), QString::fromLatin1(name));
    }
    auto* page = qobject_cast<EntitiesPage*>(panel_->page());
    QCOMPARE(page->chosen(), "city-firemen");
    page->startMerging();
    enter(QStringLiteral("merging"), QStringLiteral("Nobody of that name"));
    QCOMPARE(page->chosen(), "city-firemen");
    enter(QStringLiteral("merging"), QStringLiteral("Fire brigade"));
    QCOMPARE(page->chosen(), "fire-brigade");
    const auto& all = workspace_->entities();
    QVERIFY(std::ranges::find(all, "city-firemen", &Entity::id) == all.end());
    const auto kept = std::ranges::find(all, "fire-brigade", &Entity::id);
    QCOMPARE(kept->name, "Fire brigade");
    QCOMPARE(kept->aliases, std::vector<std::string>{"City firemen"});
    QCOMPARE(steps(), 3);
}

void TestCaseContents::anEntityInUseIsNotRemovedAndByWhatIsSaid()
{
    panel_->showSection(ContentsSection::Entities);
    auto* page = qobject_cast<EntitiesPage*>(panel_->page());
    std::string used;
    for (const Entity& entity : workspace_->entities()) {
        if (!file().eventsOf(ObjectKind::Entity, entity.id)->empty()) {
            used = entity.id;
        }
    }
    QVERIFY(!used.empty());
    page->choose(used);
    find<QAbstractButton>(QStringLiteral("delete"))->click();
    QVERIFY2(page->problem().contains(QStringLiteral("claim")), qPrintable(page->problem()));
    QVERIFY(!workspace_->entityName(used).isEmpty());
    QCOMPARE(steps(), 0);
}

void TestCaseContents::twoEventsThatMayBeOneAreMerged()
{
    Case content = citationCase();
    Event twin;
    twin.id = "hall-fire-again";
    twin.title = content.events.front().title;
    twin.category = content.events.front().category;
    content.events.push_back(twin);
    workspace_->setCase(std::move(*CaseFile::inMemory(content)));
    panel_->showSection(ContentsSection::Duplicates);
    auto* merge = find<QAbstractButton>(QStringLiteral("merge"));
    QVERIFY(merge != nullptr);
    merge->click();
    QVERIFY(!file().event("hall-fire-again").has_value());
    QCOMPARE(file().event(content.events.front().id)->event.merged.size(), 1U);
    QCOMPARE(steps(), 1);
}

void TestCaseContents::whatIsNotTheSameIsNotOfferedAgain()
{
    Case content = citationCase();
    Event twin;
    twin.id = "hall-fire-again";
    twin.title = content.events.front().title;
    twin.category = content.events.front().category;
    content.events.push_back(twin);
    workspace_->setCase(std::move(*CaseFile::inMemory(content)));
    panel_->showSection(ContentsSection::Duplicates);
    const auto pairs = [this] {
        return panel_->page()->findChildren<QFrame*>(QStringLiteral("pair")).size();
    };
    const qsizetype before = pairs();
    QVERIFY(before > 0);
    find<QAbstractButton>(QStringLiteral("notTheSame"))->click();
    QCOMPARE(pairs(), before - 1);
    panel_->showSection(ContentsSection::Case);
    panel_->showSection(ContentsSection::Duplicates);
    QCOMPARE(pairs(), before - 1);
    QCOMPARE(steps(), 0);
}

void TestCaseContents::inALargeCaseDuplicatesAreLookedForInTheBackground()
{
    Case content = citationCase();
    const Event pattern = *std::ranges::find(content.events, "inspection", &Event::id);
    for (std::size_t i = 0; i <= DuplicatesPage::kAtOnce; ++i) {
        Event event;
        event.id = "e" + std::to_string(i);
        event.title = i < 2 ? "Unlikely zeppelin" : "Number " + std::to_string(i) + "x";
        event.category = pattern.category;
        Claim& date = event.claims.emplace_back();
        date.id = event.id + "-date";
        date.property = "date";
        date.value = *EdtfDate::parse(i < 2 ? "1999-05-01" : std::to_string(2000 + i));
        content.events.push_back(event);
    }
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("large.dateline")).toStdString();
    QVERIFY(CaseFile::create(path, content).has_value());
    workspace_->setCase(std::move(*CaseFile::open(path, OpenMode::ReadWrite)));
    panel_->showSection(ContentsSection::Duplicates);
    auto* page = qobject_cast<DuplicatesPage*>(panel_->page());
    QVERIFY(page != nullptr);
    QVERIFY(page->isLooking());
    QTRY_VERIFY(!page->isLooking());
    QVERIFY(!page->findChildren<QFrame*>(QStringLiteral("pair")).isEmpty());

    panel_->showSection(ContentsSection::Case);
    panel_->showSection(ContentsSection::Duplicates);
    QVERIFY(page->isLooking());
    panel_->hide(); // nobody waits for it any more
    QVERIFY(!page->isLooking());
}

void TestCaseContents::whileTheEventsAreReadDuplicatesAreLookedForInTheBackgroundToo()
{
    const QTemporaryDir folder;
    auto file = CaseFile::create(folder.filePath(QStringLiteral("large.dateline")).toStdString(), citationCase());
    QVERIFY(file && file->storeColumns());
    workspace_->setLargeFrom(1);
    workspace_->setCase(std::move(*file));
    QVERIFY(workspace_->isReadingEvents());
    panel_->showSection(ContentsSection::Duplicates);
    auto* page = qobject_cast<DuplicatesPage*>(panel_->page());
    QVERIFY(page != nullptr);
    QVERIFY(page->isLooking());
    QTRY_VERIFY(!page->isLooking() && !workspace_->isReadingEvents());
}

void TestCaseContents::inAReadOnlyCaseNothingCanBeAdded()
{
    auto then = file().asOf(0);
    QVERIFY(then.has_value());
    workspace_->setCase(std::move(*then));
    QVERIFY(!workspace_->canEdit());
    panel_->startAdding(ContentsSection::Categories);
    QVERIFY(find<LinePrompt>(QStringLiteral("adding")) == nullptr);
    QVERIFY(find<QAbstractButton>(QStringLiteral("add")) == nullptr);
}

void TestCaseContents::coordinatesAreReadAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("read");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::newRow("decimal") << QStringLiteral("55.826, 37.39") << true << 55.826 << 37.39;
    QTest::newRow("signed") << QStringLiteral("-33.9 -70") << true << -33.9 << -70.0;
    QTest::newRow("letters") << QStringLiteral("33.9° S; 70° w") << true << -33.9 << -70.0;
    QTest::newRow("beyond the pole") << QStringLiteral("95, 10") << false << 0.0 << 0.0;
    QTest::newRow("one number") << QStringLiteral("55.826") << false << 0.0 << 0.0;
    QTest::newRow("words") << QStringLiteral("near the river") << false << 0.0 << 0.0;
}

void TestCaseContents::coordinatesAreReadAsPeopleWriteThem()
{
    QFETCH(QString, typed);
    QFETCH(bool, read);
    const auto at = coordinatesFrom(typed);
    QCOMPARE(at.has_value(), read);
    if (read) {
        QTEST(at->latitude, "latitude");
        QTEST(at->longitude, "longitude");
    }
}

QTEST_MAIN(TestCaseContents)
#include "tst_casecontents.moc"
