// The one file that includes nanobind: texts, arrays and bytes in and out, no policy.
#include <nanobind/nanobind.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <memory>
#include <mutex>

#include "distance.hpp"
#include "index.hpp"
#include "ofac.hpp"
#include "skeleton.hpp"
#include "version.hpp"

namespace nb = nanobind;
using namespace listed;

namespace {

// Bytes of a buffer (bytes, mmap, memoryview), kept alive and unchanged for as long as this lives.
class Buffer {
public:
    explicit Buffer(nb::handle owner) {
        if (PyObject_GetBuffer(owner.ptr(), &view_, PyBUF_SIMPLE) != 0) throw nb::python_error();
    }
    ~Buffer() {
        nb::gil_scoped_acquire held;
        PyBuffer_Release(&view_);
    }
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    std::string_view bytes() const { return {static_cast<const char*>(view_.buf), static_cast<size_t>(view_.len)}; }

private:
    Py_buffer view_{};
};

nb::bytes as_bytes(std::string_view text) { return nb::bytes(text.data(), text.size()); }

using Row = std::tuple<int, int, int, int, int, int32_t>;  // query from, count, listed from, count, agreement, gain

// A lexicon and a weight table: reads names and scores pairs of them.
class Matcher {
public:
    Matcher(nb::object lexicon, const std::vector<int32_t>& weights)
        : buffer_(lexicon), lexicon(FlatView(buffer_.bytes())), weights(weights_from(weights)), scorer(this->weights) {}

    NameTokens read(std::string_view text, Kind kind) const {
        NameReader reader(lexicon, weights);
        return reader.read(text, kind);
    }
    NameScore score(const NameTokens& query, const NameTokens& listed) const {
        return scorer.score(TokenViews(query), TokenViews(listed));
    }

private:
    Buffer buffer_;

public:
    const Lexicon lexicon;
    const Weights weights;
    const Scorer scorer;
};

// A compiled index with a pool of searchers, one for each thread that is searching.
class Pack {
public:
    Pack(std::shared_ptr<Matcher> matcher, nb::object bytes)
        : matcher_(std::move(matcher)), buffer_(bytes), index_(FlatView(buffer_.bytes()), matcher_->lexicon, matcher_->weights) {}

    template <class Use>
    auto with_searcher(Use use) {
        std::unique_ptr<Searcher> searcher = take();
        auto out = use(*searcher);
        std::lock_guard lock(mutex_);
        idle_.push_back(std::move(searcher));
        return out;
    }
    size_t names() const { return index_.names(); }
    bool visible(uint32_t entry, int64_t known, int64_t gone_after) const { return index_.visible(entry, known, gone_after); }
    uint32_t party(uint32_t entry) const { return index_.party(entry); }
    std::pair<size_t, size_t> sizes(int kind) const {
        const Half& half = index_.half(static_cast<Kind>(kind));
        return {half.tokens(), half.forms()};
    }

private:
    std::unique_ptr<Searcher> take() {
        std::lock_guard lock(mutex_);
        if (idle_.empty()) return std::make_unique<Searcher>(index_);
        std::unique_ptr<Searcher> out = std::move(idle_.back());
        idle_.pop_back();
        return out;
    }
    std::shared_ptr<Matcher> matcher_;
    Buffer buffer_;
    Index index_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Searcher>> idle_;
};

// The Latin tokens of a text.
std::vector<std::string> parts_of(std::string_view text) {
    std::vector<Token> tokens;
    fold(text, tokens);
    std::vector<std::string> out;
    for (Token& token : tokens)
        if (!token.latin.empty()) out.push_back(std::move(token.latin));
    return out;
}

struct Found {  // a row of `search_many`
    int32_t query, entry, party, total;
};

Kind kind_of(int kind) {
    if (kind != 0 && kind != 1) throw std::invalid_argument("kind is 0 (person) or 1 (entity)");
    return static_cast<Kind>(kind);
}

struct Best {  // of all the names that two texts give side by side
    NameTokens query, listed;
    NameScore score;
};

Best best_score(const Matcher& m, std::string_view query, std::string_view listed, int kind) {
    Best best;
    bool first = true;
    const Kind of = kind_of(kind);
    for (const std::string& a : alternatives(query, of)) {
        const NameTokens q = m.read(a, of);
        for (const std::string& b : alternatives(listed, of)) {
            NameTokens n = m.read(b, of);
            NameScore s = m.score(q, n);
            if (first || s.total > best.score.total) best = {q, std::move(n), std::move(s)};
            first = false;
        }
    }
    return best;
}

nb::tuple explain(const Matcher& m, std::string_view query, std::string_view listed, int kind) {
    const Best best = best_score(m, query, listed, kind);
    const auto& [q, n, s] = best;
    nb::list pairs, left, right;
    for (const Pair& p : s.pairs)
        pairs.append(nb::make_tuple(p.query_from, p.query_count, p.listed_from, p.listed_count, static_cast<int>(p.how), p.gain));
    const auto put = [](const NameTokens& tokens, nb::list& out) {
        for (const NameToken& t : tokens)
            out.append(nb::make_tuple(t.latin, t.native, static_cast<int>(t.cls), t.gain, t.loss, t.number));
    };
    put(q, left);
    put(n, right);
    nb::list rest;
    for (const auto& [kind, gain] : {std::pair(s.agreed, s.bonus), {"order", -s.order}, {"heads", -s.heads}, {"brandless", -s.brandless}})
        if (gain) rest.append(nb::make_tuple(kind, gain));
    return nb::make_tuple(s.total, s.loss, rest, pairs, left, right);
}

}  // namespace

