#include "ui/editing/entitiespage.h"

#include "core/edit/entityedits.h"
#include "core/edit/ids.h"

#include "ui/editing/choicebutton.h"
#include "ui/editing/completingfield.h"
#include "ui/editing/draftkeeper.h"
#include "ui/editing/draftnotice.h"
#include "ui/editing/entitylist.h"
#include "ui/editing/glyphbutton.h"
#include "ui/editing/inlinetext.h"
#include "ui/editing/lineprompt.h"
#include "ui/models/joining.h"
#include "ui/theme/housestyle.h"
#include "ui/theme/plaintext.h"

#include <QListView>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

std::vector<Choice> kinds()
{
    return {{EntitiesPage::tr("All"), {}},
            {EntitiesPage::tr("Actors"), std::string(toWord(EntityKind::Actor))},
            {EntitiesPage::tr("Places"), std::string(toWord(EntityKind::Place))}};
}

} // namespace

std::optional<Coordinates> coordinatesFrom(const QString& typed)
{
    static const QRegularExpression form(
        QStringLiteral(R"(^\s*([+-]?\d+(?:\.\d+)?)\s*°?\s*([NS]?)[\s,;]+([+-]?\d+(?:\.\d+)?)\s*°?\s*([EW]?)\s*$)"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(typed);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const bool south = match.captured(2).compare(QLatin1String("S"), Qt::CaseInsensitive) == 0;
    const bool west = match.captured(4).compare(QLatin1String("W"), Qt::CaseInsensitive) == 0;
    const Coordinates at{match.captured(1).toDouble() * (south ? -1 : 1),
                         match.captured(3).toDouble() * (west ? -1 : 1)};
    return std::abs(at.latitude) <= 90 && std::abs(at.longitude) <= 180 ? std::optional(at) : std::nullopt;
}

QString coordinatesText(const Coordinates& at)
{
    return QStringLiteral("%1, %2").arg(QString::number(at.latitude, 'g', 12), QString::number(at.longitude, 'g', 12));
}

EntitiesPage::EntitiesPage(Workspace& workspace, QWidget* parent)
    : ContentsPage(workspace, parent), list_(new EntityList(workspace, this))
{
    setHead(makeHead(), 1);
}

QWidget* EntitiesPage::makeHead()
{
    auto* head = new QWidget(this);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 10, 0, 0);
    column->setSpacing(6);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(14, 0, 14, 0);
    search_ = new QLineEdit(head);
    search_->setObjectName(QStringLiteral("search"));
    search_->setPlaceholderText(tr("Search names and aliases"));
    search_->setClearButtonEnabled(true);
    kind_ = new ChoiceButton(workspace_.theme(), head);
    kind_->setFramed(true);
    kind_->setChoices(&kinds);
    kind_->setCurrent(kinds().front());
    line->addWidget(search_, 1);
    line->addWidget(kind_);
    column->addLayout(line);
    view_ = new QListView(head);
    view_->setObjectName(QStringLiteral("entities"));
    view_->setAccessibleName(tr("Actors and places"));
    view_->setModel(list_);
    view_->setItemDelegate(new EntityDelegate(workspace_, *list_, view_));
    view_->setFrameShape(QFrame::NoFrame);
    view_->setMouseTracking(true);
    view_->setUniformItemSizes(true);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setMinimumHeight(130);
    column->addWidget(view_, 1);
    auto* rule = new QFrame(head);
    rule->setFrameShape(QFrame::HLine);
    rule->setForegroundRole(QPalette::Mid);
    rule->setFrameShadow(QFrame::Plain);
    column->addWidget(rule);
    connect(search_, &QLineEdit::textChanged, this, &EntitiesPage::list);
    connect(kind_, &ChoiceButton::chosen, this, &EntitiesPage::list);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (now.isValid() && !listing_) {
            choose(list_->entity(now.row()).id);
        }
    });
    return head;
}

void EntitiesPage::list()
{
    const QScopedValueRollback guard(listing_, true);
    list_->show(search_->text(), fromWord<EntityKind>(kind_->current()));
    const int row = list_->rowOf(chosen_);
    if (row >= 0) {
        view_->setCurrentIndex(list_->index(row));
        view_->scrollTo(list_->index(row));
    }
}

void EntitiesPage::choose(const std::string& id)
{
    if (id != chosen_) {
        chosen_ = id;
        say({});
        rebuild();
    }
}

