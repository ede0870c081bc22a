#include "distance.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace listed {
namespace {

// Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", OSA variant:
// a pattern of at most 64 bytes in one word, one step per byte of `text`. `match` says where each byte stands
// in it.
int osa_word(const std::array<uint64_t, 256>& match, size_t letters, std::string_view text, int limit) {
    uint64_t vp = ~0ULL, vn = 0, d0 = 0, match_before = 0;
    const uint64_t last = 1ULL << (letters - 1);
    int score = static_cast<int>(letters);
    for (size_t j = 0; j < text.size(); ++j) {
        const uint64_t m = match[static_cast<uint8_t>(text[j])];
        const uint64_t swap = (((~d0) & m) << 1) & match_before;
        d0 = (((m & vp) + vp) ^ vp) | m | vn | swap;
        uint64_t hp = vn | ~(d0 | vp);
        uint64_t hn = d0 & vp;
        score += (hp & last) ? 1 : (hn & last) ? -1 : 0;
        if (score - static_cast<int>(text.size() - 1 - j) > limit) return limit + 1;
        hp = (hp << 1) | 1;
        hn <<= 1;
        vp = hn | ~(d0 | hp);
        vn = hp & d0;
        match_before = m;
    }
    return std::min(score, limit + 1);
}

int osa_table(std::string_view a, std::string_view b, int limit) {
    const size_t width = b.size() + 1;
    std::vector<int> before(width), last(width), now(width);
    for (size_t j = 0; j < width; ++j) last[j] = static_cast<int>(j);
    for (size_t i = 1; i <= a.size(); ++i) {
        now[0] = static_cast<int>(i);
        for (size_t j = 1; j < width; ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return std::min(last[b.size()], limit + 1);
}

}  // namespace

int osa_distance(std::string_view a, std::string_view b, int limit) {
    if (a.size() > b.size()) std::swap(a, b);
    if (static_cast<int>(b.size() - a.size()) > limit) return limit + 1;
    if (a.empty()) return static_cast<int>(b.size());
    return a.size() > 64 ? osa_table(a, b, limit) : Pattern(a).distance(b, limit);
}

Pattern::Pattern(std::string_view text) : text_(text) {
    if (text.size() > 64) return;
    for (size_t i = 0; i < text.size(); ++i) places_[static_cast<uint8_t>(text[i])] |= 1ULL << i;
}

int Pattern::distance(std::string_view other, int limit) const {
    const auto apart =
        static_cast<int>(std::max(text_.size(), other.size()) - std::min(text_.size(), other.size()));
    if (apart > limit) return limit + 1;
    if (text_.empty() || text_.size() > 64) return osa_distance(text_, other, limit);
    return osa_word(places_, text_.size(), other, limit);
}

uint32_t hash_text(std::string_view text) {
    uint32_t hash = 2166136261u;
    for (char c : text) hash = (hash ^ static_cast<uint8_t>(c)) * 16777619u;
    return hash;
}

uint64_t letter_signature(std::string_view text) {
    uint64_t once = 0, twice = 0, digits = 0;
    for (char c : text) {
        if (c >= 'a' && c <= 'z') {
            uint64_t bit = 1ULL << (c - 'a');
            twice |= once & bit;
            once |= bit;
        } else if (c >= '0' && c <= '9') {
            digits |= 1ULL << (c - '0');
        }
    }
    return once | twice << 26 | digits << 52;
}

}  // namespace listed
