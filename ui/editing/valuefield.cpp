#include "ui/editing/valuefield.h"

#include "core/model/quantitywords.h"
#include "core/model/resolve.h"
#include "core/time/relativedate.h"

#include "ui/dates/datefield.h"
#include "ui/editing/growingedit.h"
#include "ui/models/datewords.h"
#include "ui/theme/housestyle.h"

#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace dateline {

namespace {

/// The words at the beginning that say how far before or after another event: "three days before" of "three days before
/// the attack". Empty where none do.
QString shiftIn(const QString& words)
{
    QStringList parts = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (; !parts.isEmpty(); parts.removeLast()) {
        const QString some = parts.join(QLatin1Char(' '));
        if (shiftFromWords(utf8(some))) {
            return some;
        }
    }
    return {};
}

void clear(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (item->layout() != nullptr) {
            clear(*item->layout());
        }
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

} // namespace

DateField* dateFieldOf(const Workspace& workspace, QWidget* parent)
{
    auto* field = new DateField(workspace.theme(), parent);
    field->setTyping({workspace.info().dayMonthOrder});
    field->setVocabulary(dateVocabulary(workspace.dateLanguage()));
    return field;
}

ValueField::ValueField(Workspace& workspace, QWidget* parent) : QWidget(parent), workspace_(workspace)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    build();
}

void ValueField::setType(ValueType type, std::optional<EntityKind> kind)
{
    type_ = type;
    kind_ = kind;
    relative_ = false;
    build();
}

void ValueField::build()
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    clear(*column);
    date_ = nullptr;
    line_ = nullptr;
    shift_ = nullptr;
    anchor_ = nullptr;
    entity_ = nullptr;
    text_ = nullptr;
    relativeButton_ = nullptr;
    QWidget* first = nullptr;
    if (type_ == ValueType::Text) {
        text_ = new GrowingEdit(workspace_.theme(), this);
        text_->setPlaceholderText(tr("What is said, in a few words"));
        connect(text_, &QPlainTextEdit::textChanged, this, &ValueField::changed);
        first = text_;
    } else if (type_ == ValueType::Entity) {
        entity_ = new EntityField(workspace_, this);
        entity_->setKind(kind_);
        connect(entity_, &QLineEdit::textChanged, this, &ValueField::explain);
        first = entity_;
    } else if (relative_) {
        buildRelative(*column);
        first = shift_;
    } else if (type_ == ValueType::Time) {
        date_ = dateFieldOf(workspace_, this);
        connect(date_->lineEdit(), &QLineEdit::textChanged, this, &ValueField::changed);
        connect(date_, &DateField::accepted, this, &ValueField::accepted);
        connect(date_, &DateField::cancelled, this, &ValueField::cancelled);
        first = date_;
    } else {
        line_ = new QLineEdit(this);
        line_->setPlaceholderText(tr("133, more than 130, 84 to 95 …"));
        connect(line_, &QLineEdit::textChanged, this, &ValueField::explain);
        first = line_;
    }
    first->setAccessibleName(tr("Value"));
    if (!relative_) {
        column->addWidget(first);
    }
    setFocusProxy(first);
    understood_ = new QLabel(this);
    understood_->setTextFormat(Qt::PlainText);
    understood_->setWordWrap(true);
    understood_->setFont(workspace_.theme().sans(12));
    understood_->hide();
    column->addWidget(understood_);
    if (type_ == ValueType::Time) {
        buildRelativeButton(*column);
    }
    Q_EMIT rebuilt();
}

void ValueField::buildRelativeButton(QVBoxLayout& layout)
{
    relativeButton_ = new QPushButton(relative_ ? tr("A date of its own") : tr("Told from another event"), this);
    makeQuiet(*relativeButton_);
    setButtonPadding(*relativeButton_, {0, 1});
    relativeButton_->setFont(workspace_.theme().sans(12));
    connect(relativeButton_, &QPushButton::clicked, this, [this] {
        const QString before = words();
        setRelative(!relative_);
        if (relative_) {
            setWords(shiftIn(before));
        }
        // The fields are new, and the button that has the keyboard goes: they can take it once they are shown.
        QTimer::singleShot(0, this, [this] { setFocus(Qt::OtherFocusReason); });
    });
    layout.addWidget(relativeButton_, 0, Qt::AlignLeft);
}

void ValueField::buildRelative(QVBoxLayout& layout)
{
    shift_ = new QLineEdit(this);
    shift_->setPlaceholderText(tr("15 days before, the evening after …"));
    anchor_ = new EventField(workspace_, this);
    anchor_->setAccessibleName(tr("Told from"));
    layout.addWidget(shift_);
    layout.addWidget(anchor_);
    connect(shift_, &QLineEdit::textChanged, this, &ValueField::explain);
    connect(anchor_, &QLineEdit::textChanged, this, &ValueField::explain);
    connect(anchor_, &EventField::eventChosen, this, &ValueField::explain);
}

std::vector<QWidget*> ValueField::fields() const
{
    std::vector<QWidget*> all;
    for (QWidget* field :
         {static_cast<QWidget*>(text_), static_cast<QWidget*>(entity_),
          date_ != nullptr ? static_cast<QWidget*>(date_->lineEdit()) : nullptr, static_cast<QWidget*>(line_),
          static_cast<QWidget*>(shift_), static_cast<QWidget*>(anchor_), static_cast<QWidget*>(relativeButton_)}) {
        if (field != nullptr) {
            all.push_back(field);
        }
    }
    return all;
}

void ValueField::setRelative(bool relative, std::optional<EventKey> anchor)
{
    relative_ = relative;
    build();
    if (anchor_ != nullptr && anchor) {
        anchor_->setEvent(*anchor);
    }
    Q_EMIT changed();
}

