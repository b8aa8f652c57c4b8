//! A channel of a picture is every fourth byte of its pixels: a view, good for statistics without a copy.

use rstest::rstest;
use slicing::{Channel, Picture, Stats, Strided, stats};
use std::slice;
use views::View;
use witness::assert_eq;
use witness::literal;

use crate::lies_at;

const FILE: &[u8] = include_bytes!("../../data/lighthouse.pam");
const ALL: [Channel; 4] = [Channel::Red, Channel::Green, Channel::Blue, Channel::Alpha];

fn lighthouse() -> Picture<'static> {
    Picture::from_pam(FILE).expect("the picture of this chapter is whole")
}

/// One row of pixels.
fn row(pixels: &[u8]) -> Picture<'_> {
    Picture {
        width: pixels.len() / 4,
        height: 1,
        pixels: View::new(pixels),
    }
}

#[rstest]
#[case::red(b"rgbaRGBA", Channel::Red, "rR")]
#[case::green(b"rgbaRGBA", Channel::Green, "gG")]
#[case::blue(b"rgbaRGBA", Channel::Blue, "bB")]
#[case::alpha(b"rgbaRGBA", Channel::Alpha, "aA")]
#[case::green_in_half_a_pixel(b"rgbaRG", Channel::Green, "gG")]
#[case::blue_not_in_half_a_pixel(b"rgbaRG", Channel::Blue, "b")]
fn a_channel_is_every_fourth_byte(#[case] pixels: &[u8], #[case] channel: Channel, #[case] expected: &str) {
    let shown = row(pixels).channel(channel);
    let shown: Vec<u8> = (0..shown.len() as isize)
        .filter_map(|index| shown.get(index).copied())
        .collect();
    assert_eq!(
        literal(&shown),
        literal(expected.as_bytes()),
        "{channel:?} is {}[{}::4] (left: yours)",
        literal(pixels),
        channel as u8
    );
}

fn text(stats: Option<Stats>) -> String {
    stats.map_or("None".to_owned(), |Stats { min, max, mean }| {
        format!("min {min}, max {max}, mean {mean:?}")
    })
}

/// What `stats` says, or that it panicked.
fn said(channel: Strided<'_>) -> String {
    witness::answer(|| text(stats(channel)))
}

#[rstest]
#[case::one_byte(b"\x07", Stats { min: 7, max: 7, mean: 7.0 })]
#[case::a_mean_between_two_numbers(b"\x00\x01", Stats { min: 0, max: 1, mean: 0.5 })]
#[case::the_smallest_comes_last(b"\x09\x08\x01", Stats { min: 1, max: 9, mean: 6.0 })]
#[case::more_than_a_byte_can_count(&[255; 300], Stats { min: 255, max: 255, mean: 255.0 })]
fn every_byte_counts(#[case] bytes: &[u8], #[case] expected: Stats) {
    assert_eq!(
        said(Strided::new(View::new(bytes))),
        text(Some(expected)),
        "minimum and maximum are bytes of the channel, their sum is more than a byte can hold, the mean keeps its fraction \
         (left: yours)"
    );
}

#[rstest]
#[case::of_more_than_24_bits(70_000, 17_850_254.0)]
#[case::of_more_than_32_bits(16_843_010, 4_294_967_804.0)]
fn a_sum_keeps_its_last_digit(#[case] count: usize, #[case] sum: f64) {
    let nearly_white = [&vec![255; count][..], &[254]].concat();
    let mean = sum / (count as f64 + 1.0);
    assert_eq!(
        said(Strided::new(View::new(&nearly_white))),
        format!("min 254, max 255, mean {mean:?}"),
        "a sum keeps its last digit: {count} bytes of 255 and one of 254 are {sum} (left: yours)"
    );
}

#[test]
fn no_byte_has_no_minimum_and_no_mean() {
    let channels = [Strided::new(View::new(b"")), row(b"").channel(Channel::Alpha)];
    assert_eq!(
        channels.map(stats),
        [None, None],
        "an empty channel has no minimum and no mean, and an empty picture neither: None, not a division by zero (left: yours)"
    );
}

#[test]
fn the_gradient_of_the_tutorial() {
    let pixels: Vec<u8> = (0..100u32)
        .flat_map(|y| (0..100u32).flat_map(move |x| [x * 255 / 100, y * 255 / 100, 128, 255]))
        .map(|byte| byte as u8)
        .collect();
    for channel in [Channel::Red, Channel::Green] {
        assert_eq!(
            said(row(&pixels).channel(channel)),
            "min 0, max 252, mean 125.75",
            "the mean is the sum divided once by the count: one that is kept as you go rounds at each byte. \
             {channel:?} of a gradient over 100 x 100 pixels (left: yours)"
        );
    }
}

