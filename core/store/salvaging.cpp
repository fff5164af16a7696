#include "core/store/salvaging.h"

#include "core/model/check.h"
#include "core/store/attempting.h"
#include "core/store/opening.h"
#include "core/store/salvageparts.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace dateline {

namespace {

using namespace store;

/// Keeps of `items` those that `isSound` finds sound, by halves; one that is not alone gets the chance that `mend`
/// gives it.
template<typename T> class Sieve
{
public:
    using IsSound = std::function<bool(const std::vector<T>& part)>;
    using Mend = std::function<void(T& item)>;

    Sieve(const IsSound& isSound, const Mend& mend) : isSound_(isSound), mend_(mend) {}

    std::vector<T> sifted(std::vector<T> items)
    {
        sift(std::move(items));
        return std::move(kept_);
    }

private:
    void keep(std::vector<T>& part) { std::ranges::move(part, std::back_inserter(kept_)); }

    void sift(std::vector<T> part)
    {
        if (part.empty())
            return;
        if (isSound_(part)) {
            keep(part);
        } else if (part.size() == 1) {
            mend_(part.front());
            if (isSound_(part))
                keep(part);
        } else {
            const auto middle = part.begin() + static_cast<std::ptrdiff_t>(part.size() / 2);
            std::vector<T> second(std::make_move_iterator(middle), std::make_move_iterator(part.end()));
            part.erase(middle, part.end());
            sift(std::move(part));
            sift(std::move(second));
        }
    }

    const IsSound& isSound_;
    const Mend& mend_;
    std::vector<T> kept_;
};

template<typename T>
std::vector<T> sound(
    std::vector<T> items, const std::function<bool(const std::vector<T>& part)>& isSound,
    const std::function<void(T& item)>& mend = [](T&) {})
{
    return Sieve<T>(isSound, mend).sifted(std::move(items));
}

/// Puts a case together from what was read, leaving out what a case may not hold.
class Salvager
{
public:
    explicit Salvager(SalvagedParts parts) : parts_(std::move(parts)) {}

    Salvage run();

private:
    void keepSoundWords();
    void keepSoundEntities();
    void keepSoundSources();
    void keepSoundPassages();
    void keepSoundEvents();
    void keepSoundClaims();
    void keepSoundRelations();
    void tieEvents();
    void putTexts();
    template<typename T> void count(const char* name, const SalvagedItems<T>& kind, std::size_t kept);

    SalvagedParts parts_;
    Case case_;
    std::vector<SalvagedKind> kinds_;
};

void Salvager::keepSoundWords()
{
    case_.info = parts_.info;
    if (!check(case_).empty()) {
        case_.info.created.reset();
        case_.info.timeZone.clear();
    }
    case_.categories = sound<Category>(
        parts_.categories.list(),
        [this](const auto& part) {
            case_.categories = part;
            return check(case_).empty();
        },
        [](Category& category) {
            category.color = "#808080";
            if (category.name.empty())
                category.name = "(lost: " + category.id + ")";
        });
    auto own = parts_.properties.list();
    std::erase_if(own, [](const Property& property) { return builtinProperty(property.id) != nullptr; });
    case_.properties = sound<Property>(
        own,
        [this](const auto& part) {
            case_.properties = part;
            return check(case_).empty();
        },
        [](Property& property) { property.name = "(lost: " + property.id + ")"; });
}

void Salvager::keepSoundEntities()
{
    auto entities = parts_.entities.list();
    std::unordered_map<std::string, std::string> within;
    for (auto& entity : entities)
        within[entity.id] = std::exchange(entity.within, {});
    case_.entities = sound<Entity>(
        std::move(entities),
        [this](const auto& part) {
            case_.entities = part;
            return check(case_).empty();
        },
        [](Entity& entity) {
            entity.coordinates.reset();
            if (entity.name.empty())
                entity.name = "(lost: " + entity.id + ")";
        });
    for (auto& entity : case_.entities)
        entity.within = within[entity.id];
    if (!check(case_).empty())
        for (auto& entity : case_.entities)
            entity.within.clear();
}

void Salvager::keepSoundSources()
{
    case_.sources = sound<Source>(
        parts_.sources.list(),
        [this](const auto& part) {
            case_.sources = part;
            return check(case_).empty();
        },
        [](Source& source) {
            source.part.reset();
            source.textSha256.clear();
            source.textLength = 0;
        });
}

void Salvager::keepSoundPassages()
{
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < case_.sources.size(); ++i)
        places[case_.sources[i].id] = i;
    const auto put = [&](const std::vector<PassageOf>& part) {
        for (auto& source : case_.sources)
            source.passages.clear();
        for (const auto& item : part)
            if (const auto place = places.find(item.source); place != places.end())
                case_.sources[place->second].passages.push_back(item.passage);
    };
    std::erase_if(parts_.passageList, [&](const PassageOf& item) { return !places.contains(item.source); });
    put(sound<PassageOf>(std::move(parts_.passageList), [&](const auto& part) {
        put(part);
        return check(case_).empty();
    }));
}

