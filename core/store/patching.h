#pragma once

#include "core/store/patch.h"
#include "core/store/progressing.h"
#include "core/store/rows.h"
#include "core/store/touched.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace dateline::store {

/// An object is not as a patch takes it to be.
class PatchConflict : public Refusal
{
public:
    PatchConflict(Kind kind, std::string id, std::string member, std::string message)
        : Refusal(ErrorCode::Conflict, std::move(message)), kind_(kind), id_(std::move(id)), member_(std::move(member))
    {
    }

    Kind kind() const { return kind_; }
    const std::string& id() const { return id_; }
    const std::string& member() const { return member_; } ///< empty where the object is there or not against the patch

private:
    Kind kind_;
    std::string id_;
    std::string member_;
};

/// Writes patches into the tables, within one transaction.
class Patcher : private RowContext
{
public:
    Patcher(Database& database, Progressing& progressing) : database_(database), progressing_(progressing) {}

    /// Applies the patches in their order. Afterwards they say what was done: new and removed objects with their keys
    /// and positions, and nothing that was so already. Throws PatchConflict. `share`: of the whole edit.
    void apply(std::vector<Patch>& patches, double share);

    Touched& touched() { return touched_; }

    /// Writes what the claims of an event come to.
    void putResolved(EventKey event, const ResolvedColumns& columns, std::size_t claims);

private:
    std::int64_t keyOf(Kind kind, const std::string& id) override;
    Entity entity(const std::string& id) override;

    void giveKeys(std::vector<Patch>& patches);
    std::int64_t nextKey(Kind kind);
    std::int64_t nextPosition(Kind kind);

    void applyOne(Patch& patch);
    template<typename T> void applyAs(Patch& patch);
    template<typename T> void create(Patch& patch, const std::optional<Row<T>>& row);
    template<typename T> void change(Patch& patch, const std::optional<Row<T>>& row);
    template<typename T> void remove(Patch& patch, std::optional<Row<T>> row);
    void removeRows();
    void applyOrder(Patch& patch);
    void anchorNew(PassageOf& passage, Patch& patch);
    void forgetNamed(Kind kind);

    Database& database_;
    Progressing& progressing_;
    RowWriter writer_{database_, *this};
    Touched touched_;
    std::map<Kind, std::unordered_map<std::string, std::int64_t>> newKeys_; ///< of what is not yet written
    std::vector<std::function<void()>> toRemove_;
    std::set<const Patch*> fresh_;                                            ///< of what was never in the case before
    std::map<Kind, std::unordered_map<std::string, std::int64_t>> namedKeys_; ///< of what many rows name, as found
    std::unordered_map<std::string, Entity> namedEntities_;
    std::map<Kind, std::int64_t> lastKeys_;
    std::map<Kind, std::int64_t> lastPositions_;
};

} // namespace dateline::store
