#include "text_scan.hpp"

#include <algorithm>
#include <bit>

#include "fold.hpp"
#include "utf8.hpp"

namespace listed {
namespace {

struct Range {
    char32_t low, high;
};

// Scripts that write no spaces, or hang words together: Thai, Lao, Burmese, Khmer, kana, Han, Hangul.
constexpr Range kUnspaced[] = {{0x0E00, 0x0EFF}, {0x1000, 0x109F}, {0x1780, 0x17FF}, {0x3040, 0x30FF}, {0x3400, 0x4DBF},
                               {0x4E00, 0x9FFF}, {0xAC00, 0xD7AF}, {0xF900, 0xFAFF}, {0x20000, 0x323AF}};
// Punctuation, signs and spaces beyond ASCII. What else is beyond ASCII is part of a word.
constexpr Range kParting[] = {{0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},     {0xD7, 0xD7},
                              {0xF7, 0xF7},     {0x37E, 0x37E},   {0x387, 0x387},   {0x55A, 0x55F},   {0x589, 0x58F},
                              {0x5BE, 0x5BE},   {0x5F3, 0x5F4},   {0x600, 0x60F},   {0x61B, 0x61F},   {0x66A, 0x66D},
                              {0x6D4, 0x6D4},   {0x964, 0x965},   {0x1680, 0x1680}, {0x2000, 0x200B}, {0x2010, 0x2029},
                              {0x202F, 0x205F}, {0x20A0, 0x20CF}, {0x2190, 0x2BFF}, {0x3000, 0x303F}, {0xFE10, 0xFE1F},
                              {0xFE30, 0xFE6F}, {0xFF00, 0xFF0F}, {0xFF1A, 0xFF20}, {0xFFFD, 0xFFFD}};

template <size_t N>
bool within(char32_t code, const Range (&ranges)[N]) {
    for (const Range& range : ranges)
        if (code >= range.low && code <= range.high) return true;
    return false;
}

bool is_ascii_word(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// A word that is not ASCII alone, folded; itself where nothing of it folds.
std::string folded_form(std::string_view word) {
    static thread_local std::vector<FoldedWord> folded;
    fold(word, folded);
    std::string form;
    for (const FoldedWord& one : folded) form += one.latin;
    return form.empty() ? std::string(word) : form;
}

std::string form_of(std::string_view word, bool ascii) {
    if (!ascii) return folded_form(word);
    std::string form(word);
    for (char& c : form)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return form;
}

constexpr uint64_t kStart = 0xCBF29CE484222325ull, kPrime = 0x100000001B3ull;

// The hash of a sequence of words from that of the sequence without its last word. Never 0.
uint64_t extended(uint64_t before, std::string_view form) {
    uint64_t hash = (before ^ ' ') * kPrime;
    for (const char c : form) hash = (hash ^ static_cast<uint8_t>(c)) * kPrime;
    hash ^= hash >> 29;
    return hash ? hash : 1;
}

}  // namespace

std::vector<TextWord> text_words(std::string_view utf8) {
    std::vector<TextWord> out;
    size_t from = 0;
    uint32_t place = 0, start = 0;
    bool open = false, ascii = true;
    const auto close = [&](size_t at) {
        if (open) out.push_back({start, place, form_of(utf8.substr(from, at - from), ascii)});
        open = false;
    };
    for (size_t at = 0; at < utf8.size(); ++place) {
        const size_t before = at;
        const char32_t code = next_code_point(utf8, at);
        const bool alone = code >= 0xE00 && within(code, kUnspaced);
        if (alone || !(code < 0x80 ? is_ascii_word(code) : !within(code, kParting))) {
            close(before);
            if (alone) out.push_back({place, place + 1, std::string(utf8.substr(before, at - before))});
            continue;
        }
        if (!open) open = true, ascii = true, from = before, start = place;
        ascii = ascii && code < 0x80;
    }
    close(utf8.size());
    return out;
}

TextScan::TextScan(const std::vector<std::string>& names) {
    size_t words = 16;
    for (const std::string& name : names)
        for (const char c : name) words += c == ' ';
    slots_.resize(std::bit_ceil(2 * (words + names.size())), {0, false});
    for (const std::string& name : names) {
        uint64_t hash = kStart;
        for (size_t at = 0; at < name.size();) {
            const size_t end = std::min(name.find(' ', at), name.size());
            hash = extended(hash, std::string_view(name).substr(at, end - at));
            put(hash, end == name.size());
            at = end + 1;
        }
    }
}

void TextScan::put(uint64_t beginning, bool whole) {
    size_t at = beginning & (slots_.size() - 1);
    while (slots_[at].beginning && slots_[at].beginning != beginning) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {beginning, whole || slots_[at].whole};
}

const TextScan::Slot* TextScan::look_up(uint64_t beginning) const {
    size_t at = beginning & (slots_.size() - 1);
    while (slots_[at].beginning && slots_[at].beginning != beginning) at = (at + 1) & (slots_.size() - 1);
    return slots_[at].beginning ? &slots_[at] : nullptr;
}

std::vector<NamePlace> TextScan::find(std::string_view utf8) const {
    const std::vector<TextWord> words = text_words(utf8);
    std::vector<NamePlace> out;
    for (size_t first = 0; first < words.size(); ++first) {
        uint64_t hash = kStart;
        for (size_t at = first; at < words.size(); ++at) {
            hash = extended(hash, words[at].form);
            const Slot* slot = look_up(hash);
            if (!slot) break;
            if (slot->whole)
                out.push_back({words[first].start, words[at].end, static_cast<uint32_t>(at + 1 - first)});
        }
    }
    return out;
}

}  // namespace listed
