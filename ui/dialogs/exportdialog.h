#pragma once

#include "core/latestjob.h"

#include "ui/figure/figure.h"
#include "ui/models/workspace.h"

#include <QDialog>
#include <QTimer>

#include <functional>
#include <memory>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace dateline {

class FigurePreview;

/// Saves the timeline as a figure, which is shown as it will be while its options are chosen. The view of the window
/// stays as it is. A figure is laid out and written in the background, where the case is in a file; another choice, or
/// closing the dialog, gives up what is under way.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ExportDialog(Workspace& workspace, QWidget* parent = nullptr);
    ~ExportDialog() override;

    /// The options as they are chosen.
    FigureOptions options() const;
    /// Lays the figure out now instead of when choosing rests.
    void refreshNow();
    /// Writes the figure to a file whose ending says which kind; what came of it is said in the dialog.
    void saveAs(const QString& path);
    QString message() const;
    /// Whether something is under way.
    bool isBusy() const { return busy_; }

private:
    enum class Stretch
    {
        Story,
        Visible,
        Everything
    };

    struct Content;
    struct Asked;

    static Asked made(const Content& content, Asked asked, const std::function<bool()>& isCancelled);
    void start(const QString& path);
    void take(Asked asked);
    void setBusy(const QString& what);
    QComboBox* makeChoice(const QStringList& items);
    QSpinBox* makeNumber(int least, int most, int value, const QString& unit);
    QFormLayout* makeForm();
    QWidget* makeOptions();
    void saveWithDialog();
    void say(const QString& text, bool problem);

    Workspace& workspace_;
    std::shared_ptr<Content> content_; ///< belongs to the thread that lays figures out
    bool busy_ = false;
    QWidget* choices_ = nullptr;
    QComboBox* stretch_ = nullptr;
    QComboBox* lanes_ = nullptr;
    QComboBox* theme_ = nullptr;
    QComboBox* citations_ = nullptr;
    QComboBox* format_ = nullptr;
    QLineEdit* title_ = nullptr;
    QSpinBox* width_ = nullptr;
    QSpinBox* height_ = nullptr;
    QSpinBox* dpi_ = nullptr;
    FigurePreview* preview_ = nullptr;
    QLabel* facts_ = nullptr;
    QLabel* message_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QPushButton* save_ = nullptr;
    QTimer rest_;
    LatestJob job_;
};

} // namespace dateline
