#include "core/time/datereading.h"

#include "tests/support/samplecase.h"
#include "ui/editing/chosenbar.h"
#include "ui/editing/lineprompt.h"
#include "ui/editing/replacepanel.h"
#include "ui/table/celleditors.h"
#include "ui/table/eventtable.h"
#include "ui/table/eventtablemodel.h"
#include "ui/timeline/timelinewidget.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QHeaderView>
#include <QListWidget>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace dateline;

/// The table of events, the line for several chosen ones, and find and replace, on the sample case: five events with a
/// date and "rumour" without one.
class TestEventTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whatIsFilteredIsListed();
    void eventsWithoutADateStandLastInAnyOrder_data();
    void eventsWithoutADateStandLastInAnyOrder();
    void eventsWithoutADateAreListedAfterEveryEdit();
    void aLargeCaseIsSortedByTitleInTheBackground();
    void rowsAreFoundAfterTheFilterChanged();
    void aTitleTypedIsInTheCase();
    void escapeLeavesACellAsItWas();
    void aDateTypedIsUnderstood();
    void whatIsNoDateStaysInTheEditor();
    void aDateAgainstASourceNeedsItsReason();
    void categoriesImportanceTagsAndNotesAreTyped_data();
    void categoriesImportanceTagsAndNotesAreTyped();
    void anEventHasATitle();
    void whatIsChosenHereIsChosenEverywhere();
    void rowsCopiedPasteBackAsTheSameEvents();
    void whatIsNotUnderstoodIsSaidBeforeItIsPasted();
    void deletedEventsComeBackInOneStep();
    void severalCategoriesChangeInOneStepAndUndoBringsAllBack();
    void twoChosenEventsBecomeOne();
    void onlyWhatIsTickedIsReplaced();
    void aRectangleOnTheTimelineChoosesWhatItTouches();
    void inAReadOnlyCaseNothingCanBeTyped();

private:
    void openFile(OpenMode mode);
    EventKey key(const char* id) const { return workspace_->caseFile().findEvent(id).value_or(0); }
    Event event(const char* id) const { return workspace_->caseFile().event(key(id))->event; }
    QModelIndex cell(const char* id, EventColumn column) const;
    QString shown(const char* id, EventColumn column) const { return cell(id, column).data().toString(); }
    QStringList titles() const;
    /// Opens the editor of a cell by F2 and types in place of what is there.
    QWidget* type(const QModelIndex& at, const QString& text);
    void press(QWidget* editor, Qt::Key key) { QTest::keyClick(editor, key); }
    std::size_t steps() const { return workspace_->caseFile().history(1000)->size(); }

    QTemporaryDir folder_;
    std::string path_;
    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<EventTable> table_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
};

void TestEventTable::init()
{
    path_ = folder_.filePath(QStringLiteral("harbour.dateline")).toStdString();
    QFile::remove(QString::fromStdString(path_));
    QVERIFY(CaseFile::create(path_, test::sampleCase()).has_value());
    openFile(OpenMode::ReadWrite);
}

void TestEventTable::openFile(OpenMode mode)
{
    cleanup();
    auto file = CaseFile::open(path_, mode);
    QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
    workspace_ = std::make_unique<Workspace>();
    table_ = std::make_unique<EventTable>(*workspace_);
    tester_ = std::make_unique<QAbstractItemModelTester>(&table_->model());
    connect(workspace_.get(), &Workspace::failed, this, [](const QString& message) { qWarning() << message; });
    table_->resize(1500, 400);
    table_->show();
    QVERIFY(QTest::qWaitForWindowActive(table_.get()));
    workspace_->setCase(std::move(*file));
    QCOMPARE(table_->model().rowCount(), 6);
}

void TestEventTable::cleanup()
{
    tester_.reset();
    table_.reset();
    workspace_.reset();
}

QModelIndex TestEventTable::cell(const char* id, EventColumn column) const
{
    return table_->model().index(table_->model().rowOf(key(id)), static_cast<int>(column));
}

QStringList TestEventTable::titles() const
{
    QStringList all;
    for (int row = 0; row < table_->model().rowCount(); ++row) {
        all << table_->model().index(row, 0).data().toString();
    }
    return all;
}

