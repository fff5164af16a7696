#include "ui/models/titles.h"

namespace dateline {

const std::string* Titles::find(EventKey key)
{
    const auto place = places_.find(key);
    if (place == places_.end()) {
        return nullptr;
    }
    kept_.splice(kept_.begin(), kept_, place->second);
    return &place->second->second;
}

const std::string& Titles::keep(EventKey key, std::string title)
{
    forget(key);
    while (!kept_.empty() && kept_.size() >= most_) {
        places_.erase(kept_.back().first);
        kept_.pop_back();
    }
    kept_.emplace_front(key, std::move(title));
    places_.emplace(key, kept_.begin());
    return kept_.front().second;
}

void Titles::forget(EventKey key)
{
    if (const auto place = places_.find(key); place != places_.end()) {
        kept_.erase(place->second);
        places_.erase(place);
    }
}

void Titles::clear()
{
    kept_.clear();
    places_.clear();
}

} // namespace dateline
