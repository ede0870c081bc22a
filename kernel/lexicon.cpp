#include "lexicon.hpp"

#include <algorithm>
#include <charconv>

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

[[noreturn]] void broken(size_t line, const char* why) {
    throw BadBytes("lexicon line " + std::to_string(line) + ": " + why);
}

int64_t whole(std::string_view text, size_t line) {
    int64_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) broken(line, "not a whole number");
    return value;
}

// Position of a key in a sorted table, or -1.
int64_t find_sorted(const StringTable& table, std::string_view key) {
    size_t low = 0, high = table.size();
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = table[middle].compare(key);
        if (order == 0) return static_cast<int64_t>(middle);
        if (order < 0) low = middle + 1; else high = middle;
    }
    return -1;
}

struct Builder {
    std::map<std::string, LexiconEntry> tokens;
    std::map<std::string, std::pair<std::string, LexiconEntry>> phrases;
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
    void phrase(const std::vector<std::string_view>& part, size_t line) {
        if (part.size() != 5) broken(line, "a phrase has five fields");
        LexiconEntry entry{};
        entry.number = -1;
        entry.entity_class = static_cast<uint8_t>(whole(part[3], line));
        add_groups(part[4], line, entry);
        if (!phrases.emplace(std::string(part[1]), std::pair(std::string(part[2]), entry)).second) broken(line, "this phrase stands twice");
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
    std::vector<uint8_t> words;
    for (const auto& [head, most] : head_words) {
        heads.push_back(head);
        words.push_back(most);
    }
    add_strings(out, "tokens", names);
    add_strings(out, "phrases", phrases);
    add_strings(out, "forms", forms);
    add_strings(out, "heads", heads);
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
        else broken(number, "a line starts with T or P");
    }
    return finish(b);
}

Lexicon::Lexicon(const FlatView& in)
    : tokens_(read_strings(in, "tokens")),
      phrases_(read_strings(in, "phrases")),
      forms_(read_strings(in, "forms")),
      heads_(read_strings(in, "heads")),
      entries_(in.array<LexiconEntry>("entries")),
      groups_(in.array<Group>("groups")),
      phrase_form_(in.array<uint32_t>("phrase_form")),
      phrase_entries_(in.array<LexiconEntry>("phrase_entries")),
      head_words_(in.array<uint8_t>("head_words")) {
    bool whole = entries_.size() == tokens_.size() && phrase_form_.size() == phrases_.size() &&
                 head_words_.size() == heads_.size() && phrase_entries_.size() == phrases_.size();
    for (const auto& list : {entries_, phrase_entries_})
        for (const auto& e : list) whole = whole && e.groups_from <= groups_.size() && e.groups_count <= groups_.size() - e.groups_from;
    for (uint32_t form : phrase_form_) whole = whole && form < forms_.size();
    if (!whole) throw BadBytes("lexicon sections do not fit together");
}

const LexiconEntry* Lexicon::find(std::string_view token) const {
    int64_t at = find_sorted(tokens_, token);
    return at < 0 ? nullptr : &entries_[static_cast<size_t>(at)];
}

Lexicon::Phrase Lexicon::phrase(std::string_view words) const {
    int64_t at = find_sorted(phrases_, words);
    if (at < 0) return {};
    return {forms_[phrase_form_[static_cast<size_t>(at)]], &phrase_entries_[static_cast<size_t>(at)]};
}

int Lexicon::longest_phrase_from(std::string_view token) const {
    int64_t at = find_sorted(heads_, token);
    return at < 0 ? 0 : head_words_[static_cast<size_t>(at)];
}

}  // namespace listed
