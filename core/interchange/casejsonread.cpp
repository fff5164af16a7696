#include "core/interchange/caseform.h"
#include "core/interchange/casejson.h"
#include "core/interchange/objectreader.h"
#include "core/interchange/strictjson.h"
#include "core/model/check.h"
#include "core/model/order.h"
#include "core/text/sha256.h"

namespace dateline {

namespace {

using nlohmann::json;

Category readCategory(ObjectReader& in)
{
    Category category;
    category.id = in.text("id");
    category.name = in.text("name");
    category.color = in.text("color");
    category.shape = in.word("shape", Shape::Circle);
    category.note = in.text("note");
    return category;
}

Property readProperty(ObjectReader& in)
{
    Property property;
    property.id = in.text("id");
    property.name = in.text("name");
    property.type = in.word("type", ValueType::Text);
    return property;
}

Entity readEntity(ObjectReader& in)
{
    Entity entity;
    entity.id = in.text("id");
    entity.kind = in.word("kind", EntityKind::Actor);
    entity.name = in.text("name");
    entity.aliases = in.texts("aliases");
    entity.within = in.text("within");
    if (in.has("latitude") != in.has("longitude"))
        in.refuse("\"latitude\" and \"longitude\" go together");
    if (in.has("latitude"))
        entity.coordinates = Coordinates{in.number("latitude"), in.number("longitude")};
    entity.note = in.text("note");
    return entity;
}

TextPositionSelector readPosition(ObjectReader& in)
{
    return {in.integer("start"), in.integer("end")};
}

Passage readPassage(ObjectReader& in)
{
    Passage passage;
    passage.id = in.text("id");
    passage.quote = {in.text("exact"), in.textOrEmpty("prefix"), in.textOrEmpty("suffix")};
    passage.position = readPosition(in);
    passage.note = in.text("note");
    return passage;
}

Source readSource(ObjectReader& in)
{
    Source source;
    source.id = in.text("id");
    source.title = in.text("title");
    source.creators = in.texts("creators");
    source.publisher = in.text("publisher");
    source.issued = in.date("issued");
    source.accessed = in.date("accessed");
    source.url = in.text("url");
    source.language = in.text("language");
    source.reliability = in.word("reliability", Reliability::F);
    source.note = in.text("note");
    source.file = in.text("file");
    if (in.has("part")) {
        ObjectReader part = in.object("part", caseform::kPartMembers);
        source.part = readPosition(part);
    }
    source.textSha256 = in.text("textSha256");
    source.textLength = in.integer("textLength", 1);
    if (in.has("text"))
        source.text = in.text("text");
    if (source.text && !source.textSha256.empty() && sha256(*source.text) != source.textSha256)
        in.refuse("its text does not have the stated SHA-256");
    source.passages = in.list("passages", "passage", caseform::kPassageMembers, readPassage);
    return source;
}

Quantity readQuantity(ObjectReader& in)
{
    Quantity quantity;
    quantity.amount = in.number("amount");
    quantity.upper = in.number("upper");
    quantity.comparator = in.word("comparator", Comparator::Exactly);
    quantity.of = in.text("of");
    if (in.has("upper") != (quantity.comparator == Comparator::Between))
        in.refuse("\"upper\" and the comparator \"between\" go together");
    return quantity;
}

/// The kind of a value shows in the member that carries it; whether it fits the property is for check() to say.
ClaimValue readValue(ObjectReader& claim)
{
    if (claim.hasIn("value", "edtf")) {
        ObjectReader in = claim.object("value", caseform::kTimeMembers);
        return in.date("edtf").value_or(EdtfDate());
    }
    if (claim.hasIn("value", "amount")) {
        ObjectReader in = claim.object("value", caseform::kQuantityMembers);
        return readQuantity(in);
    }
    if (claim.hasIn("value", "entity")) {
        ObjectReader in = claim.object("value", caseform::kEntityValueMembers);
        return EntityValue{in.text("entity"), in.text("as")};
    }
    if (claim.hasIn("value", "text")) {
        ObjectReader in = claim.object("value", caseform::kTextMembers);
        return in.text("text");
    }
    claim.refuse("\"value\" must be an object with \"edtf\", \"amount\", \"entity\" or \"text\"");
    return {};
}

RelativeToEvent readRelative(ObjectReader& owner)
{
    ObjectReader in = owner.object("relative", caseform::kRelativeMembers);
    return {in.text("event"), in.shift("shift")};
}

Claim readClaim(ObjectReader& in)
{
    Claim claim;
    claim.id = in.text("id");
    claim.property = in.text("property");
    claim.value = readValue(in);
    if (in.has("relative"))
        claim.relative = readRelative(in);
    claim.source = in.text("source");
    claim.stance = in.word("stance", Stance::Asserts);
    claim.attributedTo = in.text("attributedTo");
    claim.derived = in.flag("derived");
    claim.derivation = in.text("derivation");
    if (in.has("credibility"))
        claim.credibility = static_cast<int>(in.integer("credibility", 1, 6));
    claim.rank = in.word("rank", Rank::Normal);
    claim.rankReason = in.text("rankReason");
    claim.note = in.text("note");
    claim.passages = in.texts("passages");
    return claim;
}

Relation readRelation(ObjectReader& in)
{
    Relation relation;
    relation.id = in.text("id");
    relation.type = in.text("type");
    relation.from = in.text("from");
    relation.to = in.text("to");
    relation.source = in.text("source");
    relation.derived = in.flag("derived");
    relation.note = in.text("note");
    relation.passages = in.texts("passages");
    return relation;
}

AnchoredClaim readAnchored(ObjectReader& in)
{
    return {in.text("claim"), readRelative(in)};
}

/// What an event says of itself, whether it stands in the case or was merged into another.
template<typename AnyEvent> AnyEvent readOwn(ObjectReader& in)
{
    AnyEvent event;
    event.id = in.text("id");
    event.title = in.text("title");
    event.category = in.text("category");
    event.importance = in.word("importance", Importance::Minor);
    event.parent = in.text("parent");
    event.summary = in.text("summary");
    event.note = in.text("note");
    event.tags = in.texts("tags");
    return event;
}

MergedEvent readMergedEvent(ObjectReader& in)
{
    auto event = readOwn<MergedEvent>(in);
    event.claims = in.texts("claims");
    event.relationsFrom = in.texts("relationsFrom");
    event.relationsTo = in.texts("relationsTo");
    event.children = in.texts("children");
    event.tagsGiven = in.texts("tagsGiven");
    event.keptParent = in.text("keptParent");
    event.between = in.list("between", "relation", caseform::kRelationMembers, readRelation);
    event.anchored = in.list("anchored", "anchored claim", caseform::kAnchoredMembers, readAnchored);
    event.merged = in.list("merged", "merged event", caseform::kMergedEventMembers, readMergedEvent);
    return event;
}

Event readEvent(ObjectReader& in)
{
    auto event = readOwn<Event>(in);
    event.merged = in.list("merged", "merged event", caseform::kMergedEventMembers, readMergedEvent);
    event.claims = in.list("claims", "claim", caseform::kClaimMembers, readClaim);
    return event;
}

WideningMargins readMargins(ObjectReader& in)
{
    WideningMargins margins;
    for (const auto& [name, member] : caseform::kMarginNames) {
        if (in.has(name))
            margins.*member = static_cast<int>(in.integer(name, 0, kWidestMargin));
    }
    return margins;
}

Case readCase(ObjectReader& in)
{
    Case content;
    content.info.title = in.text("title");
    content.info.subtitle = in.text("subtitle");
    content.info.created = in.date("created");
    content.info.timeZone = in.text("timeZone");
    content.info.dayMonthOrder = in.word("dayMonthOrder", DayMonthOrder::Ask);
    if (in.has("margins")) {
        ObjectReader margins = in.object("margins", caseform::kMarginMembers);
        content.info.margins = readMargins(margins);
    }
    content.categories = in.list("categories", "category", caseform::kCategoryMembers, readCategory);
    content.properties = in.list("properties", "property", caseform::kPropertyMembers, readProperty);
    content.entities = in.list("entities", "entity", caseform::kEntityMembers, readEntity);
    content.sources = in.list("sources", "source", caseform::kSourceMembers, readSource);
    content.events = in.list("events", "event", caseform::kEventMembers, readEvent);
    content.relations = in.list("relations", "relation", caseform::kRelationMembers, readRelation);
    return content;
}

/// Whether it is a case at all, before anything else is said of it.
Status checkFormat(const json& root)
{
    const auto format = root.is_object() ? root.find("format") : root.end();
    if (!root.is_object() || format == root.end() || *format != json(caseform::kFormat))
        return fail(ErrorCode::NotACase, "this is JSON, but no case of Dateline: its \"format\" is not \"" +
                                             std::string(caseform::kFormat) + "\"");
    const auto version = root.find("version");
    if (version == root.end() || !version->is_number_integer() || *version < 1)
        return fail(ErrorCode::Invalid,
                    "the case: \"version\" must be the number 1 or " + std::to_string(caseform::kVersion));
    if (*version > caseform::kVersion)
        return fail(ErrorCode::Newer, "the case has version " + version->dump() +
                                          " of its form, and this program reads versions up to " +
                                          std::to_string(caseform::kVersion) + " only");
    return {};
}

} // namespace

Result<Case> caseFromJson(std::string_view utf8)
{
    const auto root = parseStrictJson(utf8);
    if (!root)
        return fail(root.error());
    if (const Status status = checkFormat(*root); !status)
        return fail(status.error());
    DocumentState document{root->at("version").get<int>(), std::nullopt};
    ObjectReader reader(*root, "the case", caseform::kCaseMembers, document);
    Case content = readCase(reader);
    if (document.error)
        return fail(*document.error);
    const std::vector<Error> problems = check(content);
    if (problems.size() > 1)
        return fail(problems.front().code,
                    problems.front().message + " (and " + std::to_string(problems.size() - 1) + " more of its like)");
    if (!problems.empty())
        return fail(problems.front());
    return inDocumentedOrder(std::move(content));
}

} // namespace dateline
