#include "ui/citation/pastearea.h"

#include <QMimeData>
#include <QTextDocument>
#include <QUrl>

namespace dateline {

namespace {

QString localFile(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace

PasteArea::PasteArea(QWidget* parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
}

QString PasteArea::exactText() const
{
    QString text = document()->toRawText();
    text.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
    text.replace(QChar::LineSeparator, QLatin1Char('\n'));
    return text;
}

bool PasteArea::canInsertFromMimeData(const QMimeData* source) const
{
    return !localFile(source).isEmpty() || QPlainTextEdit::canInsertFromMimeData(source);
}

void PasteArea::insertFromMimeData(const QMimeData* source)
{
    if (const QString path = localFile(source); !path.isEmpty()) {
        Q_EMIT fileDropped(path);
        return;
    }
    Q_EMIT pasted(source->text());
}

} // namespace dateline
