#include "ui/history/pastcase.h"

#include "ui/models/clock.h"
#include "ui/theme/plaintext.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <utility>

namespace dateline {

PastCase::PastCase(Workspace& workspace, QObject* parent) : QObject(parent), workspace_(workspace)
{
    connect(&workspace, &Workspace::caseChanged, this, [this] {
        // Another case was opened: there is nothing to come back to.
        if (std::exchange(present_, std::nullopt)) {
            Q_EMIT changed();
        }
    });
}

Status PastCase::look(const HistoryStep& step)
{
    if (workspace_.isEditing()) {
        return fail(ErrorCode::Busy, "wait until this is done, or cancel it: " + utf8(workspace_.doing()));
    }
    auto then = present().asOf(step.step);
    if (!then) {
        return fail(then.error());
    }
    CaseFile shown = std::exchange(workspace_.caseFile(), std::move(*then));
    if (!present_) {
        present_.emplace(std::move(shown));
    }
    step_ = step;
    workspace_.reload();
    Q_EMIT changed();
    return {};
}

void PastCase::backToNow()
{
    if (!present_) {
        return;
    }
    workspace_.caseFile() = std::move(*present_);
    present_.reset();
    workspace_.reload();
    Q_EMIT changed();
}

PastBanner::PastBanner(const Workspace& workspace, PastCase& past, QWidget* parent)
    : QWidget(parent), workspace_(workspace), past_(past), label_(new PlainLabel(this)),
      back_(new QPushButton(tr("Back to now"), this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 7, 16, 7);
    layout->setSpacing(12);
    layout->addWidget(label_, 1);
    layout->addWidget(back_);
    label_->setWordWrap(true);
    connect(back_, &QPushButton::clicked, &past, &PastCase::backToNow);
    connect(&past, &PastCase::changed, this, &PastBanner::refresh);
    connect(&workspace, &Workspace::themeChanged, this, &PastBanner::refresh);
    refresh();
}

QString PastBanner::text() const
{
    return label_->text();
}

void PastBanner::refresh()
{
    const Theme& theme = workspace_.theme();
    label_->setFont(theme.sans(12, QFont::Medium));
    QPalette colors = label_->palette();
    colors.setColor(QPalette::WindowText, theme.onQuotation);
    label_->setPalette(colors);
    if (past_.isPast()) {
        const HistoryStep& step = past_.step();
        label_->setText(tr("The case as it was on %1, after this step: %2. Nothing can be changed here.")
                            .arg(localTimeText(step.stamp.when), qs(step.name)));
    }
    setVisible(past_.isPast());
    update();
}

void PastBanner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), workspace_.theme().quotation);
    painter.fillRect(0, height() - 1, width(), 1, workspace_.theme().hairline);
}

} // namespace dateline
