#pragma once

#include "core/timeline/scenebuilder.h"

#include "ui/models/workspace.h"
#include "ui/timeline/edgepull.h"
#include "ui/timeline/framecounter.h"
#include "ui/timeline/hovercard.h"
#include "ui/timeline/motion.h"
#include "ui/timeline/notice.h"
#include "ui/timeline/painter.h"
#include "ui/timeline/textmeasure.h"

#include <QElapsedTimer>
#include <QPixmap>
#include <QPointer>
#include <QRegion>
#include <QScrollBar>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

class QGestureEvent;
class QNativeGestureEvent;

namespace dateline {

/// The timeline: lanes of marks under an axis, to look at, move in and pick from.
///
/// The wheel zooms about the pointer, or scrolls where the lanes are taller than the view; Ctrl+wheel always zooms,
/// Shift+wheel and a sideways wheel pan, dragging pans, a pinch zooms, a double click zooms in. A click selects; on a
/// cluster it zooms until its events part, or lists those that cannot. Left and Right pan, Up and Down scroll, + and −
/// zoom, Home shows all, Shift+Home or 0 the story, Tab and Shift+Tab walk the events in time, Enter opens the selected
/// event's first passage, Escape lets go: of the selection, and of Tab, which then leaves the timeline.
///
/// A click on a ribbon zooms in on the stretch under the pointer, or lists its events where zooming would not part
/// them.
///
/// Several are chosen by Ctrl+click, by a rectangle that is drawn with Shift, and with Ctrl+A. A rectangle that reaches
/// an edge takes the view along.
///
/// What is shown follows the workspace: another range there is glided to. F12 shows and hides how long frames take.
class TimelineWidget : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineWidget(Workspace& workspace, QWidget* parent = nullptr);
    ~TimelineWidget() override;

    /// Whether a drag that ends in motion pans on. On, unless the desktop asks for no animations.
    void setMomentum(bool on) { momentum_ = on; }
    bool momentum() const { return momentum_; }
    /// Whether another range is glided to. On, unless the desktop asks for no animations.
    void setAnimated(bool on) { animated_ = on; }
    bool animated() const { return animated_; }
    /// Whether the desktop asks for no animations.
    bool desktopIsStill() const;

    /// The scene as it is shown, built anew if anything changed. Its lanes stand scrollY() higher on the widget.
    const TimelineScene& scene();
    double scrollY() const { return scrollBar_->value(); }
    /// The range on show: the workspace's, but for a glide to it that is under way.
    const VisibleRange& shownRange() const { return shownRange_; }
    TimeScale timeScale() const;

    /// Zooms by `factor` (above 1 shows less time) and keeps the time under `x` in its place.
    void zoomAt(double x, double factor);
    void panBy(double pixels);

    /// Something is dragged at `at`: where that is at an edge the view moves along, and pulled() tells of each step,
    /// until the drag is over.
    void pullAt(const QPointF& at, Qt::Orientations ways = Qt::Horizontal | Qt::Vertical);
    void endPull() { edge_.letGo(); }
    /// Whether the last click opened a cluster or a ribbon, so that a second one soon after belongs to it.
    bool clickOpened() const { return clickOpened_; }

    QSize sizeHint() const override { return {900, 560}; }
    QSize minimumSizeHint() const override { return {360, 200}; }

Q_SIGNALS:
    void pulled();
    /// scene() is another one; while it moves, told some times a second.
    void viewChanged();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    enum class Go
    {
        Glide,
        Jump
    };
    struct Press
    {
        QPointF at;
        QPointF last;
        bool dragging = false;
        QPointF waiting; ///< pixels that were dragged since the last frame
        Trail trail;
    };
    /// A rectangle that is being drawn: from a place in the scene to one on the widget.
    struct Band
    {
        double seconds = 0;
        double sceneY = 0;
        QPointF at;
    };
    /// Columns [first, end) of a ribbon of the scene.
    struct Stretch
    {
        std::size_t ribbon = 0;
        std::size_t first = 0;
        std::size_t end = 0;

        bool operator==(const Stretch&) const = default;
    };

    void connectMotion();
    void connectWorkspace();
    void onCaseChanged();
    void onEdited();
    void onLaneKindChanged();
    void takeLanes();
    void onFilterChanged();
    void onRangeChanged();
    void onSelectionChanged();
    void onThemeChanged();

