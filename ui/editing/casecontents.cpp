#include "ui/editing/casecontents.h"

#include "ui/editing/caseinfopage.h"
#include "ui/editing/categoriespage.h"
#include "ui/editing/duplicatespage.h"
#include "ui/editing/entitiespage.h"
#include "ui/editing/panelhead.h"
#include "ui/editing/propertiespage.h"

#include <QKeyEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace dateline {

CaseContents::CaseContents(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), tabs_(new QTabBar(this)), pages_(new QStackedWidget(this))
{
    setAccessibleName(tr("Case contents"));
    auto* head = new PanelHead(workspace, tr("Case contents"), this);
    connect(head, &PanelHead::closed, this, &CaseContents::closed);
    const auto add = [&](const QString& name, ContentsPage* page) {
        tabs_->addTab(name);
        page->setAccessibleName(name);
        pages_->addWidget(page);
    };
    add(tr("Case"), new CaseInfoPage(workspace));
    add(tr("Categories"), new CategoriesPage(workspace));
    add(tr("Properties"), new PropertiesPage(workspace));
    add(tr("Entities"), new EntitiesPage(workspace));
    add(tr("Duplicates"), new DuplicatesPage(workspace));
    tabs_->setExpanding(false);
    tabs_->setDrawBase(false);
    tabs_->setUsesScrollButtons(false);
    tabs_->setAccessibleName(tr("Sections"));
    connect(tabs_, &QTabBar::currentChanged, this, [this](int index) {
        pages_->setCurrentIndex(index);
        if (!tabs_->hasFocus()) {
            page()->takeKeyboard();
        }
    });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(tabs_);
    layout->addWidget(pages_, 1);
    connect(&workspace_, &Workspace::themeChanged, this, &CaseContents::applyTheme);
    applyTheme();
}

ContentsPage* CaseContents::page() const
{
    return qobject_cast<ContentsPage*>(pages_->currentWidget());
}

void CaseContents::showSection(ContentsSection section)
{
    tabs_->setCurrentIndex(static_cast<int>(section));
    page()->takeKeyboard();
}

void CaseContents::startAdding(ContentsSection section, EntityKind kind)
{
    showSection(section);
    if (auto* entities = qobject_cast<EntitiesPage*>(page())) {
        entities->startAdding(kind);
    } else {
        page()->startAdding();
    }
}

void CaseContents::applyTheme()
{
    // Five words in a narrow panel.
    tabs_->setFont(workspace_.theme().sans(12));
    tabs_->setStyleSheet(workspace_.theme().tabSheet() +
                         QStringLiteral("QTabBar::tab { margin: 0 6px 0 6px; padding: 7px 1px 6px 1px; }"
                                        "QTabBar::tab:first { margin-left: 12px; }"));
}

void CaseContents::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace dateline
