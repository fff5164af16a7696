#include "app/commandlinecommands.h"

namespace dateline {

namespace {

constexpr std::string_view kExportHelp = R"(Usage: dateline export [CASE] -o FILE [options]

Writes a figure of the timeline with its citations, or the whole case.

The ending of FILE decides: .png, .svg and .pdf are figures, .json is the whole case (docs/case-json.md). A figure has
a title, the timeline, a legend, the dead as each source counts them, numbered notes with the quotations that dates and
tolls rest on, and the list of sources. Text in SVG and PDF is text. The same case and options give the same bytes.

Without --from and --to the figure tells the story: it shows the case's core events and the major ones between them, on
an axis that is cut where nothing happens. With either of them the axis is one piece and shows every event in it.

Options:
  -o, --output FILE    where to write; a file that is there is replaced
  --from EDTF          begin of the axis: 2021, 2021-08, 2021-08-26 (from its first second), or words: "August 2021"
  --to EDTF            end of the axis, itself included (to its last second)
  --lanes KIND         a lane for each category (default), actor, place or source
  --size WxH           size in pixels of 1/96 inch, default 1600x1040, from 640x400 to 10000x10000. The width is kept;
                       PNG and SVG grow in height where the notes need it, a PDF goes on on further pages, so that every
                       number in the picture has its note
  --dpi N              pixels an inch of a PNG, 48 to 600, default 96: at 192 it has twice the pixels each way
  --title TEXT         instead of the case's title
  --theme NAME         light (default), dark, or print: white, and readable without colour
  --citations KIND     notes (default), or none: no numbers, notes and sources

CASE is a .dateline file or a case's .json; left out, it is the built-in case.

Examples:
  dateline export -o crocus.svg
  dateline export moscow.dateline -o march.pdf --from 2024-03 --to 2024-03 --lanes source --theme print

Exit status: 0 written; 1 the case cannot be read or FILE not written (what stood there before still does); 2 bad usage.
)";

constexpr std::string_view kEventsHelp =
    R"(Usage: dateline events [CASE] [--from EDTF] [--to EDTF] [--search TEXT] [--disputed] [--json]

Lists the events of a case in the order of time, each with its date as the case resolves it.

Options:
  --from EDTF          only events that can have happened at or after the first second of that date
  --to EDTF            only events that can have happened before or at the last second of that date. With either, those
                       that certainly did are listed apart from those that only possibly did, and counted: a date that
                       is wider than the range, or about as near as the case's margins, is possibly in it
  --search TEXT        only events with all these words in their title, claims or quotations; the last word may be only
                       the beginning of one
  --disputed           only events about which sources exclude each other
  --json               an array of {id, title, category, date, earliest, latest, sources, claims, disputed}: date in
                       EDTF, earliest and latest in ISO 8601, both included; null is unknown or open; sources and claims
                       are counts. With --from or --to each has certainty, certain or possible

CASE is a .dateline file or a case's .json; left out, it is the built-in case.

Examples:
  dateline events --from 2024-03 --to 2024-03
  dateline events --disputed --json

Exit status: 0 done, also where no event is left; 1 the case cannot be read; 2 bad usage.
)";

constexpr std::string_view kShowHelp = R"(Usage: dateline show [CASE] EVENT [--json]

Shows all that the sources say about an event: every property with each source's value and the words it rests on, and
the events it is related to. EVENT is its id or its title, in any case of letters; `dateline events` lists them.

Options:
  --json               the object of `events --json` with claims [{property, value, comparator, stance, attributedTo,
                       derived, rank, source, passages [{exact, prefix, suffix, start, end, anchoring}]}] and relations
                       [{type, event, incoming, passages}]

CASE is a .dateline file or a case's .json; left out, it is the built-in case.

Example:
  dateline show "Crocus City Hall attack"

Exit status: 0 shown; 1 there is no such event (the nearest are offered), or the case cannot be read; 2 bad usage.
)";

constexpr std::string_view kVerifyHelp = R"(Usage: dateline verify [CASE] [--texts FOLDER] [--json]

Looks for each passage of a case in its source's text and says how it was found: Exact, at its stated position; Moved,
word for word elsewhere; Fuzzy, nearly so, to be reviewed; Orphaned, not at all.

The text is the one attached to the source. For a source without one, a file of the name that the source states is
looked for in a folder; of a source without any text at hand only the form of its passages can be checked, which is said
and is not an error.

Options:
  --texts FOLDER       where the files of sources without an attached text are; by default the folder "articles" beside
                       the case, else "../shared/articles"
  --json               {passages, exact, moved, fuzzy, orphaned, unattached, sources: [{id, title, text, verbatim,
                       passages: [{id, exact, anchoring}]}]}

CASE is a .dateline file or a case's .json; left out, it is the built-in case.

