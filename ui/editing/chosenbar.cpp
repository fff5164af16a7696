#include "ui/editing/chosenbar.h"

#include "core/edit/eventedits.h"
#include "core/edit/mergeedits.h"

#include "ui/editing/choicebutton.h"
#include "ui/editing/completingfield.h"
#include "ui/editing/manyevents.h"
#include "ui/editing/neweventcard.h"
#include "ui/theme/housestyle.h"
#include "ui/theme/menutext.h"
#include "ui/theme/plaintext.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <set>

namespace dateline {

namespace {

constexpr std::size_t kMostLookedAt = 500; // events whose tags are offered to be taken away
constexpr int kFieldWidth = 220;

} // namespace

ChosenBar::ChosenBar(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), layout_(new QHBoxLayout(this)), label_(new PlainLabel(this))
{
    setAccessibleName(tr("Chosen events"));
    setButtonPadding(*this, {10, 3});
    setFieldPadding(*this, {8, 3});
    layout_->setContentsMargins(12, 5, 8, 5);
    layout_->setSpacing(8);
    layout_->addWidget(label_);
    layout_->addSpacing(6);
    const auto choice = [this](const QString& text, auto choices, auto chosen) {
        auto* button = new ChoiceButton(workspace_.theme(), this);
        button->setFramed(true);
        button->setChoices(choices);
        button->setCurrent({text, {}});
        button->setAccessibleName(text);
        connect(button, &ChoiceButton::chosen, this, [this, button, text, chosen](const std::string& wanted) {
            button->setCurrent({text, {}});
            chosen(wanted);
        });
        layout_->addWidget(button);
        return button;
    };
    category_ = choice(
        tr("Category"), [this] { return categoryChoices(workspace_); },
        [this](const std::string& wanted) { setCategory(wanted); });
    offerNewCategory(*category_);
    connect(category_, &ChoiceButton::named, this, &ChosenBar::setCategoryNamed);
    importance_ = choice(
        tr("Importance"), [] { return importanceChoices(); },
        [this](const std::string& wanted) {
            if (const auto importance = fromWord<Importance>(wanted)) {
                setImportance(*importance);
            }
        });
    const auto button = [this](const QString& text, auto run) {
        auto* made = new QPushButton(text, this);
        connect(made, &QPushButton::clicked, this, run);
        layout_->addWidget(made);
        return made;
    };
    auto* tag = button(tr("Tags…"), [] {});
    auto* tags = new QMenu(tag);
    connect(tags, &QMenu::aboutToShow, this, [this, tags] { fillTags(*tags); });
    tag->setMenu(tags);
    tag_ = tag;
    parent_ = button(tr("Part of…"), [this] { askParent(); });
    merge_ = button(tr("Merge"), [this] { merge(); });
    delete_ = button(tr("Delete"), [this] { removeChosen(); });
    layout_->addStretch(1);
    addClose();
    connect(&workspace_, &Workspace::chosenChanged, this, &ChosenBar::refresh);
    connect(&workspace_, &Workspace::caseChanged, this, &ChosenBar::refresh);
    connect(&workspace_, &Workspace::themeChanged, this, &ChosenBar::applyTheme);
    applyTheme();
    refresh();
}

void ChosenBar::addClose()
{
    auto* close = new QToolButton(this);
    close->setText(QStringLiteral("✕"));
    close->setAccessibleName(tr("Choose none"));
    close->setToolTip(tr("Choose none (Esc)"));
    connect(close, &QToolButton::clicked, this, &ChosenBar::letGo);
    layout_->addWidget(close);
    close_ = close;
}

void ChosenBar::applyTheme()
{
    label_->setFont(workspace_.theme().sans(13, QFont::DemiBold));
    update();
}

QString ChosenBar::text() const
{
    return label_->text();
}

EventKey ChosenBar::kept() const
{
    const auto& chosen = workspace_.chosen();
    const auto selected = workspace_.selectedKey();
    return selected && std::binary_search(chosen.begin(), chosen.end(), *selected) ? *selected : chosen.front();
}

void ChosenBar::refresh()
{
    const bool hadKeyboard = isAncestorOf(QApplication::focusWidget());
    ask(nullptr);
    const auto& chosen = workspace_.chosen();
    const bool several = workspace_.hasCase() && chosen.size() > 1;
    setVisible(several);
    if (hadKeyboard && !isAncestorOf(QApplication::focusWidget())) {
        Q_EMIT keyboardLeft();
    }
    if (!several) {
        return;
    }
    label_->setText(tr("%1 events chosen").arg(QLocale(QLocale::English).toString(qulonglong(chosen.size()))));
    for (QWidget* each : std::initializer_list<QWidget*>{category_, importance_, tag_, parent_, delete_}) {
        each->setVisible(workspace_.canEdit());
    }
    merge_->setVisible(workspace_.canEdit() && chosen.size() == 2);
    if (chosen.size() == 2) {
        const EventKey keep = kept();
        const EventKey other = chosen.front() == keep ? chosen.back() : chosen.front();
        const auto title = [this](EventKey key) {
            return qs(workspace_.caseFile().title(key).value_or(std::string())).simplified();
        };
        setPlainToolTip(merge_,
                        tr("“%1” becomes part of “%2”; they can be split again").arg(title(other), title(keep)));
    }
}

void ChosenBar::editChosen(const EditOf& edit)
{
    workspace_.editMany(workspace_.chosen().size(), tr("Changing %1").arg(eventsInWords(workspace_.chosen().size())),
                        [edit, events = workspace_.chosen()](const CaseFile& file) { return edit(file, events); });
}

void ChosenBar::setCategory(const std::string& category)
{
    editChosen([category](const CaseFile& file, const std::vector<EventKey>& events) {
        return dateline::setCategory(file, events, category);
    });
}

void ChosenBar::setCategoryNamed(const QString& name)
{
    editChosen([name = utf8(name)](const CaseFile& file, const std::vector<EventKey>& events) {
        return setNewCategory(file, events, name);
    });
}

void ChosenBar::setImportance(Importance importance)
{
    editChosen([importance](const CaseFile& file, const std::vector<EventKey>& events) {
        return dateline::setImportance(file, events, importance);
    });
}

void ChosenBar::addTag(const QString& tag)
{
    if (const QString wanted = tag.simplified(); !wanted.isEmpty()) {
        editChosen([tag = utf8(wanted)](const CaseFile& file, const std::vector<EventKey>& events) {
            return dateline::addTag(file, events, tag);
        });
    }
}

void ChosenBar::removeChosen()
{
    const auto count = static_cast<int>(workspace_.chosen().size());
    removeChosenEvents(workspace_, [this, count] { Q_EMIT removed(count); });
}

void ChosenBar::merge()
{
    const std::vector<EventKey> events = workspace_.chosen();
    if (events.size() != 2) {
        return;
    }
    const EventKey keep = kept();
    const EventKey other = events.front() == keep ? events.back() : events.front();
    const QString gone = qs(workspace_.caseFile().title(other).value_or(std::string())).simplified();
    if (workspace_.edit(mergeEvents(workspace_.caseFile(), keep, other))) {
        workspace_.selectKey(keep);
        Q_EMIT merged(gone);
    }
}

/// "Add a tag…", and the tags that there are, to be taken away.
void ChosenBar::fillTags(QMenu& menu)
{
    menu.clear();
    connect(menu.addAction(tr("Add a tag…")), &QAction::triggered, this, &ChosenBar::askTag);
    std::set<std::string> tags;
    const auto& chosen = workspace_.chosen();
    for (std::size_t i = 0; i < std::min(chosen.size(), kMostLookedAt); ++i) {
        if (const auto details = workspace_.caseFile().event(chosen[i])) {
            tags.insert(details->event.tags.begin(), details->event.tags.end());
        }
    }
    if (!tags.empty()) {
        menu.addSeparator();
    }
    for (const std::string& tag : tags) {
        connect(menu.addAction(tr("Take away “%1”").arg(menuText(qs(tag).simplified()))), &QAction::triggered, this,
                [this, tag] {
                    editChosen([tag](const CaseFile& file, const std::vector<EventKey>& events) {
                        return removeTag(file, events, tag);
                    });
                });
    }
}

/// Puts a field behind the buttons, in place of the one before; nothing takes it away.
void ChosenBar::ask(QWidget* field)
{
    if (asking_) {
        asking_->hide();
        asking_->deleteLater();
    }
    asking_ = field;
    if (field) {
        field->setFixedWidth(kFieldWidth);
        layout_->insertWidget(layout_->indexOf(delete_) + 1, field);
        field->setFocus();
    }
}

void ChosenBar::askTag()
{
    auto* field = new QLineEdit(this);
    field->setPlaceholderText(tr("Tag for all of them"));
    field->setAccessibleName(field->placeholderText());
    connect(field, &QLineEdit::returnPressed, this, [this, field] {
        const QString tag = field->text();
        ask(nullptr);
        addTag(tag);
    });
    ask(field);
}

void ChosenBar::askParent()
{
    auto* field = new EventField(workspace_, this);
    field->setPlaceholderText(tr("Part of which event"));
    field->setAccessibleName(field->placeholderText());
    connect(field, &EventField::eventChosen, this, [this](EventKey parent) {
        QMetaObject::invokeMethod(
            this, [this] { ask(nullptr); }, Qt::QueuedConnection);
        editChosen([parent](const CaseFile& file, const std::vector<EventKey>& events) {
            return setParentEvent(file, events, parent);
        });
    });
    ask(field);
}

/// Only the selected event stays chosen.
void ChosenBar::letGo()
{
    const auto selected = workspace_.selectedKey();
    workspace_.choose(selected ? std::vector{*selected} : std::vector<EventKey>());
}

void ChosenBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
    } else if (asking_) {
        ask(nullptr);
        tag_->setFocus();
    } else {
        letGo();
    }
}

void ChosenBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), workspace_.theme().raised);
    painter.fillRect(0, 0, width(), 1, workspace_.theme().hairline);
}

} // namespace dateline
