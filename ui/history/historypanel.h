#pragma once

#include "ui/history/historymodel.h"

#include <QWidget>

class QFrame;
class QLabel;
class QListView;

namespace dateline {

class LinkButton;

/// The history of the case: every step with its name, what it was about, who did it and when; the latest first, by
/// days. What was undone is pale and can be redone, what was undone and then left is struck out. A chosen step offers,
/// below the list, what can be done with it.
class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    HistoryPanel(Workspace& workspace, PastCase& past, QWidget* parent = nullptr);

    QListView& list() const { return *list_; }
    const HistoryModel& model() const { return *model_; }
    /// What came of the last thing that was asked for and could not be done; else empty.
    QString problem() const;

    void choose(std::int64_t step);
    /// Undoes or redoes step by step until the chosen one is the last that is done.
    void goToChosen();
    void takeBackChosen();

    QSize sizeHint() const override { return {340, 700}; }

Q_SIGNALS:
    void closed();
    /// The user wants to see the case as it was after that step.
    void lookRequested(const dateline::HistoryStep& step);

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QFrame* makeOffers();
    void refresh();
    void refreshOffers();
    void applyTheme();
    void say(const QString& problem);
    const HistoryStep* chosen() const;
    /// The window shows the case as it was after that step.
    bool isShown(const HistoryStep& step) const;

    Workspace& workspace_;
    PastCase& past_;
    HistoryModel* model_;
    QListView* list_;
    QLabel* empty_;
    QFrame* offers_;
    QLabel* name_ = nullptr;
    QLabel* problem_ = nullptr;
    LinkButton* look_ = nullptr;
    LinkButton* takeBack_ = nullptr;
    LinkButton* goTo_ = nullptr;
    std::int64_t chosen_ = 0;
    bool stale_ = true;
};

} // namespace dateline
