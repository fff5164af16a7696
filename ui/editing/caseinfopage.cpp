#include "ui/editing/caseinfopage.h"

#include "core/edit/vocabularyedits.h"
#include "core/time/zone.h"

#include "ui/editing/choicebutton.h"
#include "ui/editing/completingfield.h"
#include "ui/editing/inlinetext.h"
#include "ui/theme/housestyle.h"
#include "ui/theme/plaintext.h"

#include <QGridLayout>
#include <QIntValidator>
#include <QTimeZone>
#include <QVBoxLayout>

namespace dateline {

namespace {

constexpr int kIn = InlineText::kPadding; // what has a frame stands in from its text's place
constexpr int kMostZones = 8;
constexpr int kMostMargin = 1000;

/// Names of the zone database that hold what is typed; those in which a part begins with it first.
std::vector<Suggestion> zonesLike(const QString& typed)
{
    const QString wanted = typed.trimmed().replace(QLatin1Char(' '), QLatin1Char('_'));
    std::vector<Suggestion> begun;
    std::vector<Suggestion> held;
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds()) {
        const QString name = QString::fromLatin1(id);
        const qsizetype at = name.indexOf(wanted, 0, Qt::CaseInsensitive);
        // What the core does not know as a zone is not offered.
        if (at < 0 || !TimeZone::named(id.toStdString())) {
            continue;
        }
        const bool begins = at == 0 || name[at - 1] == QLatin1Char('/') || name[at - 1] == QLatin1Char('_');
        (begins ? begun : held).push_back({name, {}, id.toStdString(), {}});
        if (begun.size() == kMostZones) {
            break;
        }
    }
    begun.insert(begun.end(), held.begin(), held.end());
    begun.resize(std::min<std::size_t>(begun.size(), kMostZones));
    return begun;
}

std::vector<Choice> orders()
{
    const auto choice = [](DayMonthOrder order, const QString& text) {
        return Choice{text, std::string(toWord(order))};
    };
    return {choice(DayMonthOrder::Ask, CaseInfoPage::tr("Ask each time")),
            choice(DayMonthOrder::DayFirst, CaseInfoPage::tr("Day first: 3/4 is 3 April")),
            choice(DayMonthOrder::MonthFirst, CaseInfoPage::tr("Month first: 3/4 is 4 March"))};
}

struct Margin
{
    const char* of;
    const char* unit;
    int WideningMargins::*member;
};

constexpr Margin kMargins[] = {
    {QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "a day by"), QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "days"),
     &WideningMargins::days},
    {QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "a month by"), QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "months"),
     &WideningMargins::months},
    {QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "a season by"), QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "months"),
     &WideningMargins::seasonMonths},
    {QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "a year by"), QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "years"),
     &WideningMargins::years},
    {QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "a decade by"), QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "years"),
     &WideningMargins::decadeYears},
    {QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "a century by"), QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "years"),
     &WideningMargins::centuryYears},
    {QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "anything longer by"),
     QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "per cent"), &WideningMargins::longerPercent},
};

QHBoxLayout* indented(QWidget* widget)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kIn, 0, kIn, 0);
    row->addWidget(widget);
    return row;
}

} // namespace

CaseInfoPage::CaseInfoPage(Workspace& workspace, QWidget* parent) : ContentsPage(workspace, parent) {}

bool CaseInfoPage::change(const std::function<void(CaseInfo&)>& set)
{
    CaseInfo info = workspace_.info();
    set(info);
    return edit(changeInfo(workspace_.caseFile(), info));
}

QWidget* CaseInfoPage::makeContent()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(14 - kIn, 12, 14 - kIn, 16);
    column->setSpacing(3);
    const Theme& theme = workspace_.theme();
    addText(*column, tr("TITLE"), "title", &CaseInfo::title, theme.sans(15, QFont::DemiBold));
    addText(*column, tr("SUBTITLE"), "subtitle", &CaseInfo::subtitle, theme.sans(13));
    addTimeZone(*column);
    addOrder(*column);
    addMargins(*column);
    column->addStretch(1);
    return content;
}

