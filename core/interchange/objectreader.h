#pragma once

#include "core/interchange/caseform.h"
#include "core/model/vocabulary.h"
#include "core/result.h"
#include "core/time/edtf.h"
#include "core/time/relativedate.h"

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dateline {

/// What all readers of one document share.
struct DocumentState
{
    int version = caseform::kVersion; ///< of the form that it is in
    std::optional<Error> error;       ///< the first thing wrong anywhere
};

/// Reads the members of one JSON object and says in words where one is wrong.
///
/// The first thing wrong anywhere is kept in the document's state; from then on everything reads as absent, so callers
/// look at it once, at the end. Members that the form does not know, and required ones that
/// are missing, are refused when the reader is made. An absent member reads as an empty or the given default value.
class ObjectReader
{
public:
    /// `place` names the object in messages: `event "kerman"`.
    ObjectReader(const nlohmann::json& value, std::string place, std::span<const caseform::Member> members,
                 DocumentState& document);

    bool has(const char* name) const { return find(name) != nullptr; }
    /// The member is an object and has that member itself.
    bool hasIn(const char* name, const char* inner) const;

    std::string text(const char* name);        ///< refuses an empty one: what is unknown is left out
    std::string textOrEmpty(const char* name); ///< takes an empty one
    std::vector<std::string> texts(const char* name);
    bool flag(const char* name);
    double number(const char* name); ///< refuses what a double does not hold exactly as a whole number
    std::int64_t integer(const char* name, std::int64_t least = std::numeric_limits<std::int64_t>::min(),
                         std::int64_t most = std::numeric_limits<std::int64_t>::max());
    std::optional<EdtfDate> date(const char* name);
    DateShift shift(const char* name);

    template<typename Enum> Enum word(const char* name, Enum absent)
    {
        const std::string given = text(name);
        if (given.empty())
            return absent;
        const auto value = fromWord<Enum>(given);
        if (!value)
            refuseWord(name, given, allWords<Enum>());
        return value.value_or(absent);
    }

    /// A member that is an object. Its place is this one's, the member being part of what people see as one thing.
    ObjectReader object(const char* name, std::span<const caseform::Member> members);

    /// A member that is an array of objects, each read by `read(ObjectReader&)` and named by `kind` and its id.
    template<typename Read>
    auto list(const char* name, const char* kind, std::span<const caseform::Member> members, Read read)
    {
        std::vector<decltype(read(*this))> values;
        for (const nlohmann::json& element : elements(name)) {
            ObjectReader reader(element, placeOf(element, kind, values.size()), members, document_);
            values.push_back(read(reader));
            if (document_.error)
                break;
        }
        return values;
    }

    void refuse(const std::string& problem);

private:
    const nlohmann::json* find(const char* name) const;
    const nlohmann::json::array_t& elements(const char* name);
    std::string placeOf(const nlohmann::json& element, const char* kind, std::size_t position) const;
    void refuseType(const char* name, const char* wanted, const nlohmann::json& value);
    void refuseWord(const char* name, const std::string& given, std::span<const std::string_view> allowed);

    const nlohmann::json& value_;
    std::string place_;
    DocumentState& document_;
};

} // namespace dateline
