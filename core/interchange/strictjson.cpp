#include "core/interchange/strictjson.h"

#include "core/text/codepoints.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

namespace dateline {

namespace {

using nlohmann::json;

/// "line 3, column 17" of the byte at `offset`.
std::string placeOf(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = 1 + std::ranges::count(before, '\n');
    const auto lineStart = before.rfind('\n') + 1; // npos + 1 is 0
    const auto column = 1 + codePointCount(before.substr(lineStart));
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// Tells how far the parser has read, which its events do not say.
class CountingIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, const char*& furthest) : at_(at), furthest_(&furthest) {}

    reference operator*() const { return *at_; }
    CountingIterator& operator++()
    {
        *furthest_ = ++at_;
        return *this;
    }
    CountingIterator operator++(int)
    {
        const CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

private:
    const char* at_;
    const char** furthest_;
};

/// The parser's words for what it found wrong, and ours.
struct Wording
{
    std::string_view theirs;
    std::string_view ours;
};

constexpr std::array kLexical{
    Wording{"missing closing quote", "a text has no closing quotation mark"},
    Wording{"must be followed by 4 hex digits", "\\u takes four hexadecimal digits"},
    Wording{"surrogate", "half of a surrogate pair stands alone"},
    Wording{"forbidden character after backslash",
            "a backslash in a text must be followed by one of \" \\ / b f n r t u"},
    Wording{"control character", "a control character (such as a tab or a line end) in a text must be escaped"},
    Wording{"expected digit after '-'", "expected a digit behind \"-\""},
    Wording{"expected digit after '.'", "expected a digit behind the decimal point"},
    Wording{"after exponent", "expected a digit in the exponent"},
    Wording{"number overflow", "a number is too large"},
};

constexpr std::array kExpected{
    Wording{"; expected end of input", "expected nothing more"},
    Wording{"while parsing object key", "expected the name of a member in double quotes"},
    Wording{"while parsing object separator", "expected \":\" behind the name of a member"},
    Wording{"while parsing object", "expected \",\" or \"}\" behind a member"},
    Wording{"while parsing array", "expected \",\" or \"]\" behind an element"},
    Wording{"", "expected a value"},
};

std::optional<std::string_view> wordingOf(std::span<const Wording> wordings, std::string_view message)
{
    const auto fits = [message](const Wording& wording) {
        return message.find(wording.theirs) != message.npos;
    };
    const auto found = std::ranges::find_if(wordings, fits);
    return found == wordings.end() ? std::nullopt : std::optional(found->ours);
}

/// Builds the value from the parser's events and refuses what the grammar lets through.
class Builder
{
public:
    Builder(std::string_view text, const char*& furthest) : text_(text), furthest_(furthest) {}

    Result<json> take()
    {
        if (error_)
            return tl::unexpected(*error_);
        return std::move(root_);
    }

    bool null() { return put(nullptr); }
    bool boolean(bool value) { return put(value); }
    bool number_integer(json::number_integer_t value) { return put(value); }
    bool number_unsigned(json::number_unsigned_t value) { return put(value); }
    bool number_float(json::number_float_t value, const json::string_t&) { return put(value); }
    bool string(json::string_t& value) { return isStorable(value) && put(std::move(value)); }
    bool binary(json::binary_t&) { return false; } // JSON text has none
    bool start_object(std::size_t) { return open(json::object()); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(json::array()); }
    bool end_array() { return close(); }

