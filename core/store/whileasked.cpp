#include "core/store/whileasked.h"

#include <sqlite3.h>

#include <utility>

namespace dateline::store {

namespace {

/// Of SQLite's steps, a few millionths of a second's work.
constexpr int kStepsBetweenAsking = 500;

} // namespace

WhileAsked::WhileAsked(Database& database, std::function<bool()> isCancelled)
    : database_(database), isCancelled_(std::move(isCancelled))
{
    if (!isCancelled_)
        return;
    sqlite3_progress_handler(database_.handle(), kStepsBetweenAsking, &WhileAsked::ask, this);
    database_.setGivenUp(isCancelled_);
}

WhileAsked::~WhileAsked()
{
    sqlite3_progress_handler(database_.handle(), 0, nullptr, nullptr);
    database_.setGivenUp({});
}

int WhileAsked::ask(void* self)
{
    auto& asked = *static_cast<WhileAsked*>(self);
    return !asked.database_.isEnding() && asked.isCancelled_() ? 1 : 0;
}

} // namespace dateline::store
