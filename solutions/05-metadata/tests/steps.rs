// The exercise's tests, run against the reference solution.
extern crate metadata_solution as metadata;

include!("../../../exercises/05-metadata/tests/steps/main.rs");
