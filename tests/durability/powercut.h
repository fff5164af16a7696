#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/// Power cuts, made from a record of what a program wrote (see disk.cpp): what may be found on the disk after the power
/// failed at some moment. Whatever was synced by then is there; of what was written since, any part of 512 bytes may be
/// there or not; names that were given or taken since their folder was synced are there up to some moment. A folder is
/// a name like any other.
namespace dateline::durability {

/// A folder as it may be found.
struct Image
{
    std::vector<std::string> acknowledged; ///< all that had been acknowledged when the power failed
    std::size_t at = 0;                    ///< the number of calls that had been made
};

/// Reads a record and puts `count` images of `folder`, one after the other, into `scratch`, an empty folder which is
/// emptied again each time. `look` is called for each and says whether to go on. Returns false where the record cannot
/// be read.
bool eachImage(const std::string& record, const std::string& folder, const std::string& scratch, std::size_t count,
               unsigned seed, const std::function<bool(const Image&)>& look);

} // namespace dateline::durability
