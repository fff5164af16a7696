#pragma once

#include "core/store/casefile.h"

#include "ui/figure/figureitems.h"
#include "ui/theme/theme.h"

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace dateline {

/// The words that a number in a figure leads to.
struct FigureNote
{
    int number = 0;
    std::string source;  ///< id
    std::string passage; ///< id
    std::string by;      ///< who said it, where the source reports another
};

/// Numbers quotations in the order in which they are first cited. A quotation has one number wherever it is cited.
class NoteNumbers
{
public:
    /// The numbers of what an event's date and, with `tolls`, its count of the dead rest on: of each source that says
    /// something of it the first words, in the order of the claims. What the analyst has deprecated is not cited.
    std::vector<int> cite(const EventDetails& details, bool tolls);
    /// The numbers of those claims of the event, each once; they must have been cited.
    std::vector<int> numbersOf(const Event& event, const std::vector<std::size_t>& claims) const;

    const std::vector<FigureNote>& notes() const { return notes_; }

private:
    using Key = std::tuple<std::string, std::string, std::string>;
    static Key keyOf(const Claim& claim);
    std::vector<FigureNote> notes_;
    std::map<Key, int> numbers_;
};

/// "1 2", "10–16": ascending, three and more in a row as a range.
std::string numbersText(std::vector<int> numbers);

/// What a source is called in a note: its creators, else its publisher, else its title up to the first colon or dash,
/// else "Untitled article".
QString shortName(const Source& source);

/// A source's name for its lane: "[4] Beyond the Carnage", its number in the case leading to the list of sources.
QString laneName(std::size_t number, const Source& source);

/// A source as the list of sources has it, from what it states of itself: "Óscar Ruiz. Untitled article. Escudo
/// Digital, no date stated."
QString bibliographyEntry(const Source& source);

/// A block of the figure's lower part: laid out at the origin, for one column.
struct FigureBlock
{
    FigureItems items;
    double height = 0;
    double spaceAbove = 0;     ///< but at a column's top
    bool keepWithNext = false; ///< never the last of a column
};

FigureBlock headingBlock(const QString& text, const Theme& theme);
/// One of so many notes, with the very words that it rests on.
FigureBlock noteBlock(const FigureNote& note, const std::string& exact, std::size_t notes,
                      const std::vector<Source>& sources, const Theme& theme, double width);
/// One of so many sources.
FigureBlock sourceBlock(std::size_t number, std::size_t sources, const Source& source, const Theme& theme,
                        double width);

} // namespace dateline
