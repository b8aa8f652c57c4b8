// The program at the chapter's end, run on the reference solution.
extern crate mutation_solution as mutation;

include!("../../../exercises/03-mutation/examples/filters.rs");
