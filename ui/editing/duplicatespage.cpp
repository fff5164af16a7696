#include "ui/editing/duplicatespage.h"

#include "core/edit/mergeedits.h"

#include "ui/editing/glyphbutton.h"
#include "ui/models/handon.h"
#include "ui/theme/plaintext.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace dateline {

namespace {

constexpr std::size_t kMost = 50;
constexpr qsizetype kTelling = 4; // shorter words are mostly "the" and "on", and tell nobody anything

} // namespace

DuplicatesPage::DuplicatesPage(Workspace& workspace, QWidget* parent) : ContentsPage(workspace, parent) {}

DuplicatesPage::~DuplicatesPage() = default;

void DuplicatesPage::forget()
{
    stop();
    pairs_.clear();
    two_.clear();
    looked_ = false;
}

void DuplicatesPage::showEvent(QShowEvent* event)
{
    ContentsPage::showEvent(event);
    if (!looked_ && workspace_.hasCase()) {
        rebuild();
    }
}

void DuplicatesPage::hideEvent(QHideEvent* event)
{
    stop();
    looked_ = false; // looked for anew when it is shown again, not at every edit: it takes a while in a large case
    ContentsPage::hideEvent(event);
}

bool DuplicatesPage::isThere(const LikelyDuplicate& pair) const
{
    return !two_.contains({pair.first, pair.second}) && workspace_.caseFile().title(pair.first) &&
           workspace_.caseFile().title(pair.second);
}

QWidget* DuplicatesPage::makeContent()
{
    if (!looked_) {
        looked_ = true;
        look();
    }
    std::erase_if(pairs_, [this](const LikelyDuplicate& pair) { return !isThere(pair); });
    const Theme& theme = workspace_.theme();
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(14, 10, 14, 14);
    column->setSpacing(10);
    auto* hint =
        new PlainLabel(looking_         ? tr("Looking through the events…")
                       : pairs_.empty() ? tr("No two events look as if they were one.")
                                        : tr("These may be one event told twice. What is merged can be split again."));
    hint->setWordWrap(true);
    hint->setFont(theme.sans(12));
    hint->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(hint);
    for (const LikelyDuplicate& pair : pairs_) {
        column->addWidget(makePair(pair));
    }
    column->addStretch(1);
    return content;
}

void DuplicatesPage::look()
{
    const std::string path = workspace_.caseFile().path();
    const bool isSmall = !workspace_.isReadingEvents() && workspace_.index().size() <= kAtOnce;
    if (path.empty() || isSmall) {
        found(likelyDuplicates(workspace_.caseFile(), kMost));
        return;
    }
    looking_ = true;
    worker_ = std::jthread([this, path](const std::stop_token& asked) {
        // For writing, so that it leaves one whole file where it is the last to close it.
        const auto file = CaseFile::open(path, OpenMode::ReadWrite);
        auto pairs = file ? likelyDuplicates(*file, kMost, [&asked] { return asked.stop_requested(); })
                          : Result<std::vector<LikelyDuplicate>>(fail(file.error()));
        handOn(*this, asked, std::move(pairs), [this](Result<std::vector<LikelyDuplicate>> likely) {
            looking_ = false;
            found(std::move(likely));
            rebuild();
        });
    });
}

void DuplicatesPage::found(Result<std::vector<LikelyDuplicate>> pairs)
{
    pairs ? say({}) : say(qs(pairs.error().message));
    pairs_ = std::move(pairs).value_or(std::vector<LikelyDuplicate>());
}

/// The search ends before the case can be closed; what it found is not looked at.
void DuplicatesPage::stop()
{
    worker_ = {};
    looking_ = false;
}

QString DuplicatesPage::reasons(const LikelyDuplicate& pair) const
{
    QStringList words;
    if (!pair.sharedWords.empty()) {
        QStringList shared;
        for (const std::string& word : pair.sharedWords) {
            const QString text = qs(word);
            if (text.size() >= kTelling) {
                shared << text;
            }
        }
        if (!shared.isEmpty()) {
            words << tr("both titles say %1").arg(shared.join(QStringLiteral(", ")));
        }
    }
    if (pair.sameDate) {
        words << tr("dates that meet");
    }
    if (pair.samePlace) {
        words << tr("the same place");
    }
    if (pair.sharedPassages > 0) {
        words << (pair.sharedPassages == 1 ? tr("a passage in common")
                                           : tr("%1 passages in common").arg(pair.sharedPassages));
    }
    const QString text = words.join(QStringLiteral(" · "));
    return text.left(1).toUpper() + text.mid(1);
}

void DuplicatesPage::addEvent(QVBoxLayout& column, const EventDetails& details)
{
    const Theme& theme = workspace_.theme();
    auto* title = new PlainLabel(qs(details.event.title).simplified());
    title->setWordWrap(true);
    title->setFont(theme.sans(13, QFont::DemiBold));
    column.addWidget(title);
    const auto date = resolvedDate(details.properties);
    auto* line = new QHBoxLayout;
    auto* when = new PlainLabel(date ? workspace_.dateText(*date, WordLength::Short) : tr("No date"));
    when->setFont(theme.sans(12));
    when->setForegroundRole(QPalette::PlaceholderText);
    auto* show = new WordButton(theme, tr("Show"));
    connect(show, &QAbstractButton::clicked, this, [this, key = details.key] { workspace_.selectKey(key); });
    line->addWidget(when);
    line->addStretch(1);
    line->addWidget(show);
    column.addLayout(line);
}

QWidget* DuplicatesPage::makePair(const LikelyDuplicate& pair)
{
    const Theme& theme = workspace_.theme();
    auto* card = new QFrame;
    card->setObjectName(QStringLiteral("pair"));
    card->setStyleSheet(QStringLiteral("#pair { background: %1; border: 1px solid %2; border-radius: 6px; }")
                            .arg(theme.background.name(), theme.hairline.name()));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(11, 9, 11, 10);
    column->setSpacing(4);
    EventKey keep = pair.first;
    std::size_t most = 0;
    for (const EventKey key : {pair.first, pair.second}) {
        const auto details = workspace_.caseFile().event(key);
        if (!details) {
            continue;
        }
        if (details->event.claims.size() > most) {
            most = details->event.claims.size();
            keep = key;
        }
        addEvent(*column, *details);
    }
    auto* why = new PlainLabel(reasons(pair));
    why->setWordWrap(true);
    why->setFont(theme.sans(12));
    column->addWidget(why);
    if (!workspace_.canEdit()) {
        return card;
    }
    auto* actions = new QHBoxLayout;
    actions->setContentsMargins(0, 4, 0, 0);
    auto* merge = new QPushButton(tr("Merge"));
    merge->setObjectName(QStringLiteral("merge"));
    setPlainToolTip(merge, tr("The one with more claims keeps its title"));
    auto* different = new WordButton(theme, tr("Not the same"));
    different->setObjectName(QStringLiteral("notTheSame"));
    actions->addWidget(merge);
    actions->addSpacing(8);
    actions->addWidget(different);
    actions->addStretch(1);
    column->addLayout(actions);
    connect(merge, &QAbstractButton::clicked, this, [this, pair, keep] {
        edit(mergeEvents(workspace_.caseFile(), keep, keep == pair.first ? pair.second : pair.first));
    });
    connect(different, &QAbstractButton::clicked, this, [this, pair] {
        two_.insert({pair.first, pair.second});
        rebuild();
    });
    return card;
}

} // namespace dateline
