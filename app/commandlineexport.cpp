#include "core/ascii.h"
#include "core/interchange/casejson.h"
#include "core/store/filewriter.h"
#include "core/timeline/eventorder.h"

#include "app/commandlinecommands.h"
#include "ui/figure/figure.h"

#include <QGuiApplication>

#include <charconv>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace dateline {

namespace {

enum class Format
{
    Png,
    Svg,
    Pdf,
    Json
};

constexpr int kFewestDpi = 48;
constexpr int kMostDpi = 600;

/// What the options ask for.
struct ExportRequest
{
    std::string path;
    Format format = Format::Svg;
    FigureOptions figure;
    TimeExtent range; ///< its ends may be open
    int dpi = 96;
};

tl::unexpected<Error> usage(const std::string& message)
{
    return fail(ErrorCode::Usage, message);
}

/// The values that an option's words stand for, the default first.
template<typename Value> using Choices = std::vector<std::pair<std::string_view, Value>>;

const Choices<LaneKind> kLanes{{"category", LaneKind::Category},
                               {"actor", LaneKind::Actor},
                               {"place", LaneKind::Place},
                               {"source", LaneKind::Source}};
const Choices<ThemeKind> kThemes{{"light", ThemeKind::Light}, {"dark", ThemeKind::Dark}, {"print", ThemeKind::Print}};
const Choices<Citations> kCitations{{"notes", Citations::Notes}, {"none", Citations::None}};

template<typename Value>
Result<Value> choice(const Arguments& arguments, const std::string& option, const Choices<Value>& choices)
{
    if (!arguments.has(option)) {
        return choices.front().second;
    }
    std::string words;
    for (std::size_t n = 0; n < choices.size(); ++n) {
        if (choices[n].first == arguments.value(option)) {
            return choices[n].second;
        }
        words += (n == 0 ? "" : n + 1 == choices.size() ? " or " : ", ") + std::string(choices[n].first);
    }
    return usage("--" + option + " is " + words + ", not \"" + arguments.value(option) + "\"");
}

std::optional<int> wholeNumber(std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return number;
}

std::string sizeInWords(const QSizeF& size)
{
    return std::to_string(int(size.width())) + "x" + std::to_string(int(size.height()));
}

Result<QSizeF> sizeOption(const Arguments& arguments)
{
    if (!arguments.has("size")) {
        return FigureOptions{}.size;
    }
    const std::string text = arguments.value("size");
    const auto cross = text.find('x');
    const auto width = wholeNumber(std::string_view(text).substr(0, cross));
    const auto height =
        cross == std::string::npos ? std::nullopt : wholeNumber(std::string_view(text).substr(cross + 1));
    if (!width || !height) {
        return usage("--size is a width and a height in pixels, such as 1600x1040, not \"" + text + "\"");
    }
    const QSizeF size(*width, *height);
    if (size.width() < kSmallestFigure.width() || size.height() < kSmallestFigure.height() ||
        size.width() > kLargestFigure.width() || size.height() > kLargestFigure.height()) {
        return usage("--size is from " + sizeInWords(kSmallestFigure) + " to " + sizeInWords(kLargestFigure) +
                     ", not " + text);
    }
    return size;
}

Result<int> dpiOption(const Arguments& arguments)
{
    if (!arguments.has("dpi")) {
        return 96;
    }
    const auto dpi = wholeNumber(arguments.value("dpi"));
    if (!dpi || *dpi < kFewestDpi || *dpi > kMostDpi) {
        return usage("--dpi is a whole number from " + std::to_string(kFewestDpi) + " to " + std::to_string(kMostDpi) +
                     ", not \"" + arguments.value("dpi") + "\"");
    }
    return *dpi;
}

Result<Format> formatOf(const std::string& path)
{
    const std::string ending = lowered(std::filesystem::path(path).extension().string());
    for (const auto& [known, format] : {std::pair{".png", Format::Png}, std::pair{".svg", Format::Svg},
                                        std::pair{".pdf", Format::Pdf}, std::pair{".json", Format::Json}}) {
        if (ending == known) {
            return format;
        }
    }
    return usage("cannot tell what to write to " + path + ": its name must end in .png, .svg, .pdf or .json");
}

template<typename Value> std::optional<Error> errorOf(const Result<Value>& result)
{
    return result ? std::nullopt : std::optional<Error>(result.error());
}

Result<ExportRequest> requestOf(const Arguments& arguments)
{
    ExportRequest request;
    request.path = arguments.value("output");
    if (request.path.empty()) {
        return usage(
            "export needs a file to write to: dateline export -o figure.svg (dateline export --help tells more)");
    }
    const auto format = formatOf(request.path);
    const auto range = rangeOf(arguments);
    const auto lanes = choice(arguments, "lanes", kLanes);
    const auto theme = choice(arguments, "theme", kThemes);
    const auto citations = choice(arguments, "citations", kCitations);
    const auto size = sizeOption(arguments);
    const auto dpi = dpiOption(arguments);
    for (const auto& error : {errorOf(format), errorOf(range), errorOf(lanes), errorOf(theme), errorOf(citations),
                              errorOf(size), errorOf(dpi)}) {
        if (error) {
            return fail(*error);
        }
    }
    request.format = *format;
    request.range = *range;
    request.figure.lanes = *lanes;
    request.figure.theme = *theme;
    request.figure.citations = *citations;
    request.figure.size = *size;
    request.figure.title = QString::fromStdString(arguments.value("title"));
    request.dpi = *dpi;
    return request;
}

// An end that is not given is that of the case's events.
VisibleRange rangeWithin(const TimeExtent& asked, const EventIndex& index)
{
    const VisibleRange all = wholeRange(index, everyEvent(index));
    VisibleRange range{asked.openStart() ? all.start : double(asked.earliest),
                       asked.openEnd() ? all.end : double(asked.latest)};
    if (range.length() >= kShortestRange) {
        return range;
    }
    if (!asked.openStart() && !asked.openEnd()) {
        const double spare = (kShortestRange - range.length()) / 2;
        return {range.start - spare, range.end + spare};
    }
    // The case ends before the begin that was asked for, or begins behind the end: a year shows that nothing is there.
    constexpr double kYear = 366.0 * double(kSecondsPerDay);
    (asked.openStart() ? range.start : range.end) = asked.openStart() ? range.end - kYear : range.start + kYear;
    return range;
}

Result<QByteArray> drawn(const CaseFile& file, const std::string& name, ExportRequest request)
{
    const auto content = FigureCase::read(file, name);
    if (!content) {
        return fail(content.error());
    }
    if (!request.range.openStart() || !request.range.openEnd()) {
        request.figure.range = rangeWithin(request.range, content->index);
    }
    const auto paging = request.format == Format::Pdf ? Paging::Pages : Paging::OnePage;
    const auto figure = Figure::layOut(*content, request.figure, paging);
    if (!figure) {
        return fail(figure.error());
    }
    switch (request.format) {
    case Format::Png:
        return figureAsPng(*figure, request.dpi);
    case Format::Pdf:
        return figureAsPdf(*figure);
    case Format::Svg:
    case Format::Json:
        break;
    }
    return figureAsSvg(*figure);
}

/// Fonts need an application; a figure needs no display.
std::unique_ptr<QGuiApplication> applicationForDrawing()
{
    if (QCoreApplication::instance()) {
        return nullptr;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Hints about the desktop are no business of a command; what goes wrong comes back as a value.
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    static int count = 1;
    static char name[] = "dateline";
    static char* arguments[] = {name, nullptr};
    return std::make_unique<QGuiApplication>(count, arguments);
}

} // namespace

Result<Outcome> runExport(const Arguments& arguments)
{
    auto request = requestOf(arguments);
    if (!request) {
        return fail(request.error());
    }
    const auto file = openForReading(arguments.word(0));
    if (!file) {
        return fail(file.error());
    }
    const auto info = file->info();
    if (!info) {
        return fail(info.error());
    }
    const auto range = rangeOf(arguments, datesOf(*info).zone);
    if (!range) {
        return fail(range.error());
    }
    request->range = *range;
    std::string bytes;
    if (request->format == Format::Json) {
        const auto content = file->read();
        if (!content) {
            return fail(content.error());
        }
        bytes = caseToJson(*content);
    } else {
        const auto application = applicationForDrawing();
        const auto figure = drawn(*file, caseName(arguments.word(0)), *request);
        if (!figure) {
            return fail(figure.error());
        }
        bytes = figure->toStdString();
    }
    if (const Status status = writeFile(request->path, bytes); !status) {
        return fail(status.error());
    }
    return Outcome{};
}

} // namespace dateline
