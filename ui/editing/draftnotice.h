#pragma once

#include "ui/models/workspace.h"

#include <QWidget>

namespace dateline {

/// Offers a text that was being typed and was never saved: "Note from 14:32 that was not saved: “…”", with what to do
/// about it. It does nothing itself.
class DraftNotice : public QWidget
{
    Q_OBJECT

public:
    /// `what` is what the text was to be: "Note", "Claim on “Kerman bombing”"; `words` are the text, or its beginning.
    DraftNotice(const Theme& theme, const Draft& draft, const QString& what, const QString& words,
                QWidget* parent = nullptr);

    const Draft& draft() const { return draft_; }

Q_SIGNALS:
    void putBack();
    void discarded();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
    Draft draft_;
};

} // namespace dateline
