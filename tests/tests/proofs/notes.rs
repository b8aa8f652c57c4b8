//! The notes of the ring that can be touched say what the solution's summaries say, to the last bit.

use crate::figures::{agree, dice, node};

/// Numbers that are hard on a sum, each as its bits: the same for the solution and for the script.
fn hard_numbers(count: usize) -> Vec<u64> {
    let hard = [
        5.0,
        0.1,
        0.2,
        0.3,
        -7.25,
        1e17,
        0.125,
        -0.0,
        0.0,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
    ];
    let mut throw = dice(7);
    (0..count)
        .map(|_| hard[(throw() >> 33) % hard.len()].to_bits())
        .collect()
}

/// What the solution says of a ring after each push: counts, extremes, sum and mean, floats as their bits.
fn summaries(slots: usize, numbers: &[u64]) -> Vec<String> {
    let mut ring = ring_buffer::Tracked::<f64>::new(slots).expect("a few slots");
    let bits = |number: f64| {
        if number.is_nan() {
            "nan".to_owned()
        } else {
            format!("{:x}", number.to_bits())
        }
    };
    let mut said = Vec::new();
    for number in numbers {
        ring.push(0, f64::from_bits(*number))
            .expect("no time goes backwards");
        let summary = ring.summary();
        let extremes = summary
            .extremes
            .map_or("none".to_owned(), |(low, high)| bits(low) + " " + &bits(high));
        let (sum, mean) = (bits(summary.sum), summary.mean().map_or("none".to_owned(), bits));
        said.push(format!(
            "{slots} {} {} {extremes} {sum} {mean}",
            summary.count, summary.nans
        ));
    }
    said
}

#[test]
fn their_notes_say_what_the_solutions_do() {
    let numbers = hard_numbers(300);
    let script = "require('./book/theme/model.js'); require('./book/theme/summaries.js'); const { mean, tracked } = workbook.model; \
                  const view = new DataView(new ArrayBuffer(8)); \
                  const bits = (number) => (number === null ? 'none' : Number.isNaN(number) ? 'nan' : (view.setFloat64(0, number), view.getBigUint64(0).toString(16))); \
                  const numbers = process.argv[1].split(' ').map((text) => (view.setBigUint64(0, BigInt(text)), view.getFloat64(0))); \
                  for (let slots = 1; slots <= 7; slots++) numbers.forEach((_, at) => { \
                  const summary = tracked(slots, numbers.slice(0, at + 1)).summary; const { count, nans, extremes, sum } = summary; \
                  console.log([slots, count, nans, ...(extremes ?? [null]).map(bits), bits(sum), bits(mean(summary))].join(' ')); });";
    let list: Vec<_> = numbers.iter().map(u64::to_string).collect();
    let Some(output) = node(script, &list.join(" ")) else {
        return;
    };
    let right: Vec<_> = (1..=7).flat_map(|slots| summaries(slots, &numbers)).collect();
    let rule = "what a figure's notes say is what the solution's say";
    agree(&output, &right, "the solution", rule);
}
