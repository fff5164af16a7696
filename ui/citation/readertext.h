#pragma once

#include "core/model/case.h"

#include <QString>

#include <string>
#include <vector>

namespace dateline {

/// A stretch of a reader's text in UTF-16 units, `end` not included.
struct ReaderRange
{
    int start = 0;
    int end = 0;

    bool contains(int position) const { return position >= start && position < end; }
    bool operator==(const ReaderRange&) const = default;
};

/// A passage in a reader's text.
struct ReaderPassage
{
    std::string id;
    ReaderRange range; ///< empty where the passage was not found in the text, or is left out of it
    bool found = false;
};

/// A source as the reader shows it: the whole text where it is attached, otherwise its quotations in their order, with
/// their surroundings, and "[…]" for what lies between. Paragraphs are parted by '\n' and nothing else; very long ones
/// are cut in several at a space, for a view to lay out one by one.
struct ReaderText
{
    QString text;
    bool whole = false;                  ///< the full text
    std::vector<ReaderPassage> passages; ///< as the source lists them: by position
    std::vector<ReaderRange> pale;       ///< surroundings of quotations, ascending; none in a whole text
    std::vector<ReaderRange> gaps;       ///< each "[…]", ascending
    std::vector<int> places;             ///< of a whole text: where each code point begins here, and the last one's end

    /// Whether that passage is on show, as far as it can be.
    bool holds(const std::string& passage) const;
    /// Positions in `passages` of those that hold that place, the shortest first.
    std::vector<std::size_t> passagesAt(int position) const;
    /// Where a stretch of a whole text stands in the source's own text.
    TextPositionSelector inSource(const ReaderRange& range) const;
};

/// The longest paragraph that is laid out at once, in UTF-16 units.
inline constexpr int kLongestParagraph = 6000;

/// How many quotations a part of them holds before and behind the one that it is made for.
inline constexpr std::size_t kQuotationsAround = 40;

/// A passage of a whole text is found where its very words stand at its position; a passage that has to be reviewed is
/// not shown as if it had been found. Of a source without its text all quotations are shown or, where the id of one of
/// them is given, those around it: there can be thousands.
ReaderText readerText(const Source& source, const std::string& around = {});

} // namespace dateline
