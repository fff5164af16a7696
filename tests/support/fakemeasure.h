#pragma once

#include "core/timeline/scene.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// Seven pixels for each code point, in every role: what a test expects does not depend on fonts.
class FakeMeasure : public TextMeasure
{
public:
    static constexpr double kCharacter = 7;

    double width(std::string_view text, TextRole) const override
    {
        ++measured;
        return kCharacter * static_cast<double>(codePoints(text));
    }

    double height(TextRole) const override { return 16; }

    std::string elided(std::string_view text, TextRole role, double room) const override
    {
        if (width(text, role) <= room)
            return std::string(text);
        auto cut = text;
        while (!cut.empty() && kCharacter * static_cast<double>(codePoints(cut) + 1) > room)
            cut = withoutLast(cut);
        return kCharacter > room ? std::string() : std::string(cut) + "…";
    }

    mutable std::size_t measured = 0; ///< how often width() was called

private:
    static bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u; }

    static std::size_t codePoints(std::string_view text)
    {
        std::size_t count = 0;
        for (const char byte : text)
            count += continues(byte) ? 0U : 1U;
        return count;
    }

    static std::string_view withoutLast(std::string_view text)
    {
        auto size = text.size() - 1;
        while (size > 0 && continues(text[size]))
            --size;
        return text.substr(0, size);
    }
};

} // namespace dateline
