#include "core/edit/spreadsheet.h"

#include "core/edit/adding.h"
#include "core/edit/comparing.h"
#include "core/edit/entityedits.h"
#include "core/edit/parts.h"
#include "core/edit/values.h"
#include "core/interchange/csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace dateline {

namespace {

enum class Member
{
    Id,
    Title,
    Category,
    Importance,
    Parent,
    Tags,
    Summary,
    Note,
    Claim,   ///< on a property
    Unknown, ///< its cells go into the note
};

/// The first name of a member is the one that is written.
constexpr std::array<std::pair<std::string_view, Member>, 14> kMemberNames = {{
    {"id", Member::Id},
    {"title", Member::Title},
    {"event", Member::Title},
    {"name", Member::Title},
    {"category", Member::Category},
    {"type", Member::Category},
    {"importance", Member::Importance},
    {"parent", Member::Parent},
    {"part of", Member::Parent},
    {"tags", Member::Tags},
    {"summary", Member::Summary},
    {"note", Member::Note},
    {"notes", Member::Note},
    {"comment", Member::Note},
}};

struct Column
{
    Member member = Member::Unknown;
    std::string name;  ///< as it is written
    Property property; ///< of Member::Claim
};

Column columnOf(const std::string& name, const std::vector<Property>& properties)
{
    const auto wanted = comparable(name);
    for (const auto& [known, member] : kMemberNames)
        if (wanted == known)
            return {member, name, {}};
    for (const auto& property : properties)
        if (wanted == property.id || wanted == comparable(property.name))
            return {Member::Claim, name, property};
    if (wanted == "when")
        return {Member::Claim, name, *builtinProperty("date")};
    if (wanted == "where" || wanted == "location")
        return {Member::Claim, name, *builtinProperty("place")};
    return {Member::Unknown, name, {}};
}

/// Turns rows into events of one Change.
class Pasting
{
public:
    Pasting(const CaseFile& file, std::vector<Property> properties, std::vector<Category> categories,
            std::vector<Entity> entities)
        : file_(file), ids_(file), properties_(std::move(properties)), categories_(std::move(categories)),
          entities_(std::move(entities))
    {
    }

    Status readHeader(const TableRow& header)
    {
        for (const auto& name : header.cells) {
            columns_.push_back(columnOf(name, properties_));
            if (columns_.back().member == Member::Unknown && !name.empty())
                problem(header.line, "the column " + quoted(name) + " is not known; what it holds stands in the notes");
        }
        if (std::ranges::find(columns_, Member::Title, &Column::member) == columns_.end())
            return fail(ErrorCode::Invalid, "the first line must name the columns, and one of them “Title”");
        return {};
    }

    Status add(const TableRow& row)
    {
        NewEvent event;
        std::vector<Claim> claims;
        std::string parent;
        event.importance = Importance::Minor;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            static const Column kBeyond;
            const auto& column = i < columns_.size() ? columns_[i] : kBeyond;
            const auto& cell = row.cells[i];
            if (cell.empty())
                continue;
            if (column.member == Member::Parent)
                parent = cell;
            const auto taken = take(event, claims, column, cell);
            if (!taken)
                return fail(taken.error());
            if (!taken->empty()) {
                problem(row.line, *taken + "; it stands in the note");
                addNote(event, column.name, cell);
            } else if (column.member == Member::Unknown) {
                addNote(event, column.name, cell);
            }
        }
        if (event.title.empty()) {
            problem(row.line, "there is no title; the line is left out");
            return {};
        }
        return addWith(event, std::move(claims), parent, row.line);
    }

    Result<SpreadsheetEvents> finish()
    {
        for (const auto& [event, wanted] : parents_)
            setParent(event, wanted);
        made_.change.name = made_.events == 1 ? "Paste event" : "Paste " + counted(made_.events, "event");
        made_.change.objects = std::move(vocabulary_.objects);
        std::ranges::move(change_.objects, std::back_inserter(made_.change.objects));
        if (made_.events == 0)
            made_.change = {};
        std::ranges::stable_sort(made_.problems, {}, &LineProblem::line);
        return std::move(made_);
    }

private:
    struct Wanted
    {
        std::string title;
        std::size_t line = 0;
    };

    void problem(std::size_t line, std::string message) { made_.problems.push_back({line, std::move(message)}); }

    static void addNote(NewEvent& event, const std::string& column, const std::string& cell)
    {
        event.note += (event.note.empty() ? "" : "\n") + (column.empty() ? cell : column + ": " + cell);
    }

