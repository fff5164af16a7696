#include "ui/dialogs/exportdialog.h"

#include "core/store/filewriter.h"
#include "core/timeline/filtering.h"
#include "core/timeline/indexpatch.h"

#include "ui/dialogs/figurepreview.h"
#include "ui/models/handon.h"
#include "ui/theme/housestyle.h"
#include "ui/theme/plaintext.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace dateline {

namespace {

constexpr int kRestMilliseconds = 180;

QString caseNameOf(const CaseFile& file)
{
    return file.path().empty() ? QStringLiteral("case") : QFileInfo(qs(file.path())).completeBaseName();
}

std::vector<EventKey> keysOf(const EventIndex& index, const EventSet& set)
{
    std::vector<EventKey> keys;
    keys.reserve(set.count());
    set.forEach([&](EventRow row) { keys.push_back(index.key[row]); });
    std::sort(keys.begin(), keys.end());
    return keys;
}

EventSet setOf(const EventIndex& index, const std::vector<EventKey>& keys)
{
    EventSet set(index.size(), false);
    for (const EventRow row : rowsOf(index, keys)) {
        set.set(row, true);
    }
    return set;
}

QLabel* makeText()
{
    auto* label = new PlainLabel;
    label->setWordWrap(true);
    return label;
}

} // namespace

/// The case, read when it is first asked for.
struct ExportDialog::Content
{
    const CaseFile* open = nullptr; ///< of a case in memory, which only the window's thread can read
    std::string path;
    std::string name;
    mutable std::optional<CaseFile> file;
    mutable std::optional<FigureCase> figure;

    Result<const FigureCase*> read() const
    {
        if (!figure) {
            if (open == nullptr && !file) {
                auto opened = CaseFile::open(path, OpenMode::ReadOnly);
                if (!opened) {
                    return fail(opened.error());
                }
                file.emplace(std::move(*opened));
            }
            auto content = FigureCase::read(open ? *open : *file, name);
            if (!content) {
                return fail(content.error());
            }
            figure.emplace(std::move(*content));
        }
        return &*figure;
    }
};

/// A figure that is wanted, and what came of it.
struct ExportDialog::Asked
{
    FigureOptions options;
    std::optional<std::vector<EventKey>> shown; ///< for the options: the case that is read has rows of its own
    std::vector<EventKey> faint;
    int format = 0;
    int dpi = 96;
    QString path; ///< empty: only to be shown
    Result<Figure> figure = fail(ErrorCode::Cancelled, "");
    Status written;
};

ExportDialog::ExportDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent), workspace_(workspace), content_(std::make_shared<Content>())
{
    const CaseFile& file = workspace.caseFile();
    content_->open = file.path().empty() ? &file : nullptr;
    content_->path = file.path();
    content_->name = utf8(caseNameOf(file));
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

ExportDialog::~ExportDialog()
{
    job_.stop();
}

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
    form->setContentsMargins(0, 0, 0, 0);
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
    progress_ = new QProgressBar;
    progress_->setRange(0, 0);
    progress_->setTextVisible(false);
    progress_->setFixedHeight(4);
    progress_->hide();
    save_ = new QPushButton(tr("Save…"));
    makePrimary(*save_);
    save_->setDefault(true);
    connect(save_, &QPushButton::clicked, this, &ExportDialog::saveWithDialog);
    auto* close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);

    auto* side = new QWidget;
    side->setFixedWidth(340);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(18, 18, 18, 18);
    choices_ = new QWidget;
    choices_->setLayout(makeForm());
    layout->addWidget(choices_);
    layout->addSpacing(10);
    layout->addWidget(facts_);
    layout->addStretch(1);
    layout->addWidget(message_);
    layout->addWidget(progress_);
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
    } else if (stretch == Stretch::Everything) {
        options.range = wholeRange(workspace_.index(), workspace_.shown());
    }
    options.lanes = static_cast<LaneKind>(lanes_->currentIndex());
    options.size = QSizeF(width_->value(), height_->value());
    options.title = title_->text().trimmed();
    options.theme = static_cast<ThemeKind>(theme_->currentIndex());
    options.citations = citations_->currentIndex() == 0 ? Citations::Notes : Citations::None;
    return options;
}

