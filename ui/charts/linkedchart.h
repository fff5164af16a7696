#pragma once

#include "ui/models/workspace.h"

#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QChart;
class QChartView;
QT_END_NAMESPACE

namespace dateline {

/// A chart of what the workspace shows: made anew when case, filter or theme change, and when the range has come to
/// rest, but only while it is seen.
class LinkedChart : public QWidget
{
    Q_OBJECT

public:
    QChart* chart() const { return chart_; }

protected:
    LinkedChart(Workspace& workspace, const QString& name, QWidget* parent);

    virtual void rebuild() = 0;
    /// What was read of the case counts no more.
    virtual void forgetCase() {}
    void showEvent(QShowEvent* event) override;
    /// What it shows is not so any more: makes it anew, now or when it is seen next.
    void renew();

    Workspace& workspace_;
    QChart* chart_ = nullptr;
    QChartView* view_ = nullptr;

private:
    bool stale_ = true;
    QTimer rested_;
};

} // namespace dateline
