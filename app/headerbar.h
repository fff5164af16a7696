#pragma once

#include "ui/models/workspace.h"

#include <QWidget>

class QMenu;
class QPushButton;
class QToolButton;

namespace dateline {

class CaseSurvey;
class CaseTitle;
class SearchBox;

/// The line at the top: the menu, the case's title and size, the search field, and what is done most.
class HeaderBar : public QWidget
{
    Q_OBJECT

public:
    explicit HeaderBar(Workspace& workspace, const CaseSurvey& survey, QWidget* parent = nullptr);

    QMenu& menu() const { return *menu_; }
    void openMenu();
    SearchBox& search() const { return *search_; }
    QPushButton& addEventButton() const { return *addEvent_; }
    QPushButton& tableButton() const { return *table_; }
    QPushButton& chartsButton() const { return *charts_; }
    QPushButton& exportButton() const { return *export_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();

    Workspace& workspace_;
    const CaseSurvey& survey_;
    QMenu* menu_ = nullptr;
    QToolButton* menuButton_ = nullptr;
    CaseTitle* title_ = nullptr;
    SearchBox* search_ = nullptr;
    QPushButton* addEvent_ = nullptr;
    QPushButton* table_ = nullptr;
    QPushButton* charts_ = nullptr;
    QPushButton* export_ = nullptr;
};

} // namespace dateline
