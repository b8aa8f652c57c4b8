//! Behind the chart's lines: a band for each cache, up to as many bytes as it holds, and the rest, which only memory holds.

use std::fmt::Write as _;

use super::chart::{LEFT, Scale, TOP, size};

/// The bands of a machine whose caches hold so many bytes, the nearest first; nothing where they are not known.
pub fn draw(scale: &Scale, caches: &[u64]) -> String {
    let mut drawing = String::new();
    let (floor, right) = Scale::AXIS;
    let ends = caches
        .iter()
        .map(|bytes| scale.x(*bytes as f64).clamp(LEFT, right));
    let mut from = LEFT;
    for (number, to) in ends.chain([right]).enumerate().filter(|_| !caches.is_empty()) {
        if to <= from {
            continue;
        }
        let name = caches.get(number).map_or("memory".to_owned(), |bytes| {
            format!("L{}: {}", number + 1, size(*bytes))
        });
        let (wide, high, parity) = (
            to - from,
            floor - TOP,
            if number % 2 == 0 { "even" } else { "odd" },
        );
        let _ = writeln!(
            drawing,
            "<rect class=\"cache {parity}\" x=\"{from:.1}\" y=\"{TOP}\" width=\"{wide:.1}\" height=\"{high}\"/>"
        );
        let (middle, below) = (from + wide / 2.0, floor + 42.0);
        let _ = writeln!(
            drawing,
            "<text class=\"bytes\" x=\"{middle:.1}\" y=\"{below}\">{name}</text>"
        );
        from = to;
    }
    drawing
}

/// The same for those who do not see it.
pub fn words(caches: &[u64]) -> Option<String> {
    let sizes: Vec<_> = caches.iter().map(|bytes| size(*bytes)).collect();
    (!sizes.is_empty()).then(|| format!("the caches hold {}", sizes.join(", ")))
}

/// What the caption says of them.
pub fn caption(caches: &[u64]) -> &'static str {
    match caches {
        [] => "",
        _ => " A band says what a cache holds; a copy reads and writes, and needs room for twice its bytes.",
    }
}
