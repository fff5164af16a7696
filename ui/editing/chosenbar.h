#pragma once

#include "ui/models/workspace.h"

#include <QWidget>

class QAbstractButton;
class QHBoxLayout;
class QLabel;
class QMenu;

namespace dateline {

class ChoiceButton;

/// A line that is there while two or more events are chosen, with what can be done with them all: each is one step that
/// can be undone. What needs a word more, a tag or an event, is asked for in the line itself.
class ChosenBar : public QWidget
{
    Q_OBJECT

public:
    explicit ChosenBar(Workspace& workspace, QWidget* parent = nullptr);

    /// What the actions are for. Sets the same as the line's buttons do.
    void setCategory(const std::string& category);
    void setCategoryNamed(const QString& name);
    void setImportance(Importance importance);
    void addTag(const QString& tag);
    void removeChosen();
    /// Makes two events one: the other becomes part of the selected one.
    void merge();
    QString text() const;

Q_SIGNALS:
    void removed(int events);          ///< one step that can be undone
    void merged(const QString& title); ///< that event became part of the selected one
    void keyboardLeft();               ///< what had the keyboard is gone

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    using EditOf = std::function<Result<Change>(const CaseFile& file, const std::vector<EventKey>& events)>;

    void editChosen(const EditOf& edit);
    void refresh();
    void addClose();
    void applyTheme();
    void fillTags(QMenu& menu);
    void ask(QWidget* field);
    void askTag();
    void askParent();
    void letGo();
    EventKey kept() const;

    Workspace& workspace_;
    QHBoxLayout* layout_;
    QLabel* label_;
    ChoiceButton* category_ = nullptr;
    ChoiceButton* importance_ = nullptr;
    QAbstractButton* tag_ = nullptr;
    QAbstractButton* parent_ = nullptr;
    QAbstractButton* merge_ = nullptr;
    QAbstractButton* delete_ = nullptr;
    QAbstractButton* close_ = nullptr;
    QWidget* asking_ = nullptr; ///< the field that stands in the line
};

} // namespace dateline
