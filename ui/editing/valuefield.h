#pragma once

#include "ui/editing/completingfield.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace dateline {

class DateField;

/// A field for dates as the case has them typed and told.
DateField* dateFieldOf(const Workspace& workspace, QWidget* parent);

/// The value of a claim, typed as people say it, by the type of its property: a date ("some day in August 2021", or
/// told from another event: "15 days before …"), an amount ("more than 133"), an actor or a place by name or alias, or
/// a text. Below it stands how it was understood, or what is not.
class ValueField : public QWidget
{
    Q_OBJECT

public:
    explicit ValueField(Workspace& workspace, QWidget* parent = nullptr);

    /// Empties the field. `kind` is of an entity; any kind without one.
    void setType(ValueType type, std::optional<EntityKind> kind = std::nullopt);
    ValueType type() const { return type_; }

    void setValue(const ClaimValue& value, const std::optional<RelativeToEvent>& relative);
    /// What is typed, for a draft. A relative date's words are the shift's.
    QString words() const;
    void setWords(const QString& words);
    /// Opens the list of entities that the words may mean, if it is entities that are asked for and they name none.
    void offerEntities();
    bool isRelative() const { return relative_; }
    /// The event that a relative date is told from.
    std::optional<EventKey> anchor() const;
    /// Lets a date be told from an event.
    void setRelative(bool relative, std::optional<EventKey> anchor = std::nullopt);
    /// False offers no way to tell a date from an event.
    void setAllowsRelative(bool allows);

    /// What is meant; an entity that is to be created is added to `parts`. Fails with what is missing or not
    /// understood.
    Result<ClaimValue> take(Change& parts);
    std::optional<RelativeToEvent> relative() const;
    /// Its fields from top to bottom, for the order in which Tab walks them; they are others after each rebuilt().
    std::vector<QWidget*> fields() const;

Q_SIGNALS:
    void changed();
    void rebuilt();
    /// Enter or Escape was pressed in a field that keeps these keys to itself.
    void accepted();
    void cancelled();

private:
    Result<EdtfDate> relativeDate() const;
    void build();
    void buildRelative(QVBoxLayout& layout);
    void buildRelativeButton(QVBoxLayout& layout);
    void explain();

    Workspace& workspace_;
    ValueType type_ = ValueType::Text;
    std::optional<EntityKind> kind_;
    bool relative_ = false;
    DateField* date_ = nullptr;
    QLineEdit* line_ = nullptr;  ///< of an amount
    QLineEdit* shift_ = nullptr; ///< of a relative date
    EventField* anchor_ = nullptr;
    EntityField* entity_ = nullptr;
    QPlainTextEdit* text_ = nullptr;
    QLabel* understood_ = nullptr;
    QPushButton* relativeButton_ = nullptr;
};

} // namespace dateline
