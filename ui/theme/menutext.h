#pragma once

#include <QString>

namespace dateline {

/// A text of a case for a menu or a button, where an ampersand would mark a key: those of the text stay the text's.
inline QString menuText(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace dateline
