#pragma once

#include "ui/models/workspace.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <string>

namespace dateline {

/// Keeps what is being typed at one place as a draft in the case file, so that a crash loses two seconds of it at most.
///
/// Whoever lets text be typed makes one when typing begins, tells it each new text by typed(), and calls done() when
/// the text was saved or given up. One that goes away without that writes what it has: the draft is offered again. A
/// case that can only be read gets no drafts.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    /// How long a typed text may be in memory only. The timer starts with the first key and is not put off by others.
    static constexpr int kWithinMs = 1500;

    /// `place` as in Draft::place: "event/kerman/note".
    DraftKeeper(Workspace& workspace, std::string place, QObject* parent = nullptr);
    ~DraftKeeper() override;

    const std::string& place() const { return place_; }
    void typed(const QString& text);
    /// Takes the draft back.
    void done();
    /// Writes now what has not been written yet.
    void write();

private:
    QPointer<Workspace> workspace_;
    std::string place_;
    QString text_;
    QTimer timer_;
    bool written_ = false; ///< a draft of this place is in the file
};

/// Drops the draft of a place that nobody is typing at.
void dropDraft(Workspace& workspace, const std::string& place);

/// "14:32" for today's, else "21 November 2026, 14:32": when a draft was written, in the user's own time.
QString draftTime(const Draft& draft);

} // namespace dateline
