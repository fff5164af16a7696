#pragma once

#include "core/model/case.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A case of dated events, put together a line at a time, for tests of what draws a case.
class TimelineCase
{
public:
    TimelineCase();

    /// An event dated `date` (EDTF) by the sources of these numbers, from 1 to 6; `otherDate` by source 6.
    TimelineCase& event(std::string_view id, std::string_view title, std::string_view category, std::string_view date,
                        std::initializer_list<int> sources, Importance importance = Importance::Major,
                        std::string_view otherDate = {});
    /// `from` warned of `to`.
    TimelineCase& warning(std::string_view from, std::string_view to);

    const Case& value() const { return case_; }

    /// March 2024 in Moscow, and a few events of the years before: attacks, a foiled plot, warnings, arrests and
    /// statements. "crocus" is dated 22 March, and 23 March by one source.
    static Case march2024();

private:
    void claim(Event& event, std::string_view date, std::size_t source);

    Case case_;
};

} // namespace dateline
