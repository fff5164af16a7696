#pragma once

#include "core/model/change.h"
#include "core/store/casefile.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace dateline {

/// A title as an id: its letters in Latin script without accents, in lower case, and its digits, with a hyphen for
/// everything between them; at most 40 characters, cut between words where it can be. "Взрыв в «Крокусе»" is
/// "vzryv-v-krokuse". Empty where the title has no letter and no digit.
std::string idFromTitle(std::string_view title);

/// An id for a new object of the case, made from its title (see idFromTitle(); the kind's name where that is empty) and
/// with -2, -3 … behind it where it is taken. For one object: a Change of several takes its ids from one FreshIds.
Result<std::string> freshId(const CaseFile& file, ObjectKind kind, std::string_view title);

/// Ids for the new objects of one Change: free in the case and different from each other.
class FreshIds
{
public:
    explicit FreshIds(const CaseFile& file) : file_(file) {}

    /// From a title.
    Result<std::string> titled(ObjectKind kind, std::string_view title);
    /// `base` itself where it is free, else with -2, -3 … behind it.
    Result<std::string> based(ObjectKind kind, const std::string& base);
    /// "EVENT-PROPERTY-sN" for a claim on what source N says, "EVENT-PROPERTY-own" for the analyst's own.
    Result<std::string> ofClaim(const std::string& event, const std::string& property, const std::string& source);
    /// "SOURCE-p001" and so on: one more than the highest.
    Result<std::string> ofPassage(const std::string& source);
    /// "FROM-TYPE-TO-sN".
    Result<std::string> ofRelation(const Relation& relation);

private:
    Result<std::string> sourceMark(const std::string& source);
    Result<const std::set<std::string>*> taken(ObjectKind kind, const std::string& beginning);

    const CaseFile& file_;
    std::map<std::pair<ObjectKind, std::string>, std::set<std::string>> taken_; ///< in the case, by kind and beginning
    std::set<std::pair<ObjectKind, std::string>> given_;
    std::map<std::pair<ObjectKind, std::string>, int> last_; ///< the last number given to a base
    std::map<std::string, int> lastPassages_;                ///< of a source
    std::map<std::string, std::string> sourceMarks_;
};

/// The id of the first object of a kind that a change adds; empty where it adds none. So a caller finds what it made.
std::string addedId(const Change& change, ObjectKind kind);

} // namespace dateline
