// How the form is laid out, and how it is saved. How texts get into it is in sourceformtext.cpp.

#include "ui/citation/sourceform.h"

#include "core/edit/ids.h"
#include "core/edit/sourceedits.h"

#include "ui/citation/labels.h"
#include "ui/citation/pastearea.h"
#include "ui/dates/datefield.h"
#include "ui/editing/choicebutton.h"
#include "ui/editing/scalewords.h"
#include "ui/editing/valuefield.h"
#include "ui/models/joining.h"
#include "ui/theme/housestyle.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QTimer>
#include <QVBoxLayout>

namespace dateline {

namespace {

constexpr int kLabelWidth = 76;
constexpr int kTextHeight = 180;

QLabel* label(const QString& text, const QFont& font, const QColor& color, QWidget* parent)
{
    auto* made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setFont(font);
    QPalette colors = made->palette();
    colors.setColor(QPalette::WindowText, color);
    made->setPalette(colors);
    return made;
}

/// "English", "Russian": the languages that can be named, each once.
QStringList languageNames()
{
    QStringList names;
    for (int i = QLocale::AnyLanguage + 1; i <= QLocale::LastLanguage; ++i) {
        const auto language = static_cast<QLocale::Language>(i);
        if (language != QLocale::C && !QLocale::languageToCode(language).isEmpty()) {
            names << QLocale::languageToString(language);
        }
    }
    names.sort();
    return names;
}

QString nameOfLanguage(const std::string& code)
{
    const QString text = qs(code);
    const auto language = QLocale::codeToLanguage(text);
    return language == QLocale::AnyLanguage || language == QLocale::C ? text : QLocale::languageToString(language);
}

/// A language as a case holds it (BCP 47): a name is looked up, a tag is taken as it is; nothing for anything else.
std::optional<std::string> languageCode(const QString& typed)
{
    static const QRegularExpression kTag(QStringLiteral("^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$"));
    const QString text = typed.trimmed();
    for (int i = QLocale::AnyLanguage + 1; i <= QLocale::LastLanguage; ++i) {
        const auto language = static_cast<QLocale::Language>(i);
        if (language != QLocale::C && QLocale::languageToString(language).compare(text, Qt::CaseInsensitive) == 0) {
            return utf8(QLocale::languageToCode(language));
        }
    }
    return text.isEmpty() || kTag.match(text).hasMatch() ? std::optional(utf8(text)) : std::nullopt;
}

std::vector<Choice> reliabilityChoices()
{
    std::vector<Choice> all;
    for (const Reliability reliability :
         {Reliability::A, Reliability::B, Reliability::C, Reliability::D, Reliability::E, Reliability::F}) {
        const std::string letter(toWord(reliability));
        all.push_back({qs(letter) + QStringLiteral("  ") + reliabilityWords(reliability), letter});
    }
    return all;
}

} // namespace

SourceForm::SourceForm(Workspace& workspace, QWidget* parent) : SourceForm(workspace, Source(), parent) {}

SourceForm::SourceForm(Workspace& workspace, const Source& source, QWidget* parent)
    : QScrollArea(parent), workspace_(workspace), before_(source), isNew_(source.id.empty()),
      draft_(workspace, isNew_ ? kDraftPlace : "source/" + source.id + "/details")
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(isNew_ ? tr("New source") : tr("Source"));
    filling_ = true;
    layOut();
    title_->setText(qs(source.title));
    publisher_->setText(qs(source.publisher));
    creators_->setText(joined(source.creators, "; "));
    if (source.issued) {
        issued_->setDate(*source.issued);
    }
    url_->setText(qs(source.url));
    language_->setText(nameOfLanguage(source.language));
    reliability_->setCurrentData(std::string(toWord(source.reliability)));
    filling_ = false;
}

SourceForm::~SourceForm() = default;

