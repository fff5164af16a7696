#include "ui/dialogs/exportdialog.h"

#include "core/store/filewriter.h"

#include "ui/dialogs/figurepreview.h"
#include "ui/theme/plaintext.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace dateline {

namespace {

constexpr int kRestMilliseconds = 180;

QString caseNameOf(const CaseFile& file)
{
    return file.path().empty() ? QStringLiteral("case") : QFileInfo(qs(file.path())).completeBaseName();
}

QLabel* makeText()
{
    auto* label = new PlainLabel;
    label->setWordWrap(true);
    return label;
}

} // namespace

ExportDialog::ExportDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent), workspace_(workspace),
      content_(FigureCase::read(workspace.caseFile(), utf8(caseNameOf(workspace.caseFile()))))
{
    setWindowTitle(tr("Export figure"));
    resize(1120, 680);
    preview_ = new FigurePreview;
    preview_->setSurround(workspace.theme().raised);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeOptions());
    layout->addWidget(preview_, 1);

    rest_.setSingleShot(true);
    rest_.setInterval(kRestMilliseconds);
    connect(&rest_, &QTimer::timeout, this, &ExportDialog::refreshNow);
    rest_.start(0);
}

ExportDialog::~ExportDialog() = default;

QComboBox* ExportDialog::makeChoice(const QStringList& items)
{
    auto* box = new QComboBox;
    box->addItems(items);
    connect(box, &QComboBox::currentIndexChanged, &rest_, qOverload<>(&QTimer::start));
    return box;
}

QSpinBox* ExportDialog::makeNumber(int least, int most, int value, const QString& unit)
{
    auto* box = new QSpinBox;
    box->setRange(least, most);
    box->setValue(value);
    box->setSuffix(unit);
    box->setKeyboardTracking(false);
    connect(box, &QSpinBox::valueChanged, &rest_, qOverload<>(&QTimer::start));
    return box;
}

QFormLayout* ExportDialog::makeForm()
{
    const FigureOptions standard;
    stretch_ = makeChoice({tr("The story, with a cut axis"), tr("What the window shows"), tr("Everything")});
    lanes_ = makeChoice({tr("Category"), tr("Actor"), tr("Place"), tr("Source")});
    lanes_->setCurrentIndex(static_cast<int>(workspace_.laneKind()));
    title_ = new QLineEdit(qs(workspace_.info().title));
    connect(title_, &QLineEdit::textChanged, &rest_, qOverload<>(&QTimer::start));
    theme_ = makeChoice({tr("Light"), tr("Dark"), tr("Print")});
    theme_->setCurrentIndex(static_cast<int>(workspace_.theme().kind));
    citations_ = makeChoice({tr("Numbered notes and sources"), tr("None")});
    format_ = makeChoice({tr("PNG picture"), tr("SVG drawing"), tr("PDF document")});
    width_ = makeNumber(static_cast<int>(kSmallestFigure.width()), static_cast<int>(kLargestFigure.width()),
                        static_cast<int>(standard.size.width()), tr(" px"));
    height_ = makeNumber(static_cast<int>(kSmallestFigure.height()), static_cast<int>(kLargestFigure.height()),
                         static_cast<int>(standard.size.height()), tr(" px"));
    dpi_ = makeNumber(48, 600, 96, tr(" dpi"));
    connect(format_, &QComboBox::currentIndexChanged, this, [this](int format) { dpi_->setEnabled(format == 0); });

    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setVerticalSpacing(10);
    form->addRow(tr("&Title"), title_);
    form->addRow(tr("&Shows"), stretch_);
    form->addRow(tr("&Lanes by"), lanes_);
    form->addRow(tr("&Citations"), citations_);
    form->addRow(tr("T&heme"), theme_);
    form->addRow(tr("&Format"), format_);
    form->addRow(tr("&Width"), width_);
    form->addRow(tr("&Height at least"), height_);
    form->addRow(tr("&Resolution"), dpi_);
    return form;
}

