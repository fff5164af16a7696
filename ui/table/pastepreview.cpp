#include "ui/editing/glyphbutton.h"
#include "ui/table/eventtable.h"
#include "ui/theme/housestyle.h"
#include "ui/theme/plaintext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace dateline {

namespace {

constexpr std::size_t kProblemsTold = 3;

QString counted(std::size_t events)
{
    return events == 1 ? PastePreview::tr("1 event") : PastePreview::tr("%1 events").arg(events);
}

QString joined(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names) {
        list << qs(name).simplified();
    }
    return list.join(QLatin1String(", "));
}

QString told(const SpreadsheetEvents& events)
{
    QStringList sentences{PastePreview::tr("%1 will be added.").arg(counted(events.events))};
    if (!events.newCategories.empty()) {
        sentences << PastePreview::tr("New categories: %1.").arg(joined(events.newCategories));
    }
    if (!events.newEntities.empty()) {
        sentences << PastePreview::tr("New actors and places: %1.").arg(joined(events.newEntities));
    }
    if (!events.problems.empty()) {
        QStringList lines;
        for (std::size_t i = 0; i < std::min(events.problems.size(), kProblemsTold); ++i) {
            const LineProblem& problem = events.problems[i];
            lines << PastePreview::tr("line %1: %2").arg(problem.line).arg(qs(problem.message).simplified());
        }
        if (events.problems.size() > kProblemsTold) {
            lines << PastePreview::tr("and %1 more").arg(events.problems.size() - kProblemsTold);
        }
        sentences << PastePreview::tr("Not wholly understood: %1.").arg(lines.join(QLatin1String("; ")));
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace

PastePreview::PastePreview(const Theme& theme, const SpreadsheetEvents& events, QWidget* parent)
    : QWidget(parent), text_(told(events))
{
    setAccessibleName(text_);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(11, 7, 11, 7);
    auto* label = new PlainLabel(text_, this);
    label->setWordWrap(true);
    layout->addWidget(label, 1);
    auto* cancel = new WordButton(theme, tr("Cancel"), this);
    connect(cancel, &QAbstractButton::clicked, this, [this] { Q_EMIT finished(false); });
    layout->addWidget(cancel);
    auto* add = new QPushButton(tr("Add %1").arg(counted(events.events)), this);
    makePrimary(*add);
    add->setEnabled(events.events > 0);
    connect(add, &QPushButton::clicked, this, &PastePreview::accept);
    layout->addWidget(add);
    setFocusProxy(events.events > 0 ? static_cast<QWidget*>(add) : cancel);
}

void PastePreview::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT finished(false);
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        accept();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace dateline
