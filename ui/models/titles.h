#pragma once

#include "core/timeline/eventindex.h"

#include <list>
#include <string>
#include <unordered_map>
#include <utility>

namespace dateline {

/// Titles of events as they were read from the case, no more than so many: the one that was asked for the longest time
/// ago is forgotten first.
class Titles
{
public:
    explicit Titles(std::size_t most) : most_(most) {}

    /// nullptr where it is not known; otherwise valid until the next one is kept.
    const std::string* find(EventKey key);
    const std::string& keep(EventKey key, std::string title);
    void forget(EventKey key);
    void clear();
    std::size_t size() const { return places_.size(); }

private:
    using Kept = std::list<std::pair<EventKey, std::string>>;

    std::size_t most_;
    Kept kept_; ///< the last that was asked for first
    std::unordered_map<EventKey, Kept::iterator> places_;
};

} // namespace dateline
