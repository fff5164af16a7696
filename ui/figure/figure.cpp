#include "ui/figure/figure.h"

#include "core/interchange/casejson.h"
#include "core/text/sha256.h"
#include "core/timeline/eventorder.h"

#include "ui/figure/figurelayout.h"
#include "ui/timeline/markpainter.h"
#include "ui/timeline/painter.h"

#include <QPainter>

#include <algorithm>

namespace dateline {

namespace {

bool hasShapedScript(const std::string& json)
{
    const auto needsShaping = [](char32_t character) {
        switch (QChar::script(character)) {
        case QChar::Script_Unknown:
        case QChar::Script_Inherited:
        case QChar::Script_Common:
        case QChar::Script_Latin:
        case QChar::Script_Greek:
        case QChar::Script_Cyrillic:
        case QChar::Script_Armenian:
        case QChar::Script_Georgian:
        case QChar::Script_Han:
        case QChar::Script_Hiragana:
        case QChar::Script_Katakana:
        case QChar::Script_Hangul:
            return false;
        default:
            return true;
        }
    };
    const QList<uint> characters = QString::fromStdString(json).toUcs4();
    return std::any_of(characters.begin(), characters.end(), needsShaping);
}

} // namespace

Result<FigureCase> FigureCase::read(const CaseFile& file, const std::string& name)
{
    FigureCase result;
    result.file = &file;
    result.name = name;
    if (const Status status = file.openState().isLarge ? result.readHeads() : result.readWhole(); !status) {
        return fail(status.error());
    }
    auto index = file.index();
    if (!index) {
        return fail(index.error());
    }
    result.index = inOrder(*std::move(index));
    Dictionary& names = result.index.sourceNames;
    for (std::size_t n = 0; n < result.sources.size(); ++n) {
        const auto place = std::find(names.ids.begin(), names.ids.end(), result.sources[n].id);
        if (place != names.ids.end()) {
            names.names[std::size_t(place - names.ids.begin())] = laneName(n + 1, result.sources[n]).toStdString();
        }
    }
    return result;
}

Status FigureCase::readWhole()
{
    auto content = file->read();
    if (!content) {
        return fail(content.error());
    }
    const std::string json = caseToJson(*content);
    hash = sha256(json);
    needsShaping = hasShapedScript(json);
    info = std::move(content->info);
    sources = std::move(content->sources);
    return {};
}

Status FigureCase::readHeads()
{
    auto itself = file->info();
    auto heads = file->sourceHeads();
    if (!itself || !heads) {
        return fail(itself ? heads.error() : itself.error());
    }
    needsShaping = true; // as it may
    info = std::move(*itself);
    sources = std::move(*heads);
    return {};
}

Result<Figure> Figure::layOut(const FigureCase& content, const FigureOptions& options, Paging paging,
                              const std::function<bool()>& isCancelled)
{
    return FigureLayout(content, options, paging, isCancelled).layOut();
}

void Figure::paint(QPainter& painter, std::size_t number) const
{
    const FigurePage& page = pages_[number];
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setRenderHint(QPainter::TextAntialiasing, true);
    painter.fillRect(QRectF(QPointF(0, 0), page.size), theme_.panel);
    for (const FigureArea& area : page.items.areas) {
        painter.fillRect(area.box, area.color);
    }
    if (page.timeline) {
        PaintOptions options;
        options.marks = marks_;
        options.background = false;
        options.laneEdges = false;
        painter.save();
        painter.translate(page.timelineAt);
        dateline::paint(painter, *page.timeline, theme_, options);
        painter.restore();
        painter.setRenderHint(QPainter::Antialiasing, true);
    }
    if (!page.samples.empty()) {
        MarkPalette plain;
        plain.other = {theme_.secondText, Shape::Circle};
        Strokes strokes(painter, theme_, nullptr);
        const MarkPainter sample(strokes, theme_, plain, {0, page.size.width(), page.size.width()});
        for (const Line& link : page.sampleLinks) {
            sample.paintLink(link, 0);
        }
        for (const Mark& mark : page.samples) {
            sample.paint(mark, 0);
        }
        painter.setRenderHint(QPainter::Antialiasing, true);
    }
    painter.setBrush(Qt::NoBrush);
    for (const FigureStroke& stroke : page.items.strokes) {
        painter.setPen(QPen(stroke.color, stroke.width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.drawPolyline(stroke.points);
    }
    for (const FigureMark& mark : page.items.marks) {
        if (mark.hollow) {
            paintHollowMark(painter, mark.box, mark.style, theme_.panel);
        } else {
            paintMark(painter, mark.box, mark.style);
        }
    }
    for (const FigureText& text : page.items.texts) {
        painter.setFont(text.font);
        painter.setPen(text.color);
        painter.drawText(text.baseline, text.text);
    }
    painter.restore();
}

} // namespace dateline
