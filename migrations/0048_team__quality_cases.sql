-- Who refers to a case is found by its index, as everywhere.
create index quality_items_case on quality_items (trust_id, case_id);
