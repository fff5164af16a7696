#pragma once

#include "ui/editing/contentspage.h"

#include <functional>

namespace dateline {

/// What the case says of itself: title, clock, how dates are read.
class CaseInfoPage : public ContentsPage
{
    Q_OBJECT

public:
    explicit CaseInfoPage(Workspace& workspace, QWidget* parent = nullptr);

protected:
    QWidget* makeContent() override;

private:
    bool change(const std::function<void(CaseInfo&)>& set);
    void addHeading(QVBoxLayout& column, const QString& text);
    void addText(QVBoxLayout& column, const QString& heading, const char* name, std::string CaseInfo::*member,
                 const QFont& font);
    void addTimeZone(QVBoxLayout& column);
    void addOrder(QVBoxLayout& column);
    void addMargins(QVBoxLayout& column);
};

} // namespace dateline
