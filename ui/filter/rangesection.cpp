#include "ui/filter/rangesection.h"

#include "core/model/resolve.h"

#include "ui/dates/datefield.h"
#include "ui/filter/facetrow.h"
#include "ui/theme/housestyle.h"
#include "ui/theme/plaintext.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace dateline {

namespace {

constexpr int kRestMs = 350;

/// Something stands in the field, and it is no date.
bool isWrong(const DateField& field)
{
    return !field.date() && !field.text().trimmed().isEmpty();
}

QString sentence(QString text)
{
    if (!text.isEmpty()) {
        text[0] = text[0].toUpper();
    }
    return text;
}

} // namespace

RangeSection::RangeSection(Workspace& workspace, QWidget* parent) : QWidget(parent), workspace_(workspace)
{
    from_ = makeField(tr("from"), tr("From"));
    to_ = makeField(tr("to"), tr("To"));
    auto* fields = new QVBoxLayout;
    fields->setContentsMargins(FacetRow::kSide, 0, FacetRow::kSide, 0);
    fields->setSpacing(4);
    fields->addWidget(from_);
    fields->addWidget(to_);

    understood_ = makeLine();
    possible_ = new FacetRow(workspace_.theme());
    possible_->setText(tr("Also possibly in it"));
    possible_->setToolTip(tr("Events whose date is not known exactly enough to say whether it lies in this time.\n"
                             "On the timeline they are paler."));
    counts_ = makeLine();
    margins_ = makeLine();
    clear_ = new QPushButton(tr("Any date"));
    clear_->setToolTip(tr("Show events of all dates again"));
    clear_->setFlat(true);
    makeQuiet(*clear_);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(fields);
    column->addWidget(understood_);
    column->addWidget(possible_);
    column->addWidget(counts_);
    column->addWidget(margins_);
    column->addWidget(clear_);

    resting_.setSingleShot(true);
    resting_.setInterval(kRestMs);
    connect(&resting_, &QTimer::timeout, this, &RangeSection::applyTyped);
    connect(possible_, &FacetRow::toggled, this, [this](bool on) {
        EventFilter next = workspace_.filter();
        next.alsoPossible = on;
        workspace_.setFilter(next);
    });
    connect(clear_, &QPushButton::clicked, this, &RangeSection::clear);
    connect(&workspace_, &Workspace::caseChanged, this, &RangeSection::clear);
    connect(&workspace_, &Workspace::filterChanged, this, &RangeSection::refresh);
    connect(&workspace_, &Workspace::themeChanged, this, &RangeSection::applyTheme);
    applyTheme();
}

DateField* RangeSection::makeField(const QString& placeholder, const QString& name)
{
    auto* field = new DateField(workspace_.theme());
    field->lineEdit()->setPlaceholderText(placeholder);
    field->lineEdit()->setAccessibleName(name);
    field->lineEdit()->setToolTip(tr("A date as you would say it: March 2024, 22/03/2024, early 2019, 1980s"));
    connect(field, &DateField::dateChanged, &resting_, qOverload<>(&QTimer::start));
    connect(field->lineEdit(), &QLineEdit::returnPressed, this, &RangeSection::applyTyped); // an empty one, too
    return field;
}

QLabel* RangeSection::makeLine()
{
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setContentsMargins(FacetRow::kSide, 4, FacetRow::kSide, 0);
    label->hide();
    return label;
}

void RangeSection::applyTyped()
{
    resting_.stop();
    if (!workspace_.hasCase()) {
        return;
    }
    wrong_ = true;
    if (isWrong(*from_) || isWrong(*to_)) {
        say({}, true); // the field itself says why
        return;
    }
    const CaseDates dates = datesOf(workspace_.info());
    const TimeExtent range{from_->date() ? dates.bounds(*from_->date()).earliest : kBeginningOfTime,
                           to_->date() ? dates.bounds(*to_->date()).latest : kEndOfTime};
    if (range.empty()) {
        say(tr("This ends before it begins"), true);
        return;
    }
    wrong_ = false;
    typed_ = from_->date() || to_->date() ? std::optional(range) : std::nullopt;
    EventFilter next = workspace_.filter();
    next.range = typed_;
    workspace_.setFilter(next);
    refresh();
}

