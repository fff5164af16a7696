#include "core/model/check.h"

#include "core/model/derive.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace dateline {

namespace {

std::string inQuotes(std::string_view text)
{
    return "\"" + std::string(text) + "\"";
}

std::int64_t codePoints(std::string_view text)
{
    return std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
}

bool isHex(std::string_view text, std::string_view digits)
{
    return text.find_first_not_of(digits) == std::string_view::npos;
}

/// What stands under which id, found in constant time.
template<typename T> using ById = std::unordered_map<std::string_view, const T*>;

struct PassageHome
{
    const Passage* passage = nullptr;
    const Source* source = nullptr;
};

/// Gathers what is wrong with one case. `Place` arguments are the words before the colon.
class Checker
{
public:
    explicit Checker(const Case& content);

    /// `isWhole`: every event has all its claims.
    std::vector<Error> run(bool isWhole);

private:
    using Place = std::string;

    void add(const Place& place, const std::string& problem)
    {
        errors_.push_back({ErrorCode::Invalid, place + ": " + problem});
    }
    void require(bool holds, const Place& place, const std::string& problem);

    template<typename T> Place listed(const char* kind, const std::vector<T>& list, std::size_t position);
    void checkId(std::unordered_set<std::string_view>& seen, std::string_view id, const Place& place);
    void checkRests(const std::vector<std::string>& passages, const std::string& source, const Place& place);
    template<typename T>
    void checkCircles(const char* kind, const ById<T>& all, const std::vector<T>& items, std::string T::*up);

    void checkInfo();
    void checkCategories();
    void checkProperties();
    void checkEntities();
    void checkSources();
    void checkSource(const Source& source, const Place& place);
    void checkPassage(const Passage& passage, const Source& source, const Place& place);
    void checkEvents();
    void checkMerged(const Event& event, const Place& place);
    void checkClaim(const Claim& claim, const Place& place);
    void checkRelative(const Claim& claim, const Place& place);
    void checkDerivedValues();
    void checkValue(const Claim& claim, const Property& property, const Place& place);
    void checkQuantity(const Quantity& quantity, const Place& place);
    void checkEntityValue(const EntityValue& value, const Property& property, const Place& place);
    void checkRelations();

