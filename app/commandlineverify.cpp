#include "core/counted.h"
#include "core/model/check.h"
#include "core/text/anchoring.h"
#include "core/text/codepoints.h"

#include "app/commandlinecommands.h"
#include "app/commandlinejson.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace dateline {

namespace {

namespace fs = std::filesystem;

/// Where the text came from that a source's passages were looked for in.
enum class TextAt
{
    Case,
    Folder,
    Nowhere
};

struct SourceReport
{
    std::string id;
    std::string title;
    TextAt text = TextAt::Nowhere;
    std::string file;     ///< path, of a text in a folder
    bool verbatim = true; ///< the text is the one that the case was made from
    std::vector<PassageCheck> checks;

    std::size_t count(Anchoring state) const
    {
        return std::size_t(std::count_if(checks.begin(), checks.end(),
                                         [state](const PassageCheck& check) { return check.anchoring == state; }));
    }
};

bool isFolder(const fs::path& path)
{
    std::error_code error;
    return fs::is_directory(path, error);
}

/// The folder of texts that no option names: beside the case, or where a checkout of the project has them.
fs::path usualFolder(const std::string& casePath)
{
    std::error_code error;
    if (const auto beside = fs::path(casePath).parent_path() / "articles"; !casePath.empty() && isFolder(beside)) {
        return beside;
    }
    if (const fs::path near = "../shared/articles"; isFolder(near)) {
        return near;
    }
    // The program stands in build/PRESET/bin of its checkout.
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    const fs::path checkout = program.parent_path().parent_path().parent_path().parent_path();
    const fs::path found = checkout.parent_path() / "shared/articles";
    return !error && isFolder(found) ? found : fs::path();
}

/// Looks for a source's passages in the file it names, where the folder holds one.
Status checkInFolder(SourceReport& report, const Source& source, const fs::path& folder)
{
    // A file's name only: a case must not make the program read elsewhere.
    const fs::path name = fs::path(source.file).filename();
    std::error_code error;
    if (folder.empty() || name.empty() || name != fs::path(source.file) || !fs::is_regular_file(folder / name, error)) {
        return {};
    }
    const std::string path = (folder / name).string();
    const auto text = readWholeFile(path);
    if (!text) {
        return fail(text.error());
    }
    if (firstInvalidUtf8(*text)) {
        return fail(ErrorCode::Invalid, path + " is no text in UTF-8");
    }
    report.text = TextAt::Folder;
    report.file = path;
    const auto part = partOf(*text, source);
    report.verbatim = part && part->verbatim;
    const Anchorer anchorer(part ? part->text : withoutByteOrderMark(*text));
    for (PassageCheck& check : report.checks) {
        const auto passage = std::find_if(source.passages.begin(), source.passages.end(),
                                          [&check](const Passage& one) { return one.id == check.passage; });
        if (passage != source.passages.end()) {
            check.anchoring = anchorer.anchor(passage->quote, passage->position).how;
        }
    }
    return {};
}

bool hasText(const CaseFile& file, const std::string& source)
{
    const auto whole = file.source(source);
    return whole && whole->text.has_value();
}

Result<std::vector<SourceReport>> reports(const CaseFile& file, const fs::path& folder)
{
    const auto sources = file.sources();
    if (!sources) {
        return fail(sources.error());
    }
    const auto checks = file.verify();
    if (!checks) {
        return fail(checks.error());
    }
    std::vector<SourceReport> list;
    for (const Source& source : *sources) {
        SourceReport report;
        report.id = source.id;
        report.title = !source.title.empty() ? source.title : !source.publisher.empty() ? source.publisher : "untitled";
        for (const PassageCheck& check : *checks) {
            if (check.source == source.id) {
                report.checks.push_back(check);
            }
        }
        const bool attached =
            report.checks.empty() ? hasText(file, source.id) : report.count(Anchoring::Unattached) == 0;
        if (attached) {
            report.text = TextAt::Case;
        } else if (const Status status = checkInFolder(report, source, folder); !status) {
            return fail(status.error());
        }
        list.push_back(std::move(report));
    }
    return list;
}

std::string textInWords(const SourceReport& report)
{
    switch (report.text) {
    case TextAt::Case:
        return "attached";
    case TextAt::Folder:
        return onOneLine(report.file) + (report.verbatim ? "" : " (not the text the case was made from)");
    case TextAt::Nowhere:
        break;
    }
    return "no text at hand";
}

std::string inWords(const std::vector<SourceReport>& sources)
{
    std::vector<std::vector<std::string>> rows{
        {"", "Source", "Passages", "Exact", "Moved", "Fuzzy", "Orphaned", "Text"}};
    std::size_t all = 0;
    std::size_t found = 0;
    std::size_t unattached = 0;
    std::size_t textless = 0;
    std::string lost;
    for (const SourceReport& report : sources) {
        std::vector<std::string> row{std::to_string(rows.size()), onOneLine(report.title),
                                     std::to_string(report.checks.size())};
        for (const auto state : {Anchoring::Exact, Anchoring::Moved, Anchoring::Fuzzy, Anchoring::Orphaned}) {
            row.push_back(report.count(state) == 0 ? "" : std::to_string(report.count(state)));
        }
        row.push_back(textInWords(report));
        rows.push_back(std::move(row));
        all += report.checks.size();
        found += report.count(Anchoring::Exact) + report.count(Anchoring::Moved);
        unattached += report.count(Anchoring::Unattached);
        textless += report.text == TextAt::Nowhere ? 1 : 0;
        for (const PassageCheck& check : report.checks) {
            if (check.anchoring == Anchoring::Fuzzy || check.anchoring == Anchoring::Orphaned) {
                lost += std::string(toWord(check.anchoring)) + "  " + check.source + "  " + check.passage + "  " +
                        onOneLine(check.exact) + "\n";
            }
        }
    }
    std::string text = alignedTable(rows) + "\n" + lost;
    text += std::to_string(found) + " of " + counted(all, "passage") + " found in their texts\n";
    if (textless > 0) {
        text +=
            "no text at hand for " + counted(textless, "source") + ": " + counted(unattached, "passage") +
            " could not be looked for, their form was checked; attach the texts, or name their folder with --texts\n";
    }
    return text;
}

OutputJson asJson(const std::vector<SourceReport>& sources)
{
    std::map<Anchoring, std::size_t> counts;
    std::size_t all = 0;
    OutputJson list = OutputJson::array();
    for (const SourceReport& report : sources) {
        OutputJson json;
        json["id"] = report.id;
        json["title"] = report.title;
        json["text"] = report.text == TextAt::Case     ? OutputJson("attached")
                       : report.text == TextAt::Folder ? OutputJson(report.file)
                                                       : OutputJson(nullptr);
        json["verbatim"] = report.text == TextAt::Folder ? OutputJson(report.verbatim) : OutputJson(nullptr);
        json["passages"] = OutputJson::array();
        for (const PassageCheck& check : report.checks) {
            json["passages"].push_back(
                {{"id", check.passage}, {"exact", check.exact}, {"anchoring", toWord(check.anchoring)}});
            ++counts[check.anchoring];
            ++all;
        }
        list.push_back(std::move(json));
    }
    OutputJson json;
    json["passages"] = all;
    json["exact"] = counts[Anchoring::Exact];
    json["moved"] = counts[Anchoring::Moved];
    json["fuzzy"] = counts[Anchoring::Fuzzy];
    json["orphaned"] = counts[Anchoring::Orphaned];
    json["unattached"] = counts[Anchoring::Unattached];
    json["sources"] = std::move(list);
    return json;
}

} // namespace

