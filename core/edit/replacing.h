#pragma once

#include "core/model/change.h"
#include "core/store/casefile.h"

#include <string>
#include <vector>

/// Find and replace in what people wrote: the titles, summaries and notes, never the words of sources.
namespace dateline {

struct FindOptions
{
    bool caseSensitive = false;
    bool wholeWords = false;
    bool titles = true;    ///< of events
    bool summaries = true; ///< of events
    bool notes = true;     ///< of everything that has one
};

/// One text in which something is found, before and after replacing all that was found in it.
struct Replacement
{
    ObjectKind kind = ObjectKind::Event;
    std::string id;
    EventKey event = 0; ///< of an event, a claim or a relation, else 0
    TextMember member = TextMember::Title;
    std::string before;
    std::string after;
    std::vector<ByteRange> found;    ///< in `before`
    std::vector<ByteRange> replaced; ///< in `after`: what stands there instead

    bool operator==(const Replacement&) const = default;
};

/// The preview: titles first, then summaries, then notes, each in the order of the case. `find` is taken as it is, with
/// all its characters; nothing is found where it is empty. A text that would be as before is left out.
Result<std::vector<Replacement>> findReplacements(const CaseFile& file, const std::string& find,
                                                  const std::string& replaceWith, const FindOptions& options);

/// Those of them that the user chose, as one Change for CaseFile::apply. Conflict where a text is not as it was in the
/// preview; Invalid where an event would have no title.
Result<Change> replaceTexts(const CaseFile& file, const std::vector<Replacement>& chosen);

} // namespace dateline