QWidget* EntitiesPage::makeContent()
{
    list();
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(14 - InlineText::kPadding, 8, 14 - InlineText::kPadding, 12);
    column->setSpacing(1);
    offerDrafts(*column);
    const auto& all = workspace_.entities();
    const auto found = std::ranges::find(all, chosen_, &Entity::id);
    if (found != all.end()) {
        addDetails(*column, *found);
    }
    asking_ = new QVBoxLayout;
    asking_->setContentsMargins(InlineText::kPadding, 4, InlineText::kPadding, 0);
    if (workspace_.canEdit()) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(InlineText::kPadding, 4, InlineText::kPadding, 0);
        row->setSpacing(14);
        for (const auto& [kind, text] :
             {std::pair{EntityKind::Actor, tr("+ Actor")}, std::pair{EntityKind::Place, tr("+ Place")}}) {
            auto* add = new WordButton(workspace_.theme(), text, content);
            add->setObjectName(QStringLiteral("add-") + qs(toWord(kind)));
            connect(add, &QAbstractButton::clicked, this, [this, kind = kind] { startAdding(kind); });
            row->addWidget(add);
        }
        row->addStretch(1);
        column->addLayout(asking_);
        column->addLayout(row);
    } else {
        column->addLayout(asking_);
    }
    column->addStretch(1);
    return content;
}

void EntitiesPage::offerDrafts(QVBoxLayout& column)
{
    if (!workspace_.canEdit()) {
        return;
    }
    for (const Draft& draft : workspace_.caseFile().drafts().value_or(std::vector<Draft>())) {
        const QStringList place = qs(draft.place).split(QLatin1Char('/'));
        const auto& all = workspace_.entities();
        const auto of = std::ranges::find(all, utf8(place.value(1)), &Entity::id);
        if (place.value(0) != QLatin1String("entity") || place.size() != 3 || of == all.end()) {
            continue;
        }
        auto* notice = new DraftNotice(workspace_.theme(), draft, qs(of->name), qs(draft.text));
        connect(notice, &DraftNotice::discarded, this, [this, draft] {
            dropDraft(workspace_, draft.place);
            rebuild();
        });
        connect(notice, &DraftNotice::putBack, this, [this, draft, id = of->id, name = place.value(2)] {
            chosen_ = id;
            dropDraft(workspace_, draft.place);
            rebuild();
            if (auto* text = findChild<InlineText*>(name)) {
                text->editWith(qs(draft.text));
            }
        });
        column.addWidget(notice);
    }
}

bool EntitiesPage::change(const Entity& entity, const std::function<void(Entity&)>& set)
{
    Entity after = entity;
    set(after);
    return edit(changeEntity(workspace_.caseFile(), after));
}

InlineText* EntitiesPage::addText(QVBoxLayout& column, const Entity& entity, const char* name, const QString& head,
                                  const QString& text, const QString& placeholder)
{
    const Theme& theme = workspace_.theme();
    const bool note = qstrcmp(name, "note") == 0;
    auto* shown = new InlineText(
        workspace_, note ? InlineText::Lines::Several : InlineText::Lines::One,
        {theme.sans(head.isEmpty() ? 15 : 13, head.isEmpty() ? QFont::DemiBold : QFont::Normal), theme.text,
         head.isEmpty() ? head : head + QStringLiteral(": "), theme.sans(12, QFont::DemiBold), theme.secondText});
    shown->setObjectName(QString::fromLatin1(name));
    shown->setAccessibleName(head.isEmpty() ? tr("Name") : head);
    shown->setPlaceholder(placeholder);
    shown->setText(text);
    shown->setDraftPlace("entity/" + entity.id + "/" + name);
    shown->setVisible(workspace_.canEdit() || !text.isEmpty());
    column.addWidget(shown);
    return shown;
}

void EntitiesPage::addDetails(QVBoxLayout& column, const Entity& entity)
{
    addText(column, entity, "name", {}, qs(entity.name), {})->setSave([this, entity](const QString& text) {
        return change(entity, [&](Entity& after) { after.name = utf8(text); });
    });
    addText(column, entity, "aliases", tr("Also"), joined(entity.aliases, "; "),
            tr("other names, parted by semicolons"))
        ->setSave([this, entity](const QString& text) {
            return change(entity, [&](Entity& after) {
                after.aliases.clear();
                for (const QString& alias : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
                    after.aliases.push_back(utf8(alias.trimmed()));
                }
            });
        });
    if (entity.kind == EntityKind::Place) {
        addWithin(column, entity);
        addText(column, entity, "coordinates", tr("Coordinates"),
                entity.coordinates ? coordinatesText(*entity.coordinates) : QString(), tr("latitude, longitude"))
            ->setSave([this, entity](const QString& text) {
                const auto at = coordinatesFrom(text);
                if (!at && !text.isEmpty()) {
                    say(tr("coordinates are latitude and longitude in degrees, such as 55.826, 37.390"));
                    return false;
                }
                return change(entity, [&](Entity& after) { after.coordinates = at; });
            });
    }
    addText(column, entity, "note", tr("Analyst’s note"), qs(entity.note), tr("none"))
        ->setSave([this, entity](const QString& text) {
            return change(entity, [&](Entity& after) { after.note = utf8(text); });
        });
    if (workspace_.canEdit()) {
        addActions(column, entity);
    }
}

