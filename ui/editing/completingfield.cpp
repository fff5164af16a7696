#include "ui/editing/completingfield.h"

#include "core/edit/entityedits.h"
#include "core/edit/ids.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace dateline {

namespace {

constexpr std::size_t kMostOffered = 8;
constexpr std::size_t kMostHits = 60; // of a search in which events are looked for
constexpr int kDetailRole = Qt::UserRole + 1;
constexpr int kLineHeight = 26;
constexpr int kLeastListWidth = 240;

/// A line of the list: the text, and beside it what tells it from others.
class SuggestionDelegate : public QStyledItemDelegate
{
public:
    SuggestionDelegate(const Workspace& workspace, QObject* parent) : QStyledItemDelegate(parent), workspace_(workspace)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = workspace_.theme();
        painter->save();
        const bool current = option.state.testFlag(QStyle::State_Selected);
        painter->fillRect(option.rect, current ? theme.raised : theme.panel);
        const QRect room = option.rect.adjusted(9, 0, -9, 0);
        const QFont plain = theme.sans(13);
        const QString text = index.data().toString();
        const QString detail = index.data(kDetailRole).toString();
        const int detailWidth = std::min(QFontMetrics(theme.sans(12)).horizontalAdvance(detail) + 2, room.width() / 2);
        const int textRoom = room.width() - (detail.isEmpty() ? 0 : detailWidth + 10);
        painter->setFont(plain);
        painter->setPen(theme.text);
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(plain).elidedText(text, Qt::ElideRight, textRoom));
        painter->setFont(theme.sans(12));
        painter->setPen(theme.secondText);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(detail, Qt::ElideRight, detailWidth));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, kLineHeight}; }

private:
    const Workspace& workspace_;
};

} // namespace

CompletingField::CompletingField(Workspace& workspace, QWidget* parent)
    : QLineEdit(parent), workspace_(workspace), model_(new QStandardItemModel(this)), completer_(new QCompleter(this))
{
    completer_->setModel(model_);
    completer_->setWidget(this);
    completer_->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer_->setMaxVisibleItems(static_cast<int>(kMostOffered) + 2);
    completer_->setWrapAround(false); // past the last line there is none, and Enter would choose nothing
    connect(this, &QLineEdit::textEdited, this, &CompletingField::offer);
    connect(completer_, QOverload<const QModelIndex&>::of(&QCompleter::activated), this,
            [this](const QModelIndex& index) { take(index.row()); });
}

bool CompletingField::isListOpen() const
{
    return completer_->popup()->isVisible();
}

void CompletingField::offer(const QString& typed)
{
    offered_ = suggest_ && (offersAll_ || !typed.trimmed().isEmpty()) ? suggest_(typed) : std::vector<Suggestion>();
    model_->clear();
    for (const Suggestion& suggestion : offered_) {
        auto* item = new QStandardItem(suggestion.label.isEmpty() ? suggestion.text : suggestion.label);
        item->setData(suggestion.detail, kDetailRole);
        model_->appendRow(item);
    }
    QAbstractItemView* list = completer_->popup();
    if (offered_.empty()) {
        list->hide();
        return;
    }
    // The completer makes its own delegate whenever it is given another list.
    if (dynamic_cast<SuggestionDelegate*>(list->itemDelegate()) == nullptr) {
        list->setItemDelegate(new SuggestionDelegate(workspace_, list));
    }
    // As wide as the field is going to be: one that was made just now has no place yet.
    QRect below = rect();
    below.setWidth(std::max(width(), kLeastListWidth));
    completer_->complete(below);
    list->setCurrentIndex(completer_->completionModel()->index(0, 0));
}

void CompletingField::take(int row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= offered_.size()) {
        return;
    }
    const Suggestion suggestion = offered_[static_cast<std::size_t>(row)];
    setText(suggestion.text);
    setCursorPosition(0); // of a long text the beginning tells more than the end
    Q_EMIT chosen(suggestion);
}

