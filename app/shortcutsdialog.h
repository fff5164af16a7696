#pragma once

#include "ui/theme/theme.h"

#include <QDialog>

namespace dateline {

/// All keys, by where they work.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(const Theme& theme, QWidget* parent = nullptr);
};

} // namespace dateline
