// The one file that includes nanobind: texts, arrays and bytes in and out, no policy.
#include <nanobind/nanobind.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <memory>
#include <mutex>

#include "builder.hpp"
#include "distance.hpp"
#include "lexicon_hash.hpp"
#include "matcher.hpp"
#include "ofac.hpp"
#include "searcher.hpp"
#include "skeleton.hpp"
#include "text_scan.hpp"
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
    std::string_view bytes() const {
        return {static_cast<const char*>(view_.buf), static_cast<size_t>(view_.len)};
    }

private:
    Py_buffer view_{};
};

nb::bytes as_bytes(std::string_view text) { return nb::bytes(text.data(), text.size()); }

Kind kind_of(int kind) {
    if (kind != 0 && kind != 1) throw std::invalid_argument("kind is 0 (person) or 1 (entity)");
    return static_cast<Kind>(kind);
}

// A matcher with the bytes of its lexicon.
struct OpenMatcher {
    OpenMatcher(nb::object lexicon, const std::map<std::string, int32_t>& weights)
        : buffer(lexicon),
          matcher(FlatView(buffer.bytes()), weights) {}
    Buffer buffer;
    Matcher matcher;
};

// An index with its bytes, and a pool of searchers, one for each thread that is searching.
class OpenIndex {
public:
    OpenIndex(std::shared_ptr<OpenMatcher> matcher, nb::object bytes)
        : matcher_(std::move(matcher)),
          buffer_(bytes),
          index(FlatView(buffer_.bytes()), matcher_->matcher.lexicon, matcher_->matcher.weights) {}

    template <class Use>
    void with_searcher(Use use) {
        std::unique_ptr<Searcher> searcher = take();
        use(*searcher);
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(searcher));
    }

private:
    std::unique_ptr<Searcher> take() {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return std::make_unique<Searcher>(index, caches_);
        std::unique_ptr<Searcher> out = std::move(idle_.back());
        idle_.pop_back();
        return out;
    }
    std::shared_ptr<OpenMatcher> matcher_;
    Buffer buffer_;

public:
    const Index index;

private:
    std::array<MatchCache, 2> caches_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Searcher>> idle_;
};

// The Latin tokens of a text.
std::vector<std::string> parts_of(std::string_view text) {
    std::vector<FoldedWord> words;
    fold(text, words);
    std::vector<std::string> out;
    for (FoldedWord& word : words)
        if (!word.latin.empty()) out.push_back(std::move(word.latin));
    return out;
}

std::vector<std::tuple<std::string, std::string, std::vector<std::string>>> folded(std::string_view text) {
    std::vector<FoldedWord> words;
    fold(text, words);
    std::vector<std::tuple<std::string, std::string, std::vector<std::string>>> out;
    for (FoldedWord& w : words)
        out.emplace_back(std::move(w.latin), std::move(w.native), std::move(w.syllables));
    return out;
}

std::vector<std::tuple<int, int, int>> ofac_scores(std::string_view query,
                                                   const std::vector<std::string>& names) {
    const std::vector<std::string> asked = parts_of(query);
    std::vector<std::tuple<int, int, int>> out;
    for (const std::string& name : names) {
        const OfacScore s = ofac_score(asked, parts_of(name));
        out.emplace_back(s.score, s.whole, s.parts);
    }
    return out;
}

using Intervals = std::vector<std::pair<int64_t, int64_t>>;

nb::bytes built_index(const OpenMatcher& open, const std::vector<std::string>& texts,
                      const std::vector<uint32_t>& parties, const std::vector<int>& kinds,
                      const std::vector<Intervals>& known) {
    if (parties.size() != texts.size() || kinds.size() != texts.size() || known.size() != texts.size())
        throw std::invalid_argument("texts, parties, kinds and known have one item for each name");
    std::string out;
    {
        const nb::gil_scoped_release free;
        std::vector<NameEntry> names;
        for (size_t i = 0; i < texts.size(); ++i)
            names.push_back({texts[i], parties[i], kind_of(kinds[i]), known[i]});
        out = build_index(names, open.matcher.lexicon, open.matcher.weights);
    }
    return as_bytes(out);
}

