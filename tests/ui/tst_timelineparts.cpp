#include "ui/timeline/edgepull.h"
#include "ui/timeline/framecounter.h"
#include "ui/timeline/motion.h"
#include "ui/timeline/paintcache.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <random>
#include <string>
#include <vector>

using namespace dateline;

class TestTimelineParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEdgePullsTheFasterTheNearerItIs();
    void aViewIsPulledUntilItIsLetGo();
    void whatComesWithinAFrameIsDoneOnce();
    void theTimesOfFramesAreOfTheLastOnes();
    void aTextIsDrawnOnceAndKeptWithinBounds();
    void thePictureOfATextHoldsAllOfIt();
};

void TestTimelineParts::anEdgePullsTheFasterTheNearerItIs()
{
    const QRectF view(100, 46, 800, 500);
    QCOMPARE(EdgePull::speed({500, 300}, view), QPointF(0, 0));
    const QPointF inside = EdgePull::speed({880, 300}, view);
    const QPointF beyond = EdgePull::speed({920, 300}, view);
    QVERIFY(inside.x() > 0 && beyond.x() > inside.x());
    QCOMPARE(inside.y(), 0.0);
    QVERIFY(EdgePull::speed({105, 540}, view).x() < 0);
    QVERIFY(EdgePull::speed({105, 540}, view).y() > 0);
}

void TestTimelineParts::aViewIsPulledUntilItIsLetGo()
{
    EdgePull pull;
    QSignalSpy pulled(&pull, &EdgePull::pulled);
    pull.hold({400, 300}, {0, 0, 800, 600});
    QVERIFY(!pull.isPulling());
    pull.hold({795, 300}, {0, 0, 800, 600});
    QTRY_VERIFY(pulled.size() >= 3);
    QVERIFY(pulled.last().front().toPointF().x() > 0);
    pull.letGo();
    pulled.clear();
    QTest::qWait(50);
    QCOMPARE(pulled.size(), 0);
}

void TestTimelineParts::whatComesWithinAFrameIsDoneOnce()
{
    FramePacer pacer;
    QSignalSpy due(&pacer, &FramePacer::due);
    pacer.ask();
    QCOMPARE(due.size(), 1);
    for (int i = 0; i < 100; ++i) {
        pacer.ask();
    }
    QVERIFY(due.size() <= 2);
    QTRY_COMPARE(due.size(), 2);
    pacer.ask();
    pacer.flush();
    const auto done = due.size();
    pacer.flush();
    QTest::qWait(40);
    QCOMPARE(due.size(), done);
}

void TestTimelineParts::theTimesOfFramesAreOfTheLastOnes()
{
    FrameCounter counter;
    QCOMPARE(counter.times().worst, 0.0);
    for (int i = 0; i < 300; ++i) {
        counter.add(i < 60 ? 500 : i); // the first ones are forgotten
    }
    const FrameCounter::Times times = counter.times();
    QCOMPARE(times.last, 299.0);
    QCOMPARE(times.worst, 299.0);
    QVERIFY(std::abs(times.median - 179.5) <= 1);
    QVERIFY(std::abs(times.p95 - 287) <= 1);
}

void TestTimelineParts::aTextIsDrawnOnceAndKeptWithinBounds()
{
    PaintCache cache;
    cache.setScale(1);
    cache.faces(Theme::light());
    const qint64 key = cache.text("Attack", TextRole::Label, Qt::black).picture.cacheKey();
    QCOMPARE(cache.text("Attack", TextRole::Label, Qt::black).picture.cacheKey(), key);
    QVERIFY(cache.text("Attack", TextRole::Label, Qt::red).picture.cacheKey() != key);
    QVERIFY(cache.text("Attack", TextRole::LabelStrong, Qt::black).picture.cacheKey() != key);
    const std::string longText(300, 'x');
    for (int i = 0; i < 700; ++i) {
        cache.text(longText + std::to_string(i), TextRole::Label, Qt::black);
        QVERIFY(cache.bytes() < (std::size_t{60} << 20));
    }
    QVERIFY(cache.text("Attack", TextRole::Label, Qt::black).picture.cacheKey() != key);
}

void TestTimelineParts::thePictureOfATextHoldsAllOfIt()
{
    for (const double scale : {1.0, 2.0}) {
        PaintCache cache;
        cache.setScale(scale);
        const std::vector<TextFace>& faces = cache.faces(Theme::light());
        for (const std::string text : {"Attack", "Ågj|_", ".", "fjord", "  ", "‘Évora’ …"}) {
            for (const TextRole role : {TextRole::Label, TextRole::LaneName, TextRole::NoteNumber}) {
                const QPointF origin(40, 40);
                QImage drawn(400, 160, QImage::Format_ARGB32_Premultiplied);
                drawn.setDevicePixelRatio(scale);
                drawn.fill(Qt::transparent);
                QImage fromCache = drawn;
                QPainter painter(&drawn);
                painter.setFont(faces[static_cast<std::size_t>(role)].font);
                painter.setPen(Qt::black);
                painter.drawText(origin, toQt(text));
                painter.end();
                painter.begin(&fromCache);
                const PaintCache::Text& known = cache.text(text, role, Qt::black);
                painter.drawPixmap(origin + known.corner, known.picture);
                painter.end();
                QVERIFY2(fromCache == drawn, text.c_str());
            }
        }
    }
}

QTEST_MAIN(TestTimelineParts)
#include "tst_timelineparts.moc"
