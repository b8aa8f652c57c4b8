// The exercise's tests, run against the reference solution.
extern crate ring_buffer_solution as ring_buffer;

include!("../../../exercises/08-ring-buffer/tests/steps/main.rs");
