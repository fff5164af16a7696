#pragma once

#include "core/store/casefile.h"
#include "core/store/database.h"
#include "core/store/whileasked.h"

#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace dateline {

struct CaseFile::Private
{
    Private(std::unique_ptr<store::Database> opened, std::string at) : database(std::move(opened)), path(std::move(at))
    {
    }
    ~Private();
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    std::unique_ptr<store::Database> database;
    std::optional<store::WhileAsked> asked;
    std::string path; ///< empty for a case in memory

    /// What `read` makes of the database, or the error that stopped it.
    template<typename Read> auto ask(const Read& read) -> Result<decltype(read(*database))>
    {
        using Answer = Result<decltype(read(*database))>;
        return database->guard([&]() -> Answer {
            if constexpr (std::is_void_v<decltype(read(*database))>) {
                read(*database);
                return {};
            } else {
                return read(*database);
            }
        });
    }
};

} // namespace dateline
