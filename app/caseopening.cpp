#include "app/caseopening.h"

#include "core/builtin/builtin.h"
#include "core/interchange/casejson.h"
#include "core/store/backups.h"
#include "core/store/places.h"

#include "app/commandlinecommands.h"
#include "ui/models/clock.h"
#include "ui/models/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QSysInfo>

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

QString dataPath(const QString& name)
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(QStringLiteral("dateline/") + name);
}

void sayHowItIsOpen(OpenedCase& opened)
{
    const OpenState& state = opened.file.openState();
    const QString why = qs(state.why);
    switch (state.readOnly) {
    case ReadOnlyReason::None:
    case ReadOnlyReason::Asked:
        return;
    case ReadOnlyReason::Place:
    case ReadOnlyReason::Newer:
        opened.notice = tr("%1. You can read it here and edit a copy.").arg(why);
        opened.action = OpeningAction::SaveCopy;
        return;
    case ReadOnlyReason::Held:
        opened.notice = tr("%1. You can read it meanwhile. If that session is known to be over, you can edit the case "
                           "anyway.")
                            .arg(why);
        opened.action = OpeningAction::EditAnyway;
        return;
    }
}

void sayWhereItStands(OpenedCase& opened)
{
    QStringList said(opened.notice);
    said.removeAll(QString());
    const std::string& path = opened.file.path();
    QStringList copies;
    for (const std::string& name : conflictedCopies(path)) {
        copies << qs(name);
    }
    if (!copies.isEmpty()) {
        said << tr("Beside this case stands what a sync service made of two versions of it: %1. Look at both before you "
                   "go on.")
                    .arg(copies.join(QStringLiteral(", ")));
    }
    const QString service = qs(cloudService(path));
    if (!service.isEmpty() && !opened.file.isReadOnly()) {
        said << tr("This case is in a folder of %1: edit it on one machine at a time, and let it sync before another one "
                   "opens it.")
                    .arg(service);
    }
    opened.notice = said.join(QLatin1Char(' '));
}

} // namespace

QString builtinCopyPath()
{
    return dataPath(QStringLiteral("moscow-2024.dateline"));
}

std::string backupFolder(const std::string& path)
{
    return backupFolderOf(utf8(dataPath(QStringLiteral("backups"))), path);
}

OpenOptions optionsFor(const std::string& path)
{
    const Stamp now = stampNow();
    OpenOptions options;
    options.self.user = now.who;
    options.self.machine = utf8(QSysInfo::machineHostName());
    options.self.machineId = QSysInfo::machineUniqueId().toStdString();
    if (options.self.machineId.empty()) {
        options.self.machineId = options.self.machine;
    }
    options.self.process = QCoreApplication::applicationPid();
    options.self.since = now.when;
    options.backupFolder = backupFolder(path);
    return options;
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

Result<OpenedCase> openCase(const std::string& path, bool takeOver)
{
    if (QFileInfo(qs(path)).suffix().compare(QLatin1String("json"), Qt::CaseInsensitive) == 0) {
        auto file = openForReading(path);
        if (!file) {
            return fail(file.error());
        }
        return OpenedCase{std::move(*file), tr("This is a case's JSON, shown without being changed. To work on it, make a "
                                               "case of it with File › New case from JSON.")};
    }
    auto options = optionsFor(path);
    options.takeOver = takeOver;
    auto file = CaseFile::open(path, OpenMode::ReadWrite, options);
    if (!file) {
        return fail(file.error());
    }
    OpenedCase opened{std::move(*file), {}};
    sayHowItIsOpen(opened);
    sayWhereItStands(opened);
    return opened;
}

} // namespace dateline
