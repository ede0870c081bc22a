// What words in names mean: rarity, class, number, variant groups, and phrases that are legal forms.
// Built once from text, then read in place (a flat file).
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "flat.hpp"
#include "schema.hpp"

namespace listed {

// Flat record of one token.
struct LexiconEntry {
    std::array<uint16_t, 2> rarity;  // by Kind, in hundredths of a bit; 0 = not known
    int32_t number;                  // -1 = none
    uint32_t groups_from;            // range in the groups array
    uint16_t groups_count;
    std::array<Class, 2> cls;  // by Kind
};
static_assert(sizeof(LexiconEntry) == 16);

// A variant group: id << 5 | language << 2 | how close its members are. A group of one language holds only
// between names that are wholly of that language.
using Group = uint32_t;
inline Group group_of(uint32_t id, Language language, Closeness closeness) {
    return id << 5 | static_cast<uint32_t>(language) << 2 | static_cast<uint32_t>(closeness);
}
inline uint32_t group_id(Group g) { return g >> 5; }
inline Language group_language(Group g) { return static_cast<Language>(g >> 2 & 7); }
inline Closeness group_closeness(Group g) { return static_cast<Closeness>(g & 3); }

// Shortest stem and longest ending of an inflected word, in letters.
inline constexpr size_t kShortestStem = 4, kLongestEnding = 6;
// The keys under which an ending of a numbered set, and a way of writing a phrase in Han, are kept.
std::string ending_key(uint32_t number, std::string_view ending);
std::string han_key(std::string_view words, std::string_view characters);

// The flat file of a lexicon, from lines of fields parted by tabs; the first field says what the line is:
//   T token, rarity in names of persons, in names of entities (hundredths of a bit), class in each, number,
//   groups P phrase (words parted by a space), the token that it becomes, class, groups: a phrase that is one
//   word S stem, number of a set of endings, class, groups: words of entities that share a stem E number of a
//   set, its endings parted by a space (`*` is none) H phrase, the ways in which it is written in Han, parted
//   by a space
// Classes, languages and closeness have the names of schema.hpp; groups are `id:language:closeness` parted by
// a space. Throws BadBytes with the number of the line.
std::string compile_lexicon(std::string_view text);

class Lexicon {
public:
    Lexicon() = default;
    explicit Lexicon(const FlatView& in);

    const LexiconEntry* find(std::string_view token) const;
    std::span<const Group> groups(const LexiconEntry& entry) const {
        return groups_.subspan(entry.groups_from, entry.groups_count);
    }
    // What a word of an organisation's name means by its stem and ending, besides what `find` knows of it.
    std::vector<const LexiconEntry*> stems_of(std::string_view token) const;
    // What a phrase (tokens joined by single spaces) stands for: a legal form, a place of several words.
    struct Phrase {
        std::string_view text;
        const LexiconEntry* entry =
            nullptr;  // its entity class and groups; null where there is no such phrase
    };
    Phrase phrase(std::string_view words) const;
    // Whether a phrase (as above) is written with these characters of Han.
    bool written_so(std::string_view words, std::string_view han) const;
    // Most words in a phrase that begins with this token; 0 if none does.
    int longest_phrase_from(std::string_view token) const;

private:
    StringTable tokens_, phrases_, phrase_texts_, first_words_, stems_, endings_, han_;
    std::span<const LexiconEntry> entries_;
    std::span<const Group> groups_;
    std::span<const uint32_t> phrase_text_;
    std::span<const LexiconEntry> phrase_entries_, stem_entries_;  // a stem may stand several times
    std::span<const uint32_t> stem_endings_;
    std::span<const uint8_t> phrase_words_;
};

}  // namespace listed
