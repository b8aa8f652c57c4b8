//! A struct cannot hold a view of its own field. It can hold the places, or share the owner.

use std::thread;

use cast::MemoryView;
use lifetimes::{Kept, Message, SafeBuffer};
use rstest::rstest;
use views::View;
use witness::assert_eq;
use witness::literal;

use crate::{MOST_FOR_4096, cut, shown};

fn message() -> Message {
    Message::parse(b"to: ada\n\nhello".to_vec()).expect("it has an empty line")
}

/// The first bytes of a part, and how many it has: the tests' parts may be long.
fn beginning(part: View) -> String {
    let first = &part.as_bytes()[..part.len().min(9)];
    format!("{} of {}", literal(first), part.len())
}

/// Head and body as `partition` shows them.
fn parts(message: &Message) -> String {
    let [head, body] = [message.head(), message.body()].map(|part| literal(part.as_bytes()));
    format!("{head} {body}")
}

#[rstest]
#[case::in_the_middle(b"to: ada\n\nhello", r#"b"to: ada" b"hello""#)]
#[case::a_head_of_two_lines(b"to: ada\nfrom: bob\n\nhello", r#"b"to: ada\nfrom: bob" b"hello""#)]
#[case::no_head(b"\n\nhello", r#"b"" b"hello""#)]
#[case::no_body(b"to: ada\n\n", r#"b"to: ada" b"""#)]
#[case::neither(b"\n\n", r#"b"" b"""#)]
#[case::the_first_of_two(b"head\n\nbody\n\nmore", r#"b"head" b"body\n\nmore""#)]
#[case::three_line_ends(b"head\n\n\nbody", r#"b"head" b"\nbody""#)]
#[case::bytes_that_are_no_text(b"\xff\n\n\x00\xfe", r#"b"\xff" b"\x00\xfe""#)]
fn the_first_empty_line_parts_head_and_body(#[case] bytes: &[u8], #[case] expected: &str) {
    let yours = witness::answer(|| match Message::parse(bytes.to_vec()) {
        Ok(message) => parts(&message),
        Err(bytes) => format!("no message: {}", literal(&bytes)),
    });
    assert_eq!(
        yours, expected,
        "the head stands before the first empty line, the body behind it, and the line itself in neither, whether the \
         bytes are text or not (left: yours)"
    );
}

#[rstest]
#[case::nothing("")]
#[case::one_byte("\n")]
#[case::a_line_end_alone("to: ada\n")]
#[case::line_ends_apart("\na\n")]
fn without_an_empty_line_the_bytes_come_back(#[case] text: &str) {
    let bytes = text.as_bytes().to_vec();
    let address = bytes.as_ptr();
    let back = Message::parse(bytes).expect_err("there is no empty line");
    assert_eq!(
        (literal(&back), back.as_ptr()),
        (literal(text.as_bytes()), address),
        "what cannot be parsed is given back, the same bytes in the same place (left: yours)"
    );
}

#[test]
fn parsing_takes_the_bytes_over() {
    let mut bytes = Vec::with_capacity(100);
    bytes.extend(b"to: ada\n\nhello");
    let memory = bytes.as_ptr_range();
    let rule = "to parse is to find two places: it must not allocate, and the room that is left stays for what arrives";
    let message = witness::allocates(rule, 0, 0, || {
        Message::parse(bytes).expect("it has an empty line")
    });
    let (head, body) = (
        message.head().as_bytes().as_ptr_range(),
        message.body().as_bytes().as_ptr_range(),
    );
    assert_eq!(
        (head.start, body.end),
        (memory.start, memory.end),
        "head and body are views of the bytes that were handed over (left: where yours begin and end)"
    );
}

#[test]
fn a_message_may_move() {
    let mut messages = Vec::new();
    for _ in 0..100 {
        messages.push(message());
    }
    let boxed = Box::new(messages.swap_remove(0));
    for message in messages.iter().chain([&*boxed]) {
        assert_eq!(
            parts(message),
            r#"b"to: ada" b"hello""#,
            "the places stay right wherever the struct goes (left: yours)"
        );
    }
}

