#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QIcon>

#include <functional>
#include <string>
#include <vector>

namespace dateline {

/// One of the things that a ChoiceButton offers.
struct Choice
{
    QString text;     ///< in the menu
    std::string data; ///< what it stands for
    QIcon icon = {};
    QString shortText = {}; ///< on the button, where that is another
};

/// A word, with its icon, that opens a menu of what else it could be: category, importance, stance. It looks like text
/// until it is pointed at. Space, Enter and Down open the menu.
class ChoiceButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ChoiceButton(const Theme& theme, QWidget* parent = nullptr);

    /// Framed looks like a field; else it looks like text.
    void setFramed(bool framed);
    /// What there is to choose is asked for when the menu opens.
    void setChoices(std::function<std::vector<Choice>()> choices) { choices_ = std::move(choices); }
    /// Offers one more, last: something new, which is named in a field that opens below the button.
    void setNaming(const QString& offer, const QString& placeholder);
    /// Shows a choice as the current one; signals nothing.
    void setCurrent(const Choice& choice);
    /// Shows the choice that stands for `wanted`, or the first.
    void setCurrentData(const std::string& wanted);
    const std::string& current() const { return current_; }
    void openMenu();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The user chose; current() is new.
    void chosen(const std::string& data);
    /// The user named something new; current() is what it was.
    void named(const QString& name);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    int iconRoom() const;
    void askName();

    const Theme& theme_;
    std::function<std::vector<Choice>()> choices_;
    std::string current_;
    QString naming_;
    QString namePlaceholder_;
    bool framed_ = false;
};

} // namespace dateline
