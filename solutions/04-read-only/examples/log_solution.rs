// The program at the chapter's end, run on the reference solution.
extern crate read_only_solution as read_only;

include!("../../../exercises/04-read-only/examples/log.rs");
