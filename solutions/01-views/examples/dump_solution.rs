// The program at the chapter's end, run on the reference solution.
extern crate views_solution as views;

include!("../../../exercises/01-views/examples/dump.rs");
