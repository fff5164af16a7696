#include "app/caseopening.h"

#include "core/builtin/builtin.h"
#include "core/interchange/casejson.h"

#include "app/commandlinecommands.h"
#include "ui/models/clock.h"
#include "ui/models/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace dateline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CaseOpening", text);
}

Result<OpenedCase> builtinInMemory(const QString& why)
{
    auto file = builtinCase();
    if (!file) {
        return fail(file.error());
    }
    return OpenedCase{std::move(*file), why};
}

} // namespace

QString builtinCopyPath()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(QStringLiteral("dateline/moscow-2024.dateline"));
}

Result<CaseFile> builtinCase()
{
    auto content = caseFromJson(builtinCaseJson());
    return content ? CaseFile::inMemory(*content) : Result<CaseFile>(fail(content.error(), "built-in case: "));
}

Case emptyCase(const std::string& title)
{
    Case content;
    content.info.title = title;
    content.info.created = today();
    return content;
}

Result<OpenedCase> openBuiltinCase()
{
    const QString path = builtinCopyPath();
    if (!QFileInfo::exists(path)) {
        if (!QDir().mkpath(QFileInfo(path).path())) {
            return builtinInMemory(tr("The folder %1 cannot be made, so changes to this case are not kept.")
                                       .arg(QFileInfo(path).path()));
        }
        const auto content = caseFromJson(builtinCaseJson());
        auto created = content ? CaseFile::create(utf8(path), *content) : Result<CaseFile>(fail(content.error()));
        if (!created) {
            return builtinInMemory(tr("%1. Changes to this case are not kept.").arg(qs(created.error().message)));
        }
        return OpenedCase{std::move(*created), {}};
    }
    auto opened = openCase(utf8(path));
    return opened ? std::move(opened)
                  : builtinInMemory(tr("%1. The case is shown as it came with the program; changes are not kept.")
                                        .arg(qs(opened.error().message)));
}

Result<OpenedCase> openCase(const std::string& path)
{
    if (QFileInfo(qs(path)).suffix().compare(QLatin1String("json"), Qt::CaseInsensitive) == 0) {
        auto file = openForReading(path);
        if (!file) {
            return fail(file.error());
        }
        return OpenedCase{std::move(*file), tr("This is a case's JSON, shown without being changed. To work on it, make a "
                                               "case of it with File › New case from JSON.")};
    }
    auto file = CaseFile::open(path, OpenMode::ReadWrite);
    if (file) {
        return OpenedCase{std::move(*file), {}};
    }
    if (file.error().code == ErrorCode::Unwritable) {
        if (auto readOnly = CaseFile::open(path, OpenMode::ReadOnly)) {
            return OpenedCase{std::move(*readOnly), tr("%1 cannot be written to: the case is read-only.").arg(qs(path))};
        }
    }
    return fail(file.error());
}

} // namespace dateline
