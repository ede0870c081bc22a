// A flat file of named sections at 64-byte offsets: written once, mapped and read in place ever after.
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace listed {

// Thrown for bytes that are not what they should be; the caller's message says what to do.
struct BadBytes : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Collects sections and lays them out: magic, count, then (name, offset, size) rows, then the bytes.
class FlatWriter {
public:
    template <class T>
    void add(const std::string& name, const std::vector<T>& items) {
        static_assert(std::is_trivially_copyable_v<T>);
        add_bytes(name, {reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T)});
    }
    void add_bytes(const std::string& name, std::string_view bytes) { sections_[name] = std::string(bytes); }
    std::string finish() const;

private:
    std::map<std::string, std::string> sections_;
};

// A view of the sections of a flat file. Holds no bytes of its own; checks every offset once, when opened.
class FlatView {
public:
    FlatView() = default;
    explicit FlatView(std::string_view bytes);

    std::string_view bytes(const std::string& name) const;

    template <class T>
    std::span<const T> array(const std::string& name) const {
        std::string_view raw = bytes(name);
        if (raw.size() % sizeof(T)) throw BadBytes("section " + name + " has a broken size");
        return {reinterpret_cast<const T*>(raw.data()), raw.size() / sizeof(T)};
    }

private:
    std::map<std::string, std::string_view> sections_;
};

// Strings laid end to end, with one offset more than there are strings.
class StringTable {
public:
    StringTable() = default;
    StringTable(std::string_view text, std::span<const uint32_t> offsets);
    size_t size() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
    std::string_view operator[](size_t i) const {
        return text_.substr(offsets_[i], offsets_[i + 1] - offsets_[i]);
    }

private:
    std::string_view text_;
    std::span<const uint32_t> offsets_;
};

// Adds the two sections `name.text` and `name.at` that a StringTable is made of.
void add_strings(FlatWriter& out, const std::string& name, const std::vector<std::string>& strings);
StringTable read_strings(const FlatView& in, const std::string& name);

}  // namespace listed