void SourceForm::layOut()
{
    const Theme& theme = workspace_.theme();
    auto* content = new Column;
    makeCompact(*content);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(18, 12, 18, 16);
    layout->setSpacing(7);
    layout->addWidget(
        label(isNew_ ? tr("New source") : tr("About the source"), theme.sans(15, QFont::Bold), theme.text, content));
    if (isNew_) {
        addText(*layout);
    }
    const auto row = [&](const QString& name, QWidget* field) {
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        auto* said = label(name, theme.sans(12), theme.secondText, content);
        said->setFixedWidth(kLabelWidth);
        said->setContentsMargins(0, 6, 0, 0);
        line->addWidget(said, 0, Qt::AlignTop);
        line->addWidget(field, 1);
        field->setAccessibleName(name);
        layout->addLayout(line);
    };
    const auto line = [&](const QString& name, const QString& placeholder) {
        auto* field = new QLineEdit(content);
        field->setPlaceholderText(placeholder);
        row(name, field);
        connect(field, &QLineEdit::textChanged, this, &SourceForm::typed);
        return field;
    };
    title_ = line(tr("Title"), isNew_ ? tr("The text’s first line, if left empty") : tr("What it is called"));
    connect(title_, &QLineEdit::textEdited, this, [this](const QString& text) { titleTyped_ = !text.isEmpty(); });
    publisher_ = line(tr("Publisher"), tr("BBC News"));
    creators_ = line(tr("By"), tr("Ada Quill; Bo Ferris"));
    issued_ = dateFieldOf(workspace_, content);
    issued_->lineEdit()->setPlaceholderText(tr("22 March 2024"));
    row(tr("Issued"), issued_);
    connect(issued_->lineEdit(), &QLineEdit::textChanged, this, &SourceForm::typed);
    connect(issued_, &DateField::accepted, this, &SourceForm::accept);
    connect(issued_, &DateField::cancelled, this, &SourceForm::cancel);
    url_ = line(tr("Address"), tr("https://…"));
    language_ = line(tr("Language"), tr("English, Russian, ar …"));
    auto* completer = new QCompleter(languageNames(), language_);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    language_->setCompleter(completer);
    reliability_ = new ChoiceButton(theme, content);
    reliability_->setFramed(true);
    reliability_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    reliability_->setChoices(&reliabilityChoices);
    connect(reliability_, &ChoiceButton::chosen, this, &SourceForm::typed);
    row(tr("Reliability"), reliability_);
    addButtons(*layout);
    layout->addStretch(1);
    setWidget(content);
    content->setAutoFillBackground(false);
    setFocusProxy(isNew_ ? static_cast<QWidget*>(text_) : title_);
}

void SourceForm::addText(QVBoxLayout& layout)
{
    const Theme& theme = workspace_.theme();
    following_ = label({}, theme.sans(12), theme.secondText, nullptr);
    following_->hide();
    layout.addWidget(following_);
    text_ = new PasteArea;
    text_->setAccessibleName(tr("Text"));
    text_->setPlaceholderText(tr("Paste the article’s text here, or drop a text file"));
    text_->setFont(theme.serif(13));
    text_->setFixedHeight(kTextHeight);
    text_->setStyleSheet(QStringLiteral("QPlainTextEdit { background: %1; border: 1px solid %2; border-radius: 5px; "
                                        "padding: 4px 6px; } QPlainTextEdit:focus { border: 1px solid %3; }")
                             .arg(theme.raised.name(), theme.hairline.name(), theme.accent.name()));
    layout.addWidget(text_);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* open = new QPushButton(tr("Open a text file…"));
    open->setFont(theme.sans(12));
    connect(open, &QPushButton::clicked, this, &SourceForm::chooseFile);
    row->addWidget(open);
    fileName_ = label({}, theme.sans(12), theme.secondText, nullptr);
    row->addWidget(fileName_, 1);
    forgetFile_ = new QPushButton(tr("Remove"));
    forgetFile_->setFont(theme.sans(12));
    connect(forgetFile_, &QPushButton::clicked, this, [this] { setText({}); });
    forgetFile_->hide();
    row->addWidget(forgetFile_);
    layout.addLayout(row);
    notice_ = label({}, theme.sans(12), theme.secondText, nullptr);
    notice_->hide();
    layout.addWidget(notice_);
    goToSame_ = new QPushButton;
    goToSame_->setFont(theme.sans(12));
    goToSame_->hide();
    connect(goToSame_, &QPushButton::clicked, this, &SourceForm::goToSame);
    layout.addWidget(goToSame_, 0, Qt::AlignLeft);
    layout.addSpacing(4);
    looking_ = new QTimer(this);
    looking_->setSingleShot(true);
    looking_->setInterval(300);
    connect(looking_, &QTimer::timeout, this, &SourceForm::lookForSame);
    connect(text_, &QPlainTextEdit::textChanged, this, &SourceForm::textChanged);
    connect(text_, &PasteArea::pasted, this, &SourceForm::paste);
    connect(text_, &PasteArea::fileDropped, this, &SourceForm::openFile);
}

