#include "ui/dates/yearstrip.h"

#include "core/time/words.h"

#include <QLinearGradient>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr int kStripHeight = 14;
constexpr double kLeastWidth = 3;
constexpr std::int64_t kMostCells = 20;
constexpr std::int64_t kYearsBeyond = 3;
constexpr std::int64_t kRoundLabels =
    10'000; ///< a strip of so many years and more has its end labelled by a round year

/// A date whose year is wholly unknown is drawn in a leap year, which has all days.
std::optional<EdtfDate> inAnyYear(const EdtfDate& date)
{
    std::string text = date.format();
    if (text.find("XXXX-") == std::string::npos) {
        return std::nullopt;
    }
    for (auto at = text.find("XXXX"); at != std::string::npos; at = text.find("XXXX")) {
        text.replace(at, 4, "2000");
    }
    const auto placed = EdtfDate::parse(text);
    return placed ? std::optional<EdtfDate>(*placed) : std::nullopt;
}

std::int64_t yearOf(std::int64_t second)
{
    return civilFromSeconds(second).year;
}

std::int64_t floorTo(std::int64_t year, std::int64_t unit)
{
    const std::int64_t rest = year % unit;
    return year - (rest < 0 ? rest + unit : rest);
}

/// Years that the strip must show: of all ends that are not open, and some on the open side, so that one sees it go on.
std::pair<std::int64_t, std::int64_t> yearsOf(const TimeExtent& extent)
{
    const std::int64_t first = extent.openStart() ? extent.latest - 1 : extent.earliest;
    const std::int64_t last = extent.openEnd() ? extent.earliest : extent.latest - 1;
    return {yearOf(first) - (extent.openStart() ? kYearsBeyond : 0),
            yearOf(std::max(first, last)) + (extent.openEnd() ? kYearsBeyond : 0)};
}

/// Chooses the cells: months of one year or two, else years, decades and so on from a round year to a round year.
void chooseFrame(YearStripLayout& layout, std::int64_t first, std::int64_t last)
{
    layout.months = last - first < 2;
    if (layout.months) {
        layout.firstYear = first;
        layout.lastYear = last;
        layout.cells = static_cast<int>(12 * (last - first + 1));
        return;
    }
    std::int64_t unit = 1;
    for (;; unit *= 10) {
        layout.firstYear = floorTo(first, unit * 10);
        layout.lastYear = floorTo(last, unit * 10) + unit * 10 - 1;
        layout.cells = static_cast<int>(std::min<std::int64_t>((layout.lastYear - layout.firstYear + 1) / unit, 1000));
        if (layout.cells <= kMostCells) {
            return;
        }
    }
}

/// Seconds as shares of the strip; in long double, as years by the thousand million take all digits of a double.
class Placing
{
public:
    explicit Placing(const YearStripLayout& layout)
        : begin_(secondsFromCivil(layout.firstYear, 1, 1)), end_(secondsFromCivil(layout.lastYear + 1, 1, 1))
    {
    }

    double share(std::int64_t second) const
    {
        const long double length = static_cast<long double>(end_) - static_cast<long double>(begin_);
        const long double at = static_cast<long double>(second) - static_cast<long double>(begin_);
        return static_cast<double>(std::clamp(at / length, 0.0L, 1.0L));
    }

private:
    std::int64_t begin_;
    std::int64_t end_;
};

YearStripLayout::Bar barOf(const EdtfDate& part, const Placing& placing, const WideningMargins& margins)
{
    const TimeExtent strict = part.bounds();
    const TimeExtent wide = part.widened(margins);
    YearStripLayout::Bar bar{placing.share(wide.earliest), placing.share(strict.earliest), placing.share(strict.latest),
                             placing.share(wide.latest)};
    if (strict.openStart()) {
        bar.solidFrom = bar.solidTo;
    }
    if (strict.openEnd()) {
        bar.solidTo = bar.solidFrom;
    }
    return bar;
}

} // namespace

