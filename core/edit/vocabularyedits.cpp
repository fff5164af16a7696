#include "core/edit/vocabularyedits.h"

#include "core/edit/adding.h"
#include "core/edit/comparing.h"
#include "core/edit/ordering.h"
#include "core/edit/parts.h"

#include <algorithm>

namespace dateline {

namespace {

Result<std::vector<Property>> ownProperties(const CaseFile& file)
{
    auto properties = file.properties();
    if (properties)
        std::erase_if(*properties, [](const Property& property) { return builtinProperty(property.id) != nullptr; });
    return properties;
}

/// A property that is the case's own.
Result<Property> ownPropertyOfId(const CaseFile& file, const std::string& id)
{
    auto property = propertyOfId(file, id);
    if (property && builtinProperty(id) != nullptr)
        return fail(ErrorCode::Invalid, quoted(property->name) + " is built in");
    return property;
}

Result<std::size_t> claimsOn(const CaseFile& file, const std::string& property)
{
    const auto events = eventsWith(file, ObjectKind::Property, property);
    if (!events)
        return fail(events.error());
    std::size_t claims = 0;
    for (const auto& details : *events)
        claims += static_cast<std::size_t>(std::ranges::count(details.event.claims, property, &Claim::property));
    return claims;
}

Status requireUnused(const CaseFile& file, const Property& property)
{
    const auto claims = claimsOn(file, property.id);
    if (!claims)
        return fail(claims.error());
    if (*claims > 0)
        return fail(ErrorCode::Conflict,
                    counted(*claims, "claim") + (*claims == 1 ? " is on " : " are on ") + quoted(property.name));
    return {};
}

/// That a property's name is one, and no other's.
Status requireOwnName(const CaseFile& file, const std::string& name, const std::string& id)
{
    if (comparable(name).empty())
        return fail(ErrorCode::Invalid, "a property needs a name");
    const auto properties = file.properties();
    if (!properties)
        return fail(properties.error());
    for (const auto& each : *properties)
        if (each.id != id && comparable(each.name) == comparable(name))
            return fail(ErrorCode::Invalid, "there is a property " + quoted(each.name) + " already");
    return {};
}

} // namespace

Result<Change> addCategory(const CaseFile& file, const std::string& name, const std::string& color,
                           std::optional<Shape> shape)
{
    const auto title = trimmed(name);
    if (title.empty())
        return fail(ErrorCode::Invalid, "a category needs a name");
    const auto existing = file.categories();
    if (!existing)
        return fail(existing.error());
    auto id = freshId(file, ObjectKind::Category, title);
    if (!id)
        return fail(id.error());
    auto category = freshCategory(*existing, std::move(*id), title);
    if (!color.empty())
        category.color = color;
    if (shape)
        category.shape = *shape;
    Change change{"Add category " + quoted(title), {}};
    change.add(std::move(category));
    return change;
}

Result<Change> changeCategory(const CaseFile& file, const Category& after)
{
    auto before = categoryOfId(file, after.id);
    if (!before)
        return fail(before.error());
    auto wanted = after;
    wanted.name = trimmed(after.name);
    if (wanted.name.empty())
        return fail(ErrorCode::Invalid, "a category needs a name");
    Change change;
    if (*before == wanted)
        return change;
    change.name = "Change category " + quoted(before->name);
    change.change(std::move(*before), std::move(wanted));
    return change;
}

Result<Change> removeCategory(const CaseFile& file, const std::string& id, const std::string& replacement)
{
    auto category = categoryOfId(file, id);
    if (!category)
        return fail(category.error());
    const auto events = eventsWith(file, ObjectKind::Category, id);
    if (!events)
        return fail(events.error());
    Change change{"Delete category " + quoted(category->name), {}};
    if (!events->empty()) {
        if (replacement.empty() || replacement == id)
            return fail(ErrorCode::Conflict, counted(events->size(), "event") + (events->size() == 1 ? " is" : " are") +
                                                 " in the category " + quoted(category->name));
        const auto other = categoryOfId(file, replacement);
        if (!other)
            return fail(other.error());
        for (const auto& details : *events) {
            auto after = withoutClaims(details.event);
            after.category = replacement;
            change.change(withoutClaims(details.event), std::move(after));
        }
    }
    change.remove(std::move(*category));
    return change;
}

Result<Change> orderCategories(const CaseFile& file, const std::vector<std::string>& ids)
{
    return ordered(ObjectKind::Category, file.categories(), ids, "Put categories in order");
}

Result<Change> addProperty(const CaseFile& file, const std::string& name, ValueType type)
{
    const auto title = trimmed(name);
    const auto named = requireOwnName(file, title, {});
    if (!named)
        return fail(named.error());
    auto id = freshId(file, ObjectKind::Property, title);
    if (!id)
        return fail(id.error());
    Change change{"Add property " + quoted(title), {}};
    change.add(Property{std::move(*id), title, type});
    return change;
}

Result<Change> changeProperty(const CaseFile& file, const Property& after)
{
    auto before = ownPropertyOfId(file, after.id);
    if (!before)
        return fail(before.error());
    auto wanted = after;
    wanted.name = trimmed(after.name);
    const auto named = requireOwnName(file, wanted.name, wanted.id);
    if (!named)
        return fail(named.error());
    if (before->type != wanted.type) {
        const auto unused = requireUnused(file, *before);
        if (!unused)
            return fail(unused.error());
    }
    Change change;
    if (*before == wanted)
        return change;
    change.name = "Change property " + quoted(before->name);
    change.change(std::move(*before), std::move(wanted));
    return change;
}

Result<Change> removeProperty(const CaseFile& file, const std::string& id)
{
    auto property = ownPropertyOfId(file, id);
    if (!property)
        return fail(property.error());
    const auto unused = requireUnused(file, *property);
    if (!unused)
        return fail(unused.error());
    Change change{"Delete property " + quoted(property->name), {}};
    change.remove(std::move(*property));
    return change;
}

Result<Change> orderProperties(const CaseFile& file, const std::vector<std::string>& ids)
{
    return ordered(ObjectKind::Property, ownProperties(file), ids, "Put properties in order");
}

Result<Change> changeInfo(const CaseFile& file, const CaseInfo& after)
{
    auto before = file.info();
    if (!before)
        return fail(before.error());
    Change change;
    if (*before == after)
        return change;
    change.name = "Change what the case says of itself";
    change.change(std::move(*before), after);
    return change;
}

} // namespace dateline
