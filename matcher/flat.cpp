#include "flat.hpp"

namespace listed {
namespace {

constexpr char kMagic[8] = {'L', 'I', 'S', 'T', 'F', 'L', 'A', '1'};
constexpr size_t kNameSize = 32;
constexpr size_t kRowSize = kNameSize + 16;
constexpr size_t kAlign = 64;

size_t aligned(size_t offset) { return (offset + kAlign - 1) / kAlign * kAlign; }

void put(std::string& out, size_t at, const void* data, size_t size) {
    std::memcpy(out.data() + at, data, size);
}

uint64_t get(std::string_view in, size_t at) {
    uint64_t value;
    std::memcpy(&value, in.data() + at, sizeof value);
    return value;
}

}  // namespace

std::string FlatWriter::finish() const {
    size_t offset = aligned(16 + sections_.size() * kRowSize);
    size_t total = offset;
    for (const auto& [name, bytes] : sections_) total = aligned(total + bytes.size());
    std::string out(total, '\0');
    uint64_t count = sections_.size();
    put(out, 0, kMagic, sizeof kMagic);
    put(out, 8, &count, sizeof count);
    size_t row = 16;
    for (const auto& [name, bytes] : sections_) {
        if (name.size() >= kNameSize) throw std::logic_error("section name too long: " + name);
        uint64_t place[2] = {offset, bytes.size()};
        put(out, row, name.data(), name.size());
        put(out, row + kNameSize, place, sizeof place);
        put(out, offset, bytes.data(), bytes.size());
        offset = aligned(offset + bytes.size());
        row += kRowSize;
    }
    return out;
}

FlatView::FlatView(std::string_view bytes) {
    if (bytes.size() < 16 || std::memcmp(bytes.data(), kMagic, sizeof kMagic) != 0)
        throw BadBytes("not a flat file of this kernel");
    if (reinterpret_cast<uintptr_t>(bytes.data()) % 8)
        throw BadBytes("a flat file must begin at an address that 8 divides");
    uint64_t count = get(bytes, 8);
    if (count > (bytes.size() - 16) / kRowSize) throw BadBytes("flat file is cut off");
    for (uint64_t i = 0; i < count; ++i) {
        size_t row = 16 + i * kRowSize;
        const char* name = bytes.data() + row;
        uint64_t offset = get(bytes, row + kNameSize), size = get(bytes, row + kNameSize + 8);
        if (offset > bytes.size() || size > bytes.size() - offset || offset % kAlign)
            throw BadBytes("flat file is cut off");
        sections_[std::string(name, strnlen(name, kNameSize))] = bytes.substr(offset, size);
    }
}

std::string_view FlatView::bytes(const std::string& name) const {
    auto found = sections_.find(name);
    if (found == sections_.end()) throw BadBytes("section " + name + " is missing");
    return found->second;
}

StringTable::StringTable(std::string_view text, std::span<const uint32_t> offsets)
    : text_(text),
      offsets_(offsets) {
    uint32_t last = 0;
    for (uint32_t offset : offsets) {
        if (offset < last || offset > text.size()) throw BadBytes("string table is broken");
        last = offset;
    }
}

void add_strings(FlatWriter& out, const std::string& name, const std::vector<std::string>& strings) {
    std::vector<uint32_t> offsets{0};
    std::string text;
    for (const auto& s : strings) {
        text += s;
        offsets.push_back(static_cast<uint32_t>(text.size()));
    }
    out.add_bytes(name + ".text", text);
    out.add(name + ".at", offsets);
}

StringTable read_strings(const FlatView& in, const std::string& name) {
    return StringTable(in.bytes(name + ".text"), in.array<uint32_t>(name + ".at"));
}

}  // namespace listed
