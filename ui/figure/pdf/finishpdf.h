#pragma once

#include <string>

/// Takes the clock and the random ids out of a PDF that Qt wrote, and puts in the title and the date
/// ("D:20240331000000Z", or nothing), so that the same figure is the same file each time. `result` is the new PDF or,
/// where that is false, why there is none.
using FinishPdf = bool(const std::string& pdf, const std::string& title, const std::string& date, std::string& result);