    bool key(json::string_t& name)
    {
        if (!isStorable(name))
            return false;
        if (open_.back()->contains(name))
            return refuse(startOfText(), "the member \"" + name + "\" stands twice in one object");
        name_ = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string& lastToken, const json::exception& exception)
    {
        const std::string_view message = exception.what();
        // `position` counts the character that was refused, and the end of the text as one.
        const std::size_t refused = std::min(position == 0 ? 0 : position - 1, text_.size());
        const std::size_t end = std::min(position, text_.size());
        if (const auto lexical = wordingOf(kLexical, message)) {
            const bool wholeToken =
                message.find("closing quote") != message.npos || message.find("overflow") != message.npos;
            return refuse(wholeToken ? end - std::min(end, lastToken.size()) : refused, std::string(*lexical));
        }
        const std::string expected(wordingOf(kExpected, message).value_or("expected a value"));
        if (message.find("unexpected end of input") != message.npos)
            return refuse(text_.size(), expected + ", found the end of the file");
        const std::string_view found =
            refusedToken(refused, lastToken, message.find("invalid literal") != message.npos);
        return refuse(static_cast<std::size_t>(found.data() - text_.data()),
                      expected + ", found \"" + std::string(found) + "\"");
    }

private:
    /// The token that ends at `refused`, or its first characters. The parser's own `lastToken` is that only for texts:
    /// before others it may hold all that was read since the last one. A bad word may be refused at the
    /// character behind it.
    std::string_view refusedToken(std::size_t refused, const std::string& lastToken, bool isBadWord) const
    {
        constexpr std::int64_t kLongest = 40;
        const std::string_view read = text_.substr(0, refused + 1);
        if (refused < text_.size() && read.back() == '"' && lastToken.starts_with('"') && read.ends_with(lastToken))
            return textAt(read.substr(read.size() - lastToken.size()), {0, kLongest});
        const auto isOfWord = [this](std::size_t at) {
            const char c = at < text_.size() ? text_[at] : ' ';
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' ||
                   c == '.';
        };
        std::size_t start = refused;
        while ((isBadWord || isOfWord(refused)) && start > 0 && isOfWord(start - 1))
            --start;
        std::size_t end = start;
        while (isOfWord(end))
            ++end;
        return textAt(text_.substr(start),
                      {0, std::clamp<std::int64_t>(static_cast<std::int64_t>(end - start), 1, kLongest)});
    }

    /// Where the text begins whose closing quotation mark was read last.
    std::size_t startOfText() const
    {
        const auto isQuote = [this](std::size_t at) {
            std::size_t slashes = 0;
            while (slashes < at && text_[at - 1 - slashes] == '\\')
                ++slashes;
            return text_[at] == '"' && slashes % 2 == 0;
        };
        std::size_t at = consumed() - 2;
        while (at > 0 && !isQuote(at))
            --at;
        return at;
    }

    std::size_t consumed() const { return static_cast<std::size_t>(furthest_ - text_.data()); }

    bool refuse(std::size_t offset, const std::string& problem)
    {
        if (!error_)
            error_ = Error{ErrorCode::Syntax, placeOf(text_, offset) + ": " + problem};
        return false;
    }

    bool isStorable(const std::string& value)
    {
        return value.find('\0') == std::string::npos ||
               refuse(startOfText(), "a text holds the character U+0000, which cannot be kept");
    }

    json* place(json&& value)
    {
        if (open_.empty()) {
            root_ = std::move(value);
            return &root_;
        }
        json& holder = *open_.back();
        if (holder.is_array()) {
            holder.push_back(std::move(value));
            return &holder.back();
        }
        return &(holder[name_] = std::move(value));
    }

    bool put(json&& value)
    {
        place(std::move(value));
        return true;
    }

    bool open(json&& value)
    {
        if (open_.size() == kMaxJsonDepth)
            return refuse(consumed() - 1, "arrays and objects stand more than " + std::to_string(kMaxJsonDepth) +
                                              " levels deep inside each other");
        open_.push_back(place(std::move(value)));
        return true;
    }

    bool close()
    {
        open_.pop_back();
        return true;
    }

    std::string_view text_;
    const char*& furthest_;
    json root_;
    std::vector<json*> open_;
    std::string name_;
    std::optional<Error> error_;
};

} // namespace

Result<json> parseStrictJson(std::string_view utf8)
{
    const std::string_view text = withoutByteOrderMark(utf8);
    if (const auto bad = firstInvalidUtf8(text))
        return fail(ErrorCode::Syntax, placeOf(text, *bad) + ": the bytes here are not UTF-8");
    const char* furthest = text.data();
    Builder builder(text, furthest);
    try {
        json::sax_parse(CountingIterator(text.data(), furthest), CountingIterator(text.data() + text.size(), furthest),
                        &builder);
    } catch (const json::exception& exception) {
        return fail(ErrorCode::Syntax, std::string("the JSON cannot be read: ") + exception.what());
    }
    return builder.take();
}

} // namespace dateline
