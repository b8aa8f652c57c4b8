//! `set_pixel` paints where there is a pixel and refuses where there is none; the filters change a picture
//! where it lies.

use std::time::Duration;

use mutation::{PictureMut, PixelError, ViewMut};
use rstest::rstest;
use witness::assert_eq;

use crate::{drawing, filtered, from_hex, hex, paint, painted};

#[rstest]
#[case::the_first(0, 0, "ff8000c0 00000000 00000000 00000000 00000000 00000000")]
#[case::the_last_of_a_row(2, 0, "00000000 00000000 ff8000c0 00000000 00000000 00000000")]
#[case::the_last(2, 1, "00000000 00000000 00000000 00000000 00000000 ff8000c0")]
fn one_pixel_is_painted(#[case] x: usize, #[case] y: usize, #[case] after: &str) {
    let (mut owner, rgba) = ([0; 24], [0xff, 0x80, 0, 0xc0]);
    let painted = paint(3, 2, &mut owner, |picture| picture.set_pixel(x, y, rgba));
    assert_eq!(
        (painted, hex(&owner).as_str()),
        (Ok(()), after),
        "a picture of 3 by 2 has a pixel ({x}, {y}) of four bytes, and no other is touched (left: yours)"
    );
}

#[test]
fn a_pixel_is_painted_over_and_not_mixed() {
    let mut owner = [0x55; 4];
    let painted = paint(1, 1, &mut owner, |picture| picture.set_pixel(0, 0, [1, 2, 3, 0]));
    assert_eq!(
        (painted, owner),
        (Ok(()), [1, 2, 3, 0]),
        "the pixel has the four bytes it was given, also where nothing is to be seen of them (left: yours)"
    );
}

#[rstest]
#[case::right_of_the_first_row(3, 0)]
#[case::right_of_the_last_row(3, 1)]
#[case::below(0, 2)]
#[case::far_to_the_right(usize::MAX, 0)]
#[case::far_below(0, usize::MAX)]
fn there_is_no_pixel_outside(#[case] x: usize, #[case] y: usize) {
    let mut owner = [0; 24];
    let refused = paint(3, 2, &mut owner, |picture| picture.set_pixel(x, y, [255; 4]));
    let (width, height) = (3, 2);
    assert_eq!(
        (refused, owner),
        (Err(PixelError { x, y, width, height }), [0; 24]),
        "what is outside is an error, not silence and not a pixel of another row (left: yours, and the owner)"
    );
}

#[test]
fn a_picture_has_four_bytes_a_pixel() {
    let painted = paint(1, 1, &mut [0; 4], |picture| picture.set_pixel(0, 0, [255; 4]));
    let opens = [(1, 4), (1, 3), (1, 5), (usize::MAX, 4)]
        .map(|(width, len)| PictureMut::new(width, 1, ViewMut::new(&mut vec![0; len])).is_some());
    assert_eq!(
        (painted, opens),
        (Ok(()), [true, false, false, false]),
        "only four bytes make a pixel to paint (left: yours)"
    );
}

#[test]
fn the_error_says_where_and_how_large() {
    let refused = paint(3, 2, &mut [0; 24], |picture| picture.set_pixel(64, 1, [0; 4]));
    let refused = refused.expect_err("there are three columns, so 64 is refused (yours painted it)");
    witness::snapshot!("the error says which pixel, and how large the picture is", refused.to_string(),
        @"IndexError: no pixel (64, 1) in a picture of 3 by 2");
}

#[rstest]
#[case::three_by_two(3, 2, "000080ff 7f0080ff ff0080ff 00ff80ff 7fff80ff ffff80ff")]
#[case::one_column(1, 3, "000080ff 007f80ff 00ff80ff")]
#[case::one_pixel(1, 1, "000080ff")]
fn red_goes_across_and_green_down(#[case] width: usize, #[case] height: usize, #[case] after: &str) {
    let mut owner = vec![0x55; 4 * width * height];
    assert_eq!(
        painted(width, height, &mut owner, |picture| picture.gradient()),
        after,
        "red is 0 in the first column and 255 in the last, green by rows; one alone is the first (left: yours)"
    );
}

#[rstest]
#[case::of_8(8)]
#[case::of_26(26)]
#[case::of_300(300)]
fn the_last_column_and_row_are_full(#[case] len: usize) {
    let mut owner = vec![0x55; 4 * len * len];
    let yours = witness::answer(|| {
        paint(len, len, &mut owner, |picture| picture.gradient());
        hex(&[&owner[..4], &owner[owner.len() - 4..]].concat())
    });
    assert_eq!(
        yours, "000080ff ffff80ff",
        "{len} by {len} end at 255: multiply before you divide, in whole numbers that have room for it, and divide \
         by one less than {len} (left: yours, its first and its last pixel)"
    );
}

#[test]
fn a_gradient_to_look_at() {
    let mut owner = vec![0; 4 * 64 * 48];
    let seen = paint(64, 48, &mut owner, |picture| {
        picture.gradient();
        drawing(picture.as_picture())
    });
    witness::snapshot!("dark where both colours begin, bright where both end", seen);
}

