#include "ui/editing/panelhead.h"

#include "ui/editing/glyphbutton.h"
#include "ui/theme/plaintext.h"

#include <QHBoxLayout>
#include <QPainter>

namespace dateline {

PanelHead::PanelHead(const Workspace& workspace, const QString& name, QWidget* parent)
    : QWidget(parent), workspace_(workspace)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 8, 8);
    auto* label = new PlainLabel(name, this);
    label->setFont(workspace.theme().sans(13, QFont::DemiBold));
    layout->addWidget(label, 1);
    auto* close = new GlyphButton(workspace.theme(), Glyph::Cross, tr("Close (Escape)"), this);
    close->setObjectName(QStringLiteral("close"));
    layout->addWidget(close);
    connect(close, &QAbstractButton::clicked, this, &PanelHead::closed);
}

void PanelHead::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(0, height() - 1, width(), 1, workspace_.theme().hairline);
}

} // namespace dateline
