#pragma once

#include "core/store/database.h"
#include "core/store/objects.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// One row of a table as a value of the model. For each kind: the columns, to be put behind SELECT with the table under
/// the short name that they use, and what makes a value of them. Lists in tables of their own (tags, aliases, creators,
/// passages) are left empty.
namespace dateline::store {

#define DATELINE_CATEGORY_COLUMNS "c.key, c.position, c.id, c.name, c.color, c.shape, c.note"
#define DATELINE_PROPERTY_COLUMNS "p.key, p.position, p.id, p.name, p.type"
#define DATELINE_ENTITY_COLUMNS                                                                                        \
    "e.key, e.position, e.id, e.kind, e.name, (SELECT w.id FROM entity w WHERE w.key = e.within), e.latitude,"         \
    " e.longitude, e.note"
#define DATELINE_SOURCE_COLUMNS                                                                                        \
    "s.key, s.position, s.id, s.title, s.publisher, s.issued, s.accessed, s.url, s.language, s.reliability, s.note,"   \
    " s.file, s.part_start, s.part_end, s.text_sha256, s.text_length"
#define DATELINE_PASSAGE_COLUMNS                                                                                       \
    "p.key, p.source, p.id, p.exact, p.prefix, p.suffix, p.start_at, p.end_at, p.note, p.anchoring"
#define DATELINE_EVENT_COLUMNS                                                                                         \
    "e.key, e.id, e.title, (SELECT c.id FROM category c WHERE c.key = e.category), e.importance,"                      \
    " (SELECT p.id FROM event p WHERE p.key = e.parent), e.summary, e.note, e.merged"
#define DATELINE_CLAIM_COLUMNS                                                                                         \
    "c.key, c.event, c.id, p.id, p.type, c.edtf, c.amount, c.upper, c.comparator, c.counted,"                          \
    " (SELECT e.id FROM entity e WHERE e.key = c.entity), c.text,"                                                     \
    " (SELECT a.id FROM event a WHERE a.key = c.relative_event), c.relative_shift, s.id, c.stance, c.attributed_to,"   \
    " c.derived, c.derivation, c.credibility, c.rank, c.rank_reason, c.note"
#define DATELINE_CLAIM_TABLES                                                                                          \
    " FROM claim c JOIN property p ON p.key = c.property LEFT JOIN source s ON s.key = c.source"
#define DATELINE_RELATION_COLUMNS                                                                                      \
    "r.key, r.id, r.type, (SELECT f.id FROM event f WHERE f.key = r.from_event),"                                      \
    " (SELECT t.id FROM event t WHERE t.key = r.to_event), (SELECT s.id FROM source s WHERE s.key = r.source),"        \
    " r.derived, r.note"

Category categoryOf(const Database& database, const Query& row);
Property propertyOf(const Database& database, const Query& row);
Entity entityOf(const Database& database, const Query& row);
Source sourceOf(const Database& database, const Query& row);
Passage passageOf(const Database& database, const Query& row);
Event eventOf(const Database& database, const Query& row);
Claim claimOf(const Database& database, const Query& row);
Relation relationOf(const Database& database, const Query& row);

/// What case_info's columns day_month_order and margins hold; empty where they are as in any case.
std::string dayMonthOrderText(DayMonthOrder order);
std::string marginsText(const WideningMargins& margins);
DayMonthOrder dayMonthOrderOf(const std::string& text);
WideningMargins marginsOf(const std::string& text);

/// What event.merged holds.
std::string mergedText(const std::vector<MergedEvent>& merged);

/// A stored word or date as its value; what no word list and no calendar has means that the file is damaged.
[[noreturn]] void throwUnknownValue(const Database& database, std::string_view what, const std::string& value);

template<typename Enum> Enum wordValue(const Database& database, std::string_view what, const std::string& word)
{
    if (const auto value = fromWord<Enum>(word))
        return *value;
    throwUnknownValue(database, what, word);
}

EdtfDate dateValue(const Database& database, const std::string& text);
std::optional<EdtfDate> optionalDate(const Database& database, const std::string& text);

} // namespace dateline::store
