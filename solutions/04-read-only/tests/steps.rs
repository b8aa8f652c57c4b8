// The exercise's tests, run against the reference solution.
extern crate read_only_solution as read_only;

include!("../../../exercises/04-read-only/tests/steps/main.rs");
