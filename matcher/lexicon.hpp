// What words in names mean: rarity, class, number, variant groups, and phrases that are legal forms.
// Built once from text, then read in place (a flat file).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "flat.hpp"

namespace listed {

enum class Class : uint8_t {
    name = 0, generic = 1, place = 2, number = 3, form = 4, title = 5,
    article = 6, father = 7, kunya = 8, nobiliary = 9, connector = 10, initial = 11,
};

enum class Kind : uint8_t { person = 0, entity = 1 };

// Flat record of one token.
struct LexiconEntry {
    uint16_t rarity[2];    // by Kind, in hundredths of a bit; 0 = not known
    int32_t number;        // -1 = none
    uint32_t groups_from;  // range in the groups array
    uint16_t groups_count;
    uint8_t person_class;
    uint8_t entity_class;
};
static_assert(sizeof(LexiconEntry) == 16);

// A variant group: id << 5 | language << 2 | how close its members are (0 spelling, 1 language, 2 nickname).
// A language other than 0 means: only between names that are wholly of that language.
using Group = uint32_t;
inline uint32_t group_id(Group g) { return g >> 5; }
inline uint32_t group_language(Group g) { return g >> 2 & 7; }
inline int group_strength(Group g) { return static_cast<int>(g & 3); }

class Lexicon {
public:
    // Lines of `T<tab>token<tab>person rarity<tab>entity rarity<tab>person class<tab>entity class<tab>number<tab>groups`,
    // groups as `id:language:strength` parted by spaces, of `P<tab>word word …<tab>text<tab>class<tab>groups`: a phrase that is one word, of
    // `S<tab>stem<tab>endings<tab>entity class<tab>groups`: words that share a stem, and of `E<tab>number<tab>ending …`: the
    // endings that a stem names by number (`*` is none), and of `H<tab>word word …<tab>characters …`: how a phrase is written
    // in Han. Throws BadBytes with the line number.
    static std::string build(std::string_view text);

    Lexicon() = default;
    explicit Lexicon(const FlatView& in);

    const LexiconEntry* find(std::string_view token) const;
    std::span<const Group> groups(const LexiconEntry& entry) const {
        return groups_.subspan(entry.groups_from, entry.groups_count);
    }
    // What a word of an organisation's name means by its stem and ending, besides what `find` knows of it.
    std::vector<const LexiconEntry*> inflected(std::string_view token) const;
    // What a phrase (tokens joined by single spaces) stands for: a legal form, a place of several words.
    struct Phrase {
        std::string_view text;
        const LexiconEntry* entry = nullptr;  // its entity class and groups; null where there is no such phrase
    };
    Phrase phrase(std::string_view words) const;
    // Whether a phrase (as above) is written with these characters of Han.
    bool written_so(std::string_view words, std::string_view han) const;
    // Most words in a phrase that begins with this token; 0 if none does.
    int longest_phrase_from(std::string_view token) const;

private:
    StringTable tokens_, phrases_, forms_, heads_, stems_, endings_, han_;
    std::span<const LexiconEntry> entries_;
    std::span<const Group> groups_;
    std::span<const uint32_t> phrase_form_;
    std::span<const LexiconEntry> phrase_entries_, stem_entries_;  // a stem may stand several times
    std::span<const uint32_t> stem_endings_;
    std::span<const uint8_t> head_words_;
};

}  // namespace listed
