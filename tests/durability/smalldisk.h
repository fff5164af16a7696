#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dateline::durability {

/// A small file system in memory, which nobody but this process and those that it starts sees; where the system does
/// not let one be mounted, a folder in which disk.cpp keeps the room.
class SmallDisk
{
public:
    /// Mounts it over `folder`, which is made. `library` is the one made of disk.cpp.
    SmallDisk(std::string folder, std::string library);
    ~SmallDisk();
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool isReal() const { return isReal_; }
    /// The folder to work in, beside which the room is taken away.
    std::string folder() const { return mounted_ + "/work"; }

    /// Leaves so much room, and gives the variables of the environment that a process needs to find no more.
    std::vector<std::string> leaveRoom(std::size_t bytes);
    /// All of it is free again.
    void giveRoomBack();

private:
    std::string mounted_;
    std::string library_;
    bool isReal_ = false;
};

} // namespace dateline::durability
