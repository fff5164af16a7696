#include "ui/editing/contentspage.h"

#include "ui/editing/inlinetext.h"
#include "ui/editing/lineprompt.h"
#include "ui/theme/plaintext.h"

#include <QApplication>
#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

namespace {

QScrollArea* scrollingOver(QWidget* content)
{
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    return scroll;
}

int scrolledBy(const QWidget* content)
{
    const auto* scroll = qobject_cast<const QScrollArea*>(content);
    return scroll ? scroll->verticalScrollBar()->value() : 0;
}

} // namespace

ContentsPage::ContentsPage(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), column_(new QVBoxLayout(this)), problem_(new PlainLabel(this))
{
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
    problem_->setWordWrap(true);
    problem_->setContentsMargins(14, 6, 14, 8);
    problem_->hide();
    column_->addWidget(problem_);
    connect(&workspace, &Workspace::edited, this, &ContentsPage::refresh);
    connect(&workspace, &Workspace::caseChanged, this, [this] {
        say({});
        forget();
        refresh();
    });
    connect(&workspace, &Workspace::themeChanged, this, [this] {
        applyTheme();
        refresh();
    });
    applyTheme();
}

void ContentsPage::applyTheme()
{
    problem_->setFont(workspace_.theme().sans(12));
    QPalette colors = problem_->palette();
    colors.setColor(QPalette::WindowText, workspace_.theme().disagree);
    problem_->setPalette(colors);
}

void ContentsPage::setHead(QWidget* head, int stretch)
{
    head_ = head;
    column_->insertWidget(0, head, stretch);
}

QString ContentsPage::problem() const
{
    return problem_->text();
}

void ContentsPage::say(const QString& problem)
{
    problem_->setText(problem.isEmpty() ? QString() : problem.left(1).toUpper() + problem.mid(1) + QLatin1Char('.'));
    problem_->setVisible(!problem.isEmpty());
}

bool ContentsPage::edit(const Result<Change>& change)
{
    say({});
    if (!change) {
        say(qs(change.error().message));
        return false;
    }
    const QPointer<ContentsPage> here(this);
    const auto listening = connect(&workspace_, &Workspace::failed, this, &ContentsPage::say);
    const bool made = workspace_.edit(*change);
    if (here) {
        disconnect(listening);
    }
    return made;
}

void ContentsPage::ask(LinePrompt* prompt, QVBoxLayout& at)
{
    for (LinePrompt* open : findChildren<LinePrompt*>()) {
        if (open != prompt) {
            open->hide();
            open->deleteLater();
        }
    }
    at.addWidget(prompt);
    connect(prompt, &LinePrompt::finished, prompt, [prompt] {
        prompt->hide();
        prompt->deleteLater();
    });
    prompt->show();
    prompt->setFocus();
}

bool ContentsPage::isTyping() const
{
    const auto texts = content_ ? content_->findChildren<InlineText*>() : QList<InlineText*>();
    return std::ranges::any_of(texts, &InlineText::isEditing);
}

void ContentsPage::refresh()
{
    if (isVisible() && !isTyping()) {
        rebuild();
    } else {
        stale_ = true;
    }
}

void ContentsPage::rebuild()
{
    stale_ = false;
    QWidget* before = content_;
    const QWidget* focused = QApplication::focusWidget();
    // What is being typed in stands in what has the name.
    QString name;
    if (before && focused && before->isAncestorOf(focused)) {
        for (const QWidget* at = focused; at != before && name.isEmpty(); at = at->parentWidget()) {
            name = at->objectName();
        }
    }
    const int scrolled = scrolledBy(before);
    int at = 0;
    if (before) {
        at = column_->indexOf(before);
        column_->removeWidget(before);
        before->hide();
        before->setParent(nullptr); // whoever looks for something on the page finds what is new
        before->deleteLater();
    } else {
        at = head_ ? 1 : 0;
    }
    QWidget* made = workspace_.hasCase() ? makeContent() : new QWidget;
    QScrollArea* scroll = scrollingOver(made);
    content_ = scroll;
    column_->insertWidget(at, content_, 1);
    content_->show();
    for (InlineText* text : content_->findChildren<InlineText*>()) {
        connect(text, &InlineText::editingChanged, this, [this](bool editing) {
            if (!editing && stale_) {
                refresh();
            }
        });
    }
    if (scrolled > 0) {
        layout()->activate();
        scroll->verticalScrollBar()->setValue(scrolled);
    }
    if (auto* again = name.isEmpty() ? nullptr : content_->findChild<QWidget*>(name)) {
        again->setFocus();
    }
}

void ContentsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (stale_) {
        rebuild();
    }
}

QLabel* contentsHeading(const Theme& theme, const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    QFont font = theme.sans(11, QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    label->setFont(font);
    QPalette colors = label->palette();
    colors.setColor(QPalette::WindowText, theme.secondText);
    label->setPalette(colors);
    return label;
}

} // namespace dateline
