// The numbers of the score. The kernel has none of its own: Python's match/weights.py names each, says why
// it has its value, and passes them in this order. Millibits (thousandths of log2 odds) unless it says else.
#pragma once

#include <cstdint>
#include <span>
#include <stdexcept>

namespace listed {

struct Weights {
    // Agreement of a whole token: its rarity, held between these bounds.
    int32_t name_least, name_most;
    int32_t syllable_most;  // of a syllable of a Korean, Chinese or Japanese name
    int32_t generic_least, generic_most;
    int32_t place_least, place_most;
    int32_t number_gain, form_gain, title_gain, particle_gain, initial_gain;
    // Weight of a token that stays unmatched, by class.
    int32_t name_loss, syllable_loss, generic_loss, place_loss, number_loss, form_loss, title_loss, kunya_loss, particle_loss, initial_loss;
    // What a loss costs, in thousandths: where both sides have it (conflict), and where one side has it alone.
    // The loss of one name costs so much where one side has it alone; what is more costs another share.
    int32_t conflict_permille, query_extra_permille, query_more_permille, listed_extra_permille, listed_more_permille;
    // Both names wholly matched; for each word of no brand among them; letter for letter. A query of one word, met.
    int32_t complete_gain, complete_word, exact_gain, single_gain;
    // All words that tell names apart matched, of plain words at least so many; for each plain word.
    int32_t core_gain, core_word, core_words;
    // What it costs to match otherwise than letter for letter.
    int32_t edit_short, edit_medium, edit_long;  // first edit in tokens of up to 4, up to 6, more letters
    int32_t edit_more;                           // each further edit
    int32_t edit_first_letter;                   // the first letter differs
    int32_t edit_vowelless;                      // neither side writes vowels: a letter says more
    int32_t sound_cost, sound_other;  // same consonants; the same only as another language reads them
    int32_t sound_edit, sound_share;  // for each edit; letters needed for each edit
    int32_t skeleton_written;                     // one side writes no short vowels, and all it writes is in the other
    int32_t skeleton_cost, skeleton_short;        // otherwise: once, and where only two consonants are written
    int32_t spelling_cost, language_cost, nickname_cost;  // variant groups by strength
    int32_t part_cost;  // a plain word that is part of what the other means
    int32_t homophone_cost, joined_cost, order_cost;
    int32_t heads_cost;  // neither the first family name nor the first given name of a listed person is met
    int32_t brandless_cost, brandless_word;  // agreement on no brand; less for each plain word beyond the first
    // The whole name written as one word: cost of other spaces, cost of its one edit, and from how many letters.
    int32_t whole_cost, whole_edit, whole_from;
    // A word that is the initials of several: for each letter, less this.
    int32_t acronym_letter, acronym_cost;
    // Edits allowed, by letters of the longer token: none below the first, one from it, two, three.
    int32_t one_edit_from, two_edits_from, three_edits_from;
    // Rarity of a token that no table knows: by its letters.
    int32_t unknown_base, unknown_letter, unknown_most;
};

inline constexpr size_t kWeightCount = sizeof(Weights) / sizeof(int32_t);

inline Weights weights_from(std::span<const int32_t> values) {
    if (values.size() != kWeightCount) throw std::invalid_argument("the weight table has another length than the kernel's");
    Weights w;
    std::copy(values.begin(), values.end(), reinterpret_cast<int32_t*>(&w));
    return w;
}

}  // namespace listed