#[rstest]
#[case::red("ff0000ff", "4c4c4cff")]
#[case::green("00ff00ff", "959595ff")]
#[case::blue("0000ffff", "1d1d1dff")]
#[case::half_transparent("6478501f", "6d6d6d1f")]
#[case::transparent("64785000", "6d6d6d00")]
#[case::grey_stays_grey("010101ff", "010101ff")]
#[case::a_lighter_grey_too("3d3d3dff", "3d3d3dff")]
#[case::white_stays_white("ffffffff", "ffffffff")]
fn grey_is_brightness(#[case] before: &str, #[case] after: &str) {
    let mut owner = from_hex(before);
    assert_eq!(
        painted(1, 1, &mut owner, |picture| picture.greyscale()),
        after,
        "red, green and blue of {before} become the brightness of the three, calculated in whole numbers; the \
         fourth byte stays (left: yours)"
    );
}

const SLIDES: &str = "a window's sum slides: a column comes in and one goes out, however wide the window is";

#[rstest]
#[case::radius_0_changes_nothing(0, "00 50 3c ff")]
#[case::radius_1(1, "28 2e 83 9d")]
#[case::the_largest_radius(usize::MAX, "62 62 62 62")]
fn a_blur_is_the_mean_of_the_neighbours(#[case] radius: usize, #[case] after: &str) {
    let yours = witness::in_time(SLIDES, Duration::from_secs(2), move || {
        // One row of four pixels whose four bytes are equal.
        let mut owner = [[0x00; 4], [0x50; 4], [0x3c; 4], [0xff; 4]].concat();
        painted(4, 1, &mut owner, |picture| picture.blur_rows(radius))
    });
    let every_channel: Vec<_> = after.split(' ').map(|byte| byte.repeat(4)).collect();
    assert_eq!(
        yours,
        every_channel.join(" "),
        "each byte becomes the mean of what lay there before: up to {radius} pixel(s) to either side, fewer \
         at the edge (left: yours)"
    );
}

#[test]
fn a_wide_blur_mixes_every_pixel_of_the_row() {
    let mut owner = [0xff; 4 * 300];
    owner[..4].fill(0);
    let seen = witness::answer(|| {
        paint(300, 1, &mut owner, |picture| picture.blur_rows(299));
        let others = owner.iter().filter(|byte| **byte != 0xfe).count();
        format!("{others} bytes are not fe")
    });
    assert_eq!(
        seen, "0 bytes are not fe",
        "the mean of one byte that is 0 and 299 that are ff is fe, though they add up to 76,245, and a radius \
         of 299 reaches all of them from everywhere (left: yours)"
    );
}

#[test]
fn a_wide_blur_is_as_fast_as_a_narrow_one() {
    let seen = witness::in_time(SLIDES, Duration::from_secs(2), || {
        let mut owner = b"rgba".repeat(100_000);
        paint(100_000, 1, &mut owner, |picture| picture.blur_rows(50_000));
        owner.chunks_exact(4).filter(|pixel| *pixel == b"rgba").count()
    });
    assert_eq!(
        seen, 100_000,
        "the mean of a hundred thousand equal pixels is each of them (left: how many of yours are equal)"
    );
}

#[rstest]
#[case::no_column(0, 3)]
#[case::no_row(3, 0)]
fn there_is_a_picture_without_pixels(#[case] width: usize, #[case] height: usize) {
    let yours = painted(width, height, &mut [], |picture| {
        picture.gradient();
        picture.greyscale();
        picture.blur_rows(1);
        let painted = picture.set_pixel(0, 0, [0; 4]);
        painted.expect_err("there is no pixel (0, 0) (yours painted it)");
    });
    assert_eq!(
        yours, "",
        "a picture of {width} by {height} has nothing to paint, which is no reason to panic (left: yours)"
    );
}

#[test]
fn only_a_blur_allocates_and_only_one_row() {
    let mut owner = vec![0; 4 * 100 * 20];
    paint(100, 20, &mut owner, |picture| {
        let rule = "a pixel, a gradient and shades of grey are painted in place";
        witness::allocates(rule, 0, 0, || {
            let _ = picture.set_pixel(99, 19, [0; 4]);
            picture.gradient();
            picture.greyscale();
        });
        let rule = "a blur keeps one row of 100 pixels as it was, and never the picture";
        witness::allocates(rule, 1, 400, || picture.blur_rows(1));
    });
}

#[test]
fn a_lighthouse_in_shades_of_grey() {
    let seen = filtered(|picture| picture.greyscale());
    witness::snapshot!("the lighthouse of chapter 2 without its colours", seen);
}

#[test]
fn a_lighthouse_in_a_fast_train() {
    let seen = filtered(|picture| {
        picture.greyscale();
        picture.blur_rows(4);
    });
    let rule = "the same, each pixel mixed with four to the left and four to the right";
    witness::snapshot!(rule, seen);
}

#[test]
fn every_filter_calculates_as_cpython() {
    let cases = witness::recorded(include_str!("../recorded/pixels.tsv")).map(|case| {
        let [filter, width, height, before, after] = case[..] else {
            panic!("pixels.tsv has five columns")
        };
        let (width, height) = (width.parse().expect("a width"), height.parse().expect("a height"));
        let mut owner = from_hex(before);
        let yours = painted(width, height, &mut owner, |picture| {
            match filter.strip_prefix("blur ") {
                Some(radius) => picture.blur_rows(radius.parse().expect("a radius")),
                None => picture.greyscale(),
            }
        });
        let before = hex(&from_hex(before));
        let expression = format!("{filter} of {width} by {height} pixels, {before}");
        (expression, hex(&from_hex(after)), yours)
    });
    witness::agrees_with_cpython("every byte gets the value that Python calculates", cases);
}
