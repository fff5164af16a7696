#pragma once

#include "ui/models/workspace.h"

#include <cstddef>

namespace dateline {

/// What the workspace finds out in the background.
struct Workspace::Seeking
{
    std::size_t largeFrom = 200'000;
    bool busy = false;
};

} // namespace dateline
