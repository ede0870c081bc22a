// A small lexicon, weights and names for tests and fuzzing: invented, and enough to reach every rule.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "../builder.hpp"
#include "../searcher.hpp"

namespace listed::test {

inline const std::string kLexicon =
    "T\tada\t700\t700\tname\tname\t-1\t\n"
    "T\tal\t300\t300\tarticle\tarticle\t-1\t\n"
    "T\talexander\t600\t600\tname\tname\t-1\t1:any:spelling 2:any:language\n"
    "T\taleksandr\t600\t600\tname\tname\t-1\t1:any:spelling 2:any:language\n"
    "T\tbank\t400\t400\tname\tgeneric\t-1\t3:any:language\n"
    "T\tbanco\t400\t400\tname\tgeneric\t-1\t3:any:language\n"
    "T\tbin\t200\t200\tfather\tname\t-1\t\n"
    "T\tdr\t200\t200\ttitle\tname\t-1\t\n"
    "T\tfirst\t500\t500\tname\tnumber\t1\t\n"
    "T\tforty\t500\t500\tname\tnumber\t40\t\n"
    "T\tfour\t500\t500\tname\tnumber\t4\t\n"
    "T\tiv\t500\t500\tnumber\tnumber\t4\t\n"
    "T\tjong\t500\t500\tname\tname\t-1\t9:ko:spelling\n"
    "T\tjeong\t500\t500\tname\tname\t-1\t9:ko:spelling\n"
    "T\tsasha\t600\t600\tname\tname\t-1\t2:any:nickname\n"
    "T\tthe\t100\t100\tconnector\tconnector\t-1\t\n"
    "P\tlimited\tltd\tform\t\n"
    "P\tlimited liability company\tllc\tform\t\n"
    "P\thong kong\thongkong\tplace\t7:any:language\n";

// Any positive numbers serve: the kernel has no policy.
inline Weights test_weights() {
    Weights w;
    for (size_t i = 0; i < kWeightMembers.size(); ++i)
        w.*kWeightMembers[i] = static_cast<int32_t>(100 * (i % 7 + 1));
    w.name_least = 5000, w.name_most = 13000, w.syllable_most = 6000, w.name_loss = 8000;
    w.conflict_permille = 900, w.query_extra_permille = 200, w.listed_extra_permille = 150;
    w.one_edit_from = 4, w.two_edits_from = 7, w.three_edits_from = 11, w.whole_from = 6, w.sound_share = 3;
    w.unknown_base = 6000, w.unknown_letter = 1000, w.unknown_most = 13000, w.order_cost = 9000;
    return w;
}

inline const std::vector<std::string> kNames = {
    "LOVELACE, Ada",
    "Ada bin Alexander",
    "Aleksandr bin Ada",
    "Sasha al-Masri",
    "Dr. Almasri Alexander",
    "Kim Jong",
    "김정 은",
    "王小明",
    "محمد الفلاني",
    "Limited Liability Company Vega",
    "First Bank IV",
    "Banco Forty-Four Limited",
    "C. K. Vega",
    "X (also Ypsilon Zet)",
    "A / Bcd Efg",
    "Bank of Hong Kong",
    "Élan & Co",
    "Петр Сидоров",
    "Abdulrahman Yusuf",
    "abd al rahman yusuf",
    "1van Zhdanovsk1y",
    "Ab Cd Ef Gh Ij Kl Mn Op Qr St Uv Wx Yz Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk Ll Mm Nn Oo Pp Qq Rr Ss Tt",
};

struct World {
    std::string lexicon_bytes = compile_lexicon(kLexicon);
    Lexicon lexicon{FlatView(lexicon_bytes)};
    Weights weights = test_weights();
    std::string index_bytes;

    World() {
        std::vector<NameEntry> names;
        for (size_t i = 0; i < kNames.size(); ++i)
            for (Kind kind : {Kind::person, Kind::entity})
                names.push_back({kNames[i], static_cast<uint32_t>(i), kind, {{0, 10}, {20, 30}}});
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