    const Case& case_;
    ById<Category> categories_;
    ById<Property> properties_; ///< without the built-in ones
    ById<Entity> entities_;
    ById<Source> sources_;
    ById<Event> events_;
    std::unordered_map<std::string_view, PassageHome> passages_;
    std::vector<Error> errors_;
};

Checker::Checker(const Case& content) : case_(content)
{
    for (const Category& category : content.categories)
        categories_.emplace(category.id, &category);
    for (const Property& property : content.properties)
        properties_.emplace(property.id, &property);
    for (const Entity& entity : content.entities)
        entities_.emplace(entity.id, &entity);
    for (const Event& event : content.events)
        events_.emplace(event.id, &event);
    for (const Source& source : content.sources) {
        sources_.emplace(source.id, &source);
        for (const Passage& passage : source.passages)
            passages_.emplace(passage.id, PassageHome{&passage, &source});
    }
}

std::vector<Error> Checker::run(bool isWhole)
{
    checkInfo();
    checkCategories();
    checkProperties();
    checkEntities();
    checkSources();
    checkEvents();
    if (isWhole)
        checkDerivedValues();
    checkRelations();
    return std::move(errors_);
}

void Checker::require(bool holds, const Place& place, const std::string& problem)
{
    if (!holds)
        add(place, problem);
}

/// `event "kerman"`, or `event 3` (counted from 1) where it has no id to be named by.
template<typename T> Checker::Place Checker::listed(const char* kind, const std::vector<T>& list, std::size_t position)
{
    const std::string& id = list[position].id;
    return std::string(kind) + " " + (id.empty() ? std::to_string(position + 1) : inQuotes(id));
}

void Checker::checkId(std::unordered_set<std::string_view>& seen, std::string_view id, const Place& place)
{
    if (id.empty())
        add(place, "has no id");
    else if (!isWellFormedId(id))
        add(place, "an id holds lower-case letters a to z, digits and hyphens only");
    else if (!seen.insert(id).second)
        add(place, "the id is used twice");
}

/// The passages that a claim or a relation rests on.
void Checker::checkRests(const std::vector<std::string>& passages, const std::string& source, const Place& place)
{
    require(sources_.contains(source), place,
            source.empty() ? "names no source" : "there is no source " + inQuotes(source));
    require(!passages.empty(), place, "has no passage");
    std::unordered_set<std::string_view> seen;
    for (const std::string& id : passages) {
        const auto found = passages_.find(id);
        if (found == passages_.end())
            add(place, "there is no passage " + inQuotes(id));
        else if (found->second.source->id != source)
            add(place, "passage " + inQuotes(id) + " stands in source " + inQuotes(found->second.source->id) +
                           ", not in " + inQuotes(source));
        require(seen.insert(id).second, place, "names passage " + inQuotes(id) + " twice");
    }
}

/// Follows `up` from every item until a way ends or meets one walked before. Reports each circle once.
template<typename T>
void Checker::checkCircles(const char* kind, const ById<T>& all, const std::vector<T>& items, std::string T::*up)
{
    std::unordered_map<const T*, std::size_t> walked; // by which walk
    for (std::size_t walk = 0; walk < items.size(); ++walk) {
        for (auto at = all.find(items[walk].id); at != all.end(); at = all.find(at->second->*up)) {
            const auto [known, isNew] = walked.try_emplace(at->second, walk);
            if (isNew)
                continue;
            if (known->second == walk)
                add(std::string(kind) + " " + inQuotes(at->second->id),
                    "lies within itself, by way of " + inQuotes(at->second->*up));
            break;
        }
    }
}

void Checker::checkInfo()
{
    const auto& created = case_.info.created;
    require(!created || created->bounds().duration() == kSecondsPerDay, "created", "must be one day");
    if (const auto zone = TimeZone::named(case_.info.timeZone); !zone)
        add("time zone", zone.error().message);
    const WideningMargins& margins = case_.info.margins;
    const std::array all{margins.days,        margins.months,       margins.seasonMonths, margins.years,
                         margins.decadeYears, margins.centuryYears, margins.longerPercent};
    require(std::ranges::all_of(all, [](int margin) { return 0 <= margin && margin <= kWidestMargin; }), "margins",
            "must be between 0 and " + std::to_string(kWidestMargin));
}

void Checker::checkCategories()
{
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < case_.categories.size(); ++i) {
        const Category& category = case_.categories[i];
        const Place place = listed("category", case_.categories, i);
        checkId(seen, category.id, place);
        require(!category.name.empty(), place, "has no name");
        const std::string_view color = category.color;
        require(color.size() == 7 && color.front() == '#' && isHex(color.substr(1), "0123456789abcdefABCDEF"), place,
                "the colour " + inQuotes(color) + " must be written as #RRGGBB");
    }
}

void Checker::checkProperties()
{
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < case_.properties.size(); ++i) {
        const Property& property = case_.properties[i];
        const Place place = listed("property", case_.properties, i);
        checkId(seen, property.id, place);
        require(builtinProperty(property.id) == nullptr, place, "is built in and cannot be declared again");
        require(!property.name.empty(), place, "has no name");
    }
}

void Checker::checkEntities()
{
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < case_.entities.size(); ++i) {
        const Entity& entity = case_.entities[i];
        const Place place = listed("entity", case_.entities, i);
        checkId(seen, entity.id, place);
        require(!entity.name.empty(), place, "has no name");
        require(std::ranges::none_of(entity.aliases, &std::string::empty), place, "has an empty alias");
        if (entity.coordinates) {
            // Written so that a number that is none fails too.
            require(std::abs(entity.coordinates->latitude) <= 90, place, "the latitude must be between -90 and 90");
            require(std::abs(entity.coordinates->longitude) <= 180, place,
                    "the longitude must be between -180 and 180");
        }
        if (entity.within.empty())
            continue;
        const auto holder = entities_.find(entity.within);
        if (holder == entities_.end())
            add(place, "there is no place " + inQuotes(entity.within) + " for it to lie within");
        else
            require(holder->second->kind == EntityKind::Place, place,
                    "lies within " + inQuotes(entity.within) + ", which is not a place");
    }
    checkCircles("entity", entities_, case_.entities, &Entity::within);
}

void Checker::checkSources()
{
    std::unordered_set<std::string_view> seen;
    std::unordered_set<std::string_view> seenPassages;
    for (std::size_t i = 0; i < case_.sources.size(); ++i) {
        const Source& source = case_.sources[i];
        const Place place = listed("source", case_.sources, i);
        checkId(seen, source.id, place);
        checkSource(source, place);
        for (std::size_t j = 0; j < source.passages.size(); ++j) {
            const Place inner = place + ", " + listed("passage", source.passages, j);
            checkId(seenPassages, source.passages[j].id, inner);
            checkPassage(source.passages[j], source, inner);
        }
    }
}

