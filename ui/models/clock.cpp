#include "ui/models/clock.h"

#include <QDateTime>
#include <QLocale>
#include <QString>

#include <pwd.h>
#include <unistd.h>

#include <array>

namespace dateline {

namespace {

std::string readUserName()
{
    std::array<char, 4096> space{};
    passwd entry{};
    passwd* found = nullptr;
    if (getpwuid_r(geteuid(), &entry, space.data(), space.size(), &found) != 0 || found == nullptr)
        return {};
    const QString full = QString::fromLocal8Bit(found->pw_gecos).section(QLatin1Char(','), 0, 0).trimmed();
    return full.isEmpty() ? QString::fromLocal8Bit(found->pw_name).toStdString() : full.toStdString();
}

} // namespace

std::int64_t secondsNow()
{
    return QDateTime::currentSecsSinceEpoch();
}

EdtfDate today()
{
    return localDate(secondsNow());
}

EdtfDate localDate(std::int64_t seconds)
{
    // Years of the machine's clock have four digits, so that the text is a day of EDTF.
    const QString day = QDateTime::fromSecsSinceEpoch(seconds).date().toString(Qt::ISODate);
    return EdtfDate::parse(day.toStdString()).value_or(EdtfDate());
}

QString localClockText(std::int64_t seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds).toString(QStringLiteral("HH:mm"));
}

std::int64_t localDayOf(std::int64_t seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds).date().toJulianDay();
}

QString localTimeText(std::int64_t seconds)
{
    return QLocale(QLocale::English)
        .toString(QDateTime::fromSecsSinceEpoch(seconds), QStringLiteral("d MMMM yyyy, HH:mm"));
}

Stamp stampNow()
{
    static const std::string user = readUserName();
    return {user, secondsNow()};
}

} // namespace dateline
