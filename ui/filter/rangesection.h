#pragma once

#include "ui/models/workspace.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace dateline {

class DateField;
class FacetRow;

/// The filter by date: from and to, as they are typed, how many events certainly and possibly lie in between, and
/// whether the possible ones are shown. A range is applied when typing rests for a moment, or by Enter.
class RangeSection : public QWidget
{
    Q_OBJECT

public:
    explicit RangeSection(Workspace& workspace, QWidget* parent = nullptr);

    /// "about: day ±3 days, month ±1 month, year ±2 years".
    static QString marginsText(const WideningMargins& margins);

private:
    DateField* makeField(const QString& placeholder, const QString& name);
    QLabel* makeLine();
    void applyTyped();
    void clear();
    void showRange();
    void setFields(const QString& from, const QString& to);
    void refresh();
    void applyTheme();
    void say(const QString& text, bool wrong);

    Workspace& workspace_;
    DateField* from_ = nullptr;
    DateField* to_ = nullptr;
    QLabel* understood_ = nullptr;
    FacetRow* possible_ = nullptr;
    QLabel* counts_ = nullptr;
    QLabel* margins_ = nullptr;
    QPushButton* clear_ = nullptr;
    QTimer resting_;
    std::optional<TimeExtent> typed_; ///< what the fields say
    bool wrong_ = false;              ///< what stands in a field is no date
};

} // namespace dateline