NB_MODULE(_kernel, m) {
    m.doc() = "The matching kernel of listed: texts, arrays and bytes in and out.";
    m.attr("VERSION") = kVersion;
    m.attr("WEIGHT_COUNT") = kWeightCount;
    nb::register_exception_translator([](const std::exception_ptr& p, void*) {
        try {
            std::rethrow_exception(p);
        } catch (const BadBytes& e) {
            PyErr_SetString(PyExc_ValueError, e.what());
        }
    });

    m.def("fold", [](std::string_view text) {
        std::vector<Token> tokens;
        fold(text, tokens);
        std::vector<std::tuple<std::string, std::string, std::vector<std::string>>> out;
        for (Token& t : tokens) out.emplace_back(std::move(t.latin), std::move(t.native), std::move(t.syllables));
        return out;
    }, "Tokens of a text: (latin, native, syllables).");
    m.def("skeleton", [](std::string_view latin) { return skeleton(latin); }, "Consonants of a Latin token.");
    m.def("osa_distance", [](std::string_view a, std::string_view b, int limit) { return osa_distance(a, b, limit); });
    m.def("jaro_winkler", [](std::string_view a, std::string_view b) { return jaro_winkler(a, b); });
    m.def("soundex", [](std::string_view word) { return soundex(word); });
    m.def("ofac_scores", [](std::string_view query, const std::vector<std::string>& names) {
        const std::vector<std::string> asked = parts_of(query);
        std::vector<std::tuple<int, int, int>> out;
        for (const std::string& name : names) {
            const OfacScore s = ofac_score(asked, parts_of(name));
            out.emplace_back(s.score, s.whole, s.parts);
        }
        return out;
    }, "(score, whole, parts), 0 to 100, of each name by OFAC's published method.");
    m.def("build_lexicon", [](std::string_view text) {
        std::string out;
        {
            nb::gil_scoped_release free;
            out = Lexicon::build(text);
        }
        return as_bytes(out);
    });

    nb::class_<Matcher>(m, "Matcher")
        .def(nb::init<nb::object, const std::vector<int32_t>&>())
        .def("explain", &explain, "(total, loss, bonus, order, brandless, pairs, query tokens, listed tokens), in millibits.")
        .def("score", [](const Matcher& self, std::string_view a, std::string_view b, int kind) {
            return best_score(self, a, b, kind).score.total;
        });

    m.def("build_index", [](const Matcher& matcher, const std::vector<std::string>& texts, const std::vector<uint32_t>& parties,
                            const std::vector<int>& kinds, const std::vector<std::vector<std::pair<int64_t, int64_t>>>& known) {
        if (parties.size() != texts.size() || kinds.size() != texts.size() || known.size() != texts.size())
            throw std::invalid_argument("texts, parties, kinds and known have one item for each name");
        std::string out;
        {
            nb::gil_scoped_release free;
            std::vector<NameEntry> names;
            for (size_t i = 0; i < texts.size(); ++i) names.push_back({texts[i], parties[i], kind_of(kinds[i]), known[i]});
            out = build_index(names, matcher.lexicon, matcher.weights);
        }
        return as_bytes(out);
    });

    nb::class_<Pack>(m, "Index")
        .def("__init__", [](Pack* self, std::shared_ptr<Matcher> matcher, nb::object bytes) { new (self) Pack(std::move(matcher), std::move(bytes)); })
        .def_prop_ro("names", &Pack::names)
        .def("visible", [](Pack& self, uint32_t entry, int64_t known, int64_t gone_after) {
            if (entry >= self.names()) throw nb::index_error();
            return self.visible(entry, known, gone_after);
        })
        .def("party", [](Pack& self, uint32_t entry) {
            if (entry >= self.names()) throw nb::index_error();
            return self.party(entry);
        })
        .def("sizes", &Pack::sizes, "(tokens, distinct names) of one kind.")
        .def("search", [](Pack& self, std::string_view name, int kind, int32_t threshold, int64_t known, int64_t gone_after, bool exhaustive) {
            std::vector<NameHit> hits;
            {
                nb::gil_scoped_release free;
                self.with_searcher([&](Searcher& s) {
                    if (exhaustive) s.search_all(name, kind_of(kind), threshold, known, gone_after, hits);
                    else s.search(name, kind_of(kind), threshold, known, gone_after, hits);
                    return 0;
                });
            }
            std::vector<std::tuple<uint32_t, uint32_t, int32_t>> out;
            for (const NameHit& h : hits) out.emplace_back(h.entry, h.party, h.total);
            return out;
        }, nb::arg("name"), nb::arg("kind"), nb::arg("threshold"), nb::arg("known"), nb::arg("gone_after"), nb::arg("exhaustive") = false,
           "(entry, party, total) of every name that reaches the threshold, by entry.")
        .def("search_many", [](Pack& self, const std::vector<std::string>& names, int kind, int32_t threshold, int64_t known, int64_t gone_after) {
            std::vector<Found> found;
            SearchCounts counts;
            {
                nb::gil_scoped_release free;
                self.with_searcher([&](Searcher& s) {
                    s.counts = {};
                    std::vector<NameHit> hits;
                    for (size_t q = 0; q < names.size(); ++q) {
                        hits.clear();
                        s.search(names[q], kind_of(kind), threshold, known, gone_after, hits);
                        for (const NameHit& h : hits)
                            found.push_back({static_cast<int32_t>(q), static_cast<int32_t>(h.entry), static_cast<int32_t>(h.party), h.total});
                    }
                    counts = s.counts;
                    return 0;
                });
            }
            return nb::make_tuple(as_bytes({reinterpret_cast<const char*>(found.data()), found.size() * sizeof(Found)}),
                                  nb::make_tuple(counts.postings, counts.touched, counts.scored));
        }, "Rows of four int32 (query, entry, party, total) as bytes, and counts (postings, touched, scored).");
}
