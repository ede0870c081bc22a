// The name factor of two names: the gains of their pairs and the terms of their evidence.
#pragma once

#include "evidence.hpp"

namespace listed {

struct NameScore {
    int32_t total = 0;  // millibits: gains of the pairs and the terms
    std::vector<Pair> pairs;
    std::array<int32_t, kTermCount> terms{};  // in the order of kTerms
};

// The name factor of two names.
NameScore score_names(const NameView& query, const NameView& listed, const Weights& w);
// The same, from all pairs of the two names in which the tokens agree; `pairs` is sorted.
NameScore score_pairs(const NameView& query, const NameView& listed, std::vector<Pair>& pairs,
                      const Weights& w);
// How the two names agree, each written as one word; none where they do not.
TokenMatch match_whole(const NameView& query, const NameView& listed, const Weights& w);

}  // namespace listed