#[rstest]
#[case::by_more_of_its_body("hello", r#"b"hello, yy" of 10007"#)]
#[case::by_the_first_of_its_body("", r#"b", yyyyyyy" of 10002"#)]
fn a_message_may_grow(#[case] body: &str, #[case] grown: &str) {
    let yours = witness::answer(|| {
        let mut message = Message::parse(format!("to: ada\n\n{body}").into()).expect("it has an empty line");
        message.push(b"");
        message.push(b", ");
        message.push(&[b'y'; 10_000]);
        [message.head(), message.body()].map(beginning).join(", ")
    });
    assert_eq!(
        yours,
        format!(r#"b"to: ada" of 7, {grown}"#),
        "what arrives later belongs to the body, also when there was none, and no place is lost when the bytes move \
         (left: first bytes and length of your head and body)"
    );
}

#[test]
fn what_arrives_byte_by_byte_moves_the_message_seldom() {
    let mut message = message();
    let allocated = witness::allocated(|| (0..4096).for_each(|_| message.push(b"y")));
    assert!(
        allocated <= MOST_FOR_4096,
        "the bytes move only when the room is used up, and then it doubles: 4,096 bytes, pushed one by one\nexpected \
         {MOST_FOR_4096} bytes or fewer to be allocated\n   yours {allocated}"
    );
    assert_eq!(
        beginning(message.body()),
        r#"b"helloyyyy" of 4101"#,
        "what arrives belongs to the body (left: yours)"
    );
}

#[test]
fn a_safe_buffer_takes_the_bytes_over() {
    let data = vec![7; 1_000_000];
    let memory = data.as_ptr_range();
    let allocated = |data| witness::allocated(|| SafeBuffer::new(data).get_view());
    assert_eq!(
        allocated(vec![7; 1_000_000]),
        allocated(vec![7]),
        "the bytes stay where they are: a handle and a view take as much memory for a million of them as for one \
         (left: bytes that yours allocates for a million)"
    );
    let view = SafeBuffer::new(data).get_view();
    let owner = view.memory().map(|memory| memory.owner().as_ptr_range());
    assert_eq!(
        (owner, view.len()),
        (Ok(memory), Ok(1_000_000)),
        "its view shows every byte where it lies (left: where yours looks, and how many it shows)"
    );
}

#[test]
fn its_view_outlives_it() {
    fn view() -> MemoryView<Kept<Vec<u8>>> {
        let buffer = SafeBuffer::new(b"safe data".to_vec());
        let moved = Box::new(buffer);
        cut(&moved.get_view(), "::2").expect("it is open")
    }
    let thread = thread::spawn(move || shown(&view()));
    assert_eq!(
        thread.join().expect("no thread panics"),
        "b\"sf aa\"",
        "a view shares the owner, so the buffer may go first, also when a slice is left (left: yours)"
    );
}

#[test]
fn the_last_one_gets_the_bytes_back() {
    let data = b"safe data".to_vec();
    let address = data.as_ptr();
    let buffer = SafeBuffer::new(data);
    drop(buffer.get_view());
    let back = buffer.into_data();
    assert_eq!(
        back.as_ref().map(|bytes| (literal(bytes), bytes.as_ptr())),
        Some(("b\"safe data\"".to_owned(), address)),
        "nobody outside looks, and the buffer's own view, a handle too, must go first: then the bytes come back, from the \
         place where they always were (left: yours)"
    );
}

#[test]
fn a_view_that_is_out_keeps_the_bytes() {
    let buffer = SafeBuffer::new(b"safe data".to_vec());
    let part = cut(&buffer.get_view(), ":4").expect("it is open");
    let back = buffer.into_data().map(|bytes| literal(&bytes));
    assert_eq!(
        (back, shown(&part)),
        (None, "b\"safe\"".to_owned()),
        "while a view is out, the bytes are not taken from it (left: yours, and what the view shows)"
    );
}

#[test]
fn every_text_is_parted_as_in_cpython() {
    let cases = witness::recorded(include_str!("../recorded/self_reference.tsv")).map(|row| {
        let [text, cpython] = row[..] else {
            panic!("self_reference.tsv has two columns")
        };
        let bytes = text.replace("\\n", "\n").into_bytes();
        let yours =
            witness::answer(|| Message::parse(bytes).map_or("none".to_owned(), |message| parts(&message)));
        (
            format!("b\"{text}\".partition(b\"\\n\\n\")"),
            cpython.to_owned(),
            yours,
        )
    });
    witness::agrees_with_cpython("a message is parted where Python's partition parts it", cases);
}
