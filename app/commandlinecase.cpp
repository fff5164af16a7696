#include "core/builtin/builtin.h"
#include "core/counted.h"
#include "core/interchange/casejson.h"
#include "core/store/salvaging.h"
#include "core/text/codepoints.h"

#include "app/caseopening.h"
#include "app/commandlinecommands.h"
#include "ui/models/clock.h"

#include <algorithm>
#include <filesystem>

namespace dateline {

namespace {

/// What a new case begins with.
struct Beginning
{
    Case content;
    std::string lost; ///< what could not be read of a damaged case
};

Result<Beginning> readableOf(const std::string& damaged)
{
    auto salvaged = salvage(damaged);
    if (!salvaged) {
        return fail(salvaged.error());
    }
    return Beginning{std::move(salvaged->content), damaged + " is damaged; read was " + salvaged->inWords()};
}

Result<Beginning> beginningOf(Result<Case> content)
{
    return content ? Result<Beginning>(Beginning{std::move(*content), {}}) : fail(content.error());
}

Result<Beginning> contentFor(const Arguments& arguments)
{
    if (!arguments.has("from")) {
        return Beginning{emptyCase(caseName(arguments.word(0))), {}};
    }
    const std::string from = arguments.value("from");
    if (from.empty()) {
        return fail(ErrorCode::Usage, "--from names no file");
    }
    if (!isBuiltinCase(from) && holdsCaseJson(from)) {
        return beginningOf(readCaseJson(from));
    }
    if (isBuiltinCase(from)) {
        return beginningOf(caseFromJson(builtinCaseJson()));
    }
    const auto file = CaseFile::open(from, OpenMode::ReadOnly);
    if (!file && file.error().code == ErrorCode::Damaged) {
        return readableOf(from);
    }
    return beginningOf(file ? file->read() : Result<Case>(fail(file.error())));
}

std::string statesInWords(const std::vector<PassageCheck>& passages)
{
    std::string text;
    for (const auto state : {Anchoring::Exact, Anchoring::Moved, Anchoring::Fuzzy, Anchoring::Orphaned}) {
        const auto count = std::count_if(passages.begin(), passages.end(),
                                         [state](const PassageCheck& check) { return check.anchoring == state; });
        if (count > 0) {
            text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(toWord(state));
        }
    }
    return text.empty() ? "none" : text;
}

} // namespace

std::string onOneLine(std::string_view text)
{
    std::string line;
    for (const char c : text) {
        const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        if (!control) {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    return line;
}

std::string alignedTable(const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::int64_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t column = 0; column < row.size(); ++column) {
            widths[column] = std::max(widths[column], codePointCount(row[column]));
        }
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t column = 0; column < row.size(); ++column) {
            line += row[column];
            if (column + 1 < row.size()) {
                line.append(std::size_t(widths[column] - codePointCount(row[column]) + 2), ' ');
            }
        }
        while (!line.empty() && line.back() == ' ') {
            line.pop_back();
        }
        text += line + "\n";
    }
    return text;
}

Result<Outcome> runNew(const Arguments& arguments)
{
    const std::string path = arguments.word(0);
    if (isBuiltinCase(path)) {
        return fail(ErrorCode::Usage,
                    "\"" + path + "\" is no name for a new case; give the name of a file, such as my.dateline");
    }
    if (std::filesystem::path(path).extension() == ".json") {
        return fail(ErrorCode::Usage,
                    "new makes a case file (.dateline); JSON is written by dateline export CASE -o " + path);
    }
    const auto beginning = contentFor(arguments);
    if (!beginning) {
        return fail(beginning.error());
    }
    const Case& content = beginning->content;
    if (const auto file = CaseFile::create(path, content); !file) {
        return fail(file.error());
    }
    return Outcome{"made " + path + ": " + counted(content.events.size(), "event") + ", " +
                       counted(content.sources.size(), "source") + "\n",
                   beginning->lost};
}

Result<Outcome> runAttach(const Arguments& arguments)
{
    const std::string path = arguments.word(0);
    if (isBuiltinCase(path)) {
        return fail(ErrorCode::Usage, "the built-in case is never changed; make a copy of it first: "
                                      "dateline new moscow.dateline --from built-in");
    }
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error) && holdsCaseJson(path)) {
        return fail(ErrorCode::Usage, path +
                                          " is a case's JSON, which is only read; make a case of it first: "
                                          "dateline new my.dateline --from " +
                                          path);
    }
    auto file = CaseFile::open(path, OpenMode::ReadWrite, optionsFor(path));
    if (!file) {
        return fail(withRemedy(file.error(), path));
    }
    if (file->isReadOnly()) {
        return fail(ErrorCode::Unwritable, file->openState().why);
    }
    const auto source = file->findSource(arguments.word(1));
    if (!source) {
        return fail(source.error());
    }
    const std::string textFile = arguments.word(2);
    const auto text = readWholeFile(textFile);
    if (!text) {
        return fail(text.error());
    }
    if (const auto invalid = firstInvalidUtf8(*text)) {
        return fail(ErrorCode::Invalid, textFile + " is no text in UTF-8: byte " + std::to_string(*invalid + 1) +
                                            " is not part of any character");
    }
    const auto attached = file->attachText(*source, *text, stampNow());
    if (!attached) {
        return fail(attached.error());
    }
    Outcome outcome;
    outcome.output = *source + ": " + counted(attached->passages.size(), "passage") + ": " +
                     statesInWords(attached->passages) + "\n";
    if (!attached->asExpected) {
        outcome.output += "The text is not the one that the case was made from: its SHA-256 differs.\n";
    }
    std::size_t lost = 0;
    for (const PassageCheck& check : attached->passages) {
        if (check.anchoring != Anchoring::Exact && check.anchoring != Anchoring::Moved) {
            outcome.output +=
                std::string(toWord(check.anchoring)) + "  " + check.passage + "  " + onOneLine(check.exact) + "\n";
            ++lost;
        }
    }
    if (lost > 0) {
        outcome.problem = counted(lost, "passage") + " of " + *source + " " + (lost == 1 ? "does" : "do") +
                          " not stand word for word in " + textFile;
    }
    return outcome;
}

} // namespace dateline
