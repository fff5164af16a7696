#include "ui/editing/caseinfopage.h"

#include "core/edit/vocabularyedits.h"
#include "core/time/zone.h"

#include "ui/editing/choicebutton.h"
#include "ui/editing/completingfield.h"
#include "ui/editing/inlinetext.h"
#include "ui/theme/plaintext.h"

#include <QGridLayout>
#include <QSpinBox>
#include <QTimeZone>
#include <QVBoxLayout>

namespace dateline {

namespace {

constexpr int kIn = 14;
constexpr int kMostZones = 8;

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
    {QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "of a day"), QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "days"),
     &WideningMargins::days},
    {QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "of a month"), QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "months"),
     &WideningMargins::months},
    {QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "of a season"), QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "months"),
     &WideningMargins::seasonMonths},
    {QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "of a year"), QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "years"),
     &WideningMargins::years},
    {QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "of a decade"), QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "years"),
     &WideningMargins::decadeYears},
    {QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "of a century"), QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "years"),
     &WideningMargins::centuryYears},
    {QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "of anything longer"),
     QT_TRANSLATE_NOOP("dateline::CaseInfoPage", "per cent"), &WideningMargins::longerPercent},
};

/// Numbers are typed in it or stepped by its arrows; the wheel scrolls the page.
class MarginField : public QSpinBox
{
public:
    using QSpinBox::QSpinBox;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

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
    column->setContentsMargins(kIn, 12, kIn, 16);
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

void CaseInfoPage::addText(QVBoxLayout& column, const QString& heading, const char* name, std::string CaseInfo::*member,
                           const QFont& font)
{
    const Theme& theme = workspace_.theme();
    column.addWidget(contentsHeading(theme, heading, nullptr));
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
    column.addWidget(contentsHeading(workspace_.theme(), tr("TIME ZONE"), nullptr));
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
    column.addWidget(field);
    column.addSpacing(12);
}

void CaseInfoPage::addOrder(QVBoxLayout& column)
{
    column.addWidget(contentsHeading(workspace_.theme(), tr("DATES SUCH AS 3/4/2024"), nullptr));
    auto* order = new ChoiceButton(workspace_.theme());
    order->setObjectName(QStringLiteral("order"));
    order->setFramed(true);
    order->setEnabled(workspace_.canEdit());
    order->setChoices(&orders);
    order->setCurrentData(std::string(toWord(workspace_.info().dayMonthOrder)));
    connect(order, &ChoiceButton::chosen, this, [this](const std::string& chosen) {
        change([&](CaseInfo& info) { info.dayMonthOrder = *fromWord<DayMonthOrder>(chosen); });
    });
    column.addWidget(order, 0, Qt::AlignLeft);
    column.addSpacing(12);
}

void CaseInfoPage::addMargins(QVBoxLayout& column)
{
    const Theme& theme = workspace_.theme();
    column.addWidget(contentsHeading(theme, tr("“ABOUT” WIDENS A DATE BY"), nullptr));
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, 3, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    int row = 0;
    for (const Margin& margin : kMargins) {
        auto* number = new MarginField;
        number->setObjectName(QStringLiteral("margin%1").arg(row));
        number->setRange(0, 1000);
        number->setValue(workspace_.info().margins.*margin.member);
        number->setKeyboardTracking(false);
        number->setFixedWidth(72);
        number->setEnabled(workspace_.canEdit());
        number->setAccessibleName(tr(margin.of));
        connect(number, &QSpinBox::valueChanged, this, [this, member = margin.member](int value) {
            change([&](CaseInfo& info) { info.margins.*member = value; });
        });
        auto* words = new PlainLabel(tr("%1, %2").arg(tr(margin.unit), tr(margin.of)));
        words->setFont(theme.sans(13));
        grid->addWidget(number, row, 0);
        grid->addWidget(words, row, 1);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    column.addLayout(grid);
}

} // namespace dateline
