#pragma once

#include "core/edit/duplicates.h"

#include "ui/editing/contentspage.h"

#include <set>
#include <thread>
#include <utility>
#include <vector>

namespace dateline {

/// Events that may be one told twice, with what speaks for it: to merge, or to say that they are two.
class DuplicatesPage : public ContentsPage
{
    Q_OBJECT

public:
    /// In a case of more events they are looked for in the background.
    static constexpr std::size_t kAtOnce = 2000;

    explicit DuplicatesPage(Workspace& workspace, QWidget* parent = nullptr);
    ~DuplicatesPage() override;

    bool isLooking() const { return looking_; }

protected:
    QWidget* makeContent() override;
    void forget() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makePair(const LikelyDuplicate& pair);
    /// Title and date of one of a pair.
    void addEvent(QVBoxLayout& column, const EventDetails& details);
    void look();
    void stop();
    void found(Result<std::vector<LikelyDuplicate>> pairs);
    QString reasons(const LikelyDuplicate& pair) const;
    bool isThere(const LikelyDuplicate& pair) const;

    std::vector<LikelyDuplicate> pairs_;
    std::set<std::pair<EventKey, EventKey>> two_; ///< said to be not the same, until another case is opened
    bool looked_ = false;
    bool looking_ = false; ///< in the background
    std::jthread worker_;
};

} // namespace dateline
