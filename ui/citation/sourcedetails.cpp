#include "ui/citation/sourcedetails.h"

#include "ui/citation/labels.h"
#include "ui/editing/glyphbutton.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

namespace {

QString languageName(const std::string& code)
{
    const QLocale locale(qs(code));
    return locale.language() == QLocale::C ? qs(code) : QLocale::languageToString(locale.language());
}

QString creators(const Source& source)
{
    QStringList names;
    for (const std::string& creator : source.creators) {
        names << qs(creator);
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

QString reliabilityInWords(Reliability reliability)
{
    switch (reliability) {
    case Reliability::A:
        return SourceDetails::tr("completely reliable");
    case Reliability::B:
        return SourceDetails::tr("usually reliable");
    case Reliability::C:
        return SourceDetails::tr("fairly reliable");
    case Reliability::D:
        return SourceDetails::tr("not usually reliable");
    case Reliability::E:
        return SourceDetails::tr("unreliable");
    case Reliability::F:
        break;
    }
    return SourceDetails::tr("cannot be judged");
}

SourceDetails::SourceDetails(const Theme& theme, QWidget* parent) : QScrollArea(parent), theme_(theme)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("About the source"));
}

void SourceDetails::show(const Workspace& workspace, const Source& source, const ReaderText& text)
{
    auto* content = new Column;
    content->resize(std::max(80, width()), 10);
    content->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(18, 4, 18, 10);
    layout->setSpacing(3);
    layout->addLayout(titleRow(workspace, source));
    layout->addSpacing(2);
    const auto add = [&](const QString& name, const QString& value, const QColor& nameColor) {
        if (value.isEmpty()) {
            return;
        }
        auto* line = new RunLabel;
        const QFont::Weight weight = nameColor == theme_.accent ? QFont::DemiBold : QFont::Normal;
        line->add({name + QStringLiteral(": "), theme_.sans(12, weight), nameColor, {}, false});
        const bool note = nameColor == theme_.accent;
        line->add({value,
                   theme_.sans(12, note ? QFont::Normal : QFont::Medium),
                   note ? theme_.secondText : theme_.text,
                   {},
                   false});
        layout->addWidget(line);
    };
    const QColor second = theme_.secondText;
    add(tr("By"), creators(source), second);
    add(tr("Published by"), qs(source.publisher), second);
    add(tr("Issued"), source.issued ? workspace.valueText(*source.issued) : tr("not stated"), second);
    add(tr("Read on"), source.accessed ? workspace.valueText(*source.accessed) : QString(), second);
    add(tr("Language"), source.language.empty() ? QString() : languageName(source.language), second);
    add(tr("Address"), qs(source.url), second);
    add(tr("Reliability"), reliabilityInWords(source.reliability), second);
    const auto missing = std::ranges::count(text.passages, false, &ReaderPassage::found);
    const QString attached = missing == 0 ? tr("full text attached")
                                          : tr("full text attached, %1 of %2 passages not found in it")
                                                .arg(QString::number(missing), QString::number(text.passages.size()));
    add(tr("Text"), text.whole ? attached : tr("quotations only"), second);
    add(tr("Analyst’s note"), qs(source.note), theme_.accent);
    if (!text.whole) {
        layout->addSpacing(4);
        auto* attach = new QPushButton(tr("Attach full text…"), content);
        attach->setAccessibleDescription(tr("Chooses the article’s file. It can also be dropped here."));
        attach->setToolTip(tr("Choose the article’s file, or drop it here"));
        attach->setFont(theme_.sans(12));
        connect(attach, &QPushButton::clicked, this, &SourceDetails::attachRequested);
        layout->addWidget(attach, 0, Qt::AlignLeft);
    }
    setUpdatesEnabled(false);
    if (QWidget* old = takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    setWidget(content);
    fit();
    setUpdatesEnabled(true);
}

QHBoxLayout* SourceDetails::titleRow(const Workspace& workspace, const Source& source)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(2);
    row->addWidget(new SelectableText(workspace.sourceName(source.id), theme_.sans(15, QFont::Bold), theme_.text), 1);
    if (workspace.canEdit()) {
        auto* pencil = new GlyphButton(theme_, Glyph::Pencil, tr("Change what is known of the source"));
        connect(pencil, &QAbstractButton::clicked, this, &SourceDetails::changeRequested);
        row->addWidget(pencil, 0, Qt::AlignTop);
        auto* dots = new GlyphButton(theme_, Glyph::Dots, tr("More to do with the source"));
        connect(dots, &QAbstractButton::clicked, this, [this, dots] {
            auto* menu = new QMenu(this);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            menu->addAction(tr("Change…"), this, &SourceDetails::changeRequested);
            menu->addAction(tr("Remove source…"), this, &SourceDetails::removeRequested);
            menu->popup(dots->mapToGlobal(QPoint(0, dots->height())));
        });
        row->addWidget(dots, 0, Qt::AlignTop);
    }
    return row;
}

void SourceDetails::setMostHeight(int height)
{
    if (height != most_) {
        most_ = height;
        fit();
    }
}

void SourceDetails::fit()
{
    if (widget() != nullptr) {
        setFixedHeight(std::min(most_, widget()->heightForWidth(std::max(80, width()))));
    }
}

void SourceDetails::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        fit();
    }
}

} // namespace dateline
