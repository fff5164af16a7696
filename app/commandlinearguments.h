#pragma once

#include "core/result.h"
#include "core/time/edtf.h"
#include "core/time/zone.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// An option as a command declares it.
struct OptionSpec
{
    std::string_view name;      ///< "from", used as --from
    std::string_view value;     ///< what its value is called in help: "EDTF"; empty for one without a value
    std::string_view shortName; ///< "o", used as -o; may be empty
};

/// What a command was given.
struct Arguments
{
    std::vector<std::string> words;             ///< what is no option, in order
    std::map<std::string, std::string> options; ///< by name; one without a value has an empty one

    bool has(const std::string& name) const { return options.contains(name); }
    std::string value(const std::string& name) const;
    /// Word number n, from 0; empty if there are fewer.
    std::string word(std::size_t n) const { return n < words.size() ? words[n] : std::string(); }
};

/// Sorts the arguments of one command into options and words. Options may stand anywhere; behind "--" all is words, and
/// a negative number ("-0044") is a word. Errors are ErrorCode::Usage and offer the nearest option.
Result<Arguments> parseArguments(const std::vector<std::string>& arguments, const std::vector<OptionSpec>& options);

/// --from and --to as a stretch of time: from the first second that --from can be to the last that --to can be. An end
/// that is not given is open. They are on the clock of the case. Usage where a date is none, or where it ends before it
/// begins.
Result<TimeExtent> rangeOf(const Arguments& arguments, const TimeZone& caseZone = {});

/// The candidates nearest to `text`, at most three, nearest first; none where nothing is near.
std::vector<std::string> nearest(std::string_view text, const std::vector<std::string>& candidates);

/// "; did you mean a, b or c?", or nothing for no names.
std::string didYouMean(const std::vector<std::string>& names);

} // namespace dateline
