#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace dateline::test {

/// Writes random EDTF expressions of every kind from a fixed seed. Some of them are dates that do not exist.
class RandomEdtf
{
public:
    explicit RandomEdtf(std::uint64_t seed) : engine_(seed) {}

    /// Years of four digits are `firstYear` and the `years` - 1 after it, so that dates often meet.
    RandomEdtf(std::uint64_t seed, int firstYear, int years) : engine_(seed), firstYear_(firstYear), years_(years) {}

    std::string next()
    {
        switch (below(10)) {
        case 0:
            return date() + "/" + date();
        case 1:
            return below(2) ? date() + "/.." : "../" + date();
        case 2:
            return below(2) ? date() + "/" : "/" + date();
        case 3:
            return set('[', ']');
        case 4:
            return set('{', '}');
        case 5:
            return day() + time();
        case 6:
            return longYear();
        default:
            return date();
        }
    }

    int below(int limit) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(limit)); }

private:
    std::string digits(int value, int count, int oddsOfX)
    {
        std::string out(static_cast<std::size_t>(count), '0');
        for (auto i = count - 1; i >= 0; --i, value /= 10)
            out[static_cast<std::size_t>(i)] = below(100) < oddsOfX ? 'X' : static_cast<char>('0' + value % 10);
        return out;
    }
    std::string qualifier() { return below(6) == 0 ? std::string(1, "?~%"[below(3)]) : std::string(); }
    std::string year(int oddsOfX)
    {
        return (firstYear_ == 0 && below(6) == 0 ? "-" : "") + digits(firstYear_ + below(years_), 4, oddsOfX);
    }
    std::string day() { return year(0) + "-" + digits(1 + below(12), 2, 0) + "-" + digits(1 + below(31), 2, 0); }

    std::string date()
    {
        const auto oddsOfX = below(3) == 0 ? 30 : 0;
        auto out = qualifier() + year(oddsOfX) + qualifier();
        const auto kind = below(5);
        if (kind == 0)
            return below(4) ? out : year(0) + "S" + std::to_string(1 + below(5));
        if (kind == 1)
            return out + "-" + qualifier() + std::to_string(21 + below(21)) + qualifier();
        out += "-" + qualifier() + digits(1 + below(12), 2, oddsOfX) + qualifier();
        if (kind > 2)
            out += "-" + qualifier() + digits(1 + below(31), 2, oddsOfX) + qualifier();
        return out;
    }

    std::string time()
    {
        const auto clock =
            "T" + digits(below(24), 2, 0) + ":" + digits(below(60), 2, 0) + ":" + digits(below(60), 2, 0);
        switch (below(4)) {
        case 0:
            return clock + "Z";
        case 1:
            return clock + (below(2) ? "+" : "-") + digits(below(15), 2, 0);
        case 2:
            return clock + (below(2) ? "+" : "-") + digits(below(15), 2, 0) + ":" + digits(below(60), 2, 0);
        default:
            return clock;
        }
    }

    std::string longYear()
    {
        auto out = std::string("Y") + (below(2) ? "-" : "") + std::to_string(10'000 + below(2'000'000'000));
        if (below(3) == 0)
            out = std::string("Y") + (below(2) ? "-" : "") + std::to_string(1 + below(999)) + "E" +
                  std::to_string(1 + below(8));
        if (below(3) == 0)
            out += "S" + std::to_string(1 + below(9));
        return out + qualifier();
    }

    std::string set(char open, char close)
    {
        std::string out(1, open);
        if (below(5) == 0)
            out += "..";
        out += date();
        for (auto more = below(3); more > 0; --more)
            out += below(3) ? "," + date() : "," + year(0) + ".." + year(0);
        if (below(5) == 0)
            out += "..";
        return out + close;
    }

    std::mt19937_64 engine_;
    int firstYear_ = 0;
    int years_ = 10'000;
};

} // namespace dateline::test
