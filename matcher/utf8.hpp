// UTF-8, read and written. What is not UTF-8 reads as U+FFFD, one byte at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace listed {

inline char32_t next_code_point(std::string_view text, size_t& at) {
    const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
    const uint8_t lead = byte(at++);
    if (lead < 0x80) return lead;
    const size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || at + more > text.size()) return 0xFFFD;
    char32_t code = lead & (0x3Fu >> more);
    for (size_t k = 0; k < more; ++k) {
        if ((byte(at + k) & 0xC0) != 0x80) return 0xFFFD;
        code = code << 6 | (byte(at + k) & 0x3Fu);
    }
    const char32_t least[] = {0x80, 0x800, 0x10000};
    if (code < least[more - 1] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return 0xFFFD;
    at += more;
    return code;
}

inline void append_utf8(char32_t c, std::string& out) {
    const auto put = [&](char32_t b) { out += static_cast<char>(b); };
    if (c < 0x80) return put(c);
    if (c < 0x800) put(0xC0 | c >> 6);
    else if (c < 0x10000) put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F));
    else put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
}

inline std::string to_utf8(std::u32string_view text) {
    std::string out;
    for (char32_t c : text) append_utf8(c, out);
    return out;
}

inline void append_utf32(std::string_view text, std::u32string& out) {
    for (size_t at = 0; at < text.size();) out += next_code_point(text, at);
}

// Lower case of the scripts whose capital letters can give a language away (Cyrillic).
inline char32_t lower(char32_t c) {
    if (c >= 0x400 && c < 0x410) return c + 0x50;
    if (c >= 0x410 && c < 0x430) return c + 0x20;
    if (c >= 0x460 && c < 0x530 && c % 2 == 0) return c + 1;
    return c;
}

}  // namespace listed
