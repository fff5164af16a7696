#include "ui/filter/searchbox.h"

#include "ui/filter/searchhits.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>

namespace dateline {

namespace {

constexpr int kRestMilliseconds = 90;
constexpr int kPatienceMilliseconds = 150;
constexpr int kFrameMilliseconds = 40;
constexpr int kPhases = 30;
constexpr int kRowsShown = 9;
constexpr qsizetype kMostRemembered = 10;

/// An earlier search, in one line.
class PastSearchDelegate : public QStyledItemDelegate
{
public:
    PastSearchDelegate(const Workspace& workspace, QObject* parent) : QStyledItemDelegate(parent), workspace_(workspace)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = workspace_.theme();
        painter->save();
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->fillRect(option.rect, theme.raised);
        }
        painter->setFont(theme.sans(12));
        painter->setPen(theme.text);
        const QRect inner = option.rect.adjusted(12, 0, -12, 0);
        painter->drawText(inner, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const override
    {
        return {200, 28};
    }

private:
    const Workspace& workspace_;
};

} // namespace

SearchBox::SearchBox(Workspace& workspace, QWidget* parent)
    : QLineEdit(parent), workspace_(workspace), hits_(new SearchHits(workspace, this))
{
    setPlaceholderText(tr("Search events, claims and passages   Ctrl+K"));
    setAccessibleName(tr("Search events, claims and passages"));

    // A child of the window, not a window of its own: typing goes on while the list is open.
    list_ = new QListView(window());
    hitDelegate_ = new SearchHitDelegate(workspace, *hits_, list_);
    pastDelegate_ = new PastSearchDelegate(workspace, list_);
    list_->setModel(hits_);
    list_->setItemDelegate(hitDelegate_);
    list_->setUniformItemSizes(true);
    list_->setMouseTracking(true);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setFrameShape(QFrame::StyledPanel);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->hide();
    connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) { activate(index.row()); });

    rest_.setSingleShot(true);
    rest_.setInterval(kRestMilliseconds);
    connect(&rest_, &QTimer::timeout, this, &SearchBox::searchNow);
    connect(&running_, &QTimer::timeout, this, [this] {
        busy_ = true;
        phase_ = (phase_ + 1) % kPhases;
        running_.setInterval(kFrameMilliseconds);
        update();
    });
    connect(this, &QLineEdit::textEdited, this, [this] { rest_.start(); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        isOpening_ = false;
        if (text.isEmpty()) {
            searchNow();
        } else if (!isClearButtonEnabled()) {
            setClearButtonEnabled(true); // its picture takes a while to make
        }
    });
    connect(&workspace_, &Workspace::filterChanged, this, [this] {
        if (workspace_.searchText().isEmpty() && !hasFocus()) {
            clear();
        }
    });
    connect(&workspace_, &Workspace::hitsChanged, this, [this] {
        arrived_ = true;
        if (isOpening_) {
            open(0);
        } else {
            showHits();
        }
    });
    connect(&workspace_, &Workspace::seekingChanged, this, &SearchBox::followSeeking);
}

SearchBox::~SearchBox() = default;

void SearchBox::searchNow()
{
    rest_.stop();
    if (text().trimmed() != workspace_.searchText()) {
        arrived_ = false;
        workspace_.setSearchText(text());
    }
    showHits();
}

/// What takes no longer than a blink is not worth a sign.
void SearchBox::followSeeking()
{
    if (workspace_.isSeeking()) {
        running_.start(kPatienceMilliseconds);
        return;
    }
    running_.stop();
    busy_ = false;
    update();
}

void SearchBox::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (!busy_) {
        return;
    }
    QPainter painter(this);
    const int length = width() / 4;
    const int left = (width() + length) * phase_ / kPhases - length;
    painter.fillRect(QRect(left, height() - 3, length, 2).intersected(rect().adjusted(2, 0, -2, 0)),
                     workspace_.theme().accent);
}

