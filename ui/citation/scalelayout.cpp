#include "ui/citation/numberscale.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dateline {

namespace {

constexpr double kBetweenTexts = 7; // between two texts of a row
constexpr double kLeader = 9;       // between the texts and the line
constexpr double kDotReach = 6;     // what a dot takes above and below the line
constexpr double kArrow = 22;       // room for an arrow beside an outer dot
constexpr double kBesideLine = 10;  // left and right of the line's ends

struct Text
{
    std::size_t item = 0;
    double centre = 0;
    double width = 0;
    double x = 0;
};

/// Moves the texts of one row apart, each as little as possible, within [0, width]: neighbours that touch become a
/// block that stands at the mean of where its members want to be.
void spread(std::vector<Text*>& row, double width)
{
    struct Block
    {
        double wanted = 0; // sum over the members of where each would have the block begin
        double length = 0;
        std::size_t count = 0;
        double x = 0;
    };
    std::vector<Block> blocks;
    const auto place = [width](Block& block) {
        block.x = std::clamp(block.wanted / static_cast<double>(block.count), 0.0, std::max(0.0, width - block.length));
    };
    for (const Text* text : row) {
        Block next{text->centre - text->width / 2, text->width, 1, 0};
        place(next);
        while (!blocks.empty() && blocks.back().x + blocks.back().length + kBetweenTexts > next.x) {
            Block& before = blocks.back();
            const double offset = before.length + kBetweenTexts;
            next = {before.wanted + next.wanted - static_cast<double>(next.count) * offset, offset + next.length,
                    before.count + next.count, 0};
            place(next);
            blocks.pop_back();
        }
        blocks.push_back(next);
    }
    std::size_t at = 0;
    for (const Block& block : blocks) {
        double x = block.x;
        for (std::size_t i = 0; i < block.count; ++i, ++at) {
            row[at]->x = x;
            x += row[at]->width + kBetweenTexts;
        }
    }
}

/// Sets the texts in as few rows as hold them; returns the row of each.
std::vector<std::size_t> arrange(std::vector<Text>& texts, double width)
{
    const auto fits = [&](std::size_t rows) {
        std::vector<double> taken(rows, -kBetweenTexts);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            taken[i % rows] += texts[i].width + kBetweenTexts;
        }
        return std::ranges::all_of(taken, [width](double sum) { return sum <= width; });
    };
    std::size_t rows = 1;
    while (rows < texts.size() && !fits(rows)) {
        ++rows;
    }
    std::vector<std::size_t> rowOf(texts.size());
    for (std::size_t r = 0; r < rows; ++r) {
        std::vector<Text*> row;
        for (std::size_t i = r; i < texts.size(); i += rows) {
            row.push_back(&texts[i]);
            rowOf[i] = r;
        }
        spread(row, width);
    }
    return rowOf;
}

double tallest(const std::vector<QSizeF>& sizes)
{
    return std::accumulate(sizes.begin(), sizes.end(), 0.0,
                           [](double most, const QSizeF& size) { return std::max(most, size.height()); });
}

/// The part of the numbers on show: from the smallest to the largest dot or closed end of a range.
std::pair<double, double> shownRange(const std::vector<ScaleValue>& values)
{
    double low = values.front().amount;
    double high = low;
    for (const ScaleValue& value : values) {
        for (const double end : {value.amount, value.bounds.lower, value.bounds.upper}) {
            if (std::isfinite(end)) {
                low = std::min(low, end);
                high = std::max(high, end);
            }
        }
    }
    return {low, high};
}

void placeDots(const std::vector<ScaleValue>& values, double width, ScaleLayout& layout)
{
    const auto [low, high] = shownRange(values);
    const double left = kBesideLine + kArrow;
    const double room = std::max(1.0, width - 2 * left);
    const auto x = [&, low = low, high = high](double amount) {
        return high > low ? left + (amount - low) / (high - low) * room : width / 2;
    };
    for (std::size_t i = 0; i < values.size(); ++i) {
        const ScaleValue& value = values[i];
        ScaleLayout::Item& item = layout.items[i];
        item.arrowLeft = !std::isfinite(value.bounds.lower);
        item.arrowRight = !std::isfinite(value.bounds.upper);
        item.x = x(value.amount);
        const bool closed = !item.arrowLeft && !item.arrowRight;
        item.from = closed ? x(std::min(value.bounds.lower, value.amount)) : item.x;
        item.to = closed ? x(std::max(value.bounds.upper, value.amount)) : item.x;
    }
}

} // namespace

ScaleLayout layoutScale(const std::vector<ScaleValue>& values, double width, const std::vector<QSizeF>& labelSizes,
                        const std::vector<QSizeF>& sourcesSizes)
{
    ScaleLayout layout;
    layout.items.resize(values.size());
    if (values.empty()) {
        return layout;
    }
    placeDots(values, width, layout);

    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return layout.items[i].x; });
    const auto textsOf = [&](const std::vector<QSizeF>& sizes) {
        std::vector<Text> texts;
        for (const std::size_t i : order) {
            texts.push_back({i, layout.items[i].x, std::min(sizes[i].width(), width), 0});
        }
        return texts;
    };
    std::vector<Text> labels = textsOf(labelSizes);
    std::vector<Text> sources = textsOf(sourcesSizes);
    const auto labelRows = arrange(labels, width);
    const auto sourceRows = arrange(sources, width);
    const double labelHeight = tallest(labelSizes);
    const double sourceHeight = tallest(sourcesSizes);
    const double above = static_cast<double>(*std::ranges::max_element(labelRows) + 1) * labelHeight;
    layout.lineY = above + kLeader + kDotReach;
    const double below = layout.lineY + kDotReach + kLeader;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const double labelY = above - static_cast<double>(labelRows[i] + 1) * labelHeight;
        const double sourceY = below + static_cast<double>(sourceRows[i]) * sourceHeight;
        layout.items[labels[i].item].label = {labels[i].x, labelY, labels[i].width, labelHeight};
        layout.items[sources[i].item].sources = {sources[i].x, sourceY, sources[i].width, sourceHeight};
    }
    layout.height = below + static_cast<double>(*std::ranges::max_element(sourceRows) + 1) * sourceHeight;
    return layout;
}

} // namespace dateline
