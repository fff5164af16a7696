// Any bytes are read as a date: EDTF first, then words. What is read must be told, bounded and read back.
//
//     clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -I. \
//         core/time/*.cpp tests/fuzz/fuzz_edtf.cpp -o fuzz_edtf

#include "core/time/words.h"

#include <cstdint>
#include <cstdlib>

using namespace dateline;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void check(const EdtfDate& date)
{
    const auto strict = date.bounds();
    require(strict.earliest < strict.latest);
    require(date.widened().contains(strict));
    const auto again = EdtfDate::parse(date.format());
    require(again.has_value() && *again == date && again->hash() == date.hash());
    require(again->format() == date.format());
    require(!inWords(date, WordLength::Short).empty() && !inWords(date, WordLength::Long).empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto date = EdtfDate::parse(text);
    if (date)
        check(*date);
    else
        require(date.error().message.rfind("column ", 0) == 0);
    if (const auto words = fromWords(text))
        check(*words);
    return 0;
}
