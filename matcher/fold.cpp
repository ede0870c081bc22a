#include "fold.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "utf8.hpp"

namespace listed {
namespace {

struct Cell {
    uint32_t native, latin;  // place in the pool << 6 | bytes; native 0: the letter itself
    uint8_t behaviour;       // 0: parts words
};
struct Pairing {
    const char *text, *latin;
};
struct Override {
    const char *marks, *letter, *latin;
};

#include "fold_tables.inc"

constexpr std::string_view kLatinLookalike = "aeopcxyikmtbhsj";
constexpr char32_t kCyrillicLookalike[] = U"аеорсхуікмтвнѕј";

std::string_view pooled(uint32_t place) { return {kPool + (place >> 6), place & 63}; }
const Cell& cell(char32_t code) { return kCell[kPage[code >> 8] * 256u + (code & 255)]; }

const char* find_pairing(const Pairing* begin, const Pairing* end, std::string_view text) {
    const auto at = std::lower_bound(begin, end, text,
                                     [](const Pairing& p, std::string_view key) { return p.text < key; });
    return at != end && at->text == text ? at->latin : nullptr;
}

// Which language overrides apply to a text: bit i for kOverride[i].
using Overrides = uint32_t;
static_assert(std::size(kOverride) <= 32);

Overrides overrides_of(std::string_view text) {
    char32_t marks[64];
    size_t count = 0;
    for (size_t at = 0; at < text.size() && count < 64;) {
        const char32_t code = lower(next_code_point(text, at));
        if (code > 0x400) marks[count++] = code;
    }
    if (!count) return 0;
    Overrides out = 0;
    for (size_t i = 0; i < std::size(kOverride); ++i) {
        const std::string_view all = kOverride[i].marks;
        for (size_t at = 0; at < all.size();) {
            const char32_t mark = next_code_point(all, at);
            if (std::find(marks, marks + count, mark) != marks + count) out |= 1u << i;
        }
    }
    return out;
}

const char* overridden(std::string_view letter, Overrides active) {
    for (size_t i = 0; i < std::size(kOverride); ++i)
        if ((active >> i & 1) && letter == kOverride[i].letter) return kOverride[i].latin;
    return nullptr;
}

// A word of Latin and Cyrillic letters that look alike, in the script that most of its letters have.
void repair(std::u32string& word) {
    size_t latin = 0, cyrillic = 0;
    for (char32_t c : word) {
        latin += (c >= 'a' && c <= 'z') || (c >= 0xDF && c < 0x250);
        cyrillic += c >= 0x400 && c <= 0x52F;
    }
    if (!latin || !cyrillic) return;
    for (char32_t& c : word)
        for (size_t i = 0; i < kLatinLookalike.size(); ++i) {
            const auto from = static_cast<char32_t>(kLatinLookalike[i]);
            const char32_t to = kCyrillicLookalike[i];
            if (cyrillic >= latin ? c == from : c == to) {
                c = cyrillic >= latin ? to : from;
                break;
            }
        }
}

std::string sound(const std::u32string& word, Overrides active) {
    std::string out;
    for (size_t at = 0; at < word.size();) {
        if (at + 1 < word.size() && word[at] >= 0x370) {
            const std::string pair = to_utf8(word.substr(at, 2));
            const std::string first = to_utf8(word.substr(at, 1)), second = to_utf8(word.substr(at + 1, 1));
            const char* latin = find_pairing(std::begin(kSequence), std::end(kSequence), pair);
            if (latin && !overridden(first, active) && !overridden(second, active)) {
                out += latin;
                at += 2;
                continue;
            }
        }
        const Cell& c = cell(word[at]);
        const char* other = active ? overridden(to_utf8(word.substr(at, 1)), active) : nullptr;
        if (other) out += other;
        else out += pooled(c.latin);
        ++at;
        if (c.behaviour != 'c' || at >= word.size()) continue;
        const uint8_t next = cell(word[at]).behaviour;
        if (next != 'v' && next != 'h') out += 'a';
    }
    return out;
}

void spell(const std::u32string& word, Overrides active, std::vector<FoldedWord>& out) {
    static const std::u32string kServant = U"عبدال", kArticle = U"ال";
    const std::string native = to_utf8(word);
    if (const char* known = find_pairing(std::begin(kWord), std::end(kWord), native)) {
        out.push_back({known, native, {}});
        return;
    }
    if (word.starts_with(kServant) && word.size() >= 7) {
        out.push_back({"abd", to_utf8(word.substr(0, 3)), {}});
        return spell(word.substr(3), active, out);
    }
    if (word.starts_with(kArticle) && word.size() >= 5) {
        out.push_back({"al", to_utf8(word.substr(0, 2)), {}});
        return spell(word.substr(2), active, out);
    }
    const bool ascii = std::all_of(word.begin(), word.end(), [](char32_t c) { return c < 0x80; });
    std::string latin = sound(word, active);
    if (!latin.empty()) out.push_back({std::move(latin), ascii ? std::string() : native, {}});
}

struct Word {
    std::u32string native;
    std::vector<std::string> syllables;
    bool syllabic = false;

    void finish(Overrides active, std::vector<FoldedWord>& out) {
        if (native.empty()) return;
        if (syllabic) {
            FoldedWord folded{"", to_utf8(native), std::move(syllables)};
            for (const auto& s : folded.syllables) folded.latin += s;
            out.push_back(std::move(folded));
        } else {
            repair(native);
            spell(native, active, out);
        }
        native.clear();
        syllables.clear();
    }
};

bool is_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<uint8_t>(c) >= 0x80; });
}

void fold_ascii(std::string_view text, std::vector<FoldedWord>& out) {
    std::string word;
    for (char c : text) {
        if (c >= 'A' && c <= 'Z') word += static_cast<char>(c + 32);
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) word += c;
        else if (c != '\'' && c != '`' && !word.empty()) {
            out.push_back({std::move(word), {}, {}});
            word.clear();
        }
    }
    if (!word.empty()) out.push_back({std::move(word), {}, {}});
}

}  // namespace

void fold(std::string_view utf8, std::vector<FoldedWord>& out) {
    out.clear();
    if (is_ascii(utf8)) return fold_ascii(utf8, out);
    const Overrides active = overrides_of(utf8);
    Word word;
    for (size_t at = 0; at < utf8.size();) {
        const char32_t code = next_code_point(utf8, at);
        const Cell& c = cell(code);
        if (c.behaviour == '-') continue;
        const bool syllabic = c.behaviour == 's';
        if (!c.behaviour || syllabic != word.syllabic) word.finish(active, out);
        if (!c.behaviour) continue;
        word.syllabic = syllabic;
        if (c.native) append_utf32(pooled(c.native), word.native);
        else word.native += code;
        if (syllabic) word.syllables.emplace_back(pooled(c.latin));
    }
    word.finish(active, out);
}

}  // namespace listed
