// The exercise's tests, run against the reference solution.
extern crate views_solution as views;

include!("../../../exercises/01-views/tests/steps/main.rs");
