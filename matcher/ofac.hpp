// The method that OFAC publishes for its own Sanctions List Search (FAQ 249), for comparison. Not our score.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace listed {

// Jaro-Winkler similarity, 0 to 1: above 0.7 a common prefix of at most four letters adds, on a scale of 0.1.
double jaro_winkler(std::string_view a, std::string_view b);

// The Soundex code of a word of Latin letters: a letter and three digits; "" for a word without letters.
std::string soundex(std::string_view word);

struct OfacScore {
    int whole = 0;  // Jaro-Winkler of the whole names, 0 to 100
    int parts = 0;  // mean over the query's parts of their best part
    int score = 0;  // the higher of the two; 0 where the gate was not passed
};

// The score of a listed name, both as folded parts. The gate: some part of the query and some part of the
// name begin with one letter and are at least half alike by edit distance.
OfacScore ofac_score(const std::vector<std::string>& query, const std::vector<std::string>& listed);

}  // namespace listed
