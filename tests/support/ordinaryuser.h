#pragma once

#include <unistd.h>

namespace dateline::test {

/// Runs as an ordinary user while it lives, where the test runs as root, for whom no file is unreadable or read-only.
class OrdinaryUser
{
public:
    OrdinaryUser() { isOrdinary_ = ::geteuid() != 0 || ::seteuid(kNobody) == 0; }
    ~OrdinaryUser()
    {
        if (::getuid() == 0)
            static_cast<void>(::seteuid(0));
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;

    /// False where root could not be left: a test that needs an ordinary user is to be skipped.
    bool isOrdinary() const { return isOrdinary_; }

private:
    static constexpr uid_t kNobody = 65534;
    bool isOrdinary_ = false;
};

} // namespace dateline::test
