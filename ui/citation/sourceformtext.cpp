// How a text gets into the form of a new source: pasted, from a file, or from a draft. See sourceform.cpp.

#include "core/text/sha256.h"
#include "core/text/textcleaning.h"

#include "ui/citation/pastearea.h"
#include "ui/citation/sourceform.h"
#include "ui/dates/datefield.h"
#include "ui/editing/choicebutton.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace dateline {

namespace {

constexpr qint64 kLargestFile = 32LL * 1024 * 1024; // bytes; an article is a thousandth of it
constexpr qsizetype kLongestTitle = 100;
constexpr int kFileNameWidth = 130; // pixels

QString firstLine(const QString& text)
{
    const auto lines = QStringView(text).split(QLatin1Char('\n'));
    for (const QStringView line : lines) {
        const QString title = line.toString().simplified();
        if (!title.isEmpty()) {
            return title.size() <= kLongestTitle ? title : title.left(kLongestTitle - 1) + QStringLiteral("…");
        }
    }
    return {};
}

/// Half of a surrogate pair, alone, is replaced by U+FFFD; how many were.
std::size_t mendSurrogates(QString& text)
{
    std::size_t mended = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            ++i;
        } else if (text[i].isSurrogate()) {
            text[i] = QChar(QChar::ReplacementCharacter);
            ++mended;
        }
    }
    return mended;
}

QString cleaningNotice(std::size_t nulls, std::size_t surrogates)
{
    QStringList said;
    if (nulls > 0) {
        said << SourceForm::tr("%n NUL character(s) left out", nullptr, static_cast<int>(nulls));
    }
    if (surrogates > 0) {
        said << SourceForm::tr("%n character(s) that are none replaced by “�”", nullptr, static_cast<int>(surrogates));
    }
    return said.join(QStringLiteral(", "));
}

} // namespace

std::string SourceForm::text() const
{
    return fileText_ ? *fileText_ : text_ != nullptr ? utf8(text_->exactText()) : std::string();
}

void SourceForm::paste(const QString& pasted)
{
    if (text().empty()) {
        setText(pasted);
        goToTitle();
    } else if (!fileText_) {
        text_->insertPlainText(QString(pasted).remove(QChar(QChar::Null)));
    }
}

void SourceForm::setText(const QString& text)
{
    QString cleaned = text;
    const std::size_t surrogates = mendSurrogates(cleaned);
    const qsizetype before = cleaned.size();
    cleaned.remove(QChar(QChar::Null));
    const auto nulls = static_cast<std::size_t>(before - cleaned.size());
    fileText_.reset();
    file_.clear();
    fileName_->clear();
    forgetFile_->hide();
    text_->setReadOnly(false);
    text_->setPlainText(cleaned);
    notice_->setText(cleaningNotice(nulls, surrogates));
    notice_->setVisible(!notice_->text().isEmpty());
    lookForSame();
}

void SourceForm::chooseFile()
{
    QStringList paths =
        QFileDialog::getOpenFileNames(this, tr("Open text files"), QString(), tr("Texts (*.txt);;All files (*)"));
    if (paths.isEmpty()) {
        return;
    }
    openFile(paths.takeFirst());
    if (!paths.isEmpty()) {
        Q_EMIT moreFilesChosen(paths);
    }
}

/// What is asked for next, with all that stands there giving way to what is typed.
void SourceForm::goToTitle()
{
    title_->setFocus(Qt::OtherFocusReason);
    const auto length = static_cast<int>(title_->text().size());
    title_->setSelection(length, -length);
}

void SourceForm::setFollowing(int files)
{
    following_->setText(tr("%n more file(s) follow", nullptr, files));
    following_->setVisible(files > 0);
    addAll_->setText(tr("Add all %1").arg(files + 1));
    addAll_->setVisible(files > 0);
}

void SourceForm::openFile(const QString& path)
{
    say({});
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly)) {
        say(tr("%1 cannot be read: %2").arg(name, file.errorString()));
        return;
    }
    if (file.size() > kLargestFile) {
        say(tr("%1 is larger than 32 MB: no article is").arg(name));
        return;
    }
    takeText(file.readAll().toStdString(), name);
    goToTitle();
}

