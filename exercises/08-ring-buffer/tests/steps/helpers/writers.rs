//! Work that begins together, four writers at once, and a writer that panics.

use std::sync::Barrier;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;
use std::time::Duration;

use ring_buffer::{Entry, Shared};

use super::MEASURES;

/// What the work gives, begun when all are there.
pub fn together<T>(ready: &Barrier, work: impl FnOnce() -> T) -> T {
    ready.wait();
    work()
}

/// A writer that panics while it measures. Two others stand at the lock then: a reader, and a writer whose time is so
/// early that it is refused.
pub fn panic_once(shared: &Shared<u32>) {
    let ready = Barrier::new(3);
    let measure = || {
        ready.wait();
        thread::sleep(Duration::from_millis(20));
        panic!("the sensor came off (this panic belongs to the test)")
    };
    thread::scope(|scope| {
        let broken = scope.spawn(|| shared.record(measure).is_ok());
        let reader = scope.spawn(|| together(&ready, || shared.read().is_empty()));
        let writer = scope.spawn(|| together(&ready, || shared.record(|| (i64::MIN, 0)).is_ok()));
        broken.join().expect_err("a panic of `measure` is the caller's");
        for other in [reader, writer] {
            assert!(
                other.join().is_ok(),
                "who stands at the lock goes on after a writer's panic: yours panicked too"
            );
        }
    });
}

/// Has four writers record 500 values each, all different, and gives back what each of them saw evicted.
pub fn four_writers(shared: &Shared<u32>) -> Vec<Vec<Entry<u32>>> {
    let clock = AtomicI64::new(0);
    let clock = &clock;
    thread::scope(|scope| {
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let shared = shared.clone();
                scope.spawn(move || {
                    let values = (0..500).map(|number| 1_000 * writer + number);
                    let recorded = values.map(|value| {
                        let now = || clock.fetch_add(1, Ordering::Relaxed);
                        shared.record(|| (now(), value)).expect(MEASURES)
                    });
                    recorded.flatten().collect::<Vec<_>>()
                })
            })
            .collect();
        writers
            .into_iter()
            .map(|writer| writer.join().expect("no writer panics"))
            .collect()
    })
}
