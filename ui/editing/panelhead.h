#pragma once

#include "ui/models/workspace.h"

#include <QWidget>

namespace dateline {

/// The top of a panel that was opened and can be closed again: its name, and a cross.
class PanelHead : public QWidget
{
    Q_OBJECT

public:
    PanelHead(const Workspace& workspace, const QString& name, QWidget* parent = nullptr);

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Workspace& workspace_;
};

} // namespace dateline
