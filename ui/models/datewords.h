#pragma once

#include "core/time/datevocabulary.h"

#include <QStringList>

/// The words in which dates are told, in the languages that resources/translations has. Any text of them can be
/// translated with Qt Linguist (context "DateWords"); which form a date takes is the core's affair, see inWords().
namespace dateline {

/// Codes of the languages that dates can be told in (ISO 639-1), English first.
QStringList dateLanguages();

/// The words of a language; what its translation lacks, and every unknown language, is English.
DateVocabulary dateVocabulary(const QString& language);

} // namespace dateline
