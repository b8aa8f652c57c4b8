// The program at the chapter's end, run on the reference solution.
extern crate slicing_solution as slicing;

include!("../../../exercises/02-slicing/examples/red.rs");
