#include "tests/support/citationcase.h"

#include "core/text/codepoints.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace dateline {

namespace {

const std::string kHerald =
    "Fire at the Lyceum\n"
    "The concert hall burned down on Friday, 22 March, while four hundred people waited for the music.\n"
    "More than 130 people lost their lives, the fire service said — and the number “continues to rise”. "
    "Among them were six firefighters.\n"
    "The League of Lamps has claimed responsibility. A month earlier an inspection had warned that the exits were "
    "locked. "
    "Fred Marsh, an engineer, called it “a fire that was waiting to happen 🔥” in his report.";

const std::string kCourier =
    "On 23 March the Lyceum went up in flames, claiming the lives of 137 visitors.\r\n"
    "\r\n"
    "Officials at first spoke of 133 dead. According to Hans-Jakob Schindler, almost 140 died. "
    "The mayor denies that the League of Lamps was behind it.\r\n"
    "The inspectors’ letter of February had named the locked doors.";

const std::string kGazette =
    "It was last Friday that the Lyceum burned. The toll stands at 133, with eight firefighters among the dead. "
    "The League of Lamps says it did it.";

/// The text between two positions, without the words that are cut at its outer end.
std::string before(std::string_view text, std::int64_t end)
{
    const std::string all(textAt(text, {std::max<std::int64_t>(0, end - 24), end}));
    const std::size_t word = end > 24 ? all.find(' ') : std::string::npos;
    return word == std::string::npos ? all : all.substr(word + 1);
}

std::string after(std::string_view text, std::int64_t start)
{
    const std::string all(textAt(text, {start, start + 20}));
    const std::size_t word = start + 20 < codePointCount(text) ? all.rfind(' ') : std::string::npos;
    return word == std::string::npos ? all : all.substr(0, word);
}

/// Cuts passages out of a source's text.
class Cutter
{
public:
    explicit Cutter(Source& source, std::string text) : source_(source), text_(std::move(text))
    {
        source_.textLength = codePointCount(text_);
    }

    std::string cut(const std::string& id, std::string_view exact)
    {
        const std::size_t at = text_.find(exact);
        if (at == std::string::npos) {
            std::abort();
        }
        Passage passage;
        passage.id = id;
        passage.position.start = codePointOffset(text_, at);
        passage.position.end = codePointOffset(text_, at + exact.size());
        passage.quote.exact = exact;
        passage.quote.prefix = before(text_, passage.position.start);
        passage.quote.suffix = after(text_, passage.position.end);
        source_.passages.push_back(passage);
        return id;
    }

    void finish()
    {
        std::ranges::stable_sort(source_.passages, {}, [](const Passage& passage) {
            return std::pair(passage.position.start, passage.position.end);
        });
    }

private:
    Source& source_;
    std::string text_;
};

EdtfDate date(std::string_view edtf)
{
    return EdtfDate::parse(edtf).value_or(EdtfDate());
}

Claim claim(std::string property, ClaimValue value, std::string source, std::vector<std::string> passages)
{
    static int number = 0;
    Claim made;
    made.id = property + "-" + std::to_string(++number);
    made.property = std::move(property);
    made.value = std::move(value);
    made.source = std::move(source);
    made.passages = std::move(passages);
    return made;
}

std::vector<Source> sources()
{
    Source herald;
    herald.id = "herald";
    herald.title = "Fire at the Lyceum";
    herald.creators = {"Ada Quill", "Bo Ferris"};
    herald.publisher = "The Herald";
    herald.issued = date("2024-03-24");
    herald.language = "en";
    herald.reliability = Reliability::B;
    herald.note = "The subtitle was changed later.";
    Source courier;
    courier.id = "courier";
    courier.publisher = "The Courier";
    Source gazette;
    gazette.id = "gazette";
    gazette.title = "Gazette <b>of</b> the Week & more";
    return {herald, courier, gazette};
}

std::vector<Claim> datesAndPlace(Cutter& herald, Cutter& courier, Cutter& gazette)
{
    Claim derived = claim("date", date("2024-03-22"), "gazette", {gazette.cut("g-date", "last Friday")});
    derived.derived = true;
    derived.derivation = "the Friday before the Sunday of issue";
    return {
        claim("date", date("2024-03-22"), "herald", {herald.cut("h-date", "Friday, 22 March")}),
        claim("date", date("2024-03-23"), "courier", {courier.cut("c-date", "On 23 March")}), derived,
        claim("place", EntityValue{"lyceum", "the Lyceum"}, "courier", {courier.cut("c-place", "the Lyceum went up")})};
}

std::vector<Claim> tolls(Cutter& herald, Cutter& courier, Cutter& gazette)
{
    const std::string rise = herald.cut("h-rise", "the number “continues to rise”");
    Claim moreThan = claim("deaths", Quantity{130, 0, Comparator::MoreThan, ""}, "herald",
                           {herald.cut("h-deaths", "More than 130 people lost their lives"), rise});
    moreThan.attributedTo = "the fire service";
    moreThan.note = "Provisional: the article was written in the night.";
    Claim almost = claim("deaths", Quantity{140, 0, Comparator::Almost, ""}, "courier",
                         {courier.cut("c-almost", "almost 140 died")});
    almost.stance = Stance::Reports;
    almost.attributedTo = "Hans-Jakob Schindler";
    Claim early =
        claim("deaths", Quantity{133, 0, Comparator::Exactly, ""}, "courier", {courier.cut("c-133", "133 dead")});
    return {
        moreThan,
        claim("deaths", Quantity{137, 0, Comparator::Exactly, ""}, "courier",
              {courier.cut("c-deaths", "claiming the lives of 137 visitors")}),
        early,
        almost,
        claim("deaths", Quantity{133, 0, Comparator::Exactly, ""}, "gazette", {gazette.cut("g-133", "stands at 133")}),
        claim("deaths", Quantity{6, 0, Comparator::Exactly, "firefighters"}, "herald",
              {herald.cut("h-six", "six firefighters")}),
        claim("deaths", Quantity{8, 0, Comparator::Exactly, "firefighters"}, "gazette",
              {gazette.cut("g-eight", "eight firefighters")})};
}

std::vector<Claim> culprits(Cutter& herald, Cutter& courier, Cutter& gazette)
{
    Claim denial = claim("perpetrator", EntityValue{"league", ""}, "courier",
                         {courier.cut("c-denial", "denies that the League of Lamps was behind it")});
    denial.stance = Stance::Denies;
    denial.attributedTo = "the mayor";
    Claim context = claim("assessment", std::string("It could have been foreseen <i>by all</i>"), "herald",
                          {herald.cut("h-wait", "“a fire that was waiting to happen 🔥”")});
    context.attributedTo = "Fred Marsh";
    return {denial,
            claim("claimed-by", EntityValue{"league", ""}, "herald",
                  {herald.cut("h-claimed", "The League of Lamps has claimed responsibility")}),
            claim("claimed-by", EntityValue{"league", ""}, "gazette",
                  {gazette.cut("g-claimed", "The League of Lamps says it did it")}),
            context};
}

Event simpleEvent(std::string id, std::string title, std::string category, Importance importance)
{
    Event event;
    event.id = std::move(id);
    event.title = std::move(title);
    event.category = std::move(category);
    event.importance = importance;
    return event;
}

Case bareCase()
{
    Case made;
    made.info.title = "The Lyceum";
    made.info.created = date("2024-04-01");
    made.categories = {{"attack", "Attack", "#B4430E", Shape::Circle},
                       {"warning", "Warning", "#8A5A0B", Shape::Diamond}};
    Entity town{"marlow", EntityKind::Place, "Marlow", {}, "", {}, ""};
    Entity hall{"lyceum", EntityKind::Place, "Lyceum", {}, "marlow", {}, ""};
    Entity league{"league", EntityKind::Actor, "League of Lamps", {"the Lamps"}, "", {}, ""};
    made.entities = {town, hall, league};
    made.sources = sources();
    return made;
}

} // namespace

