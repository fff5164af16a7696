#include "ui/timeline/overview.h"

#include "core/timeline/eventorder.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dateline {

namespace {

constexpr double kMargin = 24;
constexpr double kTop = 10;
constexpr double kLabelRoom = 26;
constexpr double kNarrowestBar = 9;
constexpr double kNarrowestBrush = 10;
constexpr double kEdge = 5; // how near to an edge takes hold of it
constexpr double kLabelSpacing = 64;
constexpr double kKeyStep = 0.1; // of the range
constexpr double kKeyZoom = 1.5;

QColor faded(QColor color, float alpha)
{
    color.setAlphaF(alpha);
    return color;
}

} // namespace

Overview::Overview(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), ofAll_(workspace.index())
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Overview of the whole case"));
    connect(&workspace_, &Workspace::caseChanged, this, &Overview::onCaseChanged);
    connect(&workspace_, &Workspace::edited, this, &Overview::onEdited);
    connect(&workspace_, &Workspace::filterChanged, this, &Overview::recount);
    connect(&workspace_, &Workspace::themeChanged, this, &Overview::onThemeChanged);
    connect(&workspace_, &Workspace::rangeChanged, this, [this] {
        setAccessibleDescription(tr("Showing %1").arg(qs(rangeInWords(workspace_.range()))));
        update();
    });
    onThemeChanged();
    setWhole();
    recount();
}

Overview::~Overview() = default;

/// The bars are counted once it is known what the filter leaves, which is told next.
void Overview::onCaseChanged()
{
    ofAll_ = WholeRange(workspace_.index());
    setWhole();
}

void Overview::onEdited()
{
    const IndexChange* change = workspace_.indexChange();
    if (!change) {
        return onCaseChanged();
    }
    ofAll_.follow(workspace_.index(), *change);
    setWhole();
}

void Overview::setWhole()
{
    grip_.reset();
    const EventIndex& index = workspace_.index();
    VisibleRange whole = index.events() == 0 ? VisibleRange{} : ofAll_.range();
    const auto isOpen = [&] {
        const TimeExtent& extent = index.extent[*EventOrder(index, everyEvent(index)).firstFrom({})];
        return extent.openStart() || extent.openEnd();
    };
    if (index.events() == 1 && !isOpen()) {
        constexpr double kAround = 15; // a bar from edge to edge would say nothing
        whole = zoomed(whole, 1 / kAround, whole.start / 2 + whole.end / 2);
    }
    if (whole != whole_) {
        whole_ = whole;
        strip_ = {};
    }
}

void Overview::onThemeChanged()
{
    measure_ = std::make_unique<QtTextMeasure>(workspace_.theme());
    strip_ = {};
    update();
}

void Overview::recount()
{
    OverviewBars bars = overviewBars(workspace_.index(), workspace_.shown(), whole_, timeScale().width, kNarrowestBar);
    if (bars != bars_) {
        bars_ = std::move(bars);
        strip_ = {};
    }
    if (strip_.isNull()) {
        update();
    }
}

TimeScale Overview::timeScale() const
{
    return {whole_, kMargin, std::max(width() - 2 * kMargin, 1.0)};
}

QRectF Overview::barArea() const
{
    return {kMargin, kTop, std::max(width() - 2 * kMargin, 1.0), std::max(height() - kTop - kLabelRoom, 1.0)};
}

QRectF Overview::brush() const
{
    if (whole_.length() <= 0) {
        return {};
    }
    const TimeScale scale = timeScale();
    // The range may lie beyond the case; the brush stays on the strip, at the edge where the range is.
    const double lowest = kMargin / 3;
    const double highest = width() - kMargin / 3;
    const double from = std::clamp(scale.x(workspace_.range().start), lowest, highest);
    const double to = std::clamp(scale.x(workspace_.range().end), lowest, highest);
    const double wide = std::max(to - from, kNarrowestBrush);
    const double left = std::clamp((from + to) / 2 - wide / 2, lowest, std::max(lowest, highest - wide));
    return {left, kTop - 6, wide, height() - kTop - kLabelRoom + 8};
}

void Overview::paintEvent(QPaintEvent*)
{
    if (strip_.isNull() || strip_.devicePixelRatio() != devicePixelRatioF()) {
        paintStrip();
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, strip_);
    if (whole_.length() > 0) {
        paintBrush(painter);
    }
}

/// What stays as it is while the brush moves.
void Overview::paintStrip()
{
    const double scale = devicePixelRatioF();
    strip_ = QPixmap((QSizeF(size()) * scale).toSize());
    strip_.setDevicePixelRatio(scale);
    strip_.fill(workspace_.theme().panel);
    QPainter painter(&strip_);
    painter.fillRect(0, 0, width(), 1, workspace_.theme().hairline);
    if (whole_.length() > 0) {
        paintBars(painter);
        paintLabels(painter);
    }
}

void Overview::paintBars(QPainter& painter) const
{
    const QColor accent = workspace_.theme().accent;
    const TimeScale scale = timeScale();
    const QRectF area = barArea();
    const auto bar = [&](std::size_t i, std::uint32_t count, const QColor& color) {
        if (count == 0) {
            return;
        }
        const double left = std::round(scale.x(double(bars_.edges[i])));
        const double right = std::max(std::round(scale.x(double(bars_.edges[i + 1]))) - 2, left + 1);
        const double high = std::max(2.0, std::round(area.height() * count / bars_.highest));
        painter.fillRect(QRectF(left, area.bottom() - high, right - left, high), color);
    };
    for (std::size_t i = 0; i < bars_.all.size(); ++i) {
        if (bars_.shown[i] < bars_.all[i]) {
            bar(i, bars_.all[i], faded(accent, 0.13F));
        }
        bar(i, bars_.shown[i], faded(accent, 0.42F));
    }
}

