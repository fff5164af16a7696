#include "ui/filter/filterpanel.h"

#include "ui/editing/glyphbutton.h"
#include "ui/filter/facetrow.h"
#include "ui/filter/rangesection.h"
#include "ui/theme/housestyle.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace dateline {

namespace {

// Actors and places are many; the first few are what most people look for, the rest is a click away.
constexpr std::size_t kRowsAtFirst = 6;
constexpr std::size_t kSourcesAtFirst = 40;
constexpr std::size_t kRowsAtMost = 200;

} // namespace

FilterPanel::FilterPanel(Workspace& workspace, QWidget* parent) : QWidget(parent), workspace_(workspace)
{
    setAccessibleName(tr("Filters"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(scroll);

    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 8, 0, 12);
    layout->setSpacing(0);

    addHeading(layout, tr("LANES BY"));
    lanes_ = new QComboBox;
    lanes_->setAccessibleName(tr("Lanes by"));
    lanes_->addItems({tr("Category"), tr("Actor"), tr("Place"), tr("Source")});
    auto* lanesRow = new QHBoxLayout;
    lanesRow->setContentsMargins(12, 0, 12, 4);
    lanesRow->addWidget(lanes_);
    layout->addLayout(lanesRow);
    connect(lanes_, &QComboBox::activated, this,
            [this](int index) { workspace_.setLaneKind(static_cast<LaneKind>(index)); });

    addHeading(layout, tr("DATE"));
    layout->addWidget(new RangeSection(workspace_));
    addSection(layout, Categories, tr("CATEGORY"));
    addSection(layout, Actors, tr("ACTOR"));
    addSection(layout, Places, tr("PLACE"));
    addSection(layout, Sources, tr("SOURCE"));
    addSourceButton();
    addEditButtons(Categories, LaneKind::Category, tr("Edit categories"), tr("Add category"));
    addEditButtons(Actors, LaneKind::Actor, tr("Edit actors and places"), tr("Add actor"));
    addEditButtons(Places, LaneKind::Place, tr("Edit actors and places"), tr("Add place"));
    addShow(layout);
    layout->addStretch(1);
    scroll->setWidget(content);

    connect(&workspace_, &Workspace::caseChanged, this, &FilterPanel::rebuild);
    connect(&workspace_, &Workspace::edited, this, &FilterPanel::followEdit);
    connect(&workspace_, &Workspace::filterChanged, this, &FilterPanel::refresh);
    connect(&workspace_, &Workspace::themeChanged, this, &FilterPanel::applyTheme);
    connect(&workspace_, &Workspace::laneKindChanged, this,
            [this] { lanes_->setCurrentIndex(static_cast<int>(workspace_.laneKind())); });
    rebuild();
    applyTheme();
}

QLabel* FilterPanel::addHeading(QVBoxLayout* layout, const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(12, 12, 12, 5);
    layout->addWidget(label);
    headings_.push_back(label);
    return label;
}

void FilterPanel::addSection(QVBoxLayout* layout, Facet facet, const QString& heading)
{
    Section& section = sections_[facet];
    section.heading = addHeading(layout, heading);
    section.rows = new QVBoxLayout;
    section.rows->setSpacing(0);
    layout->addLayout(section.rows);
    section.more = new QPushButton;
    section.more->setFlat(true);
    makeQuiet(*section.more);
    section.more->hide();
    layout->addWidget(section.more);
    connect(section.more, &QPushButton::clicked, this, [this, facet] {
        sections_[facet].expanded = !sections_[facet].expanded;
        rebuildSection(facet);
        refresh();
    });
}

/// A "+" at the right end of the heading of the sources.
void FilterPanel::addSourceButton()
{
    Section& section = sections_[Sources];
    auto* row = new QHBoxLayout(section.heading);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    auto* plus = new GlyphButton(workspace_.theme(), Glyph::Plus, tr("Add source (Ctrl+Shift+A)"), section.heading);
    plus->setFixedHeight(16);
    row->addWidget(plus);
    section.editing = {plus};
    connect(plus, &QAbstractButton::clicked, this, &FilterPanel::addSourceRequested);
}

/// A pencil and a "+" at the right end of a heading.
void FilterPanel::addEditButtons(Facet facet, LaneKind of, const QString& edit, const QString& add)
{
    Section& section = sections_[facet];
    auto* row = new QHBoxLayout(section.heading);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addStretch(1);
    auto* pencil = new GlyphButton(workspace_.theme(), Glyph::Pencil, edit, section.heading);
    auto* plus = new GlyphButton(workspace_.theme(), Glyph::Plus, add, section.heading);
    for (GlyphButton* button : {pencil, plus}) {
        button->setFixedHeight(16); // no higher than the heading
        row->addWidget(button);
    }
    section.editing = {pencil, plus};
    connect(pencil, &QAbstractButton::clicked, this, [this, of] { Q_EMIT editRequested(of); });
    connect(plus, &QAbstractButton::clicked, this, [this, of] { Q_EMIT addRequested(of); });
}

void FilterPanel::addShow(QVBoxLayout* layout)
{
    addHeading(layout, tr("SHOW"));
    const auto add = [&](const QString& text, bool EventFilter::*member) {
        auto* row = new FacetRow(workspace_.theme());
        row->setText(text);
        layout->addWidget(row);
        connect(row, &FacetRow::toggled, this, [this, member](bool on) {
            EventFilter next = workspace_.filter();
            next.*member = on;
            workspace_.setFilter(next);
        });
        return row;
    };
    disputed_ = add(tr("Sources disagree"), &EventFilter::onlyDisputed);
    singleSource_ = add(tr("Single source"), &EventFilter::onlySingleSource);

    clear_ = new QPushButton(tr("Clear filters"));
    clear_->setToolTip(tr("Show all events again (Ctrl+Shift+F)"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 14, 12, 0);
    row->addWidget(clear_);
    layout->addLayout(row);
    connect(clear_, &QPushButton::clicked, this, [this] {
        workspace_.setSearchText({});
        workspace_.setFilter({});
    });
}

std::vector<std::uint16_t>& FilterPanel::chosen(EventFilter& filter, Facet facet) const
{
    switch (facet) {
    case Actors:
        return filter.actors;
    case Places:
        return filter.places;
    case Sources:
        return filter.sources;
    case Categories:
    case FacetCount:
        break;
    }
    return filter.categories;
}

const std::vector<std::uint32_t>& FilterPanel::counts(Facet facet) const
{
    const FacetCounts& all = workspace_.counts();
    switch (facet) {
    case Actors:
        return all.actors;
    case Places:
        return all.places;
    case Sources:
        return all.sources;
    case Categories:
    case FacetCount:
        break;
    }
    return all.categories;
}

const Dictionary& FilterPanel::dictionary(Facet facet) const
{
    const EventIndex& index = workspace_.index();
    switch (facet) {
    case Actors:
        return index.actorNames;
    case Places:
        return index.placeNames;
    case Sources:
        return index.sourceNames;
    case Categories:
    case FacetCount:
        break;
    }
    return index.categories;
}

/// After most edits the same values are there, and rows need only other counts.
void FilterPanel::followEdit()
{
    if (changesSeen_ != workspace_.changesElsewhere() || namesSeen_ != namesShown()) {
        rebuild();
    } else {
        refresh();
    }
}

std::size_t FilterPanel::namesShown() const
{
    std::size_t names = 0;
    for (int facet = 0; facet < FacetCount; ++facet) {
        names += dictionary(static_cast<Facet>(facet)).ids.size();
    }
    return names;
}

void FilterPanel::rebuild()
{
    changesSeen_ = workspace_.changesElsewhere();
    namesSeen_ = namesShown();
    for (int facet = 0; facet < FacetCount; ++facet) {
        sections_[facet].expanded = false;
        rebuildSection(static_cast<Facet>(facet));
    }
    refresh();
}

void FilterPanel::rebuildSection(Facet facet)
{
    Section& section = sections_[facet];
    for (FacetRow* row : section.buttons) {
        row->deleteLater();
    }
    section.buttons.clear();
    section.values.clear();

    const std::size_t size = dictionary(facet).ids.size();
    std::vector<std::uint16_t> order(size);
    std::iota(order.begin(), order.end(), std::uint16_t{0});
    const bool ranked = facet == Actors || facet == Places;
    if (ranked) {
        const auto& count = counts(facet);
        std::stable_sort(order.begin(), order.end(), [&](std::uint16_t a, std::uint16_t b) {
            return a < count.size() && b < count.size() && count[a] > count[b];
        });
    }
    const std::size_t atFirst = ranked ? kRowsAtFirst : facet == Sources ? kSourcesAtFirst : kRowsAtMost;
    const std::size_t limit = section.expanded ? kRowsAtMost : atFirst;
    EventFilter filter = workspace_.filter();
    const auto& picked = chosen(filter, facet);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool isPicked = std::find(picked.begin(), picked.end(), order[i]) != picked.end();
        if (i >= limit && !isPicked) {
            continue;
        }
        FacetRow* row = makeRow(facet, order[i]);
        row->setChecked(isPicked);
        connect(row, &FacetRow::toggled, this, [this, facet, value = order[i]](bool on) { toggle(facet, value, on); });
        section.rows->addWidget(row);
        section.buttons.push_back(row);
        section.values.push_back(order[i]);
    }
    section.heading->setVisible(size > 0 || workspace_.canEdit());
    for (QWidget* button : section.editing) {
        button->setVisible(workspace_.canEdit());
    }
    section.more->setVisible(size > atFirst);
    section.more->setText(section.expanded      ? tr("Show fewer")
                          : size <= kRowsAtMost ? tr("Show all %1").arg(size)
                                                : tr("Show %1 of %2").arg(kRowsAtMost).arg(size));
}

FacetRow* FilterPanel::makeRow(Facet facet, std::uint16_t value)
{
    const EventIndex& index = workspace_.index();
    auto* row = new FacetRow(workspace_.theme());
    row->setText(qs(dictionary(facet).names[value]));
    row->setToolTip(Qt::convertFromPlainText(row->text())); // never read as markup
    if (facet == Categories) {
        setShape(*row, value);
    } else if (facet == Sources) {
        const int number = workspace_.sourceNumber(index.sourceNames.ids[value]);
        row->setNumber(number);
        row->setText(workspace_.sourceName(index.sourceNames.ids[value]));
    } else {
        const auto& entities = workspace_.entities();
        const auto it = std::find_if(entities.begin(), entities.end(),
                                     [&](const Entity& e) { return e.id == dictionary(facet).ids[value]; });
        if (it != entities.end() && !it->aliases.empty()) {
            QStringList aliases;
            for (const std::string& alias : it->aliases) {
                aliases << qs(alias);
            }
            row->setSecond(QStringLiteral("(%1)").arg(aliases.join(QStringLiteral(", "))));
        }
    }
    return row;
}

void FilterPanel::setShape(FacetRow& row, std::uint16_t category) const
{
    const EventIndex& index = workspace_.index();
    row.setShape(index.categoryShapes[category], workspace_.theme().category(qs(index.categoryColors[category])));
}

void FilterPanel::toggle(Facet facet, std::uint16_t value, bool on)
{
    EventFilter next = workspace_.filter();
    auto& picked = chosen(next, facet);
    std::erase(picked, value);
    if (on) {
        picked.push_back(value);
        std::sort(picked.begin(), picked.end());
    }
    workspace_.setFilter(next);
}

void FilterPanel::refresh()
{
    EventFilter filter = workspace_.filter();
    for (int f = 0; f < FacetCount; ++f) {
        const auto facet = static_cast<Facet>(f);
        const auto& picked = chosen(filter, facet);
        const auto& count = counts(facet);
        const Section& section = sections_[f];
        for (std::size_t i = 0; i < section.buttons.size(); ++i) {
            const std::uint16_t value = section.values[i];
            const bool on = std::find(picked.begin(), picked.end(), value) != picked.end();
            FacetRow* row = section.buttons[i];
            const QSignalBlocker blocker(row);
            row->setChecked(on);
            row->setFaded(!picked.empty() && !on);
            row->setCount(value < count.size() ? count[value] : 0);
        }
    }
    const auto set = [](FacetRow* row, bool on, std::uint32_t count) {
        const QSignalBlocker blocker(row);
        row->setChecked(on);
        row->setCount(count);
    };
    set(disputed_, filter.onlyDisputed, workspace_.counts().disputed);
    set(singleSource_, filter.onlySingleSource, workspace_.counts().singleSource);
    clear_->setVisible(!filter.isEmpty());
    lanes_->setCurrentIndex(static_cast<int>(workspace_.laneKind()));
}

void FilterPanel::applyTheme()
{
    const Theme& theme = workspace_.theme();
    QFont font = theme.sans(11, QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    for (QLabel* heading : headings_) {
        heading->setFont(font);
        QPalette palette = heading->palette();
        palette.setColor(QPalette::WindowText, theme.secondText);
        heading->setPalette(palette);
    }
    for (int facet = 0; facet < FacetCount; ++facet) {
        const Section& section = sections_[facet];
        for (std::size_t i = 0; i < section.buttons.size(); ++i) {
            section.buttons[i]->setTheme(theme);
            if (facet == Categories) {
                setShape(*section.buttons[i], section.values[i]);
            }
        }
    }
    disputed_->setTheme(theme);
    singleSource_->setTheme(theme);
    refresh();
}

} // namespace dateline
