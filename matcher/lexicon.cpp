#include "lexicon.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace listed {
namespace {

std::vector<std::string_view> split(std::string_view line, char at) {
    std::vector<std::string_view> parts;
    for (;;) {
        size_t end = line.find(at);
        parts.push_back(line.substr(0, end));
        if (end == std::string_view::npos) return parts;
        line.remove_prefix(end + 1);
    }
}

constexpr size_t kLeastStem = 4, kLongestEnding = 6;  // letters

[[noreturn]] void broken(size_t line, const char* why) {
    throw BadBytes("lexicon line " + std::to_string(line) + ": " + why);
}

int64_t whole(std::string_view text, size_t line) {
    int64_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) broken(line, "not a whole number");
    return value;
}

// Position of the first key in a sorted table that is not before this one.
size_t lower_bound(const StringTable& table, std::string_view key) {
    size_t low = 0, high = table.size();
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (table[middle] < key) low = middle + 1; else high = middle;
    }
    return low;
}

// Position of a key in a sorted table, or -1.
int64_t find_sorted(const StringTable& table, std::string_view key) {
    const size_t at = lower_bound(table, key);
    return at < table.size() && table[at] == key ? static_cast<int64_t>(at) : -1;
}

// An ending among those of a number.
std::string ending_key(uint32_t number, std::string_view ending) { return std::to_string(number) + ' ' + std::string(ending); }

// A phrase with one way in which it is written.
std::string han_key(std::string_view words, std::string_view characters) { return std::string(words) + '\t' + std::string(characters); }

struct Builder {
    std::map<std::string, LexiconEntry> tokens;
    std::map<std::string, std::pair<std::string, LexiconEntry>> phrases;
    std::map<std::pair<std::string, uint32_t>, std::vector<LexiconEntry>> stems;  // by stem and number of its endings
    std::set<std::string> endings, han;
    std::vector<Group> groups;

    void token(const std::vector<std::string_view>& part, size_t line) {
        if (part.size() != 8) broken(line, "a token has eight fields");
        LexiconEntry entry{};
        entry.rarity[0] = static_cast<uint16_t>(whole(part[2], line));
        entry.rarity[1] = static_cast<uint16_t>(whole(part[3], line));
        entry.person_class = static_cast<uint8_t>(whole(part[4], line));
        entry.entity_class = static_cast<uint8_t>(whole(part[5], line));
        entry.number = static_cast<int32_t>(whole(part[6], line));
        add_groups(part[7], line, entry);
        if (!tokens.emplace(std::string(part[1]), entry).second) broken(line, "this token stands twice");
    }
    void add_groups(std::string_view text, size_t line, LexiconEntry& entry) {
        entry.groups_from = static_cast<uint32_t>(groups.size());
        if (!text.empty())
            for (std::string_view group : split(text, ' ')) {
                const auto field = split(group, ':');
                if (field.size() != 3) broken(line, "a group is id:language:strength");
                groups.push_back(static_cast<Group>(whole(field[0], line) << 5 | (whole(field[1], line) & 7) << 2 | (whole(field[2], line) & 3)));
            }
        entry.groups_count = static_cast<uint16_t>(groups.size() - entry.groups_from);
    }
    // A phrase or a stem: the class of organisations' words that it is of, and its groups.
    LexiconEntry meaning(const std::vector<std::string_view>& part, size_t line) {
        if (part.size() != 5) broken(line, "a phrase or a stem has five fields");
        LexiconEntry entry{};
        entry.number = -1;
        entry.entity_class = static_cast<uint8_t>(whole(part[3], line));
        add_groups(part[4], line, entry);
        return entry;
    }
    void phrase(const std::vector<std::string_view>& part, size_t line) {
        const LexiconEntry entry = meaning(part, line);
        if (!phrases.emplace(std::string(part[1]), std::pair(std::string(part[2]), entry)).second) broken(line, "this phrase stands twice");
    }
    void stem(const std::vector<std::string_view>& part, size_t line) {
        const LexiconEntry entry = meaning(part, line);
        stems[{std::string(part[1]), static_cast<uint32_t>(whole(part[2], line))}].push_back(entry);
    }
    void written(const std::vector<std::string_view>& part, size_t line) {
        if (part.size() != 3) broken(line, "a phrase in Han has three fields");
        for (std::string_view characters : split(part[2], ' ')) han.insert(han_key(part[1], characters));
    }
    void ending(const std::vector<std::string_view>& part, size_t line) {
        if (part.size() != 3) broken(line, "endings have three fields");
        for (std::string_view ending : split(part[2], ' '))
            endings.insert(ending_key(static_cast<uint32_t>(whole(part[1], line)), ending == "*" ? "" : ending));
    }
};

