"""The numbers of the name factor: every one with its unit, its value and its reason.

A weight is a whole number of millibits (thousandths of log2 odds) unless its name ends in `_permille` (thousandths
of a weight), `_from` (letters), `_words` or `_share` (as its comment says). They were chosen from what the languages and
the kind of evidence suggest, and moved in coarse steps where that helped all development sets taken together; other sets
will score a little lower. No table was fitted to rows. A change of any of them is a new `WEIGHTS_VERSION`, which every
answer names.
"""

from __future__ import annotations

from msgspec import Struct

WEIGHTS_VERSION = "2026.3"


class Weights(Struct, frozen=True):
    """The weights by the names that matcher/weights.hpp gives them; the kernel takes them by name."""

    # The gain of a matched token is its rarity in bits, held between bounds.
    name_least: int = 6000  # one in 64: even the commonest name tells this much, since lists hold few of each
    name_most: int = 13500  # one in 12,000: no single name decides alone, as spellings and fashions vary
    syllable_most: int = (
        6000  # Chinese and Korean have some 400 and 200 name syllables; a name has two or three
    )
    generic_least: int = 500  # a word that any company may have (trading) still agrees rather than not
    generic_most: int = 3000  # one in 8: a generic word, however rare as text, is no brand
    place_least: int = 500  # a capital is in the names of many companies
    place_most: int = 4000  # one in 16: a small town tells more than a generic word, less than a name
    number_gain: int = 3500  # of the numbers in names most are below twelve
    form_gain: int = 750  # a handful of forms covers nearly all companies of a country
    title_gain: int = 300  # titles are left out as often as written
    particle_gain: int = 300  # as titles: al, bin, van come and go with the transcription
    initial_gain: int = 2500  # letters that names begin with hold 4.3 bits at most, 3 for the common ones
    # The loss is the weight of a token that stays unmatched.
    name_loss: int = (
        8000  # the middle of the bounds of the gain: another name speaks against as much as the same for
    )
    syllable_loss: int = 16000  # names of syllables have no middle names: one more is another name
    generic_loss: int = 2000  # generic words are dropped and abbreviated
    place_loss: int = 6000  # a branch or another company: near a name, as companies differ by place alone
    number_loss: int = 11000  # Fund III is not Fund: a number is what tells companies of one series apart
    form_loss: int = 1750  # lists omit the form; another form is weak evidence of another company
    title_loss: int = 100  # next to nothing, so that doctors and hajjis are found without it
    kunya_loss: int = 200  # abu, umm, abd: makes another name of the next word, but is dropped in practice
    particle_loss: int = 200  # as titles
    initial_loss: int = 1500  # a middle initial is there or not
    conflict_permille: int = (
        900  # left on both sides: nearly the full weight; a tenth for names that are translations
    )
    query_extra_permille: int = 400  # customers give more names than lists hold, but not often
    query_more_permille: int = 450  # beyond one name: a little less likely still
    listed_extra_permille: int = 100  # lists hold middle names and patronymics that customers leave out
    listed_more_permille: int = 300  # beyond one name: few leave out two
    # Terms of the whole name.
    complete_gain: int = (
        3500  # nothing is left on either side: about one in ten of those who share a name have no other
    )
    complete_word: int = 500  # each generic word among them makes a chance meeting rarer
    exact_gain: int = 5500  # letter for letter: the spelling alone is one of dozens for transcribed names
    single_gain: int = (
        750  # a query of one word, met exactly, has no more to give: lifts rare words alone to a hit
    )
    core_gain: int = 500  # all that tells a company apart is shared: less than complete, as words are left
    core_word: int = 1250  # each generic word shared makes the core more specific
    core_words: int = 3  # without a name, so many generic words make a core: two are shared by chance
    order_cost: int = 20000  # X bin Y is the father of Y bin X: certain enough to undo any agreement
    main_names_cost: int = 4000  # agreement on middle names alone: one in 16 of such pairs is one person
    generic_only_cost: int = 8000  # as a lost name: a name without its brand has lost what names it
    generic_only_word: int = 0  # further generic words do not replace a brand; kept to be set
    # Costs of the ways in which tokens agree.
    edit_short: int = (
        6000  # first edit in up to four letters: a quarter of the word, and short names are dense
    )
    edit_medium: int = 5500  # in five or six letters
    edit_long: int = 5000  # in more: few names of seven letters have a neighbour
    edit_more: int = 2500  # each further edit: half, as slips come together
    edit_first_letter: int = 3500  # people rarely mistake the first letter
    edit_vowelless: int = 2000  # a letter of a script without vowels stands for a syllable: a slip says more
    sound_cost: int = 2000  # the same consonants in order: two bits of names share them
    sound_other: int = (
        0  # as another language reads them: no dearer, since the reader's language is not known
    )
    sound_edit: int = 250  # each vowel that differs
    sound_share: int = (
        3  # letters for each sound that may differ: above that, two names share a skeleton by chance
    )
    skeleton_written: int = 2500  # one side writes no short vowels and all that it writes is in the other
    skeleton_cost: int = 3500  # consonants alone, without that
    skeleton_short: int = 3000  # two consonants are shared by many names
    spelling_cost: int = 0  # spellings of one name are the name
    language_cost: int = 2500  # Yusuf and Giuseppe: one name, seldom one person
    nickname_cost: int = 4000  # Bill may be William; nicknames are loose
    part_cost: int = 1000  # a generic word that is part of what the other means
    homophone_cost: int = 5000  # the same sound in other characters: a syllable has some 20 common characters
    joined_cost: int = 0  # where a space stands is no evidence
    whole_cost: int = 2000  # all spaces otherwise: a little rarer than the same words
    whole_edit: int = 3500  # and one letter besides
    whole_from: int = 5  # letters: shorter names written as one word meet by chance
    acronym_letter: int = 3000  # each letter of an acronym: as an initial, a little more for being in order
    acronym_cost: int = 1000  # acronyms are made up to be words
    one_edit_from: int = 4  # letters: an edit makes another name of most names of three
    two_edits_from: int = 6  # a third of the word
    three_edits_from: int = 11  # a quarter of the word
    # The rarity of a token that no table knows grows with its letters, as short ones meet by chance.
    unknown_base: int = 8000  # one in 256 for a token without letters
    unknown_letter: int = 1300  # each letter: the entropy of a letter within names, less what spelling varies
    unknown_most: int = 13500  # no more than any name


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
    generic_only_cost=0,
    order_cost=20_000,
    main_names_cost=0,
    whole_cost=1_000,
    whole_edit=4_000,
    one_edit_from=3,
    two_edits_from=4,
    three_edits_from=17,
)
