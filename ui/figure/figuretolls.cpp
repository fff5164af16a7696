#include "ui/figure/figuretolls.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr double kDot = 10;
constexpr double kLabelGap = 10;

struct Toll
{
    Quantity quantity;
    QString label;
    QString notes;
    double dot = 0;   ///< x of its place on the scale
    double width = 0; ///< of the label with its notes
    double left = 0;  ///< where the label begins
};

std::vector<const StatedValue*> tolls(const EventDetails& details)
{
    std::vector<const StatedValue*> values;
    for (const ResolvedProperty& property : details.properties) {
        if (property.property != "deaths") {
            continue;
        }
        for (const StatedValue& value : property.values) {
            if (value.stands && std::holds_alternative<Quantity>(value.value)) {
                values.push_back(&value);
            }
        }
    }
    return values;
}

// Labels stand over their dots where there is room, and move aside together where there is none.
void spread(std::vector<Toll>& row, double left, double right)
{
    double free = left;
    for (Toll& toll : row) {
        toll.left = std::max(toll.dot - toll.width / 2, free);
        free = toll.left + toll.width + kLabelGap;
    }
    double end = right;
    for (auto toll = row.rbegin(); toll != row.rend(); ++toll) {
        toll->left = std::min(toll->left, end - toll->width);
        end = toll->left - kLabelGap;
    }
}

double widthOf(const std::vector<Toll>& row)
{
    double width = -kLabelGap;
    for (const Toll& toll : row) {
        width += toll.width + kLabelGap;
    }
    return width;
}

/// Splits the row into as many lines as its labels need, every n-th label on the same line.
std::vector<std::vector<Toll>> lines(const std::vector<Toll>& row, double width)
{
    for (std::size_t count = 1; count <= row.size(); ++count) {
        std::vector<std::vector<Toll>> result(count);
        for (std::size_t n = 0; n < row.size(); ++n) {
            result[n % count].push_back(row[n]);
        }
        if (std::all_of(result.begin(), result.end(), [width](const auto& line) { return widthOf(line) <= width; })) {
            return result;
        }
    }
    return {row};
}

void placeDots(std::vector<Toll>& row, double left, double right)
{
    const auto [least, most] = std::minmax_element(
        row.begin(), row.end(), [](const Toll& a, const Toll& b) { return a.quantity.amount < b.quantity.amount; });
    const double low = least->quantity.amount;
    const double span = std::max(most->quantity.amount - low, 1.0);
    for (Toll& toll : row) {
        toll.dot = left + (toll.quantity.amount - low) / span * (right - left);
    }
}

/// What is drawn for each stated value, the lowest first.
std::vector<Toll> tollsOf(const EventDetails& details, const NoteNumbers* notes, const QFont& valueFont,
                          const QFont& noteFont)
{
    std::vector<Toll> row;
    for (const StatedValue* value : tolls(details)) {
        Toll toll;
        toll.quantity = std::get<Quantity>(value->value);
        toll.label = QString::fromStdString(shortText(toll.quantity));
        if (!toll.quantity.of.empty()) {
            toll.label += QLatin1Char(' ') + QString::fromStdString(toll.quantity.of).simplified();
        }
        if (notes) {
            toll.notes = QString::fromStdString(numbersText(notes->numbersOf(details.event, value->claims)));
        }
        toll.width =
            textWidth(toll.label, valueFont) + (toll.notes.isEmpty() ? 0 : 3 + textWidth(toll.notes, noteFont));
        row.push_back(std::move(toll));
    }
    std::stable_sort(row.begin(), row.end(),
                     [](const Toll& a, const Toll& b) { return a.quantity.amount < b.quantity.amount; });
    return row;
}

} // namespace

bool hasTolls(const EventDetails& details)
{
    return tolls(details).size() > 1;
}

FigureBlock tollBlock(const EventDetails& details, const NoteNumbers* notes, const QColor& color, const Theme& theme,
                      double width)
{
    const QFont nameFont = theme.sans(13);
    const QFont valueFont = theme.sans(12, QFont::DemiBold);
    const QFont noteFont = theme.font(TextRole::NoteNumber);
    auto row = tollsOf(details, notes, valueFont, noteFont);

    FigureBlock block;
    block.spaceAbove = 10;
    for (const QString& line : wrapped(QString::fromStdString(details.event.title), nameFont, width)) {
        block.items.addText(line, nameFont, theme.text, 0, block.height);
        block.height += textHeight(nameFont);
    }
    const double margin = std::min(60.0, width / 6);
    placeDots(row, margin, width - margin);
    auto labelLines = lines(row, width);
    const double lineHeight = textHeight(valueFont) + 2;
    double top = block.height + 4;
    const double axis = top + lineHeight * double(labelLines.size()) + kDot / 2 + 2;
    block.items.strokes.push_back({QPolygonF({{0, axis}, {width, axis}}), theme.gridMajor, 2});
    for (auto& line : labelLines) {
        spread(line, 0, width);
        for (const Toll& toll : line) {
            const double end = block.items.addText(toll.label, valueFont, theme.text, toll.left, top);
            block.items.addText(toll.notes, noteFont, theme.accent, end + 3, top - 1);
            const double middle = (toll.left + end) / 2;
            const bool aside = toll.dot < toll.left || toll.dot > end || &line != &labelLines.back();
            if (aside) {
                const double from = std::clamp(toll.dot, toll.left + 3, end - 3);
                block.items.strokes.push_back(
                    {QPolygonF({{&line == &labelLines.back() ? middle : from, top + lineHeight - 1},
                                {toll.dot, axis - kDot / 2}}),
                     theme.faintText, 0.8});
            }
        }
        top += lineHeight;
    }
    for (const Toll& toll : row) {
        block.items.marks.push_back(
            {QRectF(toll.dot - kDot / 2, axis - kDot / 2, kDot, kDot), {color, Shape::Circle}, false});
    }
    block.height = axis + kDot / 2 + 2;
    return block;
}

} // namespace dateline
