#include "core/time/datereading.h"
#include "core/timeline/sceneaxis.h"
#include "core/timeline/timescale.h"

#include "tests/support/fakemeasure.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <random>
#include <set>

using namespace dateline;

/// The labels of the axis, from ten billion years to a second, at any width and in any age.
class TestAxisLabels : public QObject
{
    Q_OBJECT

private slots:
    void aLabelSaysWhereItStands();
    void stepsAreThoseThatPeopleCountBy();
    void labelsStandApartAndThereAreEnough();
    void deepTimeIsToldInFewWords_data();
    void deepTimeIsToldInFewWords();
};

namespace {

constexpr double kYear = 365.2425 * 86'400;

/// Ranges of all lengths alike, about the years of people and about deep time.
class RandomRanges
{
public:
    VisibleRange next()
    {
        const auto about = std::array{2024.0, 1.0, -43.0, -9999.0, -66e6, -13.8e9}[generator_() % 6];
        const auto middle = (about - 1970) * kYear + share(-0.4, 0.4) * std::abs(about) * kYear;
        // A double tells apart seconds of our era, and days of the first stars'.
        const auto length = std::max(std::pow(10.0, share(0.8, 17.4)), std::abs(middle) * 1e-12);
        return {std::clamp(middle - length / 2, -kReach, kReach), std::clamp(middle + length / 2, -kReach, kReach)};
    }
    double share(double from, double to) { return std::uniform_real_distribution<double>(from, to)(generator_); }

private:
    static constexpr double kReach = 2e10 * kYear;
    std::mt19937_64 generator_{61};
};

/// The year that a label names: "AD 1", "44 BC", "12,000 BC", "13.8 billion years ago"; nothing if it names none.
std::optional<std::int64_t> yearOf(const std::string& label)
{
    QString text = QString::fromStdString(label);
    text.remove(',');
    const auto words = text.split(' ');
    const auto hasEra = words.front() == "AD";
    bool isNumber = false;
    const auto number = words.value(hasEra ? 1 : 0).toDouble(&isNumber);
    const auto rest = words.mid(hasEra ? 2 : 1).join(' ');
    auto scale = 1.0;
    if (rest.startsWith("billion"))
        scale = 1e9;
    else if (rest.startsWith("million"))
        scale = 1e6;
    if (!isNumber)
        return std::nullopt;
    const auto years = std::llround(number * scale);
    return rest.endsWith("BC") || rest.endsWith("ago") ? 1 - years : years;
}

const Tick* majorOver(const Axis& axis, const Tick& tick)
{
    for (const auto& major : axis.major)
        if (major.seconds <= tick.seconds && tick.seconds < major.end)
            return &major;
    return nullptr;
}

/// What the label says, together with the one of the upper line that it stands under.
std::string saidBy(const Axis& axis, const Tick& tick)
{
    const auto* major = majorOver(axis, tick);
    if (major == nullptr)
        return tick.label;
    const auto isTime = tick.label.find(':') != std::string::npos;
    return isTime ? major->label + " " + tick.label : tick.label + " " + major->label;
}

/// Whether the second is that with which what the label says begins.
bool isTrue(const Axis& axis, const Tick& tick)
{
    const auto isYear = tick.seconds == secondsFromCivil(civilFromSeconds(tick.seconds).year, 1, 1) &&
                        tick.end == secondsFromCivil(civilFromSeconds(tick.seconds).year + 1, 1, 1);
    if (isYear)
        return yearOf(tick.label) == civilFromSeconds(tick.seconds).year;
    if (std::abs(civilFromSeconds(tick.seconds).year) > 9998)
        return true; // EDTF has no months of such years to read it as
    const auto reading = readDate(saidBy(axis, tick));
    return reading.date && reading.date->bounds().earliest == tick.seconds;
}

/// What is added from one label to the next, in the unit that both begin; nothing about the turn of the era, where
/// steps of years go from 100 BC to AD 1, and from the last day of a month to the first.
std::optional<std::int64_t> stepBetween(const Tick& tick, const Tick& next)
{
    const auto a = civilFromSeconds(tick.seconds);
    const auto b = civilFromSeconds(next.seconds);
    if (tick.end == tick.seconds)
        return next.seconds - tick.seconds;
    if (tick.end - tick.seconds == kSecondsPerDay)
        return a.month == b.month ? std::optional((b.day - a.day) * kSecondsPerDay) : std::nullopt;
    if (tick.end - tick.seconds < 32 * kSecondsPerDay)
        return 100 * kSecondsPerDay * (12 * (b.year - a.year) + b.month - a.month); // no unit has as many seconds
    if (a.year <= 1 && b.year >= 1)
        return std::nullopt;
    return -(b.year - a.year);
}

bool isCounted(std::int64_t step)
{
    static const std::set<std::int64_t> known = [] {
        std::set<std::int64_t> steps;
        for (const auto seconds : {1, 2, 5, 10, 15, 30})
            steps.insert({seconds, seconds * 60});
        for (const auto hours : {1, 2, 3, 6, 12})
            steps.insert(hours * 3600);
        for (const auto days : {1, 2, 7, 14})
            steps.insert(days * kSecondsPerDay);
        for (const auto months : {1, 3, 6})
            steps.insert(months * 100 * kSecondsPerDay);
        for (std::int64_t power = 1; power < kMaxYear; power *= 10)
            steps.insert({-power, -2 * power, -5 * power});
        return steps;
    }();
    return known.count(step) == 1;
}

/// The scene of nothing but an axis.
TimelineScene axisOf(const VisibleRange& range, double width)
{
    TimelineScene scene;
    scene.width = width;
    scene.height = 400;
    scene.axisHeight = 46;
    layout::addAxis(scene, {range, 0, width}, FakeMeasure());
    return scene;
}

} // namespace