QWidget* TestEventTable::type(const QModelIndex& at, const QString& text)
{
    table_->view().setFocus();
    table_->view().setCurrentIndex(at);
    QTest::keyClick(&table_->view(), Qt::Key_F2);
    QWidget* editor = QApplication::focusWidget();
    if (editor == nullptr || editor == &table_->view()) {
        return nullptr;
    }
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(editor, Qt::Key_Delete);
    QTest::keyClicks(editor, text);
    return editor;
}

void TestEventTable::whatIsFilteredIsListed()
{
    QCOMPARE(titles().back(), QStringLiteral("Rumour of a second fire"));
    EventFilter filter;
    const auto& ids = workspace_->index().categories.ids;
    const auto attack = std::find(ids.begin(), ids.end(), "attack") - ids.begin();
    filter.categories = {static_cast<std::uint16_t>(attack)};
    workspace_->setFilter(filter);
    QCOMPARE(titles(), (QStringList{QStringLiteral("Fire in the harbour"), QStringLiteral("Rumour of a second fire")}));
    workspace_->setFilter({});
    workspace_->setSearchText(QStringLiteral("rumour"));
    QCOMPARE(titles(), QStringList{QStringLiteral("Rumour of a second fire")});
    workspace_->setSearchText({});
    QCOMPARE(table_->model().rowCount(), 6);
}

void TestEventTable::eventsWithoutADateStandLastInAnyOrder_data()
{
    QTest::addColumn<int>("column");
    for (int column = 0; column < kEventColumns; ++column) {
        QTest::addRow("column %d", column) << column;
    }
}

void TestEventTable::eventsWithoutADateStandLastInAnyOrder()
{
    QFETCH(int, column);
    for (const Qt::SortOrder order : {Qt::DescendingOrder, Qt::AscendingOrder}) {
        table_->model().sort(column, order);
        QCOMPARE(table_->model().rowOf(key("rumour")), 5);
    }
    if (column == static_cast<int>(EventColumn::Title)) {
        QStringList dated = titles().mid(0, 5);
        QCOMPARE(dated.front(), QStringLiteral("Dockers' strike"));
        QCOMPARE(dated.back(), QStringLiteral("Vote on the harbour"));
    }
}

void TestEventTable::eventsWithoutADateAreListedAfterEveryEdit()
{
    const auto isAsIfNew = [this] {
        EventTable fresh(*workspace_);
        fresh.show();
        QStringList all;
        for (int row = 0; row < fresh.model().rowCount(); ++row) {
            all << fresh.model().index(row, 0).data().toString();
        }
        return !all.isEmpty() && titles() == all;
    };
    QVERIFY(isAsIfNew());
    const Event rumour = event("rumour");
    Event renamed = rumour;
    renamed.title = "Rumour of a third fire";
    QVERIFY(workspace_->edit(Change{"Rename", {}}.change(rumour, renamed)));
    QVERIFY(isAsIfNew());
    Claim date;
    date.id = "date-of-rumour";
    date.property = "date";
    date.value = EdtfDate::parse("2021-03-30").value();
    QVERIFY(workspace_->edit(Change{"Date", {}}.add(ClaimOf{rumour.id, date})));
    QCOMPARE(workspace_->index().undated, std::size_t(0));
    QVERIFY(isAsIfNew());
    QVERIFY(workspace_->edit(Change{"No date", {}}.remove(ClaimOf{rumour.id, date})));
    QCOMPARE(workspace_->index().undated, std::size_t(1));
    QVERIFY(isAsIfNew());
    Event another = renamed;
    another.id = "another";
    another.title = "Another rumour";
    another.claims.clear();
    QVERIFY(workspace_->edit(Change{"Add", {}}.add(another)));
    QCOMPARE(workspace_->index().undated, std::size_t(2));
    QVERIFY(isAsIfNew());
    Event third = another;
    third.id = "third";
    third.title = "A third rumour";
    QVERIFY(workspace_->edit(Change{"Replace", {}}.remove(another).add(third)));
    QCOMPARE(workspace_->index().undated, std::size_t(2));
    QVERIFY(isAsIfNew());
    while (!workspace_->undoName().isEmpty()) {
        QVERIFY(workspace_->undo());
        QVERIFY(isAsIfNew());
    }
}