void ValueField::setAllowsRelative(bool allows)
{
    if (relativeButton_ != nullptr) {
        relativeButton_->setVisible(allows);
    }
}

void ValueField::setValue(const ClaimValue& value, const std::optional<RelativeToEvent>& relative)
{
    setType(static_cast<ValueType>(value.index()), kind_);
    if (relative) {
        const auto anchor = workspace_.caseFile().findEvent(relative->event);
        setRelative(true, anchor ? std::optional(*anchor) : std::nullopt);
        setWords(qs(inWords(relative->shift)).remove(QStringLiteral("%1")).trimmed());
    } else if (const auto* date = std::get_if<EdtfDate>(&value)) {
        date_->setDate(*date);
        date_->lineEdit()->setCursorPosition(0); // of long words the beginning tells more than the end
    } else if (const auto* quantity = std::get_if<Quantity>(&value)) {
        setWords(qs(inWords(*quantity)));
    } else if (const auto* entity = std::get_if<EntityValue>(&value); entity != nullptr && entity->entity.empty()) {
        const EntityKind kind = kind_.value_or(EntityKind::Actor);
        entity_->setNew(kind, qs(entity->as));
        understood_->setText(kind == EntityKind::Place ? tr("A new place") : tr("A new actor"));
        understood_->setVisible(!entity->as.empty());
    } else if (entity != nullptr) {
        entity_->setEntity(entity->entity);
    } else {
        setWords(qs(std::get<std::string>(value)));
    }
}

QString ValueField::words() const
{
    if (text_ != nullptr) {
        return text_->toPlainText();
    }
    if (date_ != nullptr) {
        return date_->text();
    }
    const QLineEdit* field = entity_ != nullptr ? entity_ : shift_ != nullptr ? shift_ : line_;
    return field->text();
}

void ValueField::setWords(const QString& words)
{
    if (text_ != nullptr) {
        text_->setPlainText(words);
        return;
    }
    if (date_ != nullptr) {
        date_->setText(words);
        return;
    }
    QLineEdit* field = entity_ != nullptr ? entity_ : shift_ != nullptr ? shift_ : line_;
    field->setText(words);
}

std::optional<EventKey> ValueField::anchor() const
{
    return anchor_ != nullptr ? anchor_->event() : std::nullopt;
}

std::optional<RelativeToEvent> ValueField::relative() const
{
    const auto key = anchor();
    const auto shift = shift_ != nullptr ? shiftFromWords(utf8(shift_->text()))
                                         : Result<DateShift>(fail(ErrorCode::NotFound, std::string()));
    const auto details =
        key ? workspace_.caseFile().event(*key) : Result<EventDetails>(fail(ErrorCode::NotFound, std::string()));
    if (!shift || !details) {
        return std::nullopt;
    }
    return RelativeToEvent{details->event.id, *shift};
}

Result<EdtfDate> ValueField::relativeDate() const
{
    const auto shift = shiftFromWords(utf8(shift_->text()));
    if (!shift) {
        return fail(shift.error());
    }
    if (!anchor()) {
        return fail(ErrorCode::NotFound, utf8(tr("Choose the event from which it is told")));
    }
    const auto details = workspace_.caseFile().event(*anchor());
    if (!details) {
        return fail(details.error());
    }
    const auto date = resolvedDate(details->properties);
    return date ? shifted(*date, *shift)
                : Result<EdtfDate>(fail(ErrorCode::NotFound, utf8(tr("That event has no date yet"))));
}

void ValueField::explain()
{
    const Theme& theme = workspace_.theme();
    QString said;
    bool wrong = false;
    const auto tell = [&](const auto& read, const auto& inOwnWords) {
        wrong = !read;
        said = read ? inOwnWords(*read) : qs(read.error().message);
    };
    const bool empty = words().trimmed().isEmpty();
    if (!empty && shift_ != nullptr) {
        tell(relativeDate(), [this](const EdtfDate& date) { return workspace_.dateText(date, WordLength::Long); });
    } else if (!empty && type_ == ValueType::Quantity) {
        tell(quantityFromWords(utf8(line_->text())), [](const Quantity& quantity) { return qs(inWords(quantity)); });
    }
    understood_->setText(said);
    understood_->setVisible(!said.isEmpty());
    QPalette colors = understood_->palette();
    colors.setColor(QPalette::WindowText, wrong ? theme.secondText : theme.agree);
    understood_->setPalette(colors);
    Q_EMIT changed();
}

void ValueField::offerEntities()
{
    if (entity_ != nullptr && !entity_->text().isEmpty() && !entity_->entity()) {
        entity_->offerNow();
    }
}

Result<ClaimValue> ValueField::take(Change& parts)
{
    if (words().trimmed().isEmpty() && !(entity_ != nullptr && entity_->toCreate())) {
        return fail(ErrorCode::Invalid, utf8(tr("The value is missing")));
    }
    if (type_ == ValueType::Text) {
        return ClaimValue(utf8(words().trimmed()));
    }
    if (type_ == ValueType::Entity) {
        const auto id = entity_->takeEntity(parts);
        return id ? Result<ClaimValue>(EntityValue{*id, {}})
                  : fail(ErrorCode::NotFound, utf8(tr("Choose “%1” from the list, or create it").arg(words())));
    }
    if (type_ == ValueType::Quantity) {
        const auto quantity = quantityFromWords(utf8(words()));
        return quantity ? Result<ClaimValue>(*quantity) : fail(quantity.error());
    }
    if (date_ != nullptr) {
        return date_->date() ? Result<ClaimValue>(*date_->date()) : fail(ErrorCode::Syntax, utf8(date_->answer()));
    }
    const auto date = relativeDate();
    return date ? Result<ClaimValue>(*date) : fail(date.error());
}

} // namespace dateline