void TestAxisLabels::aLabelSaysWhereItStands()
{
    RandomRanges ranges;
    for (auto i = 0; i < 5'000; ++i) {
        const TimeScale scale{ranges.next(), 0, ranges.share(200, 3000)};
        const auto axis = axisTicks(scale, ranges.share(30, 120));
        for (const auto& tick : axis.minor)
            QVERIFY2(isTrue(axis, tick), (saidBy(axis, tick) + " at " + formatIso(tick.seconds)).c_str());
    }
}

void TestAxisLabels::stepsAreThoseThatPeopleCountBy()
{
    RandomRanges ranges;
    for (auto i = 0; i < 5'000; ++i) {
        const TimeScale scale{ranges.next(), 0, ranges.share(200, 3000)};
        const auto axis = axisTicks(scale, ranges.share(30, 120));
        std::set<std::int64_t> steps;
        for (std::size_t n = 1; n < axis.minor.size(); ++n) {
            const auto step = stepBetween(axis.minor[n - 1], axis.minor[n]);
            if (!step)
                continue;
            QVERIFY2(isCounted(*step), (axis.minor[n - 1].label + " to " + axis.minor[n].label).c_str());
            steps.insert(*step);
        }
        QVERIFY2(steps.size() <= 1, axis.minor.empty() ? "" : axis.minor.front().label.c_str());
    }
}

void TestAxisLabels::labelsStandApartAndThereAreEnough()
{
    RandomRanges ranges;
    for (auto i = 0; i < 5'000; ++i) {
        const auto width = ranges.share(120, 3000);
        const auto range = ranges.next();
        const auto scene = axisOf(range, width);
        std::array<double, 2> rightmost{-1, -1};
        auto minors = 0;
        for (const auto& label : scene.axis) {
            auto& right = rightmost[label.major ? 0 : 1];
            QVERIFY2(label.box.x > right, label.text.c_str());
            QVERIFY2(label.box.x >= 0 && label.box.right() <= width, label.text.c_str());
            right = label.box.right();
            minors += label.major ? 0 : 1;
        }
        const auto says = std::to_string(minors) + " labels on " + std::to_string(width) + " px for " +
                          std::to_string((range.end - range.start) / kYear) + " years about " +
                          std::to_string(range.start / kYear + 1970);
        QVERIFY2(minors >= (width >= 800 ? 2 : width >= 400 ? 1 : 0), says.c_str());
    }
}

void TestAxisLabels::deepTimeIsToldInFewWords_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<QString>("labels");
    QTest::newRow("since the beginning") << -13.9e9 << 1e8 << "10 billion years ago | 5 billion years ago";
    QTest::newRow("since the dinosaurs") << -7e7 << 1e6
                                         << "60 million years ago | 40 million years ago | 20 million years ago";
    QTest::newRow("young galaxies") << -1.124e10 << -1.12e10 << "11.22 billion years ago";
    QTest::newRow("ice ages") << -2.2e6 << 3e5 << "1 million years ago | AD 1";
    QTest::newRow("a step below deep time")
        << -130'000.0 << -20'000.0 << "120,000 BC | 100,000 BC | 80,000 BC | 60,000 BC | 40,000 BC";
    QTest::newRow("all that can be shown") << -1e10 << 1e10 << "5 billion years ago | AD 1 | AD 5 billion";
}

void TestAxisLabels::deepTimeIsToldInFewWords()
{
    QFETCH(const double, from);
    QFETCH(const double, to);
    QFETCH(const QString, labels);
    QStringList texts;
    for (const auto& label : axisOf({(from - 1970) * kYear, (to - 1970) * kYear}, 640).axis)
        texts << QString::fromStdString(label.text);
    QCOMPARE(texts.join(" | "), labels);
}

QTEST_APPLESS_MAIN(TestAxisLabels)
#include "tst_axislabels.moc"
