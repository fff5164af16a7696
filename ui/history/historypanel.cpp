#include "ui/history/historypanel.h"

#include "ui/editing/panelhead.h"
#include "ui/history/pastcase.h"
#include "ui/history/stepdelegate.h"
#include "ui/models/clock.h"
#include "ui/theme/plaintext.h"
#include "ui/timeline/linkbutton.h"

#include <QKeyEvent>
#include <QListView>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace dateline {

HistoryPanel::HistoryPanel(Workspace& workspace, PastCase& past, QWidget* parent)
    : QWidget(parent), workspace_(workspace), past_(past), model_(new HistoryModel(workspace, past, this)),
      list_(new QListView(this)), empty_(new PlainLabel(this))
{
    setAccessibleName(tr("History"));
    auto* head = new PanelHead(workspace, tr("History"), this);
    connect(head, &PanelHead::closed, this, &HistoryPanel::closed);
    list_->setModel(model_);
    auto* delegate = new StepDelegate(workspace, *model_, past, list_);
    list_->setItemDelegate(delegate);
    list_->setAccessibleName(tr("Steps, the latest first"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setMouseTracking(true);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    offers_ = makeOffers();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    empty_->setText(tr("Nothing has been changed yet. Every edit will stand here, and can be undone."));
    empty_->setWordWrap(true);
    empty_->setContentsMargins(14, 14, 14, 0);
    layout->addWidget(empty_);
    layout->addWidget(list_, 1);
    layout->addWidget(offers_);

    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (now.isValid()) {
            choose(model_->step(now.row()).step);
        }
    });
    // What it does reads the list anew, which must not happen while the list handles the click.
    const auto redo = [this](std::int64_t step) {
        choose(step);
        goToChosen();
    };
    connect(delegate, &StepDelegate::redoAsked, this, redo, Qt::QueuedConnection);
    connect(&workspace_, &Workspace::caseChanged, this, [this] {
        chosen_ = 0;
        refresh();
    });
    connect(&workspace_, &Workspace::edited, this, &HistoryPanel::refresh);
    connect(&past_, &PastCase::changed, this, &HistoryPanel::refresh);
    connect(&workspace_, &Workspace::datesReworded, this, &HistoryPanel::refresh);
    connect(&workspace_, &Workspace::themeChanged, this, &HistoryPanel::applyTheme);
    applyTheme();
}

QFrame* HistoryPanel::makeOffers()
{
    auto* frame = new QFrame(this);
    frame->setObjectName(QStringLiteral("offers"));
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(5, 10, 14, 8);
    column->setSpacing(0);
    name_ = new PlainLabel(frame);
    name_->setWordWrap(true);
    name_->setContentsMargins(9, 0, 0, 4);
    problem_ = new PlainLabel(frame);
    problem_->setWordWrap(true);
    problem_->setContentsMargins(9, 0, 0, 4);
    look_ = new LinkButton(frame);
    takeBack_ = new LinkButton(frame);
    goTo_ = new LinkButton(frame);
    takeBack_->setLabel(tr("Take back this step"));
    look_->setObjectName(QStringLiteral("look"));
    takeBack_->setObjectName(QStringLiteral("takeBack"));
    goTo_->setObjectName(QStringLiteral("goTo"));
    setPlainToolTip(takeBack_, tr("Undoes this step alone, where nothing later depends on it"));
    setPlainToolTip(goTo_, tr("Undoes all later steps; they can be redone"));
    column->addWidget(name_);
    column->addWidget(problem_);
    for (LinkButton* button : {look_, takeBack_, goTo_}) {
        column->addWidget(button, 0, Qt::AlignLeft);
    }
    connect(look_, &QAbstractButton::clicked, this, [this] {
        if (chosen() != nullptr && isShown(*chosen())) {
            past_.backToNow();
        } else if (chosen() != nullptr) {
            Q_EMIT lookRequested(*chosen());
        }
    });
    connect(takeBack_, &QAbstractButton::clicked, this, &HistoryPanel::takeBackChosen);
    connect(goTo_, &QAbstractButton::clicked, this, &HistoryPanel::goToChosen);
    return frame;
}

const HistoryStep* HistoryPanel::chosen() const
{
    const int row = chosen_ == 0 ? -1 : model_->rowOf(chosen_);
    return row < 0 ? nullptr : &model_->step(row);
}

bool HistoryPanel::isShown(const HistoryStep& step) const
{
    return past_.isPast() && past_.step().step == step.step;
}

QString HistoryPanel::problem() const
{
    return problem_->text();
}

