#pragma once

#include "core/model/change.h"
#include "core/result.h"
#include "core/store/casefile.h"

#include <string>
#include <string_view>

/// What tests of edits share.
namespace dateline::test {

/// The case after a change, worked out on the value alone: what a store must come to. Conflict where an object is not
/// as the change takes it to be; Invalid where the case would not be sound.
Result<Case> applied(Case content, const Change& change);

/// A case that is edited in a test.
class EditDesk
{
public:
    explicit EditDesk(const Case& content);

    const CaseFile& file() const { return file_; }

    /// Makes the edit, undoes it and does it again, and holds the store to what applied() comes to. What went wrong, or
    /// empty: for QCOMPARE with an empty text.
    std::string edit(const Result<Change>& change);
    /// The name of the last edit that was made.
    const std::string& lastName() const { return lastName_; }
    const Change& lastChange() const { return lastChange_; }

    /// The key of the event of exactly that id; 0 where there is none.
    EventKey key(std::string_view id) const;
    Event event(std::string_view id) const; ///< empty where there is none
    bool has(std::string_view id) const { return key(id) != 0; }
    std::string json() const;

private:
    CaseFile file_;
    std::int64_t now_ = 0;
    std::string lastName_;
    Change lastChange_;
};

} // namespace dateline::test