void CaseInfoPage::addHeading(QVBoxLayout& column, const QString& text)
{
    QLabel* heading = contentsHeading(workspace_.theme(), text, nullptr);
    heading->setContentsMargins(kIn, 0, kIn, 0);
    column.addWidget(heading);
}

void CaseInfoPage::addText(QVBoxLayout& column, const QString& heading, const char* name, std::string CaseInfo::*member,
                           const QFont& font)
{
    const Theme& theme = workspace_.theme();
    addHeading(column, heading);
    auto* text = new InlineText(workspace_, InlineText::Lines::One, {font, theme.text});
    text->setObjectName(QString::fromLatin1(name));
    text->setAccessibleName(heading);
    text->setPlaceholder(workspace_.canEdit() ? tr("None yet") : QString());
    text->setText(qs(workspace_.info().*member));
    text->setSave(
        [this, member](const QString& typed) { return change([&](CaseInfo& info) { info.*member = utf8(typed); }); });
    column.addWidget(text);
    column.addSpacing(10);
}

void CaseInfoPage::addTimeZone(QVBoxLayout& column)
{
    addHeading(column, tr("TIME ZONE"));
    auto* field = new CompletingField(workspace_);
    field->setObjectName(QStringLiteral("zone"));
    field->setAccessibleName(tr("Time zone"));
    field->setPlaceholderText(QStringLiteral("UTC"));
    field->setText(qs(workspace_.info().timeZone));
    field->setEnabled(workspace_.canEdit());
    field->setSuggest(&zonesLike);
    const auto save = [this, field] {
        const std::string name = utf8(field->text().trimmed());
        if (name == workspace_.info().timeZone) {
            return;
        }
        if (const auto zone = TimeZone::named(name); !zone) {
            say(qs(zone.error().message));
            return;
        }
        change([&](CaseInfo& info) { info.timeZone = name; });
    };
    connect(field, &CompletingField::chosen, this, save);
    connect(field, &QLineEdit::editingFinished, this, [field, save] {
        if (!field->isListOpen()) {
            save();
        }
    });
    column.addLayout(indented(field));
    column.addSpacing(12);
}

void CaseInfoPage::addOrder(QVBoxLayout& column)
{
    addHeading(column, tr("DATES SUCH AS 3/4/2024"));
    auto* order = new ChoiceButton(workspace_.theme());
    order->setObjectName(QStringLiteral("order"));
    order->setFramed(true);
    order->setEnabled(workspace_.canEdit());
    order->setChoices(&orders);
    order->setCurrentData(std::string(toWord(workspace_.info().dayMonthOrder)));
    connect(order, &ChoiceButton::chosen, this, [this](const std::string& chosen) {
        change([&](CaseInfo& info) { info.dayMonthOrder = *fromWord<DayMonthOrder>(chosen); });
    });
    QHBoxLayout* row = indented(order);
    row->addStretch(1);
    column.addLayout(row);
    column.addSpacing(12);
}

void CaseInfoPage::addMargins(QVBoxLayout& column)
{
    const Theme& theme = workspace_.theme();
    addHeading(column, tr("“ABOUT” WIDENS A DATE"));
    auto* grid = new QGridLayout;
    grid->setContentsMargins(kIn, 3, kIn, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    int row = 0;
    for (const Margin& margin : kMargins) {
        auto* number = new QLineEdit(QString::number(workspace_.info().margins.*margin.member));
        number->setObjectName(QStringLiteral("margin%1").arg(row));
        number->setValidator(new QIntValidator(0, kMostMargin, number));
        setFieldPadding(*number, {8, 3});
        number->setFixedWidth(52);
        number->setEnabled(workspace_.canEdit());
        number->setAccessibleName(tr(margin.of));
        connect(number, &QLineEdit::editingFinished, this, [this, number, member = margin.member] {
            change([&](CaseInfo& info) { info.margins.*member = number->text().toInt(); });
        });
        int place = 0;
        for (QWidget* each : {static_cast<QWidget*>(new PlainLabel(tr(margin.of))), static_cast<QWidget*>(number),
                              static_cast<QWidget*>(new PlainLabel(tr(margin.unit)))}) {
            each->setFont(theme.sans(13));
            grid->addWidget(each, row, place++);
        }
        ++row;
    }
    grid->setColumnStretch(2, 1);
    column.addLayout(grid);
}

} // namespace dateline
