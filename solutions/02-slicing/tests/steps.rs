// The exercise's tests, run against the reference solution.
extern crate slicing_solution as slicing;

include!("../../../exercises/02-slicing/tests/steps/main.rs");
