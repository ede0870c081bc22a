// Compiles listed names into an index: one flat file.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "index.hpp"

namespace listed {

// One name to be compiled: its text, whose it is, and when it was known, as [from, until) microseconds.
struct NameEntry {
    std::string text;
    uint32_t party;
    Kind kind;
    std::vector<std::pair<int64_t, int64_t>> known;
};

// The same names give the same bytes.
std::string build_index(const std::vector<NameEntry>& names, const Lexicon& lexicon, const Weights& weights);

}  // namespace listed
