#pragma once

#include "core/edit/eventedits.h"
#include "core/model/change.h"
#include "core/store/casefile.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Edits of claims and of the passages that they rest on, and rulings. Each returns a Change for CaseFile::apply and
/// changes nothing itself. A claim is named by its event and its id. NotFound: what is named is not there. Invalid:
/// what is asked for makes no sense. Conflict: something else depends on it.
namespace dateline {

// `parts` are what a claim needs that the case does not have yet, its property or the entity that it names: they are
// added by the same step.

/// A claim on an event. `claim.id` is made here. Without a source it is the analyst's own, and has no passages.
Result<Change> addClaim(const CaseFile& file, EventKey event, const Claim& claim, const Change& parts = {});

/// Gives the claim of that id these members.
Result<Change> changeClaim(const CaseFile& file, EventKey event, const Claim& after, const Change& parts = {});

/// The passages that it rests on stay.
Result<Change> removeClaim(const CaseFile& file, EventKey event, const std::string& claim);

/// When an event was, told from the event that the claim moves to, keeps its value and no longer follows.
Result<Change> moveClaim(const CaseFile& file, EventKey from, const std::string& claim, EventKey to);

/// The analyst's ruling: Preferred ("Prefer claim"), Deprecated ("Deprecate claim") or Normal ("Restore claim"). The
/// first two need a reason; Normal has none. So that the resolved value follows, a claim that was preferred with
/// another value of the same property is Normal again once one is preferred.
Result<Change> setRank(const CaseFile& file, EventKey event, const std::string& claim, Rank rank,
                       const std::string& reason = {});

/// 1 confirmed … 6 cannot be judged; nothing takes it away.
Result<Change> setCredibility(const CaseFile& file, EventKey event, const std::string& claim,
                              std::optional<int> credibility);

/// Whether the date that the event is shown at is a source's word: then moving the event sets the analyst's judgement
/// against it, which the user is asked about first.
bool dateIsSourced(const EventDetails& details);

/// Sets the analyst's own date of an event, adding one where there is none. Where a source gives the resolved date, the
/// analyst's own is preferred for that reason, which is then needed.
Result<Change> setAnalystDate(const CaseFile& file, EventKey event, const EdtfDate& date,
                              const std::string& reason = {});

/// Some words of a source's text: code points, `end` not included.
struct Selection
{
    std::string source; ///< id; its text must be attached
    std::int64_t start = 0;
    std::int64_t end = 0;
};

/// The passage of these words: the one that already stands exactly there, or a new one, which is in no change yet.
/// White space at the ends of the selection is left out. Prefix and suffix are what surrounds it, up to 60 characters
/// each, cut at words. Invalid where no words are selected, or the source has no text.
Result<Passage> passageFromSelection(const CaseFile& file, const Selection& selection);

/// A passage without a claim on it yet. Empty where it is there already.
Result<Change> addPassage(const CaseFile& file, const Selection& selection);

/// Gives a passage another stretch of its source's text.
Result<Change> changePassage(const CaseFile& file, const std::string& passage, std::int64_t start, std::int64_t end);

/// Conflict where a claim or a relation rests on it.
Result<Change> removePassage(const CaseFile& file, const std::string& passage);

/// A claim that rests on the selected words, with their passage, as one change. `claim` has its property and value;
/// its id, source and passage are made here.
Result<Change> addClaimFromSelection(const CaseFile& file, EventKey event, const Claim& claim,
                                     const Selection& selection, const Change& parts = {});

/// The same on a new event.
Result<Change> addEventFromSelection(const CaseFile& file, const NewEvent& event, const Claim& claim,
                                     const Selection& selection, const Change& parts = {});

} // namespace dateline
