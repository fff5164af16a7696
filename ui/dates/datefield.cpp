#include "ui/dates/datefield.h"

#include "ui/theme/plaintext.h"

#include "ui/dates/typededit.h"
#include "ui/dates/yearstrip.h"
#include "ui/timeline/linkbutton.h"

#include <QEvent>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace dateline {

namespace {

constexpr int kTextInset = 11; ///< where the text stands in a line edit, so that all below is flush with it
constexpr int kLinkInset = 9;  ///< where the text stands in a link

/// A sentence of the core, which has neither a capital nor a full stop unless it begins with a name.
QString sentence(const std::string& text)
{
    QString shown = QString::fromStdString(text);
    if (!shown.isEmpty()) {
        shown[0] = shown[0].toUpper();
    }
    return shown + QLatin1Char('.');
}

QString firstUpper(QString text)
{
    if (!text.isEmpty()) {
        text[0] = text[0].toUpper();
    }
    return text;
}

QLabel* plainLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    return label;
}

/// Characters of UTF-16 in so many bytes of UTF-8.
int utf16Length(const QByteArray& utf8, std::size_t bytes)
{
    return static_cast<int>(QString::fromUtf8(utf8.left(static_cast<qsizetype>(bytes))).size());
}

void setTextColor(QWidget* widget, const QColor& color)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, color);
    widget->setPalette(palette);
}

} // namespace

DateField::DateField(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), vocabulary_(englishDateVocabulary()), edit_(new TypedEdit(this)),
      answer_(plainLabel(this)), edtf_(plainLabel(this)), note_(plainLabel(this)), strip_(new YearStrip(theme, this)),
      links_(new QVBoxLayout)
{
    edit_->setPlaceholderText(tr("22 March 2024, early May, around 2014 …"));
    edit_->setAccessibleName(tr("Date, in words or as EDTF"));
    edtf_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    edtf_->setWordWrap(false);
    edtf_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long one is cut, its tooltip is whole
    strip_->hide();
    setFocusProxy(edit_);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(edit_);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(kTextInset, 0, kTextInset, 0);
    below->setSpacing(3);
    for (QWidget* part : {static_cast<QWidget*>(answer_), static_cast<QWidget*>(edtf_), static_cast<QWidget*>(note_),
                          static_cast<QWidget*>(strip_)}) {
        below->addWidget(part);
    }
    column->addLayout(below);
    links_->setContentsMargins(kTextInset - kLinkInset, 0, 0, 0);
    links_->setSpacing(0);
    column->addLayout(links_);

    connect(edit_, &QLineEdit::textChanged, this, &DateField::read);
    connect(edit_, &QLineEdit::returnPressed, this, &DateField::enter);
    connect(edit_, &TypedEdit::downPressed, this, [this] { focusSuggestion(0); });
    connect(edit_, &TypedEdit::escapePressed, this, &DateField::cancelled);
    setTheme(theme);
}

QString DateField::text() const
{
    return edit_->text();
}

void DateField::setText(const QString& text)
{
    edit_->setText(text);
}

void DateField::setDate(const EdtfDate& date)
{
    const std::string words = inWords(date, WordLength::Long);
    const DateReading again = readDate(words, typing_);
    setText(QString::fromStdString(again.date == date ? words : date.format()));
}

void DateField::setTyping(const DateTyping& typing)
{
    typing_ = typing;
    read();
}

void DateField::setVocabulary(const DateVocabulary& vocabulary)
{
    vocabulary_ = vocabulary;
    showReading();
}

void DateField::setTheme(const Theme& theme)
{
    theme_ = theme;
    edit_->setFont(theme.sans(14));
    answer_->setFont(theme.sans(13, QFont::Medium));
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(12);
    edtf_->setFont(fixed);
    note_->setFont(theme.sans(12));
    setTextColor(edtf_, theme.secondText);
    setTextColor(note_, theme.secondText);
    strip_->setTheme(theme);
    showReading();
}

QLineEdit* DateField::lineEdit() const
{
    return edit_;
}

QString DateField::underlined() const
{
    return edit_->underlined();
}

