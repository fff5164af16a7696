#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

#include <functional>

class QVBoxLayout;

namespace dateline {

/// What can be done with the words selected in a text, each with its key, in a small card at the words. It never takes
/// the keyboard from the text.
class SelectionBar : public QFrame
{
    Q_OBJECT

public:
    explicit SelectionBar(const Theme& theme, QWidget* parent);

    /// Takes out what it offers.
    void clear();
    /// A line of its own for what is done most; the others stand beside each other. `key` may be empty.
    void addMain(const QString& text, const QString& key, const std::function<void()>& run);
    void add(const QString& text, const QString& key, const std::function<void()>& run);
    /// Says why nothing else is offered.
    void explain(const QString& text);
    /// Stands below `words`, or above where there is no room, within `inside`.
    void standAt(const QRect& words, const QRect& inside);
    /// All that it says, for tests.
    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QAbstractButton* made(const QString& text, const QString& key, const std::function<void()>& run);

    const Theme& theme_;
    QVBoxLayout* column_;
    QWidget* row_ = nullptr;
};

} // namespace dateline
