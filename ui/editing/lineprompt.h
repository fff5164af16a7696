#pragma once

#include "ui/editing/card.h"
#include "ui/theme/theme.h"

#include <QLineEdit>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace dateline {

/// Asks for a line where one looks at what it is for: the reason of a ruling, the event to merge with. Enter goes on,
/// Escape gives up. It stays where it is until finished(), when whoever made it takes it away.
class LinePrompt : public Card
{
    Q_OBJECT

public:
    /// `verb` is on the button: "Prefer".
    LinePrompt(const Theme& theme, const QString& question, const QString& verb, QWidget* parent = nullptr);

    /// A field of its own kind; the prompt owns it. The first one gets the keyboard.
    void addField(QWidget* field);
    /// An ordinary field.
    QLineEdit* addLine(const QString& placeholder);
    /// Does what was asked for; false, or a text that says what is missing, leaves the prompt open.
    void setAccept(std::function<bool()> accept) { accept_ = std::move(accept); }
    /// What is missing or wrong.
    void say(const QString& problem);
    void accept();

Q_SIGNALS:
    void finished(bool accepted);

protected:
    const Theme& cardTheme() const override { return theme_; }
    void enterCard() override { accept(); }
    void leaveCard() override { Q_EMIT finished(false); }

private:
    const Theme& theme_;
    QVBoxLayout* column_;
    QHBoxLayout* row_;
    QLabel* problem_;
    QPushButton* button_;
    std::function<bool()> accept_;
};

} // namespace dateline
