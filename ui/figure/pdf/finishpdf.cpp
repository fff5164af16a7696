#include "ui/figure/pdf/finishpdf.h"

#define POINTERHOLDER_TRANSITION 4 // qpdf warns where nothing says which of its pointers are meant
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>
#include <memory>

namespace {

std::string finished(const std::string& pdf, const std::string& title, const std::string& date)
{
    QPDF document;
    document.processMemoryFile("figure", pdf.data(), pdf.size());
    QPDFObjectHandle info = QPDFObjectHandle::newDictionary();
    info.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(title));
    info.replaceKey("/Creator", QPDFObjectHandle::newUnicodeString("Dateline"));
    info.replaceKey("/Producer", QPDFObjectHandle::newUnicodeString("Dateline"));
    if (!date.empty()) {
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
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

} // namespace

// The program finds it by this name; its type is FinishPdf.
extern "C" bool datelineFinishPdf(const std::string& pdf, const std::string& title, const std::string& date,
                                  std::string& result)
{
    try {
        result = finished(pdf, title, date);
        return true;
    } catch (const std::exception& error) {
        result = error.what();
        return false;
    }
}
