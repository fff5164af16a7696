#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace dateline {

/// What kind of thing went wrong: what a caller may decide on, never what is shown.
enum class ErrorCode
{
    NotFound,   ///< a file, event, source … that was named does not exist
    Unreadable, ///< it exists and cannot be read
    NotACase,   ///< a file that is something else than a case
    Damaged,    ///< a case whose content is broken
    Newer,      ///< a case of a later version of the program
    Unwritable, ///< the place to write to refuses
    Exists,     ///< writing would replace what the user did not name
    Syntax,     ///< text that does not parse; the message names line and column, or the column
    Invalid,    ///< text that parses and means nothing allowed
    Usage,      ///< the command line was used wrongly
    Busy,       ///< another program holds the case
    Conflict,   ///< what was to be changed was changed by somebody else meanwhile, or something depends on it
    Cancelled,  ///< the user ended it
};

/// An error as a value. `message` is one English sentence, without a full stop at its end, saying what and where in
/// words a person can act on. It is plain text, whatever a file's author wrote into a name that it repeats.
struct Error
{
    ErrorCode code = ErrorCode::Invalid;
    std::string message;

    bool operator==(const Error&) const = default;
};

/// A value, or why there is none.
template<typename T> using Result = tl::expected<T, Error>;

/// Nothing, or why it was not done.
using Status = Result<void>;

/// Returned where a `Result` is expected: `return fail(ErrorCode::NotFound, "…");`
inline tl::unexpected<Error> fail(ErrorCode code, std::string message)
{
    return tl::unexpected<Error>(Error{code, std::move(message)});
}

/// Hands on the error of another result, with words put before its message ("case.json: ").
inline tl::unexpected<Error> fail(const Error& error, const std::string& before = {})
{
    return tl::unexpected<Error>(Error{error.code, before + error.message});
}

} // namespace dateline
