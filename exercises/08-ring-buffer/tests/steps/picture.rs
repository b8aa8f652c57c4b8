//! A line of text says how full a ring is; a chart shows each entry in the slot where it lies, painted into a picture.

use mutation::{PictureMut, PixelError, ViewMut};
use ring_buffer::{BACKGROUND, HEIGHT, NEWER, Number, OLDER, Ring, SLOT_WIDTH, bar, chart};
use rstest::rstest;
use witness::assert_eq;

use crate::filled;

#[rstest]
#[case::no_entry(0, 8, 10, "[----------] 0 of 8 slots, 0.0%")]
#[case::a_part(5, 8, 10, "[######----] 5 of 8 slots, 62.5%")]
#[case::nearly_all(99, 100, 10, "[#########-] 99 of 100 slots, 99.0%")]
#[case::as_many_marks_as_places(15, 22, 22, "[###############-------] 15 of 22 slots, 68.2%")]
#[case::all(8, 8, 10, "[##########] 8 of 8 slots, 100.0%")]
#[case::overwritten_ones_count_once(20, 8, 4, "[####] 8 of 8 slots, 100.0%")]
#[case::no_mark_at_all(1, 2, 0, "[] 1 of 2 slots, 50.0%")]
fn a_bar_shows_how_full_it_is(
    #[case] pushes: u8,
    #[case] places: usize,
    #[case] width: usize,
    #[case] expected: &str,
) {
    assert_eq!(
        bar(&filled(places, 0..pushes), width),
        expected,
        "{pushes} pushes into {places} slots, drawn with {width} marks: only whole ones are filled (left: yours)"
    );
}

/// The pixels of a chart that was painted over something else, in a picture of `width` by `height`.
fn painted<T: Number>(ring: &Ring<T>, width: usize, height: usize) -> (Result<(), PixelError>, Vec<u8>) {
    let mut pixels = vec![0xee; 4 * width * height];
    let picture = PictureMut::new(width, height, ViewMut::new(&mut pixels));
    let result = chart(ring, &mut picture.expect("four bytes a pixel"));
    (result, pixels)
}

/// What stands in the field of a slot: `3` for a column of the newer window that is three pixels high, `(3)` for one of the
/// older, nothing for no column; or the first pixel that is none of these.
fn field(pixels: &[u8], slots: usize, slot: usize) -> String {
    let pixel = |x: usize, y: usize| &pixels[4 * (SLOT_WIDTH * (slots * y + slot) + x)..][..4];
    let ground = pixel(1, HEIGHT - 1);
    let height = (0..HEIGHT).filter(|&y| pixel(1, y) != BACKGROUND).count();
    for (y, x) in (0..HEIGHT).flat_map(|y| (0..SLOT_WIDTH).map(move |x| (y, x))) {
        let inside = y + height >= HEIGHT && (1..SLOT_WIDTH - 1).contains(&x);
        let expected = if inside { ground } else { &BACKGROUND };
        if pixel(x, y) != expected {
            return format!("slot {slot}, pixel ({x}, {y}): {:?}", pixel(x, y));
        }
    }
    match height {
        0 => String::new(),
        _ if ground == NEWER => format!("{slot}:{height}"),
        _ if ground == OLDER => format!("{slot}:({height})"),
        _ => format!("slot {slot}: a column of the colour {ground:?}"),
    }
}

/// The columns of a chart: those of the older window, then those of the newer one, `slot:height` each.
fn columns<T: Number>(ring: &Ring<T>) -> String {
    let slots = ring.capacity();
    let (result, pixels) = painted(ring, SLOT_WIDTH * slots, HEIGHT);
    if let Err(error) = result {
        return error.to_string();
    }
    let fields = (0..slots)
        .map(|slot| field(&pixels, slots, slot))
        .filter(|field| !field.is_empty());
    let (older, newer): (Vec<_>, Vec<_>) = fields.partition(|field| field.contains('('));
    let older = older.join(" ").replace(['(', ')'], "");
    format!("{older}|{}", newer.join(" "))
}