    /// What is wrong with a cell; empty where it was taken.
    Result<std::string> take(NewEvent& event, std::vector<Claim>& claims, const Column& column, const std::string& cell)
    {
        switch (column.member) {
        case Member::Title:
            event.title = cell;
            break;
        case Member::Category: {
            const auto id = category(cell);
            if (!id)
                return fail(id.error());
            event.category = *id;
            break;
        }
        case Member::Importance: {
            const auto importance = fromWord<Importance>(comparable(cell));
            if (!importance)
                return quoted(cell) + " is no importance (core, major, minor)";
            event.importance = *importance;
            break;
        }
        case Member::Tags:
            addTags(event, cell);
            break;
        case Member::Summary:
            event.summary = cell;
            break;
        case Member::Note:
            event.note = event.note.empty() ? cell : cell + "\n" + event.note;
            break;
        case Member::Claim:
            return takeClaim(claims, column, cell);
        case Member::Parent:
        case Member::Id:
        case Member::Unknown:
            break;
        }
        return std::string();
    }

    Result<std::string> takeClaim(std::vector<Claim>& claims, const Column& column, const std::string& cell)
    {
        if (column.property.type == ValueType::Entity) {
            const auto known = entity(column.property, cell);
            if (!known)
                return fail(known.error());
        }
        auto value = valueFromWords(column.property, cell, entities_);
        if (!value)
            return column.name + " " + quoted(cell) + " is not understood: " + value.error().message;
        auto& claim = claims.emplace_back();
        claim.property = column.property.id;
        claim.value = std::move(*value);
        return std::string();
    }

    /// The id of the category of that name or id, made where there is none.
    Result<std::string> category(const std::string& name)
    {
        const auto wanted = comparable(name);
        for (const auto& each : categories_)
            if (comparable(each.name) == wanted || each.id == wanted)
                return each.id;
        auto id = ids_.titled(ObjectKind::Category, name);
        if (!id)
            return id;
        categories_.push_back(freshCategory(categories_, *id, name));
        vocabulary_.add(categories_.back());
        made_.newCategories.push_back(name);
        return id;
    }

    /// Makes an entity of that name where there is none.
    Status entity(const Property& property, const std::string& name)
    {
        const bool isPlace = property.id == "place";
        if (entityNamed(entities_, name, isPlace ? std::optional(EntityKind::Place) : std::nullopt))
            return {};
        auto id = ids_.titled(ObjectKind::Entity, name);
        if (!id)
            return fail(id.error());
        Entity made;
        made.id = std::move(*id);
        made.kind = isPlace ? EntityKind::Place : EntityKind::Actor;
        made.name = name;
        vocabulary_.add(made);
        made_.newEntities.push_back(name);
        entities_.push_back(std::move(made));
        return {};
    }

    static void addTags(NewEvent& event, std::string_view cell)
    {
        while (!cell.empty()) {
            const auto end = std::min(cell.find_first_of(",;"), cell.size());
            const auto tag = trimmed(cell.substr(0, end));
            if (!tag.empty() && std::ranges::find(event.tags, comparable(tag), comparable) == event.tags.end())
                event.tags.push_back(tag);
            cell.remove_prefix(std::min(end + 1, cell.size()));
        }
    }

    Status addWith(NewEvent& event, std::vector<Claim> claims, const std::string& parent, std::size_t line)
    {
        if (event.category.empty() && categories_.empty()) {
            const auto made = category("Event");
            if (!made)
                return fail(made.error());
        }
        if (event.category.empty())
            event.category = categories_.front().id;
        const auto at = change_.objects.size();
        const auto id = addEventTo(change_, file_, ids_, event);
        if (!id)
            return fail(id.error());
        for (auto& claim : claims) {
            const auto added = addClaimTo(change_, file_, ids_, *id, std::move(claim));
            if (!added)
                return fail(added.error());
        }
        titles_.emplace(comparable(event.title), *id);
        if (!parent.empty())
            parents_.emplace_back(at, Wanted{parent, line});
        ++made_.events;
        return {};
    }

    void setParent(std::size_t at, const Wanted& wanted)
    {
        auto& event = std::get<Event>(*change_.objects[at].after);
        std::string found;
        if (const auto here = titles_.find(comparable(wanted.title)); here != titles_.end())
            found = here->second;
        else if (const auto key = file_.findEvent(wanted.title))
            if (const auto details = file_.event(*key))
                found = details->event.id;
        if (!found.empty() && !isWithin(found, event.id)) {
            event.parent = found;
            return;
        }
        problem(wanted.line,
                "there is no event " + quoted(wanted.title) + " for it to be part of; it stands in the note");
        event.note += (event.note.empty() ? "" : "\n") + ("Part of: " + wanted.title);
    }

