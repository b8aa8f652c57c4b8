// The program at the chapter's end, run on the reference solution.
extern crate cast_solution as cast;

include!("../../../exercises/06-cast/examples/chord.rs");
