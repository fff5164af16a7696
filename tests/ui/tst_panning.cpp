#include "core/timeline/scenebuilder.h"

#include "tests/support/bigcase.h"
#include "ui/timeline/painter.h"
#include "ui/timeline/textmeasure.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <random>

using namespace dateline;

namespace {

constexpr int kWidth = 900;
constexpr int kHeight = 500;

/// Builds and paints frames of a case, and remembers what the timeline's widget would.
class Frames
{
public:
    Frames(const test::BigCase& big, const EventIndex& index, const Theme& theme, double scale)
        : index_(index), theme_(theme), scale_(scale), measure_(theme), builder_(index, measure_),
          palette_(MarkPalette::of(index, theme))
    {
        options_.shown = EventSet(index.size(), true);
        options_.width = kWidth;
        options_.height = kHeight - options_.axisHeight;
        options_.title = [&](EventRow row) {
            return big.title(index.key[row]);
        };
        options_.second = [&](EventRow row) {
            return std::to_string(index.sources.at(row).size()) + " sources";
        };
    }

    QImage at(const VisibleRange& range)
    {
        options_.range = range;
        const TimelineScene scene = builder_.build(options_);
        QImage image((QSizeF(kWidth, kHeight) * scale_).toSize(), QImage::Format_RGB32);
        image.setDevicePixelRatio(scale_);
        image.fill(Qt::black);
        QPainter painter(&image);
        PaintOptions options;
        options.marks = palette_;
        options.view = QSizeF(kWidth, kHeight);
        options.cache = &cache_;
        paint(painter, scene, theme_, options);
        return image;
    }

private:
    const EventIndex& index_;
    const Theme& theme_;
    double scale_;
    QtTextMeasure measure_;
    SceneBuilder builder_;
    SceneOptions options_;
    MarkPalette palette_;
    PaintCache cache_;
};

} // namespace

class TestPanning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFrameIsAsIfItWereTheFirst_data();
    void aFrameIsAsIfItWereTheFirst();
};

void TestPanning::aFrameIsAsIfItWereTheFirst_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<double>("share"); // of all of time
    QTest::addColumn<double>("scale");
    QTest::newRow("density") << 5000 << 1.0 << 1.0;
    QTest::newRow("marks and ribbons") << 5000 << 0.04 << 1.0;
    QTest::newRow("marks") << 5000 << 0.003 << 1.0;
    QTest::newRow("marks on a fine screen") << 5000 << 0.003 << 1.5;
    QTest::newRow("a small case") << 400 << 0.05 << 2.0;
}

/// However it was come to: nothing that is remembered of the frames before shows in a picture.
void TestPanning::aFrameIsAsIfItWereTheFirst()
{
    QFETCH(int, events);
    QFETCH(double, share);
    QFETCH(double, scale);
    const test::BigCase big(static_cast<std::size_t>(events));
    const EventIndex index = big.index();
    const Theme theme = Theme::light();
    const VisibleRange whole = wholeRange(index, EventSet(index.size(), true));
    const double length = whole.length() * share;
    const double middle = whole.start + whole.length() * 0.4;
    VisibleRange range{middle - length / 2, middle + length / 2};

    Frames frames(big, index, theme, scale);
    std::mt19937 generator(11);
    std::uniform_real_distribution<double> pixels(-60, 90);
    for (int step = 0; step < 25; ++step) {
        frames.at(range);
        range = panned(range, range.length() / kWidth * (step % 5 == 0 ? 700 : pixels(generator)));
        const QImage shown = frames.at(range);
        QCOMPARE(shown, Frames(big, index, theme, scale).at(range));
    }
}

QTEST_MAIN(TestPanning)
#include "tst_panning.moc"
