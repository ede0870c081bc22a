#include "align.hpp"

#include <algorithm>

namespace listed {
namespace {

bool taken_before(const Pair& a, const Pair& b) {
    if ((a.how == Agreement::acronym) != (b.how == Agreement::acronym)) return b.how == Agreement::acronym;
    if (a.gain != b.gain) return a.gain > b.gain;
    if (a.query_from != b.query_from) return a.query_from < b.query_from;
    if (a.listed_from != b.listed_from) return a.listed_from < b.listed_from;
    return a.query_count + a.listed_count > b.query_count + b.listed_count;
}

bool is_free(const std::vector<char>& used, uint16_t from, uint16_t count) {
    return std::none_of(used.begin() + from, used.begin() + from + count, [](char u) { return u != 0; });
}

void use(std::vector<char>& used, uint16_t from, uint16_t count) {
    std::fill_n(used.begin() + from, count, 1);
}

}  // namespace

Alignment align(const NameView& query, const NameView& listed, std::vector<Pair>& pairs) {
    std::sort(pairs.begin(), pairs.end(), taken_before);
    Alignment out{{}, std::vector<char>(query.size()), std::vector<char>(listed.size())};
    for (const Pair& pair : pairs) {
        if (is_free(out.query_used, pair.query_from, pair.query_count) &&
            is_free(out.listed_used, pair.listed_from, pair.listed_count)) {
            use(out.query_used, pair.query_from, pair.query_count);
            use(out.listed_used, pair.listed_from, pair.listed_count);
            out.pairs.push_back(pair);
        } else if (pair.how == Agreement::acronym) {
            if (pair.query_count == 1) out.query_used[pair.query_from] = 1;
            if (pair.listed_count == 1) out.listed_used[pair.listed_from] = 1;
        }
    }
    return out;
}

std::vector<Pair> all_pairs(const NameView& query, const NameView& listed, const Weights& w) {
    std::vector<Pair> pairs;
    const auto add = [&](size_t i, size_t in, size_t j, size_t jn, TokenMatch m) {
        if (m)
            pairs.push_back({static_cast<uint16_t>(i), static_cast<uint16_t>(in), static_cast<uint16_t>(j),
                             static_cast<uint16_t>(jn), m.how, m.gain});
    };
    for (size_t i = 0; i < query.size(); ++i)
        for (size_t j = 0; j < listed.size(); ++j) {
            add(i, 1, j, 1, match_tokens(query[i], listed[j], w));
            if (i + 1 < query.size() && may_join(query[i], query[i + 1]))
                add(i, 2, j, 1, match_joined(query[i], query[i + 1], listed[j], w));
            if (j + 1 < listed.size() && may_join(listed[j], listed[j + 1]))
                add(i, 1, j, 2, match_joined(listed[j], listed[j + 1], query[i], w));
        }
    add_acronyms(query, listed, w, pairs);
    return pairs;
}

Initials initials(const NameView& name) {
    Initials out;
    while (out.from < name.size() && !name[out.from].content()) ++out.from;
    for (size_t k = out.from; k < name.size() && name[k].content() && out.letters.size() < kLongestAcronym;
         ++k) {
        if (name[k].latin.empty() || is_digit(name[k].latin[0])) break;
        out.letters += name[k].latin[0];
    }
    return out;
}

bool may_be_acronym(const TokenView& token) {
    const size_t letters = token.latin.size();
    return token.cls == Class::name && letters >= kShortestAcronym && letters <= kLongestAcronym &&
           !has_digit(token.latin);
}

uint32_t acronym_key(std::string_view letters) {
    uint32_t key = 0;
    for (size_t k = 0; k < kLongestAcronym; ++k)
        key = key << 5 | (k < letters.size() ? static_cast<uint32_t>(letters[k] - 'a' + 1) : 0);
    return key;
}

int32_t acronym_gain(size_t letters, const Weights& w) {
    return std::max(w.acronym_letter * static_cast<int32_t>(letters) - w.acronym_cost, 0);
}

void add_acronyms(const NameView& query, const NameView& listed, const Weights& w, std::vector<Pair>& pairs) {
    if (query.kind != Kind::entity || listed.kind != Kind::entity) return;
    const Initials of_query = initials(query), of_listed = initials(listed);
    for (uint16_t i = 0; i < query.size(); ++i)
        if (may_be_acronym(query[i]) && of_listed.letters.starts_with(query[i].latin)) {
            const auto count = static_cast<uint16_t>(query[i].latin.size());
            pairs.push_back({i, 1, of_listed.from, count, Agreement::acronym, acronym_gain(count, w)});
        }
    for (uint16_t j = 0; j < listed.size(); ++j)
        if (may_be_acronym(listed[j]) && of_query.letters.starts_with(listed[j].latin)) {
            const auto count = static_cast<uint16_t>(listed[j].latin.size());
            pairs.push_back({of_query.from, count, j, 1, Agreement::acronym, acronym_gain(count, w)});
        }
}

}  // namespace listed
