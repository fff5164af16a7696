#pragma once

#include "ui/editing/contentspage.h"

namespace dateline {

class OrderedRows;

/// The categories of the case in their order: names, colours, shapes.
class CategoriesPage : public ContentsPage
{
    Q_OBJECT

public:
    explicit CategoriesPage(Workspace& workspace, QWidget* parent = nullptr);

    void startAdding() override;
    void takeKeyboard() override;

protected:
    QWidget* makeContent() override;
    void forget() override { open_.clear(); }

private:
    QWidget* makeRow(const Category& category, std::size_t events);
    /// Colours and shapes to choose from.
    QWidget* makeLook(const Category& category);
    void remove(const Category& category, std::size_t events);

    OrderedRows* rows_ = nullptr;
    std::string open_; ///< the category whose colours and shapes are shown
    std::vector<Category> categories_;
    QVBoxLayout* adding_ = nullptr;
};

} // namespace dateline