void HistoryPanel::choose(std::int64_t step)
{
    if (step != chosen_) {
        chosen_ = step;
        say({});
    }
    refreshOffers();
}

void HistoryPanel::refresh()
{
    if (!isVisible()) {
        stale_ = true;
        return;
    }
    stale_ = false;
    const int scrolled = list_->verticalScrollBar()->value();
    model_->reload();
    empty_->setVisible(model_->rowCount() == 0);
    const int row = chosen_ == 0 ? -1 : model_->rowOf(chosen_);
    if (row >= 0) {
        list_->setCurrentIndex(model_->index(row));
    }
    list_->doItemsLayout();
    list_->verticalScrollBar()->setValue(scrolled);
    refreshOffers();
}

void HistoryPanel::refreshOffers()
{
    const HistoryStep* step = chosen();
    offers_->setVisible(step != nullptr);
    if (step == nullptr) {
        return;
    }
    name_->setText(qs(step->name));
    const bool canEdit = workspace_.canEdit();
    const bool isDone = step->state == StepState::Done;
    const int row = model_->rowOf(step->step);
    bool isLast = isDone;
    for (int later = 0; later < row; ++later) {
        isLast = isLast && model_->step(later).state != StepState::Done;
    }
    look_->setLabel(isShown(*step) ? tr("Back to now") : tr("Look at the case as it was then"));
    takeBack_->setVisible(canEdit && isDone);
    goTo_->setLabel(isDone ? tr("Undo to here") : tr("Redo to here"));
    goTo_->setVisible(canEdit && step->state != StepState::Abandoned && !isLast);
}

void HistoryPanel::say(const QString& problem)
{
    problem_->setText(problem.isEmpty() ? QString() : problem.left(1).toUpper() + problem.mid(1) + QLatin1Char('.'));
    problem_->setVisible(!problem.isEmpty());
}

void HistoryPanel::takeBackChosen()
{
    if (chosen() == nullptr || !workspace_.canEdit()) {
        return;
    }
    if (workspace_.isEditing() || workspace_.isLong(workspace_.caseFile().takeBackReach(chosen_).value_or(0))) {
        workspace_.takeBack(chosen_);
        return;
    }
    // Not by the workspace, which would say a refusal elsewhere: it belongs beside the step.
    const auto done = workspace_.caseFile().takeBack(chosen_, stampNow());
    if (!done) {
        say(qs(done.error().message));
        return;
    }
    say({});
    workspace_.reload();
    choose(done->step);
    list_->setCurrentIndex(model_->index(model_->rowOf(done->step)));
}

void HistoryPanel::goToChosen()
{
    const HistoryStep* step = chosen();
    if (step == nullptr || !workspace_.canEdit()) {
        return;
    }
    // An undone step that comes after it may be far up in the list; all later ones were read already.
    const bool isUndoing = step->state == StepState::Done;
    int turns = 0;
    std::size_t objects = 0;
    for (int row = 0; row < model_->rowCount(); ++row) {
        const HistoryStep& other = model_->step(row);
        const bool isTurned = isUndoing ? other.state == StepState::Done && other.step > chosen_
                                        : other.state == StepState::Undone && other.step <= chosen_;
        turns += isTurned;
        objects += isTurned ? other.objects : 0;
    }
    if (!isUndoing) {
        while (model_->canFetchMore({}) && model_->step(model_->rowCount() - 1).state == StepState::Undone) {
            const int known = model_->rowCount();
            model_->fetchMore({});
            for (int row = known; row < model_->rowCount(); ++row) {
                const HistoryStep& other = model_->step(row);
                turns += other.state == StepState::Undone;
                objects += other.state == StepState::Undone ? other.objects : 0;
            }
        }
    }
    say({});
    workspace_.turnSteps(isUndoing ? StepState::Undone : StepState::Done, turns, objects);
}

void HistoryPanel::applyTheme()
{
    const Theme& theme = workspace_.theme();
    empty_->setFont(theme.sans(13));
    for (LinkButton* button : {look_, takeBack_, goTo_}) {
        button->setTheme(theme);
    }
    name_->setFont(theme.sans(12, QFont::DemiBold));
    problem_->setFont(theme.sans(12));
    QPalette colors = problem_->palette();
    colors.setColor(QPalette::WindowText, theme.disagree);
    problem_->setPalette(colors);
    offers_->setStyleSheet(
        QStringLiteral("#offers { border: none; border-top: 1px solid %1; }").arg(theme.hairline.name()));
    list_->viewport()->update();
    refreshOffers();
}

void HistoryPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (stale_) {
        refresh();
    }
}

void HistoryPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace dateline