void TestEventTable::aLargeCaseIsSortedByTitleInTheBackground()
{
    EventTableModel& model = table_->model();
    model.sort(static_cast<int>(EventColumn::Title));
    const QStringList sorted = titles();
    model.sort(static_cast<int>(EventColumn::Date));
    const QStringList byDate = titles();
    QVERIFY(sorted != byDate);
    openFile(OpenMode::ReadWrite);
    EventTableModel& large = table_->model();
    large.setLargeFrom(1);
    large.sort(static_cast<int>(EventColumn::Title));
    QCOMPARE(titles(), byDate);
    QTRY_COMPARE(titles(), sorted);
    QVERIFY(large.setData(cell("strike", EventColumn::Title), QStringLiteral("Zeal of dockers")));
    QTRY_COMPARE(titles().at(4), QStringLiteral("Zeal of dockers"));
    large.sort(static_cast<int>(EventColumn::Title), Qt::DescendingOrder);
    QCOMPARE(titles().front(), QStringLiteral("Zeal of dockers"));
}

void TestEventTable::rowsAreFoundAfterTheFilterChanged()
{
    const auto agree = [this] {
        for (int row = 0; row < table_->model().rowCount(); ++row) {
            if (table_->model().rowOf(table_->model().keyAt(row)) != row) {
                return false;
            }
        }
        return table_->model().rowCount() > 0;
    };
    QVERIFY(agree());
    EventFilter filter;
    filter.categories = {workspace_->index().category[0]};
    workspace_->setFilter(filter);
    QVERIFY(agree());
    const int rows = table_->model().rowCount();
    QVERIFY(rows < 6);
    workspace_->setFilter({});
    QVERIFY(agree());
    table_->model().sort(static_cast<int>(EventColumn::Claims), Qt::DescendingOrder);
    QVERIFY(agree());
    QCOMPARE(table_->model().rowOf(EventKey{1} << 40), -1);
}

void TestEventTable::aTitleTypedIsInTheCase()
{
    const EventKey below = table_->model().keyAt(cell("flood", EventColumn::Title).row() + 1);
    QWidget* editor = type(cell("flood", EventColumn::Title), QStringLiteral("Great flood"));
    QVERIFY(editor);
    press(editor, Qt::Key_Return);
    QCOMPARE(event("flood").title, "Great flood");
    QCOMPARE(shown("flood", EventColumn::Title), QStringLiteral("Great flood"));
    QCOMPARE(steps(), std::size_t(1));
    // Enter goes on to the row below.
    QCOMPARE(table_->view().currentIndex().row(), table_->model().rowOf(below));
    QTRY_COMPARE(workspace_->selectedKey(), std::optional(below));
}

void TestEventTable::escapeLeavesACellAsItWas()
{
    QWidget* editor = type(cell("flood", EventColumn::Title), QStringLiteral("x"));
    QVERIFY(editor);
    press(editor, Qt::Key_Escape);
    QCOMPARE(event("flood").title, "Flood");
    QCOMPARE(steps(), std::size_t(0));
}

void TestEventTable::aDateTypedIsUnderstood()
{
    QWidget* editor = type(cell("rumour", EventColumn::Date), QStringLiteral("late march 2021"));
    auto* date = qobject_cast<DateCellEdit*>(editor);
    QVERIFY(date);
    QVERIFY(date->isUnderstood());
    QVERIFY2(date->answer().contains(QStringLiteral("March 2021")), qPrintable(date->answer()));
    press(editor, Qt::Key_Return);
    const auto dated = resolvedDate(workspace_->caseFile().event(key("rumour"))->properties);
    QCOMPARE(dated, readDate("late march 2021").date);
    // It has its place among the others now.
    QVERIFY(table_->model().rowOf(key("rumour")) < 5);
    QCOMPARE(workspace_->index().undated, std::size_t(0));
    const QString tip = cell("rumour", EventColumn::Date).data(Qt::ToolTipRole).toString();
    QVERIFY(tip.contains(QString::fromStdString(dated->format()).toHtmlEscaped()));
}

