#include "ui/figure/figure.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>

#include <cmath>

namespace dateline {

namespace {

constexpr double kMostPixels = 120e6;

} // namespace

Result<QByteArray> figureAsPng(const Figure& figure, int dpi)
{
    const double scale = dpi / 96.0;
    const QSizeF size = figure.pages().front().size * scale;
    if (size.width() * size.height() > kMostPixels) {
        return fail(ErrorCode::Invalid,
                    "the picture would have " + std::to_string(std::lround(size.width())) + "x" +
                        std::to_string(std::lround(size.height())) +
                        " pixels, more than 120 million; choose a smaller size or fewer dots an inch");
    }
    QImage image(int(std::lround(size.width())), int(std::lround(size.height())), QImage::Format_RGB32);
    if (image.isNull()) {
        return fail(ErrorCode::Invalid, "there is not enough memory for the picture");
    }
    image.setDotsPerMeterX(int(std::lround(dpi / 0.0254)));
    image.setDotsPerMeterY(int(std::lround(dpi / 0.0254)));
    QPainter painter(&image);
    painter.scale(scale, scale);
    figure.paint(painter, 0);
    painter.end();

    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG")) {
        return fail(ErrorCode::Invalid, "the picture could not be encoded");
    }
    return bytes;
}

Result<QByteArray> figureAsSvg(const Figure& figure)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    const QSizeF size = figure.pages().front().size;
    generator.setResolution(96);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), size));
    generator.setTitle(figure.title());
    generator.setDescription(QStringLiteral("Drawn by Dateline"));
    QPainter painter;
    if (!painter.begin(&generator)) {
        return fail(ErrorCode::Invalid, "the picture could not be drawn");
    }
    figure.paint(painter, 0);
    painter.end();
    // Qt names one family; who has not got it shall see another one without serifs. Text cannot hold this: its
    // quotation marks are written as entities.
    bytes.replace("font-family=\"Inter\"", "font-family=\"Inter, 'Noto Sans', 'DejaVu Sans', sans-serif\"");
    return bytes;
}

} // namespace dateline
