#include "matcher.hpp"

#include <algorithm>

namespace listed {
namespace {

struct Best {  // of all the names that two texts give side by side
    Name query, listed;
    NameScore score;
};

Best best_score(const Matcher& matcher, std::string_view query, std::string_view listed, Kind kind) {
    NameReader reader(matcher.lexicon, matcher.weights);
    Best best;
    bool first = true;
    for (const std::string& a : alternatives(query, kind)) {
        const Name q = reader.read(a, kind);
        for (const std::string& b : alternatives(listed, kind)) {
            Name n = reader.read(b, kind);
            NameScore s = score_names(q, n, matcher.weights);
            if (first || s.total > best.score.total) best = {q, std::move(n), std::move(s)};
            first = false;
        }
    }
    return best;
}

// The words of the tokens that `counts` says yes to, by their number.
template <class Counts>
std::string words_of(const Name& name, Counts counts) {
    std::string out;
    for (size_t i = 0; i < name.size(); ++i)
        if (counts(i)) out += (out.empty() ? "" : " ") + name[i].latin;
    return out;
}

std::string words_of(const Name& name, size_t from, size_t count) {
    return words_of(name, [&](size_t i) { return i >= from && i < from + count; });
}

// The words that are in no pair.
std::string unmatched(const Name& name, const std::vector<Pair>& pairs, uint16_t Pair::* from,
                      uint16_t Pair::* count) {
    return words_of(name, [&](size_t i) {
        return std::none_of(pairs.begin(), pairs.end(),
                            [&](const Pair& p) { return i >= p.*from && i < size_t(p.*from) + p.*count; });
    });
}

Line residual_line(const Best& best, int32_t millibits) {
    const std::vector<Pair>& pairs = best.score.pairs;
    Line line{"", unmatched(best.query, pairs, &Pair::query_from, &Pair::query_count),
              unmatched(best.listed, pairs, &Pair::listed_from, &Pair::listed_count), millibits};
    line.kind = line.listed.empty() ? "extra" : line.query.empty() ? "missing" : "conflict";
    return line;
}

}  // namespace

int32_t Matcher::score(std::string_view query, std::string_view listed, Kind kind) const {
    return best_score(*this, query, listed, kind).score.total;
}

Explanation Matcher::explain(std::string_view query, std::string_view listed, Kind kind) const {
    Best best = best_score(*this, query, listed, kind);
    std::vector<Pair>& pairs = best.score.pairs;
    std::sort(pairs.begin(), pairs.end(),
              [](const Pair& a, const Pair& b) { return a.query_from < b.query_from; });
    Explanation out{best.score.total, {}};
    for (const Pair& p : pairs)
        out.lines.push_back({std::string(kAgreementNames[static_cast<size_t>(p.how)]),
                             words_of(best.query, p.query_from, p.query_count),
                             words_of(best.listed, p.listed_from, p.listed_count), p.gain});
    for (size_t k = 0; k < kTermCount; ++k) {
        const int32_t millibits = best.score.terms[k];
        if (kTerms[k].name == "residual") {
            Line line = residual_line(best, millibits);
            if (!line.query.empty() || !line.listed.empty()) out.lines.push_back(std::move(line));
        } else if (millibits) {
            out.lines.push_back({std::string(kTerms[k].name), "", "", millibits});
        }
    }
    return out;
}

}  // namespace listed
