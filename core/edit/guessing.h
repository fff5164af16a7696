#pragma once

#include "core/model/case.h"
#include "core/time/datereading.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

/// What selected words of a source may claim. It is offered to the analyst, who sees it before it is saved.
struct GuessedClaim
{
    std::string property; ///< id of a built-in one
    ClaimValue value;     ///< of that property's type
    /// How the value was worked out where it does not stand in the words: "“last Friday”, issued 25 March 2024".
    std::string derivation = {};

    bool operator==(const GuessedClaim&) const = default;
};

/// What a guess is made with, beside the words.
struct GuessingContext
{
    std::span<const Entity> entities; ///< of the case
    DateTyping typing;                ///< how the case reads dates
    std::string_view before;          ///< the words of the source before the selected ones, as far as they are needed
    std::string_view after;           ///< those behind it
    std::optional<EdtfDate> issued = {}; ///< when the source was published
};

/// - "22 March 2024", "on Friday, 22 March 2024": the date. "Last Friday", "22 March", "in January": the date that they
///   mean by the source's date of issue (see dateByIssue()), as worked out.
/// - An amount: deaths, injured, arrests or attackers, by the nearest word that says so, in the text or else around it
///   in the same sentence ("killed" in "killing 133 people"); amount where none does; an "and" before it does not
///   count. "of" is what is counted, where that is not simply people. In a longer text an amount is looked for only
///   where the text itself has such a word.
/// - A name or alias of an entity, with or without "the", "in" or "at" before it: place or actor, by its kind; the
///   value keeps the source's word where it is not the entity's name.
/// - A date among other words ("gone in 2017"): that date, the longest.
/// - A name with capitals that no entity has: a place behind "in", "at", "near" or "outside", an actor behind "by". The
///   value's entity is empty then, `as` is the name.
/// - Everything else: description, the text itself.
///
/// White space and punctuation at the ends of `text` do not count. An empty text is an empty description.
GuessedClaim guessClaim(std::string_view text, const GuessingContext& context);

/// A title for an event that the words at that place of a source's text tell of: the sentence that they stand in, which
/// ends at a line's end at the latest, without the full stop; cut behind a word, with an ellipsis, where it is longer
/// than `longest` code points.
std::string titleFromSentence(std::string_view text, const TextPositionSelector& position, std::int64_t longest = 80);

} // namespace dateline
