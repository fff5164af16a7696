#pragma once

#include "ui/figure/axispieces.h"
#include "ui/figure/figure.h"
#include "ui/figure/figurenotes.h"
#include "ui/figure/figuretimeline.h"

#include <map>
#include <optional>
#include <vector>

namespace dateline {

/// Lays out one figure: first what is shown and cited, then where it stands.
class FigureLayout
{
public:
    FigureLayout(const FigureCase& content, const FigureOptions& options, Paging paging,
                 const std::function<bool()>& isCancelled);

    Result<Figure> layOut();

private:
    // What is shown.
    Status buildTimeline();
    void layOutAxis();
    Status buildScene();
    Status buildCitedScene();
    void chooseEvents();
    double gutter() const;
    Result<const EventDetails*> details(EventRow row);
    Status citeLabelled();
    std::string title(EventRow row);
    QString subtitleText() const;
    QString explanation() const;

    // Where it stands.
    void placeHeader(FigurePage& page);
    void placeTimeline(FigurePage& page);
    void placeLegend(FigurePage& page);
    void placeFooter(FigurePage& page, std::size_t number, std::size_t count) const;
    double footerHeight() const;
    std::vector<FigureBlock> blocks();
    std::size_t placeBlocks(FigurePage& page, const std::vector<FigureBlock>& blocks, std::size_t from,
                            double height) const;
    double balancedHeight(const std::vector<FigureBlock>& blocks, std::size_t from) const;
    void finishPages(FigurePage first);

    std::size_t columns() const;
    double columnWidth() const;
    double contentWidth() const { return options_.size.width() - 2 * margin_; }

    const FigureCase& content_;
    const FigureOptions& options_;
    Paging paging_;
    const std::function<bool()>& isCancelled_;
    Figure figure_;
    double margin_ = 48;
    double y_ = 0; ///< how far down the first page is filled

    EventSet shown_;
    EventSet chosen_;         ///< before the axis decides what of it is shown
    double titleMargin_ = 0;  ///< right of the axis
    std::size_t leftOut_ = 0; ///< events of the case that the figure's choice leaves out
    CutAxis axis_;
    FigureTimeline timeline_;
    NoteNumbers notes_;
    std::map<EventRow, EventDetails> details_;
    std::map<EventRow, std::string> numbers_; ///< behind each labelled event's title
    std::map<EventRow, std::string> titles_;
};

} // namespace dateline
