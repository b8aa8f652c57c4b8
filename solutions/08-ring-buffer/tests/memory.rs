//! A size that no machine has memory for is an error of the reference solution, not the end of the program.

use ring_buffer_solution::{CapacityError, Ring};

#[test]
fn memory_that_is_not_there_is_refused() {
    let slots = isize::MAX as usize / 32;
    assert_eq!(Ring::<f64>::new(slots).err(), Some(CapacityError { slots }));
}
