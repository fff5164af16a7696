#include "core/timeline/labels.h"

#include "core/timeline/layoutsizes.h"

#include <algorithm>

namespace dateline::layout {

namespace {

constexpr std::size_t kMostTitles = 20'000; ///< of which the widths are kept

} // namespace

double RememberingMeasure::width(std::string_view text, TextRole role) const
{
    constexpr std::size_t most = 4096; // an axis that is panned for long has ever new texts
    if (widths_.size() > most)
        widths_.clear();
    const auto [found, isNew] = widths_.try_emplace({role, std::string(text)}, 0.0);
    if (isNew)
        found->second = measure_.width(text, role);
    return found->second;
}

TextRole LabelWidths::roleOf(EventRow event) const
{
    return index_.importance[event] == Importance::Core ? TextRole::LabelStrong : TextRole::Label;
}

double LabelWidths::title(EventRow event, const SceneOptions& options)
{
    if (titles_.size() > kMostTitles)
        titles_.clear();
    const auto [found, isNew] = titles_.try_emplace(index_.key[event], 0.0F);
    if (isNew && options.title)
        found->second = static_cast<float>(measure_.width(options.title(event), roleOf(event)));
    return static_cast<double>(found->second);
}

double LabelWidths::whole(EventRow event, const SceneOptions& options)
{
    auto width = title(event, options);
    if (options.second) {
        if (const auto second = options.second(event); !second.empty())
            width += kSecondGap + texts_.width(second, options.secondRole);
    }
    return std::min(width, kMostLabel);
}

void LabelWidths::follow(const IndexChange& change)
{
    for (const auto* rows : {&change.gone, &change.same})
        for (const auto row : *rows)
            titles_.erase(index_.key[row]);
}

void LabelWidths::forget()
{
    titles_.clear();
    texts_.forget();
}

LabelPlacer::Text LabelPlacer::textOf(EventRow event, bool strong)
{
    Text text;
    text.title = options_.title ? options_.title(event) : std::string();
    text.role = strong ? TextRole::LabelStrong : widths_.roleOf(event);
    text.titleWidth =
        text.role == widths_.roleOf(event) ? widths_.title(event, options_) : measure_.width(text.title, text.role);
    if (options_.second)
        text.second = options_.second(event);
    if (!text.second.empty())
        text.secondWidth = kSecondGap + widths_.texts().width(text.second, options_.secondRole);
    return text;
}

/// First what stands behind the title gives way, then the title's end.
void LabelPlacer::shorten(Text& text, double room) const
{
    if (text.width() <= room)
        return;
    text.second.clear();
    text.secondWidth = 0;
    if (text.titleWidth > room) {
        text.title = measure_.elided(text.title, text.role, room);
        text.titleWidth = std::min(room, measure_.width(text.title, text.role));
    }
}

Label LabelPlacer::labelAt(const DrawnItem& item, Text text, double x, double centre) const
{
    const auto height = measure_.height(text.role);
    Label label;
    label.box = {x, centre - height / 2, text.width(), height};
    label.secondX = x + text.titleWidth + (text.second.empty() ? 0 : kSecondGap);
    label.text = std::move(text.title);
    label.second = std::move(text.second);
    label.role = text.role;
    label.secondRole = options_.secondRole;
    label.event = item.event;
    return label;
}

std::optional<Label> LabelPlacer::place(const DrawnItem& item, const Room& room, double centre)
{
    const bool selected = options_.selected == item.event;
    const auto most = std::max({room.right, room.inside, room.left});
    if (!selected && most < kLeastLabel && widths_.title(item.event, options_) > most)
        return {};
    auto text = textOf(item.event, selected);
    if (selected && text.width() > room.right)
        text = textOf(item.event, false);
    if (text.title.empty())
        return {};
    const auto wanted = std::min(text.width(), kMostLabel);
    if (wanted > most && most < kLeastLabel)
        return {};

    const auto onRight = [&](double width) {
        shorten(text, width);
        return labelAt(item, std::move(text), item.right + kLabelGap, centre);
    };
    const auto inside = [&](double width) {
        shorten(text, width);
        return labelAt(item, std::move(text), item.left + item.tailLeft + kInsideGap, centre);
    };
    const auto onLeft = [&](double width) {
        shorten(text, width);
        const auto x = item.left - kLabelGap - text.width();
        auto label = labelAt(item, std::move(text), x, centre);
        label.rightAligned = true;
        return label;
    };
    if (wanted <= room.right)
        return onRight(wanted);
    if (wanted <= room.inside)
        return inside(wanted);
    if (wanted <= room.left)
        return onLeft(wanted);
    if (room.right >= room.left && room.right >= room.inside)
        return onRight(room.right);
    return room.inside >= room.left ? inside(room.inside) : onLeft(room.left);
}

void LabelPlacer::placeRow(std::span<const DrawnItem> row, double centre)
{
    // What each item takes of its row, with its label once that is set.
    std::vector<std::pair<double, double>> taken;
    taken.reserve(row.size());
    for (const auto& item : row)
        taken.emplace_back(item.left, item.right);

    for (const auto importance : {Importance::Core, Importance::Major, Importance::Minor}) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto& item = row[i];
            if (!item.labelled || widths_.importanceOf(item.event) != importance)
                continue;
            const auto from = i > 0 ? taken[i - 1].second + kItemGap : options_.gutter + kLabelGap;
            const auto to = i + 1 < row.size() ? taken[i + 1].first - kItemGap : options_.width;
            Room room;
            room.right = to - item.right - kLabelGap;
            // A mark that is kept within the view may stand on the end of a bar.
            const bool free =
                (i == 0 || row[i - 1].right <= item.left) && (i + 1 == row.size() || item.right <= row[i + 1].left);
            const bool inside = item.bar && free;
            room.inside = inside ? item.right - item.left - item.tailLeft - item.tailRight - 2 * kInsideGap : 0;
            room.left = item.left - kLabelGap - from;
            auto label = place(item, room, centre);
            if (!label || label->text.empty())
                continue;
            taken[i].first = std::min(taken[i].first, label->box.x);
            taken[i].second = std::max(taken[i].second, label->box.right());
            scene_.labels.push_back(std::move(*label));
        }
    }
}

} // namespace dateline::layout
