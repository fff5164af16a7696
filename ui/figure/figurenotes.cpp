#include "ui/figure/figurenotes.h"

#include "core/time/words.h"

#include <algorithm>
#include <set>

namespace dateline {

namespace {

constexpr int kNotePixels = 12;
constexpr double kLineHeight = 16;

QString joinedNames(const std::vector<std::string>& names)
{
    QString text;
    for (std::size_t n = 0; n < names.size(); ++n) {
        text += (n == 0                  ? QString()
                 : n + 1 == names.size() ? QStringLiteral(" and ")
                                         : QStringLiteral(", ")) +
                toQt(names[n]);
    }
    return text;
}

/// The title up to its first colon, dash or comma.
QString shortTitle(const Source& source)
{
    constexpr qsizetype kShortest = 8;
    const QString title = toQt(source.title).simplified();
    for (qsizetype n = kShortest; n < title.size(); ++n) {
        if (QStringLiteral(":—–,").contains(title[n])) {
            return title.left(n).trimmed();
        }
    }
    return title;
}

// A quotation that ends in its own quotation marks keeps them; the outer ones differ by being there only once.
QString quoted(const std::string& exact)
{
    return QStringLiteral("“%1”").arg(toQt(exact).simplified());
}

/// `widest` is the widest mark of its list.
FigureBlock hangingBlock(const QString& mark, const QString& widest, const QString& text, const Theme& theme,
                         double width, const QColor& markColor)
{
    constexpr double kLeastIndent = 26;
    const double indent = std::max(kLeastIndent, textWidth(widest, theme.sans(kNotePixels, QFont::DemiBold)) + 7);
    FigureBlock block;
    block.spaceAbove = 3;
    const QFont font = theme.sans(kNotePixels);
    block.items.addText(mark, theme.sans(kNotePixels, QFont::DemiBold), markColor, 0, 0);
    for (const QString& line : wrapped(text, font, width - indent)) {
        block.items.addText(line, font, theme.text, indent, block.height);
        block.height += kLineHeight;
    }
    return block;
}

} // namespace

NoteNumbers::Key NoteNumbers::keyOf(const Claim& claim)
{
    return {claim.source, claim.passages.empty() ? std::string() : claim.passages.front(), claim.attributedTo};
}

std::vector<int> NoteNumbers::cite(const EventDetails& details, bool tolls)
{
    std::vector<int> numbers;
    for (const ResolvedProperty& property : details.properties) {
        if (property.property != "date" && !(tolls && property.property == "deaths")) {
            continue;
        }
        const bool date = property.property == "date";
        std::set<std::string> cited;
        for (std::size_t n = 0; n < details.event.claims.size(); ++n) {
            const Claim& claim = details.event.claims[n];
            // Of a date each source's first words are enough; of a toll each number is on the scale and has its own.
            if (claim.property != property.property || claim.rank == Rank::Deprecated || claim.passages.empty() ||
                (date && !cited.insert(claim.source).second)) {
                continue;
            }
            const auto [place, isNew] = numbers_.emplace(keyOf(claim), int(notes_.size()) + 1);
            if (isNew) {
                notes_.push_back({place->second, claim.source, claim.passages.front(), claim.attributedTo});
            }
            numbers.push_back(place->second);
        }
    }
    return numbers;
}

std::vector<int> NoteNumbers::numbersOf(const Event& event, const std::vector<std::size_t>& claims) const
{
    std::set<int> numbers;
    for (const std::size_t claim : claims) {
        if (const auto found = numbers_.find(keyOf(event.claims[claim])); found != numbers_.end()) {
            numbers.insert(found->second);
        }
    }
    return {numbers.begin(), numbers.end()};
}

std::string numbersText(std::vector<int> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::string text;
    for (std::size_t first = 0, next = 0; first < numbers.size(); first = next) {
        next = first + 1;
        while (next < numbers.size() && numbers[next] == numbers[next - 1] + 1) {
            ++next;
        }
        if (next - first < 3) {
            next = first + 1;
        }
        text += (text.empty() ? "" : " ") + std::to_string(numbers[first]);
        if (next - first >= 3) {
            text += "–" + std::to_string(numbers[next - 1]);
        }
    }
    return text;
}

QString shortName(const Source& source)
{
    if (!source.creators.empty()) {
        return joinedNames(source.creators);
    }
    if (!source.publisher.empty()) {
        return toQt(source.publisher);
    }
    if (source.title.empty()) {
        return QStringLiteral("Untitled article");
    }
    return shortTitle(source);
}

QString laneName(std::size_t number, const Source& source)
{
    const QString name = source.title.empty() && !source.publisher.empty() ? toQt(source.publisher)
                         : source.title.empty()                            ? shortName(source)
                                                                           : shortTitle(source);
    return QStringLiteral("[%1] ").arg(number) + name;
}

QString bibliographyEntry(const Source& source)
{
    QString text;
    if (!source.creators.empty()) {
        text = joinedNames(source.creators) + QStringLiteral(". ");
    }
    const QString title = source.title.empty() ? QStringLiteral("Untitled article") : toQt(source.title).simplified();
    const QString date =
        source.issued ? toQt(inWords(*source.issued, WordLength::Long)) : QStringLiteral("no date stated");
    const bool ends =
        title.endsWith(QLatin1Char('?')) || title.endsWith(QLatin1Char('!')) || title.endsWith(QLatin1Char('.'));
    text += title;
    if (source.publisher.empty()) {
        text += ends ? QStringLiteral(" ") + QString(date).replace(0, 1, date.left(1).toUpper())
                     : QStringLiteral(", ") + date;
    } else {
        text +=
            (ends ? QStringLiteral(" ") : QStringLiteral(". ")) + toQt(source.publisher) + QStringLiteral(", ") + date;
    }
    text += QLatin1Char('.');
    if (!source.url.empty()) {
        text += QStringLiteral(" ") + toQt(source.url);
    }
    return text;
}

FigureBlock headingBlock(const QString& text, const Theme& theme)
{
    FigureBlock block;
    const QFont font = theme.sans(14, QFont::DemiBold);
    block.items.addText(text, font, theme.text, 0, 0);
    block.height = textHeight(font) + 4;
    block.spaceAbove = 20;
    block.keepWithNext = true;
    return block;
}

FigureBlock noteBlock(const FigureNote& note, const std::string& exact, std::size_t notes,
                      const std::vector<Source>& sources, const Theme& theme, double width)
{
    QString text;
    for (std::size_t n = 0; n < sources.size(); ++n) {
        const Source& source = sources[n];
        if (source.id != note.source) {
            continue;
        }
        if (!exact.empty()) {
            text = quoted(exact) + QStringLiteral(" —\u00A0");
        }
        if (!note.by.empty()) {
            text += toQt(note.by).simplified() + QStringLiteral(", in ");
        }
        text += shortName(source) + QStringLiteral("\u00A0[%1]").arg(n + 1);
    }
    return hangingBlock(QString::number(note.number), QString::number(notes), text, theme, width, theme.accent);
}

FigureBlock sourceBlock(std::size_t number, std::size_t sources, const Source& source, const Theme& theme, double width)
{
    const auto mark = QStringLiteral("[%1]");
    return hangingBlock(mark.arg(number), mark.arg(sources), bibliographyEntry(source), theme, width, theme.text);
}

} // namespace dateline
