#pragma once

#include "ui/models/workspace.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace dateline {

class LinePrompt;

/// One page of the case contents: what is in the case, made anew whenever the case changes, but not while something in
/// it is being typed. What could not be done is said at its foot.
class ContentsPage : public QWidget
{
    Q_OBJECT

public:
    explicit ContentsPage(Workspace& workspace, QWidget* parent = nullptr);

    /// What came of the last edit that could not be made; else empty.
    QString problem() const;
    /// The page's main field or list gets the keyboard.
    virtual void takeKeyboard() { setFocus(); }
    /// Asks for a new one of what the page is for; nothing where there is no such thing.
    virtual void startAdding() {}

protected:
    /// Everything on the page but what setHead() put there. The page owns it.
    virtual QWidget* makeContent() = 0;
    /// The case was changed, or another one is shown.
    virtual void forget() {}

    /// Stands above the content, and is not made anew.
    void setHead(QWidget* head, int stretch = 0);
    /// Makes the edit, or says why not.
    bool edit(const Result<Change>& change);
    void say(const QString& problem);
    /// Asks in place; a prompt that was open is closed. It is closed by itself when it is finished.
    void ask(LinePrompt* prompt, QVBoxLayout& at);
    void rebuild();

    void showEvent(QShowEvent* event) override;

    Workspace& workspace_;

private:
    bool isTyping() const;
    void refresh();
    void applyTheme();

    QVBoxLayout* column_;
    QWidget* head_ = nullptr;
    QWidget* content_ = nullptr;
    QLabel* problem_;
    bool stale_ = true;
};

/// A label of a section within a page.
QLabel* contentsHeading(const Theme& theme, const QString& text, QWidget* parent);

} // namespace dateline
