#include "core/edit/spreadsheetcolumns.h"

#include "core/edit/comparing.h"

#include <array>
#include <string_view>
#include <utility>

namespace dateline {

namespace {

constexpr std::array<std::pair<std::string_view, ColumnMember>, 14> kMemberNames = {{
    {"id", ColumnMember::Id},
    {"title", ColumnMember::Title},
    {"event", ColumnMember::Title},
    {"name", ColumnMember::Title},
    {"category", ColumnMember::Category},
    {"type", ColumnMember::Category},
    {"importance", ColumnMember::Importance},
    {"parent", ColumnMember::Parent},
    {"part of", ColumnMember::Parent},
    {"tags", ColumnMember::Tags},
    {"summary", ColumnMember::Summary},
    {"note", ColumnMember::Note},
    {"notes", ColumnMember::Note},
    {"comment", ColumnMember::Note},
}};

} // namespace

SpreadsheetColumn columnOf(const std::string& name, const std::vector<Property>& properties)
{
    const auto wanted = comparable(name);
    for (const auto& [known, member] : kMemberNames)
        if (wanted == known)
            return {member, name, {}};
    for (const auto& property : properties)
        if (wanted == property.id || wanted == comparable(property.name))
            return {ColumnMember::Claim, name, property};
    if (wanted == "when")
        return {ColumnMember::Claim, name, *builtinProperty("date")};
    if (wanted == "where" || wanted == "location")
        return {ColumnMember::Claim, name, *builtinProperty("place")};
    return {ColumnMember::Unknown, name, {}};
}

Result<SpreadsheetWords> spreadsheetWords(const CaseFile& file)
{
    auto properties = file.properties();
    auto categories = file.categories();
    auto entities = file.entities();
    if (!properties || !categories || !entities)
        return fail(!properties ? properties.error() : !categories ? categories.error() : entities.error());
    return SpreadsheetWords{std::move(*properties), std::move(*categories), std::move(*entities)};
}

} // namespace dateline
