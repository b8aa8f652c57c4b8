//! The stream that can be touched: what it says of each byte that arrives is what the solution's `Frames` answers, and what is
//! typed into it are the bytes that Rust reads there.

use slicing::Frames;
use views::View;

use crate::figures::{agree, dice, hex, node};

const LOAD: &str = "require('./book/theme/model.js'); require('./book/theme/values.js'); workbook.figure = { define() {} }; require('./book/theme/touch/stream.js'); \
                    const { framed, quoted, typed } = workbook.model; \
                    const unhex = (text) => [...text.matchAll(/../g)].map(([pair]) => parseInt(pair, 16)); ";

const LIMITS: [usize; 14] = [
    0,
    1,
    2,
    5,
    9,
    255,
    256,
    1024,
    65_536,
    0x7fff_ffff,
    0x8000_0000,
    0xff00_0000,
    u32::MAX as usize - 1,
    u32::MAX as usize,
];

/// Streams around every limit, and many that are thrown out of bytes which make lengths of every kind.
fn streams() -> Vec<Vec<u8>> {
    let ends = LIMITS.into_iter().flat_map(|limit| {
        [limit.saturating_sub(1), limit, limit + 1]
            .into_iter()
            .filter_map(|len| u32::try_from(len).ok())
    });
    let framed = ends.map(|len| [&len.to_be_bytes()[..], b"abcdefghij\0\0\0\x02kl"].concat());
    let mut throw = dice(11);
    let mut thrown = |most: &[u8]| most[(throw() >> 33) % most.len()];
    let high = [0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 0x80, 0xff];
    let low = [0, 0, 1, 1, 2, 3, 5, 9, 10, 0x80, 0xff];
    let random = (0..150).map(|_| {
        let numbers = (0..24).map(|at| if at % 4 == 3 { thrown(&low) } else { thrown(&high) });
        numbers.collect()
    });
    framed.chain(random).collect()
}

/// What the solution answers to each byte that arrives: the frames it has taken so far, where they lie, the rest, and the answer.
fn answers(stream: &[u8], limit: usize) -> Vec<String> {
    let (mut taken, mut said) = (0, Vec::new());
    for arrived in 0..=stream.len() {
        let received = &stream[..arrived];
        let mut frames = Frames::new(View::new(received), limit);
        let place = |frame: View<'_>| {
            let from = frame.as_bytes().as_ptr() as usize - received.as_ptr() as usize;
            format!("{from}..{} ", from + frame.len())
        };
        let before =
            (0..taken).map(|_| place(frames.next_frame().expect("it was taken").expect("it was taken")));
        let mut places: String = before.collect();
        let (answer, rest) = (frames.next_frame(), frames.rest().as_bytes());
        let answer = match answer {
            Ok(Some(frame)) => {
                taken += 1;
                places += &place(frame);
                "a frame".to_owned()
            }
            Ok(None) => format!("not yet: {}", awaited(rest, limit)),
            Err(words) => format!("never: {words}"),
        };
        said.push(format!("{places}| {} | {answer}", quoted(rest)));
    }
    said
}

/// How much of what it waits for has come; the solution itself says that no byte fewer makes the frame whole.
fn awaited(rest: &[u8], limit: usize) -> String {
    let Some((prefix, here)) = rest.split_first_chunk::<4>() else {
        return format!("{} of 4 bytes of a length", rest.len());
    };
    let len = u32::from_be_bytes(*prefix) as usize;
    if len < 2000 {
        let whole = [&prefix[..], &vec![0; len]].concat();
        let next = |received: &[u8]| {
            let frame = Frames::new(View::new(received), limit).next_frame();
            frame.map(|frame| frame.map(|frame| frame.len()))
        };
        assert_eq!((next(&whole), next(&whole[..len + 3])), (Ok(Some(len)), Ok(None)));
    }
    let bytes = if len == 1 { "byte" } else { "bytes" };
    format!("{} of {len} {bytes} of a frame", here.len())
}

/// Bytes as they may stand in `b"…"`, where a single quote needs no backslash.
fn quoted(bytes: &[u8]) -> String {
    bytes.escape_ascii().to_string().replace("\\'", "'")
}

#[test]
fn each_byte_that_arrives_brings_the_solutions_answer() {
    let streams = streams();
    let script = "const [streams, limits] = process.argv[1].split('|').map((part) => part.split(' ')); \
                  for (const stream of streams.map(unhex)) for (const limit of limits.map(Number)) for (let arrived = 0; arrived <= stream.length; arrived++) { \
                  const bytes = stream.slice(0, arrived); const { frames, rest, answer, words } = framed(bytes, limit); \
                  console.log(`${frames.map(([from, to]) => `${from}..${to} `).join('')}| ${quoted(bytes.slice(rest))} | ${answer}${words ? `: ${words}` : ''}`); }";
    let list = [
        streams
            .iter()
            .map(|stream| hex(stream))
            .collect::<Vec<_>>()
            .join(" "),
        LIMITS.map(|limit| limit.to_string()).join(" "),
    ];
    let Some(output) = node(&format!("{LOAD}{script}"), &list.join("|")) else {
        return;
    };
    let right: Vec<_> = streams
        .iter()
        .flat_map(|stream| LIMITS.into_iter().flat_map(|limit| answers(stream, limit)))
        .collect();
    let seen = |words: &str| right.iter().filter(|line| line.contains(words)).count();
    let rare = [
        "| a frame",
        "of a length",
        "of a frame",
        "of 1 byte ",
        "never: ",
        "a frame of 4294967295 bytes",
    ];
    assert!(
        rare.into_iter().all(|words| seen(words) > 20),
        "each answer is among those that are compared"
    );
    agree(
        &output,
        &right,
        "the solution",
        "what a figure answers to each byte is what the solution answers",
    );
}

#[test]
fn what_is_typed_are_the_bytes_that_rust_reads() {
    let typed = [
        r"\0\0\0\x02hi",
        r"\\x41\x41\xfF",
        r#"\n\r\t\'\"\\0\\"#,
        r"\00\x000 it's",
        "~ !",
    ];
    let script = "const [texts, bytes] = process.argv[1].split('|'); \
                  for (const text of texts.split('\\n')) console.log(quoted(typed(text))); \
                  console.log(quoted(unhex(bytes))); console.log(quoted(typed(quoted(unhex(bytes)))));";
    let every: Vec<u8> = (0..=255).collect();
    let Some(output) = node(
        &format!("{LOAD}{script}"),
        &format!("{}|{}", typed.join("\n"), hex(&every)),
    ) else {
        return;
    };
    let literal = |text: &str| {
        syn::parse_str::<syn::LitByteStr>(&format!("b\"{text}\""))
            .expect("a byte string")
            .value()
    };
    let mut right: Vec<_> = typed.map(|text| quoted(&literal(text))).to_vec();
    right.extend([quoted(&every), quoted(&every)]);
    agree(
        &output,
        &right,
        "Rust",
        "what is typed into a figure are the bytes that Rust reads",
    );
}