    /// Something that the scene is built of changed: it is built once, when it is next needed.
    void invalidateScene();
    void repaintAll();
    void buildScene();
    bool updateScene();
    void fetchSoon();
    void fetchAhead();
    SceneOptions sceneOptions();
    bool fitGutter();
    void placeScrollBar();
    void findRelated();
    void placeBelow();
    PaintOptions paintOptions();
    void paintFrame();
    void updateAround(const Mark* mark);
    void updateNotice();
    void placeNotice();
    void noticeNothingHere();
    void clearFilters();

    void setRange(const VisibleRange& range, Go go);
    void revealSelected();
    QString secondText(EventRow row) const;
    const std::string& rememberedSecondText(EventRow row);
    QString dateInWords(EventRow row) const;
    QString dateNote(EventRow row) const;
    void describe();

    SceneHit hitAt(const QPointF& at);
    const Mark* markUnder(const SceneHit& hit);
    void click(const QPointF& at);
    void openCluster(const Mark& cluster, const QPointF& at);
    void openStretch(const Stretch& stretch, const QPointF& at);
    VisibleRange middlesOf(const std::vector<EventRow>& events) const;
    void list(std::vector<EventRow> events, std::size_t all, const QPointF& at);
    void toggleAt(const QPointF& at);
    void choose(std::vector<EventKey> keys, std::optional<EventKey> preferred = {});
    void chooseAllShown();
    void chooseInBand();
    void gatherInBand(const TimelineScene& scene, const TimeScale& scale, const Band& band, double toSeconds,
                      std::vector<EventKey>& keys) const;
    QRectF bandOnWidget() const;
    void moveBand(const QPointF& at);
    bool isChosenMark(const Mark& mark) const;
    void paintChosen(QPainter& painter, const QRect& area);
    void drag(const QPointF& at);
    void dragOn();
    void onPulled(const QPointF& pixels);
    void fling(double velocity);
    void panWheel(const QWheelEvent& event, double pixels);
    void glidePan(double pixels);
    void scrollTo(double y);
    void hover(const QPointF& at);
    void forgetHover();
    void updateHovered();
    void showHoverCard();
    HoverCard::Content cardFor(const Mark& mark) const;
    HoverCard::Content cardFor(const Stretch& stretch) const;
    Stretch stretchAt(std::size_t ribbon, double x) const;
    Box boxOf(const Stretch& stretch) const;
    VisibleRange rangeOf(const Stretch& stretch) const;
    std::uint32_t countOf(const Stretch& stretch) const;
    void letGo();
    void openFirstPassage();
    bool gesture(QGestureEvent* event);
    bool nativeGesture(QNativeGestureEvent* event);

    Workspace& workspace_;
    std::unique_ptr<QtTextMeasure> measure_;
    std::unique_ptr<SceneBuilder> builder_;
    TimelineScene scene_;
    DensityScale density_; ///< of `scene_`
    EventSet possible_;    ///< only possibly in the filter's range
    bool sceneDirty_ = true;
    VisibleRange shownRange_;
    double gutter_ = 104;
    PaintCache cache_;
    MarkPalette palette_;
    std::vector<Line> below_;
    std::vector<std::pair<EventRow, bool>> related_;
    std::unordered_map<std::size_t, std::string>
        secondTexts_; ///< by number of sources, twice, and whether they disagree
    QPixmap frame_;
    bool frameDirty_ = true;
    QRegion dirtyArea_; ///< of an otherwise good frame

    FrameCounter frames_;
    bool framesShown_ = false;

    RangeMotion motion_;
    FramePacer pacer_;
    QTimer telling_; ///< of viewChanged()
    QTimer fetching_;
    VisibleRange fetchedAround_; ///< the view whose neighbours' titles were fetched last
    EdgePull edge_;
    Trail swipe_; ///< of a touchpad
    double swiped_ = 0;
    QVariantAnimation scrolling_;
    bool momentum_ = true;
    bool animated_ = true;
    std::optional<Go> going_; ///< set while this widget itself sets the workspace's range
    QElapsedTimer sinceOthersMoved_;
    bool revealing_ = false;

    std::optional<Press> press_;
    std::optional<Band> band_;
    bool clickOpened_ = false;
    bool tabWalks_ = true;
    bool focusShown_ = false;
    std::optional<EventRow> hovered_;
    std::optional<Stretch> hoveredStretch_;
    QPointF pointer_;
    QTimer hoverTimer_;
    HoverCard* card_;
    QScrollBar* scrollBar_;
    TimelineNotice* notice_;
    EventRow earlierRow_ = 0;
    EventRow laterRow_ = 0;
    enum class NoticeKind
    {
        None,
        NoCase,
        Reading,
        NoEvents,
        NoMatch,
        NothingHere
    } noticeKind_ = NoticeKind::None;
};

} // namespace dateline
