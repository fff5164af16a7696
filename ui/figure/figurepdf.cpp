#include "ui/figure/figure.h"

#include <QBuffer>
#include <QHashFunctions>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#define POINTERHOLDER_TRANSITION 4 // qpdf warns where nothing says which of its pointers are meant
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <memory>

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

// Qt writes the clock and random ids into a PDF: they are replaced by what the case says, or left out.
QByteArray withoutClock(const QByteArray& pdf, const Figure& figure)
{
    QPDF document;
    document.processMemoryFile("figure", pdf.constData(), std::size_t(pdf.size()));
    QPDFObjectHandle info = QPDFObjectHandle::newDictionary();
    info.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(figure.title().toStdString()));
    info.replaceKey("/Creator", QPDFObjectHandle::newUnicodeString("Dateline"));
    info.replaceKey("/Producer", QPDFObjectHandle::newUnicodeString("Dateline"));
    if (const std::string date = pdfDate(figure.created()); !date.empty()) {
        info.replaceKey("/CreationDate", QPDFObjectHandle::newString(date));
        info.replaceKey("/ModDate", QPDFObjectHandle::newString(date));
    }
    document.getTrailer().replaceKey("/Info", document.makeIndirectObject(info));
    document.getTrailer().removeKey("/ID");
    document.getRoot().removeKey("/Metadata");

    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setStreamDataMode(qpdf_s_compress);
    writer.write();
    const std::unique_ptr<Buffer> bytes(writer.getBuffer());
    return QByteArray(reinterpret_cast<const char*>(bytes->getBuffer()), qsizetype(bytes->getSize()));
}

} // namespace

Result<QByteArray> figureAsPdf(const Figure& figure)
{
    const QByteArray pdf = painted(figure);
    try {
        return withoutClock(pdf, figure);
    } catch (const std::exception& error) {
        return fail(ErrorCode::Invalid, std::string("the PDF could not be completed: ") + error.what());
    }
}

} // namespace dateline
