#include "ui/citation/readertext.h"

#include "ui/models/workspace.h"

#include <algorithm>

namespace dateline {

namespace {

const QString kLeftOut = QStringLiteral("[…]");

bool breaksLine(char32_t c)
{
    return c == U'\n' || c == U'\r' || c == U'\v' || c == U'\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// Code points as a view shows them; `place[i]` is where code point i begins in it, place.back() its end.
struct Shown
{
    QString text;
    std::vector<int> place;
};

/// Characters that a text document takes for its own structure are replaced, line ends become '\n'.
Shown shown(std::u32string_view codePoints)
{
    Shown out;
    out.text.reserve(static_cast<qsizetype>(codePoints.size()) + 16);
    out.place.reserve(codePoints.size() + 1);
    int paragraph = 0; // where it begins
    for (std::size_t i = 0; i < codePoints.size(); ++i) {
        const char32_t c = codePoints[i];
        out.place.push_back(static_cast<int>(out.text.size()));
        if (breaksLine(c)) {
            if (c != U'\r' || i + 1 == codePoints.size() || codePoints[i + 1] != U'\n') {
                out.text += QLatin1Char('\n');
                paragraph = static_cast<int>(out.text.size());
            }
        } else if (c == 0 || c == 0xFDD0 || c == 0xFDD1 || (c < 0x20 && c != U'\t')) {
            out.text += QChar(QChar::ReplacementCharacter);
        } else if (QChar::requiresSurrogates(c)) {
            out.text += QChar(QChar::highSurrogate(c));
            out.text += QChar(QChar::lowSurrogate(c));
        } else {
            out.text += QChar(static_cast<char16_t>(c));
        }
        if (c == U' ' && out.text.size() - paragraph > kLongestParagraph) {
            out.text += QLatin1Char('\n');
            paragraph = static_cast<int>(out.text.size());
        }
    }
    out.place.push_back(static_cast<int>(out.text.size()));
    return out;
}

std::u32string codePointsOf(const std::string& utf8)
{
    const QString text = qs(utf8);
    const auto ucs4 = text.toUcs4();
    return {ucs4.begin(), ucs4.end()};
}

ReaderText wholeText(const Source& source)
{
    ReaderText result;
    result.whole = true;
    const std::u32string codePoints = codePointsOf(*source.text);
    Shown all = shown(codePoints);
    const auto size = static_cast<std::int64_t>(codePoints.size());
    for (const Passage& passage : source.passages) {
        ReaderPassage& entry = result.passages.emplace_back();
        entry.id = passage.id;
        const auto [start, end] = passage.position;
        if (start < 0 || end <= start || end > size) {
            continue;
        }
        const auto from = static_cast<std::size_t>(start);
        const auto to = static_cast<std::size_t>(end);
        entry.found = std::u32string_view(codePoints).substr(from, to - from) == codePointsOf(passage.quote.exact);
        if (entry.found) {
            entry.range = {all.place[from], all.place[to]};
        }
    }
    result.text = std::move(all.text);
    result.places = std::move(all.place);
    return result;
}

/// Known words of a source without gaps, `start` being their position in its text.
struct Island
{
    std::int64_t start = 0;
    std::u32string words;
    std::vector<bool> quoted; ///< belongs to a quotation, not to surroundings alone

    std::int64_t end() const { return start + static_cast<std::int64_t>(words.size()); }
};

struct Placed
{
    std::size_t passage = 0; ///< in the source's
    std::size_t island = 0;
    std::int64_t start = 0;
    std::int64_t length = 0;
};

Island islandOf(const Passage& passage)
{
    Island island;
    const std::u32string prefix = codePointsOf(passage.quote.prefix);
    const std::u32string exact = codePointsOf(passage.quote.exact);
    const std::u32string suffix = codePointsOf(passage.quote.suffix);
    island.start = passage.position.start - static_cast<std::int64_t>(prefix.size());
    island.words = prefix + exact + suffix;
    island.quoted.assign(island.words.size(), false);
    std::fill_n(island.quoted.begin() + static_cast<std::ptrdiff_t>(prefix.size()), exact.size(), true);
    return island;
}

/// Joins `next` to `island` if they touch or overlap, and where they overlap say the same.
bool joined(Island& island, const Island& next)
{
    if (next.start > island.end() || next.start < island.start) {
        return false;
    }
    const auto offset = static_cast<std::size_t>(next.start - island.start);
    const std::size_t common = std::min(island.words.size() - offset, next.words.size());
    if (island.words.compare(offset, common, next.words, 0, common) != 0) {
        return false;
    }
    for (std::size_t i = 0; i < common; ++i) {
        island.quoted[offset + i] = island.quoted[offset + i] || next.quoted[i];
    }
    island.words.append(next.words, common);
    island.quoted.insert(island.quoted.end(), next.quoted.begin() + static_cast<std::ptrdiff_t>(common),
                         next.quoted.end());
    return true;
}

void addPale(const Island& island, const Shown& text, int at, std::vector<ReaderRange>& pale)
{
    for (std::size_t i = 0; i < island.quoted.size(); ++i) {
        if (island.quoted[i]) {
            continue;
        }
        const ReaderRange range{at + text.place[i], at + text.place[i + 1]};
        if (!pale.empty() && pale.back().end == range.start) {
            pale.back().end = range.end;
        } else {
            pale.push_back(range);
        }
    }
}

/// The passages [first, end) of the source are shown.
ReaderText quotations(const Source& source, std::size_t first, std::size_t end)
{
    ReaderText result;
    std::vector<std::pair<Island, std::size_t>> own;
    for (std::size_t i = 0; i < source.passages.size(); ++i) {
        result.passages.push_back({source.passages[i].id, {}, true});
        if (i >= first && i < end) {
            own.emplace_back(islandOf(source.passages[i]), i);
        }
    }
    std::ranges::stable_sort(own, {}, [](const auto& entry) { return entry.first.start; });
    std::vector<Island> islands;
    std::vector<Placed> placed;
    for (auto& [island, passage] : own) {
        const std::int64_t start = source.passages[passage].position.start;
        const auto length = std::ranges::count(island.quoted, true);
        if (islands.empty() || !joined(islands.back(), island)) {
            islands.push_back(std::move(island));
        }
        placed.push_back({passage, islands.size() - 1, start, length});
    }

    std::size_t next = 0;
    const auto addGap = [&result] {
        const int at = static_cast<int>(result.text.size());
        result.text += kLeftOut;
        result.gaps.push_back({at, static_cast<int>(result.text.size())});
    };
    for (std::size_t i = 0; i < islands.size(); ++i) {
        if (i > 0 || islands[i].start > 0) {
            addGap();
            result.text += QLatin1Char('\n');
        }
        const Shown text = shown(islands[i].words);
        const int at = static_cast<int>(result.text.size());
        addPale(islands[i], text, at, result.pale);
        for (; next < placed.size() && placed[next].island == i; ++next) {
            const auto from = static_cast<std::size_t>(placed[next].start - islands[i].start);
            const auto to = from + static_cast<std::size_t>(placed[next].length);
            result.passages[placed[next].passage].range = {at + text.place[from], at + text.place[to]};
        }
        result.text += text.text + QLatin1Char('\n');
    }
    if (!islands.empty() &&
        (end < source.passages.size() || source.textLength == 0 || islands.back().end() < source.textLength)) {
        addGap();
    } else if (!result.text.isEmpty()) {
        result.text.chop(1);
    }
    return result;
}

} // namespace

std::vector<std::size_t> ReaderText::passagesAt(int position) const
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        if (passages[i].found && passages[i].range.contains(position)) {
            found.push_back(i);
        }
    }
    std::ranges::stable_sort(found, {},
                             [this](std::size_t i) { return passages[i].range.end - passages[i].range.start; });
    return found;
}

TextPositionSelector ReaderText::inSource(const ReaderRange& range) const
{
    // A line end of two characters is one here, and a break in a long paragraph is none in the source.
    const auto start = std::ranges::upper_bound(places, range.start) - places.begin() - 1;
    const auto end = std::ranges::lower_bound(places, range.end) - places.begin();
    return {std::max<std::int64_t>(0, start), end};
}

bool ReaderText::holds(const std::string& passage) const
{
    const auto found = std::ranges::find(passages, passage, &ReaderPassage::id);
    return found == passages.end() || !found->found || found->range.end > found->range.start;
}

ReaderText readerText(const Source& source, const std::string& around)
{
    if (source.text) {
        return wholeText(source);
    }
    const std::size_t all = source.passages.size();
    const auto found = std::ranges::find(source.passages, around, &Passage::id);
    if (found == source.passages.end()) {
        return quotations(source, 0, all);
    }
    const auto at = static_cast<std::size_t>(found - source.passages.begin());
    return quotations(source, at - std::min(at, kQuotationsAround), std::min(all, at + kQuotationsAround + 1));
}

} // namespace dateline
