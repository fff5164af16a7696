#include "ui/table/celleditors.h"

#include "core/time/datereading.h"

#include "ui/editing/completingfield.h"
#include "ui/editing/neweventcard.h"
#include "ui/table/eventtablemodel.h"
#include "ui/theme/plaintext.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QPlainTextEdit>

namespace dateline {

namespace {

constexpr int kNoteHeight = 92;
constexpr int kNoteWidth = 280;

QString editorStyle(const Theme& theme)
{
    return QStringLiteral("QLineEdit, QPlainTextEdit { padding: 0 5px; border: 1px solid %1; border-radius: 0;"
                          " background: %2; color: %3; }")
        .arg(theme.accent.name(), theme.raised.name(), theme.text.name());
}

std::vector<Suggestion> suggestions(const Workspace& workspace, EventColumn column, const QString& typed)
{
    QStringList names;
    if (column == EventColumn::Importance) {
        for (const Importance each : {Importance::Core, Importance::Major, Importance::Minor}) {
            names << EventTableModel::importanceName(each);
        }
    } else {
        for (const Choice& choice : categoryChoices(workspace)) {
            names << choice.text;
        }
    }
    std::vector<Suggestion> all;
    for (const bool atStart : {true, false}) {
        for (const QString& name : names) {
            const bool starts = name.startsWith(typed, Qt::CaseInsensitive);
            if (atStart ? starts : !starts && name.contains(typed, Qt::CaseInsensitive)) {
                all.push_back({name, {}, {}, {}});
            }
        }
    }
    return all;
}

QString typedIn(const QWidget& editor)
{
    const auto* note = qobject_cast<const QPlainTextEdit*>(&editor);
    return note ? note->toPlainText() : static_cast<const QLineEdit&>(editor).text();
}

} // namespace

DateCellEdit::DateCellEdit(const Workspace& workspace, QWidget* parent)
    : QLineEdit(parent), workspace_(workspace), answer_(new PlainLabel(parent))
{
    const Theme& theme = workspace.theme();
    answer_->setFont(theme.sans(12));
    answer_->setStyleSheet(QStringLiteral("background: %1; color: %2; border: 1px solid %3; padding: 4px 7px;")
                               .arg(theme.panel.name(), theme.text.name(), theme.hairline.name()));
    answer_->hide();
    connect(this, &QLineEdit::textChanged, this, &DateCellEdit::read);
}

DateCellEdit::~DateCellEdit()
{
    delete answer_;
}

QString DateCellEdit::answer() const
{
    return answer_->text();
}

void DateCellEdit::read()
{
    const DateReading reading = readDate(utf8(text()), {workspace_.info().dayMonthOrder});
    const bool empty = text().trimmed().isEmpty();
    understood_ = empty || reading.date.has_value();
    if (reading.date) {
        const QString words = workspace_.dateText(*reading.date, WordLength::Long);
        answer_->setText(reading.note.empty() ? words : tr("%1 (%2)").arg(words, qs(reading.note)));
    } else {
        QString problem = qs(reading.problem);
        if (!reading.suggestions.empty()) {
            QStringList meant;
            for (const std::string& each : reading.suggestions) {
                meant << qs(each);
            }
            problem = tr("%1. Meant: %2?").arg(problem, meant.join(tr(" or ")));
        }
        answer_->setText(problem);
    }
    answer_->setVisible(!empty);
    placeAnswer();
}

void DateCellEdit::moveEvent(QMoveEvent* event)
{
    QLineEdit::moveEvent(event);
    placeAnswer();
}

void DateCellEdit::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    placeAnswer();
}

/// Below the cell, or above it where there is no room.
void DateCellEdit::placeAnswer()
{
    if (!answer_) {
        return;
    }
    answer_->adjustSize();
    const QRect room = parentWidget()->rect();
    const bool below = geometry().bottom() + answer_->height() < room.bottom();
    answer_->move(std::max(0, std::min(x(), room.right() - answer_->width())),
                  below ? geometry().bottom() + 1 : y() - answer_->height());
    answer_->raise();
}

EventCellDelegate::EventCellDelegate(Workspace& workspace, QAbstractItemView* parent)
    : QStyledItemDelegate(parent), workspace_(workspace)
{
}

QWidget* EventCellDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    QWidget* editor = nullptr;
    const auto column = static_cast<EventColumn>(index.column());
    switch (column) {
    case EventColumn::Date:
        editor = new DateCellEdit(workspace_, parent);
        break;
    case EventColumn::Category:
    case EventColumn::Importance: {
        auto* field = new CompletingField(workspace_, parent);
        field->setOffersAll(true);
        field->setSuggest([this, column](const QString& typed) { return suggestions(workspace_, column, typed); });
        connect(field, &CompletingField::chosen, this,
                [this, field] { const_cast<EventCellDelegate*>(this)->commit(field); });
        editor = field;
        break;
    }
    case EventColumn::Note:
        editor = new QPlainTextEdit(parent);
        break;
    default:
        editor = new QLineEdit(parent);
        break;
    }
    editor->setStyleSheet(editorStyle(workspace_.theme()));
    editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    return editor;
}

void EventCellDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const QString text = index.data(Qt::EditRole).toString();
    // What is being typed is not lost where the case changes meanwhile.
    if (auto* line = qobject_cast<QLineEdit*>(editor); line && !line->isModified()) {
        line->setText(text);
        line->selectAll();
    } else if (auto* note = qobject_cast<QPlainTextEdit*>(editor); note && !note->document()->isModified()) {
        note->setPlainText(text);
        note->selectAll();
    }
}

void EventCellDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    model->setData(index, typedIn(*editor));
}

void EventCellDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                             const QModelIndex&) const
{
    QRect box = option.rect;
    if (qobject_cast<QPlainTextEdit*>(editor) != nullptr) {
        const QRect room = editor->parentWidget()->rect();
        box.setSize({std::max(box.width(), kNoteWidth), std::min(kNoteHeight, room.height())});
        box.moveBottom(std::min(box.bottom(), room.bottom()));
        box.moveRight(std::min(box.right(), room.right()));
    }
    editor->setGeometry(box);
}

/// The editor is closed first: the edit may give the row another place, or none.
void EventCellDelegate::commit(QWidget* editor)
{
    Q_EMIT entering();
    const auto* view = static_cast<QAbstractItemView*>(parent());
    const QModelIndex at = view->currentIndex();
    const QString typed = typedIn(*editor);
    Q_EMIT closeEditor(editor, NoHint);
    view->model()->setData(at, typed);
    Q_EMIT entered();
}

bool EventCellDelegate::eventFilter(QObject* watched, QEvent* event)
{
    auto* editor = qobject_cast<QWidget*>(watched);
    if (editor && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        const bool lineBreak =
            key->modifiers().testFlag(Qt::ShiftModifier) && qobject_cast<QPlainTextEdit*>(editor) != nullptr;
        if (enter && lineBreak) {
            return false;
        }
        if (enter) {
            // What is no date stays to be mended; why it is none stands below it.
            const auto* date = qobject_cast<DateCellEdit*>(editor);
            if (!date || date->isUnderstood()) {
                commit(editor);
            }
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

} // namespace dateline
