#include "core/text/codepoints.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::size_t kStretch = 1024;

constexpr bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Length of the well-formed sequence at the start of `text`, or 0.
std::size_t sequenceLength(std::string_view text)
{
    const auto at = [text](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto within = [&at](std::size_t i, unsigned low, unsigned high) {
        return at(i) >= low && at(i) <= high;
    };
    const unsigned first = at(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return within(1, 0x80, 0xBF) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = first == 0xED ? 0x9F : 0xBF;
        return within(1, low, high) && within(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
        return within(1, low, high) && within(2, 0x80, 0xBF) && within(3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

} // namespace

std::optional<std::size_t> firstInvalidUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceLength(text.substr(at));
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

std::int64_t codePointCount(std::string_view text)
{
    return std::ranges::count_if(text, [](char byte) { return !isContinuation(byte); });
}

std::size_t byteOffset(std::string_view text, std::int64_t position)
{
    if (position <= 0)
        return 0;
    std::int64_t before = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!isContinuation(text[at]) && before++ == position)
            return at;
    }
    return text.size();
}

std::int64_t codePointOffset(std::string_view text, std::size_t offset)
{
    return codePointCount(text.substr(0, std::min(offset, text.size())));
}

std::string_view textAt(std::string_view text, const TextPositionSelector& position)
{
    if (position.end <= position.start)
        return {};
    const std::string_view rest = text.substr(byteOffset(text, position.start));
    return rest.substr(0, byteOffset(rest, position.end - std::max<std::int64_t>(position.start, 0)));
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text)
{
    counts_.reserve(text.size() / kStretch + 1);
    for (std::size_t at = 0; at < text.size(); at += kStretch) {
        counts_.push_back(size_);
        size_ += codePointCount(text.substr(at, kStretch));
    }
}

std::size_t CodePointIndex::byteOffset(std::int64_t position) const
{
    if (position <= 0)
        return 0;
    if (position >= size_)
        return text_.size();
    // The last stretch with no more than `position` code points before it; it may begin inside one.
    const auto next = std::ranges::upper_bound(counts_, position);
    const auto stretch = static_cast<std::size_t>(next - counts_.begin()) - 1;
    std::size_t at = stretch * kStretch;
    for (std::int64_t before = counts_[stretch]; at < text_.size(); ++at) {
        if (!isContinuation(text_[at]) && before++ == position)
            break;
    }
    return at;
}

std::int64_t CodePointIndex::codePointOffset(std::size_t offset) const
{
    if (offset >= text_.size())
        return size_;
    const std::size_t stretch = offset / kStretch;
    return counts_[stretch] + codePointCount(text_.substr(stretch * kStretch, offset % kStretch));
}

std::string_view CodePointIndex::textAt(const TextPositionSelector& position) const
{
    const std::size_t start = byteOffset(position.start);
    const std::size_t end = byteOffset(position.end);
    return end <= start ? std::string_view() : text_.substr(start, end - start);
}

std::string_view withoutByteOrderMark(std::string_view text)
{
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

} // namespace dateline
