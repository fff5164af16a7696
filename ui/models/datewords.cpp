#include "ui/models/datewords.h"

#include <QTranslator>

#include <array>

namespace dateline {

namespace {

/// What the places of each phrase stand for, in the order of DatePhrase: the comments that translators read, which also
/// tell phrases of equal English words apart.
constexpr std::array<const char*, static_cast<std::size_t>(DatePhrase::Count_)> kPlaces{
    "weekday, day, month, year",
    "day, month, year",
    "month, year",
    "year",
    "year of one to three digits",
    "number of years",
    "number of years, thousand millions",
    "decade by its first year",
    "day, time of day",
    "day and time",
    "day and time, hours ahead of UTC with sign",
    "month and year, or year",
    "days",
    "months",
    "years",
    "some year from … to …, year",
    "year by estimate, range",
    "year",
    "year",
    "day, year",
    "day, month",
    "month or day",
    "alone",
    "month or day, some year from … to …",
    "days, EDTF",
    "first, last",
    "date",
    "date",
    "date, short",
    "date, remarks",
    "remark",
    "remark",
    "remark",
    "remark",
    "remark",
    "remark",
    "remark",
    "remark",
    "remark",
    "start, end",
    "start",
    "end",
    "start",
    "end",
    "start, short",
    "end, short",
    "date",
    "date",
    "date",
    "date",
    "first, last",
    "first, last",
    "list so far, next",
    "list so far, last",
    "list so far, last"};

class Translation
{
public:
    explicit Translation(const QString& language)
    {
        loaded_ = translator_.load(QStringLiteral(":/translations/dateline_%1.qm").arg(language));
    }

    void apply(std::string& text, const char* comment) const
    {
        if (!loaded_)
            return;
        const QString translated = translator_.translate("DateWords", text.c_str(), comment);
        if (!translated.isEmpty())
            text = translated.toStdString();
    }

    template<typename Texts> void applyAll(Texts& texts, const char* comment) const
    {
        for (auto& text : texts)
            apply(text, comment);
    }

private:
    QTranslator translator_;
    bool loaded_ = false;
};

} // namespace

QStringList dateLanguages()
{
    return {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("fr")};
}

DateVocabulary dateVocabulary(const QString& language)
{
    DateVocabulary words = englishDateVocabulary();
    const Translation translation(language);
    translation.applyAll(words.months, "month");
    translation.applyAll(words.monthsOfDays, "month after a day");
    translation.applyAll(words.shortMonths, "short month");
    translation.applyAll(words.weekdays, "weekday");
    translation.applyAll(words.groupings, "part of a year");
    translation.applyAll(words.shortGroupings, "part of a year, short");
    for (std::size_t phrase = 0; phrase < kPlaces.size(); ++phrase)
        translation.apply(words.phrases[phrase], kPlaces[phrase]);
    translation.apply(words.thousandsSeparator, "between thousands");
    translation.apply(words.decimalPoint, "before tenths");
    return words;
}

} // namespace dateline
