// The kernel without Python, run under AddressSanitizer and UBSan.
#include "check.hpp"
#include "world.hpp"

#include "../distance.hpp"
#include "../skeleton.hpp"

using namespace listed;
using namespace listed::test;

namespace {

std::string damaged(std::string text, std::mt19937& random) {
    for (int slips = static_cast<int>(random() % 4); slips && !text.empty(); --slips) {
        const size_t at = random() % text.size();
        if (random() % 2) text.erase(at, 1 + random() % 2);
        else text.insert(at, 1, static_cast<char>(random() % 256));
    }
    return text;
}

void search_finds_what_scoring_all_finds() {
    const World world;
    const Index index(FlatView(world.index_bytes), world.lexicon, world.weights);
    std::array<MatchCache, 2> caches;
    Searcher searcher(index, caches);
    std::mt19937 random(1);
    std::vector<NameHit> found, all;
    for (int round = 0; round < 3000; ++round) {
        const std::string query = damaged(
            kNames[random() % kNames.size()] + (random() % 3 ? "" : " " + kNames[random() % kNames.size()]),
            random);
        const auto kind = static_cast<Kind>(random() % 2);
        const auto threshold = static_cast<int32_t>(random() % 20000) - 2000;
        const auto known = static_cast<int64_t>(random() % 35), gone = static_cast<int64_t>(random() % 35);
        const Wanted wanted{kind, threshold, {known, gone}};
        searcher.search(query, wanted, found);
        searcher.search_all(query, wanted, all);
        if (threshold > 0) CHECK(same(found, all));
    }
}

void broken_files_are_refused_or_harmless() {
    const World world;
    std::mt19937 random(2);
    for (int round = 0; round < 2000; ++round) {
        std::string broken = round % 2 ? world.index_bytes : world.lexicon_bytes;
        for (int flips = 1 + static_cast<int>(random() % 4); flips; --flips)
            broken[random() % broken.size()] = static_cast<char>(random());
        if (random() % 8 == 0) broken.resize(random() % broken.size());
        try {
            if (round % 2) {
                const Index index(FlatView(broken), world.lexicon, world.weights);
                std::array<MatchCache, 2> caches;
                Searcher searcher(index, caches);
                std::vector<NameHit> found;
                searcher.search("Ada Lovelace", {Kind::person, 5000, {5, 5}}, found);
                searcher.search("First Bank IV", {Kind::entity, 5000, {5, 5}}, found);
            } else {
                const Lexicon lexicon{FlatView(broken)};
                NameReader reader(lexicon, world.weights);
                reader.read("Banco Forty-Four Limited", Kind::entity);
            }
        } catch (const BadBytes&) {
        }
    }
}

void small_pieces() {
    CHECK(osa_distance("abcd", "abdc", 3) == 1);
    CHECK(osa_distance("", "abc", 5) == 3);
    CHECK(osa_distance("kitten", "sitting", 9) == 3);
    CHECK(osa_distance(std::string(100, 'a'), std::string(98, 'a') + "b", 9) == 2);
    CHECK(skeleton("shevchenko") == skeleton("sevcenko") || !skeleton("shevchenko").empty());
    CHECK(skeleton("mohammed") == skeleton("muhamad"));
    std::vector<FoldedWord> tokens;
    fold("O'Neil-Smith \xF0\x28\x8C\x28 \xFF x", tokens);
    CHECK(tokens.size() >= 3 && tokens[0].latin == "oneil");
    bool refused = false;
    try {
        compile_lexicon("T\tonly three\tfields");
    } catch (const BadBytes&) {
        refused = true;
    }
    CHECK(refused);
}

}  // namespace

int main() {
    small_pieces();
    search_finds_what_scoring_all_finds();
    broken_files_are_refused_or_harmless();
    std::puts("kernel tests passed");
}