void TestEventTable::whatIsNoDateStaysInTheEditor()
{
    QWidget* editor = type(cell("rumour", EventColumn::Date), QStringLiteral("blue"));
    auto* date = qobject_cast<DateCellEdit*>(editor);
    QVERIFY(date);
    QVERIFY(!date->isUnderstood());
    QVERIFY(!date->answer().isEmpty());
    press(editor, Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), editor);
    press(editor, Qt::Key_Escape);
    QCOMPARE(steps(), std::size_t(0));
}

void TestEventTable::aDateAgainstASourceNeedsItsReason()
{
    QWidget* editor = type(cell("harbour-fire", EventColumn::Date), QStringLiteral("5 March 2021"));
    QVERIFY(editor);
    press(editor, Qt::Key_Return);
    LinePrompt* prompt = nullptr;
    QTRY_VERIFY((prompt = table_->findChild<LinePrompt*>()) != nullptr);
    QCOMPARE(steps(), std::size_t(0));
    QCOMPARE(workspace_->selectedKey(), std::optional(key("harbour-fire")));
    prompt->accept();
    QCOMPARE(steps(), std::size_t(0));
    QTest::keyClicks(prompt->focusProxy(), QStringLiteral("The log says so"));
    QTest::keyClick(prompt->focusProxy(), Qt::Key_Return);
    QCOMPARE(steps(), std::size_t(1));
    const auto details = workspace_->caseFile().event(key("harbour-fire"));
    QCOMPARE(resolvedDate(details->properties)->format(), "2021-03-05");
    const auto& claims = details->event.claims;
    QVERIFY(std::any_of(claims.begin(), claims.end(),
                        [](const Claim& claim) { return claim.ofAnalyst() && claim.rankReason == "The log says so"; }));
}

void TestEventTable::categoriesImportanceTagsAndNotesAreTyped_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* label, EventColumn column, const char* typed, const char* expected) {
        QTest::newRow(label) << static_cast<int>(column) << QString::fromUtf8(typed) << QString::fromUtf8(expected);
    };
    const Case sample = test::sampleCase();
    const auto category = std::find_if(sample.categories.begin(), sample.categories.end(),
                                       [](const Category& each) { return each.id == "politics"; });
    row("a category's name", EventColumn::Category, category->name.c_str(), category->name.c_str());
    row("the beginning of an importance", EventColumn::Importance, "co", "Core");
    row("tags, one of them twice", EventColumn::Tags, "water, dam , water", "water, dam");
    row("a note", EventColumn::Note, "Ask the harbour master", "Ask the harbour master");
}

void TestEventTable::categoriesImportanceTagsAndNotesAreTyped()
{
    QFETCH(int, column);
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    const QModelIndex at = cell("flood", static_cast<EventColumn>(column));
    QVERIFY(table_->model().setData(at, typed));
    QCOMPARE(shown("flood", static_cast<EventColumn>(column)), expected);
    QCOMPARE(steps(), std::size_t(1));
    // The same again is no step.
    QVERIFY(table_->model().setData(at, typed));
    QCOMPARE(steps(), std::size_t(1));
}

void TestEventTable::anEventHasATitle()
{
    QSignalSpy refused(table_.get(), &EventTable::refused);
    QVERIFY(!table_->model().setData(cell("flood", EventColumn::Title), QStringLiteral("  ")));
    QVERIFY(!table_->model().setData(cell("flood", EventColumn::Category), QStringLiteral("no such")));
    QCOMPARE(refused.count(), 2);
    QCOMPARE(steps(), std::size_t(0));
}

void TestEventTable::whatIsChosenHereIsChosenEverywhere()
{
    workspace_->selectKey(key("strike"));
    QTableView& view = table_->view();
    QCOMPARE(view.currentIndex().row(), table_->model().rowOf(key("strike")));
    QCOMPARE(view.selectionModel()->selectedRows().size(), 1);
    workspace_->choose({key("strike"), key("vote"), key("flood")});
    QCOMPARE(view.selectionModel()->selectedRows().size(), 3);
    view.setCurrentIndex(table_->model().index(5, 0));
    QTRY_COMPARE(workspace_->selectedKey(), std::optional(key("rumour")));
    QCOMPARE(workspace_->chosen(), std::vector{key("rumour")});
    view.selectAll();
    QTRY_COMPARE(workspace_->chosen().size(), std::size_t(6));
    QCOMPARE(workspace_->selectedKey(), std::optional(key("rumour")));
}

