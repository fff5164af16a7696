#include "ui/citation/passageevents.h"

#include "ui/citation/sectionheader.h"

#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

namespace {

constexpr std::size_t kMostLinks = 50;

} // namespace

PassageEvents::PassageEvents(Workspace& workspace, QWidget* parent) : QScrollArea(parent), workspace_(workspace)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Events that this passage feeds"));
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    hide();
}

void PassageEvents::show(const QString& heading, const std::vector<EventKey>& events, int mostHeight)
{
    links_.clear();
    if (QWidget* old = takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    setVisible(!events.empty());
    if (events.empty()) {
        return;
    }
    const Theme& theme = workspace_.theme();
    auto* content = new Column;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(kPanelMargin - 3, 8, kPanelMargin, 10);
    layout->setSpacing(1);
    auto* header = new SectionHeader(theme, heading, content);
    header->setContentsMargins(3, 0, 0, 2);
    layout->addWidget(header);
    const EventDetails* selected = workspace_.details();
    for (std::size_t i = 0; i < std::min(events.size(), kMostLinks); ++i) {
        const EventKey key = events[i];
        auto* link = new LinkRow(theme, content);
        link->addLink(qs(workspace_.caseFile().title(key).value_or(std::string())),
                      selected != nullptr && selected->key == key ? QFont::Bold : QFont::Medium);
        connect(link, &QAbstractButton::clicked, this, [this, key] {
            workspace_.selectKey(key);
            Q_EMIT eventAsked();
        });
        layout->addWidget(link);
        links_.push_back(link);
    }
    layout->addStretch(1);
    setWidget(content);
    setFixedHeight(std::min(mostHeight, content->heightForWidth(std::max(80, parentWidget()->width()))));
}

} // namespace dateline
