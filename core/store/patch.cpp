#include "core/store/patch.h"

#include "core/store/database.h"
#include "core/text/sha256.h"

#include <algorithm>
#include <map>

namespace dateline::store {

namespace {

/// A text is created by being attached and removed by being detached; all others are their own.
template<typename T> const T& asStored(const T& object)
{
    return object;
}

TextRef asStored(const TextOf& text)
{
    return refOf(text);
}

Json membersOfObject(const CaseObject& object)
{
    return std::visit([](const auto& one) { return membersOf(asStored(one)); }, object);
}

Patch patchOf(const CaseObject& before, const CaseObject& after)
{
    return std::visit(
        [&](const auto& old) {
            using T = std::remove_cvref_t<decltype(old)>;
            return patchBetween(kindOf(before), idOf(before), asStored(old), asStored(std::get<T>(after)));
        },
        before);
}

/// Nothing where the object is a text that is not attached: there is none then.
bool isThere(const std::optional<CaseObject>& object)
{
    if (!object)
        return false;
    const auto* text = std::get_if<TextOf>(&*object);
    return text == nullptr || text->text.has_value();
}

Patch patchOf(const ObjectChange& change)
{
    const auto& known = change.before ? *change.before : *change.after;
    const auto kind = kindOf(known);
    Patch patch{kind, idOf(known), false, {}, {}};
    if (isThere(change.before) && isThere(change.after))
        return patchOf(*change.before, *change.after);
    if (isThere(change.before))
        patch.before = membersOfObject(*change.before);
    if (isThere(change.after))
        patch.after = membersOfObject(*change.after);
    return patch;
}

void check(const ObjectChange& change)
{
    if (!change.before && !change.after)
        throw Refusal(ErrorCode::Invalid, "a change of no object");
    const auto& known = change.before ? *change.before : *change.after;
    if (change.before && change.after &&
        (change.before->index() != change.after->index() || idOf(*change.before) != idOf(*change.after)))
        throw Refusal(ErrorCode::Invalid, "a change makes one object into another: " + inQuotes(idOf(*change.before)) +
                                              " into " + inQuotes(idOf(*change.after)));
    const bool staysThere = kindOf(known) == Kind::Info || kindOf(known) == Kind::Order;
    if (staysThere && (!change.before || !change.after))
        throw Refusal(ErrorCode::Invalid, "what a case says of itself and its orders can only be changed");
    if (idOf(known).empty())
        throw Refusal(ErrorCode::Invalid, "a change of a " + std::string(kindWord(kindOf(known))) + " without an id");
}

/// Both objects are whole; what is the same in both is left out.
Patch replacement(Patch removal, const Patch& creation)
{
    removal.after = creation.after;
    for (auto member = removal.before.begin(); member != removal.before.end();) {
        const auto same = removal.after.find(member.key());
        if (same != removal.after.end() && *same == *member) {
            removal.after.erase(same);
            member = removal.before.erase(member);
        } else {
            ++member;
        }
    }
    return removal;
}

int turnOf(const Patch& patch)
{
    constexpr int kKinds = static_cast<int>(Kind::Order) + 1;
    const int kind = static_cast<int>(patch.kind);
    if (patch.kind == Kind::Order)
        return 3 * kKinds;
    return patch.removes() ? 2 * kKinds - kind : kind;
}

} // namespace

std::vector<Patch> patchesOf(const Change& change)
{
    std::vector<Patch> patches;
    std::map<std::pair<Kind, std::string>, std::size_t> removed;
    for (const auto& object : change.objects) {
        check(object);
        auto patch = patchOf(object);
        if (patch.empty())
            continue;
        const auto same = patch.creates() ? removed.extract({patch.kind, patch.id}) : decltype(removed)::node_type();
        if (!same.empty()) {
            patches[same.mapped()] = replacement(std::move(patches[same.mapped()]), patch);
            continue;
        }
        if (patch.removes())
            removed.emplace(std::pair(patch.kind, patch.id), patches.size());
        patches.push_back(std::move(patch));
    }
    std::erase_if(patches, [](const Patch& patch) { return patch.empty(); });
    std::ranges::stable_sort(patches, {}, turnOf);
    return patches;
}

std::vector<Patch> inverseOf(std::vector<Patch> patches)
{
    std::ranges::reverse(patches);
    for (auto& patch : patches)
        std::swap(patch.before, patch.after);
    return patches;
}

TextRef refOf(const TextOf& text)
{
    return {text.source, text.text ? sha256(*text.text) : std::string()};
}

} // namespace dateline::store
