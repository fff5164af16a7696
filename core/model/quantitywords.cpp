#include "core/model/quantitywords.h"

#include "core/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dateline {

namespace {

constexpr std::size_t kLongestText = 200;

struct Phrase
{
    std::string_view words;
    Comparator comparator;
};

// The longer of two that begin alike comes first.
constexpr std::array kBefore{
    Phrase{"exactly", Comparator::Exactly},
    Phrase{"precisely", Comparator::Exactly},
    Phrase{"at least", Comparator::AtLeast},
    Phrase{"no fewer than", Comparator::AtLeast},
    Phrase{"no less than", Comparator::AtLeast},
    Phrase{"not less than", Comparator::AtLeast},
    Phrase{"no more than", Comparator::AtMost},
    Phrase{"not more than", Comparator::AtMost},
    Phrase{"at most", Comparator::AtMost},
    Phrase{"up to", Comparator::AtMost},
    Phrase{"more than", Comparator::MoreThan},
    Phrase{"upwards of", Comparator::MoreThan},
    Phrase{"over", Comparator::MoreThan},
    Phrase{"above", Comparator::MoreThan},
    Phrase{"less than", Comparator::LessThan},
    Phrase{"fewer than", Comparator::LessThan},
    Phrase{"just under", Comparator::Almost},
    Phrase{"under", Comparator::LessThan},
    Phrase{"below", Comparator::LessThan},
    Phrase{"almost", Comparator::Almost},
    Phrase{"nearly", Comparator::Almost},
    Phrase{"about", Comparator::About},
    Phrase{"around", Comparator::About},
    Phrase{"roughly", Comparator::About},
    Phrase{"approximately", Comparator::About},
    Phrase{"circa", Comparator::About},
    Phrase{"some", Comparator::About},
    Phrase{"c.", Comparator::About},
    Phrase{">=", Comparator::AtLeast},
    Phrase{"<=", Comparator::AtMost},
    Phrase{"≥", Comparator::AtLeast},
    Phrase{"≤", Comparator::AtMost},
    Phrase{">", Comparator::MoreThan},
    Phrase{"<", Comparator::LessThan},
    Phrase{"~", Comparator::About},
    Phrase{"=", Comparator::Exactly},
};

constexpr std::array kAfter{
    Phrase{"+", Comparator::AtLeast},       Phrase{"or more", Comparator::AtLeast},
    Phrase{"or fewer", Comparator::AtMost}, Phrase{"or less", Comparator::AtMost},
    Phrase{"or so", Comparator::About},
};

constexpr std::array kNumbers{
    std::pair{std::string_view("zero"), 0},      std::pair{std::string_view("none"), 0},
    std::pair{std::string_view("nobody"), 0},    std::pair{std::string_view("a"), 1},
    std::pair{std::string_view("an"), 1},        std::pair{std::string_view("one"), 1},
    std::pair{std::string_view("two"), 2},       std::pair{std::string_view("three"), 3},
    std::pair{std::string_view("four"), 4},      std::pair{std::string_view("five"), 5},
    std::pair{std::string_view("six"), 6},       std::pair{std::string_view("seven"), 7},
    std::pair{std::string_view("eight"), 8},     std::pair{std::string_view("nine"), 9},
    std::pair{std::string_view("ten"), 10},      std::pair{std::string_view("eleven"), 11},
    std::pair{std::string_view("twelve"), 12},   std::pair{std::string_view("thirteen"), 13},
    std::pair{std::string_view("fourteen"), 14}, std::pair{std::string_view("fifteen"), 15},
    std::pair{std::string_view("sixteen"), 16},  std::pair{std::string_view("seventeen"), 17},
    std::pair{std::string_view("eighteen"), 18}, std::pair{std::string_view("nineteen"), 19},
    std::pair{std::string_view("twenty"), 20},   std::pair{std::string_view("thirty"), 30},
    std::pair{std::string_view("forty"), 40},    std::pair{std::string_view("fifty"), 50},
    std::pair{std::string_view("sixty"), 60},    std::pair{std::string_view("seventy"), 70},
    std::pair{std::string_view("eighty"), 80},   std::pair{std::string_view("ninety"), 90},
};

constexpr std::array kScales{
    std::pair{std::string_view("dozen"), 12.0},   std::pair{std::string_view("hundred"), 1e2},
    std::pair{std::string_view("thousand"), 1e3}, std::pair{std::string_view("million"), 1e6},
    std::pair{std::string_view("billion"), 1e9},
};

constexpr std::array<std::string_view, 11> kSaidByTheProperty{
    "people", "persons", "person", "dead", "killed", "deaths", "lives", "injured", "wounded", "hurt", "victims"};

/// Walks through a text, from left to right.
class Reader
{
public:
    explicit Reader(std::string_view text) : text_(text) { skipSpace(); }

    std::string_view rest() const { return text_.substr(at_); }
    bool atEnd() const { return at_ >= text_.size(); }

    bool take(std::string_view words)
    {
        if (rest().size() < words.size() ||
            !std::equal(words.begin(), words.end(), rest().begin(), [](char a, char b) { return a == lowered(b); })) {
            return false;
        }
        const std::string_view behind = rest().substr(words.size());
        if (isLetter(words.back()) && !behind.empty() &&
            (isLetter(behind.front()) || static_cast<unsigned char>(behind.front()) >= 0x80)) {
            return false; // only the beginning of a word
        }
        at_ += words.size();
        skipSpace();
        return true;
    }

