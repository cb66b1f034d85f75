#include "xml.hpp"

#include <algorithm>
#include <cstring>

namespace liucai::decision::xml {

namespace {

std::string_view prefix_of(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
}

}  // namespace

std::string_view local_name(pugi::xml_node node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view namespace_of_prefix(pugi::xml_node node, std::string_view prefix) {
    for (; node.type() == pugi::node_element; node = node.parent()) {
        for (const pugi::xml_attribute declaration : node.attributes()) {
            const std::string_view name = declaration.name();
            const bool is_it =
                prefix.empty() ? name == "xmlns" : name.starts_with("xmlns:") && name.substr(6) == prefix;
            if (is_it) {
                return declaration.value();
            }
        }
    }
    return {};
}

std::string_view namespace_of(pugi::xml_node node) { return namespace_of_prefix(node, prefix_of(node.name())); }

bool is_model_namespace(std::string_view uri) {
    if (uri.starts_with("https://")) {
        uri.remove_prefix(8);
    } else if (uri.starts_with("http://")) {
        uri.remove_prefix(7);
    } else {
        return false;
    }
    constexpr std::string_view kStart = "www.omg.org/spec/DMN/";
    if (!uri.starts_with(kStart)) {
        return false;
    }
    uri.remove_prefix(kStart.size());
    const std::size_t digits = std::min(uri.find_first_not_of("0123456789"), uri.size());
    const std::string_view rest = uri.substr(digits);
    return digits == 8 && (rest == "/MODEL/" || rest == "/MODEL" || rest == "/dmn.xsd");
}

std::vector<pugi::xml_node> children(pugi::xml_node node) {
    std::vector<pugi::xml_node> found;
    const std::string_view prefix = prefix_of(node.name());
    std::string_view space;
    for (const pugi::xml_node one : node.children()) {
        if (one.type() != pugi::node_element) {
            continue;
        }
        // The usual case, one prefix throughout and no declaration of its own, needs no look at the declarations.
        if (prefix_of(one.name()) != prefix || !one.attributes().empty()) {
            if (space.empty()) {
                space = namespace_of(node);
            }
            const bool declares = std::ranges::any_of(one.attributes(), [](const pugi::xml_attribute each) {
                return std::strncmp(each.name(), "xmlns", 5) == 0;
            });
            if ((declares || prefix_of(one.name()) != prefix) && namespace_of(one) != space) {
                continue;
            }
        }
        found.push_back(one);
    }
    return found;
}

std::vector<pugi::xml_node> children(pugi::xml_node node, std::string_view name) {
    std::vector<pugi::xml_node> found = children(node);
    std::erase_if(found, [&](pugi::xml_node one) { return local_name(one) != name; });
    return found;
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_node one : children(node)) {
        if (local_name(one) == name) {
            return one;
        }
    }
    return {};
}

std::string_view attribute(pugi::xml_node node, const char* name) { return node.attribute(name).value(); }

std::string text_of(pugi::xml_node node) {
    std::string text;
    for (const pugi::xml_node part : node.children()) {
        if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
            text += part.value();
        }
    }
    return text;
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::string child_text(pugi::xml_node node, std::string_view name) {
    return std::string(trim(text_of(child(node, name))));
}

}  // namespace liucai::decision::xml
