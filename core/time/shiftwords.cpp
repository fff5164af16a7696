// Relative dates in English, both ways.

#include "core/ascii.h"
#include "core/time/relativedate.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace dateline {

namespace {

constexpr std::array<std::string_view, 21> kNumbers{
    "no",       "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};

/// By ShiftUnit.
constexpr std::array<std::string_view, 7> kUnits{"second", "minute", "hour", "day", "week", "month", "year"};

/// By PartOfDay.
constexpr std::array<std::string_view, 5> kPartsOfDay{"day", "night", "morning", "afternoon", "evening"};

constexpr std::array<std::string_view, 10> kVague{"several", "some",   "a-few", "few",    "many",
                                                  "couple",  "dozens", "about", "around", "roughly"};

std::string unitName(const DateShift& shift)
{
    return std::string(kUnits[static_cast<std::size_t>(shift.unit)]);
}

struct Word
{
    std::string text; ///< in lower case
    std::size_t column = 1;
};

std::vector<Word> wordsOf(std::string_view text)
{
    std::vector<Word> words;
    std::size_t column = 0;
    bool inside = false;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
            ++column;
        const bool isSpace = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!isSpace && !inside)
            words.push_back({{}, column});
        if (!isSpace)
            words.back().text += lowered(c);
        inside = !isSpace;
    }
    if (!words.empty() && words.back().text == "%1")
        words.pop_back();
    return words;
}

template<std::size_t N>
std::optional<std::size_t> placeIn(const std::array<std::string_view, N>& list, std::string_view word)
{
    const auto found = std::ranges::find(list, word);
    return found == list.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - list.begin()));
}

/// Reads the words from left to right.
class ShiftReader
{
public:
    explicit ShiftReader(std::string_view text) : words_(wordsOf(text)), length_(text.size()) {}

    Result<DateShift> read();

private:
    bool take(std::string_view word)
    {
        const bool is = at_ < words_.size() && words_[at_].text == word;
        at_ += is ? 1 : 0;
        return is;
    }
    bool takeAny(std::initializer_list<std::string_view> words)
    {
        return std::ranges::any_of(words, [this](std::string_view word) { return take(word); });
    }
    std::string_view word() const { return at_ < words_.size() ? std::string_view(words_[at_].text) : ""; }

    bool readSame(DateShift& shift);
    bool readNext(DateShift& shift);
    bool readDistance(DateShift& shift);
    bool readUnit(DateShift& shift);
    bool readUnitOrPart(DateShift& shift);
    bool readAmount(DateShift& shift);
    bool readDirection(DateShift& shift);
    Error notUnderstood(const char* wanted) const;

    std::vector<Word> words_;
    std::size_t length_;
    std::size_t at_ = 0;
    std::optional<Error> error_;
};

Result<DateShift> ShiftReader::read()
{
    DateShift shift;
    if (!readSame(shift) && !readNext(shift) && !readDistance(shift))
        return tl::unexpected<Error>(
            error_.value_or(notUnderstood("such as \"two days after\" or \"the same evening\"")));
    if (at_ != words_.size())
        return tl::unexpected<Error>(notUnderstood("nothing more"));
    return shift;
}

/// "the same evening (as)", "that night", "at the same time".
bool ShiftReader::readSame(DateShift& shift)
{
    const auto start = at_;
    const bool atTime = take("at");
    const bool said = take("the") ? take("same") : takeAny({"same", "that"});
    if (said && (atTime ? takeAny({"time", "moment", "hour"}) : readUnitOrPart(shift))) {
        if (atTime)
            shift.unit = ShiftUnit::Seconds;
        take("as");
        return true;
    }
    at_ = start;
    return false;
}

/// "the next morning", "the day after", "the evening before", "the evening two days after".
bool ShiftReader::readNext(DateShift& shift)
{
    const auto start = at_;
    take("the");
    if (const bool next = takeAny({"next", "following"}); next || takeAny({"previous", "preceding"})) {
        shift.amount = next ? 1 : -1;
        if (readUnitOrPart(shift)) {
            takeAny({"after", "before"});
            return true;
        }
    } else if (start != at_ && readUnitOrPart(shift)) {
        const auto part = shift.part;
        shift.amount = 1;
        if (readDirection(shift))
            return true;
        if (part != PartOfDay::Whole && readDistance(shift) && shift.unit == ShiftUnit::Days) {
            shift.part = part;
            return true;
        }
    }
    at_ = start;
    shift = {};
    return false;
}

/// "15 days before", "a week later", "five years to the day after".
bool ShiftReader::readDistance(DateShift& shift)
{
    if (!readAmount(shift) || error_)
        return false;
    if (take("to") && !(take("the") && takeAny({"day", "hour", "minute"}))) {
        error_ = notUnderstood("\"to the day\"");
        return false;
    }
    if (readDirection(shift))
        return true;
    error_ = notUnderstood("\"before\" or \"after\"");
    return false;
}

