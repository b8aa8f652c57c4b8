// The program at the chapter's end, run on the reference solution.
extern crate metadata_solution as metadata;

include!("../../../exercises/05-metadata/examples/draw.rs");
