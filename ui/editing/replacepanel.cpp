#include "ui/editing/replacepanel.h"

#include "ui/theme/housestyle.h"
#include "ui/theme/plaintext.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QToolButton>

#include <algorithm>

namespace dateline {

namespace {

constexpr int kTypingMs = 180;
constexpr int kPlaceHeight = 26;
constexpr int kBeforeFirst = 36;          // bytes of a text shown before what is found in it
constexpr std::size_t kMostListed = 3000; // more than anybody ticks one by one
constexpr int kTickRoom = 26;
constexpr int kKindWidth = 92;

QString kindText(const Replacement& each)
{
    switch (each.member) {
    case TextMember::Title:
        return ReplacePanel::tr("Title");
    case TextMember::Summary:
        return ReplacePanel::tr("Summary");
    case TextMember::Note:
        break;
    }
    return ReplacePanel::tr("Note");
}

/// A text in one line, with what is taken out and what is put in beside each other.
struct Marked
{
    QString text;
    QList<QTextLayout::FormatRange> formats;

    void add(QString piece, const QTextCharFormat* format)
    {
        for (QChar& c : piece) {
            c = c.isSpace() ? QLatin1Char(' ') : c;
        }
        if (format && !piece.isEmpty()) {
            formats.append({static_cast<int>(text.size()), static_cast<int>(piece.size()), *format});
        }
        text += piece;
    }
};

Marked marked(const Replacement& each, const Theme& theme)
{
    QTextCharFormat out;
    out.setFontStrikeOut(true);
    out.setForeground(theme.disagree);
    out.setBackground(theme.disagreeBack);
    QTextCharFormat in;
    in.setForeground(theme.agree);
    in.setBackground(theme.agreeBack);
    const std::string_view before = each.before;
    const std::string_view after = each.after;
    Marked line;
    std::size_t at = 0;
    const auto upTo = [&](std::size_t end) {
        QString piece = qs(before.substr(at, end - at));
        if (at == 0 && end < before.size() && piece.size() > kBeforeFirst) {
            piece = QStringLiteral("…") + piece.right(kBeforeFirst);
        }
        line.add(piece, nullptr);
    };
    for (std::size_t i = 0; i < each.found.size(); ++i) {
        const ByteRange& found = each.found[i];
        upTo(found.start);
        line.add(qs(before.substr(found.start, found.end - found.start)), &out);
        if (i < each.replaced.size()) {
            const ByteRange& put = each.replaced[i];
            line.add(qs(after.substr(put.start, put.end - put.start)), &in);
        }
        at = found.end;
    }
    upTo(before.size());
    return line;
}

class ReplacementDelegate : public QStyledItemDelegate
{
public:
    ReplacementDelegate(const Workspace& workspace, const std::vector<Replacement>& found, QObject* parent)
        : QStyledItemDelegate(parent), workspace_(workspace), found_(found)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto row = static_cast<std::size_t>(index.row());
        QStyleOptionViewItem item(option);
        initStyleOption(&item, index);
        item.text.clear();
        const QStyle* style = item.widget->style();
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        if (row >= found_.size()) {
            return;
        }
        const Theme& theme = workspace_.theme();
        painter->save();
        const QRect room = option.rect.adjusted(kTickRoom, 0, -8, 0);
        painter->setFont(theme.sans(12));
        painter->setPen(theme.secondText);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft, kindText(found_[row]));
        const Marked line = marked(found_[row], theme);
        QTextLayout layout(line.text, theme.sans(13));
        QTextOption wrap;
        wrap.setWrapMode(QTextOption::NoWrap);
        layout.setTextOption(wrap);
        layout.setFormats(line.formats);
        layout.beginLayout();
        QTextLine only = layout.createLine();
        only.setLineWidth(1e6);
        layout.endLayout();
        painter->setPen(theme.text);
        const QRect text = room.adjusted(kKindWidth, 0, 0, 0);
        painter->setClipRect(text);
        layout.draw(painter, QPointF(text.left(), text.top() + (text.height() - only.height()) / 2));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, kPlaceHeight}; }

