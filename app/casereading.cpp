#include "app/casereading.h"

#include "core/builtin/builtin.h"
#include "core/interchange/casejson.h"
#include "core/store/filewriter.h"
#include "core/text/codepoints.h"

#include "app/caseopening.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace dateline {

namespace {

constexpr std::string_view kSqliteHeader{"SQLite format 3\0", 16};

} // namespace

bool isBuiltinCase(const std::string& path)
{
    return path.empty() || path == kBuiltinCaseName;
}

// By what it holds, then by its name: a case file has SQLite's header, JSON begins with a brace.
bool holdsCaseJson(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string begin(16, '\0');
    file.read(begin.data(), std::streamsize(begin.size()));
    begin.resize(std::size_t(file.gcount()));
    if (begin == kSqliteHeader) {
        return false;
    }
    const auto first = withoutByteOrderMark(begin).find_first_not_of(" \t\r\n");
    return std::filesystem::path(path).extension() == ".json" ||
           (first != std::string::npos && withoutByteOrderMark(begin)[first] == '{');
}

Result<std::string> readWholeFile(const std::string& path)
{
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) {
        return fail(ErrorCode::NotFound, "there is no file " + path);
    }
    if (status.type() == std::filesystem::file_type::directory) {
        return fail(ErrorCode::Unreadable, path + " is a folder, not a file");
    }
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    if (!file || (content.fail() && std::filesystem::file_size(path, error) > 0)) {
        return fail(ErrorCode::Unreadable, "cannot read " + path + ": " + systemErrorInWords(errno));
    }
    return std::move(content).str();
}

Result<Case> readCaseJson(const std::string& path)
{
    const auto bytes = readWholeFile(path);
    if (!bytes) {
        return fail(bytes.error());
    }
    if (bytes->empty()) {
        return fail(ErrorCode::NotACase, path + " is empty");
    }
    auto content = caseFromJson(*bytes);
    if (!content) {
        return fail(content.error(), path + ": ");
    }
    return *std::move(content);
}

Error withRemedy(Error error, const std::string& path)
{
    if (error.code == ErrorCode::Damaged) {
        error.message += "; what can be read of it is saved by: dateline new NEW.dateline --from " + path;
    }
    return error;
}

Result<CaseFile> openForReading(const std::string& path)
{
    if (isBuiltinCase(path)) {
        return builtinCase();
    }
    if (!holdsCaseJson(path)) {
        auto file = CaseFile::open(path, OpenMode::ReadOnly);
        return file ? std::move(file) : Result<CaseFile>(fail(withRemedy(file.error(), path)));
    }
    auto content = readCaseJson(path);
    return content ? CaseFile::inMemory(*content) : Result<CaseFile>(fail(content.error()));
}

std::string caseName(const std::string& path)
{
    return isBuiltinCase(path) ? "moscow-2024" : std::filesystem::path(path).stem().string();
}

} // namespace dateline
