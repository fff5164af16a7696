#include "ui/editing/neweventcard.h"

#include "core/edit/ids.h"

#include "ui/dates/datefield.h"
#include "ui/editing/valuefield.h"
#include "ui/theme/housestyle.h"
#include "ui/timeline/marks.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

namespace {

QIcon markIcon(const MarkStyle& style)
{
    constexpr int kSize = 11;
    constexpr int kScale = 3;
    QPixmap pixmap(kSize * kScale, kSize * kScale);
    pixmap.setDevicePixelRatio(kScale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMark(painter, QRectF(0.5, 0.5, kSize - 1, kSize - 1), style);
    return pixmap;
}

Choice choiceAt(const Workspace& workspace, std::size_t category)
{
    const EventIndex& index = workspace.index();
    const MarkStyle style{workspace.theme().category(qs(index.categoryColors[category])),
                          index.categoryShapes[category]};
    return {qs(index.categories.names[category]), index.categories.ids[category], markIcon(style)};
}

/// The category of the event that was added last: the next one is often of the same. Empty without an event.
std::string newestCategory(const EventIndex& index)
{
    const auto newest = std::ranges::max_element(index.key);
    const auto category = newest == index.key.end()
                              ? index.categories.ids.size()
                              : index.category[static_cast<std::size_t>(newest - index.key.begin())];
    return category < index.categories.ids.size() ? index.categories.ids[category] : std::string();
}

QLabel* smallLabel(const Theme& theme, const QColor& color, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(theme.sans(12));
    label->setStyleSheet(QStringLiteral("color: %1;").arg(color.name()));
    label->hide();
    return label;
}

} // namespace

std::vector<Choice> categoryChoices(const Workspace& workspace)
{
    std::vector<Choice> all;
    for (std::size_t i = 0; i < workspace.index().categories.ids.size(); ++i) {
        all.push_back(choiceAt(workspace, i));
    }
    return all;
}

Choice categoryChoice(const Workspace& workspace, const std::string& category)
{
    const auto& ids = workspace.index().categories.ids;
    const auto found = std::ranges::find(ids, category);
    return found == ids.end() ? Choice{} : choiceAt(workspace, static_cast<std::size_t>(found - ids.begin()));
}

void offerNewCategory(ChoiceButton& button)
{
    button.setNaming(NewEventCard::tr("New category…"), NewEventCard::tr("Name of the category"));
}

std::vector<Choice> importanceChoices()
{
    return {{NewEventCard::tr("core event"), std::string(toWord(Importance::Core))},
            {NewEventCard::tr("major event"), std::string(toWord(Importance::Major))},
            {NewEventCard::tr("minor event"), std::string(toWord(Importance::Minor))}};
}

NewEventCard::NewEventCard(Workspace& workspace, QWidget* parent)
    : Card(parent), workspace_(workspace), draft_(workspace, kDraftPlace)
{
    const Theme& theme = workspace.theme();
    setAccessibleName(tr("New event"));
    makeCompact(*this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 11, 12, 11);
    layout->setSpacing(7);
    title_ = new QLineEdit(this);
    title_->setPlaceholderText(tr("What happened"));
    title_->setAccessibleName(tr("Title"));
    title_->setFont(theme.sans(14, QFont::DemiBold));
    layout->addWidget(title_);
    auto* row = new QHBoxLayout;
    row->setSpacing(7);
    date_ = dateFieldOf(workspace, this);
    date_->lineEdit()->setPlaceholderText(tr("When: 22 March 2024, about 2015 …"));
    row->addWidget(date_, 1);
    row->addWidget(makeCategory(), 0, Qt::AlignTop | Qt::AlignLeft);
    layout->addLayout(row);
    problem_ = smallLabel(theme, theme.disagree, this);
    layout->addWidget(problem_);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    auto* cancelButton = new QPushButton(tr("Cancel"), this);
    auto* make = new QPushButton(tr("Add event"), this);
    makePrimary(*make);
    buttons->addWidget(cancelButton);
    buttons->addWidget(make);
    layout->addLayout(buttons);
    setFocusProxy(title_);
    connect(cancelButton, &QPushButton::clicked, this, &NewEventCard::cancel);
    connect(make, &QPushButton::clicked, this, &NewEventCard::accept);
    connect(date_->lineEdit(), &QLineEdit::textChanged, this, [this] { say({}); });
    connect(date_, &DateField::accepted, this, &NewEventCard::accept);
    connect(date_->lineEdit(), &QLineEdit::returnPressed, this, [this] {
        if (date_->text().trimmed().isEmpty()) {
            accept();
        }
    });
    connect(date_, &DateField::dateChanged, this, &NewEventCard::dateChanged);
    connect(date_, &DateField::cancelled, this, &NewEventCard::cancel);
    connect(title_, &QLineEdit::textEdited, this, [this](const QString& text) { draft_.typed(text); });
}

ChoiceButton* NewEventCard::makeCategory()
{
    category_ = new ChoiceButton(workspace_.theme(), this);
    category_->setFramed(true);
    category_->setAccessibleName(tr("Category"));
    category_->setChoices([this] { return categoryChoices(workspace_); });
    category_->setCurrent({tr("Category"), {}});
    category_->setCurrentData(newestCategory(workspace_.index()));
    offerNewCategory(*category_);
    connect(category_, &ChoiceButton::chosen, this, [this] {
        newCategory_.clear();
        goOnTyping();
    });
    connect(category_, &ChoiceButton::named, this, [this](const QString& name) {
        newCategory_ = utf8(name);
        category_->setCurrent({name, {}});
        goOnTyping();
    });
    return category_;
}

/// After a choice Enter is to add the event; the button would open its menu again.
void NewEventCard::goOnTyping()
{
    QTimer::singleShot(0, title_, [this] { title_->setFocus(Qt::OtherFocusReason); });
}

void NewEventCard::setTitle(const QString& title)
{
    title_->setText(title);
    // All of it gives way to what is typed, and its beginning is in sight.
    title_->setSelection(static_cast<int>(title.size()), -static_cast<int>(title.size()));
    draft_.typed(title);
    draft_.write();
}

void NewEventCard::setDate(const EdtfDate& date)
{
    date_->setDate(date);
}

void NewEventCard::setAsksDate(bool asks)
{
    date_->setVisible(asks);
}

void NewEventCard::setCategory(const std::string& category)
{
    category_->setCurrentData(category);
}

QString NewEventCard::title() const
{
    return title_->text();
}

std::optional<EdtfDate> NewEventCard::date() const
{
    return date_->date();
}

const std::string& NewEventCard::category() const
{
    return category_->current();
}

bool NewEventCard::say(const QString& problem)
{
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty());
    return problem.isEmpty();
}

bool NewEventCard::accept()
{
    NewEvent wanted;
    wanted.title = utf8(title_->text().simplified());
    wanted.category = category_->current();
    wanted.newCategory = newCategory_;
    if (wanted.title.empty()) {
        title_->setFocus(Qt::OtherFocusReason);
        return say(tr("Say what happened"));
    }
    wanted.date = date_->date();
    if (!wanted.date && !date_->text().trimmed().isEmpty()) {
        return say(tr("The date is not understood"));
    }
    if (make_) {
        if (!make_(wanted)) {
            return false;
        }
    } else {
        const auto change = addEvent(workspace_.caseFile(), wanted);
        if (!workspace_.edit(change)) {
            return false;
        }
        if (const auto key = workspace_.caseFile().findEvent(addedId(*change, ObjectKind::Event))) {
            workspace_.selectKey(*key);
        }
    }
    draft_.done();
    Q_EMIT finished(true);
    return true;
}

void NewEventCard::keepDraft()
{
    if (!title_->text().isEmpty()) {
        draft_.write();
    }
}

void NewEventCard::cancel()
{
    draft_.done();
    Q_EMIT finished(false);
}

} // namespace dateline
