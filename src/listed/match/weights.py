"""The numbers of the name factor: every one with its unit, its value and its reason.

A weight is a whole number of millibits (thousandths of log2 odds) unless its name ends in `_permille` (thousandths
of a weight) or `_from` (letters). They were chosen from what the languages and the kind of evidence suggest, and moved in
coarse steps where that helped all development sets taken together; other sets will score a little lower. No table was
fitted to rows. A change of any of them is a new `WEIGHTS_VERSION`, which every answer names.
"""

from __future__ import annotations

from msgspec import Struct, structs

WEIGHTS_VERSION = "2026.3"


class Weights(Struct, frozen=True):
    """In the order of matcher/weights.hpp."""

    # Agreement of a whole token is worth its rarity, held between bounds: a common name still tells something,
    # and no single name may decide alone.
    name_least: int = 6000
    name_most: int = 13500
    syllable_most: int = 6000
    generic_least: int = 500
    generic_most: int = 3000
    place_least: int = 500
    place_most: int = 4000
    number_gain: int = 3500
    form_gain: int = 750
    title_gain: int = 300
    particle_gain: int = 300
    initial_gain: int = 2500
    # Weight of an unmatched token.
    name_loss: int = 8000
    syllable_loss: int = 16000  # names of syllables have no middle names: one more is another name
    generic_loss: int = 2000
    place_loss: int = 6000
    number_loss: int = 11000
    form_loss: int = 1750
    title_loss: int = 100
    kunya_loss: int = 200  # of a word that makes another name of the next: abu, umm, abd
    particle_loss: int = 200
    initial_loss: int = 1500
    conflict_permille: int = 900
    query_extra_permille: int = 400
    query_more_permille: int = 450
    listed_extra_permille: int = 100
    listed_more_permille: int = 300
    complete_gain: int = 3500
    complete_word: int = 500
    exact_gain: int = 5500
    single_gain: int = 750
    core_gain: int = 500
    core_word: int = 1250
    core_words: int = 3
    edit_short: int = 6000
    edit_medium: int = 5500
    edit_long: int = 5000
    edit_more: int = 2500
    edit_first_letter: int = 3500
    edit_vowelless: int = 2000
    sound_cost: int = 2000
    sound_other: int = 0
    sound_edit: int = 250
    sound_share: int = 3
    skeleton_written: int = 2500
    skeleton_cost: int = 3500
    skeleton_short: int = 3000
    spelling_cost: int = 0
    language_cost: int = 2500
    nickname_cost: int = 4000
    part_cost: int = 1000
    homophone_cost: int = 5000
    joined_cost: int = 0
    order_cost: int = 20000
    heads_cost: int = 4000
    brandless_cost: int = 8000
    brandless_word: int = 0
    whole_cost: int = 2000
    whole_edit: int = 3500
    whole_from: int = 5
    acronym_letter: int = 3000
    acronym_cost: int = 1000
    one_edit_from: int = 4
    two_edits_from: int = 6
    three_edits_from: int = 11
    unknown_base: int = 8000
    unknown_letter: int = 1300
    unknown_most: int = 13500

    def as_list(self) -> list[int]:
        """In the order in which the kernel takes them."""
        return list(structs.astuple(self))


SCREENING = Weights()

# For `compare`: every name token is worth the same, so that similarity does not depend on rarity. What differs from
# screening was chosen on the development pairs, whose labels call a part with a few other letters the same and a part
# that is another word a different name: more edits are allowed, conflicts are dear, extra parts cost nothing.
COMPARING = Weights(
    name_least=10_000,
    name_most=10_000,
    syllable_most=10_000,
    generic_least=6_500,
    generic_most=6_500,
    place_least=0,
    place_most=0,
    number_gain=2_500,
    form_gain=2_250,
    particle_gain=2_250,
    initial_gain=0,
    name_loss=13_000,
    syllable_loss=13_000,
    generic_loss=5_500,
    place_loss=10_000,
    number_loss=6_000,
    title_loss=200,
    initial_loss=10_000,
    kunya_loss=13_000,
    conflict_permille=1_500,
    query_extra_permille=0,
    query_more_permille=0,
    listed_extra_permille=0,
    listed_more_permille=0,
    complete_gain=0,
    exact_gain=0,
    single_gain=0,
    core_gain=0,
    core_words=99,
    edit_short=10_000,
    edit_medium=3_000,
    edit_long=0,
    edit_more=1_500,
    edit_first_letter=500,
    edit_vowelless=3_000,
    sound_cost=3_500,
    sound_edit=3_750,
    skeleton_written=5_000,
    skeleton_cost=7_500,
    spelling_cost=3_000,
    language_cost=6_000,
    nickname_cost=3_000,
    homophone_cost=3_500,
    brandless_cost=0,
    order_cost=20_000,
    heads_cost=0,
    whole_cost=1_000,
    whole_edit=4_000,
    one_edit_from=3,
    two_edits_from=4,
    three_edits_from=17,
)
