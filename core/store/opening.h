#pragma once

#include "core/model/case.h"
#include "core/store/casefile.h"
#include "core/store/database.h"

#include <memory>
#include <string>

namespace dateline::store {

/// CaseFile::open: see there for what is checked, in which order. Everything is checked on the bytes and then on a
/// connection that only reads, before there is one that writes.
std::unique_ptr<Database> openCase(const std::string& path, OpenMode mode, const OpenOptions& options = {});

/// CaseFile::checkWhole; the connection is good for nothing else.
std::unique_ptr<Database> openAndCheckWhole(const std::string& path, const std::function<bool()>& isCancelled);

/// A connection that reads a file and never writes it or beside it, whatever the file asks for.
std::unique_ptr<Database> openImmutable(const std::string& file, const std::string& name);

/// A connection to a file that openCase refuses as damaged, to read what can be read. It writes nothing.
std::unique_ptr<Database> openDamaged(const std::string& path);

/// CaseFile::create.
std::unique_ptr<Database> createCase(const std::string& path, const Case& content);

/// CaseFile::inMemory.
std::unique_ptr<Database> caseInMemory(const Case& content);

} // namespace dateline::store
