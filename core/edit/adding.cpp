#include "core/edit/adding.h"

#include "core/edit/categorypalette.h"
#include "core/edit/comparing.h"
#include "core/edit/parts.h"

#include <algorithm>
#include <span>

namespace dateline {

namespace {

constexpr auto kColors = std::span(kCategoryPalette).first<kColorsGiven>();

/// A property that the change itself adds.
Result<Property> newProperty(const Change& change, std::string_view id)
{
    for (const auto& object : change.objects)
        if (const auto* property = object.after ? std::get_if<Property>(&*object.after) : nullptr)
            if (property->id == id)
                return *property;
    return fail(ErrorCode::NotFound, "the change adds no such property");
}

} // namespace

Category freshCategory(const std::vector<Category>& existing, std::string id, std::string name)
{
    Category category;
    category.id = std::move(id);
    category.name = std::move(name);
    const auto has = [&](std::string_view color) {
        return std::ranges::find(existing, color, &Category::color) != existing.end();
    };
    const auto color = std::ranges::find_if_not(kColors, has);
    category.color = color == kColors.end() ? kColors[existing.size() % kColors.size()] : *color;
    const auto shapes = allWords<Shape>().size();
    std::size_t shape = 0;
    while (shape < shapes && std::ranges::find(existing, static_cast<Shape>(shape), &Category::shape) != existing.end())
        ++shape;
    category.shape = static_cast<Shape>(shape == shapes ? existing.size() % shapes : shape);
    return category;
}

Result<std::string> addCategoryTo(Change& change, const CaseFile& file, FreshIds& ids, std::string_view name)
{
    const auto title = trimmed(name);
    const auto wanted = comparable(title);
    if (wanted.empty())
        return fail(ErrorCode::Invalid, "a category needs a name");
    const auto existing = file.categories();
    if (!existing)
        return fail(existing.error());
    for (const auto& category : *existing)
        if (comparable(category.name) == wanted)
            return category.id;
    auto id = ids.titled(ObjectKind::Category, title);
    if (id)
        change.add(freshCategory(*existing, *id, title));
    return id;
}

Result<std::string> addEventTo(Change& change, const CaseFile& file, FreshIds& ids, const NewEvent& event)
{
    Event made;
    made.title = trimmed(event.title);
    if (made.title.empty())
        return fail(ErrorCode::Invalid, "an event needs a title");
    made.category = event.category;
    if (!trimmed(event.newCategory).empty()) {
        auto category = addCategoryTo(change, file, ids, event.newCategory);
        if (!category)
            return category;
        made.category = std::move(*category);
    } else if (made.category.empty()) {
        const auto categories = file.categories();
        if (!categories)
            return fail(categories.error());
        if (categories->empty())
            change.add(freshCategory({}, "event", "Event"));
        made.category = categories->empty() ? "event" : categories->front().id;
    }
    auto id = ids.titled(ObjectKind::Event, made.title);
    if (!id)
        return id;
    made.id = *id;
    made.importance = event.importance;
    made.parent = event.parent;
    made.summary = trimmed(event.summary);
    made.note = trimmed(event.note);
    made.tags = event.tags;
    change.add(made);
    if (event.date) {
        Claim date;
        date.property = "date";
        date.value = *event.date;
        const auto claim = addClaimTo(change, file, ids, made.id, std::move(date));
        if (!claim)
            return fail(claim.error());
    }
    return id;
}

Result<std::string> addClaimTo(Change& change, const CaseFile& file, FreshIds& ids, const std::string& event,
                               Claim claim)
{
    auto property = newProperty(change, claim.property);
    if (!property)
        property = propertyOfId(file, claim.property);
    if (!property)
        return fail(property.error());
    if (static_cast<ValueType>(claim.value.index()) != property->type)
        return fail(ErrorCode::Invalid,
                    quoted(property->name) + " takes a value of the type " + std::string(toWord(property->type)));
    auto id = ids.ofClaim(event, claim.property, claim.source);
    if (!id)
        return id;
    claim.id = *id;
    change.add(ClaimOf{event, std::move(claim)});
    return id;
}

} // namespace dateline