void SourceForm::takeText(const std::string& bytes, const QString& file)
{
    auto cleaned = cleanedText(bytes);
    if (!cleaned) {
        say(tr("%1: %2. Save it as UTF-8, or paste its text.").arg(file, qs(cleaned.error().message)));
        return;
    }
    fileText_ = std::move(cleaned->text);
    file_ = file;
    const QString shown = qs(*fileText_);
    fileName_->setText(tr("%1 · %2 characters")
                           .arg(fileName_->fontMetrics().elidedText(file, Qt::ElideMiddle, kFileNameWidth),
                                QLocale(QLocale::English).toString(shown.size())));
    forgetFile_->show();
    text_->setPlainText(shown);
    text_->setReadOnly(true);
    notice_->setText(cleaningNotice(cleaned->nulls, cleaned->surrogates));
    notice_->setVisible(!notice_->text().isEmpty());
    lookForSame();
    typed();
}

void SourceForm::setTitle(const QString& title)
{
    title_->setText(title);
    titleTyped_ = !title.isEmpty();
}

void SourceForm::textChanged()
{
    if (!titleTyped_) {
        const bool wasFilling = std::exchange(filling_, true);
        title_->setText(firstLine(text_->exactText()));
        title_->setCursorPosition(0);
        filling_ = wasFilling;
    }
    looking_->start();
    typed();
}

void SourceForm::lookForSame()
{
    looking_->stop();
    sameText_.clear();
    const std::string whole = text();
    if (!whole.empty()) {
        const auto found = std::ranges::find(workspace_.sources(), sha256(whole), &Source::textSha256);
        sameText_ = found == workspace_.sources().end() ? std::string() : found->id;
    }
    goToSame_->setVisible(!sameText_.empty());
    if (sameText_.empty()) {
        return;
    }
    const int number = workspace_.sourceNumber(sameText_);
    const auto source = workspace_.caseFile().source(sameText_);
    const bool attached = source && source->text;
    notice_->setText(tr("This text is source %1 already: %2").arg(number).arg(workspace_.sourceName(sameText_)));
    notice_->show();
    goToSame_->setText(attached ? tr("Go to source %1").arg(number) : tr("Attach it to source %1").arg(number));
}

void SourceForm::goToSame()
{
    const std::string source = sameText_;
    const auto known = workspace_.caseFile().source(source);
    if (known && !known->text && workspace_.canEdit()) {
        const auto attached = workspace_.caseFile().attachText(source, text());
        if (!attached) {
            say(qs(attached.error().message));
            return;
        }
        workspace_.reload();
    }
    draft_.done();
    Q_EMIT openSourceRequested(source);
}

void SourceForm::typed()
{
    if (filling_) {
        return;
    }
    say({});
    isTyped_ = true;
    draft_.typed(qs(draft()));
}

std::string SourceForm::draft() const
{
    QJsonObject words;
    const auto put = [&](const char* name, const QString& value) {
        if (!value.isEmpty()) {
            words.insert(QLatin1String(name), value);
        }
    };
    put("title", titleTyped_ || !isNew_ ? title_->text() : QString());
    put("publisher", publisher_->text());
    put("creators", creators_->text());
    put("issued", issued_->text());
    put("url", url_->text());
    put("language", language_->text());
    put("reliability", qs(reliability_->current()));
    put("text", qs(text()));
    put("file", file_);
    return QJsonDocument(words).toJson(QJsonDocument::Compact).toStdString();
}

void SourceForm::setDraft(const std::string& draft)
{
    const QJsonObject words = QJsonDocument::fromJson(QByteArray::fromStdString(draft)).object();
    const auto text = [&](const char* name) {
        return words.value(QLatin1String(name)).toString();
    };
    filling_ = true;
    setTitle(text("title"));
    publisher_->setText(text("publisher"));
    creators_->setText(text("creators"));
    issued_->setText(text("issued"));
    url_->setText(text("url"));
    language_->setText(text("language"));
    reliability_->setCurrentData(utf8(text("reliability")));
    if (isNew_) {
        text("file").isEmpty() ? setText(text("text")) : takeText(utf8(text("text")), text("file"));
    }
    filling_ = false;
    // It is in the file already, and has to be taken from there in the end.
    typed();
    draft_.write();
}

QString SourceForm::draftSummary(const std::string& draft)
{
    const QJsonObject words = QJsonDocument::fromJson(QByteArray::fromStdString(draft)).object();
    const QString title = words.value(QLatin1String("title")).toString().simplified();
    return title.isEmpty() ? firstLine(words.value(QLatin1String("text")).toString()) : title;
}

void SourceForm::keepDraft()
{
    if (isTyped_) {
        draft_.write();
    }
}

} // namespace dateline
