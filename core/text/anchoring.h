#pragma once

#include "core/model/case.h"
#include "core/result.h"

#include <memory>
#include <string_view>

namespace dateline {

/// How a quotation was found in a text, and where.
struct Anchored
{
    Anchoring how = Anchoring::Orphaned; ///< never Unattached
    TextPositionSelector position;       ///< where it stands; of an orphaned one, where it was said to stand

    bool operator==(const Anchored&) const = default;
};

/// Finds quotations again in one text.
///
/// It belongs to one thread. The text is never altered; only a byte-order mark at its start is passed over, so
/// positions count from behind it. It must stay alive and be valid UTF-8.
///
/// A quotation is, in this order:
/// - **Exact** where it stands word for word at the stated position, start and end;
/// - **Moved** where it stands word for word elsewhere. Of several places the one counts whose surroundings agree best
///   with `prefix` and `suffix`, then the one nearest to the stated position (of very many, the 10,000 nearest count);
/// - **Fuzzy**, to be reviewed by a person, where it stands there but for runs of white space, no-break spaces,
///   typographic quotation marks, apostrophes, dashes and ellipses, soft hyphens and characters without width; or else
///   but for edits (inserted, left out or changed code points) of at most a fifth of its length, found as whole words.
///   A quotation of fewer than 16 code points must then have surroundings that agree by half, and one of more than 4096
///   is not sought this way. Also fuzzy, though word for word: what begins or ends inside a word ("Iran" in "Iranian")
///   where prefix and suffix say that it did not; and fewer than 16 code points where prefix and suffix are given and
///   nothing of them agrees ("133", somewhere else);
/// - **Orphaned** else, and always where `exact` is empty, nothing but white space, or not UTF-8.
///
/// Looking costs time linear in the text's length (and, with edits, in the quotation's length over 64). The first fuzzy
/// search makes a folded copy of the text, of eight bytes a code point.
class Anchorer
{
public:
    explicit Anchorer(std::string_view text);
    Anchorer(Anchorer&&) noexcept;
    Anchorer& operator=(Anchorer&&) noexcept;
    ~Anchorer();

    Anchored anchor(const TextQuoteSelector& quote, const TextPositionSelector& position) const;

private:
    struct Private;
    std::unique_ptr<Private> d_;
};

/// The same for a single quotation.
Anchored anchor(std::string_view text, const TextQuoteSelector& quote, const TextPositionSelector& position);

/// A source's text in the file it came in.
struct PartOfFile
{
    std::string_view text;     ///< a view of the file's text
    TextPositionSelector part; ///< where it stands, in code points of the file's text behind a byte-order mark
    bool verbatim = false;     ///< it has the source's SHA-256; false too where the source states none
};

/// Finds the text of `source` in the text of a file.
///
/// A source that is the whole file (no `part`) is the file's text behind a byte-order mark. Else its part is
/// 1. what stands at the stated position, if it has the stated SHA-256 (or the source states none);
/// 2. what stands where the first passage that is found in the file, Exact or Moved, puts it, if that has the stated
///    SHA-256: the part has moved as a whole;
/// 3. from where the first passage puts the start to where the last one puts the end: the part has been edited, and
///    `verbatim` is false. Its ends are as good as the passages near them.
///
/// Trying every stretch for its checksum would take time quadratic in the file's length, so a part none of whose
/// passages is in the file is ErrorCode::NotFound.
Result<PartOfFile> partOf(std::string_view fileText, const Source& source);

} // namespace dateline
