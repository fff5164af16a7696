#pragma once

#include "core/store/database.h"

#include <SQLiteCpp/Exception.h>

#include <memory>
#include <string>

namespace dateline::store {

/// What `make` makes of the file, or why it did not, with the file's name.
template<typename Made = std::unique_ptr<Database>, typename Make>
Result<Made> attempt(const std::string& path, const Make& make)
{
    try {
        return make();
    } catch (const Refusal& refusal) {
        return fail(refusal.error());
    } catch (const SQLite::Exception& exception) {
        return fail(Database::errorOf(exception, shown(path)));
    } catch (const std::exception& exception) {
        return fail(ErrorCode::Unreadable, shown(path) + ": " + exception.what());
    }
}

} // namespace dateline::store
