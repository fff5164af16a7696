#pragma once

#include "core/time/edtf.h"

#include <array>
#include <span>
#include <string_view>
#include <utility>

/// The members of each object in a case's JSON (docs/case-json.md) in the order in which they are written. Reading
/// refuses all others; docs/case.schema.json says the same, and a test compares the two.
namespace dateline::caseform {

enum class Presence
{
    Optional,
    Required,
    RequiredAtFirst, ///< in version 1; later versions may leave it out
    Second,          ///< there is such a member since version 2
};

struct Member
{
    std::string_view name;
    Presence presence = Presence::Optional;

    bool isIn(int version) const { return presence != Presence::Second || version >= 2; }
    bool isRequiredIn(int version) const
    {
        return presence == Presence::Required || (presence == Presence::RequiredAtFirst && version < 2);
    }
};

/// One kind of object; `name` is its name among the schema's definitions.
struct Object
{
    std::string_view name;
    std::span<const Member> members;
};

inline constexpr Presence kRequired = Presence::Required;
inline constexpr Presence kSecond = Presence::Second;

inline constexpr std::string_view kFormat = "dateline-case";
/// The latest version of the form. What says nothing that version 1 has no member for is written as version 1.
inline constexpr int kVersion = 2;

inline constexpr std::array kCaseMembers{Member{"format", kRequired},
                                         Member{"version", kRequired},
                                         Member{"title"},
                                         Member{"subtitle"},
                                         Member{"created"},
                                         Member{"timeZone"},
                                         Member{"dayMonthOrder", kSecond},
                                         Member{"margins", kSecond},
                                         Member{"categories"},
                                         Member{"properties"},
                                         Member{"entities"},
                                         Member{"sources"},
                                         Member{"events"},
                                         Member{"relations"}};
inline constexpr std::array kCategoryMembers{Member{"id", kRequired}, Member{"name", kRequired},
                                             Member{"color", kRequired}, Member{"shape", kRequired},
                                             Member{"note", kSecond}};
inline constexpr std::array kPropertyMembers{Member{"id", kRequired}, Member{"name", kRequired},
                                             Member{"type", kRequired}};
inline constexpr std::array kEntityMembers{
    Member{"id", kRequired}, Member{"kind", kRequired}, Member{"name", kRequired}, Member{"aliases"},
    Member{"within"},        Member{"latitude"},        Member{"longitude"},       Member{"note"}};
inline constexpr std::array kSourceMembers{
    Member{"id", kRequired}, Member{"title"},      Member{"creators"}, Member{"publisher"},
    Member{"issued"},        Member{"accessed"},   Member{"url"},      Member{"language"},
    Member{"reliability"},   Member{"note"},       Member{"file"},     Member{"part"},
    Member{"textSha256"},    Member{"textLength"}, Member{"text"},     Member{"passages"}};
inline constexpr std::array kPartMembers{Member{"start", kRequired}, Member{"end", kRequired}};
inline constexpr std::array kPassageMembers{
    Member{"id", kRequired},    Member{"exact", kRequired}, Member{"prefix"},       Member{"suffix"},
    Member{"start", kRequired}, Member{"end", kRequired},   Member{"note", kSecond}};
inline constexpr std::array kEventMembers{Member{"id", kRequired},
                                          Member{"title", kRequired},
                                          Member{"category", kRequired},
                                          Member{"importance"},
                                          Member{"parent"},
                                          Member{"summary"},
                                          Member{"note"},
                                          Member{"tags"},
                                          Member{"merged", kSecond},
                                          Member{"claims"}};
inline constexpr std::array kMergedEventMembers{
    Member{"id", kRequired}, Member{"title", kRequired}, Member{"category"},    Member{"importance"},
    Member{"parent"},        Member{"summary"},          Member{"note"},        Member{"tags"},
    Member{"claims"},        Member{"relationsFrom"},    Member{"relationsTo"}, Member{"children"},
    Member{"tagsGiven"},     Member{"keptParent"},       Member{"between"},     Member{"anchored"},
    Member{"merged"}};
inline constexpr std::array kAnchoredMembers{Member{"claim", kRequired}, Member{"relative", kRequired}};
inline constexpr std::array kClaimMembers{Member{"id", kRequired},
                                          Member{"property", kRequired},
                                          Member{"value", kRequired},
                                          Member{"relative", kSecond},
                                          Member{"source", Presence::RequiredAtFirst},
                                          Member{"stance"},
                                          Member{"attributedTo"},
                                          Member{"derived"},
                                          Member{"derivation"},
                                          Member{"credibility"},
                                          Member{"rank"},
                                          Member{"rankReason"},
                                          Member{"note"},
                                          Member{"passages", Presence::RequiredAtFirst}};
inline constexpr std::array kRelativeMembers{Member{"event", kRequired}, Member{"shift", kRequired}};
inline constexpr std::array kMarginMembers{Member{"days"},         Member{"months"},      Member{"seasonMonths"},
                                           Member{"years"},        Member{"decadeYears"}, Member{"centuryYears"},
                                           Member{"longerPercent"}};
inline constexpr std::array<std::pair<const char*, int WideningMargins::*>, 7> kMarginNames{
    {{"days", &WideningMargins::days},
     {"months", &WideningMargins::months},
     {"seasonMonths", &WideningMargins::seasonMonths},
     {"years", &WideningMargins::years},
     {"decadeYears", &WideningMargins::decadeYears},
     {"centuryYears", &WideningMargins::centuryYears},
     {"longerPercent", &WideningMargins::longerPercent}}};
inline constexpr std::array kTimeMembers{Member{"edtf", kRequired}};
inline constexpr std::array kQuantityMembers{Member{"amount", kRequired}, Member{"upper"}, Member{"comparator"},
                                             Member{"of"}};
inline constexpr std::array kEntityValueMembers{Member{"entity", kRequired}, Member{"as"}};
inline constexpr std::array kTextMembers{Member{"text", kRequired}};
inline constexpr std::array kRelationMembers{Member{"id", kRequired},
                                             Member{"type", kRequired},
                                             Member{"from", kRequired},
                                             Member{"to", kRequired},
                                             Member{"source", Presence::RequiredAtFirst},
                                             Member{"derived"},
                                             Member{"note"},
                                             Member{"passages", Presence::RequiredAtFirst}};

inline constexpr std::array kObjects{
    Object{"case", kCaseMembers},
    Object{"margins", kMarginMembers},
    Object{"category", kCategoryMembers},
    Object{"property", kPropertyMembers},
    Object{"entity", kEntityMembers},
    Object{"source", kSourceMembers},
    Object{"part", kPartMembers},
    Object{"passage", kPassageMembers},
    Object{"event", kEventMembers},
    Object{"mergedEvent", kMergedEventMembers},
    Object{"anchoredClaim", kAnchoredMembers},
    Object{"claim", kClaimMembers},
    Object{"relative", kRelativeMembers},
    Object{"timeValue", kTimeMembers},
    Object{"quantityValue", kQuantityMembers},
    Object{"entityValue", kEntityValueMembers},
    Object{"textValue", kTextMembers},
    Object{"relation", kRelationMembers},
};

} // namespace dateline::caseform
