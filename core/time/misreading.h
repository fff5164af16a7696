#pragma once

#include "core/result.h"
#include "core/time/datereading.h"

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace dateline {

/// A stretch of the typed text and what is to stand there instead.
struct TextEdit
{
    TextStretch range;
    std::string text;
};

/// Edits of one text that together make it readable. They do not overlap; their order does not matter.
using Remedy = std::vector<TextEdit>;

/// Why a typed text is no date. Private to readDate() and fromWords().
struct Misreading
{
    ErrorCode code = ErrorCode::Syntax;
    std::string problem;
    TextStretch stretch;
    std::vector<Remedy> remedies; ///< the likeliest first; each may still turn out to be unreadable
    bool unknownWord = false;     ///< the stretch is one word that is no word of dates
};

template<typename T> using Reading = tl::expected<T, Misreading>;

inline tl::unexpected<Misreading> misread(ErrorCode code, TextStretch stretch, std::string problem,
                                          std::vector<Remedy> remedies = {})
{
    return tl::unexpected<Misreading>(Misreading{code, std::move(problem), stretch, std::move(remedies), false});
}

inline tl::unexpected<Misreading> misread(const Misreading& other)
{
    return tl::unexpected<Misreading>(other);
}

} // namespace dateline