void CompletingField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down && !isListOpen()) {
        offer(offersAll_ ? QString() : text());
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void CompletingField::mouseReleaseEvent(QMouseEvent* event)
{
    QLineEdit::mouseReleaseEvent(event);
    if (offersAll_ && !hasSelectedText()) {
        selectAll();
        offer(QString());
    }
}

EventField::EventField(Workspace& workspace, QWidget* parent)
    : CompletingField(workspace, parent), workspace_(workspace)
{
    setPlaceholderText(tr("Title of an event"));
    setSuggest([this](const QString& typed) { return suggestions(typed); });
    connect(this, &QLineEdit::textEdited, this, [this] { event_.reset(); });
    connect(this, &CompletingField::chosen, this, [this](const Suggestion& suggestion) {
        event_ = QByteArray::fromStdString(suggestion.data).toLongLong();
        Q_EMIT eventChosen(*event_);
    });
}

void EventField::setEvent(EventKey key)
{
    event_ = key;
    setText(qs(workspace_.caseFile().title(key).value_or(std::string())));
    setCursorPosition(0);
}

std::vector<Suggestion> EventField::suggestions(const QString& typed) const
{
    std::vector<Suggestion> all;
    const auto hits = workspace_.caseFile().search(utf8(typed), kMostHits);
    if (!hits) {
        return all;
    }
    for (const SearchHit& hit : *hits) {
        if (hit.kind != HitKind::Event || hit.event == except_ || all.size() == kMostOffered) {
            continue;
        }
        QString when;
        if (const auto details = workspace_.caseFile().event(hit.event)) {
            const auto date = resolvedDate(details->properties);
            when = date ? workspace_.dateText(*date, WordLength::Short) : QString();
        }
        all.push_back({qs(hit.eventTitle).simplified(), when, std::to_string(hit.event), {}});
    }
    return all;
}

EntityField::EntityField(Workspace& workspace, QWidget* parent)
    : CompletingField(workspace, parent), workspace_(workspace)
{
    setPlaceholderText(tr("Name or alias"));
    setSuggest([this](const QString& typed) { return suggestions(typed); });
    connect(this, &QLineEdit::textEdited, this, [this] {
        chosen_.clear();
        create_.reset();
    });
    connect(this, &CompletingField::chosen, this, [this](const Suggestion& suggestion) {
        create_.reset();
        chosen_.clear();
        if (suggestion.label.isEmpty()) {
            chosen_ = suggestion.data;
        } else {
            create_ = fromWord<EntityKind>(suggestion.data);
        }
    });
}

std::vector<Suggestion> EntityField::suggestions(const QString& typed) const
{
    std::vector<Suggestion> all;
    const auto& entities = workspace_.entities();
    for (const EntityMatch& match : completeEntity(entities, utf8(typed), kind_, kMostOffered)) {
        const Entity& entity = entities[match.entity];
        all.push_back({qs(entity.name), match.name == entity.name ? QString() : qs(match.name), entity.id, {}});
    }
    const QString name = typed.simplified();
    for (const EntityKind kind : {EntityKind::Actor, EntityKind::Place}) {
        if (!kind_ || kind == *kind_) {
            const QString label = kind == EntityKind::Actor ? tr("Create actor “%1”") : tr("Create place “%1”");
            all.push_back({name, {}, std::string(toWord(kind)), label.arg(name)});
        }
    }
    return all;
}

void EntityField::setEntity(const std::string& id)
{
    chosen_ = id;
    create_.reset();
    setText(workspace_.entityName(id));
}

void EntityField::setNew(EntityKind kind, const QString& name)
{
    chosen_.clear();
    setText(name);
    create_ = kind;
}

std::optional<std::string> EntityField::entity() const
{
    if (!chosen_.empty()) {
        return chosen_;
    }
    const auto named = entityNamed(workspace_.entities(), utf8(text()), kind_);
    return named ? std::optional(workspace_.entities()[*named].id) : std::nullopt;
}

std::optional<Entity> EntityField::toCreate() const
{
    if (!create_) {
        return std::nullopt;
    }
    Entity entity;
    entity.kind = *create_;
    entity.name = utf8(text().simplified());
    return entity;
}

std::optional<std::string> EntityField::takeEntity(Change& parts)
{
    const auto wanted = toCreate();
    if (!wanted) {
        return entity();
    }
    auto change = addEntity(workspace_.caseFile(), *wanted);
    if (!change) {
        return std::nullopt;
    }
    parts.objects.insert(parts.objects.end(), change->objects.begin(), change->objects.end());
    return addedId(*change, ObjectKind::Entity);
}

} // namespace dateline
