#include "tests/durability/powercut.h"

#include "tests/durability/recorddisk.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>

namespace dateline::durability {

namespace {

namespace fs = std::filesystem;

struct Call
{
    RecordHead head{};
    std::string bytes;
};

bool readCalls(const std::string& record, std::vector<Call>& calls)
{
    std::ifstream in(record, std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(in), {}};
    for (std::size_t at = 0; at < all.size();) {
        Call call;
        if (all.size() - at < sizeof(RecordHead))
            return false;
        std::memcpy(&call.head, all.data() + at, sizeof(RecordHead));
        at += sizeof(RecordHead);
        if (all.size() - at < call.head.size)
            return false;
        call.bytes = all.substr(at, call.head.size);
        at += call.head.size;
        calls.push_back(std::move(call));
    }
    return !calls.empty();
}

constexpr std::size_t kSector = 512;

/// A file: what is surely on the disk, and what was done to it since.
struct File
{
    std::string safe;
    std::vector<const Call*> since;
};

void truncate(std::string& content, const Call& call)
{
    content.resize(call.head.at, '\0');
}

void writeSectors(std::string& content, const Call& call, const std::function<bool()>& arrives)
{
    for (std::size_t from = 0; from < call.bytes.size();) {
        const auto place = call.head.at + from;
        const auto size = std::min(call.bytes.size() - from, kSector - place % kSector);
        if (arrives()) {
            if (content.size() < place + size)
                content.resize(place + size, '\0');
            content.replace(place, size, call.bytes, from, size);
        }
        from += size;
    }
}

class Simulation
{
public:
    explicit Simulation(std::string folder) : folder_(std::move(folder)) {}

    void advance(const Call& call);
    void build(const std::string& scratch, std::minstd_rand& random) const;
    const std::vector<std::string>& acknowledged() const { return acknowledged_; }

private:
    using Names = std::map<std::string, std::uint64_t>;

    static constexpr std::uint64_t kIsFolder = ~std::uint64_t{0};

    static void rename(Names& names, const Call& call, std::uint64_t file)
    {
        if (call.head.kind == RecordKind::Unlink)
            names.erase(call.bytes);
        else
            names[call.bytes] = file;
    }

    std::uint64_t fileOf(const Call& call) const
    {
        const auto found = inodes_.find(call.head.file);
        return found == inodes_.end() ? 0 : found->second;
    }

    std::string content(const File& file, std::minstd_rand& random) const;

    std::string folder_;
    std::map<std::uint64_t, std::uint64_t> inodes_; ///< inode, which is used again, to file
    std::map<std::uint64_t, File> files_;
    std::uint64_t last_ = 0;
    Names safeNames_;
    std::vector<std::pair<const Call*, std::uint64_t>> namesSince_;
    std::vector<std::string> acknowledged_;
};

void Simulation::advance(const Call& call)
{
    switch (call.head.kind) {
    case RecordKind::Create:
        inodes_[call.head.file] = ++last_;
        files_[last_] = {};
        namesSince_.emplace_back(&call, last_);
        break;
    case RecordKind::Write:
    case RecordKind::Truncate:
        files_[fileOf(call)].since.push_back(&call);
        break;
    case RecordKind::Sync: {
        auto& file = files_[fileOf(call)];
        for (const auto* done : file.since) {
            if (done->head.kind == RecordKind::Truncate)
                truncate(file.safe, *done);
            else
                writeSectors(file.safe, *done, [] { return true; });
        }
        file.since.clear();
        break;
    }
    case RecordKind::CreateFolder:
        namesSince_.emplace_back(&call, kIsFolder);
        break;
    case RecordKind::SyncFolder:
        std::erase_if(namesSince_, [&](const auto& name) {
            const bool isIn = fs::path(name.first->bytes).parent_path() == call.bytes;
            if (isIn)
                rename(safeNames_, *name.first, name.second);
            return isIn;
        });
        break;
    case RecordKind::Link:
    case RecordKind::Unlink:
        namesSince_.emplace_back(&call, fileOf(call));
        break;
    case RecordKind::Acknowledged:
        acknowledged_.push_back(call.bytes);
        break;
    }
}

std::string Simulation::content(const File& file, std::minstd_rand& random) const
{
    // None of it, all of it, or some: the first two are what mostly happens.
    const auto chance = std::array{0U, 100U, 50U, 90U}[random() % 4];
    const auto arrives = [&] {
        return random() % 100 < chance;
    };
    auto content = file.safe;
    for (const auto* done : file.since) {
        if (done->head.kind == RecordKind::Truncate) {
            if (arrives())
                truncate(content, *done);
        } else {
            writeSectors(content, *done, arrives);
        }
    }
    return content;
}

void Simulation::build(const std::string& scratch, std::minstd_rand& random) const
{
    for (const auto& entry : fs::directory_iterator(scratch))
        fs::remove_all(entry.path());
    auto names = safeNames_;
    const auto upTo = random() % (namesSince_.size() + 1);
    for (std::size_t i = 0; i < upTo; ++i)
        rename(names, *namesSince_[i].first, namesSince_[i].second);
    // Folders come before what is in them, the names being sorted; what is in a folder that is not there is lost.
    for (const auto& [name, file] : names) {
        const fs::path path = scratch + name.substr(folder_.size());
        if (file == kIsFolder && fs::exists(path.parent_path()))
            fs::create_directory(path);
        if (file == kIsFolder || !fs::exists(path.parent_path()))
            continue;
        const auto found = files_.find(file);
        std::ofstream out(path, std::ios::binary);
        if (found != files_.end())
            out << content(found->second, random);
    }
}

} // namespace

bool eachImage(const std::string& record, const std::string& folder, const std::string& scratch, std::size_t count,
               unsigned seed, const std::function<bool(const Image&)>& look)
{
    std::vector<Call> calls;
    if (!readCalls(record, calls))
        return false;
    std::minstd_rand random(seed);
    std::vector<std::size_t> cuts(count);
    for (auto& cut : cuts)
        cut = random() % (calls.size() + 1);
    std::sort(cuts.begin(), cuts.end());
    Simulation simulation(folder);
    std::size_t done = 0;
    for (const auto cut : cuts) {
        for (; done < cut; ++done)
            simulation.advance(calls[done]);
        simulation.build(scratch, random);
        if (!look({simulation.acknowledged(), cut}))
            break;
    }
    return true;
}

} // namespace dateline::durability
