#pragma once

#include <cstdint>

/// What disk.cpp records of a program's writing, one head and its bytes after the other.

enum class RecordKind : std::uint64_t
{
    Write,        ///< bytes at `at` of the file
    Truncate,     ///< the file has `at` bytes now
    Sync,         ///< the file's content so far is on the disk
    SyncFolder,   ///< the bytes are a folder's name: the names in it so far are on the disk
    Create,       ///< the bytes are a name, which means a new, empty file from now on
    CreateFolder, ///< the bytes are a name, which means a new, empty folder from now on
    Link,         ///< the bytes are a name, which means the file from now on
    Unlink,       ///< the bytes are a name, which means the file no more
    Acknowledged, ///< the bytes are what was told to be done
};

struct RecordHead
{
    RecordKind kind;
    std::uint64_t file; ///< its inode
    std::uint64_t at;
    std::uint64_t size; ///< of the bytes that follow
};
