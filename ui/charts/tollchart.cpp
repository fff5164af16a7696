#include "ui/charts/tollchart.h"

#include "core/timeline/eventorder.h"

#include "ui/charts/chartstyle.h"
#include "ui/models/handon.h"

#include <QToolTip>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dateline {

namespace {

constexpr std::size_t kRowsAtMost = 7;
constexpr int kTitleWidth = 190;

std::vector<TollPoint> pointsOf(const EventDetails& details, std::string_view property)
{
    std::vector<TollPoint> points;
    for (const ResolvedProperty& resolved : details.properties) {
        if (resolved.property != property) {
            continue;
        }
        for (const StatedValue& value : resolved.values) {
            const auto* quantity = std::get_if<Quantity>(&value.value);
            if (!quantity || !quantity->of.empty()) {
                continue;
            }
            TollPoint point{details.key, *quantity, {}, {}, {}};
            for (const std::size_t position : value.claims) {
                const Claim& claim = details.event.claims[position];
                if (claim.stance == Stance::Denies) {
                    continue;
                }
                if (point.claim.empty()) {
                    point.claim = claim.id;
                    point.passage = claim.passages.empty() ? std::string() : claim.passages.front();
                }
                if (std::find(point.sources.begin(), point.sources.end(), claim.source) == point.sources.end()) {
                    point.sources.push_back(claim.source);
                }
            }
            if (!point.sources.empty()) {
                points.push_back(std::move(point));
            }
        }
    }
    return points;
}

} // namespace

