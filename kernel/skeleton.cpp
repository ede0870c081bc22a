#include "skeleton.hpp"

namespace listed {
namespace {

struct Rule {
    std::string_view letters;
    char sound;
};

// Longest spelling first. `S` sh and ch, `X` kh and h, `C` ts, `J` zh, j and dj; small letters are themselves.
constexpr Rule kRules[] = {
    {"shch", 'S'}, {"tsch", 'S'}, {"dsch", 'J'}, {"sch", 'S'}, {"tch", 'S'}, {"dzh", 'J'}, {"sh", 'S'}, {"ch", 'S'},
    {"cz", 'S'},   {"sz", 'S'},   {"zh", 'J'},   {"dj", 'J'},  {"dz", 'J'},  {"kh", 'X'},  {"gh", 'g'}, {"ph", 'f'},
    {"th", 't'},   {"dh", 'd'},   {"ts", 'C'},   {"tz", 'C'},  {"ck", 'k'},  {"ks", 'x'},  {"qu", 'k'}, {"ou", 0},
};

// In ksh and tsh the s belongs to the h.
bool parts_before_h(std::string_view rest, std::string_view letters) {
    return (letters == "ks" || letters == "ts") && rest.size() > 2 && rest[2] == 'h';
}

char single(char c) {
    switch (c) {
        case 'a': case 'e': case 'i': case 'o': case 'u': case 'y': return 0;
        case 'w': return 'v';
        case 'q': case 'c': return 'k';
        case 'h': return 'X';
        case 'j': return 'J';
        default: return c;
    }
}

}  // namespace

std::string skeleton(std::string_view latin) {
    std::string out;
    for (size_t at = 0; at < latin.size();) {
        const char c = latin[at];
        if (c >= '0' && c <= '9') return {};
        char sound = single(c);
        size_t letters = 1;
        for (const Rule& rule : kRules)
            if (latin.substr(at).starts_with(rule.letters) && !parts_before_h(latin.substr(at), rule.letters)) {
                sound = rule.sound;
                letters = rule.letters.size();
                break;
            }
        if ((sound == 'v' && c == 'w' && at) || (sound == 'X' && at + 1 == latin.size())) sound = 0;
        if (sound ? out.empty() || out.back() != sound : at == 0) out += sound ? sound : 'a';
        at += letters;
    }
    return out;
}

}  // namespace listed
