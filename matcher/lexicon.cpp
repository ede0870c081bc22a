#include "lexicon.hpp"

#include <algorithm>

namespace listed {
namespace {

// Position of the first key in a sorted table that is not before this one.
size_t lower_bound(const StringTable& table, std::string_view key) {
    size_t low = 0, high = table.size();
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (table[middle] < key) low = middle + 1;
        else high = middle;
    }
    return low;
}

// Position of a key in a sorted table, or -1.
int64_t find_sorted(const StringTable& table, std::string_view key) {
    const size_t at = lower_bound(table, key);
    return at < table.size() && table[at] == key ? static_cast<int64_t>(at) : -1;
}

bool valid(const std::array<Class, 2>& classes) {
    return std::all_of(classes.begin(), classes.end(),
                       [](Class c) { return static_cast<size_t>(c) < kClassNames.size(); });
}

}  // namespace

std::string ending_key(uint32_t number, std::string_view ending) {
    return std::to_string(number) + ' ' + std::string(ending);
}

std::string han_key(std::string_view words, std::string_view characters) {
    return std::string(words) + '\t' + std::string(characters);
}

Lexicon::Lexicon(const FlatView& in)
    : tokens_(read_strings(in, "tokens")),
      phrases_(read_strings(in, "phrases")),
      phrase_texts_(read_strings(in, "phrase_texts")),
      first_words_(read_strings(in, "first_words")),
      stems_(read_strings(in, "stems")),
      endings_(read_strings(in, "endings")),
      han_(read_strings(in, "han")),
      entries_(in.array<LexiconEntry>("entries")),
      groups_(in.array<Group>("groups")),
      phrase_text_(in.array<uint32_t>("phrase_text")),
      phrase_entries_(in.array<LexiconEntry>("phrase_entries")),
      stem_entries_(in.array<LexiconEntry>("stem_entries")),
      stem_endings_(in.array<uint32_t>("stem_endings")),
      phrase_words_(in.array<uint8_t>("phrase_words")) {
    bool whole = entries_.size() == tokens_.size() && phrase_text_.size() == phrases_.size() &&
                 phrase_words_.size() == first_words_.size() && phrase_entries_.size() == phrases_.size() &&
                 stem_entries_.size() == stems_.size() && stem_endings_.size() == stems_.size();
    for (const auto& list : {entries_, phrase_entries_, stem_entries_})
        for (const auto& e : list)
            whole = whole && valid(e.cls) && e.groups_from <= groups_.size() &&
                    e.groups_count <= groups_.size() - e.groups_from;
    for (uint32_t text : phrase_text_) whole = whole && text < phrase_texts_.size();
    if (!whole) throw BadBytes("lexicon sections do not fit together");
}

const LexiconEntry* Lexicon::find(std::string_view token) const {
    int64_t at = find_sorted(tokens_, token);
    return at < 0 ? nullptr : &entries_[static_cast<size_t>(at)];
}

std::vector<const LexiconEntry*> Lexicon::stems_of(std::string_view token) const {
    std::vector<const LexiconEntry*> out;
    for (size_t letters = std::max(kShortestStem, token.size() - std::min(token.size(), kLongestEnding));
         letters <= token.size(); ++letters) {
        for (size_t at = lower_bound(stems_, token.substr(0, letters));
             at < stems_.size() && stems_[at] == token.substr(0, letters); ++at)
            if (find_sorted(endings_, ending_key(stem_endings_[at], token.substr(letters))) >= 0)
                out.push_back(&stem_entries_[at]);
    }
    return out;
}

Lexicon::Phrase Lexicon::phrase(std::string_view words) const {
    int64_t at = find_sorted(phrases_, words);
    if (at < 0) return {};
    return {phrase_texts_[phrase_text_[static_cast<size_t>(at)]], &phrase_entries_[static_cast<size_t>(at)]};
}

bool Lexicon::written_so(std::string_view words, std::string_view han) const {
    return find_sorted(han_, han_key(words, han)) >= 0;
}

int Lexicon::longest_phrase_from(std::string_view token) const {
    int64_t at = find_sorted(first_words_, token);
    return at < 0 ? 0 : phrase_words_[static_cast<size_t>(at)];
}

}  // namespace listed
