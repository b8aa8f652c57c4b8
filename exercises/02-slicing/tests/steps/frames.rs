//! A receive buffer is cut into frames where it lies: whole ones are views, the rest waits.

use rstest::rstest;
use slicing::{Frames, TooLong};
use views::View;
use witness::assert_eq;
use witness::literal;

use crate::lies_at;

/// What came off a buffer before it said to wait, or refused.
#[derive(Debug, PartialEq)]
struct Taken {
    frames: Vec<String>,
    refused: Option<TooLong>,
}

/// Takes all complete frames, at most a hundred.
fn taken(buffer: &mut Frames<'_>) -> Taken {
    let (mut frames, mut refused) = (Vec::new(), None);
    while frames.len() < 100 {
        match buffer.next_frame() {
            Ok(Some(frame)) => frames.push(literal(frame.as_bytes())),
            Ok(None) => break,
            Err(error) => {
                refused = Some(error);
                break;
            }
        }
    }
    Taken { frames, refused }
}

#[rstest]
#[case::one(b"\0\0\0\x05hello", &["hello"])]
#[case::two(b"\0\0\0\x02hi\0\0\0\x05there", &["hi", "there"])]
#[case::one_without_a_byte(b"\0\0\0\0\0\0\0\x01x", &["", "x"])]
#[case::one_without_a_byte_at_the_end(b"\0\0\0\x02hi\0\0\0\0", &["hi", ""])]
#[case::two_that_are_equal(b"\0\0\0\x02\0\0\0\0\0\x02\0\0", &["\0\0", "\0\0"])]
#[case::one_as_long_as_the_limit(b"\0\0\0\x08capybara", &["capybara"])]
fn complete_frames_come_in_order(#[case] received: &[u8], #[case] expected: &[&str]) {
    let mut buffer = Frames::new(View::new(received), 8);
    let expected = Taken {
        frames: expected.iter().map(|text| literal(text.as_bytes())).collect(),
        refused: None,
    };
    assert_eq!(
        taken(&mut buffer),
        expected,
        "each frame is as many bytes as its prefix says, without the prefix (left: yours)"
    );
    assert_eq!(
        literal(buffer.rest().as_bytes()),
        r#"b"""#,
        "nothing is left over (left: yours)"
    );
}

#[test]
fn the_highest_byte_of_a_length_comes_first() {
    let received = [&b"\0\0\x01\x02"[..], &[b'x'; 258]].concat();
    let answer = Frames::new(View::new(&received), 1000).next_frame();
    assert_eq!(
        answer.map(|frame| frame.map(|frame| frame.len())),
        Ok(Some(258)),
        "the prefix is big-endian: 00 00 01 02 is 258 (left: yours)"
    );
}

#[rstest]
#[case::no_byte(b"")]
#[case::one_byte_of_the_prefix(b"\0")]
#[case::three_bytes_of_the_prefix(b"\0\0\0")]
#[case::the_prefix_alone(b"\0\0\0\x05")]
#[case::all_but_the_last_byte(b"\0\0\0\x05hell")]
fn an_incomplete_frame_waits_untouched(#[case] received: &[u8]) {
    let mut buffer = Frames::new(View::new(received), 8);
    for _ in 0..2 {
        assert_eq!(
            taken(&mut buffer),
            Taken {
                frames: vec![],
                refused: None
            },
            "a frame that has not arrived whole must wait, however often you ask (left: yours)"
        );
        assert_eq!(
            literal(buffer.rest().as_bytes()),
            literal(received),
            "what waits keeps every byte, its prefix too (left: yours)"
        );
    }
}

#[rstest]
#[case::one_byte_more_than_the_limit(b"\0\0\0\x09capybaras", 9)]
#[case::before_the_rest_has_arrived(b"\0\0\0\x09", 9)]
#[case::a_hostile_one(b"\xff\xff\xff\xff", u32::MAX)]
#[case::one_whose_highest_bit_is_set(b"\x80\0\0\0", 1 << 31)]
fn a_length_over_the_limit_is_refused_at_once(#[case] received: &[u8], #[case] len: u32) {
    let mut buffer = Frames::new(View::new(received), 8);
    for _ in 0..2 {
        assert_eq!(
            taken(&mut buffer),
            Taken {
                frames: vec![],
                refused: Some(TooLong { len, limit: 8 })
            },
            "a length over the limit is an error as soon as its prefix is there: do not wait (left: yours)"
        );
        assert_eq!(
            literal(buffer.rest().as_bytes()),
            literal(received),
            "an error takes nothing off the rest (left: yours)"
        );
    }
}

