#pragma once

#include "core/timeline/scene.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QString>

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

namespace dateline {

inline constexpr std::size_t kTextRoles = 8;

/// UTF-8 of a scene as the text that Qt measures and draws.
inline QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Hashes strings and views of them alike, so that a lookup copies no text.
struct TextHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// Measures in the theme's fonts. Their sizes are pixels and nothing is hinted,
/// so the answers are the same on every screen and for every file, whatever its
/// resolution. What was measured is remembered. For one thread.
class QtTextMeasure : public TextMeasure
{
public:
    explicit QtTextMeasure(const Theme& theme);

    double width(std::string_view text, TextRole role) const override;
    double height(TextRole role) const override;
    std::string elided(std::string_view text, TextRole role, double width) const override;

    double ascent(TextRole role) const;

private:
    /// Where a text may be cut: bytes before the cut, their width, and that of the text cut there with its "…", which
    /// is below zero until it is asked for.
    struct Cut
    {
        std::size_t bytes = 0;
        double width = 0;
        double elided = -1;
    };
    struct Measured
    {
        double width = 0;
        std::vector<Cut> cuts; ///< empty until the text has to be elided
    };
    using Cache = std::unordered_map<std::string, Measured, TextHash, std::equal_to<>>;

    Measured& measured(std::string_view text, TextRole role) const;
    double advance(std::string_view text, TextRole role) const;
    std::vector<Cut> cutsOf(std::string_view text, TextRole role) const;

    std::vector<QFont> fonts_;
    std::vector<QFontMetricsF> metrics_;
    mutable std::array<Cache, kTextRoles> cache_;
};

} // namespace dateline
