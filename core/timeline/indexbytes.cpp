#include "core/timeline/indexbytes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <tuple>
#include <type_traits>

namespace dateline {

namespace {

/// "DLcolumn" and which form of the columns: counted up with every change of what they hold or mean.
constexpr std::uint64_t kMark = 0x444C'636F'6C75'0003;
/// "DLlook", likewise.
constexpr std::uint64_t kLookMark = 0x444C'6C6F'6F6B'0001;

/// Vectors get a little room to spare, so that the first event that is added does not copy them.
std::size_t withRoom(std::size_t size)
{
    return size + size / 128 + 8;
}

/// Of everything that passes, 32 bytes at a time. Any change of one word changes it: each step can be turned back.
class Checksum
{
public:
    void add(std::span<const std::byte> bytes)
    {
        std::array<std::uint64_t, 4> words{};
        for (; bytes.size() >= sizeof(words); bytes = bytes.subspan(sizeof(words)))
            mix(words, bytes.first(sizeof(words)));
        if (!bytes.empty()) {
            words = {};
            mix(words, bytes);
        }
    }

    std::uint64_t value() const
    {
        std::uint64_t all = 0;
        for (const auto lane : lanes_)
            all = std::rotl(all, 17) * kFactor + lane;
        return all;
    }

private:
    static constexpr std::uint64_t kFactor = 0x9E37'79B9'7F4A'7C15;

    void mix(std::array<std::uint64_t, 4>& words, std::span<const std::byte> bytes)
    {
        std::memcpy(words.data(), bytes.data(), bytes.size());
        for (std::size_t lane = 0; lane < lanes_.size(); ++lane)
            lanes_[lane] = std::rotl((lanes_[lane] ^ words[lane]) * kFactor, 29);
    }

    std::array<std::uint64_t, 4> lanes_{1, 2, 3, 4};
};

/// Calls `each` with every member of an index, in the order in which they are stored. A member more does not compile
/// here: it must be stored as well, and the form counted up.
template<typename Index, typename Each> bool everyMember(Index& index, const Each& each)
{
    auto& [key, extent, category, importance, flags, claimCount, sources, actors, places, alternatives, certain,
           widened, members, dates, margins, categories, colors, shapes, sourceNames, actorNames, placeNames, undated,
           added, late, gone] = index; // the last three are empty where rows are in order
    return each(key) && each(extent) && each(category) && each(importance) && each(flags) && each(claimCount) &&
           each(sources) && each(actors) && each(places) && each(alternatives) && each(certain) && each(widened) &&
           each(members) && each(dates) && each(margins) && each(categories) && each(colors) && each(shapes) &&
           each(sourceNames) && each(actorNames) && each(placeNames) && each(undated);
}

/// The same of a first look.
template<typename Look, typename Each> bool everyPart(Look& look, const Each& each)
{
    auto& [legend, range, events, lanes, counts] = look;
    return everyMember(legend, each) && each(range) && each(events) && each(lanes) && each(counts);
}

class Writer
{
public:
    explicit Writer(const BytesOut& out) : out_(out) {}

    void number(std::uint64_t value) { put(std::as_bytes(std::span(&value, 1))); }
    void finish() { number(sum_.value()); }

    template<typename T> void value(const std::vector<T>& column)
    {
        static_assert(std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>);
        number(column.size());
        put(std::as_bytes(std::span(column)));
    }
    void value(const KeyColumn& keys)
    {
        number(keys.isWide());
        keys.with([this](const auto& column) { value(column); });
    }
    void value(const std::string& text)
    {
        number(text.size());
        put(std::as_bytes(std::span(text)));
    }
    void value(const std::vector<std::string>& texts)
    {
        number(texts.size());
        for (const auto& text : texts)
            value(text);
    }
    void value(const std::vector<std::pair<EventRow, EdtfDate>>& dates)
    {
        number(dates.size());
        for (const auto& [row, date] : dates) {
            number(row);
            value(date.format());
        }
    }
    void value(const ListColumn& lists)
    {
        value(lists.offsets);
        value(lists.items);
    }
    void value(const SparseExtents& lists)
    {
        value(lists.rows);
        value(lists.extents);
    }
    void value(const Dictionary& dictionary)
    {
        value(dictionary.ids);
        value(dictionary.names);
    }
    void value(const WideningMargins& margins)
    {
        static_assert(std::has_unique_object_representations_v<WideningMargins>);
        put(std::as_bytes(std::span(&margins, 1)));
    }
    void value(std::size_t count) { number(count); }
    void value(const VisibleRange& range)
    {
        number(std::bit_cast<std::uint64_t>(range.start));
        number(std::bit_cast<std::uint64_t>(range.end));
    }

private:
    void put(std::span<const std::byte> bytes)
    {
        sum_.add(bytes);
        out_(bytes);
    }