void TestEventTable::rowsCopiedPasteBackAsTheSameEvents()
{
    const std::vector<EventKey> keys{key("harbour-fire"), key("strike"), key("rumour")};
    workspace_->select(workspace_->index().rowOf(keys[0]));
    workspace_->choose(keys);
    table_->copyChosen();
    table_->paste(QGuiApplication::clipboard()->text());
    QVERIFY(table_->preview());
    QVERIFY2(table_->preview()->text().startsWith(QStringLiteral("3 events will be added")),
             qPrintable(table_->preview()->text()));
    QCOMPARE(table_->model().rowCount(), 6);
    table_->preview()->accept();
    QCOMPARE(table_->model().rowCount(), 9);
    QCOMPARE(steps(), std::size_t(1));
    const std::vector<EventKey> added = workspace_->chosen();
    QCOMPARE(added.size(), keys.size());
    for (const EventKey key : keys) {
        const EventDetails before = *workspace_->caseFile().event(key);
        const auto same = std::find_if(added.begin(), added.end(), [&](EventKey each) {
            return workspace_->caseFile().title(each).value_or("") == before.event.title;
        });
        QVERIFY(same != added.end());
        const EventDetails after = *workspace_->caseFile().event(*same);
        QCOMPARE(after.event.category, before.event.category);
        QCOMPARE(after.event.importance, before.event.importance);
        QCOMPARE(after.event.tags, before.event.tags);
        QCOMPARE(after.event.summary, before.event.summary);
        QCOMPARE(after.event.note, before.event.note);
        QCOMPARE(resolvedDate(after.properties), resolvedDate(before.properties));
    }
}

void TestEventTable::whatIsNotUnderstoodIsSaidBeforeItIsPasted()
{
    table_->paste(QStringLiteral("title\tdate\nFirst\t3 May 2021\n\t4 May 2021\nThird\tblue\n"));
    QVERIFY(table_->preview());
    const QString text = table_->preview()->text();
    QVERIFY2(text.contains(QStringLiteral("2 events will be added")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("line 3")) && text.contains(QStringLiteral("line 4")), qPrintable(text));
    QTest::keyClick(table_->preview()->focusProxy(), Qt::Key_Escape);
    QVERIFY(!table_->preview());
    QCOMPARE(steps(), std::size_t(0));
    QSignalSpy refused(table_.get(), &EventTable::refused);
    table_->paste(QStringLiteral("no table at all"));
    QVERIFY(!table_->preview());
    QCOMPARE(refused.count(), 1);
}

void TestEventTable::deletedEventsComeBackInOneStep()
{
    QSignalSpy removed(table_.get(), &EventTable::removed);
    workspace_->choose({key("strike"), key("vote"), key("rumour")});
    QTest::keyClick(&table_->view(), Qt::Key_Delete);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.front().front().toInt(), 3);
    QCOMPARE(table_->model().rowCount(), 3);
    QVERIFY(workspace_->undo());
    QCOMPARE(table_->model().rowCount(), 6);
}

void TestEventTable::severalCategoriesChangeInOneStepAndUndoBringsAllBack()
{
    ChosenBar bar(*workspace_);
    const Case before = *workspace_->caseFile().read();
    workspace_->select(workspace_->index().rowOf(key("strike")));
    QVERIFY(bar.isHidden());
    workspace_->choose({key("strike"), key("vote"), key("inquiry")});
    QVERIFY(!bar.isHidden());
    QCOMPARE(bar.text(), QStringLiteral("3 events chosen"));
    bar.setCategory("nature");
    QCOMPARE(steps(), std::size_t(1));
    for (const char* id : {"strike", "vote", "inquiry"}) {
        QCOMPARE(event(id).category, "nature");
    }
    bar.addTag(QStringLiteral(" to check "));
    QCOMPARE(event("vote").tags.back(), "to check");
    QCOMPARE(workspace_->chosen().size(), std::size_t(3));
    QVERIFY(workspace_->undo());
    QVERIFY(workspace_->undo());
    QVERIFY(*workspace_->caseFile().read() == before);
}

