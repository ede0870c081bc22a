#include "ofac.hpp"

#include <algorithm>
#include <cmath>

#include "distance.hpp"

namespace listed {
namespace {

double jaro(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) return a.empty() && b.empty() ? 1 : 0;
    const size_t reach = std::max<size_t>(std::max(a.size(), b.size()) / 2, 1) - 1;
    std::vector<char> met_a(a.size()), met_b(b.size());
    double common = 0;
    for (size_t i = 0; i < a.size(); ++i)
        for (size_t j = i > reach ? i - reach : 0; j < std::min(i + reach + 1, b.size()); ++j)
            if (!met_b[j] && a[i] == b[j]) {
                met_a[i] = met_b[j] = 1;
                ++common;
                break;
            }
    if (common == 0) return 0;
    double swapped = 0;
    for (size_t i = 0, j = 0; i < a.size(); ++i) {
        if (!met_a[i]) continue;
        while (!met_b[j]) ++j;
        swapped += a[i] != b[j++];
    }
    return (common / static_cast<double>(a.size()) + common / static_cast<double>(b.size()) +
            (common - std::floor(swapped / 2)) / common) /
           3;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : " ") + part;
    return out;
}

bool half_alike(std::string_view a, std::string_view b) {
    const auto longest = static_cast<int>(std::max(a.size(), b.size()));
    return a[0] == b[0] && 2 * osa_distance(a, b, longest) <= longest;
}

int hundredths(double share) { return static_cast<int>(std::lround(share * 100)); }

}  // namespace

double jaro_winkler(std::string_view a, std::string_view b) {
    const double plain = jaro(a, b);
    if (plain <= 0.7) return plain;
    size_t prefix = 0;
    while (prefix < std::min({a.size(), b.size(), size_t{4}}) && a[prefix] == b[prefix]) ++prefix;
    return plain + static_cast<double>(prefix) * 0.1 * (1 - plain);
}

std::string soundex(std::string_view word) {
    //                                       abcdefghijklmnopqrstuvwxyz; 0 vowel, 9 h and w: letters around
    //                                       them are one
    static constexpr std::string_view kCode = "01230129022455012623019202";
    std::string out;
    char last = 0;
    for (char c : word) {
        if (c < 'a' || c > 'z') continue;
        const char code = kCode[static_cast<size_t>(c - 'a')];
        if (out.empty()) out += c;
        else if (code > '0' && code < '9' && code != last) out += code;
        if (code != '9') last = code;
        if (out.size() == 4) break;
    }
    if (!out.empty()) out.resize(4, '0');
    return out;
}

OfacScore ofac_score(const std::vector<std::string>& query, const std::vector<std::string>& listed) {
    OfacScore out;
    double sum = 0;
    bool passed = false;
    for (const std::string& part : query) {
        double best = 0;
        for (const std::string& other : listed) {
            passed = passed || half_alike(part, other);
            best =
                std::max(best, (jaro_winkler(part, other) + jaro_winkler(soundex(part), soundex(other))) / 2);
        }
        sum += best;
    }
    if (!passed) return out;
    out.whole = hundredths(jaro_winkler(joined(query), joined(listed)));
    out.parts = hundredths(sum / static_cast<double>(query.size()));
    out.score = std::max(out.whole, out.parts);
    return out;
}

}  // namespace listed