QWidget* ExportDialog::makeOptions()
{
    facts_ = makeText();
    message_ = makeText();
    save_ = new QPushButton(tr("Save…"));
    save_->setProperty("primary", true);
    save_->setDefault(true);
    connect(save_, &QPushButton::clicked, this, &ExportDialog::saveWithDialog);
    auto* close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);

    auto* side = new QWidget;
    side->setFixedWidth(340);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(18, 18, 18, 18);
    layout->addLayout(makeForm());
    layout->addSpacing(10);
    layout->addWidget(facts_);
    layout->addStretch(1);
    layout->addWidget(message_);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(close);
    buttons->addStretch(1);
    buttons->addWidget(save_);
    layout->addLayout(buttons);
    return side;
}

FigureOptions ExportDialog::options() const
{
    FigureOptions options;
    const auto stretch = static_cast<Stretch>(stretch_->currentIndex());
    if (stretch == Stretch::Visible) {
        options.range = workspace_.range();
        options.shown = workspace_.shown();
    } else if (stretch == Stretch::Everything) {
        options.range = wholeRange(workspace_.index(), workspace_.shown());
        options.shown = workspace_.shown();
    } else if (!workspace_.filter().isEmpty()) {
        options.shown = workspace_.shown();
    }
    options.lanes = static_cast<LaneKind>(lanes_->currentIndex());
    options.size = QSizeF(width_->value(), height_->value());
    options.title = title_->text().trimmed();
    options.theme = static_cast<ThemeKind>(theme_->currentIndex());
    options.citations = citations_->currentIndex() == 0 ? Citations::Notes : Citations::None;
    return options;
}

void ExportDialog::refreshNow()
{
    rest_.stop();
    const Paging paging = format_->currentIndex() == 2 ? Paging::Pages : Paging::OnePage;
    auto figure = content_ ? Figure::layOut(*content_, options(), paging) : Result<Figure>(fail(content_.error()));
    save_->setEnabled(figure.has_value());
    if (!figure) {
        preview_->setFigure(std::nullopt);
        facts_->clear();
        say(tr("%1.").arg(qs(figure.error().message)), true);
        return;
    }
    say({}, false);
    const QSize size = figure->pages().front().size.toSize();
    const int pages = static_cast<int>(figure->pages().size());
    QString text = tr("%1 × %2 pixels, %n note(s)", nullptr, figure->notes()).arg(size.width()).arg(size.height());
    if (pages > 1) {
        text += tr("; the first of %n page(s)", nullptr, pages);
    }
    facts_->setText(text);
    preview_->setFigure(std::move(*figure));
}

void ExportDialog::saveWithDialog()
{
    const QStringList endings{QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf")};
    const QString ending = endings.value(format_->currentIndex());
    const QString path = QFileDialog::getSaveFileName(this, tr("Save figure"),
                                                      caseNameOf(workspace_.caseFile()) + QLatin1Char('.') + ending,
                                                      tr("%1 files (*.%2)").arg(ending.toUpper(), ending));
    if (!path.isEmpty()) {
        saveAs(path.endsWith(QLatin1Char('.') + ending, Qt::CaseInsensitive) ? path : path + QLatin1Char('.') + ending);
    }
}

bool ExportDialog::saveAs(const QString& path)
{
    refreshNow();
    const Figure* figure = preview_->figure();
    if (!figure) {
        return false;
    }
    const auto bytes = format_->currentIndex() == 0   ? figureAsPng(*figure, dpi_->value())
                       : format_->currentIndex() == 1 ? figureAsSvg(*figure)
                                                      : figureAsPdf(*figure);
    const Status written = bytes ? writeFile(utf8(path), bytes->toStdString()) : Status(fail(bytes.error()));
    if (written) {
        say(tr("Saved as %1.").arg(path), false);
    } else {
        say(tr("%1.").arg(qs(written.error().message)), true);
    }
    return written.has_value();
}

void ExportDialog::say(const QString& text, bool problem)
{
    message_->setText(text);
    QPalette palette = message_->palette();
    palette.setColor(QPalette::WindowText, problem ? workspace_.theme().disagree : workspace_.theme().agree);
    message_->setPalette(palette);
}

QString ExportDialog::message() const
{
    return message_->text();
}

} // namespace dateline
