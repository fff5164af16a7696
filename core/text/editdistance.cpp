#include "core/text/editdistance.h"

namespace dateline {

namespace {

constexpr std::size_t kBits = 64;
constexpr std::uint64_t kTopBit = std::uint64_t{1} << (kBits - 1);

} // namespace

EditDistance::EditDistance(std::u32string_view pattern, MatchStart start)
    : blocks_((pattern.size() + kBits - 1) / kBits), rows_(blocks_.size(), 0),
      lastBit_(std::uint64_t{1} << ((pattern.size() - 1) % kBits)), distance_(pattern.size()), start_(start)
{
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const auto [row, isNew] = rowOf_.try_emplace(pattern[at], rows_.size());
        if (isNew)
            rows_.resize(rows_.size() + blocks_.size(), 0);
        rows_[row->second + at / kBits] |= std::uint64_t{1} << (at % kBits);
    }
}

const std::uint64_t* EditDistance::equalRows(char32_t character) const
{
    const auto row = rowOf_.find(character);
    return rows_.data() + (row == rowOf_.end() ? 0 : row->second);
}

std::size_t EditDistance::next(char32_t character)
{
    const std::uint64_t* equal = equalRows(character);
    // The difference to the column before, in the row above a block: carried from block to block.
    int carry = start_ == MatchStart::AtStart ? 1 : 0;
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
        Block& block = blocks_[b];
        const std::uint64_t bottom = b + 1 == blocks_.size() ? lastBit_ : kTopBit;
        const std::uint64_t vertical = equal[b] | block.falling;
        const std::uint64_t matches = equal[b] | (carry < 0 ? 1U : 0U);
        const std::uint64_t diagonal = (((matches & block.rising) + block.rising) ^ block.rising) | matches;
        std::uint64_t up = block.falling | ~(diagonal | block.rising);
        std::uint64_t down = block.rising & diagonal;
        const int below = ((up & bottom) != 0 ? 1 : 0) - ((down & bottom) != 0 ? 1 : 0);
        up = (up << 1U) | (carry > 0 ? 1U : 0U);
        down = (down << 1U) | (carry < 0 ? 1U : 0U);
        block.rising = down | ~(vertical | up);
        block.falling = up & vertical;
        carry = below;
    }
    distance_ = carry > 0 ? distance_ + 1 : carry < 0 ? distance_ - 1 : distance_;
    return distance_;
}

} // namespace dateline