std::vector<EventKey> eventsWithTolls(const CaseFile& file)
{
    std::vector<EventKey> keys;
    for (const std::string_view property : {"deaths", "injured"}) {
        const auto found = file.eventsWithAmount(property).value_or(std::vector<EventKey>{});
        keys.insert(keys.end(), found.begin(), found.end());
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

std::vector<TollRow> tollRows(Workspace& workspace, const std::vector<EventKey>& withTolls, std::size_t most)
{
    const EventIndex& index = workspace.index();
    const VisibleRange& range = workspace.range();
    std::vector<TollRow> tolls;
    const auto add = [&](EventRow row) {
        const auto details = workspace.caseFile().event(index.key[row]);
        if (!details) {
            return;
        }
        TollRow toll{row, index.key[row], qs(details->event.title), pointsOf(*details, "deaths"),
                     pointsOf(*details, "injured")};
        if (!toll.deaths.empty() || !toll.injured.empty()) {
            tolls.push_back(std::move(toll));
        }
    };
    // The few that are shown are found before most of a large case was looked at.
    for (const Importance importance : {Importance::Core, Importance::Major, Importance::Minor}) {
        if (withTolls.empty() || tolls.size() >= most) {
            break;
        }
        forEachInOrder(index, workspace.shown(), [&](EventRow row) {
            const TimeExtent& extent = index.extent[row];
            if (tolls.size() < most && index.importance[row] == importance &&
                static_cast<double>(extent.earliest) < range.end && static_cast<double>(extent.latest) > range.start &&
                std::binary_search(withTolls.begin(), withTolls.end(), index.key[row])) {
                add(row);
            }
        });
    }
    std::sort(tolls.begin(), tolls.end(),
              [&](const TollRow& a, const TollRow& b) { return comesBefore(index, a.row, b.row); });
    return tolls;
}

TollChart::TollChart(Workspace& workspace, QWidget* parent)
    : LinkedChart(workspace, tr("Dead and injured, by event and source"), parent)
{
}

QScatterSeries* TollChart::addSeries(const QString& name, std::vector<TollPoint> TollRow::*points, bool hollow,
                                     double lift)
{
    const Theme& theme = workspace_.theme();
    auto* series = new QScatterSeries;
    series->setName(name);
    series->setMarkerShape(hollow ? QScatterSeries::MarkerShapeRectangle : QScatterSeries::MarkerShapeCircle);
    series->setMarkerSize(9);
    series->setColor(hollow ? theme.panel : theme.disagree);
    series->setBorderColor(hollow ? theme.accent : theme.disagree);
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        for (const TollPoint& point : rows_[row].*points) {
            // The first event stands at the top, as in the timeline's order of reading.
            series->append(point.quantity.amount, static_cast<double>(rows_.size() - row) - 0.5 + lift);
        }
    }
    const auto pointAt = [this, points](const QPointF& where) -> const TollPoint* {
        const auto row = static_cast<std::size_t>(static_cast<double>(rows_.size()) - std::floor(where.y()) - 1);
        if (row < rows_.size()) {
            for (const TollPoint& point : rows_[row].*points) {
                if (std::abs(point.quantity.amount - where.x()) < 1e-6) {
                    return &point;
                }
            }
        }
        return nullptr;
    };
    connect(series, &QScatterSeries::clicked, this, [this, pointAt](const QPointF& where) {
        if (const TollPoint* point = pointAt(where)) {
            openPoint(TollPoint(*point));
        }
    });
    connect(series, &QScatterSeries::hovered, this, [this, pointAt, name](const QPointF& where, bool on) {
        const TollPoint* point = on ? pointAt(where) : nullptr;
        if (!point) {
            QToolTip::hideText();
            return;
        }
        QStringList sources;
        for (const std::string& source : point->sources) {
            sources << tr("%1 %2").arg(workspace_.sourceNumber(source)).arg(workspace_.sourceName(source));
        }
        const QString text =
            tr("%1: %2\n%3").arg(name, qs(inWords(point->quantity)), sources.join(QStringLiteral(", ")));
        QToolTip::showText(QCursor::pos(), Qt::convertFromPlainText(text), view_);
    });
    chart_->addSeries(series);
    return series;
}

void TollChart::rebuild()
{
    const Theme& theme = workspace_.theme();
    if (!isCurrent_ && workspace_.hasCase()) {
        isCurrent_ = true;
        findTolls();
    }
    rows_ = workspace_.hasCase() ? tollRows(workspace_, withTolls_, kRowsAtMost) : std::vector<TollRow>{};
    resetChart(*chart_, theme,
               rows_.empty() ? tr("No toll is stated in this range")
                             : tr("Dead and injured, as each source counts them"));
    chart_->legend()->setVisible(!rows_.empty());
    if (rows_.empty()) {
        return;
    }
    double highest = 10;
    for (const TollRow& row : rows_) {
        for (const auto* points : {&row.deaths, &row.injured}) {
            for (const TollPoint& point : *points) {
                highest = std::max(highest, point.quantity.amount);
            }
        }
    }
    auto* count = new QValueAxis;
    count->setRange(0, highest * 1.06);
    count->setLabelFormat(QStringLiteral("%d"));
    count->applyNiceNumbers();
    auto* events = new QCategoryAxis;
    events->setRange(0, static_cast<double>(rows_.size()));
    events->setLabelsPosition(QCategoryAxis::AxisLabelsPositionCenter);
    const QFontMetrics metrics(theme.sans(11));
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const TollRow& row = rows_[rows_.size() - 1 - i];
        QString title = metrics.elidedText(row.title, Qt::ElideRight, kTitleWidth);
        while (events->categoriesLabels().contains(title)) {
            title += QChar(0x200B);
        }
        events->append(title, static_cast<double>(i + 1));
    }
    QScatterSeries* deaths = addSeries(tr("Dead"), &TollRow::deaths, false, 0.12);
    addAxes(*chart_, *deaths, *count, *events, theme);
    QScatterSeries* injured = addSeries(tr("Injured"), &TollRow::injured, true, -0.18);
    injured->attachAxis(count);
    injured->attachAxis(events);
    count->setGridLineVisible(true);
}

void TollChart::forgetCase()
{
    finding_.stop();
    isCurrent_ = false;
}

/// Of a large case in the background; those of before stand until then.
void TollChart::findTolls()
{
    const CaseFile& open = workspace_.caseFile();
    if (std::exchange(path_, open.path()) != open.path()) {
        withTolls_.clear();
    }
    if (!open.openState().isLarge || open.path().empty()) {
        withTolls_ = eventsWithTolls(open);
        return;
    }
    finding_.start([this, path = open.path()](const std::stop_token& stop) {
        auto file = CaseFile::open(path, OpenMode::ReadOnly);
        if (file) {
            file->giveUpWhen([stop] { return stop.stop_requested(); }); // the window waits for it when it opens another
        }
        auto found = file ? eventsWithTolls(*file) : std::vector<EventKey>();
        handOn(*this, stop, std::move(found), [this](std::vector<EventKey> keys) {
            withTolls_ = std::move(keys);
            renew();
        });
    });
}

void TollChart::openPoint(const TollPoint& point)
{
    workspace_.selectKey(point.event);
    if (!point.passage.empty() && !point.sources.empty()) {
        workspace_.openPassage(point.sources.front(), point.passage);
    }
}

} // namespace dateline