Result<Outcome> runVerify(const Arguments& arguments)
{
    const std::string casePath = arguments.word(0);
    fs::path folder = usualFolder(casePath);
    if (arguments.has("texts")) {
        folder = arguments.value("texts");
        if (!isFolder(folder)) {
            return fail(ErrorCode::NotFound, "--texts: there is no folder " + folder.string());
        }
    }
    const auto file = openForReading(casePath);
    if (!file) {
        return fail(file.error());
    }
    if (file->openState().isLarge) {
        if (const Status whole = CaseFile::checkWhole(casePath); !whole) {
            return fail(whole.error());
        }
    }
    const auto content = file->read();
    if (!content) {
        return fail(content.error());
    }
    const auto sources = reports(*file, folder);
    if (!sources) {
        return fail(sources.error());
    }

    Outcome outcome;
    outcome.output = arguments.has("json") ? printed(asJson(*sources)) : inWords(*sources);
    std::size_t lost = 0;
    for (const SourceReport& report : *sources) {
        lost += report.count(Anchoring::Fuzzy) + report.count(Anchoring::Orphaned);
    }
    if (const auto malformed = check(*content); !malformed.empty()) {
        outcome.problem =
            malformed.front().message + (malformed.size() > 1 ? ", and " + std::to_string(malformed.size() - 1) +
                                                                    " more of the case is not as it must be"
                                                              : "");
    } else if (lost > 0) {
        outcome.problem =
            counted(lost, "passage") + (lost == 1 ? " was" : " were") + " not found word for word in the text";
    }
    return outcome;
}

} // namespace dateline
