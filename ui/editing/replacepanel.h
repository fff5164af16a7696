#pragma once

#include "core/edit/replacing.h"

#include "ui/models/workspace.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace dateline {

/// Find and replace in titles, summaries and notes. What would change is listed as one types, with what is found and
/// what takes its place marked, and each can be left out. All that is ticked is replaced in one step.
class ReplacePanel : public QWidget
{
    Q_OBJECT

public:
    explicit ReplacePanel(Workspace& workspace, QWidget* parent = nullptr);

    /// Shows it, with the keyboard in the first field.
    void open();
    QLineEdit& find() const { return *find_; }
    QLineEdit& replaceWith() const { return *replaceWith_; }
    QListWidget& list() const { return *list_; }
    /// Replaces what is ticked.
    void replace();
    /// Reads the preview now; typing does so after a moment.
    void refresh();

    QSize sizeHint() const override { return {600, 200}; }

Q_SIGNALS:
    void closed();
    void replaced(int texts);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void layOut();
    void applyTheme();
    void showCount();
    std::vector<Replacement> ticked() const;

    Workspace& workspace_;
    std::vector<Replacement> found_;
    bool listing_ = false;
    QTimer typing_;
    QLineEdit* find_;
    QLineEdit* replaceWith_;
    QCheckBox* caseSensitive_;
    QCheckBox* wholeWords_;
    QCheckBox* titles_;
    QCheckBox* summaries_;
    QCheckBox* notes_;
    QListWidget* list_;
    QLabel* count_;
    QPushButton* replace_;
};

} // namespace dateline
