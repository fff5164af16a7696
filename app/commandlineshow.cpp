#include "core/counted.h"
#include "core/time/words.h"

#include "app/commandlinecommands.h"
#include "app/commandlinejson.h"

#include <algorithm>
#include <map>

namespace dateline {

namespace {

/// The case's names, as far as showing one event needs them.
class Names
{
public:
    /// Those that showing this event needs.
    static Result<Names> of(const CaseFile& file, const Event& event)
    {
        auto info = file.info();
        if (!info) {
            return fail(info.error());
        }
        auto sources = file.sources();
        if (!sources) {
            return fail(sources.error());
        }
        auto entities = file.entities();
        if (!entities) {
            return fail(entities.error());
        }
        auto properties = file.properties();
        if (!properties) {
            return fail(properties.error());
        }
        auto categories = file.categories();
        if (!categories) {
            return fail(categories.error());
        }
        Names names;
        for (const Claim& claim : event.claims) {
            if (claim.relative) {
                const auto anchor = file.event(claim.relative->event);
                if (!anchor) {
                    return fail(anchor.error());
                }
                names.anchors_[claim.relative->event] = anchor->event.title;
            }
        }
        names.dates_ = datesOf(*info);
        names.sources_ = *std::move(sources);
        names.entities_ = *std::move(entities);
        names.properties_ = *std::move(properties);
        names.categories_ = *std::move(categories);
        return names;
    }

    EventSummary summaryOf(const Event& event) const { return EventSummary::of(event, sourceOrder(sources_), dates_); }

    /// "15 days before Crocus City Hall attack".
    std::string relative(const RelativeToEvent& relative) const
    {
        std::string words = inWords(relative.shift);
        return words.replace(words.find("%1"), 2, onOneLine(anchors_.at(relative.event)));
    }

    std::string entity(const std::string& id) const { return nameIn(entities_, id); }
    std::string property(const std::string& id) const { return nameIn(properties_, id); }
    std::string category(const std::string& id) const { return nameIn(categories_, id); }

    /// "2 The Media Line": its number in the case and what it is called.
    std::string source(const std::string& id) const
    {
        if (id.empty()) {
            return "the analyst's own judgement";
        }
        for (std::size_t n = 0; n < sources_.size(); ++n) {
            const Source& source = sources_[n];
            if (source.id == id) {
                const std::string& name = !source.title.empty() ? source.title : source.publisher;
                return "[" + std::to_string(n + 1) + "] " + (name.empty() ? "untitled (" + source.file + ")" : name);
            }
        }
        return id;
    }

    const Passage* passage(const std::string& sourceId, const std::string& id) const
    {
        for (const Source& source : sources_) {
            if (source.id != sourceId) {
                continue;
            }
            const auto found = std::find_if(source.passages.begin(), source.passages.end(),
                                            [&id](const Passage& passage) { return passage.id == id; });
            return found == source.passages.end() ? nullptr : &*found;
        }
        return nullptr;
    }

private:
    template<typename Thing> static std::string nameIn(const std::vector<Thing>& things, const std::string& id)
    {
        const auto found =
            std::find_if(things.begin(), things.end(), [&id](const Thing& thing) { return thing.id == id; });
        return found == things.end() ? id : found->name;
    }

