#include "ui/dialogs/restoredialog.h"

#include "ui/models/clock.h"
#include "ui/theme/housestyle.h"
#include "ui/theme/plaintext.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace dateline {

RestoreDialog::RestoreDialog(std::vector<Backup> backups, bool canRestore, const Theme& theme, QWidget* parent)
    : QDialog(parent), backups_(std::move(backups))
{
    setWindowTitle(tr("Restore"));
    resize(620, 420);
    auto* text = new PlainLabel(
        backups_.empty() ? tr("There are no backups of this case yet. One is made with the first edit of a day, before "
                              "many things are "
                              "changed at once, and before a case of an older version is brought to the present one.")
                         : tr("Restoring sets the case back to a backup. What it holds now is backed up first, so that "
                              "it can be had "
                              "back."));
    text->setWordWrap(true);
    text->setFont(theme.sans(13));
    list_ = new QTreeWidget;
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setAllColumnsShowFocus(true);
    list_->setAlternatingRowColors(false);
    list_->setHeaderLabels({tr("When"), tr("Why"), tr("Size")});
    list_->setAccessibleName(tr("Backups"));
    list_->setStyleSheet(QStringLiteral("QTreeView { border: 1px solid %1; border-radius: 5px; }"
                                        " QTreeView::item { padding: 5px 8px; }"
                                        " QHeaderView::section { background: %2; color: %3; border: none;"
                                        " border-bottom: 1px solid %1; padding: 6px 8px; }")
                             .arg(theme.hairline.name(), theme.panel.name(), theme.secondText.name()));
    fillList();

    auto* row = new QHBoxLayout;
    buttons_ = {addButton(tr("Look at it"), Choice::LookAt), addButton(tr("Save as a new case…"), Choice::SaveAs),
                addButton(tr("Restore"), Choice::Restore)};
    makePrimary(*buttons_.back());
    buttons_.back()->setDefault(canRestore);
    row->addWidget(buttons_[0]);
    row->addWidget(buttons_[1]);
    row->addStretch(1);
    auto* close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    row->addWidget(close);
    row->addWidget(buttons_[2]);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 18, 18, 18);
    layout->setSpacing(12);
    layout->addWidget(text);
    layout->addWidget(list_, 1);
    layout->addLayout(row);
    for (QPushButton* button : buttons_) {
        button->setEnabled(!backups_.empty());
    }
    buttons_.back()->setEnabled(!backups_.empty() && canRestore);
    connect(list_, &QTreeWidget::itemActivated, buttons_.front(), &QPushButton::click);
}

const Backup& RestoreDialog::backup() const
{
    return backups_[static_cast<std::size_t>(std::max(0, list_->indexOfTopLevelItem(list_->currentItem())))];
}

QString RestoreDialog::reasonText(BackupReason reason)
{
    switch (reason) {
    case BackupReason::Daily:
        return tr("First edit of the day");
    case BackupReason::BulkEdit:
        return tr("Before many things were changed at once");
    case BackupReason::Upgrade:
        return tr("Before it was brought to this version");
    case BackupReason::Restoration:
        return tr("Before it was set back to a backup");
    }
    return {};
}

QPushButton* RestoreDialog::addButton(const QString& text, Choice choice)
{
    auto* button = new QPushButton(text);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, choice] {
        choice_ = choice;
        accept();
    });
    return button;
}

void RestoreDialog::fillList()
{
    for (const Backup& backup : backups_) {
        auto* item = new QTreeWidgetItem(list_);
        item->setText(0, localTimeText(backup.when));
        item->setText(1, reasonText(backup.reason));
        item->setText(2,
                      QLocale(QLocale::English).formattedDataSize(qint64(backup.size), 1, QLocale::DataSizeSIFormat));
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    }
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    list_->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    list_->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    list_->headerItem()->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    list_->setCurrentItem(list_->topLevelItem(0));
}

} // namespace dateline