ExportDialog::Asked ExportDialog::made(const Content& content, Asked asked, const std::function<bool()>& isCancelled)
{
    const auto figureCase = content.read();
    if (!figureCase) {
        asked.figure = fail(figureCase.error());
        return asked;
    }
    const EventIndex& index = (*figureCase)->index;
    if (asked.shown) {
        asked.options.shown = setOf(index, *asked.shown);
    }
    if (!asked.faint.empty()) {
        asked.options.faint = setOf(index, asked.faint);
    }
    const Paging paging = asked.format == 2 ? Paging::Pages : Paging::OnePage;
    asked.figure = Figure::layOut(**figureCase, asked.options, paging, isCancelled);
    if (asked.figure && !asked.path.isEmpty()) {
        const Figure& figure = *asked.figure;
        const auto bytes = asked.format == 0   ? figureAsPng(figure, asked.dpi)
                           : asked.format == 1 ? figureAsSvg(figure)
                                               : figureAsPdf(figure);
        asked.written = bytes ? writeFile(utf8(asked.path), bytes->toStdString()) : Status(fail(bytes.error()));
    }
    return asked;
}

/// Lays the figure out as it is chosen, and writes it unless the path is empty.
void ExportDialog::start(const QString& path)
{
    rest_.stop();
    Asked asked;
    asked.options = options();
    if (const EventFilter& filter = workspace_.filter(); !filter.isEmpty()) {
        asked.shown = keysOf(workspace_.index(), workspace_.shown());
        asked.faint = keysOf(workspace_.index(), onlyPossible(workspace_.index(), filter));
    }
    asked.format = format_->currentIndex();
    asked.dpi = dpi_->value();
    asked.path = path;
    if (content_->open != nullptr) {
        take(made(*content_, std::move(asked), {}));
        return;
    }
    setBusy(path.isEmpty() ? tr("Laying out the figure…") : tr("Saving the figure…"));
    choices_->setEnabled(path.isEmpty()); // another choice would give up the saving
    const auto shared = std::make_shared<Asked>(std::move(asked));
    job_.start([this, content = content_, shared](const std::stop_token& stop) {
        auto done = made(*content, std::move(*shared), [&stop] { return stop.stop_requested(); });
        handOn(*this, stop, std::move(done), [this](Asked answer) { take(std::move(answer)); });
    });
}

void ExportDialog::setBusy(const QString& what)
{
    busy_ = !what.isEmpty();
    progress_->setVisible(busy_);
    save_->setEnabled(!busy_);
    say(what, false);
}

void ExportDialog::take(Asked asked)
{
    setBusy({});
    choices_->setEnabled(true);
    save_->setEnabled(asked.figure.has_value());
    if (!asked.figure) {
        preview_->setFigure(std::nullopt);
        facts_->clear();
        say(tr("%1.").arg(qs(asked.figure.error().message)), true);
        return;
    }
    const QSize size = asked.figure->pages().front().size.toSize();
    const int pages = static_cast<int>(asked.figure->pages().size());
    QString text =
        tr("%1 × %2 pixels, %n note(s)", nullptr, asked.figure->notes()).arg(size.width()).arg(size.height());
    if (pages > 1) {
        text += tr("; the first of %n page(s)", nullptr, pages);
    }
    facts_->setText(text);
    preview_->setFigure(std::move(*asked.figure));
    if (!asked.written) {
        say(tr("%1.").arg(qs(asked.written.error().message)), true);
    } else if (!asked.path.isEmpty()) {
        say(tr("Saved as %1.").arg(asked.path), false);
    }
}

void ExportDialog::refreshNow()
{
    start({});
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

void ExportDialog::saveAs(const QString& path)
{
    start(path);
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
