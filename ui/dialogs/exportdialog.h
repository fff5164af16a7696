#pragma once

#include "ui/figure/figure.h"
#include "ui/models/workspace.h"

#include <QDialog>
#include <QTimer>

#include <memory>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace dateline {

class FigurePreview;

/// Saves the timeline as a figure, which is shown as it will be while its options are chosen. The view of the window
/// stays as it is.
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
    /// Writes the figure to a file whose ending says which kind; what went wrong is said in the dialog.
    bool saveAs(const QString& path);
    QString message() const;

private:
    enum class Stretch
    {
        Story,
        Visible,
        Everything
    };

    void layOut();
    QComboBox* makeChoice(const QStringList& items);
    QSpinBox* makeNumber(int least, int most, int value, const QString& unit);
    QFormLayout* makeForm();
    QWidget* makeOptions();
    void saveWithDialog();
    void say(const QString& text, bool problem);

    Workspace& workspace_;
    Result<FigureCase> content_;
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
    QPushButton* save_ = nullptr;
    QTimer rest_;
};

} // namespace dateline
