//! The chart of the chapter is what the reference solution draws.

use std::fs;

#[allow(dead_code)]
#[path = "../examples/chart.rs"]
mod chart;

#[test]
fn the_chart_of_the_book_is_current() {
    let (path, svg) = chart::drawn();
    let shown = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        shown == svg,
        "{} is not what the solution draws: `cargo run -p ring-buffer-solution --example chart` draws it again",
        path.display()
    );
}
