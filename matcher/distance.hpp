// Edit distance: optimal string alignment (insert, delete, replace, swap of neighbours), bounded.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace listed {

// The OSA distance of two byte strings, or `limit + 1` as soon as it is known to be more than `limit`.
// Strings of more than 64 bytes on both sides are compared by the plain table; the answer is the same.
int osa_distance(std::string_view a, std::string_view b, int limit);

// A text that is compared with many.
class Pattern {
public:
    explicit Pattern(std::string_view text);
    // As osa_distance.
    int distance(std::string_view other, int limit) const;

private:
    std::string_view text_;
    std::array<uint64_t, 256> places_{};
};

// FNV-1a.
uint32_t hash_text(std::string_view text);

// 26 bits "letter occurs", 26 bits "occurs at least twice", 10 bits "digit occurs". One edit flips at most
// two bits, so popcount(x ^ y) <= 2 * distance for any two strings of [a-z0-9].
uint64_t letter_signature(std::string_view text);

}  // namespace listed
