// A lexicon and a weight table together: scores two texts, and explains the score line by line.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "score.hpp"

namespace listed {

// One line of an explanation: an agreement with the words of both names, what is left of them, or a term of
// the whole.
struct Line {
    std::string kind;  // of kAgreementNames, of kTerms, or `conflict`, `extra`, `missing` for the residual
    std::string query, listed;  // the words, parted by a space; empty for a term of the whole
    int32_t millibits = 0;
};

struct Explanation {
    int32_t total = 0;  // the sum of the lines, in millibits
    std::vector<Line> lines;
};

class Matcher {
public:
    Matcher(const FlatView& lexicon_file, const std::map<std::string, int32_t>& weight_values)
        : lexicon(lexicon_file),
          weights(weights_from(weight_values)) {}

    // The best score of the names that two texts give side by side.
    int32_t score(std::string_view query, std::string_view listed, Kind kind) const;
    // The lines of that score; they sum to it.
    Explanation explain(std::string_view query, std::string_view listed, Kind kind) const;

    const Lexicon lexicon;
    const Weights weights;
};

}  // namespace listed