#[rstest]
#[case::no_entry(columns(&filled::<u8>(3, [])), "|")]
#[case::all_equal(columns(&filled(3, [7u8, 7, 7])), "0:50 1:50 2:50|")]
#[case::from_the_lowest_to_the_highest(columns(&filled(3, [-1i16, 0, 1])), "0:4 1:50 2:96|")]
#[case::all_below_zero(columns(&filled(3, [-3i16, -2, -1])), "0:4 1:50 2:96|")]
#[case::not_yet_full(columns(&filled(4, [7u8, 9])), "0:4 1:96|")]
#[case::where_they_lie(columns(&filled(3, [9u8, 9, 0, 1, 2])), "2:4|0:50 1:96")]
#[case::no_number_leaves_a_gap(columns(&filled(3, [0.0, f64::NAN, 1.0])), "0:4 2:96|")]
#[case::an_infinity_leaves_a_gap(columns(&filled(3, [f64::INFINITY, 0.0, 1.0])), "1:4 2:96|")]
#[case::integers_that_are_one_float(columns(&filled(4, [0, 40, 80, 100].map(|more| 1_700_000_000_000_000_000i64 + more))), "0:4 1:41 2:78 3:96|")]
#[case::the_farthest_integers(columns(&filled(3, [i64::MIN, -1, i64::MAX])), "0:4 1:50 2:96|")]
#[case::the_largest_without_a_sign(columns(&filled(3, [u64::MAX, u64::MAX - 1, u64::MAX - 2])), "0:96 1:50 2:4|")]
#[case::the_smallest_floats(columns(&filled(3, [0.0, 5e-324, 1e-323])), "0:4 1:50 2:96|")]
#[case::two_zeros(columns(&filled(2, [0.0, -0.0])), "0:50 1:50|")]
#[case::nothing_finite(columns(&filled(2, [f64::NAN, f64::INFINITY])), "|")]
#[case::halves_go_up(columns(&filled(3, [0i16, 3, 552])), "0:4 1:5 2:96|")]
#[case::the_farthest_floats(columns(&filled(3, [f64::MIN, 0.0, f64::MAX])), "0:4 1:50 2:96|")]
fn each_column_stands_in_its_slot(#[case] yours: String, #[case] expected: &str) {
    assert_eq!(
        yours, expected,
        "a column of each finite value, in the slot where it lies, from 4 for the lowest to 96 for the highest: those of \
         the older window, `|`, and those of the newer one (left: yours)"
    );
}

#[test]
fn a_chart_of_a_ring_in_its_second_lap() {
    let ring = filled(8, [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5i16]);
    witness::snapshot!("five pale columns from slot 3 on, and three at the start of the memory", columns(&ring),
        @"3:4 4:50 5:96 6:16 7:62|0:50 1:27 2:50");
}

#[test]
fn what_was_there_is_painted_over() {
    let ring = filled(4, [1u8, 2]);
    let (result, pixels) = painted(&ring, 4 * SLOT_WIDTH, HEIGHT);
    let left = pixels.chunks(4).filter(|pixel| **pixel == [0xee; 4]).count();
    assert_eq!(
        (result, left),
        (Ok(()), 0),
        "every pixel of every slot is painted, also where no column stands and no entry lies (left: yours, and how many \
         pixels of an older picture it left)"
    );
}

#[test]
fn what_lies_behind_the_last_slot_is_not_touched() {
    let ring = filled(2, [1u8, 2, 3]);
    let (result, pixels) = painted(&ring, 2 * SLOT_WIDTH + 3, HEIGHT + 2);
    let left = pixels.chunks(4).filter(|pixel| **pixel == [0xee; 4]).count();
    assert_eq!(
        (result, left),
        (Ok(()), 3 * HEIGHT + 2 * (2 * SLOT_WIDTH + 3)),
        "a larger picture keeps what is to the right and below (left: yours, and how many pixels stayed)"
    );
}

#[rstest]
#[case::no_pixel(0, 0)]
#[case::not_wide_enough(2 * SLOT_WIDTH - 1, HEIGHT)]
#[case::not_high_enough(2 * SLOT_WIDTH, HEIGHT - 1)]
fn a_picture_without_room_is_an_error(#[case] width: usize, #[case] height: usize) {
    let outside = witness::answer(|| {
        let (result, _) = painted(&filled(2, [1u8, 2]), width, height);
        let outside =
            result.map_err(|error| (error.width, error.height, error.x >= width || error.y >= height));
        format!("{outside:?}")
    });
    assert_eq!(
        outside,
        format!("Err(({width}, {height}, true))"),
        "two slots in a picture of {width} by {height}: the pixel that is not there is named, and nothing panics (left: yours)"
    );
}
