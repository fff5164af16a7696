#include "app/commandlinearguments.h"

#include "core/time/words.h"

#include <QCommandLineParser>

#include <algorithm>
#include <numeric>
#include <optional>

namespace dateline {

namespace {

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool isNegativeNumber(const std::string& argument)
{
    return argument.size() > 1 && argument[0] == '-' && argument[1] >= '0' && argument[1] <= '9';
}

bool takesValue(const std::string& argument, const std::vector<OptionSpec>& options)
{
    return std::any_of(options.begin(), options.end(), [&argument](const OptionSpec& option) {
        return !option.value.empty() &&
               (argument == "--" + std::string(option.name) ||
                (!option.shortName.empty() && argument == "-" + std::string(option.shortName)));
    });
}

// A parser of options takes a negative year for one. Such words go behind "--", where nothing is an option.
QStringList withNumbersLast(const std::vector<std::string>& arguments, const std::vector<OptionSpec>& options)
{
    QStringList before{QStringLiteral("dateline")};
    QStringList behind;
    bool onlyWords = false;
    bool valueExpected = false;
    for (const std::string& argument : arguments) {
        if (!onlyWords && !valueExpected && argument == "--") {
            onlyWords = true;
            continue;
        }
        const bool word = onlyWords || (!valueExpected && isNegativeNumber(argument));
        (word ? behind : before) << toQt(argument);
        valueExpected = !onlyWords && !valueExpected && takesValue(argument, options);
    }
    return before << QStringLiteral("--") << behind;
}

std::string unknownOption(const QString& given, const std::vector<OptionSpec>& options)
{
    std::vector<std::string> names;
    for (const OptionSpec& option : options) {
        names.push_back("--" + std::string(option.name));
    }
    names.emplace_back("--help");
    const std::string name = (given.size() > 1 ? "--" : "-") + given.toStdString();
    return "there is no option " + name + didYouMean(nearest(name, names));
}

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({substituted, row[j] + 1, row[j - 1] + 1}));
        }
    }
    return row.back();
}

Result<std::optional<EdtfDate>> dateOption(const Arguments& arguments, const std::string& name)
{
    if (!arguments.has(name)) {
        return std::nullopt;
    }
    auto date = fromWords(arguments.value(name));
    if (!date) {
        return fail(ErrorCode::Usage, "--" + name + " \"" + arguments.value(name) + "\" is no date: " +
                                          date.error().message + " (a date is written 2024, 2024-03 or 2024-03-22)");
    }
    return *std::move(date);
}

} // namespace

std::string Arguments::value(const std::string& name) const
{
    const auto found = options.find(name);
    return found == options.end() ? std::string() : found->second;
}

Result<Arguments> parseArguments(const std::vector<std::string>& arguments, const std::vector<OptionSpec>& options)
{
    QCommandLineParser parser;
    for (const OptionSpec& option : options) {
        QStringList names{toQt(option.name)};
        if (!option.shortName.empty()) {
            names << toQt(option.shortName);
        }
        parser.addOption(QCommandLineOption(names, QString(), toQt(option.value)));
    }
    if (!parser.parse(withNumbersLast(arguments, options))) {
        const QStringList unknown = parser.unknownOptionNames();
        if (!unknown.isEmpty()) {
            return fail(ErrorCode::Usage, unknownOption(unknown.front(), options));
        }
        std::string message = parser.errorText().toStdString();
        while (!message.empty() && message.back() == '.') {
            message.pop_back();
        }
        return fail(ErrorCode::Usage, message);
    }
    Arguments result;
    for (const OptionSpec& option : options) {
        const QString name = toQt(option.name);
        if (!parser.isSet(name)) {
            continue;
        }
        const QStringList values = parser.values(name);
        if (values.size() > 1) {
            return fail(ErrorCode::Usage, "--" + std::string(option.name) + " is given more than once");
        }
        result.options[std::string(option.name)] = values.value(0).toStdString();
    }
    for (const QString& word : parser.positionalArguments()) {
        result.words.push_back(word.toStdString());
    }
    return result;
}

Result<TimeExtent> rangeOf(const Arguments& arguments, const TimeZone& caseZone)
{
    const auto from = dateOption(arguments, "from");
    if (!from) {
        return fail(from.error());
    }
    const auto to = dateOption(arguments, "to");
    if (!to) {
        return fail(to.error());
    }
    TimeExtent extent{kBeginningOfTime, kEndOfTime};
    if (*from) {
        extent.earliest = boundsOnClock(**from, caseZone).earliest;
    }
    if (*to) {
        extent.latest = boundsOnClock(**to, caseZone).latest;
    }
    if (extent.empty()) {
        return fail(ErrorCode::Usage, "the range ends before it begins: from " + arguments.value("from") + " to " +
                                          arguments.value("to"));
    }
    return extent;
}

std::vector<std::string> nearest(std::string_view text, const std::vector<std::string>& candidates)
{
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = editDistance(text, candidate);
        if (distance <= std::max<std::size_t>(2, text.size() / 3)) {
            near.emplace_back(distance, candidate);
        }
    }
    std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> names;
    for (const auto& [distance, name] : near) {
        if (names.size() < 3) {
            names.push_back(name);
        }
    }
    return names;
}

std::string didYouMean(const std::vector<std::string>& names)
{
    if (names.empty()) {
        return {};
    }
    std::string text = "; did you mean ";
    for (std::size_t n = 0; n < names.size(); ++n) {
        text += (n == 0 ? "" : n + 1 == names.size() ? " or " : ", ") + names[n];
    }
    return text + "?";
}

} // namespace dateline
