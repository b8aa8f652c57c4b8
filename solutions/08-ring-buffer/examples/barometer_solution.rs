// The program at the chapter's end, run on the reference solution.
extern crate ring_buffer_solution as ring_buffer;

include!("../../../exercises/08-ring-buffer/examples/barometer.rs");