    const BytesOut& out_;
    Checksum sum_;
};

/// Each reads one thing and says whether it could be read.
class Reader
{
public:
    Reader(const BytesIn& in, std::uint64_t size) : in_(in), left_(size) {}

    bool number(std::uint64_t& value) { return get(std::as_writable_bytes(std::span(&value, 1))); }
    bool isAtEnd()
    {
        const auto expected = sum_.value();
        std::uint64_t found = 0;
        return number(found) && found == expected && left_ == 0;
    }

    template<typename T> bool value(std::vector<T>& column)
    {
        std::uint64_t size = 0;
        if (!count(size, sizeof(T)))
            return false;
        column.clear();
        column.reserve(withRoom(size));
        // By way of a block that stays in the processor's cache: the column itself is written to once.
        constexpr std::size_t kBlock = 32 * 1024 / sizeof(T);
        static_assert(kBlock * sizeof(T) == 32 * 1024);
        std::vector<T> block(std::min<std::size_t>(size, kBlock));
        while (column.size() < size) {
            const auto some = std::span(block).first(std::min(size - column.size(), block.size()));
            if (!get(std::as_writable_bytes(some)))
                return false;
            column.insert(column.end(), some.begin(), some.end());
        }
        return true;
    }
    bool value(KeyColumn& keys)
    {
        std::uint64_t isWide = 0;
        if (!number(isWide) || isWide > 1)
            return false;
        if (isWide == 1)
            keys.widen();
        return keys.with([this](auto& column) { return value(column); });
    }
    bool value(std::string& text)
    {
        std::uint64_t size = 0;
        if (!count(size, 1))
            return false;
        text.resize(size);
        return get(std::as_writable_bytes(std::span(text)));
    }
    bool value(std::vector<std::string>& texts)
    {
        std::uint64_t size = 0;
        if (!count(size, sizeof(std::uint64_t)))
            return false;
        texts.resize(size);
        return std::ranges::all_of(texts, [this](std::string& text) { return value(text); });
    }
    bool value(std::vector<std::pair<EventRow, EdtfDate>>& dates)
    {
        std::uint64_t size = 0;
        if (!count(size, 2 * sizeof(std::uint64_t)))
            return false;
        dates.reserve(withRoom(size));
        std::string text;
        while (dates.size() < size) {
            std::uint64_t row = 0;
            if (!number(row) || !value(text) || row > std::numeric_limits<EventRow>::max())
                return false;
            auto date = EdtfDate::parse(text);
            if (!date)
                return false;
            dates.emplace_back(static_cast<EventRow>(row), std::move(*date));
        }
        return true;
    }
    bool value(ListColumn& lists) { return value(lists.offsets) && value(lists.items); }
    bool value(SparseExtents& lists) { return value(lists.rows) && value(lists.extents); }
    bool value(Dictionary& dictionary) { return value(dictionary.ids) && value(dictionary.names); }
    bool value(WideningMargins& margins) { return get(std::as_writable_bytes(std::span(&margins, 1))); }
    bool value(std::size_t& count) { return number(count); }
    bool value(VisibleRange& range)
    {
        std::uint64_t start = 0;
        std::uint64_t end = 0;
        const bool isRead = number(start) && number(end);
        range = {std::bit_cast<double>(start), std::bit_cast<double>(end)};
        return isRead;
    }

private:
    /// How many things come, of at least `least` bytes each: never more than there are bytes for.
    bool count(std::uint64_t& size, std::size_t least) { return number(size) && size <= left_ / least; }

    bool get(std::span<std::byte> bytes)
    {
        if (bytes.size() > left_ || !in_(bytes))
            return false;
        left_ -= bytes.size();
        sum_.add(bytes);
        return true;
    }

