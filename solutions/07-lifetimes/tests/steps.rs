// The exercise's tests, run against the reference solution.
extern crate lifetimes_solution as lifetimes;

include!("../../../exercises/07-lifetimes/tests/steps/main.rs");