    /// Whether a pasted event is, or is part of, another one.
    bool isWithin(std::string inner, const std::string& outer) const
    {
        while (!inner.empty() && inner != outer) {
            const auto object = std::ranges::find_if(change_.objects, [&](const ObjectChange& each) {
                const auto* event = std::get_if<Event>(&*each.after);
                return event != nullptr && event->id == inner;
            });
            inner = object == change_.objects.end() ? std::string() : std::get<Event>(*object->after).parent;
        }
        return inner == outer;
    }

    const CaseFile& file_;
    FreshIds ids_;
    std::vector<Property> properties_;
    std::vector<Category> categories_;
    std::vector<Entity> entities_;
    std::vector<Column> columns_;
    std::map<std::string, std::string> titles_;           ///< ids of the pasted events by what they are called
    std::vector<std::pair<std::size_t, Wanted>> parents_; ///< of the event at that place in the change
    Change vocabulary_;
    Change change_;
    SpreadsheetEvents made_;
};

/// What a copied table is filled from.
struct Lookups
{
    std::vector<Property> properties;
    std::vector<Category> categories;
    std::vector<Entity> entities;
};

Result<Lookups> lookupsOf(const CaseFile& file)
{
    auto properties = file.properties();
    auto categories = file.categories();
    auto entities = file.entities();
    if (!properties || !categories || !entities)
        return fail(!properties ? properties.error() : !categories ? categories.error() : entities.error());
    return Lookups{std::move(*properties), std::move(*categories), std::move(*entities)};
}

std::string resolvedText(const EventDetails& details, const std::string& property, const std::vector<Entity>& entities)
{
    for (const auto& each : details.properties) {
        const auto value = std::ranges::find_if(each.values, &StatedValue::resolved);
        if (each.property == property && value != each.values.end())
            return typedValue(value->value, entities);
    }
    return {};
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string cellOf(const CaseFile& file, const EventDetails& details, const Column& column, const Lookups& lookups)
{
    const auto& event = details.event;
    switch (column.member) {
    case Member::Id:
        return event.id;
    case Member::Title:
        return event.title;
    case Member::Category: {
        const auto category = std::ranges::find(lookups.categories, event.category, &Category::id);
        return category == lookups.categories.end() ? event.category : category->name;
    }
    case Member::Importance:
        return std::string(toWord(event.importance));
    case Member::Parent: {
        const auto parent = event.parent.empty() ? fail(ErrorCode::NotFound, {}) : eventOfId(file, event.parent);
        return parent ? parent->event.title : std::string();
    }
    case Member::Tags:
        return joined(event.tags);
    case Member::Summary:
        return event.summary;
    case Member::Note:
        return event.note;
    case Member::Claim:
        return resolvedText(details, column.property.id, lookups.entities);
    case Member::Unknown:
        break;
    }
    return {};
}

} // namespace

Result<SpreadsheetEvents> fromSpreadsheet(const CaseFile& file, std::string_view text)
{
    const auto table = tableFromText(text);
    if (!table)
        return fail(table.error());
    auto lookups = lookupsOf(file);
    if (!lookups)
        return fail(lookups.error());
    if (table->empty())
        return fail(ErrorCode::Invalid, "there is nothing to paste");
    Pasting pasting(file, std::move(lookups->properties), std::move(lookups->categories), std::move(lookups->entities));
    const auto header = pasting.readHeader(table->front());
    if (!header)
        return fail(header.error());
    for (std::size_t i = 1; i < table->size(); ++i) {
        const auto added = pasting.add((*table)[i]);
        if (!added)
            return fail(added.error());
    }
    return pasting.finish();
}

Result<std::string> toSpreadsheet(const CaseFile& file, const std::vector<std::string>& columns,
                                  const std::vector<EventKey>& events)
{
    const auto lookups = lookupsOf(file);
    if (!lookups)
        return fail(lookups.error());
    std::vector<Column> chosen;
    std::vector<std::vector<std::string>> rows(1);
    for (const auto& name : columns) {
        chosen.push_back(columnOf(name, lookups->properties));
        const auto& column = chosen.back();
        if (column.member == Member::Unknown)
            return fail(ErrorCode::NotFound, "there is no column " + quoted(name));
        rows.front().push_back(column.member == Member::Claim ? column.property.name : name);
    }
    for (const auto key : events) {
        const auto details = file.event(key);
        if (!details)
            return fail(details.error());
        auto& row = rows.emplace_back();
        for (const auto& column : chosen)
            row.push_back(cellOf(file, *details, column, *lookups));
    }
    return tableToText(rows, '\t');
}

} // namespace dateline