private:
    const Workspace& workspace_;
    const std::vector<Replacement>& found_;
};

} // namespace

ReplacePanel::ReplacePanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), find_(new QLineEdit(this)), replaceWith_(new QLineEdit(this)),
      caseSensitive_(new QCheckBox(tr("Same case"), this)), wholeWords_(new QCheckBox(tr("Whole words"), this)),
      titles_(new QCheckBox(tr("Titles"), this)), summaries_(new QCheckBox(tr("Summaries"), this)),
      notes_(new QCheckBox(tr("Notes"), this)), list_(new QListWidget(this)), count_(new PlainLabel(this)),
      replace_(new QPushButton(this))
{
    setAccessibleName(tr("Find and replace"));
    setMinimumHeight(190);
    layOut();
    typing_.setSingleShot(true);
    typing_.setInterval(kTypingMs);
    connect(&typing_, &QTimer::timeout, this, &ReplacePanel::refresh);
    const auto later = [this] {
        typing_.start();
    };
    for (const QLineEdit* field : {find_, replaceWith_}) {
        connect(field, &QLineEdit::textChanged, this, later);
    }
    connect(find_, &QLineEdit::returnPressed, this, [this] { replaceWith_->setFocus(); });
    connect(replaceWith_, &QLineEdit::returnPressed, replace_, &QPushButton::click);
    for (const QCheckBox* box : {caseSensitive_, wholeWords_, titles_, summaries_, notes_}) {
        connect(box, &QCheckBox::toggled, this, later);
    }
    for (QCheckBox* box : {titles_, summaries_, notes_}) {
        box->setChecked(true);
    }
    connect(list_, &QListWidget::itemChanged, this, [this] {
        if (!listing_) {
            showCount();
        }
    });
    connect(list_, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
        const Replacement& each = found_[static_cast<std::size_t>(list_->row(item))];
        if (each.event != 0) {
            workspace_.selectKey(each.event);
        }
    });
    connect(replace_, &QPushButton::clicked, this, &ReplacePanel::replace);
    connect(&workspace_, &Workspace::edited, this, later);
    connect(&workspace_, &Workspace::caseChanged, this, later);
    connect(&workspace_, &Workspace::themeChanged, this, &ReplacePanel::applyTheme);
    applyTheme();
    showCount();
}

void ReplacePanel::layOut()
{
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(12, 9, 12, 10);
    layout->setHorizontalSpacing(10);
    layout->setVerticalSpacing(7);
    find_->setPlaceholderText(tr("Find"));
    find_->setAccessibleName(tr("Find"));
    replaceWith_->setPlaceholderText(tr("Replace with"));
    replaceWith_->setAccessibleName(tr("Replace with"));
    auto* fields = new QHBoxLayout;
    fields->setSpacing(8);
    fields->addWidget(find_, 1);
    fields->addWidget(replaceWith_, 1);
    makePrimary(*replace_);
    fields->addWidget(replace_);
    auto* close = new QToolButton(this);
    close->setText(QStringLiteral("✕"));
    close->setAccessibleName(tr("Close find and replace"));
    connect(close, &QToolButton::clicked, this, &ReplacePanel::closed);
    fields->addWidget(close);
    layout->addLayout(fields, 0, 0);
    auto* options = new QHBoxLayout;
    options->setSpacing(14);
    for (QCheckBox* box : {titles_, summaries_, notes_}) {
        options->addWidget(box);
    }
    options->addSpacing(14);
    options->addWidget(caseSensitive_);
    options->addWidget(wholeWords_);
    options->addStretch(1);
    options->addWidget(count_);
    layout->addLayout(options, 1, 0);
    list_->setAccessibleName(tr("What would be replaced"));
    list_->setUniformItemSizes(true);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setItemDelegate(new ReplacementDelegate(workspace_, found_, list_));
    layout->addWidget(list_, 2, 0);
    layout->setRowStretch(2, 1);
}

