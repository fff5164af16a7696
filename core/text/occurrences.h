#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Calls `found(offset)` for every place in `text` where `pattern` stands, overlapping ones too, in ascending order
/// (Knuth, Morris and Pratt). Never more than linear, whatever text and pattern repeat. An empty pattern is nowhere.
template<typename Char, typename Found>
void forEachOccurrence(std::basic_string_view<Char> text, std::basic_string_view<Char> pattern, Found found)
{
    if (pattern.empty() || pattern.size() > text.size())
        return;
    std::vector<std::size_t> fallback(pattern.size(), 0);
    for (std::size_t at = 1, matched = 0; at < pattern.size(); ++at) {
        while (matched > 0 && pattern[at] != pattern[matched])
            matched = fallback[matched - 1];
        if (pattern[at] == pattern[matched])
            ++matched;
        fallback[at] = matched;
    }
    std::size_t matched = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (matched == 0) {
            const Char* next = std::char_traits<Char>::find(text.data() + at, text.size() - at, pattern.front());
            if (next == nullptr)
                return;
            at = static_cast<std::size_t>(next - text.data());
        }
        while (matched > 0 && text[at] != pattern[matched])
            matched = fallback[matched - 1];
        if (text[at] == pattern[matched])
            ++matched;
        if (matched == pattern.size()) {
            found(at + 1 - matched);
            matched = fallback[matched - 1];
        }
    }
}

} // namespace dateline