void RangeSection::clear()
{
    setFields({}, {});
    for (DateField* field : {from_, to_}) {
        field->setTyping({workspace_.hasCase() ? workspace_.info().dayMonthOrder : DayMonthOrder::Ask});
    }
    applyTyped();
}

/// A range that was set elsewhere, in the fields.
void RangeSection::showRange()
{
    typed_ = workspace_.filter().range;
    wrong_ = false;
    const auto day = [](std::int64_t at) {
        return qs(formatIsoDate(at));
    };
    setFields(typed_ && !typed_->openStart() ? day(typed_->earliest) : QString(),
              typed_ && !typed_->openEnd() ? day(typed_->latest - 1) : QString());
}

/// What is set by the program is not typed.
void RangeSection::setFields(const QString& from, const QString& to)
{
    const QSignalBlocker quietFrom(from_);
    const QSignalBlocker quietTo(to_);
    from_->setText(from);
    to_->setText(to);
}

void RangeSection::refresh()
{
    const EventFilter& filter = workspace_.filter();
    if (filter.range != typed_) {
        showRange();
    }
    const bool on = filter.range.has_value();
    const CertaintyCount& count = workspace_.counts().inRange;
    if (!wrong_) {
        say(on ? sentence(qs(placeInWords(*filter.range))) : QString(), false);
    }
    const QSignalBlocker quiet(possible_);
    possible_->setChecked(filter.alsoPossible);
    possible_->setCount(static_cast<std::uint32_t>(count.possible));
    const QLocale english(QLocale::English);
    counts_->setText(tr("At least %1, at most %2")
                         .arg(english.toString(qulonglong(count.certain)),
                              english.toString(qulonglong(count.certain + count.possible))));
    const WideningMargins& margins = workspace_.info().margins;
    margins_->setText(marginsText(margins));
    setPlainToolTip(margins_,
                    tr("How far “about” reaches at either side.\nOf a season %1 months, a decade %2 years, a century "
                       "%3 years, of anything longer %4 % of its length.")
                        .arg(margins.seasonMonths)
                        .arg(margins.decadeYears)
                        .arg(margins.centuryYears)
                        .arg(margins.longerPercent));
    for (QWidget* part : {static_cast<QWidget*>(possible_), static_cast<QWidget*>(counts_),
                          static_cast<QWidget*>(margins_), static_cast<QWidget*>(clear_)}) {
        part->setVisible(on);
    }
}

void RangeSection::say(const QString& text, bool wrong)
{
    const Theme& theme = workspace_.theme();
    QPalette palette = understood_->palette();
    palette.setColor(QPalette::WindowText, wrong ? theme.disagree : theme.secondText);
    understood_->setPalette(palette);
    understood_->setText(text);
    understood_->setVisible(!text.isEmpty());
}

void RangeSection::applyTheme()
{
    const Theme& theme = workspace_.theme();
    for (QLabel* label : {understood_, counts_, margins_}) {
        label->setFont(theme.sans(12));
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, label == counts_ ? theme.text : theme.secondText);
        label->setPalette(palette);
    }
    margins_->setFont(theme.sans(11));
    for (DateField* field : {from_, to_}) {
        field->setTheme(theme);
    }
    possible_->setTheme(theme);
    refresh();
}

QString RangeSection::marginsText(const WideningMargins& margins)
{
    return tr("About: day ±%1 days, month ±%2 months, year ±%3 years")
        .arg(margins.days)
        .arg(margins.months)
        .arg(margins.years);
}

} // namespace dateline
