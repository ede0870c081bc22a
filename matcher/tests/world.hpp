// A small lexicon, weights and names for tests and fuzzing: invented, and enough to reach every rule.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "../index.hpp"

namespace listed::test {

inline const std::string kLexicon =
    "T\tada\t700\t700\t0\t0\t-1\t\n"
    "T\tal\t300\t300\t6\t6\t-1\t\n"
    "T\talexander\t600\t600\t0\t0\t-1\t1:0:0 2:0:1\n"
    "T\taleksandr\t600\t600\t0\t0\t-1\t1:0:0 2:0:1\n"
    "T\tbank\t400\t400\t0\t1\t-1\t3:0:1\n"
    "T\tbanco\t400\t400\t0\t1\t-1\t3:0:1\n"
    "T\tbin\t200\t200\t7\t0\t-1\t\n"
    "T\tdr\t200\t200\t5\t0\t-1\t\n"
    "T\tfirst\t500\t500\t0\t3\t1\t\n"
    "T\tforty\t500\t500\t0\t3\t40\t\n"
    "T\tfour\t500\t500\t0\t3\t4\t\n"
    "T\tiv\t500\t500\t3\t3\t4\t\n"
    "T\tjong\t500\t500\t0\t0\t-1\t9:3:0\n"
    "T\tjeong\t500\t500\t0\t0\t-1\t9:3:0\n"
    "T\tsasha\t600\t600\t0\t0\t-1\t2:0:2\n"
    "T\tthe\t100\t100\t10\t10\t-1\t\n"
    "P\tlimited\tltd\t4\t\n"
    "P\tlimited liability company\tllc\t4\t\n"
    "P\thong kong\thongkong\t2\t7:0:1\n";

// Any positive numbers serve: the kernel has no policy.
inline std::vector<int32_t> weight_values() {
    std::vector<int32_t> values;
    for (size_t i = 0; i < kWeightCount; ++i) values.push_back(static_cast<int32_t>(100 * (i % 7 + 1)));
    Weights w = weights_from(values);
    w.name_least = 5000, w.name_most = 13000, w.syllable_most = 6000, w.name_loss = 8000;
    w.conflict_permille = 900, w.query_extra_permille = 200, w.listed_extra_permille = 150;
    w.one_edit_from = 4, w.two_edits_from = 7, w.three_edits_from = 11, w.whole_from = 6, w.sound_share = 3;
    w.unknown_base = 6000, w.unknown_letter = 1000, w.unknown_most = 13000, w.order_cost = 9000;
    const auto* raw = reinterpret_cast<const int32_t*>(&w);
    return {raw, raw + kWeightCount};
}

inline const std::vector<std::string> kNames = {
    "LOVELACE, Ada", "Ada bin Alexander", "Aleksandr bin Ada", "Sasha al-Masri", "Dr. Almasri Alexander", "Kim Jong", "김정 은", "王小明", "محمد الفلاني",
    "Limited Liability Company Vega", "First Bank IV", "Banco Forty-Four Limited", "C. K. Vega", "X (also Ypsilon Zet)", "A / Bcd Efg", "Bank of Hong Kong", "Élan & Co",
    "Петр Сидоров", "Abdulrahman Yusuf", "abd al rahman yusuf", "I9or Sech1n", "Ab Cd Ef Gh Ij Kl Mn Op Qr St Uv Wx Yz Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk Ll Mm Nn Oo Pp Qq Rr Ss Tt",
};

struct World {
    std::string lexicon_bytes = Lexicon::build(kLexicon);
    Lexicon lexicon{FlatView(lexicon_bytes)};
    Weights weights = weights_from(weight_values());
    std::string index_bytes;

    World() {
        std::vector<NameEntry> names;
        for (size_t i = 0; i < kNames.size(); ++i)
            for (Kind kind : {Kind::person, Kind::entity}) names.push_back({kNames[i], static_cast<uint32_t>(i), kind, {{0, 10}, {20, 30}}});
        index_bytes = build_index(names, lexicon, weights);
    }
};

inline bool same(const std::vector<NameHit>& a, const std::vector<NameHit>& b) {
    if (a.size() != b.size()) return false;
    for (size_t i = 0; i < a.size(); ++i)
        if (a[i].entry != b[i].entry || a[i].total != b[i].total) return false;
    return true;
}

}  // namespace listed::test
