#include "evidence.hpp"

#include <algorithm>

namespace listed {
namespace {

Residual residual_of(const NameView& name, const std::vector<char>& used) {
    Residual out;
    for (size_t i = 0; i < name.size(); ++i) {
        if (used[i]) continue;
        const TokenView& t = name[i];
        out.loss += t.loss;
        out.significant |= t.significant();
        out.distinctive |= t.cls == Class::name || t.cls == Class::number || t.cls == Class::initial;
    }
    return out;
}

// Residual: words left on both sides are evidence against, words left on one side cost less.

int32_t residual(const Evidence& e, const Weights& w) {
    return -loss_of(e.query_residual.loss, e.listed_residual.loss, w);
}

// The loss never falls when more is left, as extras cost less than conflicts.
int32_t residual_bound(const Reach& r, const Weights& w) {
    return -loss_of(r.query_residual, r.listed_residual, w);
}

// Complete: nothing that counts is left of either name; more where generic words agree, and letter for
// letter.

int32_t complete(const Evidence& e, const Weights& w) {
    if (!e.complete()) return 0;
    return w.complete_gain + e.generic_pairs * w.complete_word + (e.exact ? w.exact_gain : 0);
}

int32_t complete_bound(const Reach& r, const Weights& w) {
    if (r.query_residual > 0 || r.listed_residual > 0) return 0;
    return std::max(w.complete_gain, 0) + r.generic_words * std::max(w.complete_word, 0) +
           std::max(w.exact_gain, 0);
}

// Single: a query of one word that is met letter for letter. Its titles and particles do not count.

bool is_one_word(const NameView& name) {
    const auto significant = [](const TokenView& t) { return t.significant(); };
    return std::count_if(name.begin(), name.end(), significant) == 1 &&
           std::any_of(name.begin(), name.end(), [](const TokenView& t) { return t.cls == Class::name; });
}

bool is_single(const Evidence& e) {
    return e.exact && e.has_pairs && !e.complete() && !e.query_residual.significant && is_one_word(e.query);
}

int32_t single(const Evidence& e, const Weights& w) {
    return is_single(e) && !e.shares_core(w) ? w.single_gain : 0;
}

int32_t single_bound(const Reach& r, const Weights& w) { return r.one_name ? std::max(w.single_gain, 0) : 0; }

// Core: all that tells an entity's name apart is shared. Where the query is a single word too, the higher
// counts.

int32_t core(const Evidence& e, const Weights& w) {
    if (!e.shares_core(w)) return 0;
    const int32_t gain = w.core_gain + e.generic_pairs * w.core_word;
    return is_single(e) ? std::max(gain, w.single_gain) : gain;
}

int32_t core_bound(const Reach& r, const Weights& w) {
    if (r.kind != Kind::entity) return 0;
    return std::max(std::max(w.core_gain, 0) + r.generic_words * std::max(w.core_word, 0),
                    single_bound(r, w));
}

// Order: X bin Y is not Y bin X, and syllables keep their order, but that the family name stands first or
// last.

std::vector<int> partners(const Evidence& e) {
    std::vector<int> partner(e.query.size(), -1);
    for (const Pair& p : e.alignment.pairs)
        if (p.query_count == 1 && p.listed_count == 1) partner[p.query_from] = p.listed_from;
    return partner;
}

bool syllables_crossed(const Evidence& e, const std::vector<int>& partner) {
    if (!all_syllables(e.query, e.listed)) return false;
    std::vector<int> matched;
    std::copy_if(partner.begin(), partner.end(), std::back_inserter(matched), [](int p) { return p >= 0; });
    int falls = 0;
    for (size_t i = 0; i < matched.size(); ++i) falls += matched[i] > matched[(i + 1) % matched.size()];
    return falls > 1;
}

// Whether the names around a father word of the query stand around one of the listed name, exchanged.
bool father_and_son_crossed(const Evidence& e, const std::vector<int>& partner) {
    const auto is_father = [&](int n) {
        return n > 0 && e.listed[static_cast<size_t>(n)].cls == Class::father;
    };
    for (size_t q = 1; q + 1 < e.query.size(); ++q) {
        if (e.query[q].cls != Class::father || partner[q - 1] < 0 || partner[q + 1] < 0) continue;
        if (partner[q - 1] == partner[q + 1] + 2 && is_father(partner[q - 1] - 1)) return true;
    }
    return false;
}

int32_t order(const Evidence& e, const Weights& w) {
    const std::vector<int> partner = partners(e);
    return syllables_crossed(e, partner) || father_and_son_crossed(e, partner) ? -w.order_cost : 0;
}

// Main names: neither the first family name nor the first given name of a listed person is matched:
// TALAVERA is not PIZARRO TALAVERA's first name.

int32_t main_names(const Evidence& e, const Weights& w) {
    const auto unmatched = [&](size_t from, size_t until) {
        while (from < until && !e.listed[from].content()) ++from;
        return from < until && !e.alignment.listed_used[from];
    };
    const size_t comma = e.listed.before_comma;
    return comma && unmatched(0, comma) && unmatched(comma, e.listed.size()) ? -w.main_names_cost : 0;
}

// Generic only: no pair holds a name.

int32_t generic_only(const Evidence& e, const Weights& w) {
    if (e.has_name || e.complete() || e.shares_core(w)) return 0;
    return -std::max(w.generic_only_cost - w.generic_only_word * std::max(e.generic_pairs - 1, 0), 0);
}

// Of a term that only takes away.
int32_t at_most_nothing(const Reach&, const Weights&) { return 0; }

}  // namespace

const std::array<Term, kTermCount> kTerms{{
    {"residual", residual, residual_bound},
    {"complete", complete, complete_bound},
    {"core", core, core_bound},
    {"single", single, single_bound},
    {"order", order, at_most_nothing},
    {"main_names", main_names, at_most_nothing},
    {"generic_only", generic_only, at_most_nothing},
}};

Evidence::Evidence(const NameView& query_in, const NameView& listed_in, const Alignment& alignment_in)
    : query(query_in),
      listed(listed_in),
      alignment(alignment_in),
      query_residual(residual_of(query_in, alignment_in.query_used)),
      listed_residual(residual_of(listed_in, alignment_in.listed_used)),
      has_pairs(!alignment_in.pairs.empty()) {
    for (const Pair& pair : alignment.pairs) {
        const TokenView &a = query[pair.query_from], &b = listed[pair.listed_from];
        const bool acronym = pair.how == Agreement::acronym,
                   name = a.cls == Class::name || b.cls == Class::name;
        has_name |= name;
        has_pairs &= !acronym;
        exact &= pair.how == Agreement::exact;
        generic_pairs += !acronym && a.content() && !name;
    }
}

bool Evidence::shares_core(const Weights& w) const {
    if (query.kind != Kind::entity || !has_pairs || complete()) return false;
    if (query_residual.distinctive || listed_residual.distinctive) return false;
    if (query_residual.significant && listed_residual.significant) return false;
    return has_name || generic_pairs >= w.core_words;
}

int32_t bound_of_terms(const Reach& reach, const Weights& w) {
    int32_t out = 0;
    for (const Term& term : kTerms) out += term.bound(reach, w);
    return out;
}

int32_t loss_of(int64_t query_residual, int64_t listed_residual, const Weights& w) {
    const int64_t both = std::min(query_residual, listed_residual);
    const auto extra = [&](int64_t left, int32_t first, int32_t more) {
        const int64_t one = std::min<int64_t>(left, w.name_loss);
        return one * first + (left - one) * more;
    };
    const int64_t cost = both * w.conflict_permille +
                         extra(query_residual - both, w.query_extra_permille, w.query_more_permille) +
                         extra(listed_residual - both, w.listed_extra_permille, w.listed_more_permille);
    return static_cast<int32_t>(cost / 1000);
}

bool all_syllables(const NameView& query, const NameView& listed) {
    const auto syllable = [](const TokenView& t) { return t.syllable; };
    return std::all_of(query.begin(), query.end(), syllable) &&
           std::all_of(listed.begin(), listed.end(), syllable);
}

}  // namespace listed