void Checker::checkSource(const Source& source, const Place& place)
{
    require(source.textSha256.empty() ||
                (source.textSha256.size() == 64 && isHex(source.textSha256, "0123456789abcdef")),
            place, "the SHA-256 of its text must be 64 hexadecimal digits in lower case");
    require(source.textLength >= 0, place, "the length of its text cannot be negative");
    require(std::ranges::none_of(source.creators, &std::string::empty), place, "has an empty creator");
    if (source.part) {
        const auto [start, end] = *source.part;
        require(start >= 0 && start < end, place,
                "its part of the file must start at 0 or later and end behind its start");
        require(source.textLength == 0 || end - start == source.textLength, place,
                "its part of the file is " + std::to_string(end - start) + " characters long, its text " +
                    std::to_string(source.textLength));
    }
    if (source.text && source.textLength != 0)
        require(codePoints(*source.text) == source.textLength, place,
                "its text has " + std::to_string(codePoints(*source.text)) + " characters, stated are " +
                    std::to_string(source.textLength));
}

void Checker::checkPassage(const Passage& passage, const Source& source, const Place& place)
{
    const auto [start, end] = passage.position;
    require(!passage.quote.exact.empty(), place, "has no words");
    if (start < 0 || end <= start) {
        add(place, "must start at 0 or later and end behind its start");
        return;
    }
    require(end - start == codePoints(passage.quote.exact), place,
            "its words are " + std::to_string(codePoints(passage.quote.exact)) + " characters long, its position " +
                std::to_string(end - start));
    // An attached text may be a later edition, shorter than the one that a passage not found again was cited from.
    require(source.text || source.textLength == 0 || end <= source.textLength, place,
            "ends at " + std::to_string(end) + ", behind the end of its source's text at " +
                std::to_string(source.textLength));
}

void Checker::checkEvents()
{
    std::unordered_set<std::string_view> seen;
    std::unordered_set<std::string_view> seenClaims;
    for (std::size_t i = 0; i < case_.events.size(); ++i) {
        const Event& event = case_.events[i];
        const Place place = listed("event", case_.events, i);
        checkId(seen, event.id, place);
        require(!event.title.empty(), place, "has no title");
        require(categories_.contains(event.category), place,
                event.category.empty() ? "has no category" : "there is no category " + inQuotes(event.category));
        require(std::ranges::none_of(event.tags, &std::string::empty), place, "has an empty tag");
        require(event.parent.empty() || events_.contains(event.parent), place,
                "there is no event " + inQuotes(event.parent) + " for it to be part of");
        checkMerged(event, place);
        for (std::size_t j = 0; j < event.claims.size(); ++j) {
            const Place inner = place + ", " + listed("claim", event.claims, j);
            checkId(seenClaims, event.claims[j].id, inner);
            checkClaim(event.claims[j], inner);
        }
    }
    checkCircles("event", events_, case_.events, &Event::parent);
}

/// What is kept of an event that became part of this one. What it names may have been removed since.
void Checker::checkMerged(const Event& event, const Place& place)
{
    for (std::size_t i = 0; i < event.merged.size(); ++i) {
        const MergedEvent& merged = event.merged[i];
        const Place inner = place + ", " + listed("merged event", event.merged, i);
        require(isWellFormedId(merged.id), inner, "an id holds lower-case letters a to z, digits and hyphens only");
        require(!events_.contains(merged.id), inner, "is an event of the case as well");
        require(!merged.title.empty(), inner, "has no title");
    }
}

void Checker::checkClaim(const Claim& claim, const Place& place)
{
    const auto own = properties_.find(claim.property);
    const auto* property = own == properties_.end() ? builtinProperty(claim.property) : own->second;
    if (property == nullptr)
        add(place, claim.property.empty() ? "names no property" : "there is no property " + inQuotes(claim.property));
    else
        checkValue(claim, *property, place);
    if (claim.relative)
        checkRelative(claim, place);
    if (claim.ofAnalyst()) {
        require(claim.passages.empty(), place, "names no source and yet a passage");
        require(claim.stance == Stance::Asserts, place,
                std::string(toWord(claim.stance)) + " something as nobody's word: the analyst's own claims assert");
    } else {
        checkRests(claim.passages, claim.source, place);
    }
    require(!claim.derived || !claim.derivation.empty(), place, "is derived and does not say how");
    require(claim.derived || claim.derivation.empty(), place, "says how it was derived and is not marked as derived");
    require(claim.rank == Rank::Normal || !claim.rankReason.empty(), place,
            "is " + std::string(toWord(claim.rank)) + " without a reason");
    require(!claim.credibility || (*claim.credibility >= 1 && *claim.credibility <= 6), place,
            "the credibility must be between 1 and 6");
}

