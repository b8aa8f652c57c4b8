// The exercise's tests, run against the reference solution.
extern crate mutation_solution as mutation;

include!("../../../exercises/03-mutation/tests/steps/main.rs");
