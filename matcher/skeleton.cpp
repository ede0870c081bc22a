#include "skeleton.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "distance.hpp"

namespace listed {
namespace {

struct Rule {
    std::string_view letters;
    char sound, other;  // as most languages read the letters, and as some do
};

// Longest spelling first. `S` sh and ch, `X` kh and h, `C` ts, `J` zh, j and dj; small letters are
// themselves.
constexpr Rule kRules[] = {
    {"shch", 'S', 'S'}, {"tsch", 'S', 'S'}, {"dsch", 'J', 'J'}, {"sch", 'S', 'S'}, {"tch", 'S', 'S'},
    {"dzh", 'J', 'J'},  {"sh", 'S', 'S'},   {"ch", 'S', 'k'},   {"cz", 'S', 'S'},  {"sz", 'S', 'S'},
    {"zh", 'J', 'J'},   {"dj", 'J', 'J'},   {"dz", 'J', 'J'},   {"kh", 'X', 'X'},  {"gh", 'g', 'k'},
    {"ph", 'f', 'f'},   {"th", 't', 's'},   {"dh", 'd', 'z'},   {"ts", 'C', 'C'},  {"tz", 'C', 'C'},
    {"ck", 'k', 'k'},   {"ks", 'x', 'x'},   {"qu", 'k', 'k'},   {"ou", 0, 0},      {"ce", 'k', 's'},
    {"ci", 'k', 's'},   {"cy", 'k', 's'},   {"q", 'k', 'g'},
};

constexpr std::array<bool, 256> begins_rule() {
    std::array<bool, 256> out{};
    for (const Rule& rule : kRules) out[static_cast<uint8_t>(rule.letters[0])] = true;
    return out;
}
constexpr std::array<bool, 256> kBeginsRule = begins_rule();

// In ksh and tsh the s belongs to the h.
bool parts_before_h(std::string_view rest, std::string_view letters) {
    return (letters == "ks" || letters == "ts") && rest.size() > 2 && rest[2] == 'h';
}

char single(char c) {
    switch (c) {
        case 'a':
        case 'e':
        case 'i':
        case 'o':
        case 'u':
        case 'y': return 0;
        case 'w': return 'v';
        case 'c': return 'k';
        case 'h': return 'X';
        case 'j': return 'J';
        default: return c;
    }
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

// Whether a script without vowels writes these as one letter: sh, kh, gh …, but ks and ts are two.
bool is_one_letter(std::string_view letters) {
    return letters.size() == 1 || (letters.size() == 2 && letters[1] == 'h' && letters != "ph");
}

// What a letter may stand for that a script without vowels has no letter for (Arabic p, v, g), or writes with
// its w (Persian v).
char foreign(char c, bool persian) {
    switch (c) {
        case 'w': return persian ? 'v' : 0;
        case 'b': return 'p';
        case 'f': return 'v';
        case 'j': return 'g';
        default: return 0;
    }
}

// The sounds of a token in order: consonants as above, vowels as they are written, none twice in a row.
std::string read_sounds(std::string_view latin, char Rule::* way, bool vowelless) {
    const bool persian =
        latin.find('f') == std::string_view::npos;  // where v is not written f, it may be written w
    std::string out;
    for (size_t at = 0; at < latin.size();) {
        const char c = latin[at];
        if (c >= '0' && c <= '9') return {};
        char sound = single(c);
        size_t letters = 1;
        for (const Rule& rule :
             kBeginsRule[static_cast<uint8_t>(c)] ? std::span(kRules) : std::span<const Rule>())
            if (rule.letters[0] == c && latin.substr(at).starts_with(rule.letters) &&
                !parts_before_h(latin.substr(at), rule.letters) &&
                (!vowelless || is_one_letter(rule.letters))) {
                sound = rule.*way;
                letters = rule.letters.size();
                break;
            }
        if (vowelless && letters == 1 && way == &Rule::other && foreign(c, persian))
            sound = foreign(c, persian);
        else if (c == 'w' && at) sound = 'u';
        if (sound == 'X' && at + 1 == latin.size()) sound = 0;
        else if (!sound) sound = c == 'o' && letters == 2 ? 'u' : c;
        if (sound && (out.empty() || out.back() != sound)) out += sound;
        if (letters == 2 && c == 'c' && is_vowel(latin[at + 1])) letters = 1;
        at += letters;
    }
    return out;
}

}  // namespace

std::string consonants(std::string_view sounds) {
    std::string out;
    for (size_t at = 0; at < sounds.size(); ++at) {
        const char sound = is_vowel(sounds[at]) ? 0 : sounds[at];
        if (sound ? out.empty() || out.back() != sound : at == 0) out += sound ? sound : 'a';
    }
    return out;
}

std::string sounds(std::string_view latin, bool vowelless) {
    return read_sounds(latin, &Rule::sound, vowelless);
}
std::string other_sounds(std::string_view latin, bool vowelless) {
    return read_sounds(latin, &Rule::other, vowelless);
}
std::string skeleton(std::string_view latin, bool vowelless) { return consonants(sounds(latin, vowelless)); }

SoundKeys sound_keys(std::string_view latin, bool vowelless) {
    const auto key = [](const std::string& text) {
        return text.size() < 2 ? 0 : std::max<uint32_t>(hash_text(text), 1);
    };
    return {key(skeleton(latin, vowelless)), key(consonants(other_sounds(latin, vowelless)))};
}

bool writes_out(std::string_view sounds, std::string_view full) {
    const auto kind = [](char c) { return c == 'e' || c == 'y' ? 'i' : c == 'o' ? 'u' : c; };
    size_t at = 0;
    for (char c : full)
        if (at < sounds.size() && kind(sounds[at]) == kind(c)) ++at;
        else if (!is_vowel(c)) return false;
    return at == sounds.size();
}

}  // namespace listed