    CaseDates dates_;
    std::map<std::string, std::string> anchors_; ///< titles of the events that dates are told from
    std::vector<Source> sources_;
    std::vector<Entity> entities_;
    std::vector<Property> properties_;
    std::vector<Category> categories_;
};

std::string valueInWords(const ClaimValue& value, const Names& names)
{
    if (const auto* date = std::get_if<EdtfDate>(&value)) {
        return inWords(*date, WordLength::Long);
    }
    if (const auto* quantity = std::get_if<Quantity>(&value)) {
        return inWords(*quantity);
    }
    if (const auto* entity = std::get_if<EntityValue>(&value)) {
        return names.entity(entity->entity) + (entity->as.empty() ? "" : " (“" + entity->as + "”)");
    }
    return std::get<std::string>(value);
}

void putValue(OutputJson& json, const ClaimValue& value, const Names& names)
{
    if (const auto* date = std::get_if<EdtfDate>(&value)) {
        json["value"] = date->format();
    } else if (const auto* quantity = std::get_if<Quantity>(&value)) {
        json["value"] = OutputJson::parse(amountText(quantity->amount));
        json["comparator"] = toWord(quantity->comparator);
        if (quantity->comparator == Comparator::Between) {
            json["upper"] = OutputJson::parse(amountText(quantity->upper));
        }
        if (!quantity->of.empty()) {
            json["of"] = quantity->of;
        }
    } else if (const auto* entity = std::get_if<EntityValue>(&value)) {
        json["value"] = names.entity(entity->entity);
        json["entity"] = entity->entity;
        if (!entity->as.empty()) {
            json["as"] = entity->as;
        }
    } else {
        json["value"] = std::get<std::string>(value);
    }
}

OutputJson passagesJson(const std::string& source, const std::vector<std::string>& ids, const Names& names)
{
    OutputJson list = OutputJson::array();
    for (const std::string& id : ids) {
        if (const Passage* passage = names.passage(source, id)) {
            OutputJson json;
            json["exact"] = passage->quote.exact;
            json["prefix"] = passage->quote.prefix;
            json["suffix"] = passage->quote.suffix;
            json["start"] = passage->position.start;
            json["end"] = passage->position.end;
            json["anchoring"] = toWord(passage->anchoring);
            list.push_back(std::move(json));
        }
    }
    return list;
}

OutputJson claimJson(const Claim& claim, const Names& names)
{
    OutputJson json;
    json["property"] = claim.property;
    putValue(json, claim.value, names);
    if (claim.relative) {
        json["relative"] = {{"event", claim.relative->event},
                            {"shift", claim.relative->shift.format()},
                            {"text", names.relative(*claim.relative)}};
    }
    json["stance"] = toWord(claim.stance);
    if (!claim.attributedTo.empty()) {
        json["attributedTo"] = claim.attributedTo;
    }
    json["derived"] = claim.derived;
    json["rank"] = toWord(claim.rank);
    json["source"] = claim.ofAnalyst() ? OutputJson() : OutputJson(claim.source);
    json["passages"] = passagesJson(claim.source, claim.passages, names);
    return json;
}

struct Related
{
    const Relation* relation = nullptr;
    bool incoming = false;
    std::string other; ///< event id
};

std::vector<Related> relatedEvents(const EventDetails& details)
{
    std::vector<Related> list;
    for (const Relation& relation : details.relations) {
        const bool incoming = relation.to == details.event.id;
        list.push_back({&relation, incoming, incoming ? relation.from : relation.to});
    }
    return list;
}

OutputJson eventAsJson(const EventDetails& details, const Names& names)
{
    OutputJson json = eventJson(names.summaryOf(details.event));
    // `claims` is the list here, in the place of the count.
    json["claims"] = OutputJson::array();
    for (const Claim& claim : details.event.claims) {
        json["claims"].push_back(claimJson(claim, names));
    }
    json["relations"] = OutputJson::array();
    for (const Related& related : relatedEvents(details)) {
        OutputJson relation;
        relation["type"] = related.relation->type;
        relation["event"] = related.other;
        relation["incoming"] = related.incoming;
        relation["passages"] = passagesJson(related.relation->source, related.relation->passages, names);
        json["relations"].push_back(std::move(relation));
    }
    return json;
}

std::string quotations(const std::string& source, const std::vector<std::string>& ids, const Names& names)
{
    std::string text;
    for (const std::string& id : ids) {
        if (const Passage* passage = names.passage(source, id)) {
            text += "      “" + onOneLine(passage->quote.exact) + "”\n";
        }
    }
    return text;
}

std::string claimInWords(const Claim& claim, const Names& names)
{
    std::string text = "    " + names.source(claim.source);
    if (claim.stance == Stance::Denies) {
        text += " denies it";
    }
    if (claim.relative) {
        text += ", " + names.relative(*claim.relative);
    }
    if (!claim.attributedTo.empty()) {
        text += ", said by " + onOneLine(claim.attributedTo);
    }
    if (claim.derived) {
        text += ", worked out: " + onOneLine(claim.derivation);
    }
    if (claim.rank != Rank::Normal) {
        text += ", " + std::string(toWord(claim.rank)) + " by the analyst: " + onOneLine(claim.rankReason);
    }
    return text + "\n" + quotations(claim.source, claim.passages, names);
}

std::string propertyInWords(const ResolvedProperty& property, const Event& event, const Names& names)
{
    std::string text = names.property(property.property) + (property.disputed ? "  (sources disagree)" : "") + "\n";
    for (const StatedValue& value : property.values) {
        text += "  " + onOneLine(valueInWords(value.value, names));
        text += value.sources > 0 ? "  ·  " + counted(value.sources, "source") + "\n" : "\n";
        for (const std::size_t claim : value.claims) {
            text += claimInWords(event.claims[claim], names);
        }
    }
    return text;
}

Result<std::string> eventInWords(const EventDetails& details, const Names& names, const CaseFile& file)
{
    const EventSummary summary = names.summaryOf(details.event);
    std::string text = onOneLine(details.event.title) + "\n";
    text += (summary.date ? inWords(*summary.date, WordLength::Long) : "no date stated") + "  ·  " +
            names.category(details.event.category) + "  ·  " + counted(summary.sources, "source") + ", " +
            counted(details.event.claims.size(), "claim") + "  ·  " + details.event.id + "\n";
    if (!details.event.summary.empty()) {
        text += onOneLine(details.event.summary) + "\n";
    }
    for (const ResolvedProperty& property : details.properties) {
        text += "\n" + propertyInWords(property, details.event, names);
    }
    const auto related = relatedEvents(details);
    for (const Related& one : related) {
        const auto other = file.event(one.other);
        if (!other) {
            return fail(other.error());
        }
        text += (&one == &related.front() ? "\nRelated events\n" : "");
        text += "  " + relationInWords(one.relation->type, one.incoming) + ": " + onOneLine(other->event.title) + "\n";
        text += "    " + (one.relation->source.empty() ? "the analyst's own" : names.source(one.relation->source)) +
                "\n" + quotations(one.relation->source, one.relation->passages, names);
    }
    return text;
}

} // namespace

Result<Outcome> runShow(const Arguments& arguments)
{
    const bool caseGiven = arguments.words.size() == 2;
    const std::string wanted = arguments.word(caseGiven ? 1 : 0);
    const auto file = openForReading(caseGiven ? arguments.word(0) : std::string());
    if (!file) {
        return fail(file.error());
    }
    const auto key = file->findEvent(wanted);
    if (!key) {
        return fail(key.error());
    }
    const auto details = file->event(*key);
    if (!details) {
        return fail(details.error());
    }
    const auto names = Names::of(*file, details->event);
    if (!names) {
        return fail(names.error());
    }
    if (arguments.has("json")) {
        return Outcome{printed(eventAsJson(*details, *names)), {}};
    }
    auto text = eventInWords(*details, *names, *file);
    return text ? Outcome{*std::move(text), {}} : Result<Outcome>(fail(text.error()));
}

} // namespace dateline
