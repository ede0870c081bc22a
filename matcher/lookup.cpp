#include "lookup.hpp"

#include <algorithm>

#include "distance.hpp"

namespace listed {
namespace {

constexpr size_t kOpenLength = kLengths - 1;  // stands for all longer texts
constexpr size_t kLongestLength = 256;        // letters that are assumed of a text of open length

using Ids = std::vector<uint32_t>;

// A word of a query, and where its candidates are looked for.
struct Search {
    const KindIndex& index;
    const TokenView& word;
    const Weights& weights;
    const Pattern pattern;
};

void by_letters(const Search& s, Ids& out) {
    const size_t letters = s.word.latin.size();
    const uint64_t signature = letter_signature(s.word.latin);
    for (size_t length = 1; length < kLengths; ++length) {
        const bool open = length == kOpenLength;
        const int edits =
            edits_allowed(open ? std::max(letters, kLongestLength) : std::max(letters, length), s.weights);
        const size_t extra = open ? 0 : length > letters ? length - letters : letters - length;
        const bool out_of_reach =
            open ? letters + static_cast<size_t>(edits) < length : static_cast<int>(extra) > edits;
        if (!out_of_reach) scan_signatures(s.index.signatures, length, {signature, edits, extra}, out);
    }
    std::erase_if(out, [&](uint32_t id) {
        const std::string_view latin = s.index.latin[id];
        const int edits = edits_allowed(std::max(letters, latin.size()), s.weights);
        return s.pattern.distance(latin, edits) > edits;
    });
}

void by_sounds(const Search& s, Ids& out) {
    const auto push = [&](uint32_t id) { out.push_back(id); };
    const auto& [usual, other] = s.word.sounds;
    if (usual) visit_key(s.index.sound_key, s.index.sound_token, usual, push);
    if (other && other != usual) visit_key(s.index.sound_key, s.index.sound_token, other, push);
}

void by_groups(const Search& s, Ids& out) {
    for (Group g : s.word.groups)
        visit_key(s.index.group_key, s.index.group_token, group_id(g),
                  [&](uint32_t id) { out.push_back(id); });
}

void by_number(const Search& s, Ids& out) {
    if (s.word.number < 0) return;
    visit_key(s.index.group_key, s.index.group_token, number_key(s.word.number),
              [&](uint32_t id) { out.push_back(id); });
}

// Initials of listed names.
void by_first_letter(const Search& s, Ids& out) {
    if (!s.word.latin.empty())
        scan_signatures(s.index.signatures, 1, {letter_signature(s.word.latin.substr(0, 1)), 0, 0}, out);
}

// The sources of candidates. Together they give every token that match_tokens could agree with; what they
// give too much is sorted out by match_tokens. `by_letters` comes first, as it drops what it finds too far
// off.
constexpr void (*kSources[])(const Search&, Ids&) = {by_letters, by_sounds, by_groups, by_number,
                                                     by_first_letter};

// Joined neighbours within an edit of the word.
Ids joined_by_letters(const Search& s) {
    Ids found, out;
    const size_t letters = s.word.latin.size();
    const uint64_t signature = letter_signature(s.word.latin);
    for (size_t length = std::max<size_t>(letters, 2) - 1; length <= letters + 1 && length < kOpenLength;
         ++length)
        scan_signatures(s.index.joined_signatures, length,
                        {signature, 1, static_cast<size_t>(length != letters)}, found);
    if (letters + 1 >= kOpenLength)
        scan_signatures(s.index.joined_signatures, kOpenLength, {signature, 1, 0}, found);
    std::string text;
    std::copy_if(found.begin(), found.end(), std::back_inserter(out), [&](uint32_t id) {
        text.assign(s.index.latin[s.index.joined_first[id]]).append(s.index.latin[s.index.joined_second[id]]);
        return s.pattern.distance(text, 1) <= 1;
    });
    return out;
}

}  // namespace

void Lookup::find(const TokenView& word, TokenMatches& out) const {
    const Search search{index_, word, weights_, Pattern(word.latin)};
    Ids found;
    for (const auto source : kSources) source(search, found);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    for (uint32_t id : found)
        if (const TokenMatch m = match_tokens(word, index_.token(id), weights_))
            out.tokens.emplace_back(id, m);
    for (uint32_t id : joined_by_letters(search)) {
        const TokenView first = index_.token(index_.joined_first[id]),
                        second = index_.token(index_.joined_second[id]);
        if (const TokenMatch m = match_joined(first, second, word, weights_)) out.joined.emplace_back(id, m);
    }
}

void Lookup::find_joined(const TokenView& first, const TokenView& second, TokenMatches& out) const {
    const std::string text = std::string(first.latin) + std::string(second.latin);
    const uint64_t signature = letter_signature(text);
    Ids found;
    for (size_t length = std::max<size_t>(text.size(), 2) - 1;
         length <= text.size() + 1 && length < kOpenLength; ++length)
        scan_signatures(index_.signatures, length, {signature, 1, static_cast<size_t>(length != text.size())},
                        found);
    if (text.size() + 1 >= kOpenLength)
        scan_signatures(index_.signatures, kOpenLength, {signature, 1, 0}, found);
    for (uint32_t id : found)
        if (const TokenMatch m = match_joined(first, second, index_.token(id), weights_))
            out.tokens.emplace_back(id, m);
}

void Lookup::find_acronym(std::string_view letters, TokenMatches& out) const {
    Ids found;
    scan_signatures(index_.signatures, letters.size(), {letter_signature(letters), 0, 0}, found);
    for (uint32_t id : found)
        if (const TokenView token = index_.token(id); token.latin == letters && may_be_acronym(token))
            out.tokens.emplace_back(id,
                                    TokenMatch{Agreement::acronym, acronym_gain(letters.size(), weights_)});
}

}  // namespace listed