#[test]
fn the_lighthouse_in_numbers() {
    let rows = ALL.map(|channel| {
        let Stats { min, max, mean } = stats(lighthouse().channel(channel)).expect("the picture has pixels");
        format!("{channel:?} {min} to {max}, mean {mean:.2}")
    });
    witness::snapshot!("minimum, maximum and mean of each channel of the picture", rows.join("\n"), @r"
    Red 18 to 255, mean 121.05
    Green 40 to 250, mean 92.82
    Blue 36 to 226, mean 91.71
    Alpha 49 to 255, mean 252.83
    ");
}

#[test]
fn statistics_look_at_the_file() {
    let picture = lighthouse();
    let rule = "a channel is cut out without an allocation, be it for a copy or for the text of a slice";
    let green = witness::allocates(rule, 0, 0, || picture.channel(Channel::Green));
    let rule = "a channel must be looked at where the file lies, not copied";
    witness::allocates("statistics need no copy of the channel", 0, 0, || stats(green));
    let pixels = FILE.len() - 64 * 48 * 4;
    let (first, last) = (
        green.get(0).expect("a first byte"),
        green.get(-1).expect("a last byte"),
    );
    lies_at(rule, FILE, pixels + 1..pixels + 2, slice::from_ref(first));
    lies_at(rule, FILE, FILE.len() - 3..FILE.len() - 2, slice::from_ref(last));
}

/// A picture of two by two pixels, whole, and how its file differs in each case: what is replaced, and by what.
const TWO_BY_TWO: &[u8] =
    b"P7\nWIDTH 2\nHEIGHT 2\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\nrgbaRGBArgbaRGBA";
const PICTURE: &str = "2 by 2: View(b\"rgbaRGBArgbaRGBA\")";
const FILES: &[(&[u8], &[u8], &str)] = &[
    (b"", b"", PICTURE),
    (b"ENDHDR", b"ENDHDR ", PICTURE),
    (b"WIDTH 2\n", b"\n \t\n WIDTH\t 2 \n", PICTURE),
    (b"WIDTH", b"WIDTH 7\nWIDTH", PICTURE),
    (b"WIDTH", b"# caf\xe9\nWIDTH", PICTURE),
    (b"MAXVAL", b"# not yet ENDHDR\nMAXVAL", PICTURE),
    (b"RGBArgbaRGBA", b"RGBArgbaRGBA and more", PICTURE),
    (b"P7", b"P6", "the first line is not P7"),
    (b"P7\n", b"", "the first line is not P7"),
    (b"ENDHDR\n", b"", "there is no line ENDHDR"),
    (b"WIDTH", b"P7\nWIDTH", "a header has no line P7"),
    (b"HEIGHT 2\n", b"", "there is no line HEIGHT"),
    (b"WIDTH 2", b"WIDTH 0", "WIDTH is no whole number above 0"),
    (b"WIDTH 2", b"WIDTH 2 2", "WIDTH is no whole number above 0"),
    (b"DEPTH 4", b"DEPTH 3", "DEPTH is 3, and only 4 is read"),
    (b"MAXVAL 255\n", b"", "there is no line MAXVAL"),
    (b"255", b"0", "MAXVAL is no whole number above 0"),
    (b"255", b"15", "MAXVAL is 15, and only 255 is read"),
    (b"255", b"65535", "MAXVAL is 65535, and only 255 is read"),
    (
        b"RGB_ALPHA",
        b"CMYK",
        "TUPLTYPE is CMYK, and only RGB_ALPHA is read",
    ),
    (b"TUPLTYPE RGB_ALPHA\n", b"", "there is no line TUPLTYPE"),
    (
        b"ENDHDR",
        b"TUPLTYPE ENDHDR\nENDHDR",
        "there are two lines TUPLTYPE",
    ),
    (
        b"RGBArgbaRGBA",
        b"RGBArgbaRGB",
        "2 by 2 pixels of 4 bytes are more than the 15 bytes behind the header",
    ),
    (
        b"WIDTH 2",
        b"WIDTH 9223372036854775808",
        "9223372036854775808 by 2 pixels of 4 bytes are more than the 16 bytes behind the header",
    ),
];

#[test]
fn a_file_is_read_as_netpbm_reads_it_or_refused() {
    let len = lighthouse().channel(Channel::Red).len();
    assert_eq!(
        len,
        64 * 48,
        "a channel has one byte for every pixel (left: yours)"
    );
    let changed = FILES.iter().map(|(part, by, said)| {
        let at = TWO_BY_TWO
            .windows(part.len().max(1))
            .position(|bytes| bytes.starts_with(part));
        let (front, back) = TWO_BY_TWO.split_at(at.expect("each part is there"));
        ([front, by, &back[part.len()..]].concat(), *said)
    });
    let crlf = str::from_utf8(TWO_BY_TWO).expect("ASCII").replace('\n', "\r\n");
    for (file, said) in changed.chain([(crlf.into_bytes(), PICTURE)]) {
        let found = Picture::from_pam(&file).map_or_else(
            |error| error.to_string().replace("PAM file: ", ""),
            |found| format!("{} by {}: {:?}", found.width, found.height, found.pixels),
        );
        assert_eq!(
            found,
            said,
            "{} is read as netpbm reads it, or refused (`src/lib.rs`, left: what it says)",
            literal(&file)
        );
    }
}

#[test]
fn cpython_says_the_same() {
    let cases = witness::recorded(include_str!("../recorded/channels.tsv")).map(|line| {
        let bytes = from_hex(line[0]);
        let (pixels, picture) = match line[0] {
            "lighthouse.pam" => (
                "memoryview(the pixels of data/lighthouse.pam)".to_owned(),
                lighthouse(),
            ),
            hex => (format!("memoryview(bytes.fromhex('{hex}'))"), row(&bytes)),
        };
        let channel = ALL[line[1].parse::<usize>().expect("a channel")];
        (
            format!("{pixels}[{}::4]", line[1]),
            format!("min {}, max {}, mean {}", line[2], line[3], line[4]),
            witness::answer(|| said(picture.channel(channel))),
        )
    });
    witness::agrees_with_cpython(
        "a channel has the minimum, maximum and mean that CPython computes",
        cases,
    );
}

fn from_hex(text: &str) -> Vec<u8> {
    let digits = text.as_bytes().chunks_exact(2);
    digits
        .filter_map(|pair| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}
