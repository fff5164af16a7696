#pragma once

#include "core/store/casefile.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace dateline {

/// Reads an open case in a thread of its own, over a connection of its own that only reads: for what takes longer than
/// a window can wait. The latest question is answered; what was asked before is given up.
///
/// Answers are told in that thread. Their token is asked to stop as soon as nobody waits for them any more; whoever
/// hands one on to another thread looks at it there once more, so that no answer comes late.
class CaseReader
{
public:
    template<typename Found> using Answer = std::function<void(Result<Found> found, const std::stop_token& stop)>;

    /// Of a case in a file. Opens it when it is first asked something.
    explicit CaseReader(std::string path);
    ~CaseReader();
    CaseReader(const CaseReader&) = delete;
    CaseReader& operator=(const CaseReader&) = delete;

    /// CaseFile::search, and then CaseFile::matchingEvents, of the same text.
    void search(std::string text, std::size_t limit, Answer<std::vector<SearchHit>> hits,
                Answer<std::vector<EventKey>> events);

    /// CaseFile::writtenTexts of events.
    void texts(TextMember member, Answer<std::vector<WrittenText>> answer);

    /// Gives up what was asked and closes the connection, which the next question opens again. Whoever writes to the
    /// case calls this before, so as not to wait for what is being read.
    void close();

private:
    struct Private;
    std::unique_ptr<Private> d_;
};

} // namespace dateline
