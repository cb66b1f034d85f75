#pragma once

#include <liucai/calendar/calendar.hpp>
#include <string>
#include <vector>

#include "chance.hpp"

namespace liucai::sample {

/// An invented employer.
struct Employer {
    std::string name;
    std::string credit_code;
    std::string type;
    std::string industry;
};

/// One line of the roster, cell by cell as an employer would type it, in the order of the template.
struct Person {
    std::string name, id_type, id_number, phone, degree, full_time, school, school_tier, graduation, hometown;
    Employer employer;
    std::string contract_start, contract_years, first_insured, months_total, months_run, insured_status, home_owned,
        commitment, bank, card, remark;

    std::vector<std::string> cells(std::size_t sequence) const;
};

std::vector<Employer> invent_employers(Chance& chance, std::size_t count);
Person invent_person(Chance& chance, const std::vector<Employer>& employers, calendar::Day as_of);
/// Spoils the line in one of the ways that real rosters are spoilt.
void plant_defect(Chance& chance, Person& person);

}  // namespace liucai::sample
