#pragma once

#include "ui/editing/contentspage.h"

namespace dateline {

class OrderedRows;

/// The properties that the case has beyond the built-in ones.
class PropertiesPage : public ContentsPage
{
    Q_OBJECT

public:
    explicit PropertiesPage(Workspace& workspace, QWidget* parent = nullptr);

    void startAdding() override;

protected:
    QWidget* makeContent() override;

private:
    QWidget* makeRow(const Property& property);

    OrderedRows* rows_ = nullptr;
    QVBoxLayout* adding_ = nullptr;
};

} // namespace dateline
