#pragma once

#include "core/model/change.h"

#include <cstdint>
#include <random>
#include <string>

namespace dateline::test {

/// Makes edits of every kind at random, from a seed: the same ones for the same cases. Most can be applied to the case;
/// some leave it unsound (a circle, a date that cannot be) and are to be refused.
class RandomEdits
{
public:
    explicit RandomEdits(std::uint64_t seed) : engine_(seed) {}

    Change next(const Case& content);
    /// 0 to `end`, which is not included.
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
    bool oneIn(std::size_t chances) { return below(chances) == 0; }

private:
    template<typename T> const T& any(const std::vector<T>& list) { return list[below(list.size())]; }
    std::string freshId(const char* kind);
    std::string words();
    EdtfDate date();
    ClaimValue valueFor(const Property& property, const Case& content);
    Claim claim(const Case& content);

    Change addEvent(const Case& content);
    Change changeEvent(const Case& content);
    Change removeEvent(const Case& content);
    Change addClaim(const Case& content);
    Change changeClaim(const Case& content);
    Change removeClaim(const Case& content);
    Change editCategory(const Case& content);
    Change editProperty(const Case& content);
    Change editEntity(const Case& content);
    Change editSource(const Case& content);
    Change removeSource(const Case& content);
    Change editText(const Case& content);
    Change editPassage(const Case& content);
    Change editRelation(const Case& content);
    Change editInfo(const Case& content);
    Change editOrder(const Case& content);

    std::mt19937_64 engine_;
    int made_ = 0;
};

} // namespace dateline::test