std::vector<std::tuple<uint32_t, uint32_t, int32_t>> search(OpenIndex& open, std::string_view name, int kind,
                                                            int32_t threshold, int64_t known,
                                                            int64_t gone_after, bool exhaustive) {
    const Wanted wanted{kind_of(kind), threshold, {known, gone_after}};
    std::vector<NameHit> hits;
    {
        const nb::gil_scoped_release free;
        open.with_searcher([&](Searcher& s) {
            exhaustive ? s.search_all(name, wanted, hits) : s.search(name, wanted, hits);
        });
    }
    std::vector<std::tuple<uint32_t, uint32_t, int32_t>> out;
    for (const NameHit& h : hits) out.emplace_back(h.entry, h.party, h.total);
    return out;
}

struct FoundRow {  // of `search_many`
    int32_t query, entry, party, total;
};

nb::tuple search_many(OpenIndex& open, const std::vector<std::string>& names, int kind, int32_t threshold,
                      int64_t known, int64_t gone_after) {
    const Wanted wanted{kind_of(kind), threshold, {known, gone_after}};
    std::vector<FoundRow> rows;
    SearchCounts counts;
    const auto search_each = [&](Searcher& s) {
        s.counts = {};
        std::vector<NameHit> hits;
        for (size_t q = 0; q < names.size(); ++q) {
            s.search(names[q], wanted, hits);
            for (const NameHit& h : hits)
                rows.push_back({static_cast<int32_t>(q), static_cast<int32_t>(h.entry),
                                static_cast<int32_t>(h.party), h.total});
        }
        counts = s.counts;
    };
    {
        const nb::gil_scoped_release free;
        open.with_searcher(search_each);
    }
    return nb::make_tuple(
        as_bytes({reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(FoundRow)}),
        nb::make_tuple(counts.postings, counts.met, counts.scored));
}

uint32_t checked(const OpenIndex& open, uint32_t entry) {
    if (entry >= open.index.names()) throw nb::index_error();
    return entry;
}

// The names of a list of schema.hpp, as a tuple.
nb::tuple names_of(std::span<const std::string_view> names) {
    nb::list out;
    for (std::string_view name : names) out.append(nb::str(name.data(), name.size()));
    return nb::tuple(out);
}

void export_schema(nb::module_& m) {
    std::vector<std::string_view> terms;
    for (const Term& term : kTerms) terms.push_back(term.name);
    m.attr("VERSION") = kVersion;
    m.attr("LEXICON_HASH") = kLexiconHash;
    m.attr("LEXICON_TEXT_HASH") = kLexiconTextHash;
    m.attr("WEIGHTS") = names_of(kWeightNames);
    m.attr("TOKEN_CLASSES") = names_of(kClassNames);
    m.attr("KINDS") = names_of(kKindNames);
    m.attr("LANGUAGES") = names_of(kLanguageNames);
    m.attr("CLOSENESS") = names_of(kClosenessNames);
    m.attr("AGREEMENTS") = names_of(kAgreementNames);
    m.attr("TERMS") = names_of(terms);
}

void export_pieces(nb::module_& m) {
    m.def("fold", &folded, "Words of a text: (latin, native, syllables).");
    m.def("skeleton", [](std::string_view latin) { return skeleton(latin); }, "Consonants of a Latin token.");
    m.def("osa_distance", &osa_distance, "Edits between two texts, or `limit + 1` where there are more.");
    m.def("jaro_winkler", &jaro_winkler, "Similarity of two texts, 0 to 1.");
    m.def("soundex", &soundex, "The Soundex code of a word.");
    m.def("ofac_scores", &ofac_scores,
          "(score, whole, parts), 0 to 100, of each name by OFAC's published method.");
}

