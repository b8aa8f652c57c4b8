// The program at the chapter's end, run on the reference solution.
extern crate lifetimes_solution as lifetimes;

include!("../../../exercises/07-lifetimes/examples/owners.rs");
