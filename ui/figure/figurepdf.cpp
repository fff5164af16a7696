#include "ui/figure/figure.h"
#include "ui/figure/pdf/finishpdf.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QHashFunctions>
#include <QLibrary>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <string>

namespace dateline {

namespace {

constexpr int kResolution = 1200;

/// Qt numbers a PDF's fonts in the order of a hash table, whose seed is random in every run: not while this lives.
class OrderedHashes
{
public:
    OrderedHashes() { QHashSeed::setDeterministicGlobalSeed(); }
    ~OrderedHashes() { QHashSeed::resetRandomGlobalSeed(); }
    OrderedHashes(const OrderedHashes&) = delete;
    OrderedHashes& operator=(const OrderedHashes&) = delete;
};

QByteArray painted(const Figure& figure)
{
    const OrderedHashes ordered;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kResolution);
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    const auto setSize = [&writer](const QSizeF& size) {
        writer.setPageSize(QPageSize(size * 72 / 96, QPageSize::Point, QString(), QPageSize::ExactMatch));
    };
    setSize(figure.pages().front().size);
    QPainter painter(&writer);
    for (std::size_t page = 0; page < figure.pages().size(); ++page) {
        if (page > 0) {
            setSize(figure.pages()[page].size);
            writer.newPage();
        }
        painter.resetTransform();
        painter.scale(kResolution / 96.0, kResolution / 96.0);
        figure.paint(painter, page);
    }
    painter.end();
    return bytes;
}

/// "D:20240331000000Z", of the day that the case is dated.
std::string pdfDate(const std::optional<EdtfDate>& day)
{
    if (!day) {
        return {};
    }
    const TimeExtent extent = day->bounds();
    if (extent.openStart()) {
        return {};
    }
    const CivilTime civil = civilFromSeconds(extent.earliest);
    if (civil.year < 1 || civil.year > 9999) {
        return {};
    }
    const QString text = QStringLiteral("D:%1%2%3000000Z")
                             .arg(civil.year, 4, 10, QLatin1Char('0'))
                             .arg(civil.month, 2, 10, QLatin1Char('0'))
                             .arg(civil.day, 2, 10, QLatin1Char('0'));
    return text.toStdString();
}

/// In a library of its own: what it stands on takes longer to load than all else that the program does before it has a
/// window.
QFunctionPointer finishing()
{
    static QLibrary library(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("dateline_pdf")));
    return library.resolve("datelineFinishPdf");
}

} // namespace

Result<QByteArray> figureAsPdf(const Figure& figure)
{
    const auto finish = reinterpret_cast<FinishPdf*>(finishing());
    if (finish == nullptr) {
        return fail(ErrorCode::NotFound, "the part of the program that completes a PDF is not beside it");
    }
    const QByteArray pdf = painted(figure);
    std::string result;
    if (!finish(pdf.toStdString(), figure.title().toStdString(), pdfDate(figure.created()), result)) {
        return fail(ErrorCode::Invalid, "the PDF could not be completed: " + result);
    }
    return QByteArray::fromStdString(result);
}

} // namespace dateline
