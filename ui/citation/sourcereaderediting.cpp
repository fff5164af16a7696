// How a reader makes room for editors, and how sources are added, changed and removed in it.

#include "core/edit/sourceedits.h"

#include "ui/citation/readerediting.h"
#include "ui/citation/readertray.h"
#include "ui/citation/sourceform.h"
#include "ui/citation/sourcereader.h"
#include "ui/editing/draftnotice.h"
#include "ui/editing/lineprompt.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

namespace {

constexpr int kLeastText = 110; // pixels of the text that stay in sight beside an editor
constexpr int kHeadHeight = 40;
constexpr int kRoomForAll = 660; // pixels in which details, text and editor stand above each other

std::optional<Draft> draftAt(const Workspace& workspace, const std::string& place)
{
    if (!workspace.canEdit()) {
        return std::nullopt;
    }
    const auto drafts = workspace.caseFile().drafts().value_or(std::vector<Draft>());
    const auto found = std::ranges::find(drafts, place, &Draft::place);
    return found == drafts.end() ? std::nullopt : std::optional(*found);
}

} // namespace

void SourceReader::buildEditing(QVBoxLayout& layout)
{
    tray_ = new ReaderTray(this);
    layout.addWidget(tray_);
    editing_ = new ReaderEditing(workspace_, *view_, *tray_, this);
    connect(editing_, &ReaderEditing::attachRequested, this, [this] {
        if (source_) {
            Q_EMIT attachRequested(source_->id);
        }
    });
    connect(editing_, &ReaderEditing::pasted, this, &SourceReader::textPasted);
    connect(editing_, &ReaderEditing::editingChanged, this, [this](bool editing) {
        divideHeight();
        offerDraft();
        showEvents();
        Q_EMIT editingChanged(editing);
    });
    connect(&workspace_, &Workspace::caseChanged, this, [this] {
        closePrompt();
        files_.clear();
        closeForm({});
    });
}

bool SourceReader::isEditing() const
{
    return editing_->isEditing() || !form_.isNull();
}

void SourceReader::keepDraft()
{
    editing_->keepDraft();
    if (form_) {
        form_->keepDraft();
    }
}

/// A text replaces another only where that one does not hold all passages.
bool SourceReader::takesFiles() const
{
    const ReaderText& text = view_->readerText();
    return source_ && form_.isNull() &&
           (!text.whole || std::ranges::count(text.passages, false, &ReaderPassage::found) > 0);
}

void SourceReader::divideHeight()
{
    const bool editing = editing_->isEditing();
    if (details_ != nullptr) {
        details_->setMostHeight(editing && height() < kRoomForAll ? 64 : std::max(90, height() * 2 / 5));
    }
    const int above = kHeadHeight + (details_ != nullptr ? 120 : 0);
    tray_->setMostHeight(std::max(120, height() - above - kLeastText));
}

SourceForm* SourceReader::form() const
{
    return form_;
}

SourceForm* SourceReader::addSource()
{
    if (!full_ || !workspace_.canEdit()) {
        return nullptr;
    }
    if (form_ == nullptr || !form_->isNew()) {
        openForm(new SourceForm(workspace_, this));
    }
    form_->setFocus(Qt::OtherFocusReason);
    return form_;
}

void SourceReader::addSources(const QStringList& paths)
{
    files_ += paths;
    if (form_ == nullptr || !form_->isNew()) {
        openNextFile();
    } else {
        form_->setFollowing(static_cast<int>(files_.size()));
    }
}

void SourceReader::openNextFile()
{
    if (files_.isEmpty()) {
        return;
    }
    const QString path = files_.takeFirst();
    if (SourceForm* form = addSource()) {
        form->setFollowing(static_cast<int>(files_.size()));
        form->openFile(path);
    } else {
        files_.clear();
    }
}

/// As long as nothing is wrong with one: that one stays open.
void SourceReader::addAllFiles()
{
    while (form_ != nullptr && form_->isNew()) {
        if (!form_->accept()) {
            return;
        }
    }
}

