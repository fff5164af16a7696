#include "ui/citation/eventhead.h"

#include "ui/citation/propertyview.h"
#include "ui/editing/glyphbutton.h"
#include "ui/editing/neweventcard.h"
#include "ui/models/joining.h"
#include "ui/timeline/marks.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace dateline {

namespace {

constexpr int kIn = InlineText::kPadding;

/// Category and importance of an event, discreetly: shape, name, "core event".
class KindLine : public Column
{
public:
    KindLine(const Workspace& workspace, const Event& event, const QString& counts, QWidget* parent)
        : Column(parent), theme_(workspace.theme())
    {
        QString name;
        const EventIndex& index = workspace.index();
        const auto found = std::ranges::find(index.categories.ids, event.category);
        if (found != index.categories.ids.end()) {
            const auto at = static_cast<std::size_t>(found - index.categories.ids.begin());
            name = qs(index.categories.names[at]);
            mark_ = {theme_.category(qs(index.categoryColors[at])), index.categoryShapes[at]};
        }
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(name.isEmpty() ? 0 : 16, 0, 0, 0);
        auto* label = new RunLabel(this);
        QStringList words{name};
        if (event.importance != Importance::Minor) {
            words << importanceChoices()[static_cast<std::size_t>(event.importance)].text;
        }
        words << counts;
        for (const std::string& tag : event.tags) {
            words << qs(tag);
        }
        words.removeAll(QString());
        label->add({words.join(QStringLiteral(" · ")), theme_.sans(12), theme_.secondText, {}, false});
        layout->addWidget(label);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (mark_.color.isValid()) {
            QPainter painter(this);
            painter.setRenderHint(QPainter::Antialiasing);
            paintMark(painter, QRectF(0, 2, 11, 11), mark_);
        }
    }

private:
    const Theme& theme_;
    MarkStyle mark_;
};

} // namespace

EventHead::EventHead(Workspace& workspace, const EventDetails& details, QWidget* parent)
    : Column(parent), workspace_(workspace), key_(details.key), event_(details.event)
{
    std::set<std::string_view> sources;
    for (const Claim& claim : details.event.claims) {
        if (!claim.ofAnalyst()) {
            sources.insert(claim.source);
        }
    }
    sources_ = sources.size();
    claims_ = details.event.claims.size();
    event_.claims.clear();
    date_ = resolvedDateText(workspace, details.properties);
    place_ = resolvedPlaceText(workspace, details.properties);
    column_ = new QVBoxLayout(this);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(workspace.canEdit() ? 1 : 4);
    workspace.canEdit() ? fill() : fillReadOnly();
}

QString EventHead::counts() const
{
    QStringList words;
    if (sources_ > 0) {
        words << sourcesText(sources_);
    }
    words << (claims_ == 1 ? tr("1 claim") : claims_ == 0 ? tr("no claims") : tr("%1 claims").arg(claims_));
    return words.join(QStringLiteral(" · "));
}

QString EventHead::dateAndPlace() const
{
    QStringList where{date_, place_};
    where.removeAll(QString());
    return where.join(QStringLiteral(" · "));
}

void EventHead::fillReadOnly()
{
    const Theme& theme = workspace_.theme();
    auto* title = new SelectableText(qs(event_.title), theme.sans(18, QFont::Bold), theme.text);
    title->setObjectName(QStringLiteral("title"));
    column_->addWidget(indented(title));
    if (!dateAndPlace().isEmpty()) {
        auto* line = new RunLabel;
        line->setObjectName(QStringLiteral("dateAndPlace"));
        line->add({dateAndPlace(), theme.sans(13, QFont::Medium), theme.secondText, {}, false});
        column_->addWidget(indented(line));
    }
    column_->addWidget(indented(new KindLine(workspace_, event_, counts(), this)));
    if (!event_.summary.empty()) {
        auto* summary = new RunLabel;
        summary->add({qs(event_.summary), theme.sans(13), theme.text, {}, false});
        column_->addWidget(indented(summary));
    }
    if (!event_.note.empty()) {
        auto* note = new RunLabel;
        note->setObjectName(QStringLiteral("note"));
        note->add(
            {tr("Analyst’s note") + QStringLiteral(": "), theme.sans(12, QFont::DemiBold), theme.accent, {}, false});
        note->add({qs(event_.note), theme.sans(12), theme.secondText, {}, false});
        column_->addWidget(indented(note));
    }
}

