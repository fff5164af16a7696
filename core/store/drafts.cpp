#include "core/store/drafts.h"

namespace dateline::store {

void putDraft(Database& database, const Draft& draft)
{
    Transaction transaction(database);
    Query query(database, "INSERT INTO draft (place, text, who, at) VALUES (?, ?, ?, ?) ON CONFLICT (place) DO UPDATE"
                          " SET text = excluded.text, who = excluded.who, at = excluded.at");
    query.bindText(draft.place).bindText(draft.text).bind(draft.stamp.who).bind(draft.stamp.when).run();
    transaction.commit();
}

void dropDraft(Database& database, std::string_view place)
{
    {
        Query query(database, "SELECT 1 FROM draft WHERE place = ?");
        if (!query.bindText(place).next())
            return;
    }
    Transaction transaction(database);
    Query(database, "DELETE FROM draft WHERE place = ?").bindText(place).run();
    transaction.commit();
}

std::vector<Draft> readDrafts(Database& database)
{
    Query query(database, "SELECT place, text, who, at FROM draft ORDER BY place");
    std::vector<Draft> drafts;
    while (query.next())
        drafts.push_back({query.text(0), query.text(1), {query.text(2), query.integer(3)}});
    return drafts;
}

} // namespace dateline::store
