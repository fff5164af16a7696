#include "core/timeline/scene.h"

#include "ui/timeline/painter.h"
#include "ui/timeline/textmeasure.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>
#include <QTest>

using namespace dateline;

namespace {

constexpr int kWidth = 600;
constexpr int kHeight = 300;

const QColor kRed(0xC0, 0x3C, 0x0C);
const QColor kBlue(0x1D, 0x6F, 0xA8);

PaintOptions options(Shape first = Shape::Circle)
{
    PaintOptions result;
    result.marks.styles = {{kRed, first}, {kBlue, Shape::Square}};
    result.marks.other = {Qt::gray, Shape::Circle};
    return result;
}

/// Two lanes, an axis of 46 and a gutter of 100 pixels, and nothing in them.
TimelineScene emptyScene()
{
    TimelineScene scene;
    scene.width = kWidth;
    scene.height = kHeight;
    scene.axisHeight = 46;
    scene.gutterWidth = 100;
    scene.lanes = {{{0, 46, kWidth, 120}, "Attack", 0, 0, 4, 0}, {{0, 166, kWidth, 134}, "Arrest", 1, 1, 1, 0}};
    scene.grid = {{LineKind::GridMinor, 250, 46, 250, kHeight},
                  {LineKind::GridMajor, 300, 46, 300, kHeight},
                  {LineKind::LaneBorder, 0, 166, kWidth, 166}};
    scene.axis = {{{300, 4, 80, 16}, "March 2024", true}, {{244, 24, 12, 16}, "21", false}};
    return scene;
}

/// One of each: moment, alternative with its link, soft bar, bar, cluster and labels.
TimelineScene fullScene()
{
    TimelineScene scene = emptyScene();
    scene.marks = {
        {MarkKind::Doubt, {120, 60, 100, 14}, 20, 20, 0, 2}, {MarkKind::Span, {120, 90, 60, 14}, 0, 0, 0, 3},
        {MarkKind::Moment, {294, 60, 12, 12}, 0, 0, 0, 0},   {MarkKind::Alternative, {334, 60, 12, 12}, 0, 0, 0, 0},
        {MarkKind::Moment, {494, 200, 12, 12}, 0, 0, 1, 1},  {MarkKind::Cluster, {394, 90, 32, 16}, 0, 0, 0, 4, 17}};
    scene.links = {{LineKind::AlternativeLink, 308, 66, 332, 66, 0}};
    scene.labels = {{{352, 58, 150, 16}, "Attack & <b>plot</b>", "6 sources", 440, TextRole::Label}};
    return scene;
}

QImage painted(const TimelineScene& scene, const PaintOptions& how, double scale = 1)
{
    QImage image(int(kWidth * scale), int(kHeight * scale), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    paint(painter, scene, Theme::light(), how);
    return image;
}

int distance(const QColor& a, const QColor& b)
{
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
}

QByteArray asSvg(const TimelineScene& scene, const PaintOptions& how)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setViewBox(QRect(0, 0, kWidth, kHeight));
    QPainter painter(&generator);
    paint(painter, scene, Theme::light(), how);
    painter.end();
    return bytes;
}

} // namespace

