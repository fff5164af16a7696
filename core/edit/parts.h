#pragma once

#include "core/counted.h"
#include "core/model/change.h"
#include "core/store/casefile.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the operations share. Not for callers.
namespace dateline {

/// Which kind an object is; nothing for the case itself, a text and an order.
std::optional<ObjectKind> kindOf(const CaseObject& object);
/// The id of an object that has one, else empty.
std::string idOf(const CaseObject& object);

/// The event as a Change has it: without its claims, which are objects of their own.
Event withoutClaims(Event event);
/// The source as a Change has it: without passages and text.
Source withoutContent(Source source);

/// The event of exactly that id.
Result<EventDetails> eventOfId(const CaseFile& file, std::string_view id);
/// The source of exactly that id, with passages and text.
Result<Source> sourceOfId(const CaseFile& file, std::string_view id);
Result<Entity> entityOfId(const CaseFile& file, std::string_view id);
Result<Category> categoryOfId(const CaseFile& file, std::string_view id);
/// Built in, or the case's own.
Result<Property> propertyOfId(const CaseFile& file, std::string_view id);
/// A claim of the event.
Result<Claim> claimOfId(const Event& event, std::string_view id);
Result<Relation> relationOfId(const CaseFile& file, std::string_view id);
/// With its source's id.
Result<PassageOf> passageOfId(const CaseFile& file, std::string_view id);

/// The events that have to do with an object (CaseFile::eventsOf), with their details, by key.
Result<std::vector<EventDetails>> eventsWith(const CaseFile& file, ObjectKind kind, std::string_view id);
/// Events with their details, each once, in the order of `keys`.
Result<std::vector<EventDetails>> eventsOfKeys(const CaseFile& file, const std::vector<EventKey>& keys);

/// “title”, for the name of a change and for messages; a long one is cut.
std::string quoted(std::string_view title);
/// The name of a step, with the claim that it is about: "Add claim “Deaths: 133”". `parts` has what the step adds
/// beside the claim.
std::string claimStepName(std::string_view what, const CaseFile& file, const Claim& claim, const Change& parts = {});
/// The first and the last character of a UTF-8 text; U+0000 of an empty one, U+FFFD where it is none.
char32_t firstCharacter(std::string_view text);
char32_t lastCharacter(std::string_view text);
bool isSpace(char32_t c);
/// A letter or a digit.
bool isWordCharacter(char32_t c);
/// A text without white space at its ends.
std::string trimmed(std::string_view text);

} // namespace dateline
