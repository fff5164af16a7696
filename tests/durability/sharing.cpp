// Two instances on one case: whatever the order of their edits, none is lost without a word.

#include "core/edit/eventedits.h"

#include "tests/durability/checking.h"
#include "tests/durability/trials.h"
#include "tests/support/samplecase.h"

#include <array>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <thread>

namespace dateline::durability {

namespace {

using Texts = std::map<std::pair<std::string, int>, std::string>; ///< by event and member

std::string& memberOf(Event& event, int member)
{
    return member == 0 ? event.title : member == 1 ? event.summary : event.note;
}

struct Instance
{
    CaseFile file;
    std::map<std::string, Event> seen; ///< as it saw them last, which may be long ago

    void look()
    {
        for (auto& event : file.read().value_or(Case()).events) {
            event.claims.clear();
            seen[event.id] = event;
        }
    }
};

/// Edits in a random order by two instances that look at the case now and then, held against what must come of it.
std::string faultOfInterleaving(const std::string& path, unsigned seed)
{
    std::minstd_rand random(seed);
    std::vector<Instance> instances;
    for (int i = 0; i < 2; ++i) {
        auto opened = CaseFile::open(path, OpenMode::ReadWrite);
        if (!opened)
            return opened.error().message;
        instances.push_back({std::move(*opened), {}});
        instances.back().look();
    }
    Texts truth;
    for (auto& [id, event] : instances.front().seen) {
        for (int member = 0; member < 3; ++member)
            truth[{id, member}] = memberOf(event, member);
    }
    int conflicts = 0;
    for (int step = 0; step < 200; ++step) {
        auto& instance = instances[random() % 2];
        if (random() % 4 == 0)
            instance.look();
        auto at = instance.seen.begin();
        std::advance(at, static_cast<std::ptrdiff_t>(random() % instance.seen.size()));
        auto before = at->second;
        auto after = before;
        const int member = static_cast<int>(random() % 3);
        memberOf(after, member) = "by step " + std::to_string(step);
        Change change{"Change event", {}};
        change.change(before, after);
        const auto applied = instance.file.apply(change, {"Two", step});
        auto& is = truth[{before.id, member}];
        const bool wasSeen = is == memberOf(before, member);
        if (applied && !wasSeen)
            return "step " + std::to_string(step) + " wrote over a text that it had not seen";
        if (!applied && wasSeen)
            return "step " + std::to_string(step) + " was refused without cause: " + applied.error().message;
        if (!applied && applied.error().code != ErrorCode::Conflict)
            return applied.error().message;
        if (applied) {
            is = memberOf(after, member);
            at->second = after;
        } else {
            ++conflicts;
        }
    }
    for (auto& instance : instances) {
        instance.look();
        for (auto& [id, event] : instance.seen) {
            for (int member = 0; member < 3; ++member) {
                if (truth[{id, member}] != memberOf(event, member))
                    return "an acknowledged edit of " + id + " is not there";
            }
        }
    }
    return conflicts == 0 ? "no conflict came up, so nothing was shown" : std::string();
}

/// Two threads add events as fast as they can; each one that was acknowledged is there.
std::string faultOfRace(const std::string& path)
{
    std::array<std::set<std::string>, 2> added;
    std::array<std::string, 2> faults;
    {
        std::vector<std::jthread> threads;
        for (std::size_t who = 0; who < 2; ++who) {
            threads.emplace_back([&, who] {
                auto file = CaseFile::open(path, OpenMode::ReadWrite);
                if (!file) {
                    faults[who] = file.error().message;
                    return;
                }
                for (int i = 0; i < 40; ++i) {
                    NewEvent event;
                    event.title = std::string(who == 0 ? "first" : "second") + " " + std::to_string(i);
                    const auto change = addEvent(*file, event);
                    const auto applied =
                        change ? file->apply(*change, {"Race", i}) : Result<Applied>(fail(change.error()));
                    if (applied)
                        added[who].insert(event.title);
                    else
                        faults[who] = applied.error().message;
                }
            });
        }
    }
    for (const auto& fault : faults) {
        if (!fault.empty())
            return fault;
    }
    const auto file = CaseFile::open(path, OpenMode::ReadOnly);
    if (!file)
        return file.error().message;
    std::set<std::string> there;
    for (const auto& event : file->read().value_or(Case()).events)
        there.insert(event.title);
    for (const auto& titles : added) {
        if (titles.size() != 40)
            return "an edit was neither done nor refused";
        for (const auto& title : titles) {
            if (!there.contains(title))
                return "the event \"" + title + "\" is not there";
        }
    }
    return {};
}

} // namespace

std::vector<Row> tryTwoInstances(const Setting& setting)
{
    Row interleaved{"two instances, edits interleaved", 0, 0, {}, {}};
    Row raced{"two instances at the same time", 0, 0, {}, {}};
    const auto folder = setting.folder + "/two";
    const auto path = folder + "/case.dateline";
    const auto fresh = [&]() -> std::string {
        emptyFolder(folder);
        const auto created = CaseFile::create(path, test::sampleCase());
        return created ? std::string() : created.error().message;
    };
    for (unsigned seed = 1; seed <= (setting.isLong ? 200U : 20U); ++seed) {
        const auto fault = fresh();
        interleaved.count(fault.empty() ? faultOfInterleaving(path, seed) : fault);
    }
    for (int i = 0; i < (setting.isLong ? 20 : 3); ++i) {
        const auto fault = fresh();
        raced.count(fault.empty() ? faultOfRace(path) : fault);
    }
    return {interleaved, raced};
}

} // namespace dateline::durability