class TestPainter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMomentHasItsCategorysColourInItsMiddle();
    void aShapeFillsItsOwnPartOfTheBox_data();
    void aShapeFillsItsOwnPartOfTheBox();
    void anAlternativeIsHollowAndLinked();
    void aSoftBarFadesAtItsEndsOnly();
    void aBarIsCutAtTheGutterAndTheFadeStaysWhereItWas();
    void aSpanIsDarkWhereItSurelyWentOn();
    void anOpenEndFadesAndAnUnknownEndBreaksOff();
    void membersOfWhichOneIsMeantAreHollow();
    void whatIsFaintIsPalerThanTheRest();
    void gridLinesAreOneWholePixelWideAtAnyScale_data();
    void gridLinesAreOneWholePixelWideAtAnyScale();
    void theGridIsTheSameWithACache_data();
    void theGridIsTheSameWithACache();
    void theSameSceneGivesTheSameImage();
    void theCacheChangesNoShape();
    void scrollingMovesTheLanesAndLeavesTheAxis();
    void theScaleOfRibbonsFollowsTheLanesThatAreOthers();
    void aRibbonGrowsWithTheLogarithmOfItsCounts();
    void ribbonsHaveOneScale();
    void textsInSvgStayTexts();
    void aRibbonInSvgIsRectangles();
    void aRelationIsDrawnBelowTheMarks();
    void aLabelKeepsClearOfACurveBelowIt();
    void aBarThatGoesOnBeyondTheAreaHasNoEndThere();
    void theSelectedMarkGetsARingAroundIt();
    void theMarkOfAnEventInAClusterIsTheCluster();
    void elidedTextFitsItsRoom_data();
    void elidedTextFitsItsRoom();
    void aTextIsElidedAlikeWhateverWasAskedBefore();
    void widthsDependOnTheThemeAlone();
};

void TestPainter::aMomentHasItsCategorysColourInItsMiddle()
{
    const QImage image = painted(fullScene(), options());
    QCOMPARE(image.pixelColor(300, 66), kRed);
    QCOMPARE(image.pixelColor(500, 206), kBlue);
    QCOMPARE(image.pixelColor(560, 60), Theme::light().background);
    QCOMPARE(image.pixelColor(1, 100), kRed);
    QCOMPARE(image.pixelColor(1, 250), kBlue);
}

void TestPainter::aShapeFillsItsOwnPartOfTheBox_data()
{
    QTest::addColumn<Shape>("shape");
    QTest::addColumn<bool>("middle");
    QTest::addColumn<bool>("corner");     // three pixels in from the box's upper left
    QTest::addColumn<bool>("lowerRight"); // one and a half pixels in from the lower right
    QTest::newRow("circle") << Shape::Circle << true << true << false;
    QTest::newRow("diamond") << Shape::Diamond << true << false << false;
    QTest::newRow("triangle") << Shape::Triangle << true << false << true;
    QTest::newRow("square") << Shape::Square << true << true << true;
    QTest::newRow("ring") << Shape::Ring << false << true << false;
    QTest::newRow("hexagon") << Shape::Hexagon << true << true << false;
    QTest::newRow("bar") << Shape::Bar << true << false << false;
}

void TestPainter::aShapeFillsItsOwnPartOfTheBox()
{
    QFETCH(Shape, shape);
    TimelineScene scene = emptyScene();
    scene.marks = {{MarkKind::Moment, {380, 60, 12, 12}, 0, 0, 0, 0}};
    const QImage image = painted(scene, options(shape), 4);
    const auto filled = [&](double x, double y) {
        return distance(image.pixelColor(int((380 + x) * 4), int((60 + y) * 4)), kRed) < 60;
    };
    QTEST(filled(6, 6), "middle");
    QTEST(filled(2.75, 2.25), "corner");
    QTEST(filled(10.75, 10.5), "lowerRight");
}

void TestPainter::anAlternativeIsHollowAndLinked()
{
    const QImage image = painted(fullScene(), options(), 2);
    QCOMPARE(image.pixelColor(680, 132), Theme::light().background);
    int outline = 0;
    for (int x = 668; x < 680; ++x) {
        outline += distance(image.pixelColor(x, 132), kRed) < 60 ? 1 : 0;
    }
    QVERIFY2(outline >= 2 && outline <= 6, qPrintable(QString::number(outline)));
    int dots = 0;
    bool inside = false;
    for (int x = 612; x < 668; ++x) {
        const bool dot = distance(image.pixelColor(x, 132), kRed) < 200;
        dots += dot && !inside ? 1 : 0;
        inside = dot;
    }
    QVERIFY2(dots >= 3, qPrintable(QString::number(dots)));
}

