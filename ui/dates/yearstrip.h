#pragma once

#include "core/time/edtf.h"

#include "ui/theme/theme.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace dateline {

/// Where a date lies on a strip of equal cells: worked out apart from painting, so that it can be checked. Places are
/// shares of the strip's width, 0 to 1.
struct YearStripLayout
{
    /// A stretch of time the date can lie in, or lasts. It fades out from `from` to `solidFrom` and from `solidTo` to
    /// `to`: there the date is approximate, or open.
    struct Bar
    {
        double from = 0;
        double solidFrom = 0;
        double solidTo = 0;
        double to = 0;
    };
    std::vector<Bar> bars;
    int cells = 0; ///< months, years, decades …
    std::int64_t firstYear = 0;
    std::int64_t lastYear = 0;
    bool months = false;  ///< cells are months, of one year or of two
    bool anyYear = false; ///< the year is unknown: the strip is one of any year
};

/// The strip for a date: the twelve months of its year, two years of months, or the years of its decade, the decades of
/// its century and so on.
YearStripLayout layoutYearStrip(const EdtfDate& date, const WideningMargins& margins = {});

/// A date's possible extent, drawn on a year, a decade or whatever it takes, with the ends labelled.
class YearStrip : public QWidget
{
    Q_OBJECT

public:
    explicit YearStrip(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setDate(const std::optional<EdtfDate>& date);

    QSize sizeHint() const override { return {240, 36}; }
    QSize minimumSizeHint() const override { return {120, 36}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBars(QPainter& painter, const QRectF& strip) const;
    QString endLabel(bool last) const;

    Theme theme_;
    std::optional<YearStripLayout> layout_;
    bool uncertain_ = false;
};

} // namespace dateline
