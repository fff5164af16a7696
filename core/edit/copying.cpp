#include "core/edit/parts.h"
#include "core/edit/spreadsheet.h"
#include "core/edit/spreadsheetcolumns.h"
#include "core/edit/values.h"
#include "core/interchange/csv.h"

#include <algorithm>

namespace dateline {

namespace {

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

std::string cellOf(const CaseFile& file, const EventDetails& details, const SpreadsheetColumn& column,
                   const SpreadsheetWords& words)
{
    const auto& event = details.event;
    switch (column.member) {
    case ColumnMember::Id:
        return event.id;
    case ColumnMember::Title:
        return event.title;
    case ColumnMember::Category: {
        const auto category = std::ranges::find(words.categories, event.category, &Category::id);
        return category == words.categories.end() ? event.category : category->name;
    }
    case ColumnMember::Importance:
        return std::string(toWord(event.importance));
    case ColumnMember::Parent: {
        const auto parent = event.parent.empty() ? fail(ErrorCode::NotFound, {}) : eventOfId(file, event.parent);
        return parent ? parent->event.title : std::string();
    }
    case ColumnMember::Tags:
        return joined(event.tags);
    case ColumnMember::Summary:
        return event.summary;
    case ColumnMember::Note:
        return event.note;
    case ColumnMember::Claim:
        return resolvedText(details, column.property.id, words.entities);
    case ColumnMember::Unknown:
        break;
    }
    return {};
}

} // namespace

Result<std::string> toSpreadsheet(const CaseFile& file, const std::vector<std::string>& columns,
                                  const std::vector<EventKey>& events)
{
    const auto words = spreadsheetWords(file);
    if (!words)
        return fail(words.error());
    std::vector<SpreadsheetColumn> chosen;
    std::vector<std::vector<std::string>> rows(1);
    for (const auto& name : columns) {
        chosen.push_back(columnOf(name, words->properties));
        const auto& column = chosen.back();
        if (column.member == ColumnMember::Unknown)
            return fail(ErrorCode::NotFound, "there is no column " + quoted(name));
        rows.front().push_back(column.member == ColumnMember::Claim ? column.property.name : name);
    }
    for (const auto key : events) {
        const auto details = file.event(key);
        if (!details)
            return fail(details.error());
        auto& row = rows.emplace_back();
        for (const auto& column : chosen)
            row.push_back(cellOf(file, *details, column, *words));
    }
    return tableToText(rows, '\t');
}

} // namespace dateline
