#pragma once

#include "core/store/casefile.h"
#include "core/store/database.h"
#include "core/store/rowvalues.h"

#include <optional>
#include <string_view>
#include <vector>

/// What a case file holds, as values of the model.
namespace dateline::store {

CaseInfo readInfo(Database& database);
std::vector<Category> readCategories(Database& database);
std::vector<Property> readOwnProperties(Database& database); ///< without the built-in ones
std::vector<Entity> readEntities(Database& database);

/// All sources in their order, with their passages, with or without their texts.
std::vector<Source> readSources(Database& database, bool withTexts);
/// The same without passages and texts.
std::vector<Source> readSourceHeads(Database& database);
/// CaseFile::passageCounts.
PassageCounts countPassages(Database& database);
/// One source with passages and text; nullopt where there is none of that id.
std::optional<Source> readSource(Database& database, std::string_view id);

/// An event with its key.
struct KeyedEvent
{
    EventKey key = 0;
    Event event;
};

/// Events with keys from `first` to `last`, both included, with their claims in the documented order.
std::vector<KeyedEvent> readEvents(Database& database, EventKey first, EventKey last);
/// The order of the sources of an event's claims. Where these are of one source, nothing depends on it, and none is
/// read.
SourceOrder sourceOrderOf(Database& database, const KeyedEvent& item);
/// Those events without their claims, ascending by key. Throws where one of them is not there.
std::vector<Event> readEventHeads(Database& database, std::vector<EventKey> keys);
/// Relations of which an end is among the events with keys from `first` to `last`, in the documented order.
std::vector<Relation> readRelations(Database& database, EventKey first, EventKey last);

/// Everything, in the documented order.
Case readCase(Database& database);

/// An event with what its panel shows; nullopt where there is none of that key.
std::optional<EventDetails> readDetails(Database& database, EventKey key);

/// The events that a claim or a relation ties to the passage, ascending.
std::vector<EventKey> eventsOfPassage(Database& database, std::string_view passageId);

/// The events of which a claim on the property gives an amount, ascending.
std::vector<EventKey> eventsWithAmount(Database& database, std::string_view propertyId);

} // namespace dateline::store
