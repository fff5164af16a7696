#pragma once

#include "core/edit/duplicates.h"

#include "ui/editing/contentspage.h"

#include <set>
#include <utility>
#include <vector>

namespace dateline {

/// Events that may be one told twice, with what speaks for it: to merge, or to say that they are two.
class DuplicatesPage : public ContentsPage
{
    Q_OBJECT

public:
    explicit DuplicatesPage(Workspace& workspace, QWidget* parent = nullptr);

protected:
    QWidget* makeContent() override;
    void forget() override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makePair(const LikelyDuplicate& pair);
    /// Title and date of one of a pair.
    void addEvent(QVBoxLayout& column, const EventDetails& details);
    QString reasons(const LikelyDuplicate& pair) const;
    bool isThere(const LikelyDuplicate& pair) const;

    std::vector<LikelyDuplicate> pairs_;
    std::set<std::pair<EventKey, EventKey>> two_; ///< said to be not the same, until another case is opened
    bool looked_ = false;
};

} // namespace dateline
