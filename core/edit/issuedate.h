#pragma once

#include "core/time/datereading.h"
#include "core/time/edtf.h"

#include <optional>
#include <string_view>

namespace dateline {

/// The date that words mean which say it only together with the day they were published:
///
/// - a date without its year, "Friday, 22 March", "early January": the last such before the end of `issued`;
/// - a weekday, "Friday", "on Friday evening": the last one up to that day; "last Friday" not that day itself;
/// - "today", "yesterday", "two weeks ago";
/// - "this" or "last" week (from Monday), month and year, "earlier this week": some time in it, up to that day.
///
/// "On", "in", "at", "by", "the", "this past" before it and "’s" behind it do not count. A morning, an afternoon, an
/// evening is that day; a night that day or the next. Words that are told from a day need a day of issue: nothing where
/// only a month is known; a year is found from a month, too. Nothing for words that mean no such date, and for a
/// weekday that does not fit its day in either year.
std::optional<EdtfDate> dateByIssue(std::string_view words, const EdtfDate& issued, const DateTyping& typing = {});

} // namespace dateline
