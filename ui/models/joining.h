#pragma once

#include "ui/models/workspace.h"

#include <QStringList>

namespace dateline {

/// The texts in their order with `separator` between them.
inline QString joined(const std::vector<std::string>& texts, const char* separator)
{
    QStringList list;
    for (const std::string& text : texts) {
        list << qs(text);
    }
    return list.join(QLatin1String(separator));
}

} // namespace dateline