void TestPainter::aSoftBarFadesAtItsEndsOnly()
{
    const QImage image = painted(fullScene(), options());
    const QColor paper = Theme::light().background;
    const int outer = distance(image.pixelColor(122, 67), paper);
    const int middle = distance(image.pixelColor(170, 67), paper);
    QVERIFY(outer < middle / 3);
    QVERIFY(middle > 100);
    QCOMPARE(image.pixelColor(150, 67), image.pixelColor(190, 67));
    QVERIFY(distance(image.pixelColor(217, 67), paper) < middle / 3);
    QCOMPARE(image.pixelColor(121, 97), image.pixelColor(178, 97));
}

void TestPainter::aBarIsCutAtTheGutterAndTheFadeStaysWhereItWas()
{
    TimelineScene scene = emptyScene();
    scene.marks = {{MarkKind::Doubt, {40, 60, 300, 14}, 100, 0, 0, 0}};
    const QImage image = painted(scene, options());
    QCOMPARE(image.pixelColor(60, 67), Theme::light().panel);
    const QColor paper = Theme::light().background;
    const int full = distance(image.pixelColor(200, 67), paper);
    const int half = distance(image.pixelColor(102, 67), paper);
    QVERIFY(half > full * 5 / 10 && half < full * 8 / 10);
}

void TestPainter::aSpanIsDarkWhereItSurelyWentOn()
{
    TimelineScene scene = emptyScene();
    Mark span{MarkKind::Span, {200, 60, 300, 14}, 100, 100, 0, 0};
    span.leftEnd = span.rightEnd = EndKind::Soft;
    scene.marks = {span};
    scene.grid.clear();
    const QImage image = painted(scene, options());
    const QColor paper = Theme::light().background;
    const int core = distance(image.pixelColor(350, 67), paper);
    QCOMPARE(image.pixelColor(305, 67), image.pixelColor(395, 67));
    QVERIFY(distance(image.pixelColor(290, 67), paper) < core * 3 / 4);
    QVERIFY(distance(image.pixelColor(220, 67), paper) < distance(image.pixelColor(280, 67), paper));
    // Deep inside a start that is a thousand pixels wide, it is as pale as it is there.
    scene.marks[0].box = {100, 60, 500, 14};
    scene.marks[0].softLeft = 2000;
    scene.marks[0].softRight = 0;
    scene.marks[0].cutLeft = 400;
    scene.marks[0].cutRight = 4000;
    const QImage deep = painted(scene, options());
    QVERIFY(distance(deep.pixelColor(110, 67), paper) > core / 12);
    QVERIFY(distance(deep.pixelColor(590, 67), paper) < core / 3);
}

void TestPainter::anOpenEndFadesAndAnUnknownEndBreaksOff()
{
    TimelineScene scene = emptyScene();
    scene.grid.clear();
    Mark open{MarkKind::Span, {200, 60, 100, 14}, 0, 0, 0, 0};
    open.rightEnd = EndKind::Open;
    open.tailRight = 24;
    Mark unknown{MarkKind::Span, {200, 90, 100, 14}, 0, 0, 0, 1};
    unknown.rightEnd = EndKind::Unknown;
    unknown.tailRight = 24;
    scene.marks = {open, unknown};
    const QImage image = painted(scene, options());
    const QColor paper = Theme::light().background;
    QVERIFY(distance(image.pixelColor(304, 62), paper) > distance(image.pixelColor(314, 62), paper));
    QCOMPARE(image.pixelColor(201, 67), kRed); // a known start has its cap
    QCOMPARE(image.pixelColor(299, 67), image.pixelColor(250, 67));
    // Pieces and gaps.
    const auto isPaper = [&](int x) {
        return image.pixelColor(x, 97) == paper;
    };
    QVERIFY(isPaper(301) && !isPaper(305) && isPaper(310) && !isPaper(313) && isPaper(316) && !isPaper(318));
    QVERIFY(isPaper(321));
}