#[test]
fn a_limit_may_be_more_than_any_length() {
    let limit = (u32::MAX as usize).saturating_add(1); // 1 << 32, which 32 bits do not hold
    let answer = Frames::new(View::new(b"\0\0\0\x02hi"), limit).next_frame();
    assert_eq!(
        answer.map(|frame| frame.map(|frame| literal(frame.as_bytes()))),
        Ok(Some(r#"b"hi""#.to_owned())),
        "2 bytes are not over a limit of {limit} (left: yours)"
    );
}

#[rstest]
#[case::a_frame_without_a_byte(b"\0\0\0\0\0\0\0\0", &["", ""], None)]
#[case::no_frame_with_one(b"\0\0\0\0\0\0\0\x01x", &[""], Some(TooLong { len: 1, limit: 0 }))]
fn a_limit_of_zero_allows(
    #[case] received: &[u8],
    #[case] frames: &[&str],
    #[case] refused: Option<TooLong>,
) {
    let frames = frames.iter().map(|text| literal(text.as_bytes())).collect();
    assert_eq!(
        taken(&mut Frames::new(View::new(received), 0)),
        Taken { frames, refused },
        "a limit of 0 is a limit: it allows frames without a byte, and no other (left: yours)"
    );
}

#[test]
fn without_a_limit_the_longest_length_waits() {
    let mut buffer = Frames::new(View::new(b"\xff\xff\xff\xffxyz"), usize::MAX);
    let rule =
        "4 billion bytes have not arrived: wait, without a sum that overflows and without room reserved";
    let nothing = Taken {
        frames: vec![],
        refused: None,
    };
    assert_eq!(
        witness::answer(|| format!("{:?}", taken(&mut buffer))),
        format!("{nothing:?}"),
        "{rule} (left: yours)"
    );
    witness::allocates(rule, 0, 0, || taken(&mut buffer));
}

#[test]
fn the_error_names_both_numbers() {
    let Err(error) = Frames::new(View::new(b"\xff\xff\xff\xff"), 1024).next_frame() else {
        panic!("4 billion bytes are over the limit of 1024, so this prefix is an error");
    };
    witness::snapshot!("an error names what was asked for and what is allowed", error.to_string(),
        @"ValueError: a frame of 4294967295 bytes is over the limit of 1024");
}

#[test]
fn wherever_the_buffer_ends_no_frame_is_lost() {
    let stream = b"\0\0\0\x02hi\0\0\0\0\0\0\0\x05there";
    for end in 0..=stream.len() {
        let mut early = Frames::new(View::new(&stream[..end]), 8);
        let mut frames = taken(&mut early).frames;
        let waiting = [early.rest().as_bytes(), &stream[end..]].concat();
        frames.extend(taken(&mut Frames::new(View::new(&waiting), 8)).frames);
        assert_eq!(
            frames,
            [r#"b"hi""#, r#"b"""#, r#"b"there""#],
            "the rest of a first read and the bytes of a second hold what one read would have held; \
             the first read ended after {end} bytes (left: yours)"
        );
    }
}

#[test]
fn frames_look_at_the_receive_buffer() {
    let received = b"\0\0\0\x02hi\0\0\0\x05there\0\0\0\x07wait";
    let mut buffer = Frames::new(View::new(received), 8);
    let rule = "a frame must be looked at where it was received, not copied";
    let (first, second, third) = witness::allocates(rule, 0, 0, || {
        (buffer.next_frame(), buffer.next_frame(), buffer.next_frame())
    });
    let first = first.ok().flatten().expect("hi is complete");
    let second = second.ok().flatten().expect("there is complete");
    assert!(
        third.is_ok_and(|frame| frame.is_none()),
        "the third frame is incomplete and waits"
    );
    lies_at(rule, received, 4..6, first.as_bytes());
    lies_at(rule, received, 10..15, second.as_bytes());
    lies_at(rule, received, 15..received.len(), buffer.rest().as_bytes());
    let prefix = [0; 4];
    let frame = Frames::new(View::new(&prefix), 8).next_frame().ok().flatten();
    let rule = "a frame without a byte looks at the buffer too";
    witness::lies_in(
        rule,
        &prefix,
        frame.expect("a length of 0 is complete").as_bytes(),
    );
}
