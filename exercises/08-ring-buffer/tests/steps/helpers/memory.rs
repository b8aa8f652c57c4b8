//! What is asked in a program of its own, because a wrong answer ends it.

use std::env;
use std::process::Command;

use ring_buffer::{CapacityError, Ring};
use witness::assert_eq;

use crate::filled;

/// Set where a test runs this program again, because what is asked there may end it.
const ALONE: &str = "RING_BUFFER_ALONE";

#[test]
fn more_than_there_is_memory_for_is_refused() {
    let test = "slots::memory::more_than_there_is_memory_for_is_refused";
    let slots = usize::MAX / 40; // times 16 bytes: fewer than an allocation may have, and more than there is anywhere
    if env::var_os(ALONE).is_some() {
        let refused = Ring::<f64>::new(slots).err();
        return assert_eq!(
            refused,
            Some(CapacityError { slots }),
            "it is refused (left: yours)"
        );
    }
    assert_eq!(
        filled(1, [1u8]).len(),
        1,
        "where there is memory, there is a ring (left: entries in yours)"
    );
    let program = env::current_exe().expect("a test knows its program");
    let alone = Command::new(program)
        .args([test, "--exact", "--nocapture"])
        .env(ALONE, "")
        .output();
    let alone = alone.expect("a test program can be started again");
    assert!(
        alone.status.success(),
        "more memory than there is gives an error that the caller can handle, and does not end the program:\nexpected \
         CapacityError {{ slots: {slots} }}\n   yours {}, and said:\n{}",
        alone.status,
        String::from_utf8_lossy(&alone.stderr)
    );
}