bool ShiftReader::readUnit(DateShift& shift)
{
    std::string_view name = word();
    if (name.ends_with('s') && name.size() > 1)
        name.remove_suffix(1);
    struct Longer
    {
        std::string_view name;
        std::int64_t amount;
        ShiftUnit unit;
    };
    constexpr std::array<Longer, 5> kLonger{{{"fortnight", 2, ShiftUnit::Weeks},
                                             {"decade", 10, ShiftUnit::Years},
                                             {"century", 100, ShiftUnit::Years},
                                             {"centurie", 100, ShiftUnit::Years},
                                             {"millennium", 1000, ShiftUnit::Years}}};
    if (const auto unit = placeIn(kUnits, name)) {
        shift.unit = static_cast<ShiftUnit>(*unit);
    } else if (const auto longer = std::ranges::find(kLonger, name, &Longer::name); longer != kLonger.end()) {
        shift.unit = longer->unit;
        shift.amount *= longer->amount;
    } else {
        return false;
    }
    ++at_;
    return true;
}

bool ShiftReader::readUnitOrPart(DateShift& shift)
{
    if (const auto part = placeIn(kPartsOfDay, word())) {
        shift.part = static_cast<PartOfDay>(*part);
        shift.unit = ShiftUnit::Days;
        ++at_;
        return true;
    }
    return readUnit(shift);
}

bool ShiftReader::readAmount(DateShift& shift)
{
    const auto given = word();
    const bool isNumber = !given.empty() && given.size() <= 12 && std::ranges::all_of(given, isDigit);
    const bool isHalf = given == "half";
    if (isNumber)
        shift.amount = std::stoll(std::string(given));
    else if (const auto number = placeIn(kNumbers, given); number && *number > 0)
        shift.amount = static_cast<std::int64_t>(*number);
    else if (given == "a" || given == "an" || isHalf)
        shift.amount = 1;
    else if (placeIn(kVague, given)) {
        error_ =
            Error{ErrorCode::Invalid, "column " + std::to_string(words_[at_].column) + ": \"" + words_[at_].text +
                                          "\" says no number; a relative date needs one, such as \"3 days after\""};
        return false;
    } else
        return false;
    ++at_;
    if (given == "a" && placeIn(kVague, word()))
        return readAmount(shift);
    if (isHalf)
        takeAny({"a", "an"});
    if (!readUnit(shift)) {
        error_ = notUnderstood("seconds, minutes, hours, days, weeks, months or years");
        return false;
    }
    if (isHalf && shift.unit == ShiftUnit::Hours)
        shift = {30, ShiftUnit::Minutes, PartOfDay::Whole};
    else if (isHalf && shift.unit == ShiftUnit::Days)
        shift = {12, ShiftUnit::Hours, PartOfDay::Whole};
    else if (isHalf && shift.unit == ShiftUnit::Years)
        shift = {6 * shift.amount, ShiftUnit::Months, PartOfDay::Whole};
    else if (isHalf)
        error_ = Error{ErrorCode::Invalid, "half a " + unitName(shift) + " is no whole number of a smaller unit"};
    if (shift.amount > DateShift::kFurthest)
        error_ = Error{ErrorCode::Invalid, "nothing is further away than 290,000,000,000"};
    return !error_;
}

bool ShiftReader::readDirection(DateShift& shift)
{
    if (takeAny({"before", "earlier", "previously", "prior"})) {
        take("to");
        shift.amount = -shift.amount;
        return true;
    }
    return takeAny({"after", "later", "afterwards", "afterward"});
}

Error ShiftReader::notUnderstood(const char* wanted) const
{
    const bool atEnd = at_ >= words_.size();
    const auto column = atEnd ? (words_.empty() ? 1 : words_.back().column) : words_[at_].column;
    const bool isPlain = !atEnd && std::ranges::all_of(words_[at_].text, [](char c) { return c > ' ' && c <= '~'; });
    const std::string found = atEnd     ? "the text ends"
                              : isPlain ? "found \"" + words_[at_].text + "\""
                                        : std::string("found another word");
    return {ErrorCode::Syntax, "column " + std::to_string(column) + ": expected " + wanted + ", but " + found};
}

} // namespace

std::string inWords(const DateShift& shift)
{
    const bool before = shift.amount < 0;
    const auto amount = before ? -shift.amount : shift.amount;
    const std::string direction = before ? " before %1" : " after %1";
    const std::string part(kPartsOfDay[static_cast<std::size_t>(shift.part)]);
    if (amount == 0 && shift.unit <= ShiftUnit::Hours)
        return "at the same time as %1";
    if (amount == 0)
        return "the same " + (shift.unit == ShiftUnit::Days ? part : unitName(shift)) + " as %1";
    if (amount == 1 && shift.unit == ShiftUnit::Days)
        return "the " + part + direction;
    std::string distance =
        amount <= 10 ? std::string(kNumbers[static_cast<std::size_t>(amount)]) : std::to_string(amount);
    if (amount == 1)
        distance = shift.unit == ShiftUnit::Hours ? "an" : "a";
    distance += " " + unitName(shift) + (amount == 1 ? "" : "s");
    if (shift.part != PartOfDay::Whole)
        distance = "the " + part + " " + distance;
    return distance + direction;
}

Result<DateShift> shiftFromWords(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first != std::string_view::npos && (text.substr(first, 2) == "-P" || text[first] == 'P'))
        if (const auto last = text.find_last_not_of(" \t");
            const auto written = DateShift::parse(text.substr(first, last - first + 1)))
            return *written;
    return ShiftReader(text).read();
}

} // namespace dateline
