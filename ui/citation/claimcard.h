#pragma once

#include "core/model/vocabulary.h"

#include "ui/citation/textblock.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// One passage on a card.
struct CardQuote
{
    std::string passage; ///< id
    QString prefix;
    QString exact; ///< the words that carry the claim
    QString suffix;
};

/// What a card says: one claim of one source.
struct CardText
{
    std::string claim; ///< id; empty for a relation
    QString heading;   ///< the value, where it is a text
    std::vector<CardQuote> quotes;
    std::string source;   ///< id
    int sourceNumber = 0; ///< 0 for the analyst's own judgement
    QString sourceName;
    std::optional<Stance> stance; ///< none for the passages of a relation
    QString value;                ///< any other value, in words
    QString said;                 ///< the source's own word for it
    QString relative;             ///< of a date that is told from another event's: "15 days before The fire"
    std::string anchor;           ///< that event's id
    QString attributedTo;
    bool derived = false;
    QString derivation;
    Rank rank = Rank::Normal;
    QString rankReason;
    std::optional<int> credibility;
    Reliability reliability = Reliability::F; ///< the source's
    QString note;                             ///< the analyst's
    bool excluded = false;                    ///< it excludes the value that is shown for the event
};

/// A claim with its quotations: the words that carry it highlighted, their surroundings paler, below them who says it.
/// A click on a quotation, or Enter, opens its passage; Up and Down walk the quotations of one card.
class ClaimCard : public QAbstractButton
{
    Q_OBJECT

public:
    ClaimCard(const Theme& theme, CardText text, QWidget* parent = nullptr);

    const CardText& text() const { return text_; }
    /// The words that stand highlighted, as they are shown: for each quotation.
    QStringList highlighted() const;
    /// Everything that the card shows, as plain text.
    QString plainText() const;

    /// The passage that the reader shows, here or elsewhere; this card's is highlighted strongly.
    void setCurrentPassage(const std::string& passage);
    bool isCurrent() const { return shownQuote_ >= 0; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void opened(const std::string& source, const std::string& passage);
    /// The event that the date is told from is to be shown.
    void anchorAsked(const std::string& event);
    /// The pointer came here, or the keyboard did.
    void attended(bool byKeyboard);
    /// F2, Delete, or the key or click for a menu.
    void editAsked();
    void removeAsked();
    void menuAsked(const QPoint& at);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Part
    {
        TextBlock block;
        double y = 0;
        double indent = 0;
    };

    void buildQuotes();
    void buildFoot();
    void addNote(const QString& head, const QString& text, const QColor& color);
    void describe();
    double layOut(double width) const;
    int quoteAt(double y) const;
    bool isOnAnchor(double y) const;
    QSizeF chipSize() const;

    const Theme& theme_;
    CardText text_;
    mutable std::vector<Part> parts_; ///< heading, quotations, foot, notes
    std::size_t firstQuote_ = 0;
    std::size_t foot_ = 0;
    std::size_t anchorLine_ = 0; ///< 0 where there is none
    bool anchorPressed_ = false;
    mutable double laidOutFor_ = -1;
    mutable double height_ = 0;
    int shownQuote_ = -1; ///< the one that the reader shows
    int quote_ = 0;       ///< the one that Enter opens
};

} // namespace dateline
