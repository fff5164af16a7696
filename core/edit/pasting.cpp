#include "core/edit/adding.h"
#include "core/edit/comparing.h"
#include "core/edit/entityedits.h"
#include "core/edit/parts.h"
#include "core/edit/spreadsheet.h"
#include "core/edit/spreadsheetcolumns.h"
#include "core/edit/values.h"
#include "core/interchange/csv.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace dateline {

namespace {

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
            if (columns_.back().member == ColumnMember::Unknown && !name.empty())
                problem(header.line, "the column " + quoted(name) + " is not known; what it holds stands in the notes");
        }
        if (std::ranges::find(columns_, ColumnMember::Title, &SpreadsheetColumn::member) == columns_.end())
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
            static const SpreadsheetColumn kBeyond;
            const auto& column = i < columns_.size() ? columns_[i] : kBeyond;
            const auto& cell = row.cells[i];
            if (cell.empty())
                continue;
            if (column.member == ColumnMember::Parent)
                parent = cell;
            const auto taken = take(event, claims, column, cell);
            if (!taken)
                return fail(taken.error());
            if (!taken->empty()) {
                problem(row.line, *taken + "; it stands in the note");
                addNote(event, column.name, cell);
            } else if (column.member == ColumnMember::Unknown) {
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
    Result<std::string> take(NewEvent& event, std::vector<Claim>& claims, const SpreadsheetColumn& column,
                             const std::string& cell)
    {
        switch (column.member) {
        case ColumnMember::Title:
            event.title = cell;
            break;
        case ColumnMember::Category: {
            const auto id = category(cell);
            if (!id)
                return fail(id.error());
            event.category = *id;
            break;
        }
        case ColumnMember::Importance: {
            const auto importance = fromWord<Importance>(comparable(cell));
            if (!importance)
                return quoted(cell) + " is no importance (core, major, minor)";
            event.importance = *importance;
            break;
        }
        case ColumnMember::Tags:
            addTags(event, cell);
            break;
        case ColumnMember::Summary:
            event.summary = cell;
            break;
        case ColumnMember::Note:
            event.note = event.note.empty() ? cell : cell + "\n" + event.note;
            break;
        case ColumnMember::Claim:
            return takeClaim(claims, column, cell);
        case ColumnMember::Parent:
        case ColumnMember::Id:
        case ColumnMember::Unknown:
            break;
        }
        return std::string();
    }

    Result<std::string> takeClaim(std::vector<Claim>& claims, const SpreadsheetColumn& column, const std::string& cell)
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
        places_.emplace(*id, at);
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
            const auto pasted = places_.find(inner);
            inner = pasted == places_.end() ? std::string()
                                            : std::get<Event>(*change_.objects[pasted->second].after).parent;
        }
        return inner == outer;
    }

    const CaseFile& file_;
    FreshIds ids_;
    std::vector<Property> properties_;
    std::vector<Category> categories_;
    std::vector<Entity> entities_;
    std::vector<SpreadsheetColumn> columns_;
    std::map<std::string, std::size_t> places_;           ///< of the pasted events in the change, by id
    std::map<std::string, std::string> titles_;           ///< ids of the pasted events by what they are called
    std::vector<std::pair<std::size_t, Wanted>> parents_; ///< of the event at that place in the change
    Change vocabulary_;
    Change change_;
    SpreadsheetEvents made_;
};

} // namespace

Result<SpreadsheetEvents> fromSpreadsheet(const CaseFile& file, std::string_view text)
{
    const auto table = tableFromText(text);
    if (!table)
        return fail(table.error());
    auto words = spreadsheetWords(file);
    if (!words)
        return fail(words.error());
    if (table->empty())
        return fail(ErrorCode::Invalid, "there is nothing to paste");
    Pasting pasting(file, std::move(words->properties), std::move(words->categories), std::move(words->entities));
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

} // namespace dateline
