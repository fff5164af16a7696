#include "ui/citation/propertysection.h"

#include "ui/citation/sectionheader.h"

#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace dateline {

namespace {

/// Positions of the values of each counted part, in their order; the empty part is everything.
std::vector<std::pair<QString, std::vector<std::size_t>>> byPart(const std::vector<ValueView>& values)
{
    std::vector<std::pair<QString, std::vector<std::size_t>>> parts;
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto found = std::ranges::find(parts, values[i].part, &std::pair<QString, std::vector<std::size_t>>::first);
        if (found == parts.end()) {
            parts.emplace_back(values[i].part, std::vector<std::size_t>());
            found = std::prev(parts.end());
        }
        found->second.push_back(i);
    }
    return parts;
}

double scaleAmount(const Quantity& quantity)
{
    return quantity.comparator == Comparator::Between ? (quantity.amount + quantity.upper) / 2 : quantity.amount;
}

/// "2 5" and "3" are "2 3 5".
QString joinedNumbers(const QString& a, const QString& b)
{
    std::set<int> numbers;
    for (const QString& number : (a + QLatin1Char(' ') + b).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        numbers.insert(number.toInt());
    }
    QStringList words;
    for (const int number : numbers) {
        words << QString::number(number);
    }
    return words.join(QLatin1Char(' '));
}

QString nonBreaking(QString text)
{
    return text.replace(QLatin1Char(' '), QChar(QChar::Nbsp));
}

} // namespace

PropertySection::PropertySection(const Theme& theme, PropertyView view, std::map<std::size_t, CardText> cards,
                                 bool expanded, bool canEdit, QWidget* parent)
    : Column(parent), theme_(theme), view_(std::move(view)), texts_(std::move(cards)), expanded_(expanded)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(7);
    addHeader(*layout, canEdit);
    if (view_.type == ValueType::Quantity) {
        addParts(*layout);
    } else if (view_.type != ValueType::Text) {
        addValues(*layout);
    }
    cardsLayout_ = new QVBoxLayout;
    cardsLayout_->setSpacing(5);
    layout->addLayout(cardsLayout_);
    showCards();
    setAccessibleName(view_.name);
}

void PropertySection::addHeader(QVBoxLayout& layout, bool canEdit)
{
    auto* header = new SectionHeader(theme_, view_.name, this);
    if (!view_.badge.isEmpty()) {
        header->addBadge(view_.tone, view_.badge);
    }
    if (!view_.denial.isEmpty()) {
        header->addBadge(Tone::Disagree, view_.denial);
    }
    if (canEdit) {
        GlyphButton* add = header->addButton(Glyph::Plus, tr("Add a claim on this"));
        add->setObjectName(QStringLiteral("add/") + QString::fromStdString(view_.id));
        connect(add, &QAbstractButton::clicked, this, &PropertySection::addAsked);
    }
    layout.addWidget(header);
}

void PropertySection::addValues(QVBoxLayout& layout)
{
    std::vector<std::size_t> all(view_.values.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i] = i;
    }
    addValueLine(layout, {}, all);
}

void PropertySection::addValueLine(QVBoxLayout& layout, const QString& head, const std::vector<std::size_t>& values)
{
    auto* line = new RunLabel(this);
    if (!head.isEmpty()) {
        line->add({head + QStringLiteral("  "), theme_.sans(13), theme_.secondText, {}, false});
    }
    for (const std::size_t i : values) {
        const ValueView& value = view_.values[i];
        const QColor color = value.excluded ? theme_.disagree : value.stands ? theme_.text : theme_.faintText;
        line->add({view_.type == ValueType::Entity ? value.text : nonBreaking(value.text),
                   theme_.sans(13, value.resolved || value.excluded ? QFont::DemiBold : QFont::Medium),
                   color,
                   {},
                   value.ruledOut});
        QStringList by;
        if (value.sources > 0) {
            by << sourcesText(value.sources);
        }
        if (value.own) {
            by << tr("own judgement");
        }
        if (value.denials > 0) {
            by << tr("denied by %1").arg(value.denials);
        }
        if (value.ruledOut) {
            by << tr("ruled out");
        }
        // A number next to a number reads as one.
        const QString words = by.join(QStringLiteral(", "));
        line->add({QChar(QChar::Nbsp) + nonBreaking(view_.type == ValueType::Quantity ? tr("(%1)").arg(words) : words),
                   theme_.sans(13),
                   theme_.secondText,
                   {},
                   false});
        if (i != values.back()) {
            line->add(
                {QString(3, QChar(QChar::Nbsp)) + QLatin1Char(' '), theme_.sans(13), theme_.secondText, {}, false});
        }
    }
    layout.addWidget(line);
}

void PropertySection::addParts(QVBoxLayout& layout)
{
    const auto parts = byPart(view_.values);
    for (const auto& [part, values] : parts) {
        if (part.isEmpty()) {
            std::vector<ScaleValue> dots = scaleValues(values);
            if (dots.size() > 1) {
                addScale(layout, std::move(dots));
            } else {
                addValueLine(layout, {}, values);
            }
        }
    }
    for (const auto& [part, values] : parts) {
        if (!part.isEmpty()) {
            addValueLine(layout, tr("of these, %1:").arg(part), values);
        }
    }
}