void TestPainter::membersOfWhichOneIsMeantAreHollow()
{
    TimelineScene scene = emptyScene();
    scene.grid.clear();
    Mark one{MarkKind::Member, {200, 60, 14, 14}, 0, 0, 0, 0};
    Mark bar{MarkKind::Member, {260, 60, 60, 14}, 0, 0, 0, 0};
    Mark all{MarkKind::Member, {200, 90, 14, 14}, 0, 0, 0, 1};
    one.hollow = bar.hollow = true;
    scene.marks = {one, bar, all};
    scene.links = {{LineKind::MemberLink, 214, 97, 260, 97, 0}, {LineKind::AlternativeLink, 214, 67, 260, 67, 0}};
    const QImage image = painted(scene, options());
    QVERIFY(image.pixelColor(207, 67) != kRed);
    QVERIFY(image.pixelColor(290, 67) != kRed && image.pixelColor(260, 67) == kRed);
    QCOMPARE(image.pixelColor(207, 97), kRed);
    for (int x = 220; x < 255; ++x)
        QCOMPARE(image.pixelColor(x, 97), kRed);
}

void TestPainter::whatIsFaintIsPalerThanTheRest()
{
    TimelineScene scene = emptyScene();
    scene.marks = {{MarkKind::Moment, {200, 60, 14, 14}, 0, 0, 0, 0},
                   {MarkKind::Moment, {260, 60, 14, 14}, 0, 0, 0, 1}};
    scene.marks[1].faint = true;
    const QImage image = painted(scene, options());
    const QColor paper = Theme::light().background;
    QVERIFY(distance(image.pixelColor(267, 67), paper) < distance(image.pixelColor(207, 67), paper) / 2);
    QVERIFY(distance(image.pixelColor(267, 67), paper) > 40);
}

void TestPainter::gridLinesAreOneWholePixelWideAtAnyScale_data()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<int>("pixels");
    QTest::newRow("1") << 1.0 << 1;
    QTest::newRow("1.5") << 1.5 << 1;
    QTest::newRow("2") << 2.0 << 2;
    QTest::newRow("3") << 3.0 << 3;
}

void TestPainter::gridLinesAreOneWholePixelWideAtAnyScale()
{
    QFETCH(double, scale);
    TimelineScene scene = emptyScene();
    scene.grid = {{LineKind::GridMajor, 250.37, 46, 250.37, kHeight}};
    const QImage image = painted(scene, options(), scale);
    int lines = 0;
    for (int x = int(200 * scale); x < int(300 * scale); ++x) {
        const QColor color = image.pixelColor(x, int(220 * scale));
        QVERIFY(color == Theme::light().gridMajor || color == Theme::light().background);
        lines += color == Theme::light().gridMajor ? 1 : 0;
    }
    QTEST(lines, "pixels");
}

void TestPainter::theGridIsTheSameWithACache_data()
{
    gridLinesAreOneWholePixelWideAtAnyScale_data();
}

void TestPainter::theGridIsTheSameWithACache()
{
    QFETCH(double, scale);
    PaintCache cache;
    PaintOptions cached = options();
    cached.cache = &cache;
    cached.view = QSizeF(kWidth - 1, kHeight - 1); // what is painted need not fill the picture
    PaintOptions plain = cached;
    plain.cache = nullptr;
    TimelineScene scene = emptyScene();
    scene.axis.clear();
    for (LaneBand& lane : scene.lanes) {
        lane.name.clear();
    }
    QCOMPARE(painted(scene, cached, scale), painted(scene, plain, scale));
}

void TestPainter::theSameSceneGivesTheSameImage()
{
    QCOMPARE(painted(fullScene(), options()), painted(fullScene(), options()));
    QCOMPARE(asSvg(fullScene(), options()), asSvg(fullScene(), options()));
    PaintCache cache;
    PaintOptions cached = options();
    cached.cache = &cache;
    QCOMPARE(painted(fullScene(), cached, 1.5), painted(fullScene(), cached, 1.5));
}

