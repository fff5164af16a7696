#pragma once

#include "core/store/database.h"
#include "core/store/openstate.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace dateline::store {

/// Tells how far something long has come, part by part, and throws Refusal (Cancelled) when it is given up.
class Progressing
{
public:
    /// Nobody is told where `progress` is empty.
    explicit Progressing(Progress progress = {}) : progress_(std::move(progress)) {}

    /// What follows is that share of the whole, and comes in so many steps. What came before is done.
    void part(double share, std::size_t steps)
    {
        before_ = std::min(before_ + share_, 1.0);
        share_ = std::min(share, 1.0 - before_);
        steps_ = steps;
        taken_ = 0;
        tell(before_);
    }

    void step()
    {
        // The quotient first: rounded otherwise, the last step could be told as more than the part's whole share.
        if (progress_ && taken_ < steps_)
            tell(before_ + share_ * (static_cast<double>(++taken_) / static_cast<double>(steps_)));
    }

private:
    void tell(double done) const
    {
        if (progress_ && !progress_(done))
            throw Refusal(ErrorCode::Cancelled, "it was cancelled");
    }

    Progress progress_;
    double before_ = 0;
    double share_ = 0;
    std::size_t steps_ = 0;
    std::size_t taken_ = 0;
};

} // namespace dateline::store
