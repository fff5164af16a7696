#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace dateline {

/// Colours to choose from for categories: they differ in lightness as well as in hue, so that colour-blind readers tell
/// them apart, and are dark enough for white paper.
inline constexpr std::array<std::string_view, 12> kCategoryPalette = {"#C2410C", "#1D6FA5", "#0F7B5F", "#8E5BA8",
                                                                      "#A16207", "#6B7280", "#D97706", "#B3355F",
                                                                      "#3F6B2E", "#4A4A8C", "#0891B2", "#7C2D12"};

/// How many of them, from the first, new categories get by themselves.
inline constexpr std::size_t kColorsGiven = 10;

} // namespace dateline
