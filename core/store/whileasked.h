#pragma once

#include "core/store/database.h"

#include <functional>

namespace dateline::store {

/// Ends what a connection does, as SQLITE_INTERRUPT, when somebody who is asked now and then says so; but no commit,
/// and nothing that is being rolled back.
class WhileAsked
{
public:
    /// Nobody is asked where `isCancelled` is empty. The database must outlive it.
    WhileAsked(Database& database, std::function<bool()> isCancelled);
    ~WhileAsked();
    WhileAsked(const WhileAsked&) = delete;
    WhileAsked& operator=(const WhileAsked&) = delete;

private:
    static int ask(void* self);

    Database& database_;
    std::function<bool()> isCancelled_;
};

} // namespace dateline::store
