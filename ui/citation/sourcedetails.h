#pragma once

#include "ui/citation/readertext.h"
#include "ui/models/workspace.h"

#include <QScrollArea>

class QHBoxLayout;

namespace dateline {

/// What is known of a source: title, makers, date of issue, language, reliability, the analyst's note, and whether its
/// full text is at hand. Where the case can be edited, a pencil changes it and a menu removes the source. As tall as
/// its content, up to setMostHeight().
class SourceDetails : public QScrollArea
{
    Q_OBJECT

public:
    explicit SourceDetails(const Theme& theme, QWidget* parent = nullptr);

    void show(const Workspace& workspace, const Source& source, const ReaderText& text);
    void setMostHeight(int height);

Q_SIGNALS:
    void attachRequested();
    void changeRequested();
    void removeRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QHBoxLayout* titleRow(const Workspace& workspace, const Source& source);
    void fit();

    const Theme& theme_;
    int most_ = 260;
};

/// "usually reliable" and so on, by the Admiralty system.
QString reliabilityInWords(Reliability reliability);

} // namespace dateline
