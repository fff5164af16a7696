#pragma once

#include "core/model/change.h"
#include "core/store/casefile.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Edits of entities. Each returns a Change for CaseFile::apply and changes nothing itself. NotFound: what is named is
/// not there. Invalid: what is asked for makes no sense. Conflict: something else depends on it.
namespace dateline {

/// `entity.id` is made here. An alias that is the name, or another alias, is left out.
Result<Change> addEntity(const CaseFile& file, const Entity& entity);

/// Gives the entity of that id these members.
Result<Change> changeEntity(const CaseFile& file, const Entity& after);

/// Conflict where claims name it or places lie within it, saying how many.
Result<Change> removeEntity(const CaseFile& file, const std::string& entity);

/// Makes `other` part of `keep`, which is the same one: claims that name `other` name `keep`, with the other's name as
/// the source's word where the source has no other word; what lies within `other` lies within `keep`; the other's names
/// become aliases, each once (compared without regard to case and accents); coordinates, the place around it and the
/// note are taken over where `keep` has none (two notes become one). Invalid where one is a place and one an actor.
Result<Change> mergeEntities(const CaseFile& file, const std::string& keep, const std::string& other);

/// An entity whose name, or one of whose aliases, goes on from what is typed.
struct EntityMatch
{
    std::size_t entity = 0; ///< position among those that were given
    std::string name;       ///< the name or alias that fits best

    bool operator==(const EntityMatch&) const = default;
};

/// What `typed` may become: entities of that kind, if any is asked for; first those with a name that is what was typed,
/// then those with one that begins with it, then those in which a word begins with it, then those that hold it; among
/// equals their own names before aliases, then by name. Case, accents, and typographic marks do not matter. Nothing for
/// an empty text. At most `limit`.
std::vector<EntityMatch> completeEntity(std::span<const Entity> entities, std::string_view typed,
                                        std::optional<EntityKind> kind, std::size_t limit);

/// The entity that is called so, by name or alias; where several are, the first, those with that name first. Nothing
/// where none is.
std::optional<std::size_t> entityNamed(std::span<const Entity> entities, std::string_view name,
                                       std::optional<EntityKind> kind);

} // namespace dateline
