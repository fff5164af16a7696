#pragma once

#include "core/time/edtf.h"

namespace dateline {

/// Reads one EDTF expression, left to right. Private to edtf: callers use EdtfDate::parse().
class EdtfParser
{
public:
    explicit EdtfParser(std::string_view text) : text_(text) {}

    Result<EdtfDate> parse();

private:
    using Fields = EdtfDate::Fields;

    // Each reads one thing at the current place. False: it is not there, and why stands in error_.
    bool readExpression(EdtfDate& date);
    bool readInterval(EdtfDate& date);
    bool readSet(EdtfDate& date);
    bool readMember(EdtfDate& member, bool first);
    bool readRunEnd(EdtfDate& member);
    bool readDate(Fields& fields);
    bool readYear(Fields& fields);
    bool readLongYear(Fields& fields);
    bool readSignificantDigits(Fields& fields);
    bool readMonth(Fields& fields);
    bool readDay(Fields& fields);
    bool readTime(Fields& fields);
    bool readZone(Fields& fields);
    bool readDigitOrX(int& value, unsigned& mask, const char* expected);
    bool readTwoDigits(int& value, const char* expected);
    bool readClockPart(int& value, int most, const char* expected, const char* impossible);
    bool readInteger(std::int64_t& value, const char* expected);
    void readLeftQualifier(Fields& fields, int component);
    void readRightQualifier(Fields& fields, int component);
    Qualifier takeQualifier();

    bool checkExists(const Fields& fields);
    bool checkYearsFit(const Fields& fields, std::size_t at);
    bool checkOrder(const EdtfDate& from, const EdtfDate& to, std::size_t at);
    void noteLevelOfUnspecified(const Fields& fields);
    bool noSuchDay(const Fields& fields);

    bool atEnd() const { return at_ >= text_.size(); }
    bool at(char c) const { return !atEnd() && text_[at_] == c; }
    bool at(std::string_view s) const { return text_.substr(at_, s.size()) == s; }
    bool atDigit() const { return !atEnd() && text_[at_] >= '0' && text_[at_] <= '9'; }
    bool take(char c);
    void raiseLevel(int level) { level_ = level > level_ ? level : level_; }

    bool expected(const char* what);
    bool impossible(std::size_t at, const std::string& why);
    std::string column(std::size_t at) const;
    std::string found() const;

    static EdtfDate dateOf(const Fields& fields);
    static EdtfDate compound(EdtfKind kind, std::vector<EdtfDate> parts);
    static EdtfDate endOf(EdtfDate::End end);

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t monthAt_ = 0; // where the date read last has its month and its day
    std::size_t dayAt_ = 0;
    int level_ = 0;
    Error error_;
};

} // namespace dateline