QStringList DateField::suggestions() const
{
    QStringList texts;
    for (const LinkButton* link : suggestions_) {
        texts.append(link->accessibleName());
    }
    return texts;
}

QString DateField::answer() const
{
    return answer_->text();
}

void DateField::read()
{
    const std::optional<EdtfDate> before = reading_.date;
    reading_ = readDate(edit_->text().toStdString(), typing_);
    showReading();
    if (reading_.date != before) {
        Q_EMIT dateChanged();
    }
}

void DateField::showReading()
{
    const bool empty = edit_->text().trimmed().isEmpty();
    const bool understood = reading_.date.has_value();
    if (understood) {
        answer_->setText(firstUpper(QString::fromStdString(inWords(*reading_.date, WordLength::Long, vocabulary_))));
        edtf_->setText(QString::fromStdString(reading_.date->format()));
        setPlainToolTip(edtf_, edtf_->text());
        note_->setText(reading_.note.empty() ? QString() : sentence(reading_.note));
    } else {
        answer_->setText(empty ? QString() : sentence(reading_.problem));
    }
    setTextColor(answer_, understood ? theme_.text : theme_.disagree);
    answer_->setVisible(!empty);
    edtf_->setVisible(understood);
    note_->setVisible(understood && !reading_.note.empty());
    strip_->setVisible(understood);
    strip_->setDate(reading_.date);
    edit_->setAccessibleDescription(answer_->text());
    fitTexts();
    showUnderline();
    showSuggestions();
}

/// Layouts that do not ask for a height for their width (scroll areas, form rows) would cut the texts off.
void DateField::fitTexts()
{
    for (QLabel* label : {answer_, note_}) {
        label->setMinimumHeight(0); // which is counted in, so that it would never shrink
        label->setMinimumHeight(qMax(0, label->heightForWidth(width() - 2 * kTextInset)));
    }
}

void DateField::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitTexts();
}

void DateField::showUnderline()
{
    const QByteArray utf8 = edit_->text().toUtf8();
    const bool wrong = !reading_.date && !edit_->text().trimmed().isEmpty();
    const int start = wrong ? utf16Length(utf8, reading_.stretch.begin) : 0;
    const int end = wrong ? utf16Length(utf8, reading_.stretch.end) : 0;
    edit_->underline(start, end - start, theme_.disagree);
}

void DateField::showSuggestions()
{
    for (LinkButton* link : suggestions_) {
        link->hide();
        link->deleteLater(); // one of them may be what was clicked
    }
    suggestions_.clear();
    for (const std::string& text : reading_.suggestions) {
        auto* link = new LinkButton(this);
        const QString label = QString::fromStdString(text);
        link->setTheme(theme_);
        link->setLabel(label);
        link->setAccessibleDescription(tr("Takes this date instead"));
        link->installEventFilter(this);
        connect(link, &LinkButton::clicked, this, [this, label] { take(label); });
        links_->addWidget(link, 0, Qt::AlignLeft);
        suggestions_.append(link);
        link->show();
    }
}

void DateField::take(const QString& suggestion)
{
    edit_->setFocus();
    setText(suggestion);
}

void DateField::enter()
{
    if (reading_.date) {
        Q_EMIT accepted();
    } else {
        focusSuggestion(0);
    }
}

void DateField::focusSuggestion(int index)
{
    if (index < 0) {
        edit_->setFocus(Qt::TabFocusReason);
    } else if (index < suggestions_.size()) {
        suggestions_[index]->setFocus(Qt::TabFocusReason);
    }
}

bool DateField::eventFilter(QObject* watched, QEvent* event)
{
    const auto index = static_cast<int>(suggestions_.indexOf(static_cast<LinkButton*>(watched)));
    if (event->type() != QEvent::KeyPress || index < 0) {
        return QWidget::eventFilter(watched, event);
    }
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        focusSuggestion(index + (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down ? 1 : -1));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        suggestions_[index]->click();
        return true;
    case Qt::Key_Escape:
        focusSuggestion(-1);
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace dateline
