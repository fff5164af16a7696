#pragma once

#include "core/result.h"
#include "core/store/casefile.h"
#include "core/timeline/scenebuilder.h"

#include "ui/figure/figureitems.h"
#include "ui/theme/theme.h"

#include <QByteArray>
#include <QSizeF>
#include <QString>

#include <functional>
#include <map>
#include <optional>
#include <vector>

class QPainter;

namespace dateline {

/// What a figure's numbers lead to.
enum class Citations
{
    Notes, ///< numbers behind the titles, a quotation for each, and the list of sources
    None
};

/// Whether a figure may go on on further pages (PDF), or is one picture that grows with its notes (PNG, SVG).
enum class Paging
{
    OnePage,
    Pages
};

/// Sizes a figure may have, in pixels of 1/96 inch.
inline constexpr QSizeF kSmallestFigure{640, 400};
inline constexpr QSizeF kLargestFigure{10'000, 10'000};

struct FigureOptions
{
    /// What part of time is shown. Nothing: the case's story, its core events and the major ones between them, on an
    /// axis that is cut where nothing happens.
    std::optional<VisibleRange> range;
    LaneKind lanes = LaneKind::Category;
    /// Which events are left in, by their rows in FigureCase::index. Nothing: all of them; of the story, the core and
    /// major ones.
    std::optional<EventSet> shown;
    EventSet faint; ///< of them those to be drawn paler; of no size where there are none
    /// The width is kept; the height is what the figure has at least.
    QSizeF size{1600, 1040};
    QString title;    ///< empty: the case's
    QString subtitle; ///< empty: the case's, and the range shown
    ThemeKind theme = ThemeKind::Light;
    Citations citations = Citations::Notes;
};

/// What a figure needs of a case, read once; figures of the same case share it. The case file must outlive it.
struct FigureCase
{
    const CaseFile* file = nullptr;
    std::string name;          ///< "moscow-2024": what the figure's last line calls the case
    std::string hash;          ///< SHA-256 of the case's JSON; empty for a large case, whose JSON no memory should hold
    bool needsShaping = false; ///< it has text in a script whose letters change their form (Arabic, Devanagari …)
    CaseInfo info;
    EventIndex index;            ///< its rows in order
    std::vector<Source> sources; ///< without their passages, in a large case

    static Result<FigureCase> read(const CaseFile& file, const std::string& name);

private:
    Status readWhole();
    Status readHeads();
};

/// One page, ready to be painted.
struct FigurePage
{
    QSizeF size;
    FigureItems items; ///< painted below the timeline: areas; above it: all others
    std::optional<TimelineScene> timeline;
    QPointF timelineAt;        ///< where the scene's top left stands
    std::vector<Mark> samples; ///< of the legend of dates, in the page's plane
    std::vector<Line> sampleLinks;
};

/// A laid-out figure: the timeline with its title, its legend, its tolls, notes and sources. It holds plain things
/// only; nothing of it changes once it is laid out, and the same case and options lay out the same figure on every
/// machine that has the same fonts.
class Figure
{
public:
    /// Of more events than could all be named the timeline is no higher than it has to be: it shows how many there are,
    /// and names the most important. Invalid: a size out of bounds. Cancelled: `isCancelled`, which is asked now and
    /// then, said so. Otherwise what reading the case said.
    static Result<Figure> layOut(const FigureCase& content, const FigureOptions& options, Paging paging,
                                 const std::function<bool()>& isCancelled = {});

    const std::vector<FigurePage>& pages() const { return pages_; }
    const Theme& theme() const { return theme_; }
    const QString& title() const { return title_; }
    const std::optional<EdtfDate>& created() const { return created_; } ///< the day that the case is dated
    int notes() const { return notes_; }

    /// Paints a page at the painter's origin.
    void paint(QPainter& painter, std::size_t page) const;

private:
    std::vector<FigurePage> pages_;
    Theme theme_;
    MarkPalette marks_;
    QString title_;
    std::optional<EdtfDate> created_;
    int notes_ = 0;
    friend class FigureLayout;
};

// Devices. Each gives the same bytes for the same figure: no clock, no random numbers, no screen.

/// At `dpi` pixels an inch: 96 paints a figure of 1600×1040 with so many pixels. Invalid: more than 120 million pixels.
Result<QByteArray> figureAsPng(const Figure& figure, int dpi = 96);

/// Text is text, each line of the figure one element.
Result<QByteArray> figureAsSvg(const Figure& figure);

/// Text is text in embedded fonts; dates are the day of the case.
Result<QByteArray> figureAsPdf(const Figure& figure);

} // namespace dateline
