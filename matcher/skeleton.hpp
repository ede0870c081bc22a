// The consonants of a Latin token, with the spellings of one sound made one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace listed {

// Spellings of one sound become one letter (sh/sch/ch/tch/cz, kh/h, ts/tz/c, w/v/f, ph/f, q/k, dj/zh/j, y/i),
// doublings and vowels are dropped; a first vowel is kept as `a`. Empty for tokens with a digit.
std::string skeleton(std::string_view latin, bool vowelless = false);

// The skeletons of a token as numbers, 0 where one has fewer than two consonants: equal where the skeletons
// are. `other` is the skeleton as other languages read it: gh and q as k and g, dh as z, th as s, ch as k, c
// before e, i, y as s; in a script without vowels, w as v (Persian), and b, f, j as p, v, g, for which Arabic
// has no letters.
struct SoundKeys {
    uint32_t usual = 0, other = 0;  // the same where no language reads it otherwise
};
SoundKeys sound_keys(std::string_view latin, bool vowelless);

// What both are the consonants of: the sounds of the token in order, vowels as written, none twice in a row.
std::string sounds(std::string_view latin, bool vowelless);
std::string consonants(std::string_view sounds);
std::string other_sounds(std::string_view latin, bool vowelless);

// Whether `full` is `sounds` with more vowels: what a script that leaves short vowels out writes of it.
// e, i, y count as one vowel, o and u as one.
bool writes_out(std::string_view sounds, std::string_view full);

}  // namespace listed
