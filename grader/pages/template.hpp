#pragma once
// Values for the templates. A name that a part does not have would be looked up in what is around it: so each part sets all of its own.

#include <kainjow/mustache.hpp>
#include <string>
#include <string_view>

namespace halfspace::pages {

using kainjow::mustache::data;

/// A list that is not there if it is empty.
data list_of(std::vector<data> items);

/// An object that holds such a list as "list", for what stands around it once; not there if the list is empty.
data around(std::vector<data> items);

/// Text that may be a stranger's, cleaned, on one line; not there if it is empty.
data line_of(std::string_view untrusted);
/// The same of several lines.
data text_of(std::string_view untrusted);

/// For the width of a bar: "62.5", of a hundred.
std::string percent(double part, double whole);

/// The page of this template, with the parts that all pages share.
std::string rendered(std::string_view page, data values);

}  // namespace halfspace::pages
