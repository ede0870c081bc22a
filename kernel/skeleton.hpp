// The consonants of a Latin token, with the spellings of one sound made one.
#pragma once

#include <string>
#include <string_view>

namespace listed {

// Spellings of one sound become one letter (sh/sch/ch/tch/cz, kh/h, ts/tz/c, w/v/f, ph/f, q/k, dj/zh/j, y/i),
// doublings and vowels are dropped; a first vowel is kept as `a`. Empty for tokens with a digit.
std::string skeleton(std::string_view latin);

}  // namespace listed