std::string finish(const Builder& b) {
    FlatWriter out;
    std::vector<std::string> names, phrases, forms, heads;
    std::vector<LexiconEntry> entries, phrase_entries;
    std::vector<uint32_t> phrase_form;
    std::map<std::string, uint32_t> form_ids;
    std::map<std::string, uint8_t> head_words;
    for (const auto& [name, entry] : b.tokens) {
        names.push_back(name);
        entries.push_back(entry);
    }
    for (const auto& [phrase, meaning] : b.phrases) {
        const auto& [form, entry] = meaning;
        phrase_entries.push_back(entry);
        phrases.push_back(phrase);
        auto [at, fresh] = form_ids.emplace(form, static_cast<uint32_t>(forms.size()));
        if (fresh) forms.push_back(form);
        phrase_form.push_back(at->second);
        uint8_t words = static_cast<uint8_t>(1 + std::count(phrase.begin(), phrase.end(), ' '));
        uint8_t& most = head_words[phrase.substr(0, phrase.find(' '))];
        most = std::max(most, words);
    }
    std::vector<std::string> stems;
    std::vector<uint32_t> stem_endings;
    std::vector<LexiconEntry> stem_entries;
    for (const auto& [stem, meanings] : b.stems)
        for (const LexiconEntry& meaning : meanings) {
            stems.push_back(stem.first);
            stem_endings.push_back(stem.second);
            stem_entries.push_back(meaning);
        }
    std::vector<uint8_t> words;
    for (const auto& [head, most] : head_words) {
        heads.push_back(head);
        words.push_back(most);
    }
    add_strings(out, "tokens", names);
    add_strings(out, "phrases", phrases);
    add_strings(out, "forms", forms);
    add_strings(out, "heads", heads);
    add_strings(out, "stems", stems);
    add_strings(out, "endings", std::vector<std::string>(b.endings.begin(), b.endings.end()));
    add_strings(out, "han", std::vector<std::string>(b.han.begin(), b.han.end()));
    out.add("stem_endings", stem_endings);
    out.add("stem_entries", stem_entries);
    out.add("entries", entries);
    out.add("groups", b.groups);
    out.add("phrase_form", phrase_form);
    out.add("phrase_entries", phrase_entries);
    out.add("head_words", words);
    return out.finish();
}

}  // namespace

std::string Lexicon::build(std::string_view text) {
    Builder b;
    size_t number = 0;
    for (std::string_view line : split(text, '\n')) {
        ++number;
        if (line.empty()) continue;
        auto part = split(line, '\t');
        if (part[0] == "T") b.token(part, number);
        else if (part[0] == "P") b.phrase(part, number);
        else if (part[0] == "S") b.stem(part, number);
        else if (part[0] == "E") b.ending(part, number);
        else if (part[0] == "H") b.written(part, number);
        else broken(number, "a line starts with T, P, S, E or H");
    }
    return finish(b);
}

Lexicon::Lexicon(const FlatView& in)
    : tokens_(read_strings(in, "tokens")),
      phrases_(read_strings(in, "phrases")),
      forms_(read_strings(in, "forms")),
      heads_(read_strings(in, "heads")),
      stems_(read_strings(in, "stems")),
      endings_(read_strings(in, "endings")),
      han_(read_strings(in, "han")),
      entries_(in.array<LexiconEntry>("entries")),
      groups_(in.array<Group>("groups")),
      phrase_form_(in.array<uint32_t>("phrase_form")),
      phrase_entries_(in.array<LexiconEntry>("phrase_entries")),
      stem_entries_(in.array<LexiconEntry>("stem_entries")),
      stem_endings_(in.array<uint32_t>("stem_endings")),
      head_words_(in.array<uint8_t>("head_words")) {
    bool whole = entries_.size() == tokens_.size() && phrase_form_.size() == phrases_.size() &&
                 head_words_.size() == heads_.size() && phrase_entries_.size() == phrases_.size() &&
                 stem_entries_.size() == stems_.size() && stem_endings_.size() == stems_.size();
    for (const auto& list : {entries_, phrase_entries_, stem_entries_})
        for (const auto& e : list) whole = whole && e.groups_from <= groups_.size() && e.groups_count <= groups_.size() - e.groups_from;
    for (uint32_t form : phrase_form_) whole = whole && form < forms_.size();
    if (!whole) throw BadBytes("lexicon sections do not fit together");
}

const LexiconEntry* Lexicon::find(std::string_view token) const {
    int64_t at = find_sorted(tokens_, token);
    return at < 0 ? nullptr : &entries_[static_cast<size_t>(at)];
}

std::vector<const LexiconEntry*> Lexicon::inflected(std::string_view token) const {
    std::vector<const LexiconEntry*> out;
    for (size_t letters = std::max(kLeastStem, token.size() - std::min(token.size(), kLongestEnding)); letters <= token.size(); ++letters) {
        for (size_t at = lower_bound(stems_, token.substr(0, letters)); at < stems_.size() && stems_[at] == token.substr(0, letters); ++at)
            if (find_sorted(endings_, ending_key(stem_endings_[at], token.substr(letters))) >= 0) out.push_back(&stem_entries_[at]);
    }
    return out;
}

Lexicon::Phrase Lexicon::phrase(std::string_view words) const {
    int64_t at = find_sorted(phrases_, words);
    if (at < 0) return {};
    return {forms_[phrase_form_[static_cast<size_t>(at)]], &phrase_entries_[static_cast<size_t>(at)]};
}

bool Lexicon::written_so(std::string_view words, std::string_view han) const { return find_sorted(han_, han_key(words, han)) >= 0; }

int Lexicon::longest_phrase_from(std::string_view token) const {
    int64_t at = find_sorted(heads_, token);
    return at < 0 ? 0 : head_words_[static_cast<size_t>(at)];
}

}  // namespace listed
