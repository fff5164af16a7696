#pragma once

#include "core/model/change.h"
#include "core/result.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace dateline {

/// The change that puts `all` into the order of `ids`. Invalid where these are not the same objects. Not for callers.
template<typename T>
Result<Change> ordered(ObjectKind kind, const Result<std::vector<T>>& all, const std::vector<std::string>& ids,
                       std::string name)
{
    if (!all)
        return fail(all.error());
    OrderOf before{kind, {}};
    for (const auto& object : *all)
        before.ids.push_back(object.id);
    if (!std::ranges::is_permutation(before.ids, ids))
        return fail(ErrorCode::Invalid, "an order names each of them once");
    Change change;
    if (before.ids == ids)
        return change;
    change.name = std::move(name);
    change.change(std::move(before), OrderOf{kind, ids});
    return change;
}

} // namespace dateline