void EventHead::fill()
{
    addTitle();
    addDateAndPlace();
    addKind();
    addTexts();
    addWhatIsMissing();
}

QWidget* EventHead::indented(QWidget* content)
{
    auto* frame = new Column(this);
    auto* layout = new QHBoxLayout(frame);
    layout->setContentsMargins(kIn, 0, kIn, 0);
    layout->setSpacing(0);
    layout->addWidget(content);
    return frame;
}

InlineText* EventHead::addText(const QString& name, InlineText::Lines lines, InlineText::Look look, const QString& text,
                               const QString& placeholder)
{
    auto* made = new InlineText(workspace_, lines, std::move(look), this);
    made->setObjectName(name);
    made->setAccessibleName(placeholder);
    made->setText(text);
    made->setPlaceholder(placeholder);
    made->setDraftPlace("event/" + event_.id + "/" + utf8(name));
    connect(made, &InlineText::editingChanged, this, [this, made](bool editing) {
        if (!editing) {
            made->setVisible(!made->text().isEmpty() || made->objectName() == QLatin1String("title"));
        }
        Q_EMIT editingChanged(made, editing);
    });
    texts_[name] = made;
    return made;
}

bool EventHead::save(const std::function<void(Event&)>& write)
{
    const auto now = workspace_.caseFile().event(key_);
    if (!now) {
        Q_EMIT workspace_.failed(qs(now.error().message));
        return false;
    }
    Event after = now->event;
    write(after);
    return workspace_.edit(dateline::changeEvent(workspace_.caseFile(), after));
}

void EventHead::addTitle()
{
    const Theme& theme = workspace_.theme();
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    auto* title = addText(QStringLiteral("title"), InlineText::Lines::One, {theme.sans(18, QFont::Bold), theme.text},
                          qs(event_.title), tr("Title"));
    title->setSave([this](const QString& text) { return save([&](Event& event) { event.title = utf8(text); }); });
    row->addWidget(title, 1);
    auto* menu = new GlyphButton(theme, Glyph::Dots, tr("What can be done with this event"), this);
    menu->setObjectName(QStringLiteral("menu"));
    connect(menu, &QAbstractButton::clicked, this,
            [this, menu] { Q_EMIT menuAsked(menu->mapToGlobal(QPoint(0, menu->height() + 2))); });
    row->addWidget(menu, 0, Qt::AlignTop);
    column_->addLayout(row);
}

void EventHead::addDateAndPlace()
{
    if (dateAndPlace().isEmpty()) {
        return;
    }
    const Theme& theme = workspace_.theme();
    auto* line = new LinkRow(theme, this);
    line->setObjectName(QStringLiteral("dateAndPlace"));
    line->setToolTip(tr("Set the date"));
    line->add({dateAndPlace(), theme.sans(13, QFont::Medium), theme.secondText, {}, false});
    connect(line, &QAbstractButton::clicked, this, &EventHead::dateAsked);
    auto* frame = new Column(this);
    auto* layout = new QHBoxLayout(frame);
    layout->setContentsMargins(kIn - 3, 0, kIn, 0);
    layout->addWidget(line);
    column_->addWidget(frame);
}

void EventHead::addKind()
{
    const Theme& theme = workspace_.theme();
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(kIn, 0, kIn, 0);
    layout->setSpacing(0);
    auto* category = new ChoiceButton(theme, row);
    category->setObjectName(QStringLiteral("category"));
    category->setAccessibleName(tr("Category"));
    category->setChoices([this] { return categoryChoices(workspace_); });
    category->setCurrent(categoryChoice(workspace_, event_.category));
    connect(category, &ChoiceButton::chosen, this,
            [this](const std::string& chosen) { workspace_.edit(setCategory(workspace_.caseFile(), {key_}, chosen)); });
    offerNewCategory(*category);
    connect(category, &ChoiceButton::named, this, [this](const QString& name) {
        workspace_.edit(setNewCategory(workspace_.caseFile(), {key_}, utf8(name)));
    });
    layout->addWidget(category);
    auto* importance = new ChoiceButton(theme, row);
    importance->setObjectName(QStringLiteral("importance"));
    importance->setAccessibleName(tr("Importance"));
    importance->setChoices(&importanceChoices);
    importance->setCurrent(importanceChoices()[static_cast<std::size_t>(event_.importance)]);
    connect(importance, &ChoiceButton::chosen, this, [this](const std::string& chosen) {
        workspace_.edit(setImportance(workspace_.caseFile(), {key_}, *fromWord<Importance>(chosen)));
    });
    layout->addWidget(importance);
    auto* label = new RunLabel(row);
    label->setNatural(true);
    label->add({counts(), theme.sans(12), theme.secondText, {}, false});
    layout->addWidget(label);
    layout->addStretch(1);
    column_->addWidget(row);
}

