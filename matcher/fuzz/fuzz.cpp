// One fuzz target for every entry point that takes bytes: fold, lexicon text, lexicon file, index file,
// names. With clang: -fsanitize=fuzzer. Without: -DLISTED_FUZZ_MAIN runs random inputs for a number of
// seconds.
#include "../tests/world.hpp"

using namespace listed;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const test::World world;
    static const Index index(FlatView(world.index_bytes), world.lexicon, world.weights);
    if (size < 2) return 0;
    const std::string text(reinterpret_cast<const char*>(data) + 2, size - 2);  // a copy is aligned
    try {
        std::vector<FoldedWord> words;
        std::vector<NameHit> found, all;
        switch (data[0] % 5) {
            case 0: fold(text, words); break;
            case 1: compile_lexicon(text); break;
            case 2: {
                const Lexicon lexicon{FlatView(text)};
                lexicon.find("ada");
                break;
            }
            case 3: {
                const Index other(FlatView(text), world.lexicon, world.weights);
                break;
            }
            default: {
                std::array<MatchCache, 2> caches;
                Searcher searcher(index, caches);
                const Wanted wanted{static_cast<Kind>(data[1] % 2), 4000, {5, 5}};
                searcher.search(text.substr(0, 300), wanted, found);
                searcher.search_all(text.substr(0, 300), wanted, all);
                if (!test::same(found, all)) __builtin_trap();
            }
        }
    } catch (const BadBytes&) {
    }
    return 0;
}

#ifdef LISTED_FUZZ_MAIN
#include <chrono>
#include <cstdio>

int main(int count, char** arguments) {
    const double seconds = count > 1 ? std::stod(arguments[1]) : 10;
    std::mt19937 random(static_cast<uint32_t>(count > 2 ? std::stoul(arguments[2]) : 1));
    const test::World world;
    const auto start = std::chrono::steady_clock::now();
    size_t runs = 0;
    while (std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() < seconds) {
        std::string input = random() % 3 == 0 ? world.index_bytes
                            : random() % 2    ? test::kNames[random() % test::kNames.size()]
                                              : test::kLexicon;
        if (random() % 4 == 0) input = world.lexicon_bytes;
        for (int flips = static_cast<int>(random() % 8); flips && !input.empty(); --flips)
            input[random() % input.size()] = static_cast<char>(random());
        input.insert(0, 1, static_cast<char>(random()));
        input.insert(0, 1, static_cast<char>(random()));
        LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(input.data()), input.size());
        ++runs;
    }
    std::printf("%zu inputs without a fault\n", runs);
}
#endif
