#pragma once

#include "core/store/backups.h"

#include "ui/theme/theme.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace dateline {

/// The backups of a case with when, why and how large, to look at or to restore one of them.
class RestoreDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Choice
    {
        LookAt,  ///< open it to read
        Restore, ///< set the case back to it
        SaveAs   ///< make a new case file of it
    };

    /// `canRestore`: the case is open for editing.
    RestoreDialog(std::vector<Backup> backups, bool canRestore, const Theme& theme, QWidget* parent = nullptr);

    /// What was chosen, once exec() returned QDialog::Accepted.
    Choice choice() const { return choice_; }
    const Backup& backup() const;

    /// "Before it was restored", for people.
    static QString reasonText(BackupReason reason);

private:
    QPushButton* addButton(const QString& text, Choice choice);
    void fillList();

    std::vector<Backup> backups_;
    QTreeWidget* list_ = nullptr;
    std::vector<QPushButton*> buttons_;
    Choice choice_ = Choice::LookAt;
};

} // namespace dateline