void EntitiesPage::addWithin(QVBoxLayout& column, const Entity& entity)
{
    const Theme& theme = workspace_.theme();
    auto* row = new QHBoxLayout;
    row->setContentsMargins(InlineText::kPadding, 2, InlineText::kPadding, 2);
    row->setSpacing(8);
    auto* label = new PlainLabel(tr("Lies in"));
    label->setFont(theme.sans(12, QFont::DemiBold));
    label->setStyleSheet(QStringLiteral("color: %1;").arg(theme.secondText.name()));
    auto* field = new EntityField(workspace_);
    field->setObjectName(QStringLiteral("within"));
    field->setAccessibleName(tr("The place in which it lies"));
    field->setPlaceholderText(tr("another place"));
    setFieldPadding(*field, {8, 3});
    field->setKind(EntityKind::Place);
    field->setEnabled(workspace_.canEdit());
    if (!entity.within.empty()) {
        field->setEntity(entity.within);
    }
    const auto save = [this, field, entity] {
        const bool cleared = field->text().trimmed().isEmpty();
        Change parts;
        const auto place = cleared ? std::optional<std::string>("") : field->takeEntity(parts);
        if (!place) {
            say(tr("there is no place of that name; choose one that is offered"));
        } else if (*place != entity.within) {
            Entity after = entity;
            after.within = *place;
            auto change = changeEntity(workspace_.caseFile(), after);
            if (change) {
                change->objects.insert(change->objects.begin(), parts.objects.begin(), parts.objects.end());
            }
            edit(change);
        }
    };
    connect(field, &CompletingField::chosen, this, save, Qt::QueuedConnection);
    connect(field, &QLineEdit::editingFinished, this, [field, save] {
        if (!field->isListOpen()) {
            save();
        }
    });
    row->addWidget(label);
    row->addWidget(field, 1);
    column.addLayout(row);
}

void EntitiesPage::addActions(QVBoxLayout& column, const Entity& entity)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(InlineText::kPadding, 5, InlineText::kPadding, 0);
    row->setSpacing(14);
    auto* merge = new WordButton(workspace_.theme(), tr("Merge into…"));
    merge->setObjectName(QStringLiteral("merge"));
    connect(merge, &QAbstractButton::clicked, this, &EntitiesPage::startMerging);
    auto* remove = new WordButton(workspace_.theme(), tr("Delete"));
    remove->setObjectName(QStringLiteral("delete"));
    connect(remove, &QAbstractButton::clicked, this,
            [this, id = entity.id] { edit(removeEntity(workspace_.caseFile(), id)); });
    row->addWidget(merge);
    row->addWidget(remove);
    row->addStretch(1);
    column.addLayout(row);
}

void EntitiesPage::startMerging()
{
    const auto& all = workspace_.entities();
    const auto found = std::ranges::find(all, chosen_, &Entity::id);
    if (found == all.end() || !workspace_.canEdit() || asking_ == nullptr) {
        return;
    }
    auto* prompt = new LinePrompt(workspace_.theme(), tr("“%1” is the same as").arg(qs(found->name)), tr("Merge"));
    prompt->setObjectName(QStringLiteral("merging"));
    auto* field = new EntityField(workspace_, prompt);
    field->setObjectName(QStringLiteral("keep"));
    field->setKind(found->kind);
    prompt->addField(field);
    prompt->setAccept([this, prompt, field, other = chosen_] {
        const auto keep = field->toCreate() ? std::nullopt : field->entity();
        if (!keep) {
            prompt->say(tr("Choose one that is in the case."));
            return false;
        }
        const auto change = mergeEntities(workspace_.caseFile(), *keep, other);
        if (!change) {
            prompt->say(qs(change.error().message));
            return false;
        }
        chosen_ = *keep;
        if (!edit(change)) {
            chosen_ = other;
            return false;
        }
        return true;
    });
    ask(prompt, *asking_);
}

void EntitiesPage::startAdding(EntityKind kind)
{
    if (!workspace_.canEdit() || asking_ == nullptr) {
        return;
    }
    auto* prompt = new LinePrompt(workspace_.theme(),
                                  kind == EntityKind::Place ? tr("Name of the new place") : tr("Name of the new actor"),
                                  tr("Add"));
    prompt->setObjectName(QStringLiteral("adding"));
    QLineEdit* name = prompt->addLine({});
    prompt->setAccept([this, prompt, name, kind] {
        Entity entity;
        entity.kind = kind;
        entity.name = utf8(name->text().simplified());
        const auto& all = workspace_.entities();
        if (const auto known = entityNamed(all, entity.name, kind)) {
            prompt->say(tr("“%1” is called so already.").arg(qs(all[*known].name)));
            return false;
        }
        const auto change = addEntity(workspace_.caseFile(), entity);
        if (change) {
            chosen_ = addedId(*change, ObjectKind::Entity);
        }
        return edit(change);
    });
    ask(prompt, *asking_);
}

void EntitiesPage::takeKeyboard()
{
    search_->setFocus();
}

} // namespace dateline
