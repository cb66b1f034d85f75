#pragma once

#include <liucai/base/result.hpp>
#include <string>
#include <vector>

#include "zip_package.hpp"

namespace liucai::tabular {

/// Where things are in a workbook container.
struct PackageMap {
    struct Sheet {
        std::string name;
        std::string part;  ///< empty when the container holds none for it
        bool is_hidden = false;
    };
    std::vector<Sheet> sheets;  ///< worksheets only, in the order of the tabs
    std::string shared_strings_part;
    std::string styles_part;
    bool uses_1904 = false;
};

/// Follows the relationships from the root of the container to the sheets (ECMA-376 part 1, 12; part 2, 6.5).
base::Result<PackageMap> read_package_map(const ZipPackage& package);

}  // namespace liucai::tabular
