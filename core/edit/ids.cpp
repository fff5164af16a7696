#include "core/edit/ids.h"

#include "core/edit/parts.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <memory>

namespace dateline {

namespace {

constexpr std::size_t kLongestId = 40;

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string inLatin(std::string_view text)
{
    if (isAscii(text))
        return std::string(text);
    // Making one takes milliseconds.
    thread_local const auto toLatin = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
            icu::UnicodeString::fromUTF8("Any-Latin; Latin-ASCII"), UTRANS_FORWARD, status));
    }();
    if (!toLatin)
        return std::string(text);
    auto letters = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    toLatin->transliterate(letters);
    std::string latin;
    return letters.toUTF8String(latin);
}

const char* kindName(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Category:
        return "category";
    case ObjectKind::Property:
        return "property";
    case ObjectKind::Entity:
        return "entity";
    case ObjectKind::Source:
        return "source";
    case ObjectKind::Passage:
        return "passage";
    case ObjectKind::Event:
        return "event";
    case ObjectKind::Claim:
        return "claim";
    case ObjectKind::Relation:
        break;
    }
    return "relation";
}

} // namespace

std::string idFromTitle(std::string_view title)
{
    std::string id;
    for (const char c : inLatin(title)) {
        const bool isUpper = c >= 'A' && c <= 'Z';
        if (isUpper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            id += isUpper ? static_cast<char>(c - 'A' + 'a') : c;
        else if (c != '\'' && !id.empty() && id.back() != '-') // "dockers' strike", "d'Orsay": no break
            id += '-';
    }
    if (id.size() > kLongestId) {
        const auto cut = id.rfind('-', kLongestId);
        id.resize(cut == std::string::npos || cut < kLongestId / 2 ? kLongestId : cut);
    }
    while (!id.empty() && id.back() == '-')
        id.pop_back();
    return id;
}

Result<std::string> freshId(const CaseFile& file, ObjectKind kind, std::string_view title)
{
    return FreshIds(file).titled(kind, title);
}

Result<const std::set<std::string>*> FreshIds::taken(ObjectKind kind, const std::string& beginning)
{
    const auto [known, isNew] = taken_.try_emplace({kind, beginning});
    if (isNew) {
        auto ids = file_.ids(kind, beginning);
        if (!ids)
            return fail(ids.error());
        known->second.insert(ids->begin(), ids->end());
    }
    return &known->second;
}

Result<std::string> FreshIds::titled(ObjectKind kind, std::string_view title)
{
    const auto base = idFromTitle(title);
    return based(kind, base.empty() ? kindName(kind) : base);
}

Result<std::string> FreshIds::based(ObjectKind kind, const std::string& base)
{
    const auto ids = taken(kind, base);
    if (!ids)
        return fail(ids.error());
    auto id = base;
    auto& number = last_.try_emplace({kind, base}, 1).first->second;
    while ((*ids)->contains(id) || !given_.insert({kind, id}).second)
        id = base + "-" + std::to_string(++number);
    return id;
}

Result<std::string> FreshIds::sourceMark(const std::string& source)
{
    if (source.empty())
        return std::string("own");
    if (sourceMarks_.empty()) {
        const auto sources = file_.sourceHeads();
        if (!sources)
            return fail(sources.error());
        for (const auto& each : *sources)
            sourceMarks_.emplace(each.id, "s" + std::to_string(sourceMarks_.size() + 1));
    }
    const auto known = sourceMarks_.find(source);
    return known == sourceMarks_.end() ? source : known->second;
}

Result<std::string> FreshIds::ofClaim(const std::string& event, const std::string& property, const std::string& source)
{
    const auto mark = sourceMark(source);
    if (!mark)
        return fail(mark.error());
    return based(ObjectKind::Claim, event + "-" + property + "-" + *mark);
}

Result<std::string> FreshIds::ofPassage(const std::string& source)
{
    const auto beginning = source + "-p";
    const auto ids = taken(ObjectKind::Passage, beginning);
    if (!ids)
        return fail(ids.error());
    int highest = 0;
    for (const auto& id : **ids) {
        int number = 0;
        const auto [stop, error] = std::from_chars(id.data() + beginning.size(), id.data() + id.size(), number);
        if (error == std::errc() && stop == id.data() + id.size())
            highest = std::max(highest, number);
    }
    auto& last = lastPassages_[source];
    last = std::max(last, highest) + 1;
    auto digits = std::to_string(last);
    digits.insert(0, digits.size() < 3 ? 3 - digits.size() : 0, '0');
    return based(ObjectKind::Passage, beginning + digits);
}

Result<std::string> FreshIds::ofRelation(const Relation& relation)
{
    const auto mark = sourceMark(relation.source);
    if (!mark)
        return fail(mark.error());
    return based(ObjectKind::Relation, relation.from + "-" + relation.type + "-" + relation.to + "-" + *mark);
}

std::string addedId(const Change& change, ObjectKind kind)
{
    for (const auto& object : change.objects)
        if (!object.before && object.after && kindOf(*object.after) == kind)
            return idOf(*object.after);
    return {};
}

} // namespace dateline