    template<typename Table> std::optional<Comparator> takeOneOf(const Table& table)
    {
        for (const Phrase& phrase : table) {
            if (take(phrase.words)) {
                return phrase.comparator;
            }
        }
        return std::nullopt;
    }

    std::optional<double> takeAmount()
    {
        if (take("no one")) {
            return 0;
        }
        auto amount = isDigitNext() ? takeDigits() : takeNumberWords();
        while (amount) {
            const auto scale = std::ranges::find_if(kScales, [this](const auto& entry) { return take(entry.first); });
            if (scale == kScales.end()) {
                break;
            }
            *amount *= scale->second;
        }
        return amount;
    }

private:
    bool isDigitNext() const { return !atEnd() && isDigit(text_[at_]); }

    void skipSpace()
    {
        while (!atEnd()) {
            const std::string_view next = rest();
            const std::size_t wide = next.starts_with("\u00a0") ? 2 : next.starts_with("\u202f") ? 3 : 0;
            if (wide == 0 && next.front() != ' ' && next.front() != '\t' && next.front() != '\n') {
                return;
            }
            at_ += std::max<std::size_t>(wide, 1);
        }
    }

    /// A separator of thousands at `at`: its length where exactly three digits follow it, else 0.
    std::size_t separatorAt(std::size_t at) const
    {
        const std::string_view next = text_.substr(at);
        std::size_t length = 0;
        for (const std::string_view separator : {",", " ", "'", "’", "\u00a0", "\u202f"}) {
            length = next.starts_with(separator) ? separator.size() : length;
        }
        const std::string_view digits = length > 0 ? next.substr(length) : std::string_view();
        const bool three = digits.size() >= 3 && std::all_of(digits.begin(), digits.begin() + 3, isDigit) &&
                           (digits.size() == 3 || !isDigit(digits[3]));
        return three ? length : 0;
    }

    std::optional<double> takeDigits()
    {
        std::string digits;
        const auto run = [&] {
            while (isDigitNext()) {
                digits += text_[at_++];
            }
        };
        run();
        if (digits.size() <= 3) {
            for (std::size_t length = separatorAt(at_); length > 0; length = separatorAt(at_)) {
                at_ += length;
                run();
            }
        }
        if (at_ + 1 < text_.size() && text_[at_] == '.' && isDigit(text_[at_ + 1])) {
            digits += text_[at_++];
            run();
        }
        double amount = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), amount);
        if (read.ec != std::errc()) {
            return std::nullopt;
        }
        skipSpace();
        return amount;
    }

    std::optional<double> takeNumberWords()
    {
        const auto word = [this]() -> std::optional<double> {
            const auto found = std::ranges::find_if(kNumbers, [this](const auto& entry) { return take(entry.first); });
            return found == kNumbers.end() ? std::nullopt : std::optional<double>(found->second);
        };
        std::optional<double> amount = word();
        if (amount && *amount >= 20) {
            const std::size_t before = at_;
            take("-");
            const auto ones = word();
            if (ones && *ones < 10) {
                *amount += *ones;
            } else {
                at_ = before;
            }
        }
        return amount;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

/// What is counted: the rest of the text, or nothing where it only repeats what every toll counts.
std::string partOf(std::string_view rest)
{
    std::string part;
    bool says = false;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(" \t\n"), rest.size());
        const std::string_view word = rest.substr(0, end);
        const std::string small = lowered(word);
        says = says || std::ranges::find(kSaidByTheProperty, small) == kSaidByTheProperty.end();
        part += part.empty() || word.empty() ? "" : " ";
        part += word;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return says ? part : std::string();
}

} // namespace

Result<Quantity> quantityFromWords(std::string_view text)
{
    if (text.size() > kLongestText) {
        return fail(ErrorCode::Syntax, "an amount has no more than 200 characters");
    }
    Reader reader(text);
    Quantity read;
    const bool between = reader.take("between") || reader.take("from");
    const auto before = reader.takeOneOf(kBefore);
    const auto amount = reader.takeAmount();
    if (!amount) {
        return fail(ErrorCode::Syntax, reader.atEnd() ? "an amount is missing"
                                                      : "“" + std::string(reader.rest()) +
                                                            "” is no amount: write it "
                                                            "as in “more than 130” or “84 to 95”");
    }
    read.amount = *amount;
    read.comparator = before.value_or(Comparator::Exactly);
    if (between || !before) {
        const bool joined =
            reader.take("–") || reader.take("-") || reader.take("to") || (between && reader.take("and"));
        if (joined) {
            const auto upper = reader.takeAmount();
            if (!upper) {
                return fail(ErrorCode::Syntax, "the second amount is missing");
            }
            read.upper = *upper;
            read.comparator = Comparator::Between;
        }
    }
    if (between && read.comparator != Comparator::Between) {
        return fail(ErrorCode::Syntax, "the second amount is missing");
    }
    if (read.comparator == Comparator::Between && read.upper < read.amount) {
        return fail(ErrorCode::Invalid, "the second amount is below the first");
    }
    if (const auto after = reader.takeOneOf(kAfter); after && !before && read.comparator == Comparator::Exactly) {
        read.comparator = *after;
    } else if (after) {
        return fail(ErrorCode::Syntax, "it is said twice how exact the amount is");
    }
    read.of = partOf(reader.rest());
    return read;
}

} // namespace dateline