void Overview::paintLabels(QPainter& painter) const
{
    const Theme& theme = workspace_.theme();
    const Axis axis = axisTicks(timeScale(), kLabelSpacing);
    painter.setFont(theme.font(TextRole::AxisMinor));
    painter.setPen(theme.color(TextRole::AxisMinor));
    const double baseline =
        height() - kLabelRoom + 6 + (kLabelRoom - 6) / 2 + measure_->ascent(TextRole::AxisMinor) / 2 - 2;
    double free = 2;
    for (const Tick& tick : axis.minor) {
        // One line must do: where a larger unit begins, its name says more than "Jan" or "1".
        const auto major = std::find_if(axis.major.begin(), axis.major.end(),
                                        [&](const Tick& other) { return other.seconds == tick.seconds; });
        const std::string& label = major == axis.major.end() ? tick.label : major->label;
        const double wide = measure_->width(label, TextRole::AxisMinor);
        const double left = std::round(timeScale().x(double(tick.seconds)) - wide / 2);
        if (left >= free && left + wide <= width() - 2) {
            painter.drawText(QPointF(left, std::round(baseline)), qs(label));
            free = left + wide + 12;
        }
    }
}

void Overview::paintBrush(QPainter& painter) const
{
    const QColor accent = workspace_.theme().accent;
    const QRectF place = brush().toAlignedRect();
    painter.fillRect(place, faded(accent, 0.15F));
    const QColor edge = faded(accent, hasFocus() ? 1.0F : 0.45F);
    painter.fillRect(QRectF(place.left(), place.top(), 1, place.height()), edge);
    painter.fillRect(QRectF(place.right() - 1, place.top(), 1, place.height()), edge);
    if (hasFocus()) {
        painter.fillRect(QRectF(place.left(), place.top(), place.width(), 1), edge);
        painter.fillRect(QRectF(place.left(), place.bottom() - 1, place.width(), 1), edge);
    }
}

void Overview::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    strip_ = {};
    recount();
}

Overview::Part Overview::partAt(double x) const
{
    const QRectF place = brush();
    // A narrow brush keeps its middle for moving it: its edges are taken hold of from outside.
    const double inwards = std::min(kEdge, place.width() / 4);
    if (x < place.left() - kEdge || x > place.right() + kEdge) {
        return Part::Outside;
    }
    if (x < place.left() + inwards) {
        return Part::Left;
    }
    return x > place.right() - inwards ? Part::Right : Part::Inside;
}

void Overview::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && whole_.length() > 0) {
        const double x = event->position().x();
        grip_ = Grip{partAt(x), x, workspace_.range(), false};
    }
}

void Overview::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    if (grip_ && (event->buttons() & Qt::LeftButton)) {
        grip_->moved = grip_->moved || std::abs(x - grip_->x) >= 3;
        if (grip_->moved) {
            dragTo(x);
        }
        return;
    }
    const Part part = whole_.length() > 0 ? partAt(x) : Part::Outside;
    const bool edge = part == Part::Left || part == Part::Right;
    setCursor(edge ? Qt::SizeHorCursor : part == Part::Inside ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void Overview::dragTo(double x)
{
    const TimeScale scale = timeScale();
    const double seconds = (x - grip_->x) * scale.secondsPerPixel();
    VisibleRange range = grip_->range;
    switch (grip_->part) {
    case Part::Inside:
        range = panned(range, seconds);
        break;
    case Part::Left:
        range.start = std::min(range.start + seconds, range.end - kShortestRange);
        break;
    case Part::Right:
        range.end = std::max(range.end + seconds, range.start + kShortestRange);
        break;
    case Part::Outside:
        range.start = scale.seconds(std::min(grip_->x, x));
        range.end = std::max(scale.seconds(std::max(grip_->x, x)), range.start + kShortestRange);
        break;
    }
    workspace_.setRange(range);
}

void Overview::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && grip_) {
        const bool clickedBeside = grip_->part == Part::Outside && !grip_->moved;
        grip_.reset();
        if (clickedBeside) {
            centreOn(timeScale().seconds(event->position().x()));
        }
    }
}

void Overview::centreOn(double seconds)
{
    const VisibleRange& range = workspace_.range();
    workspace_.setRange(panned(range, seconds - (range.start / 2 + range.end / 2)));
}

void Overview::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        grip_.reset();
        workspace_.showAll();
    }
}

void Overview::wheelEvent(QWheelEvent* event)
{
    event->accept();
    const VisibleRange& range = workspace_.range();
    const double notches = double(event->angleDelta().y()) / 120;
    if (notches != 0 && range.length() > 0) {
        workspace_.setRange(zoomed(range, std::pow(1.25, notches), range.start / 2 + range.end / 2));
    }
}

void Overview::keyPressEvent(QKeyEvent* event)
{
    VisibleRange range = workspace_.range();
    const double centre = range.start / 2 + range.end / 2;
    const double step = range.length() * kKeyStep * (event->key() == Qt::Key_Left ? -1 : 1);
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        return QWidget::keyPressEvent(event);
    }
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (event->modifiers().testFlag(Qt::ShiftModifier)) {
            range.end = std::max(range.end + step, range.start + kShortestRange);
            return workspace_.setRange(range);
        }
        return workspace_.setRange(panned(range, step));
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return workspace_.setRange(zoomed(range, kKeyZoom, centre));
    case Qt::Key_Minus:
        return workspace_.setRange(zoomed(range, 1 / kKeyZoom, centre));
    case Qt::Key_Home:
        return workspace_.showAll();
    case Qt::Key_0:
        return workspace_.showStory();
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace dateline
