// Scans running text for listed names, word by word: lossless for names that stand there letter by letter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace listed {

// A word of a text: its place in code points, and its form for comparing: lower-case ASCII, or one character of a
// script that writes no spaces.
struct TextWord {
    uint32_t start, end;
    std::string form;
};

// The words of a UTF-8 text in order.
std::vector<TextWord> text_words(std::string_view utf8);

// A place where a name stands: from its first to its last word, in code points, and how many words it has.
struct NamePlace {
    uint32_t start, end, words;
};

// Sequences of words, as hashes of all their beginnings: a place of a text that begins no name costs one look-up.
class TextScan {
public:
    // Each name as its forms, parted by single spaces.
    explicit TextScan(const std::vector<std::string>& names);

    // Every name at every place, by its first word, the shorter ones first.
    std::vector<NamePlace> find(std::string_view utf8) const;

private:
    struct Slot {
        uint64_t beginning;  // 0: empty
        bool whole;          // a name ends here
    };
    std::vector<Slot> slots_;

    const Slot* look_up(uint64_t beginning) const;
    void put(uint64_t beginning, bool whole);
};

}  // namespace listed