void TestEventTable::twoChosenEventsBecomeOne()
{
    ChosenBar bar(*workspace_);
    const EventKey vote = key("vote");
    workspace_->select(workspace_->index().rowOf(vote));
    workspace_->choose({key("strike"), vote});
    bar.merge();
    QCOMPARE(table_->model().rowCount(), 5);
    QCOMPARE(event("vote").merged.size(), std::size_t(1));
    QCOMPARE(workspace_->selectedKey(), std::optional(vote));
    QVERIFY(bar.isHidden());
}

void TestEventTable::onlyWhatIsTickedIsReplaced()
{
    ReplacePanel panel(*workspace_);
    panel.resize(800, 300);
    panel.open();
    panel.find().setText(QStringLiteral("fire"));
    panel.replaceWith().setText(QStringLiteral("blaze"));
    panel.refresh();
    const int found = panel.list().count();
    QVERIFY(found >= 3);
    int row = 0;
    while (!panel.list().item(row)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Rumour"))) {
        ++row;
    }
    panel.list().item(row)->setCheckState(Qt::Unchecked);
    panel.replace();
    QCOMPARE(steps(), std::size_t(1));
    QCOMPARE(event("rumour").title, "Rumour of a second fire");
    QCOMPARE(event("inquiry").title, "Inquiry into the blaze");
    QCOMPARE(panel.list().count(), 1);
    QVERIFY(workspace_->undo());
    QCOMPARE(event("inquiry").title, "Inquiry into the fire");
}

void TestEventTable::aRectangleOnTheTimelineChoosesWhatItTouches()
{
    TimelineWidget timeline(*workspace_);
    timeline.setAnimated(false);
    timeline.resize(1000, 500);
    timeline.show();
    QVERIFY(QTest::qWaitForWindowExposed(&timeline));
    workspace_->showAll();
    const auto at = [&](const char* id) {
        const EventRow row = workspace_->index().rowOf(key(id));
        for (const Mark& mark : timeline.scene().marks) {
            if (mark.event == row && mark.kind != MarkKind::Cluster) {
                return QPointF(mark.box.x + mark.box.width / 2, mark.box.y + mark.box.height / 2 - timeline.scrollY());
            }
        }
        return QPointF();
    };
    const QPoint flood = at("flood").toPoint();
    const QPoint vote = at("vote").toPoint();
    QVERIFY(!flood.isNull() && !vote.isNull());
    QTest::mouseClick(&timeline, Qt::LeftButton, Qt::NoModifier, flood);
    QTest::mouseClick(&timeline, Qt::LeftButton, Qt::ControlModifier, vote);
    QCOMPARE(workspace_->chosen().size(), std::size_t(2));
    QTest::mouseClick(&timeline, Qt::LeftButton, Qt::ControlModifier, flood);
    QCOMPARE(workspace_->chosen(), std::vector{key("vote")});
    const VisibleRange range = workspace_->range();
    const QPoint corner(998, timeline.height() - 2);
    QTest::mousePress(&timeline, Qt::LeftButton, Qt::ShiftModifier, QPoint(140, 60));
    QTest::mouseMove(&timeline, QPoint(500, 300));
    QTest::mouseMove(&timeline, corner);
    QTest::mouseRelease(&timeline, Qt::LeftButton, Qt::ShiftModifier, corner);
    QCOMPARE(workspace_->chosen().size(), std::size_t(5));
    QCOMPARE(workspace_->range(), range);
    QTest::keyClick(&timeline, Qt::Key_Escape);
    QVERIFY(workspace_->chosen().empty());
    QTest::keyClick(&timeline, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(workspace_->chosen().size(), std::size_t(5));
}

void TestEventTable::inAReadOnlyCaseNothingCanBeTyped()
{
    openFile(OpenMode::ReadOnly);
    QVERIFY(!table_->model().flags(cell("flood", EventColumn::Title)).testFlag(Qt::ItemIsEditable));
    QVERIFY(!table_->model().setData(cell("flood", EventColumn::Title), QStringLiteral("x")));
    table_->paste(QStringLiteral("title\nx\n"));
    QVERIFY(!table_->preview());
    workspace_->choose({key("strike"), key("vote")});
    QTest::keyClick(&table_->view(), Qt::Key_Delete);
    QCOMPARE(table_->model().rowCount(), 6);
}

QTEST_MAIN(TestEventTable)
#include "tst_eventtable.moc"
