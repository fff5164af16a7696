#include "ui/filter/searchbox.h"

#include "ui/filter/searchhits.h"

#include <QKeyEvent>
#include <QListView>

namespace dateline {

namespace {

constexpr int kRestMilliseconds = 90;
constexpr int kRowsShown = 9;

} // namespace

SearchBox::SearchBox(Workspace& workspace, QWidget* parent)
    : QLineEdit(parent), workspace_(workspace), hits_(new SearchHits(workspace, this))
{
    setPlaceholderText(tr("Search events, claims and passages   Ctrl+K"));
    setAccessibleName(tr("Search events, claims and passages"));
    setClearButtonEnabled(true);

    // A child of the window, not a window of its own: typing goes on while the list is open.
    list_ = new QListView(window());
    list_->setModel(hits_);
    list_->setItemDelegate(new SearchHitDelegate(workspace, *hits_, list_));
    list_->setUniformItemSizes(true);
    list_->setMouseTracking(true);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setFrameShape(QFrame::StyledPanel);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setAccessibleName(tr("Matches"));
    list_->hide();
    connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) { activate(index.row()); });

    rest_.setSingleShot(true);
    rest_.setInterval(kRestMilliseconds);
    connect(&rest_, &QTimer::timeout, this, &SearchBox::searchNow);
    connect(this, &QLineEdit::textEdited, this, [this] { rest_.start(); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty()) {
            searchNow();
        }
    });
    connect(&workspace_, &Workspace::filterChanged, this, [this] {
        if (workspace_.searchText().isEmpty() && !hasFocus()) {
            clear();
        }
    });
}

SearchBox::~SearchBox() = default;

void SearchBox::searchNow()
{
    rest_.stop();
    workspace_.setSearchText(text());
    hits_->search(text());
    showHits();
}

void SearchBox::showHits()
{
    if (text().trimmed().isEmpty() || hits_->rowCount() == 0 || !hasFocus()) {
        list_->hide();
        return;
    }
    if (list_->parentWidget() != window()) {
        list_->setParent(window());
    }
    window()->removeEventFilter(this);
    window()->installEventFilter(this);
    placeList();
    list_->setCurrentIndex(hits_->index(0));
    list_->show();
    list_->raise();
}

void SearchBox::placeList()
{
    const QPoint below = mapTo(window(), QPoint(0, height() + 4));
    const int wanted = list_->sizeHintForRow(0) * qMin(hits_->rowCount(), kRowsShown) + 4;
    list_->setGeometry(below.x(), below.y(), width(), qMin(wanted, window()->height() - below.y() - 20));
}

bool SearchBox::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && list_->isVisible()) {
        placeList();
    }
    return QLineEdit::eventFilter(watched, event);
}

void SearchBox::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    list_->hide();
}

void SearchBox::keyPressEvent(QKeyEvent* event)
{
    const int row = list_->currentIndex().row();
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (list_->isVisible()) {
            const int next = qBound(0, row + (event->key() == Qt::Key_Down ? 1 : -1), hits_->rowCount() - 1);
            list_->setCurrentIndex(hits_->index(next));
        } else {
            showHits();
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        searchNow();
        activate(qMax(0, row));
        return;
    case Qt::Key_Escape:
        if (list_->isVisible()) {
            list_->hide();
        } else if (!text().isEmpty()) {
            clear();
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
    if (row < 0 || row >= hits_->rowCount()) {
        return;
    }
    const SearchHit hit = hits_->hit(row);
    list_->hide();
    workspace_.selectKey(hit.event);
    if (!hit.passage.empty()) {
        workspace_.openPassage(hit.source, hit.passage);
    }
}

} // namespace dateline