void Salvager::keepSoundEvents()
{
    case_.events = sound<Event>(
        parts_.events.list(),
        [this](const auto& part) {
            case_.events = part;
            return check(case_).empty();
        },
        [this](Event& event) {
            event.merged.clear();
            if (event.title.empty())
                event.title = "(lost: " + event.id + ")";
            if (std::ranges::find(case_.categories, event.category, &Category::id) == case_.categories.end() &&
                !case_.categories.empty())
                event.category = case_.categories.front().id;
        });
}

void Salvager::keepSoundClaims()
{
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < case_.events.size(); ++i)
        places[case_.events[i].id] = i;
    std::erase_if(parts_.claimList, [&](const ClaimOf& item) { return !places.contains(item.event); });
    const auto put = [&](const std::vector<ClaimOf>& part) {
        for (auto& event : case_.events)
            event.claims.clear();
        for (const auto& item : part)
            case_.events[places.at(item.event)].claims.push_back(item.claim);
    };
    // What was merged names claims, which are not there yet.
    std::vector<std::vector<MergedEvent>> merged;
    for (auto& event : case_.events)
        merged.push_back(std::exchange(event.merged, {}));
    put(sound<ClaimOf>(
        std::move(parts_.claimList),
        [&](const auto& part) {
            put(part);
            return check(case_).empty();
        },
        [](ClaimOf& item) {
            item.claim.relative.reset();
            item.claim.credibility.reset();
        }));
    for (std::size_t i = 0; i < case_.events.size(); ++i)
        case_.events[i].merged = std::move(merged[i]);
    if (!check(case_).empty())
        for (auto& event : case_.events)
            event.merged.clear();
}

void Salvager::keepSoundRelations()
{
    case_.relations = sound<Relation>(parts_.relations.list(), [this](const auto& part) {
        case_.relations = part;
        return check(case_).empty();
    });
}

void Salvager::tieEvents()
{
    for (auto& event : case_.events)
        if (const auto parent = parts_.parentOf.find(event.id); parent != parts_.parentOf.end())
            event.parent = parent->second;
    if (!check(case_).empty())
        for (auto& event : case_.events)
            event.parent.clear();
}

void Salvager::putTexts()
{
    std::size_t put = 0;
    for (auto& source : case_.sources)
        if (const auto text = parts_.texts.find(source.id); text != parts_.texts.end()) {
            source.text = std::move(text->second);
            ++put;
        }
    kinds_.push_back({"texts of sources", put, parts_.knownTexts, 0});
}

template<typename T> void Salvager::count(const char* name, const SalvagedItems<T>& kind, std::size_t kept)
{
    const auto read = kept - std::min(kept, kind.standIns);
    kinds_.push_back({name, read, std::max(kind.keys.known.size(), read), kind.standIns});
}

Salvage Salvager::run()
{
    const auto builtIn = static_cast<std::size_t>(std::ranges::count_if(
        parts_.properties.items, [](const auto& item) { return builtinProperty(item.second.id) != nullptr; }));

    keepSoundWords();
    keepSoundEntities();
    keepSoundSources();
    keepSoundPassages();
    keepSoundEvents();
    keepSoundClaims();
    keepSoundRelations();
    tieEvents();

    std::size_t passages = 0;
    for (const auto& source : case_.sources)
        passages += source.passages.size();
    std::size_t claims = 0;
    for (const auto& event : case_.events)
        claims += event.claims.size();
    count("events", parts_.events, case_.events.size());
    count("claims", parts_.claims, claims);
    count("sources", parts_.sources, case_.sources.size());
    putTexts();
    count("passages", parts_.passages, passages);
    count("entities", parts_.entities, case_.entities.size());
    count("relations", parts_.relations, case_.relations.size());
    count("categories", parts_.categories, case_.categories.size());
    count("properties", parts_.properties, case_.properties.size() + builtIn);
    return {std::move(case_), std::move(kinds_)};
}

} // namespace

bool Salvage::isWhole() const
{
    return std::ranges::all_of(kinds, [](const SalvagedKind& kind) { return kind.read >= kind.known; });
}

std::string Salvage::inWords() const
{
    std::string words;
    for (const auto& kind : kinds)
        if (kind.read < kind.known)
            words += (words.empty() ? "" : ", ") + std::to_string(kind.read) + " of " + std::to_string(kind.known) +
                     " " + kind.name;
    return words.empty() ? "everything" : words;
}

Result<Salvage> salvage(const std::string& path)
{
    return attempt<Salvage>(path, [&]() -> Result<Salvage> {
        const auto database = openDamaged(path);
        auto result = Salvager(readParts(*database)).run();
        if (result.content.events.empty() && result.content.sources.empty() && result.content.entities.empty())
            return fail(ErrorCode::Damaged, shown(path) + " is damaged so far that nothing of it can be read");
        if (const auto faults = check(result.content); !faults.empty())
            return fail(ErrorCode::Damaged, shown(path) + " cannot be put together again: " + faults.front().message);
        return result;
    });
}

} // namespace dateline