    const BytesIn& in_;
    std::uint64_t left_;
    Checksum sum_;
};

// --- Whether columns fit each other ---------------------------------------------------------------------------------

/// Whether offsets cut `items` things into `lists` lists.
bool areOffsets(const std::vector<std::uint32_t>& offsets, std::size_t lists, std::size_t items)
{
    return offsets.size() == lists + 1 && offsets.front() == 0 && offsets.back() == items &&
           std::ranges::is_sorted(offsets);
}

bool allBelow(const std::vector<std::uint16_t>& numbers, std::size_t end)
{
    return numbers.empty() || *std::ranges::max_element(numbers) < end;
}

template<typename Enum> bool allUpTo(const std::vector<Enum>& values, Enum last)
{
    return values.empty() || *std::ranges::max_element(values) <= last;
}

bool fits(const ListColumn& lists, std::size_t rows, const Dictionary& dictionary)
{
    return areOffsets(lists.offsets, rows, lists.items.size()) && allBelow(lists.items, dictionary.ids.size());
}

bool isForward(const std::vector<TimeExtent>& extents)
{
    return std::ranges::all_of(extents, [](const TimeExtent& extent) { return extent.earliest <= extent.latest; });
}

bool fits(const SparseExtents& lists, std::size_t rows)
{
    return lists.rows.size() == lists.extents.size() && isForward(lists.extents) &&
           std::ranges::is_sorted(lists.rows) && (lists.rows.empty() || lists.rows.back() < rows);
}

bool fits(const Dictionary& dictionary)
{
    return dictionary.ids.size() == dictionary.names.size();
}

bool isInOrder(const EventIndex& index)
{
    const auto place = [&](std::size_t row) {
        return std::tuple(index.extent[row].earliest, index.extent[row].latest, index.importance[row], index.key[row]);
    };
    for (std::size_t row = 1; row < index.size(); ++row)
        if (index.extent[row - 1].earliest >= index.extent[row].earliest && !(place(row - 1) < place(row)))
            return false;
    return true;
}

bool fits(const EventIndex& index)
{
    const auto rows = index.size();
    const auto ofAllRows = [rows](const auto& column) {
        return column.size() == rows;
    };
    if (rows > std::numeric_limits<EventRow>::max() || !ofAllRows(index.extent) || !ofAllRows(index.category) ||
        !ofAllRows(index.importance) || !ofAllRows(index.flags) || !ofAllRows(index.claimCount))
        return false;
    const auto categories = index.categories.ids.size();
    const auto isBefore = [](const auto& left, const auto& right) {
        return left.first < right.first;
    };
    return fits(index.categories) && fits(index.sourceNames) && fits(index.actorNames) && fits(index.placeNames) &&
           index.categoryColors.size() == categories && index.categoryShapes.size() == categories &&
           allBelow(index.category, categories) && allUpTo(index.importance, Importance::Minor) &&
           allUpTo(index.categoryShapes, Shape::Bar) && fits(index.sources, rows, index.sourceNames) &&
           fits(index.actors, rows, index.actorNames) && fits(index.places, rows, index.placeNames) &&
           fits(index.alternativeExtents, rows) && fits(index.certain, rows) && fits(index.widened, rows) &&
           fits(index.members, rows) && isForward(index.extent) && isInOrder(index) &&
           std::ranges::adjacent_find(index.dates, std::not_fn(isBefore)) == index.dates.end() &&
           (index.dates.empty() || index.dates.back().first < rows);
}

bool fits(const FirstLook& look)
{
    const auto isLane = [&](std::uint16_t category) {
        return category < look.legend.categories.ids.size() || category == kNoCategory;
    };
    return look.legend.size() == 0 && fits(look.legend) && std::isfinite(look.range.start) &&
           std::isfinite(look.range.end) && look.range.length() > 0 && std::ranges::all_of(look.lanes, isLane) &&
           look.counts.size() == look.lanes.size() * FirstLook::kBins;
}

} // namespace

void writeIndex(const EventIndex& index, const BytesOut& out)
{
    Writer writer(out);
    writer.number(kMark);
    everyMember(index, [&](const auto& member) {
        writer.value(member);
        return true;
    });
    writer.finish();
}

std::optional<EventIndex> readIndex(const BytesIn& in, std::uint64_t size)
{
    Reader reader(in, size);
    std::uint64_t mark = 0;
    if (!reader.number(mark) || mark != kMark)
        return std::nullopt;
    std::optional<EventIndex> index(std::in_place);
    if (!everyMember(*index, [&](auto& member) { return reader.value(member); }) || !reader.isAtEnd() || !fits(*index))
        return std::nullopt;
    return index;
}

void writeFirstLook(const FirstLook& look, const BytesOut& out)
{
    Writer writer(out);
    writer.number(kLookMark);
    everyPart(look, [&](const auto& part) {
        writer.value(part);
        return true;
    });
    writer.finish();
}

std::optional<FirstLook> readFirstLook(const BytesIn& in, std::uint64_t size)
{
    Reader reader(in, size);
    std::uint64_t mark = 0;
    if (!reader.number(mark) || mark != kLookMark)
        return std::nullopt;
    std::optional<FirstLook> look(std::in_place);
    if (!everyPart(*look, [&](auto& part) { return reader.value(part); }) || !reader.isAtEnd() || !fits(*look))
        return std::nullopt;
    return look;
}

} // namespace dateline
