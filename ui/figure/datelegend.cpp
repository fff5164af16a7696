#include "ui/figure/datelegend.h"

#include <algorithm>
#include <array>
#include <functional>

namespace dateline {

namespace {

constexpr double kLine = 22;
constexpr double kSize = 12;
constexpr double kWidth = 46; ///< of a sample
constexpr double kGap = 8;
constexpr double kApart = 26;

/// A sample within a box of kWidth by kSize.
class Sample
{
public:
    Sample(FigurePage& page, const QPointF& at) : page_(page), at_(at) {}

    Mark& mark(MarkKind kind, double from, double width)
    {
        Mark mark;
        mark.kind = kind;
        mark.box = {at_.x() + from, at_.y(), width, kSize};
        page_.samples.push_back(mark);
        return page_.samples.back();
    }

    Mark& shape(MarkKind kind, double from) { return mark(kind, from, kSize); }

    void link(LineKind kind)
    {
        const double y = at_.y() + kSize / 2;
        page_.sampleLinks.push_back({kind, at_.x() + kSize, y, at_.x() + kWidth - kSize, y});
    }

private:
    FigurePage& page_;
    QPointF at_;
};

struct Entry
{
    const char* words;
    double width; ///< of the sample
    std::function<bool(const Mark&)> shows;
    std::function<void(Sample&)> draw;
};

bool hasEnd(const Mark& mark, EndKind kind)
{
    return (mark.leftEnd == kind && (kind == EndKind::Soft || mark.tailLeft > 0)) ||
           (mark.rightEnd == kind && (kind == EndKind::Soft || mark.tailRight > 0));
}

void drawAll(Sample& sample)
{
    sample.link(LineKind::MemberLink);
    sample.shape(MarkKind::Member, 0);
    sample.shape(MarkKind::Member, kWidth - kSize);
}

void drawFaint(Sample& sample)
{
    sample.shape(MarkKind::Moment, 0).faint = true;
}

const std::array<Entry, 10>& entries()
{
    static const std::array<Entry, 10> all{{
        {"when the case says", kSize, [](const Mark& mark) { return mark.kind == MarkKind::Moment; },
         [](Sample& sample) {
             sample.shape(MarkKind::Moment, 0);
         }},
        {"when another source says", kWidth, [](const Mark& mark) { return mark.kind == MarkKind::Alternative; },
         [](Sample& sample) {
             sample.link(LineKind::AlternativeLink);
             sample.shape(MarkKind::Moment, 0);
             sample.shape(MarkKind::Alternative, kWidth - kSize);
         }},
        {"at some time within", kWidth, [](const Mark& mark) { return mark.kind == MarkKind::Doubt; },
         [](Sample& sample) {
             Mark& mark = sample.mark(MarkKind::Doubt, 0, kWidth);
             mark.softLeft = mark.softRight = kWidth * 0.4;
         }},
        {"lasted so long", kWidth,
         [](const Mark& mark) {
             return mark.kind == MarkKind::Span && mark.softLeft <= 0 && mark.softRight <= 0 &&
                    !hasEnd(mark, EndKind::Open) && !hasEnd(mark, EndKind::Unknown);
         },
         [](Sample& sample) {
             sample.mark(MarkKind::Span, 0, kWidth);
         }},
        {"lasted, surely where full", kWidth,
         [](const Mark& mark) { return mark.kind == MarkKind::Span && hasEnd(mark, EndKind::Soft); },
         [](Sample& sample) {
             Mark& mark = sample.mark(MarkKind::Span, 0, kWidth);
             mark.softLeft = mark.softRight = 15;
             mark.leftEnd = mark.rightEnd = EndKind::Soft;
         }},
        {"has no end", kWidth, [](const Mark& mark) { return hasEnd(mark, EndKind::Open); },
         [](Sample& sample) {
             Mark& mark = sample.mark(MarkKind::Span, 0, kWidth - 22);
             mark.rightEnd = EndKind::Open;
             mark.tailRight = 22;
         }},
        {"end not known", kWidth, [](const Mark& mark) { return hasEnd(mark, EndKind::Unknown); },
         [](Sample& sample) {
             Mark& mark = sample.mark(MarkKind::Span, 0, kWidth - 22);
             mark.rightEnd = EndKind::Unknown;
             mark.tailRight = 22;
         }},
        {"one of these", kWidth, [](const Mark& mark) { return mark.kind == MarkKind::Member && mark.hollow; },
         [](Sample& sample) {
             sample.link(LineKind::AlternativeLink);
             sample.shape(MarkKind::Member, 0).hollow = true;
             sample.shape(MarkKind::Member, kWidth - kSize).hollow = true;
         }},
        {"all of these", kWidth, [](const Mark& mark) { return mark.kind == MarkKind::Member && !mark.hollow; },
         drawAll},
        {"only possibly in the chosen time", kSize, [](const Mark& mark) { return mark.faint; }, drawFaint},
    }};
    return all;
}

} // namespace

double placeDateLegend(const TimelineScene& scene, const Theme& theme, const QPointF& at, double width,
                       FigurePage& page)
{
    const QFont font = theme.sans(12);
    double x = at.x();
    double y = at.y();
    for (const Entry& entry : entries()) {
        if (std::none_of(scene.marks.begin(), scene.marks.end(), entry.shows)) {
            continue;
        }
        const QString words = QString::fromUtf8(entry.words);
        const double needed = entry.width + kGap + textWidth(words, font);
        if (x > at.x() && x + needed > at.x() + width) {
            x = at.x();
            y += kLine;
        }
        Sample sample(page, QPointF(x, y + 2));
        entry.draw(sample);
        x = page.items.addText(words, font, theme.secondText, x + entry.width + kGap, y) + kApart;
    }
    return page.samples.empty() ? 0 : y + kLine - at.y();
}

} // namespace dateline
