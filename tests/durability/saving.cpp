// Every kind of save, with every amount of room that there may be for it.

#include "core/edit/eventedits.h"
#include "core/edit/spreadsheet.h"
#include "core/interchange/casejson.h"
#include "core/store/backups.h"
#include "core/store/filewriter.h"
#include "core/text/sha256.h"

#include "tests/durability/checking.h"
#include "tests/durability/smalldisk.h"
#include "tests/durability/trials.h"
#include "tests/support/samplecase.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>

namespace dateline::durability {

namespace {

namespace fs = std::filesystem;

constexpr Stamp kStamp{"Saving", 1'700'000'000};
constexpr Stamp kLater{"Saving", 1'700'000'100};

Status statusOf(const auto& result)
{
    return result ? Status() : Status(fail(result.error()));
}

Status applied(CaseFile& file, const Result<Change>& change)
{
    return change ? statusOf(file.apply(*change, kStamp)) : Status(fail(change.error()));
}

Status importTable(CaseFile& file)
{
    std::string table = "title\tdate\tplace\tnote\n";
    for (int i = 0; i < 200; ++i) {
        const auto number = std::to_string(i);
        table += "Imported " + number + "\t2015-0" + std::to_string(1 + i % 9) + "\tPlace " + number + "\tNote\n";
    }
    const auto events = fromSpreadsheet(file, table);
    return events ? statusOf(file.apply(events->change, kStamp)) : Status(fail(events.error()));
}

/// The first backup that there is.
Status restoreFirst(CaseFile& file, const Places& places)
{
    const auto backups = listBackups(places.backups);
    if (!backups)
        return fail(backups.error());
    return statusOf(restoreInto(file, backups->front(), places.backups, kLater));
}

struct Save
{
    const char* name;
    Status (*perform)(CaseFile& file, const Places& places);
};

const std::array kSaves{
    Save{"an edit",
         [](CaseFile& file, const Places&) {
             NewEvent event;
             event.title = "One more";
             return applied(file, addEvent(file, event));
         }},
    Save{"an edit of all events",
         [](CaseFile& file, const Places&) {
             const auto index = file.index();
             return index ? applied(file, addTag(file, index->key.list(), "all of them")) : Status(fail(index.error()));
         }},
    Save{"undo",
         [](CaseFile& file, const Places&) {
             return statusOf(file.undo(kLater));
         }},
    Save{"a draft",
         [](CaseFile& file, const Places&) {
             return file.putDraft({"event/note", std::string(20'000, 'x'), kStamp});
         }},
    Save{"import of a table",
         [](CaseFile& file, const Places&) {
             return importTable(file);
         }},
    Save{"import of a text",
         [](CaseFile& file, const Places&) {
             return statusOf(file.attachText("herald", test::heraldText() + std::string(200'000, 'x'), kStamp));
         }},
    Save{"a new case",
         [](CaseFile&, const Places& places) {
             return statusOf(CaseFile::create(places.folder + "/new.dateline", test::generatedCase(100, 3)));
         }},
    Save{"Save As",
         [](CaseFile& file, const Places& places) {
             return file.copyTo(places.folder + "/other.dateline");
         }},
    Save{"Save As over an older copy",
         [](CaseFile& file, const Places& places) {
             return file.copyTo(places.copy, {.mayReplace = true, .progress = {}});
         }},
    Save{"a backup",
         [](CaseFile& file, const Places& places) {
             return statusOf(backUp(file, places.backups, kLater, BackupReason::Daily));
         }},
    Save{"Restore", restoreFirst},
    Save{"export of the case as JSON",
         [](CaseFile& file, const Places& places) {
             const auto content = file.read();
             return content ? writeFile(places.exported, caseToJson(*content)) : Status(fail(content.error()));
         }},
    Save{"export of a figure",
         [](CaseFile&, const Places& places) {
             return writeFile(places.folder + "/figure.svg", std::string(300'000, 'y'));
         }},
};

/// What the folder holds: by path, the state of cases and the bytes of all else.
using Content = std::map<std::string, std::string>;

Content contentOf(const Places& places)
{
    // What was cut off is completed; after that there is nothing beside the cases.
    static_cast<void>(CaseFile::open(places.theCase, OpenMode::ReadWrite));
    Content content;
    for (const auto& entry : fs::recursive_directory_iterator(places.folder)) {
        if (!entry.is_regular_file())
            continue;
        const auto path = entry.path().string();
        if (entry.path().extension() == ".dateline") {
            const auto file = CaseFile::open(path, OpenMode::ReadOnly);
            content[path] = file ? stateOf(*file) : file.error().message;
        } else {
            std::ifstream in(path, std::ios::binary);
            content[path] = sha256(std::string{std::istreambuf_iterator<char>(in), {}});
        }
    }
    return content;
}

std::string differences(const Content& found, const Content& wanted)
{
    std::string text;
    for (const auto& [path, state] : wanted) {
        const auto at = found.find(path);
        if (at == found.end())
            text += path + " is not there; ";
        else if (at->second != state)
            text += path + " is not as it must be; ";
    }
    for (const auto& [path, state] : found)
        text += wanted.contains(path) ? "" : path + " was left behind; ";
    return text;
}

/// Saves with so much room, again and again from the same beginning.
class Attempts
{
public:
    Attempts(const Setting& setting, SmallDisk& disk, std::size_t save);

    /// What is wrong with one save and what it left; `isDone` whether it was one.
    std::string faultWith(std::size_t room, bool& isDone);
    const std::string& fault() const { return fault_; } ///< of the beginning, and of saving with plenty of room

private:
    std::string faultOfRefusal(const std::string& said, const Content& found) const;

    const Setting& setting_;
    SmallDisk& disk_;
    std::size_t save_;
    Places places_;
    std::string beginning_; ///< folder, elsewhere
    Content before_;
    Content after_;
    std::string fault_;
};

Attempts::Attempts(const Setting& setting, SmallDisk& disk, std::size_t save)
    : setting_(setting), disk_(disk), save_(save), places_(disk.folder()), beginning_(setting.folder + "/beginning")
{
    emptyFolder(places_.folder);
    emptyFolder(beginning_);
    {
        auto file = CaseFile::create(places_.theCase, test::sampleCase());
        if (!file) {
            fault_ = file.error().message;
            return;
        }
        NewEvent event;
        event.title = "From the beginning";
        auto status = file->copyTo(places_.copy);
        if (status)
            status = statusOf(backUp(*file, places_.backups, kStamp, BackupReason::Daily));
        if (status)
            status = applied(*file, addEvent(*file, event));
        if (status)
            status = writeFile(places_.exported, "what was exported before");
        if (status)
            status = writeFile(places_.folder + "/figure.svg", std::string(1000, 'x'));
        if (!status) {
            fault_ = status.error().message;
            return;
        }
    }
    fs::copy(places_.folder, beginning_, fs::copy_options::recursive);
    before_ = contentOf(places_);
    const int end = endOf(startSave(setting_, save_, places_.folder, {}));
    after_ = contentOf(places_);
    if (end != 0 || after_ == before_)
        fault_ = "with plenty of room it ends with " + std::to_string(end) + " and changes " +
                 (after_ == before_ ? "nothing" : "something");
}

std::string Attempts::faultOfRefusal(const std::string& said, const Content& found) const
{
    const auto has = [&](const char* word) {
        return said.find(word) != std::string::npos;
    };
    if (!has(places_.folder.c_str()) || !(has("full") || has("no space")))
        return "the message does not name file and cause";
    if (has("it is not known") && found == after_)
        return {};
    // Restoring backs up first, which may be all there was room for.
    auto wanted = before_;
    for (const auto& [path, state] : found) {
        const auto at = after_.find(path);
        if (path.starts_with(places_.backups) && at != after_.end() && at->second == state)
            wanted.insert(*at);
    }
    return differences(found, wanted);
}

std::string Attempts::faultWith(std::size_t room, bool& isDone)
{
    emptyFolder(places_.folder);
    fs::copy(beginning_, places_.folder, fs::copy_options::recursive);
    const auto started = startSave(setting_, save_, places_.folder, disk_.leaveRoom(room));
    const int end = endOf(started);
    disk_.giveRoomBack();
    std::ifstream in(started.said);
    std::string said;
    std::getline(in, said);
    isDone = end == 0;
    if (end < 0)
        return "crashed by signal " + std::to_string(-end);
    if (end != 0 && end != kSaidSo)
        return "ended with " + std::to_string(end);
    const auto found = contentOf(places_);
    const auto fault = isDone ? differences(found, after_) : faultOfRefusal(said, found);
    return fault.empty() || isDone ? fault : fault + " (" + said + ")";
}

/// All amounts of room up to the one that is enough; in the short form some of them.
Row trySaving(const Setting& setting, SmallDisk& disk, std::size_t save)
{
    constexpr std::size_t kPage = 4096;
    Row row{std::string("full disk: ") + kSaves.at(save).name, 0, 0, {}, {}};
    Attempts attempts(setting, disk, save);
    if (!attempts.fault().empty()) {
        row.count(attempts.fault());
        return row;
    }
    const auto tryWith = [&](std::size_t room) {
        bool isDone = false;
        const auto fault = attempts.faultWith(room, isDone);
        row.count(fault.empty() ? fault : std::to_string(room / 1024) + " KiB: " + fault);
        return isDone;
    };
    std::size_t enough = kPage;
    while (!tryWith(enough) && enough < 16 * 1024 * 1024)
        enough *= 2;
    const auto step = setting.isLong ? kPage : std::max<std::size_t>(kPage, enough / 20 / kPage * kPage);
    int refused = 0;
    for (std::size_t room = 0; room < enough && row.goesOn(setting); room += step)
        refused += tryWith(room) ? 0 : 1;
    row.note = "with up to " + std::to_string(enough / 1024) + " KiB, " + std::to_string(refused) + " refused" +
               (disk.isReal() ? "" : "; the file system was simulated");
    if (refused == 0)
        row.count("no save was refused, so nothing was shown");
    return row;
}

} // namespace

int saveProcess(const std::string& save, const std::string& folder)
{
    const Places places(folder);
    auto file = CaseFile::open(places.theCase, OpenMode::ReadWrite);
    const auto status = file ? kSaves.at(static_cast<std::size_t>(std::stoul(save))).perform(*file, places)
                             : Status(fail(file.error()));
    if (!status)
        std::fprintf(stderr, "%s\n", status.error().message.c_str());
    return status ? 0 : kSaidSo;
}

std::vector<Row> tryFullDisksBySave(const Setting& setting)
{
    SmallDisk disk(setting.folder + "/small", setting.diskLibrary);
    std::vector<Row> rows;
    for (std::size_t save = 0; save < kSaves.size(); ++save)
        rows.push_back(trySaving(setting, disk, save));
    return rows;
}

} // namespace dateline::durability
