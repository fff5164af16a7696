#include "ui/editing/scalewords.h"

#include <QCoreApplication>

namespace dateline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("dateline", text);
}

} // namespace

QString reliabilityWords(Reliability reliability)
{
    switch (reliability) {
    case Reliability::A:
        return tr("Completely reliable");
    case Reliability::B:
        return tr("Usually reliable");
    case Reliability::C:
        return tr("Fairly reliable");
    case Reliability::D:
        return tr("Not usually reliable");
    case Reliability::E:
        return tr("Unreliable");
    case Reliability::F:
        return tr("Reliability cannot be judged");
    }
    return {};
}

QString credibilityWords(int credibility)
{
    switch (credibility) {
    case 1:
        return tr("Confirmed by other sources");
    case 2:
        return tr("Probably true");
    case 3:
        return tr("Possibly true");
    case 4:
        return tr("Doubtful");
    case 5:
        return tr("Improbable");
    default:
        return tr("Truth cannot be judged");
    }
}

QString gradeText(Reliability reliability, std::optional<int> credibility)
{
    if (reliability == Reliability::F && !credibility) {
        return {};
    }
    const std::string_view letter = toWord(reliability);
    return QString::fromUtf8(letter.data(), static_cast<qsizetype>(letter.size())) +
           (credibility ? QString::number(*credibility) : QStringLiteral("–"));
}

QString gradeInWords(Reliability reliability, std::optional<int> credibility)
{
    const std::string_view letter = toWord(reliability);
    const QString source = tr("Source %1: %2")
                               .arg(QString::fromUtf8(letter.data(), static_cast<qsizetype>(letter.size())),
                                    reliabilityWords(reliability));
    return source + QLatin1Char('\n') +
           (credibility ? tr("Claim %1: %2").arg(*credibility).arg(credibilityWords(*credibility))
                        : tr("Claim: not judged yet"));
}

QString stanceWord(Stance stance)
{
    switch (stance) {
    case Stance::Asserts:
        return tr("states");
    case Stance::Denies:
        return tr("denies");
    case Stance::Reports:
        return tr("reports");
    }
    return {};
}

} // namespace dateline
