#pragma once

#include <QWidget>

#include <functional>

namespace dateline {

/// The place of a part of the window that is made when it is first shown: what nobody looks at costs no time at the
/// start of the program, nor when the theme changes.
class LatePart : public QWidget
{
    Q_OBJECT

public:
    explicit LatePart(std::function<QWidget*()> make, QWidget* parent = nullptr);

    void setVisible(bool visible) override;

private:
    std::function<QWidget*()> make_; ///< empty once it was made
};

} // namespace dateline
