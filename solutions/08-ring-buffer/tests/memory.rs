//! Where there is memory for the slots and none for their summaries, the reference solution says so, and does not end
//! the program. Linux alone is asked: it can be told how much memory a program gets.
#![cfg(target_os = "linux")]

use std::env;
use std::process::Command;

use ring_buffer_solution::{CapacityError, Ring, Shared, Tracked};

/// 72 MB of slots, and 384 MB of summaries.
const SLOTS: usize = 8_000_000;
const LITTLE: &str = "RING_BUFFER_LITTLE_MEMORY";

#[test]
fn memory_that_is_not_there_for_summaries_is_refused() {
    if env::var_os(LITTLE).is_some() {
        let refused = Some(CapacityError { slots: SLOTS });
        assert!(Ring::<u8>::new(SLOTS).is_ok(), "there is memory for the slots");
        assert_eq!(Tracked::<u8>::new(SLOTS).err(), refused);
        assert_eq!(Shared::<u8>::new(SLOTS).err(), refused);
        return;
    }
    let program = env::current_exe().expect("a test knows its program");
    let alone = Command::new("sh")
        .args(["-c", "ulimit -v 400000 && exec \"$0\" --test-threads=1"])
        .arg(program)
        .env(LITTLE, "")
        .output()
        .expect("a shell starts");
    let said = String::from_utf8_lossy(&alone.stdout) + String::from_utf8_lossy(&alone.stderr);
    assert!(
        alone.status.success() && said.contains("1 passed"),
        "with 400 MB, a ring of {SLOTS} slots is there and its summaries are refused; the program ended with {}:\n{said}",
        alone.status
    );
}
