// The numbers of the score. The matcher has none of its own: Python's match/weights.py gives each its value
// and its reason, and passes them by name. Millibits (thousandths of log2 odds) unless the name says else.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace listed {

#define LISTED_WEIGHTS(X)                                                                                  \
    /* gain of a matched token, by class */                                                                \
    X(name_least)                                                                                          \
    X(name_most) X(syllable_most) X(generic_least) X(generic_most) X(place_least) X(place_most)            \
        X(number_gain) X(form_gain) X(title_gain) X(particle_gain)                                         \
            X(initial_gain) /* loss of an unmatched token, by class, and what share of it counts */        \
        X(name_loss) X(syllable_loss) X(generic_loss) X(place_loss) X(number_loss) X(form_loss)            \
            X(title_loss) X(kunya_loss) X(particle_loss) X(initial_loss) X(conflict_permille)              \
                X(query_extra_permille) X(query_more_permille) X(listed_extra_permille)                    \
                    X(listed_more_permille) /* terms of the whole name */                                  \
        X(complete_gain) X(complete_word) X(exact_gain) X(single_gain) X(core_gain) X(core_word)           \
            X(core_words) X(order_cost) X(main_names_cost) X(generic_only_cost)                            \
                X(generic_only_word) /* costs of the ways in which tokens agree */                         \
        X(edit_short) X(edit_medium) X(edit_long) X(edit_more) X(edit_first_letter) X(edit_vowelless)      \
            X(sound_cost) X(sound_other) X(sound_edit) X(sound_share) X(skeleton_written) X(skeleton_cost) \
                X(skeleton_short) X(spelling_cost) X(language_cost) X(nickname_cost) X(part_cost)          \
                    X(homophone_cost) X(joined_cost) X(whole_cost) X(whole_edit) X(whole_from)             \
                        X(acronym_letter) X(acronym_cost) X(one_edit_from) X(two_edits_from)               \
                            X(three_edits_from) /* rarity of a token that no table knows */                \
        X(unknown_base) X(unknown_letter) X(unknown_most)

#define LISTED_WEIGHT_FIELD(name) int32_t name = 0;
#define LISTED_WEIGHT_NAME(name) std::string_view(#name),
#define LISTED_WEIGHT_MEMBER(name) &Weights::name,

struct Weights {
    LISTED_WEIGHTS(LISTED_WEIGHT_FIELD)
};
inline constexpr std::array kWeightNames{LISTED_WEIGHTS(LISTED_WEIGHT_NAME)};
inline constexpr std::array kWeightMembers{LISTED_WEIGHTS(LISTED_WEIGHT_MEMBER)};

// The table with these values. Throws where a weight is missing or has no such name.
inline Weights weights_from(const std::map<std::string, int32_t>& values) {
    Weights w;
    for (size_t i = 0; i < kWeightNames.size(); ++i) {
        const auto at = values.find(std::string(kWeightNames[i]));
        if (at == values.end())
            throw std::invalid_argument("no value for the weight " + std::string(kWeightNames[i]));
        w.*kWeightMembers[i] = at->second;
    }
    if (values.size() != kWeightNames.size())
        throw std::invalid_argument("a weight that the matcher does not know");
    return w;
}

}  // namespace listed