void SourceForm::addButtons(QVBoxLayout& layout)
{
    const Theme& theme = workspace_.theme();
    problem_ = label({}, theme.sans(12), theme.disagree, nullptr);
    problem_->hide();
    layout.addWidget(problem_);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    addAll_ = new QPushButton;
    addAll_->hide();
    connect(addAll_, &QPushButton::clicked, this, &SourceForm::addAllAsked);
    row->addWidget(addAll_);
    row->addStretch(1);
    auto* cancelButton = new QPushButton(tr("Cancel"));
    connect(cancelButton, &QPushButton::clicked, this, &SourceForm::cancel);
    auto* save = new QPushButton(isNew_ ? tr("Add source") : tr("Save"));
    makePrimary(*save);
    connect(save, &QPushButton::clicked, this, &SourceForm::accept);
    row->addWidget(cancelButton);
    row->addWidget(save);
    layout.addSpacing(4);
    layout.addLayout(row);
}

Result<Source> SourceForm::read() const
{
    Source made = before_;
    made.title = utf8(title_->text().simplified());
    made.publisher = utf8(publisher_->text().simplified());
    made.creators.clear();
    for (const QString& name : creators_->text().split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        if (!name.trimmed().isEmpty()) {
            made.creators.push_back(utf8(name.simplified()));
        }
    }
    made.issued = issued_->date();
    if (!made.issued && !issued_->text().trimmed().isEmpty()) {
        return fail(ErrorCode::Syntax, utf8(tr("The date of issue is not understood")));
    }
    made.url = utf8(url_->text().trimmed());
    const auto language = languageCode(language_->text());
    if (!language) {
        return fail(ErrorCode::Invalid, utf8(tr("“%1” is no language that is known").arg(language_->text())));
    }
    // The name stands for the tag that is there: "English" for "en-GB" too.
    made.language = language_->text() == nameOfLanguage(before_.language) ? before_.language : *language;
    made.reliability = fromWord<Reliability>(reliability_->current()).value_or(Reliability::F);
    if (isNew_) {
        if (std::string whole = text(); !whole.empty()) {
            made.text = std::move(whole);
        }
        made.file = fileText_ ? utf8(file_) : std::string();
    }
    return made;
}

bool SourceForm::accept()
{
    say({});
    if (isNew_) {
        lookForSame();
        if (!sameText_.empty()) {
            return say(tr("This text is source %1 already").arg(workspace_.sourceNumber(sameText_)));
        }
    }
    const auto source = read();
    if (!source) {
        return say(qs(source.error().message));
    }
    const auto change =
        isNew_ ? addSource(workspace_.caseFile(), *source) : changeSource(workspace_.caseFile(), *source);
    if (!change) {
        return say(qs(change.error().message));
    }
    if (!workspace_.edit(*change)) {
        return false;
    }
    draft_.done();
    Q_EMIT finished(isNew_ ? addedId(*change, ObjectKind::Source) : before_.id);
    return true;
}

void SourceForm::cancel()
{
    draft_.done();
    Q_EMIT finished({});
}

bool SourceForm::say(const QString& problem)
{
    problem_->setText(problem);
    problem_->setVisible(!problem.isEmpty());
    if (!problem.isEmpty()) {
        QTimer::singleShot(0, problem_, [this] { ensureWidgetVisible(problem_); });
    }
    return problem.isEmpty();
}

QString SourceForm::message() const
{
    QStringList said;
    for (const QLabel* one : {notice_, problem_}) {
        if (one != nullptr && !one->isHidden()) {
            said << one->text();
        }
    }
    return said.join(QLatin1Char('\n'));
}

void SourceForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        cancel();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (event->modifiers() & Qt::ControlModifier) {
            accept();
            return;
        }
        auto* button = qobject_cast<QPushButton*>(QScrollArea::focusWidget());
        button != nullptr && button->hasFocus() ? button->click() : void(accept());
    } else {
        QScrollArea::keyPressEvent(event);
    }
}

} // namespace dateline
