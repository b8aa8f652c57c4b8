//! Chapter 2: bytes that do not lie side by side, copied out, added up and taken apart.

use ndarray::{ArrayView1, Axis};
use slicing::{Channel, Frames, Picture, Slice, Strided, stats};
use views::View;

use crate::data::Who::{Field, Ours};
use crate::inputs::{PICTURE, bytes, frames};
use crate::row::{Row, row, side};

fn strided(step: isize) -> Strided<'static> {
    let slice = Slice {
        step: Some(step),
        ..Slice::default()
    };
    Strided::new(View::new(bytes(PICTURE)))
        .slice(slice)
        .expect("a step that is not zero")
}

pub fn rows() -> Vec<Row> {
    let table = "slicing";
    vec![
        row(table, "tobytes", "`view.tobytes()` of 33 MB", || {
            vec![
                side(Ours, "", || strided(1).to_bytes()),
                side(Field, "`to_vec`", || bytes(PICTURE).to_vec()),
            ]
        })
        .python()
        .field(),
        row(table, "tobytes-4", "`view[::4].tobytes()` of 33 MB", || {
            vec![
                side(Ours, "", || strided(4).to_bytes()),
                side(Field, "`step_by`", || {
                    bytes(PICTURE).iter().step_by(4).copied().collect::<Vec<u8>>()
                }),
            ]
        })
        .python()
        .field()
        .why("In safe Rust the walk compares each place with the end of the memory; `step_by` knows that its places are inside."),
        row(table, "tobytes-back", "`view[::-1].tobytes()` of 33 MB", || {
            vec![
                side(Ours, "", || strided(-1).to_bytes()),
                side(Field, "`rev`", || {
                    bytes(PICTURE).iter().rev().copied().collect::<Vec<u8>>()
                }),
            ]
        })
        .python()
        .field(),
        row(table, "sum-4", "`sum(view[::4])` of 33 MB", || {
            vec![
                side(Ours, "", || strided(4).walk().map(u64::from).sum::<u64>()),
                side(Field, "ndarray", || {
                    let all = ArrayView1::from(bytes(PICTURE));
                    let red = all.slice_axis(Axis(0), ndarray::Slice::new(0, None, 4));
                    red.fold(0, |sum, &byte| sum + u64::from(byte))
                }),
            ]
        })
        .python()
        .looped()
        .field()
        .why("ndarray follows a pointer; in safe Rust the walk compares each place with the end of the memory."),
        row(table, "statistics", STATISTICS, || {
            vec![
                side(Ours, "", || {
                    let picture = Picture {
                        width: 3840,
                        height: 2160,
                        pixels: View::new(bytes(PICTURE)),
                    };
                    stats(picture.channel(Channel::Red)).map(|red| (red.min, red.max, red.mean))
                }),
                side(Field, "`chunks_exact`", || {
                    let (min, max, sum) =
                        bytes(PICTURE)
                            .chunks_exact(4)
                            .fold((255, 0, 0), |(min, max, sum), pixel| {
                                (pixel[0].min(min), pixel[0].max(max), sum + u64::from(pixel[0]))
                            });
                    Some((min, max, sum as f64 / (PICTURE / 4) as f64))
                }),
            ]
        })
        .python()
        .looped(),
        row(table, "frames", "100,000 frames of a buffer of 5 MB", || {
            vec![side(Ours, "", || {
                let mut frames = Frames::new(View::new(frames()), 100);
                let (mut count, mut bytes) = (0_usize, 0_usize);
                while let Ok(Some(frame)) = frames.next_frame() {
                    count += 1;
                    bytes += frame.len();
                }
                (count, bytes)
            })]
        })
        .looped(),
    ]
}

const STATISTICS: &str = "`min`, `max` and mean of `view[::4]`, a picture's red";