void export_matcher(nb::module_& m) {
    nb::class_<Line>(
        m, "Line", "One line of an explanation: kind, words of the query and of the listed name, millibits.")
        .def_ro("kind", &Line::kind)
        .def_ro("query", &Line::query)
        .def_ro("listed", &Line::listed)
        .def_ro("millibits", &Line::millibits);
    nb::class_<Explanation>(m, "Explanation", "A total in millibits and the lines that sum to it.")
        .def_ro("total", &Explanation::total)
        .def_prop_ro("lines", [](const Explanation& e) { return e.lines; });
    nb::class_<OpenMatcher>(m, "Matcher")
        .def(nb::init<nb::object, const std::map<std::string, int32_t>&>(), nb::arg("lexicon"),
             nb::arg("weights"))
        .def(
            "explain",
            [](const OpenMatcher& self, std::string_view a, std::string_view b, int kind) {
                return self.matcher.explain(a, b, kind_of(kind));
            },
            "The Explanation of the name factor of two texts.")
        .def(
            "score",
            [](const OpenMatcher& self, std::string_view a, std::string_view b, int kind) {
                return self.matcher.score(a, b, kind_of(kind));
            },
            "The name factor of two texts, in millibits.");
}

void export_index(nb::module_& m) {
    m.def("build_index", &built_index,
          "The flat file of an index: texts, parties, kinds and known-intervals of names.");
    nb::class_<OpenIndex>(m, "Index")
        .def("__init__", [](OpenIndex* self, std::shared_ptr<OpenMatcher> matcher,
                            nb::object bytes) { new (self) OpenIndex(std::move(matcher), std::move(bytes)); })
        .def_prop_ro("names", [](const OpenIndex& self) { return self.index.names(); })
        .def("visible",
             [](const OpenIndex& self, uint32_t entry, int64_t known, int64_t gone_after) {
                 return self.index.visible(checked(self, entry), {known, gone_after});
             })
        .def("party",
             [](const OpenIndex& self, uint32_t entry) { return self.index.party(checked(self, entry)); })
        .def(
            "sizes",
            [](const OpenIndex& self, int kind) {
                return std::pair(self.index.of(kind_of(kind)).tokens(),
                                 self.index.of(kind_of(kind)).sequences());
            },
            "(tokens, distinct names) of one kind.")
        .def("search", &search, nb::arg("name"), nb::arg("kind"), nb::arg("threshold"), nb::arg("known"),
             nb::arg("gone_after"), nb::arg("exhaustive") = false,
             "(entry, party, total) of every name that reaches the threshold, by entry.")
        .def("search_many", &search_many,
             "Rows of four int32 (query, entry, party, total) as bytes, and counts (postings, names met, "
             "names scored).");
}

nb::list found_places(const TextScan& self, std::string_view text) {
    std::vector<NamePlace> places;
    {
        nb::gil_scoped_release released;
        places = self.find(text);
    }
    nb::list out;
    for (const NamePlace& one : places) out.append(nb::make_tuple(one.start, one.end, one.words));
    return out;
}

void export_text_scan(nb::module_& m) {
    m.def(
        "text_words",
        [](std::string_view text) {
            std::vector<std::string> forms;
            for (TextWord& word : text_words(text)) forms.push_back(std::move(word.form));
            return forms;
        },
        "The words of a text in the form in which the scan compares them.");
    nb::class_<TextScan>(m, "TextScan")
        .def(nb::init<const std::vector<std::string>&>(), nb::arg("names"))
        .def("find", &found_places, nb::arg("text"),
             "(start, end, words) of every name in the text, in code points, by start, the shorter ones first.");
}

}  // namespace

NB_MODULE(_kernel, m) {
    m.doc() = "The matching kernel of listed: texts, arrays and bytes in and out.";
    nb::register_exception_translator([](const std::exception_ptr& p, void*) {
        try {
            std::rethrow_exception(p);
        } catch (const BadBytes& e) {
            PyErr_SetString(PyExc_ValueError, e.what());
        }
    });
    export_schema(m);
    export_pieces(m);
    export_matcher(m);
    export_index(m);
    export_text_scan(m);
}