void Checker::checkRelative(const Claim& claim, const Place& place)
{
    require(std::holds_alternative<EdtfDate>(claim.value), place, "is relative to an event's date and gives no date");
    require(events_.contains(claim.relative->event), place,
            "there is no event " + inQuotes(claim.relative->event) + " for its date to be told from");
    require(claim.relative->shift.part == PartOfDay::Whole || claim.relative->shift.unit == ShiftUnit::Days, place,
            "a part of the day goes with days only");
}

/// Only of a case whose claims are sound so far: the values of others mean nothing.
void Checker::checkDerivedValues()
{
    if (!errors_.empty())
        return;
    const auto values = rederive(case_);
    if (!values)
        errors_.push_back({ErrorCode::Invalid, values.error().message});
    else
        for (const DerivedValue& value : *values)
            add("event " + inQuotes(value.event) + ", claim " + inQuotes(value.claim),
                "by its anchor the date is " + inQuotes(value.date.format()));
}

void Checker::checkValue(const Claim& claim, const Property& property, const Place& place)
{
    const auto given = static_cast<ValueType>(claim.value.index());
    if (given != property.type) {
        add(place, inQuotes(property.id) + " takes a value of type " + std::string(toWord(property.type)) + ", not " +
                       std::string(toWord(given)));
        return;
    }
    if (const auto* quantity = std::get_if<Quantity>(&claim.value))
        checkQuantity(*quantity, place);
    else if (const auto* entity = std::get_if<EntityValue>(&claim.value))
        checkEntityValue(*entity, property, place);
    else if (const auto* text = std::get_if<std::string>(&claim.value))
        require(!text->empty(), place, "has an empty text as its value");
}

void Checker::checkQuantity(const Quantity& quantity, const Place& place)
{
    require(std::isfinite(quantity.amount) && std::isfinite(quantity.upper), place, "an amount must be a number");
    if (quantity.comparator == Comparator::Between)
        require(quantity.amount < quantity.upper, place,
                "of an amount between two, the upper one (" + amountText(quantity.upper) +
                    ") must be above the lower one (" + amountText(quantity.amount) + ")");
    else
        require(quantity.upper == 0, place, "has an upper amount, which only \"between\" takes");
}

void Checker::checkEntityValue(const EntityValue& value, const Property& property, const Place& place)
{
    const auto entity = entities_.find(value.entity);
    if (entity == entities_.end())
        add(place, value.entity.empty() ? "names no entity" : "there is no entity " + inQuotes(value.entity));
    else
        require(property.id != "place" || entity->second->kind == EntityKind::Place, place,
                inQuotes(value.entity) + " is not a place");
}

void Checker::checkRelations()
{
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < case_.relations.size(); ++i) {
        const Relation& relation = case_.relations[i];
        const Place place = listed("relation", case_.relations, i);
        checkId(seen, relation.id, place);
        require(std::ranges::find(relationTypes(), std::string_view(relation.type)) != relationTypes().end(), place,
                "there is no relation type " + inQuotes(relation.type));
        for (const std::string* end : {&relation.from, &relation.to})
            require(events_.contains(*end), place,
                    end->empty() ? "lacks one of its two events" : "there is no event " + inQuotes(*end));
        require(relation.from != relation.to || relation.from.empty(), place, "links an event to itself");
        if (relation.source.empty()) {
            require(relation.passages.empty(), place, "names no source and yet a passage");
            require(!relation.derived, place, "is derived and yet the analyst's own");
        } else {
            checkRests(relation.passages, relation.source, place);
        }
    }
}

} // namespace

std::vector<Error> check(const Case& content)
{
    return Checker(content).run(true);
}

std::vector<Error> checkPart(const Case& part)
{
    return Checker(part).run(false);
}

bool isWellFormedId(std::string_view id)
{
    return !id.empty() && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

} // namespace dateline
