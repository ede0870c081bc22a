#include "score.hpp"

#include <algorithm>
#include <numeric>

#include "distance.hpp"

namespace listed {
namespace {

constexpr size_t kShortestName = 3;  // letters of an entity's name, for the whole to differ by a letter

// Whether both names have Han, or both Hangul.
bool in_one_script(const NameView& query, const NameView& listed) {
    const auto has_han = [](const NameView& name) {
        return std::any_of(name.begin(), name.end(), [](const TokenView& t) { return t.ideographic; });
    };
    const auto has_hangul = [](const NameView& name) {
        return std::any_of(name.begin(), name.end(), [](const TokenView& t) {
            return t.syllable && !t.ideographic && !t.native.empty();
        });
    };
    return (has_han(query) && has_han(listed)) || (has_hangul(query) && has_hangul(listed));
}

// Whether both persons have initials, and others.
bool initials_differ(const NameView& query, const NameView& listed) {
    const auto letters = [](const NameView& name) {
        std::string out;
        for (const TokenView& t : name)
            if (t.cls == Class::initial) out += t.latin;
        std::sort(out.begin(), out.end());
        return out;
    };
    const std::string a = letters(query), b = letters(listed);
    return !a.empty() && !b.empty() && a != b;
}

// Whether one letter may differ between two names that are each written as one word: where both have as many
// words, or are syllables, and no letter stands for a character, for more than a sound, for an initial or for
// half a short name.
bool may_differ_by_a_letter(const NameView& query, const NameView& listed) {
    const auto fixed = [&](const TokenView& t) {
        const bool short_name =
            query.kind == Kind::entity && t.cls == Class::name && t.latin.size() < kShortestName;
        return t.ideographic || t.vowelless || (t.syllable && !t.native.empty()) || short_name;
    };
    if (std::any_of(query.begin(), query.end(), fixed) || std::any_of(listed.begin(), listed.end(), fixed))
        return false;
    return (all_syllables(query, listed) || query.size() == listed.size()) && !initials_differ(query, listed);
}

int32_t gain_of(const NameView& name) {
    return std::accumulate(name.begin(), name.end(), 0,
                           [](int32_t sum, const TokenView& t) { return sum + t.gain; });
}

NameScore whole_score(const NameView& query, const NameView& listed, TokenMatch whole) {
    NameScore out;
    out.total = whole.gain;
    out.pairs = {{0, static_cast<uint16_t>(query.size()), 0, static_cast<uint16_t>(listed.size()), whole.how,
                  whole.gain}};
    return out;
}

}  // namespace

TokenMatch match_whole(const NameView& query, const NameView& listed, const Weights& w) {
    if (in_one_script(query, listed)) return {};  // characters of one sound are not one name
    const int allowed = may_differ_by_a_letter(query, listed) ? 1 : 0;
    const int32_t most =
        std::min(gain_of(query), gain_of(listed)) + w.complete_gain + w.exact_gain - w.whole_cost;
    TokenMatch best;
    for (const bool query_turned : {false, true})
        for (const bool listed_turned : {false, true}) {
            if ((query_turned && !query.before_comma) || (listed_turned && !listed.before_comma)) continue;
            const std::string a = whole_text(query, query_turned), b = whole_text(listed, listed_turned);
            if (static_cast<int32_t>(std::min(a.size(), b.size())) < w.whole_from || has_digit(a) ||
                has_digit(b))
                return {};
            const int edits = osa_distance(a, b, 1);
            if (edits <= allowed) best = better(best, {Agreement::whole, most - edits * w.whole_edit});
        }
    return best;
}

NameScore score_pairs(const NameView& query, const NameView& listed, std::vector<Pair>& pairs,
                      const Weights& w) {
    Alignment alignment = align(query, listed, pairs);
    const Evidence evidence(query, listed, alignment);
    NameScore out;
    for (const Pair& pair : alignment.pairs) out.total += pair.gain;
    for (size_t k = 0; k < kTermCount; ++k) out.total += out.terms[k] = kTerms[k].value(evidence, w);
    const TokenMatch whole =
        evidence.exact && evidence.complete() ? TokenMatch{} : match_whole(query, listed, w);
    if (whole && whole.gain > out.total) return whole_score(query, listed, whole);
    out.pairs = std::move(alignment.pairs);
    return out;
}

NameScore score_names(const NameView& query, const NameView& listed, const Weights& w) {
    std::vector<Pair> pairs = all_pairs(query, listed, w);
    return score_pairs(query, listed, pairs, w);
}

}  // namespace listed