YearStripLayout layoutYearStrip(const EdtfDate& date, const WideningMargins& margins)
{
    YearStripLayout layout;
    const auto anyYear = inAnyYear(date);
    layout.anyYear = anyYear.has_value();
    const EdtfDate& drawn = anyYear ? *anyYear : date;
    const auto [first, last] = yearsOf(drawn.widened(margins));
    const auto reach = yearsOf(drawn.bounds());
    // The margin of an approximate date may leave the strip at its ends, rather than make it smaller than the date
    // needs.
    if (reach.first == reach.second && last - first < 2) {
        chooseFrame(layout, reach.first, reach.second);
    } else {
        chooseFrame(layout, first, last);
    }
    const Placing placing(layout);
    const bool isSet = drawn.kind() == EdtfKind::OneOf || drawn.kind() == EdtfKind::AllOf;
    for (const EdtfDate& part : isSet ? drawn.members() : std::vector<EdtfDate>{drawn}) {
        layout.bars.push_back(barOf(part, placing, margins));
    }
    return layout;
}

YearStrip::YearStrip(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void YearStrip::setTheme(const Theme& theme)
{
    theme_ = theme;
    update();
}

void YearStrip::setDate(const std::optional<EdtfDate>& date)
{
    layout_ = date ? std::optional<YearStripLayout>(layoutYearStrip(*date)) : std::nullopt;
    uncertain_ = date && date->uncertain();
    update();
}

QString YearStrip::endLabel(bool last) const
{
    const auto year = [this, last] {
        const bool round = layout_->lastYear - layout_->firstYear >= kRoundLabels;
        const std::int64_t number = last ? layout_->lastYear + (round ? 1 : 0) : layout_->firstYear;
        const auto date = EdtfDate::parse((number > 9999 || number < -9999 ? "Y" : "") + formatIsoYear(number));
        return date ? QString::fromStdString(inWords(*date, WordLength::Short)) : QString();
    };
    if (!layout_->months) {
        return year();
    }
    const QString month = locale().standaloneMonthName(last ? 12 : 1, QLocale::ShortFormat);
    return layout_->anyYear ? month : tr("%1 %2", "month and year").arg(month, year());
}

void YearStrip::paintEvent(QPaintEvent*)
{
    if (!layout_) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF strip(0.5, 0.5, width() - 1.0, kStripHeight);
    QPainterPath outline;
    outline.addRoundedRect(strip, 3, 3);
    painter.fillPath(outline, theme_.raised);
    painter.save();
    painter.setClipPath(outline);
    paintBars(painter, strip);
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme_.hairline);
    for (int cell = 1; cell < layout_->cells; ++cell) {
        const double x = std::round(strip.left() + strip.width() * cell / layout_->cells);
        painter.drawLine(QPointF(x, strip.bottom() - 4), QPointF(x, strip.bottom() - 1));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme_.hairline);
    painter.drawPath(outline);
    painter.setFont(theme_.sans(11));
    painter.setPen(theme_.secondText);
    const QRectF below(0, kStripHeight + 3, width(), height() - kStripHeight - 3);
    painter.drawText(below, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, endLabel(false));
    painter.drawText(below, Qt::AlignRight | Qt::AlignTop | Qt::TextSingleLine, endLabel(true));
}

void YearStrip::paintBars(QPainter& painter, const QRectF& strip) const
{
    QColor solid = theme_.accent;
    solid.setAlphaF(uncertain_ ? 0.55F : 1.0F);
    QColor none = solid;
    none.setAlphaF(0);
    for (const auto& bar : layout_->bars) {
        const double left = strip.left() + bar.from * strip.width();
        const double right = strip.left() + bar.to * strip.width();
        const double most = std::max(right - left, kLeastWidth);
        const double at = std::min(left, strip.right() - most);
        QLinearGradient fade(at, 0, at + most, 0);
        const double length = std::max(bar.to - bar.from, 1e-9);
        const double begins = std::clamp((bar.solidFrom - bar.from) / length, 0.0, 1.0);
        const double ends = std::clamp((bar.solidTo - bar.from) / length, begins, 1.0);
        if (begins > 0) {
            fade.setColorAt(0, none);
        }
        fade.setColorAt(begins, solid);
        fade.setColorAt(ends, solid);
        if (ends < 1) {
            fade.setColorAt(1, none);
        }
        painter.fillRect(QRectF(at, strip.top(), most, strip.height()), fade);
    }
}

} // namespace dateline
