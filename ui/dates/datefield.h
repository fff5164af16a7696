#pragma once

#include "core/time/datereading.h"

#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace dateline {

class LinkButton;
class TypedEdit;
class YearStrip;

/// A field in which a date is typed in words or in EDTF. Below it stands, while typing, what was understood: in words,
/// as EDTF, and drawn on a year; or what was not, underlined, with the dates that may have been meant as links.
///
/// Down goes from the text to those links, Up and Down walk them, Enter takes one. Enter in the text accepts the date;
/// where there is none it goes to the links. An empty field is no date and no error.
class DateField : public QWidget
{
    Q_OBJECT

public:
    explicit DateField(const Theme& theme, QWidget* parent = nullptr);

    /// What is typed.
    QString text() const;
    void setText(const QString& text);
    /// Shows a date in words where they mean just that date when they are typed, else as EDTF.
    void setDate(const EdtfDate& date);
    /// The date that was understood; nothing where the field is empty or was not understood.
    std::optional<EdtfDate> date() const { return reading_.date; }

    /// What the case says of typed dates.
    void setTyping(const DateTyping& typing);
    /// The words in which dates are told; English unless set.
    void setVocabulary(const DateVocabulary& vocabulary);
    void setTheme(const Theme& theme);

    /// The text's editor, as the buddy of a label or to be given a name; the field's focus is its own.
    QLineEdit* lineEdit() const;
    /// What is underlined, and the dates offered, for tests.
    QString underlined() const;
    QStringList suggestions() const;
    /// The line of what was understood, or of why it was not.
    QString answer() const;

Q_SIGNALS:
    /// The date became another, or none.
    void dateChanged();
    /// Enter was pressed on a date.
    void accepted();
    /// Escape was pressed. The field itself keeps its text.
    void cancelled();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void read();
    void showReading();
    void fitTexts();
    void showUnderline();
    void showSuggestions();
    void take(const QString& suggestion);
    void enter();
    void focusSuggestion(int index);

    Theme theme_;
    DateTyping typing_;
    DateVocabulary vocabulary_;
    DateReading reading_;
    TypedEdit* edit_;
    QLabel* answer_;
    QLabel* edtf_;
    QLabel* note_;
    YearStrip* strip_;
    QVBoxLayout* links_;
    QList<LinkButton*> suggestions_;
};

} // namespace dateline