Examples:
  dateline verify
  dateline verify moscow.dateline --texts ~/articles

Exit status: 0 nothing was found wrong; 1 a passage is Fuzzy or Orphaned, or the case cannot be read; 2 bad usage.
)";

constexpr std::string_view kNewHelp = R"(Usage: dateline new CASE [--from FILE]

Makes a new case file. CASE must not exist yet; nothing is ever written over.

Options:
  --from FILE          a copy of another case (.dateline), of a case's JSON (.json), or of the case called built-in.
                       Without it the new case is empty

Examples:
  dateline new moscow.dateline --from built-in
  dateline new mine.dateline

Exit status: 0 made; 1 CASE exists or cannot be written, or FILE is no case; 2 bad usage.
)";

constexpr std::string_view kAttachHelp = R"(Usage: dateline attach CASE SOURCE FILE

Gives a source its full text and looks for its passages in it. SOURCE is its id, its number in the case, or its title.
FILE is text in UTF-8. Of a source that is a part of a file the part is found in FILE. How each passage was found is
printed; those that are not found word for word keep their stated position.

Example:
  dateline attach moscow.dateline 2 articles/001_35deccad0c2bcef1.txt

Exit status: 0 every passage is Exact or Moved; 1 one is Fuzzy or Orphaned, or a file cannot be read or written; 2 bad
usage.
)";

constexpr std::string_view kDateHelp = R"(Usage: dateline date TEXT [--json]

Says what a date means. TEXT is a date of the Extended Date/Time Format (EDTF, ISO 8601-2), levels 0 to 2: 2024-03-22,
2022-XX, 2014~/2015, 2022-22 (summer of 2022); or English words: "22 March 2024", "about 2015", "spring 2022". Several
words need no quotation marks.

Options:
  --json               {edtf, level, earliest, latest, widened: {earliest, latest}, text}: in ISO 8601, both ends
                       included; an end that is open or unknown is null

Examples:
  dateline date 2024-03-2X
  dateline date 2014~/2015 --json
  dateline date late March 2024

Exit status: 0 it is a date; 1 it is none, and why; 2 bad usage.
)";

constexpr std::size_t kNoLimit = 1'000'000;

} // namespace

const std::vector<Command>& commands()
{
    static const std::vector<Command> all{
        {"export",
         "a figure with its citations (.png .svg .pdf), or the whole case (.json)",
         kExportHelp,
         {{"output", "FILE", "o"},
          {"from", "EDTF", ""},
          {"to", "EDTF", ""},
          {"lanes", "KIND", ""},
          {"size", "WxH", ""},
          {"dpi", "N", ""},
          {"title", "TEXT", ""},
          {"theme", "NAME", ""},
          {"citations", "KIND", ""}},
         0,
         1,
         runExport},
        {"events",
         "the events of a case in the order of time",
         kEventsHelp,
         {{"from", "EDTF", ""}, {"to", "EDTF", ""}, {"search", "TEXT", ""}, {"disputed", "", ""}, {"json", "", ""}},
         0,
         1,
         runEvents},
        {"show",
         "what the sources say about an event, and in which words",
         kShowHelp,
         {{"json", "", ""}},
         1,
         2,
         runShow},
        {"verify",
         "looks for each passage in its source's text",
         kVerifyHelp,
         {{"texts", "FOLDER", ""}, {"json", "", ""}},
         0,
         1,
         runVerify},
        {"new", "makes a case file: empty, or a copy", kNewHelp, {{"from", "FILE", ""}}, 1, 1, runNew},
        {"attach", "gives a source its full text and finds its passages there", kAttachHelp, {}, 3, 3, runAttach},
        {"date", "says what a date means", kDateHelp, {{"json", "", ""}}, 1, kNoLimit, runDate},
    };
    return all;
}

std::string generalHelp()
{
    std::string text = R"(Dateline reconstructs what happened, when, and who says so.

Usage: dateline [CASE]             opens the window
       dateline COMMAND ...        does one thing, without a display
       dateline COMMAND --help     tells all about a command

CASE is a .dateline file, or a case's .json for commands that only read. Left out, it is the built-in case: what six
articles say about the road to the Crocus City Hall attack of March 2024.

Commands:
)";
    for (const Command& command : commands()) {
        std::string name(command.name);
        name.resize(10, ' ');
        text += "  " + name + std::string(command.summary) + "\n";
    }
    text += R"(
Examples:
  dateline export -o crocus.svg
  dateline show "Crocus City Hall attack"
  dateline new moscow.dateline --from built-in

Exit status: 0 done; 1 the answer is no, something was found wrong, or a file could not be read or written; 2 bad usage.
With 1 and 2 one line on stderr says what and why.
)";
    return text;
}

} // namespace dateline
