#pragma once

#include "core/model/change.h"
#include "core/store/casefile.h"

#include <string>

/// Edits of sources, and of relations. Each returns a Change for CaseFile::apply and changes
/// nothing itself. NotFound: what is named is not there. Invalid: what is asked for makes no sense. Conflict: something
/// else depends on it.
namespace dateline {

/// A source, with its text if it has one: as it is, with its line ends, but for a byte-order mark at its start
/// (docs/case-json.md); checksum and length are those of the text. `source.id` is made here, and the title, where there
/// is none, from the text's first line with words. Passages are not looked at. Invalid where neither title nor text is
/// given, or the text is not UTF-8.
Result<Change> addSource(const CaseFile& file, const Source& source);

/// Gives the source of that id these members, but no text and no passages: see CaseFile::attachText and claimedits.h.
Result<Change> changeSource(const CaseFile& file, const Source& after);

enum class AndItsClaims
{
    Keep,   ///< refuse where there are any
    Remove, ///< with all claims and relations that rest on it
};

/// With its passages and its text. Conflict where claims or relations rest on it, saying how many.
Result<Change> removeSource(const CaseFile& file, const std::string& source, AndItsClaims claims);

/// The numbers of sources follow from their order. `ids` names all of them.
Result<Change> orderSources(const CaseFile& file, const std::vector<std::string>& ids);

/// A relation between two events. `relation.id` is made here. Without a source it is the analyst's own, and has no
/// passages.
Result<Change> addRelation(const CaseFile& file, const Relation& relation);
Result<Change> changeRelation(const CaseFile& file, const Relation& after);
Result<Change> removeRelation(const CaseFile& file, const std::string& relation);

} // namespace dateline