bool SearchBox::listsHistory() const
{
    return list_->model() == &past_;
}

void SearchBox::showHits()
{
    if (text().trimmed().isEmpty()) {
        showHistory();
        return;
    }
    if (!arrived_) {
        return; // the matches of what was typed before stay until then
    }
    if (hits_->rowCount() == 0 || !hasFocus()) {
        list_->hide();
        return;
    }
    list_->setModel(hits_);
    list_->setItemDelegate(hitDelegate_);
    list_->setAccessibleName(tr("Matches"));
    showList(0);
}

void SearchBox::showHistory()
{
    if (past_.rowCount() == 0 || !hasFocus()) {
        list_->hide();
        return;
    }
    list_->setModel(&past_);
    list_->setItemDelegate(pastDelegate_);
    list_->setAccessibleName(tr("Earlier searches"));
    showList(-1);
}

void SearchBox::showList(int current)
{
    if (list_->parentWidget() != window()) {
        list_->setParent(window());
    }
    window()->removeEventFilter(this);
    window()->installEventFilter(this);
    placeList();
    list_->setCurrentIndex(list_->model()->index(current, 0));
    list_->show();
    list_->raise();
}

void SearchBox::placeList()
{
    const QPoint below = mapTo(window(), QPoint(0, height() + 4));
    const int most = listsHistory() ? static_cast<int>(kMostRemembered) : kRowsShown;
    const int wanted = list_->sizeHintForRow(0) * qMin(list_->model()->rowCount(), most) + 4;
    list_->setGeometry(below.x(), below.y(), width(), qMin(wanted, window()->height() - below.y() - 20));
}

bool SearchBox::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && list_->isVisible()) {
        placeList();
    }
    return QLineEdit::eventFilter(watched, event);
}

void SearchBox::mousePressEvent(QMouseEvent* event)
{
    QLineEdit::mousePressEvent(event);
    if (text().isEmpty()) {
        showHistory();
    }
}

void SearchBox::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    if (text().isEmpty() && event->reason() == Qt::ShortcutFocusReason) {
        showHistory();
    }
}

void SearchBox::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    isOpening_ = false;
    list_->hide();
}

void SearchBox::keyPressEvent(QKeyEvent* event)
{
    const int row = list_->currentIndex().row();
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (list_->isVisible()) {
            const int next = qBound(0, row + (event->key() == Qt::Key_Down ? 1 : -1), list_->model()->rowCount() - 1);
            list_->setCurrentIndex(list_->model()->index(next, 0));
        } else {
            showHits();
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (listsHistory() && list_->isVisible()) {
            activate(row);
            return;
        }
        searchNow();
        isOpening_ = !arrived_;
        if (arrived_) {
            activate(qMax(0, row));
        }
        return;
    case Qt::Key_Escape:
        if (list_->isVisible()) {
            list_->hide();
        } else if (!text().isEmpty()) {
            clear();
            list_->hide();
        } else {
            clearFocus();
        }
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchBox::activate(int row)
{
    if (!listsHistory()) {
        open(row);
    } else if (row >= 0 && row < past_.rowCount()) {
        setText(past_.stringList().at(row));
        remember();
        searchNow();
    }
}

void SearchBox::open(int row)
{
    isOpening_ = false;
    if (row < 0 || row >= hits_->rowCount()) {
        return;
    }
    const SearchHit hit = hits_->hit(row);
    list_->hide();
    remember();
    workspace_.selectKey(hit.event);
    if (!hit.passage.empty()) {
        workspace_.openPassage(hit.source, hit.passage);
    }
}

void SearchBox::setHistory(const QStringList& texts)
{
    past_.setStringList(texts.mid(0, kMostRemembered));
}

void SearchBox::remember()
{
    const QString searched = text().simplified();
    if (searched.isEmpty()) {
        return;
    }
    QStringList texts = history();
    texts.removeAll(searched);
    texts.prepend(searched);
    setHistory(texts);
}

} // namespace dateline