void TestPainter::theCacheChangesNoShape()
{
    PaintCache cache;
    PaintOptions cached = options();
    cached.cache = &cache;
    TimelineScene scene = fullScene();
    scene.labels.clear();
    const QImage with = painted(scene, cached, 2);
    const QImage without = painted(scene, options(), 2);
    for (int y = 110; y < 600; ++y) {
        for (int x = 240; x < 1200; ++x) {
            const int apart = distance(with.pixelColor(x, y), without.pixelColor(x, y));
            QVERIFY2(apart < 24 || (y > 178 && y < 214),
                     qPrintable(QStringLiteral("%1, %2: %3").arg(x).arg(y).arg(apart)));
        }
    }
}

void TestPainter::scrollingMovesTheLanesAndLeavesTheAxis()
{
    PaintOptions scrolled = options();
    scrolled.scrollY = 30;
    const QImage image = painted(fullScene(), scrolled);
    const QImage still = painted(fullScene(), options());
    QCOMPARE(image.copy(0, 0, kWidth, 46), still.copy(0, 0, kWidth, 46));
    QCOMPARE(image.pixelColor(500, 176), kBlue);
    QCOMPARE(image.pixelColor(300, 66), still.pixelColor(300, 120));
}

void TestPainter::theScaleOfRibbonsFollowsTheLanesThatAreOthers()
{
    TimelineScene scene = emptyScene();
    for (std::uint32_t lane = 0; lane < 3; ++lane) {
        LaneBand band;
        band.lane = lane;
        scene.lanes.push_back(band);
        scene.ribbons.push_back({{200, 60, 100, 40}, 0, lane, std::vector<std::uint32_t>(100, 40 + lane), 42, {}});
    }
    DensityScale scale;
    QVERIFY(!scale.known());
    const double before = scale.levels(scene);
    QCOMPARE(scale.known(), std::optional(before));
    const std::vector<std::size_t> first{0};
    for (const std::uint32_t count : {1u, 5'000u, 30u}) {
        scene.ribbons.front().counts.assign(100, count);
        scale.follow(scene, first);
        DensityScale anew;
        QCOMPARE(scale.levels(scene), anew.levels(scene));
        QCOMPARE(scale.levels(scene) > before, count > 1'000);
        // So painting a lane alone gives what painting all does.
        PaintOptions known = options();
        known.densityLevels = scale.levels(scene);
        QCOMPARE(painted(scene, known), painted(scene, options()));
    }
    scale.forget();
    QVERIFY(!scale.known());
}

void TestPainter::aRibbonGrowsWithTheLogarithmOfItsCounts()
{
    // Of 40 pixels 36 are for the counts. In the middle of a stretch five times a column's events are near, which at
    // most is 315: nine doublings of four pixels each.
    TimelineScene scene = emptyScene();
    DensityRibbon ribbon{{200, 60, 100, 40}, 0, 0, std::vector<std::uint32_t>(100, 0), 63, {}};
    std::fill(ribbon.counts.begin() + 20, ribbon.counts.begin() + 40, 1u);
    std::fill(ribbon.counts.begin() + 40, ribbon.counts.begin() + 60, 3u);
    std::fill(ribbon.counts.begin() + 60, ribbon.counts.end(), 63u);
    ribbon.disputed = {45, 46};
    scene.ribbons = {ribbon};
    PaintCache cache;
    PaintOptions cached = options();
    cached.cache = &cache;
    const QColor ground = Theme::light().background;
    for (const PaintOptions& how : {options(), cached}) {
        const QImage image = painted(scene, how);
        const auto top = [&](int x) {
            int y = 60;
            while (image.pixelColor(x, y) == ground) {
                ++y;
            }
            return y;
        };
        QCOMPARE(top(210), 95); // a line where there is nothing
        QCOMPARE(top(230), 86);
        QCOMPARE(top(255), 80);
        QCOMPARE(top(280), 63);
        QCOMPARE(image.pixelColor(280, 63), kRed);
        QVERIFY(distance(image.pixelColor(280, 80), kRed) < distance(image.pixelColor(255, 90), kRed));
        QCOMPARE(image.pixelColor(245, 98), Theme::light().disagree);
        QCOMPARE(image.pixelColor(255, 98), ground);
    }
}

void TestPainter::ribbonsHaveOneScale()
{
    TimelineScene scene = emptyScene();
    scene.ribbons = {{{200, 60, 40, 24}, 0, 0, std::vector<std::uint32_t>(40, 3), 3, {}},
                     {{200, 180, 40, 24}, 1, 1, std::vector<std::uint32_t>(40, 1'000), 1'000, {}}};
    const QImage image = painted(scene, options());
    QCOMPARE(image.pixelColor(220, 70), Theme::light().background);
    QVERIFY(image.pixelColor(220, 181) != Theme::light().background);
}

void TestPainter::textsInSvgStayTexts()
{
    const QByteArray svg = asSvg(fullScene(), options());
    QVERIFY(svg.count("<text") >= 7);
    for (const char* text : {"March 2024", "Arrest", "6 sources", "&gt;", ">17"}) {
        QVERIFY2(svg.contains(text), text);
    }
    QVERIFY(svg.contains("Attack &amp; &lt;b&gt;plot&lt;/b&gt;"));
    QVERIFY(!svg.contains("<image"));
    QVERIFY(svg.contains("linearGradient"));
}

void TestPainter::aRibbonInSvgIsRectangles()
{
    TimelineScene scene = emptyScene();
    scene.ribbons = {{{200, 60, 100, 40}, 0, 0, std::vector<std::uint32_t>(100, 5), 5, {}}};
    const QByteArray svg = asSvg(scene, options());
    QVERIFY(!svg.contains("<image"));
    QVERIFY(svg.contains(kRed.name().toUtf8()));
}

void TestPainter::aRelationIsDrawnBelowTheMarks()
{
    PaintOptions how = options();
    how.below = {{LineKind::Guide, 500, 46, 500, kHeight}, {LineKind::Relation, 300, 66, 500, 206}};
    const QImage with = painted(fullScene(), how);
    QCOMPARE(with.pixelColor(300, 66), kRed);
    QCOMPARE(with.pixelColor(500, 206), kBlue);
    const QImage without = painted(fullScene(), options());
    int changed = 0;
    for (int y = 80; y < 190; ++y) {
        bool here = false;
        for (int x = 290; x < 498; ++x) {
            here = here || distance(with.pixelColor(x, y), without.pixelColor(x, y)) > 100;
        }
        changed += here ? 1 : 0;
    }
    QVERIFY2(changed > 90, qPrintable(QString::number(changed)));
}

void TestPainter::aLabelKeepsClearOfACurveBelowIt()
{
    // The label is of a text without ink, so that only what lies under it is seen.
    TimelineScene scene = emptyScene();
    scene.labels = {{{390, 100, 20, 16}, " ", "", 0, TextRole::Label}};
    PaintOptions how = options();
    how.below = {{LineKind::Relation, 400, 60, 400, 280}};
    const QImage image = painted(scene, how);
    const QColor paper = Theme::light().background;
    QVERIFY(distance(image.pixelColor(400, 108), paper) * 2 < distance(image.pixelColor(400, 130), paper));
}

void TestPainter::aBarThatGoesOnBeyondTheAreaHasNoEndThere()
{
    TimelineScene scene = emptyScene();
    scene.width = kWidth - 10;
    scene.marks = {{MarkKind::Span, {100, 60, kWidth - 110, 14}, 0, 0, 0, 0},
                   {MarkKind::Span, {200, 90, 100, 14}, 0, 0, 0, 1}};
    PaintOptions how = options();
    how.view = QSizeF(kWidth, kHeight);
    const QImage image = painted(scene, how);
    const QColor middle = image.pixelColor(350, 67);
    QCOMPARE(image.pixelColor(101, 67), middle);
    QCOMPARE(image.pixelColor(kWidth - 12, 67), middle);
    QCOMPARE(image.pixelColor(kWidth - 1, 67), middle);
    QCOMPARE(image.pixelColor(201, 97), kRed);
    QCOMPARE(image.pixelColor(299, 97), kRed);
    QVERIFY(image.pixelColor(250, 97) != kRed);
}

void TestPainter::theSelectedMarkGetsARingAroundIt()
{
    const TimelineScene scene = fullScene();
    QImage image = painted(scene, options());
    const QImage before = image;
    QPainter painter(&image);
    paintOverlay(painter, scene, Theme::light(), options(), {std::nullopt, EventRow{1}});
    painter.end();
    QCOMPARE(image.pixelColor(500, 206), kBlue);
    QVERIFY(distance(image.pixelColor(500, 206 - 10), Theme::light().accent) < 40);
    QVERIFY(distance(image.pixelColor(500 + 9, 206), Theme::light().accent) < 40);
    QCOMPARE(image.copy(0, 0, 480, kHeight), before.copy(0, 0, 480, kHeight));
}

void TestPainter::theMarkOfAnEventInAClusterIsTheCluster()
{
    TimelineScene scene = fullScene();
    scene.clustered = {7, 8, 9};
    scene.marks.back().count = 3;
    QCOMPARE(markOf(scene, 8), &scene.marks.back());
    QCOMPARE(markOf(scene, 0)->kind, MarkKind::Moment);
    QCOMPARE(markOf(scene, 99), nullptr);
}

void TestPainter::elidedTextFitsItsRoom_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("latin") << QStringLiteral("US Embassy warns of concerts and crowds");
    QTest::newRow("accents") << QStringLiteral("Óscar Ruíz — «déjà vu» in Çanakkale");
    QTest::newRow("cyrillic") << QStringLiteral("Нападение на Крокус Сити Холл");
    QTest::newRow("arabic") << QStringLiteral("الهجوم على قاعة كروكوس سيتي");
    QTest::newRow("emoji") << QStringLiteral("👩‍👩‍👧‍👦 family 🇷🇺 flag 👍🏽 thumb");
}

void TestPainter::elidedTextFitsItsRoom()
{
    QFETCH(QString, text);
    const QtTextMeasure measure(Theme::light());
    const std::string utf8 = text.toStdString();
    const double whole = measure.width(utf8, TextRole::Label);
    QCOMPARE(measure.elided(utf8, TextRole::Label, whole), utf8);
    QCOMPARE(measure.elided(utf8, TextRole::Label, 1), std::string());
    for (double width = 14; width < whole; width += 3.5) {
        const std::string cut = measure.elided(utf8, TextRole::Label, width);
        QVERIFY(measure.width(cut, TextRole::Label) <= width);
        QVERIFY(QString::fromStdString(cut).endsWith(QChar(0x2026)));
        QVERIFY(text.startsWith(QString::fromStdString(cut).chopped(1)));
    }
}

void TestPainter::aTextIsElidedAlikeWhateverWasAskedBefore()
{
    const QtTextMeasure asked(Theme::light());
    const std::string text = "US Embassy warns of concerts, crowds and avalanches";
    const double whole = asked.width(text, TextRole::Label);
    for (const double step : {-7.5, 3.0, 0.5}) {
        for (double width = step < 0 ? whole : 10; width > 9 && width <= whole; width += step) {
            const QtTextMeasure fresh(Theme::light());
            QCOMPARE(asked.elided(text, TextRole::Label, width), fresh.elided(text, TextRole::Label, width));
        }
    }
}

void TestPainter::widthsDependOnTheThemeAlone()
{
    const QtTextMeasure light(Theme::light());
    const QtTextMeasure print(Theme::print());
    const std::string text = "Crocus City Hall attack";
    QCOMPARE(light.width(text, TextRole::Label), print.width(text, TextRole::Label));
    QCOMPARE(light.width("", TextRole::Label), 0.0);
    QVERIFY(light.width(text, TextRole::LabelStrong) > light.width(text, TextRole::LabelSecond));
}

QTEST_MAIN(TestPainter)
#include "tst_painter.moc"
