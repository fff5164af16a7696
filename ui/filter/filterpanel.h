#pragma once

#include "ui/models/workspace.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace dateline {

class FacetRow;

/// The left side of the window: what lanes are made by, and what is left in, each value with its true count.
/// Within a facet any of the chosen values counts, between facets all do.
class FilterPanel : public QWidget
{
    Q_OBJECT

public:
    explicit FilterPanel(Workspace& workspace, QWidget* parent = nullptr);

Q_SIGNALS:
    void addSourceRequested();
    /// The categories, actors or places are to be edited; a new one is to be made.
    void editRequested(LaneKind of);
    void addRequested(LaneKind of);

private:
    enum Facet
    {
        Categories,
        Actors,
        Places,
        Sources,
        FacetCount
    };

    /// Rows of one facet, with the value that each stands for.
    struct Section
    {
        QLabel* heading = nullptr;
        std::vector<QWidget*> editing = {}; ///< at the heading, in a case that can be edited
        QVBoxLayout* rows = nullptr;
        QPushButton* more = nullptr;
        bool expanded = false;
        std::vector<FacetRow*> buttons;
        std::vector<std::uint16_t> values;
    };

    QLabel* addHeading(QVBoxLayout* layout, const QString& text);
    void addSection(QVBoxLayout* layout, Facet facet, const QString& heading);
    void addSourceButton();
    void addEditButtons(Facet facet, LaneKind of, const QString& edit, const QString& add);
    void addShow(QVBoxLayout* layout);
    void rebuild();
    void followEdit();
    std::size_t namesShown() const;
    void rebuildSection(Facet facet);
    FacetRow* makeRow(Facet facet, std::uint16_t value);
    void setShape(FacetRow& row, std::uint16_t category) const;
    void refresh();
    void applyTheme();
    std::vector<std::uint16_t>& chosen(EventFilter& filter, Facet facet) const;
    const std::vector<std::uint32_t>& counts(Facet facet) const;
    const Dictionary& dictionary(Facet facet) const;
    void toggle(Facet facet, std::uint16_t value, bool on);

    Workspace& workspace_;
    QComboBox* lanes_ = nullptr;
    Section sections_[FacetCount];
    std::vector<QLabel*> headings_;
    FacetRow* disputed_ = nullptr;
    FacetRow* singleSource_ = nullptr;
    QPushButton* clear_ = nullptr;
    std::uint64_t changesSeen_ = 0; ///< what the rows were made of
    std::size_t namesSeen_ = 0;
};

} // namespace dateline