SourceForm* SourceReader::changeSource()
{
    if (!full_ || !workspace_.canEdit() || !source_) {
        return nullptr;
    }
    openForm(new SourceForm(workspace_, *source_, this));
    // What was typed here and never saved goes on.
    if (const auto draft = draftAt(workspace_, "source/" + source_->id + "/details")) {
        form_->setDraft(draft->text);
    }
    form_->setFocus(Qt::OtherFocusReason);
    return form_;
}

void SourceReader::openForm(SourceForm* form)
{
    if (form_) {
        form_->keepDraft();
    }
    closePrompt();
    closeForm({});
    form_ = form;
    connect(form, &SourceForm::finished, this, &SourceReader::closeForm);
    connect(form, &SourceForm::openSourceRequested, this, &SourceReader::closeForm);
    connect(form, &SourceForm::moreFilesChosen, this, &SourceReader::addSources);
    connect(form, &SourceForm::addAllAsked, this, &SourceReader::addAllFiles);
    page_->hide();
    static_cast<QVBoxLayout*>(layout())->addWidget(form, 1);
    form->show();
}

/// Shows that source then; the one before where it is empty.
void SourceReader::closeForm(const std::string& source)
{
    if (form_ == nullptr) {
        return;
    }
    SourceForm* form = form_;
    form_ = nullptr;
    form->hide();
    form->deleteLater();
    page_->show();
    if (!source.empty() && source != workspace_.passageSource()) {
        workspace_.openPassage(source, {});
    }
    refresh();
    view_->setFocus(Qt::OtherFocusReason);
    if (form->isNew()) {
        openNextFile();
    }
}

void SourceReader::offerDraft()
{
    if (draftNotice_) {
        draftNotice_->hide();
        draftNotice_->deleteLater();
        draftNotice_ = nullptr;
    }
    const auto draft = full_ && !isEditing() ? draftAt(workspace_, SourceForm::kDraftPlace) : std::nullopt;
    if (!draft) {
        return;
    }
    auto* notice = new DraftNotice(workspace_.theme(), *draft, tr("New source"), SourceForm::draftSummary(draft->text));
    connect(notice, &DraftNotice::putBack, this, [this, text = draft->text] {
        if (SourceForm* form = addSource()) {
            form->setDraft(text);
        }
    });
    connect(notice, &DraftNotice::discarded, this, [this] {
        dropDraft(workspace_, SourceForm::kDraftPlace);
        offerDraft();
    });
    draftNotice_ = notice;
    tray_->add(notice);
}

void SourceReader::askRemove()
{
    if (!full_ || !workspace_.canEdit() || !source_) {
        return;
    }
    closePrompt();
    const std::string id = source_->id;
    const auto change = dateline::removeSource(workspace_.caseFile(), id, AndItsClaims::Keep);
    const bool isUsed = !change && change.error().code == ErrorCode::Conflict;
    const QString question = isUsed ? tr("%1. They are removed with it.").arg(qs(change.error().message))
                                    : tr("Nothing rests on “%1”. Remove it?").arg(workspace_.sourceName(id));
    auto* prompt =
        new LinePrompt(workspace_.theme(), question, isUsed ? tr("Remove with its claims") : tr("Remove source"));
    auto* keep = new QPushButton(tr("Keep"), prompt);
    keep->setAutoDefault(true); // Enter keeps
    connect(keep, &QPushButton::clicked, this, &SourceReader::closePrompt);
    prompt->addField(keep);
    prompt->setAccept([this, id] {
        return workspace_.edit(dateline::removeSource(workspace_.caseFile(), id, AndItsClaims::Remove));
    });
    connect(prompt, &LinePrompt::finished, this, &SourceReader::closePrompt);
    prompt_ = prompt;
    tray_->add(prompt);
    prompt->setFocus(Qt::OtherFocusReason);
}

void SourceReader::closePrompt()
{
    if (prompt_ == nullptr) {
        return;
    }
    QWidget* prompt = prompt_;
    prompt_ = nullptr;
    prompt->hide();
    prompt->deleteLater();
    view_->setFocus(Qt::OtherFocusReason);
}

} // namespace dateline
