#include "read_word.hpp"

#include <algorithm>

#include "distance.hpp"

namespace listed {
namespace {

constexpr uint16_t kHardlyName = 1000;  // hundredths of a bit

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool is_consonant(char c) { return is_letter(c) && !is_vowel(c) && c != 'y'; }

Class class_in_persons(const LexiconEntry& entry) { return entry.cls[static_cast<size_t>(Kind::person)]; }

// The first code point of a UTF-8 text; 0 if there is none.
char32_t first_code_point(std::string_view text) {
    if (text.empty()) return 0;
    const auto byte = [&](size_t i) { return static_cast<uint8_t>(i < text.size() ? text[i] : 0) & 0x3F; };
    const auto lead = static_cast<uint8_t>(text[0]);
    if (lead < 0x80) return lead;
    if (lead < 0xE0) return (lead & 0x1Fu) << 6 | byte(1);
    if (lead < 0xF0) return (lead & 0x0Fu) << 12 | byte(1) << 6 | byte(2);
    return (lead & 0x07u) << 18 | byte(1) << 12 | byte(2) << 6 | byte(3);
}

bool is_abjad(char32_t c) {
    return (c >= 0x0590 && c < 0x0780) || (c >= 0x08A0 && c < 0x0900) || (c >= 0xFB1D && c < 0xFE00) ||
           (c >= 0xFE70 && c < 0xFF00);
}
bool is_han(char32_t c) {
    return (c >= 0x3400 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x32400);
}
bool is_kana(char32_t c) { return c >= 0x3040 && c < 0x3100; }
bool is_hangul(char32_t c) { return c >= 0xAC00 && c < 0xD7A4; }

size_t utf8_length(char lead) {
    const auto byte = static_cast<uint8_t>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// Digits that stand for letters (I9or Sech1n), in a token that has at least two letters.
void letters_for_digits(std::string& latin) {
    if (std::count_if(latin.begin(), latin.end(), is_letter) < 2) return;
    static constexpr std::string_view kLetter = "oizeasgtbg";
    for (char& c : latin)
        if (is_digit(c)) c = kLetter[static_cast<size_t>(c - '0')];
}

// How many letters of `latin` are the servant word of an Arabic name (Abdulaziz → 5, Abdurrahman → 5,
// Abdirahman → 4); 0 where the token is another word (Abdullah, Abdiev, Abdou).
size_t servant_letters(std::string_view latin) {
    if (latin.size() < 8 || latin.substr(0, 3) != "abd" || !is_vowel(latin[3])) return 0;
    const size_t letters = latin[4] == 'l' || latin[4] == latin[5] ? 5 : 4;
    const std::string_view rest = latin.substr(letters);
    if (rest.size() < 3 || (letters == 4 && is_vowel(rest[0]) && latin[3] != 'i')) return 0;
    const std::string_view head = rest.substr(0, 3);
    if (head == "lae" || head == "lay" || head == "lah" || head == "lin" || head == "lla") return 0;
    return letters;
}

bool is_servant_word(std::string_view latin) {
    return latin.size() <= 5 && latin.size() >= 3 && latin.substr(0, 3) == "abd" &&
           (latin.size() == 3 ||
            (is_vowel(latin[3]) && latin != "abdi" && latin != "abdou" && latin != "abdo"));
}

// The same with a slip of one letter in Abdul or Abder, before what is a name (Abdlumalik → 5); 0 elsewhere.
size_t servant_slip_letters(const Lexicon& lexicon, std::string_view latin) {
    if (latin.size() < 9 || lexicon.find(latin)) return 0;
    for (size_t letters : {5, 4, 6}) {
        const std::string_view head = latin.substr(0, letters);
        if (osa_distance(head, "abdul", 1) > 1 && osa_distance(head, "abder", 1) > 1) continue;
        const LexiconEntry* rest =
            latin.size() >= letters + 4 ? lexicon.find(latin.substr(letters)) : nullptr;
        if (rest && class_in_persons(*rest) == Class::name) return letters;
    }
    return 0;
}

// A slip of one letter in Abdul, that is no other word.
bool is_servant_slip(const Lexicon& lexicon, std::string_view latin) {
    return latin.size() >= 4 && latin.size() <= 6 && osa_distance(latin, "abdul", 1) <= 1 &&
           !lexicon.find(latin);
}

// Two consonants that are hardly a name: JC Juncker.
bool are_initials(const Lexicon& lexicon, std::string_view latin) {
    if (latin.size() != 2 || !is_consonant(latin[0]) || !is_consonant(latin[1])) return false;
    const LexiconEntry* entry = lexicon.find(latin);
    return !entry || (class_in_persons(*entry) == Class::name && entry->groups_count == 0 &&
                      entry->rarity[0] >= kHardlyName);
}

}  // namespace

Token token_of(std::string latin, std::string_view native) {
    Token token;
    token.latin = std::move(latin);
    const char32_t first = first_code_point(native);
    token.vowelless = is_abjad(first);
    token.ideographic = is_han(first);
    if (token.vowelless || token.ideographic || is_kana(first) || is_hangul(first)) token.native = native;
    return token;
}

void add_word(const Lexicon& lexicon, const FoldedWord& folded, Kind kind, std::vector<Token>& out) {
    std::string latin = folded.latin;
    if (kind == Kind::person) letters_for_digits(latin);
    if (is_servant_word(latin) || (kind == Kind::person && is_servant_slip(lexicon, latin))) latin = "abd";
    size_t letters = servant_letters(latin);
    if (!letters && kind == Kind::person) letters = servant_slip_letters(lexicon, latin);
    if (letters) {
        out.push_back(token_of("abd", {}));
        latin = latin.substr(letters);
    }
    const bool initials = kind == Kind::person && are_initials(lexicon, latin);
    if (initials) out.push_back(token_of(latin.substr(0, 1), {}));
    out.push_back(initials ? token_of(latin.substr(1), {}) : token_of(std::move(latin), folded.native));
}

void add_syllables(const FoldedWord& folded, std::vector<Token>& out) {
    std::string_view rest = folded.native;
    for (const std::string& syllable : folded.syllables) {
        const size_t bytes = rest.empty() ? 0 : std::min(utf8_length(rest[0]), rest.size());
        out.push_back(token_of(syllable, rest.substr(0, bytes)));
        out.back().syllable = true;
        out.back().follows = rest.size() < folded.native.size();
        rest.remove_prefix(bytes);
    }
}

}  // namespace listed
