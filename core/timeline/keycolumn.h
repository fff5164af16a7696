#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace dateline {

/// An event's key in its case file; never reused within a case.
using EventKey = std::int64_t;

/// A list of keys: four bytes each as long as all are from 0 to 2^32 - 1, as the keys that files count up are; else
/// eight.
class KeyColumn
{
public:
    /// Goes over the keys by value.
    class Iterator
    {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = EventKey;
        using difference_type = std::ptrdiff_t;
        using pointer = const EventKey*;
        using reference = EventKey;

        Iterator() = default;
        Iterator(const KeyColumn& of, std::size_t at) : of_(&of), at_(static_cast<std::ptrdiff_t>(at)) {}

        EventKey operator*() const { return (*of_)[static_cast<std::size_t>(at_)]; }
        EventKey operator[](std::ptrdiff_t by) const { return *(*this + by); }
        Iterator& operator++() { return *this += 1; }
        Iterator& operator--() { return *this += -1; }
        Iterator operator++(int) { return std::exchange(*this, *this + 1); }
        Iterator operator--(int) { return std::exchange(*this, *this - 1); }
        Iterator& operator+=(std::ptrdiff_t by)
        {
            at_ += by;
            return *this;
        }
        Iterator& operator-=(std::ptrdiff_t by) { return *this += -by; }
        friend Iterator operator+(Iterator it, std::ptrdiff_t by) { return it += by; }
        friend Iterator operator+(std::ptrdiff_t by, Iterator it) { return it += by; }
        friend Iterator operator-(Iterator it, std::ptrdiff_t by) { return it -= by; }
        friend std::ptrdiff_t operator-(const Iterator& a, const Iterator& b) { return a.at_ - b.at_; }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }
        friend auto operator<=>(const Iterator& a, const Iterator& b) { return a.at_ <=> b.at_; }

    private:
        const KeyColumn* of_ = nullptr;
        std::ptrdiff_t at_ = 0;
    };

    KeyColumn() = default;
    KeyColumn(std::initializer_list<EventKey> keys) { assign(std::span(keys.begin(), keys.size())); }
    explicit KeyColumn(std::span<const EventKey> keys) { assign(keys); }

    std::size_t size() const { return isWide_ ? wide_.size() : narrow_.size(); }
    bool empty() const { return size() == 0; }
    std::size_t capacity() const { return isWide_ ? wide_.capacity() : narrow_.capacity(); }
    EventKey operator[](std::size_t n) const { return isWide_ ? wide_[n] : EventKey{narrow_[n]}; }
    EventKey front() const { return (*this)[0]; }
    EventKey back() const { return (*this)[size() - 1]; }
    std::vector<EventKey> list() const { return {begin(), end()}; }
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }
    bool operator==(const KeyColumn& other) const { return std::ranges::equal(*this, other); }

    void reserve(std::size_t size) { isWide_ ? wide_.reserve(size) : narrow_.reserve(size); }
    void push_back(EventKey key)
    {
        if (!isWide_ && !isNarrow(key))
            widen();
        if (isWide_)
            wide_.push_back(key);
        else
            narrow_.push_back(static_cast<std::uint32_t>(key));
    }
    void set(std::size_t n, EventKey key)
    {
        if (!isWide_ && !isNarrow(key))
            widen();
        if (isWide_)
            wide_[n] = key;
        else
            narrow_[n] = static_cast<std::uint32_t>(key);
    }
    void assign(std::span<const EventKey> keys)
    {
        *this = {};
        reserve(keys.size());
        for (const auto key : keys)
            push_back(key);
    }

    /// Calls `change(keys)` with the vector that holds them, of numbers that take four bytes or eight.
    template<typename Change> auto with(const Change& change) { return isWide_ ? change(wide_) : change(narrow_); }
    template<typename Look> auto with(const Look& look) const { return isWide_ ? look(wide_) : look(narrow_); }
    /// Calls `change(keys, others)` with this column's vector and one of the same type that holds the others.
    template<typename Change> void withAlike(const KeyColumn& others, const Change& change)
    {
        if (others.isWide_ && !isWide_)
            widen();
        if (!isWide_)
            change(narrow_, others.narrow_);
        else if (others.isWide_)
            change(wide_, others.wide_);
        else
            change(wide_, std::vector<EventKey>(others.narrow_.begin(), others.narrow_.end()));
    }
    bool isWide() const { return isWide_; }
    /// All of them take eight bytes from now on.
    void widen()
    {
        if (isWide_)
            return;
        wide_.reserve(narrow_.capacity());
        wide_.assign(narrow_.begin(), narrow_.end());
        narrow_ = {};
        isWide_ = true;
    }

private:
    static bool isNarrow(EventKey key) { return key >= 0 && key <= std::numeric_limits<std::uint32_t>::max(); }

    std::vector<std::uint32_t> narrow_;
    std::vector<EventKey> wide_; ///< instead
    bool isWide_ = false;
};

} // namespace dateline
