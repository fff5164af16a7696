#include "ui/timeline/textmeasure.h"

#include <QTextBoundaryFinder>
#include <QTextLayout>

#include <algorithm>

namespace dateline {

namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kMostRemembered = 50'000;

} // namespace

QtTextMeasure::QtTextMeasure(const Theme& theme)
{
    for (std::size_t role = 0; role < kTextRoles; ++role) {
        fonts_.push_back(theme.font(static_cast<TextRole>(role)));
        metrics_.emplace_back(fonts_.back());
    }
}

QtTextMeasure::Measured& QtTextMeasure::measured(std::string_view text, TextRole role) const
{
    const auto number = static_cast<std::size_t>(role);
    Cache& cache = cache_[number];
    if (const auto found = cache.find(text); found != cache.end()) {
        return found->second;
    }
    if (cache.size() >= kMostRemembered) {
        cache.clear();
    }
    return cache.emplace(std::string(text), Measured{advance(text, role), {}}).first->second;
}

double QtTextMeasure::advance(std::string_view text, TextRole role) const
{
    return metrics_[static_cast<std::size_t>(role)].horizontalAdvance(toQt(text));
}

double QtTextMeasure::width(std::string_view text, TextRole role) const
{
    return text.empty() ? 0 : measured(text, role).width;
}

double QtTextMeasure::height(TextRole role) const
{
    return metrics_[static_cast<std::size_t>(role)].height();
}

double QtTextMeasure::ascent(TextRole role) const
{
    return metrics_[static_cast<std::size_t>(role)].ascent();
}

std::vector<QtTextMeasure::Cut> QtTextMeasure::cutsOf(std::string_view text, TextRole role) const
{
    const QString string = toQt(text);
    QTextLayout layout(string, fonts_[static_cast<std::size_t>(role)]);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();

    std::vector<Cut> cuts{{0, 0, -1}};
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, string);
    qsizetype before = 0;
    std::size_t bytes = 0;
    for (qsizetype at = finder.toNextBoundary(); at >= 0; at = finder.toNextBoundary()) {
        bytes += static_cast<std::size_t>(QStringView(string).mid(before, at - before).toUtf8().size());
        // From right to left the cursor starts at the right end, hence the distance
        // from the start's place.
        const double x = std::abs(line.cursorToX(static_cast<int>(at)) - line.cursorToX(0));
        cuts.push_back({bytes, x, -1});
        before = at;
    }
    return cuts;
}

std::string QtTextMeasure::elided(std::string_view text, TextRole role, double width) const
{
    const double room = width - this->width(kEllipsis, role);
    Measured& whole = measured(text, role);
    if (whole.width <= width) {
        return std::string(text);
    }
    if (whole.cuts.empty()) {
        whole.cuts = cutsOf(text, role);
    }
    auto cut = std::upper_bound(whole.cuts.begin(), whole.cuts.end(), room,
                                [](double value, const Cut& candidate) { return value < candidate.width; });
    while (cut != whole.cuts.begin()) {
        --cut;
        std::size_t bytes = cut->bytes;
        while (bytes > 0 && text[bytes - 1] == ' ') {
            --bytes;
        }
        if (bytes == 0) {
            break;
        }
        const bool isKnown = cut->elided >= 0;
        if (isKnown && cut->elided > width) {
            continue;
        }
        std::string shortened = std::string(text.substr(0, bytes)).append(kEllipsis);
        // Letters stand closer or wider beside the ellipsis than beside the one
        // they were cut from.
        if (!isKnown) {
            cut->elided = advance(shortened, role);
        }
        if (cut->elided <= width) {
            return shortened;
        }
    }
    return room >= 0 ? std::string(kEllipsis) : std::string();
}

} // namespace dateline
