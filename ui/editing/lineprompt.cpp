#include "ui/editing/lineprompt.h"

#include "ui/theme/housestyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace dateline {

LinePrompt::LinePrompt(const Theme& theme, const QString& question, const QString& verb, QWidget* parent)
    : Card(parent), theme_(theme)
{
    setAccessibleName(question);
    makeCompact(*this);
    column_ = new QVBoxLayout(this);
    column_->setContentsMargins(11, 8, 11, 9);
    column_->setSpacing(6);
    auto* label = new QLabel(question, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(theme.sans(12, QFont::Medium));
    column_->addWidget(label);
    row_ = new QHBoxLayout;
    row_->setSpacing(6);
    column_->addLayout(row_);
    button_ = new QPushButton(verb, this);
    makePrimary(*button_);
    connect(button_, &QPushButton::clicked, this, &LinePrompt::accept);
    // A field may grow by what it says below what is typed.
    row_->addWidget(button_, 0, Qt::AlignTop);
    problem_ = new QLabel(this);
    problem_->setTextFormat(Qt::PlainText);
    problem_->setWordWrap(true);
    problem_->setFont(theme.sans(12));
    problem_->setStyleSheet(QStringLiteral("color: %1;").arg(theme.disagree.name()));
    problem_->hide();
    column_->addWidget(problem_);
}

void LinePrompt::addField(QWidget* field)
{
    if (focusProxy() == nullptr) {
        setFocusProxy(field);
        row_->insertWidget(row_->count() - 1, field, 1, sideOf(*field));
        return;
    }
    // What follows has a line of its own; the button stays at the end of the last.
    auto* next = new QHBoxLayout;
    next->setSpacing(6);
    row_->removeWidget(button_);
    next->addWidget(field, 1, sideOf(*field));
    next->addWidget(button_, 0, Qt::AlignTop);
    column_->insertLayout(column_->indexOf(problem_), next);
    row_ = next;
    setTabOrder(field, button_);
}

QLineEdit* LinePrompt::addLine(const QString& placeholder)
{
    auto* line = new QLineEdit(this);
    line->setPlaceholderText(placeholder);
    line->setAccessibleName(accessibleName());
    addField(line);
    return line;
}

void LinePrompt::say(const QString& problem)
{
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty());
}

void LinePrompt::accept()
{
    say({});
    if (!accept_ || accept_()) {
        Q_EMIT finished(true);
    }
}

} // namespace dateline
