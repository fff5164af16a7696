#pragma once

#include "core/model/change.h"
#include "core/store/casefile.h"

#include <cstddef>

namespace dateline {

/// Makes `other` part of `keep`: two accounts of one event. A Change for CaseFile::apply.
///
/// Its claims move and keep their ids, sources and passages; its relations link `keep`, and the events that were part
/// of it are part of `keep`. Dates told from it are told from `keep`. Its tags are added. Its title, category,
/// importance, parent, summary and note are kept in `Event::merged`, together with all that had to give way: relations
/// between the two, dates that one told from the other, the parent of `keep` where that was `other` or lay in it.
Result<Change> mergeEvents(const CaseFile& file, EventKey keep, EventKey other);

/// Splits an event off again that was merged into `event`: the one at that position of `Event::merged`. A Change for
/// CaseFile::apply.
///
/// Everything becomes what it was before the merging, where it has not been touched since: an edit between the two is
/// not taken back. Claims that were added to `event` later stay with it; what was removed stays removed. Events merged
/// before and after it stay merged. The id is the old one unless it was given to another event meanwhile.
Result<Change> splitEvent(const CaseFile& file, EventKey event, std::size_t mergedIndex);

} // namespace dateline