void ReplacePanel::applyTheme()
{
    const Theme& theme = workspace_.theme();
    list_->setStyleSheet(QStringLiteral("QListWidget { background: %1; border: 1px solid %2; border-radius: 5px; }"
                                        "QListWidget::item { padding: 0 6px; }"
                                        "QListWidget::item:selected { background: %3; }")
                             .arg(theme.background.name(), theme.hairline.name(), theme.raised.name()));
    makeCompact(*this);
    count_->setStyleSheet(QStringLiteral("color: %1;").arg(theme.secondText.name()));
    update();
}

void ReplacePanel::open()
{
    show();
    find_->setFocus(Qt::ShortcutFocusReason);
    find_->selectAll();
}

void ReplacePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    typing_.start();
}

void ReplacePanel::refresh()
{
    typing_.stop();
    if (!isVisible()) {
        return;
    }
    listing_ = true;
    list_->clear();
    found_.clear();
    if (workspace_.hasCase() && !find_->text().isEmpty()) {
        const FindOptions options{caseSensitive_->isChecked(), wholeWords_->isChecked(), titles_->isChecked(),
                                  summaries_->isChecked(), notes_->isChecked()};
        found_ = findReplacements(workspace_.caseFile(), utf8(find_->text()), utf8(replaceWith_->text()), options)
                     .value_or(std::vector<Replacement>());
    }
    for (std::size_t i = 0; i < std::min(found_.size(), kMostListed); ++i) {
        auto* item = new QListWidgetItem(list_);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
        item->setData(Qt::AccessibleTextRole, tr("%1: %2").arg(kindText(found_[i]), qs(found_[i].after).simplified()));
    }
    listing_ = false;
    showCount();
}

std::vector<Replacement> ReplacePanel::ticked() const
{
    std::vector<Replacement> chosen;
    for (std::size_t i = 0; i < found_.size(); ++i) {
        const QListWidgetItem* item = list_->item(static_cast<int>(i));
        if (!item || item->checkState() == Qt::Checked) {
            chosen.push_back(found_[i]);
        }
    }
    return chosen;
}

void ReplacePanel::showCount()
{
    const std::size_t chosen = ticked().size();
    replace_->setText(chosen == 0 ? tr("Replace") : tr("Replace %1").arg(chosen));
    replace_->setEnabled(chosen > 0 && workspace_.canEdit());
    if (find_->text().isEmpty()) {
        count_->clear();
    } else if (found_.size() > kMostListed) {
        count_->setText(tr("%1 texts, the first %2 listed").arg(found_.size()).arg(kMostListed));
    } else {
        count_->setText(found_.empty()       ? tr("Nothing is found")
                        : found_.size() == 1 ? tr("Found in 1 text")
                                             : tr("Found in %1 texts").arg(found_.size()));
    }
}

void ReplacePanel::replace()
{
    if (typing_.isActive()) {
        refresh();
    }
    const std::vector<Replacement> chosen = ticked();
    if (chosen.empty() || !workspace_.canEdit()) {
        return;
    }
    workspace_.editMany(
        chosen.size(), tr("Replacing in %1 texts").arg(QLocale(QLocale::English).toString(qulonglong(chosen.size()))),
        [chosen](const CaseFile& file) { return replaceTexts(file, chosen); },
        [this, count = static_cast<int>(chosen.size())] {
            refresh();
            Q_EMIT replaced(count);
        });
}

void ReplacePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && find_->hasFocus()) {
        replaceWith_->setFocus();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && replaceWith_->hasFocus()) {
        refresh();
        replace_->setFocus();
    } else if (event->key() == Qt::Key_Return && replace_->hasFocus()) {
        replace();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ReplacePanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), workspace_.theme().panel);
}

} // namespace dateline
