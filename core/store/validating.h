#pragma once

#include "core/store/touched.h"

#include <string>

namespace dateline::store {

/// Something that is to be removed is named by something else.
class StillNamed : public Refusal
{
public:
    StillNamed(Kind kind, const std::string& id, Kind byKind, std::string by);

    Kind byKind() const { return byKind_; }
    const std::string& by() const { return by_; } ///< id of what names it

private:
    Kind byKind_;
    std::string by_;
};

/// Whether the case is sound after what was touched; it was before. Throws Refusal (Invalid), in the words of check()
/// (core/model/check.h), of which all rules hold here.
void validate(Database& database, const Touched& touched, Progressing& progressing);

} // namespace dateline::store
