#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace dateline {

/// What stands below a reader's text while something is made from it: editors, questions, messages. As tall as that, up
/// to setMostHeight(), and gone where there is nothing.
class ReaderTray : public QScrollArea
{
    Q_OBJECT

public:
    explicit ReaderTray(QWidget* parent = nullptr);

    void add(QWidget* widget);
    void setMostHeight(int height);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    QVBoxLayout* column_;
    int most_ = 400;
};

} // namespace dateline
