// The one file that includes nanobind: arrays and bytes in and out, no policy.
#include <nanobind/nanobind.h>

#include "version.hpp"

namespace nb = nanobind;

NB_MODULE(_kernel, m) {
    m.doc() = "The matching kernel of listed.";
    m.attr("VERSION") = listed::kVersion;
}
