#include "app/headerbar.h"

#include "app/casesurvey.h"
#include "app/casetitle.h"
#include "ui/filter/searchbox.h"
#include "ui/theme/housestyle.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace dateline {

namespace {

constexpr int kHeight = 48;
constexpr int kSearchWidth = 460;

QIcon menuIcon(const QColor& color)
{
    QPixmap pixmap(48, 48);
    pixmap.setDevicePixelRatio(3);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    for (const double y : {3.5, 7.5, 11.5}) {
        painter.fillRect(QRectF(1.5, y, 13, 1.4), color);
    }
    return pixmap;
}

QString counted(std::size_t number, const QString& one, const QString& several)
{
    return QLocale(QLocale::English).toString(static_cast<qulonglong>(number)) + QLatin1Char(' ') +
           (number == 1 ? one : several);
}

} // namespace

HeaderBar::HeaderBar(Workspace& workspace, const CaseSurvey& survey, QWidget* parent)
    : QWidget(parent), workspace_(workspace), survey_(survey), menu_(new QMenu(this))
{
    setFixedHeight(kHeight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 16, 0);
    layout->setSpacing(10);

    menuButton_ = new QToolButton;
    menuButton_->setMenu(menu_);
    menuButton_->setPopupMode(QToolButton::InstantPopup);
    menuButton_->setAccessibleName(tr("Menu"));
    menuButton_->setToolTip(tr("Menu (F10)"));
    menuButton_->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(menuButton_);

    title_ = new CaseTitle;
    layout->addWidget(title_, 2);

    search_ = new SearchBox(workspace);
    search_->setMaximumWidth(kSearchWidth);
    search_->setMinimumWidth(200);
    layout->addWidget(search_, 3);

    auto* right = new QHBoxLayout;
    right->setSpacing(10);
    right->addStretch(1);
    addEvent_ = new QPushButton(tr("Add event"));
    addEvent_->setToolTip(tr("Add an event of your own (Ctrl+Shift+N)"));
    right->addWidget(addEvent_);
    table_ = new QPushButton(tr("Table"));
    table_->setCheckable(true);
    table_->setToolTip(tr("Show the events as a table (Ctrl+Shift+B)"));
    right->addWidget(table_);
    charts_ = new QPushButton(tr("Charts"));
    charts_->setCheckable(true);
    charts_->setToolTip(tr("Show charts of what is in the visible range (Ctrl+B)"));
    right->addWidget(charts_);
    export_ = new QPushButton(tr("Export figure"));
    makePrimary(*export_);
    export_->setToolTip(tr("Save the timeline as a picture with its citations (Ctrl+E)"));
    right->addWidget(export_);
    layout->addLayout(right, 2);

    connect(&workspace_, &Workspace::caseChanged, this, &HeaderBar::refresh);
    connect(&workspace_, &Workspace::edited, this, &HeaderBar::refresh);
    connect(&survey_, &CaseSurvey::passagesCounted, this, &HeaderBar::refresh);
    connect(&workspace_, &Workspace::themeChanged, this, &HeaderBar::refresh);
    refresh();
}

void HeaderBar::openMenu()
{
    menuButton_->showMenu();
}

void HeaderBar::refresh()
{
    const Theme& theme = workspace_.theme();
    menuButton_->setIcon(menuIcon(theme.text));
    title_->setTheme(theme);
    QStringList sizes;
    if (workspace_.hasCase()) {
        sizes << counted(workspace_.index().events() + workspace_.index().undated, tr("event"), tr("events"))
              << counted(workspace_.sources().size(), tr("source"), tr("sources"));
        if (survey_.passages()) {
            sizes << counted(survey_.passages()->all, tr("citation"), tr("citations"));
        }
    }
    title_->setTexts(workspace_.hasCase() ? qs(workspace_.info().title) : tr("Dateline"),
                     sizes.join(QStringLiteral(" · ")));
    export_->setEnabled(workspace_.hasCase());
    table_->setEnabled(workspace_.hasCase());
    charts_->setEnabled(workspace_.hasCase());
    // In a case that is only read, nothing looks as if it could be edited.
    addEvent_->setVisible(workspace_.canEdit());
    update();
}

void HeaderBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), workspace_.theme().panel);
    painter.fillRect(0, height() - 1, width(), 1, workspace_.theme().hairline);
}

} // namespace dateline