/// Values that look alike there ("more than 100" and "at least 100" are both "100+") are one.
std::vector<ScaleValue> PropertySection::scaleValues(const std::vector<std::size_t>& values) const
{
    std::vector<ScaleValue> dots;
    for (const std::size_t i : values) {
        const ValueView& view = view_.values[i];
        const auto& quantity = std::get<Quantity>(view.value);
        ScaleValue dot;
        dot.amount = scaleAmount(quantity);
        dot.bounds = bounds(quantity);
        dot.text = qs(shortText(quantity));
        dot.sources = view.sourceNumbers;
        dot.disagrees = view.excluded;
        dot.resolved = view.resolved;
        dot.stands = view.stands;
        const auto alike = std::ranges::find_if(dots, [&](const ScaleValue& other) {
            return other.amount == dot.amount && other.text == dot.text && other.stands == dot.stands &&
                   other.disagrees == dot.disagrees;
        });
        if (alike == dots.end()) {
            dots.push_back(std::move(dot));
        } else {
            alike->sources = joinedNumbers(alike->sources, dot.sources);
            alike->resolved = alike->resolved || dot.resolved;
        }
    }
    return dots;
}

void PropertySection::addScale(QVBoxLayout& layout, std::vector<ScaleValue> dots)
{
    scale_ = new NumberScale(theme_, this);
    scale_->setValues(std::move(dots), view_.name);
    layout.addWidget(scale_);
    connect(scale_, &NumberScale::chosen, this, [this](int chosen) {
        const ScaleValue& wanted = scale_->values()[static_cast<std::size_t>(chosen)];
        for (std::size_t i = 0; i < view_.values.size(); ++i) {
            const auto* quantity = std::get_if<Quantity>(&view_.values[i].value);
            if (quantity && quantity->of.empty() && bounds(*quantity) == wanted.bounds) {
                showClaimsOf(i);
                return;
            }
        }
    });
}

ClaimCard* PropertySection::card(std::size_t claim)
{
    if (const auto made = made_.find(claim); made != made_.end()) {
        return made->second;
    }
    auto* card = new ClaimCard(theme_, texts_[claim], this);
    card->setCurrentPassage(current_);
    card->setObjectName(QStringLiteral("claim/") + QString::fromStdString(card->text().claim));
    connect(card, &ClaimCard::opened, this, &PropertySection::opened);
    connect(card, &ClaimCard::anchorAsked, this, &PropertySection::anchorAsked);
    made_.emplace(claim, card);
    Q_EMIT cardMade(card);
    return card;
}

void PropertySection::showCards()
{
    const std::vector<std::size_t> all = view_.claims();
    const std::vector<std::size_t> shown = expanded_ ? all : view_.firstClaims(kClaimsAtFirst);
    for (const auto& [claim, made] : made_) {
        cardsLayout_->removeWidget(made);
        made->setVisible(std::ranges::find(shown, claim) != shown.end());
    }
    QWidget* before = nullptr;
    for (const std::size_t claim : shown) {
        ClaimCard* next = card(claim);
        cardsLayout_->addWidget(next);
        next->show();
        // Tab follows the order on show, not the order in which cards were made.
        if (before != nullptr) {
            setTabOrder(before, next);
        }
        before = next;
    }
    if (all.size() > kClaimsAtFirst && more_ == nullptr) {
        more_ = new LinkRow(theme_, this);
        more_->setAccessibleDescription(view_.name);
        connect(more_, &QAbstractButton::clicked, this, [this] { setExpanded(true); });
        more_->addLink(tr("Show %1 more").arg(all.size() - kClaimsAtFirst));
        layout()->addWidget(more_);
    }
    if (more_ != nullptr) {
        more_->setVisible(!expanded_);
    }
}

std::vector<ClaimCard*> PropertySection::cards() const
{
    std::vector<ClaimCard*> shown;
    for (int i = 0; i < cardsLayout_->count(); ++i) {
        if (auto* card = qobject_cast<ClaimCard*>(cardsLayout_->itemAt(i)->widget())) {
            shown.push_back(card);
        }
    }
    return shown;
}

ClaimCard* PropertySection::cardOf(const std::string& claim) const
{
    const auto all = cards();
    const auto found = std::ranges::find_if(all, [&](const ClaimCard* card) { return card->text().claim == claim; });
    return found == all.end() ? nullptr : *found;
}

void PropertySection::host(QWidget* editor, const std::string& claim, bool inItsPlace)
{
    ClaimCard* card = claim.empty() ? nullptr : cardOf(claim);
    if (!claim.empty() && card == nullptr && !expanded_) {
        setExpanded(true);
        card = cardOf(claim);
    }
    QWidget* before = card;
    if (card == nullptr && !cards().empty()) {
        before = cards().back();
    }
    cardsLayout_->insertWidget(card != nullptr ? cardsLayout_->indexOf(card) + 1 : cardsLayout_->count(), editor);
    editor->show();
    if (before != nullptr && editor->focusProxy() != nullptr) {
        setTabOrder(before, editor->focusProxy());
    }
    if (card != nullptr) {
        card->setVisible(!inItsPlace);
    }
}

void PropertySection::setExpanded(bool expanded)
{
    if (expanded == expanded_) {
        return;
    }
    const bool keyboardHere = more_ != nullptr && more_->hasFocus();
    const std::vector<ClaimCard*> before = cards();
    expanded_ = expanded;
    showCards();
    if (keyboardHere && expanded) {
        for (ClaimCard* shown : cards()) {
            if (std::ranges::find(before, shown) == before.end()) {
                shown->setFocus(Qt::TabFocusReason);
                break;
            }
        }
    }
    Q_EMIT expandedChanged(expanded);
}

void PropertySection::setCurrentPassage(const std::string& passage)
{
    current_ = passage;
    for (const auto& [claim, made] : made_) {
        made->setCurrentPassage(passage);
    }
}

void PropertySection::showClaimsOf(std::size_t value)
{
    const std::size_t claim = view_.values[value].claims.front();
    const std::vector<std::size_t> first = view_.firstClaims(kClaimsAtFirst);
    if (std::ranges::find(first, claim) == first.end()) {
        setExpanded(true);
    }
    card(claim)->setFocus(Qt::OtherFocusReason);
}

} // namespace dateline
