#pragma once

#include <QPlainTextEdit>

namespace dateline {

/// A field for the text of a whole article. Tab leaves it. Files that are dropped on it are left to whoever holds it.
class PasteArea : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PasteArea(QWidget* parent = nullptr);

    /// The text as it was pasted, but for its line ends; toPlainText() would make plain spaces of no-break ones.
    QString exactText() const;

Q_SIGNALS:
    /// Something is about to be inserted; `text` is as it comes from outside.
    void pasted(const QString& text);
    void fileDropped(const QString& path);

protected:
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;
};

} // namespace dateline