void EventHead::addTexts()
{
    const Theme& theme = workspace_.theme();
    auto* summary = addText(QStringLiteral("summary"), InlineText::Lines::Several, {theme.sans(13), theme.text},
                            qs(event_.summary), tr("Summary"));
    summary->setSave([this](const QString& text) { return save([&](Event& event) { event.summary = utf8(text); }); });
    auto* note = addText(QStringLiteral("note"), InlineText::Lines::Several,
                         {theme.sans(12), theme.secondText, tr("Analyst’s note") + QStringLiteral(": "),
                          theme.sans(12, QFont::DemiBold), theme.accent},
                         qs(event_.note), tr("Note"));
    note->setSave([this](const QString& text) { return save([&](Event& event) { event.note = utf8(text); }); });
    auto* tags = addText(QStringLiteral("tags"), InlineText::Lines::One,
                         {theme.sans(12), theme.secondText, tr("Tags") + QStringLiteral(": "),
                          theme.sans(12, QFont::DemiBold), theme.secondText},
                         joined(event_.tags, ", "), tr("Tags, with commas between them"));
    tags->setSave([this](const QString& text) {
        std::vector<std::string> all;
        for (const QString& tag : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            const std::string word = utf8(tag.trimmed());
            if (!word.empty() && std::ranges::find(all, word) == all.end()) {
                all.push_back(word);
            }
        }
        return save([&](Event& event) { event.tags = all; });
    });
    for (InlineText* text : {summary, note, tags}) {
        text->setToolTip(tr("Ctrl+Enter saves, Escape gives up"));
        text->setVisible(!text->text().isEmpty());
        column_->addWidget(text);
    }
}

void EventHead::addWhatIsMissing()
{
    const Theme& theme = workspace_.theme();
    auto* row = new QWidget(this);
    row->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(kIn, 2, kIn, 0);
    layout->setSpacing(12);
    const auto offer = [&](const QString& word, const QString& name) {
        auto* button = new WordButton(theme, QStringLiteral("+ ") + word, row);
        button->setObjectName(QStringLiteral("add-") + name);
        layout->addWidget(button);
        return button;
    };
    if (date_.isEmpty()) {
        connect(offer(tr("Date"), QStringLiteral("date")), &QAbstractButton::clicked, this, &EventHead::dateAsked);
    }
    for (const auto& [word, name] :
         {std::pair{tr("Summary"), QStringLiteral("summary")}, std::pair{tr("Note"), QStringLiteral("note")},
          std::pair{tr("Tags"), QStringLiteral("tags")}}) {
        if (texts_[name]->text().isEmpty()) {
            connect(offer(word, name), &QAbstractButton::clicked, this, [this, name = name] { editText(name); });
        }
    }
    if (event_.parent.empty()) {
        connect(offer(tr("Part of"), QStringLiteral("parent")), &QAbstractButton::clicked, this,
                &EventHead::parentAsked);
    }
    layout->addStretch(1);
    if (layout->count() > 1) {
        column_->addWidget(row);
    } else {
        delete row;
    }
}

InlineText* EventHead::text(const QString& name) const
{
    const auto found = texts_.find(name);
    return found == texts_.end() ? nullptr : found->second;
}

void EventHead::editText(const QString& name)
{
    if (InlineText* wanted = text(name)) {
        wanted->show();
        wanted->edit();
    }
}

void EventHead::host(QWidget* prompt)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kIn, 6, kIn, 0);
    row->addWidget(prompt);
    column_->addLayout(row);
    prompt->show();
}

} // namespace dateline