std::string citationText(const std::string& source)
{
    return source == "herald" ? kHerald : source == "courier" ? kCourier : kGazette;
}

Case citationCase()
{
    Case made = bareCase();
    Cutter herald(made.sources[0], kHerald);
    Cutter courier(made.sources[1], kCourier);
    Cutter gazette(made.sources[2], kGazette);

    Event fire = simpleEvent("hall-fire", "Fire at the Lyceum concert hall", "attack", Importance::Core);
    fire.summary = "A concert hall burns down.";
    fire.note = "22 March 2024 was a Friday.";
    for (auto part : {datesAndPlace(herald, courier, gazette), tolls(herald, courier, gazette),
                      culprits(herald, courier, gazette)}) {
        fire.claims.insert(fire.claims.end(), part.begin(), part.end());
    }

    Event inspection = simpleEvent("inspection", "Inspection of the exits", "warning", Importance::Core);
    inspection.claims = {claim("date", date("2024-02"), "courier", {courier.cut("c-letter", "letter of February")}),
                         claim("warning", std::string("The exits were locked"), "herald",
                               {herald.cut("h-warned", "an inspection had warned that the exits were locked")})};
    Event markedUp = simpleEvent("marked-up", "a < b <b>x</b> & \"c\" > d", "attack", Importance::Minor);
    markedUp.summary = "<img src=\"file:///etc/passwd\"> is text";
    markedUp.claims = {claim("date", date("2024-03-25"), "gazette", {gazette.cut("g-it", "It was last Friday")})};
    Event longWords = simpleEvent("long-words", std::string(180, 'W'), "attack", Importance::Minor);
    longWords.claims = {
        claim("date", date("2024-03-26"), "herald", {herald.cut("h-inner", "inspection had warned that the exits")}),
        claim("description", std::string(200, 'w'), "herald", {"h-inner"})};
    made.events = {inspection, fire, markedUp, longWords};

    Relation warned{"warned", "warned-of", "inspection", "hall-fire", "herald", false, "", {"h-warned"}};
    made.relations = {warned};
    herald.finish();
    courier.finish();
    gazette.finish();
    return made;
}

Case citationCaseWithTexts()
{
    Case made = citationCase();
    for (Source& source : made.sources) {
        source.text = citationText(source.id);
    }
    return made;
}

Case citationCaseWithClaims(int claims)
{
    Case made = citationCase();
    Event crowded = simpleEvent("crowded", "An event that everybody writes about", "attack", Importance::Major);
    crowded.claims = {claim("date", date("2024-03-27"), "herald", {"h-date"})};
    for (int i = 1; i < claims; ++i) {
        const std::string property = i % 2 == 0 ? "deaths" : i % 4 == 1 ? "description" : "injured";
        const std::string source = i % 3 == 0 ? "herald" : "courier";
        const ClaimValue value = property == "description" ? ClaimValue(std::string("Statement ") + std::to_string(i))
                                                           : ClaimValue(Quantity{100.0 + i / 4, 0, {}, ""});
        crowded.claims.push_back(claim(property, value, source, {source == "herald" ? "h-rise" : "c-almost"}));
    }
    std::ranges::stable_sort(crowded.claims, {}, &Claim::property);
    made.events.push_back(crowded);
    return made;
}

} // namespace dateline
