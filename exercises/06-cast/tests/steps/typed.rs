//! Items as a type of Rust: `bytemuck` looks only where the machine may, `zerocopy` says the byte order in the type, and
//! with it the header of a file is read where it lies.
//!
//! The tests hold on machines that store the lowest byte of a number first.

use cast::{ItemsError, MemoryView, Wave, WaveError, little_endian, native};
use rstest::rstest;
use witness::assert_eq;
use zerocopy::IntoBytes;

use super::hex;

static CHORD: &[u8] = include_bytes!("../../data/chord.wav");

/// Bytes of which the first one lies at a multiple of 8.
#[repr(C, align(8))]
struct Aligned([u8; 12]);

const BYTES: Aligned = Aligned(*b"\x01\x02\x00\x80\xff\xff\x00\x00\x10\x20\x30\x40");

/// The first bytes of the file, some of them replaced.
fn damaged(replaced: &[(usize, &[u8])], len: usize) -> Vec<u8> {
    let mut file = CHORD.to_vec();
    for (at, bytes) in replaced {
        file[*at..at + bytes.len()].copy_from_slice(bytes);
    }
    file.truncate(len);
    file
}

/// The file with some of its bytes replaced.
fn changed(at: usize, bytes: &[u8]) -> Vec<u8> {
    damaged(&[(at, bytes)], CHORD.len())
}

#[rstest]
#[case::all(0..12, &[513, -32768, -1, 0, 8208, 16432])]
#[case::none(4..4, &[])]
fn native_numbers_are_looked_at_where_they_lie(
    #[case] part: std::ops::Range<usize>,
    #[case] expected: &[i16],
) {
    let owner = BYTES;
    let numbers = native(&owner.0[part.clone()]);
    assert_eq!(
        numbers,
        Ok(expected),
        "two bytes are one i16 of this machine, the lowest first: bytes {part:?} of {} (left: yours)",
        hex(&owner.0)
    );
    let rule = "a cast looks at the bytes, it does not copy them";
    witness::lies_in(rule, &owner.0, numbers.expect("compared above").as_bytes());
}

#[rstest]
#[case::an_odd_address(1..5, ItemsError::Misaligned)]
#[case::half_a_number(0..5, ItemsError::Length)]
#[case::the_address_before_the_length(1..4, ItemsError::Misaligned)]
fn native_numbers_have_an_address_and_a_length(
    #[case] part: std::ops::Range<usize>,
    #[case] error: ItemsError,
) {
    let owner = BYTES;
    let yours = || format!("{:?}", native(&owner.0[part.clone()]));
    assert_eq!(
        witness::answer(yours),
        format!("Err({error:?})"),
        "an i16 lies at an even address and has two bytes: bytes {part:?} of a memory that begins at a multiple of 8 \
         (left: yours)"
    );
}

#[rstest]
#[case::at_an_odd_address(1..5, &[2, -128])]
#[case::none(3..3, &[])]
fn numbers_with_a_byte_order_lie_anywhere(#[case] part: std::ops::Range<usize>, #[case] expected: &[i16]) {
    let owner = BYTES;
    let numbers = little_endian(&owner.0[part.clone()]);
    let seen = numbers.map(|numbers| numbers.iter().map(|number| number.get()).collect::<Vec<_>>());
    assert_eq!(
        seen.as_deref(),
        Ok(expected),
        "a type of single bytes has no alignment: bytes {part:?} of {} (left: yours)",
        hex(&owner.0)
    );
    let rule = "a cast looks at the bytes, it does not copy them";
    witness::lies_in(rule, &owner.0, numbers.expect("compared above").as_bytes());
}

#[test]
fn half_a_number_is_no_number() {
    assert_eq!(
        little_endian(&BYTES.0[1..4]).map(|numbers| numbers.len()),
        Err(ItemsError::Length),
        "three bytes are not a whole number of items, wherever they lie (left: yours)"
    );
}

#[test]
fn three_ways_see_the_same() {
    let owner = BYTES;
    let ours = MemoryView::from(&owner.0)
        .cast("h")
        .and_then(|view| view.to_list());
    let theirs = native(&owner.0).map(|numbers| format!("{numbers:?}"));
    let portable =
        little_endian(&owner.0).map(|numbers| numbers.iter().map(|number| number.get()).collect::<Vec<_>>());
    witness::snapshot!("a cast to 'h', bytemuck and zerocopy, on the same bytes", [
        ours.map_or_else(|error| error.to_string(), |list| list.to_string()),
        theirs.unwrap_or_else(|error| error.to_string()),
        portable.map_or_else(|error| error.to_string(), |numbers| format!("{numbers:?}")),
    ].join("\n"), @"
    [513, -32768, -1, 0, 8208, 16432]
    [513, -32768, -1, 0, 8208, 16432]
    [513, -32768, -1, 0, 8208, 16432]
    ");
}

#[test]
fn a_header_is_seen_where_it_lies() {
    let rule = "a file is looked at, not copied: parsing it must not allocate";
    let wave =
        witness::allocates(rule, 0, 0, || Wave::parse(CHORD)).expect("the file of this chapter is whole");
    witness::lies_in(rule, CHORD, wave.header.as_bytes());
    witness::lies_in(rule, CHORD, wave.samples.as_bytes());
    let header = wave.header;
    let told = format!(
        "{} channels, {} bits, {} frames a second, {} bytes a frame\n{} samples, the first {:?}",
        header.channels,
        header.bits_a_sample,
        header.rate,
        header.bytes_a_frame,
        wave.samples.len(),
        &wave.samples[..6]
            .iter()
            .map(|sample| sample.get())
            .collect::<Vec<_>>(),
    );
    witness::snapshot!("what the header says, and the samples behind it", told, @"
    2 channels, 16 bits, 8000 frames a second, 4 bytes a frame
    640 samples, the first [0, 0, 2631, -2961, 5247, -5903]
    ");
}

#[test]
fn a_file_may_begin_at_any_address() {
    let memory = [&[0][..], CHORD].concat();
    let places = [&memory[1..], CHORD]
        .map(|file| Wave::parse(file).map(|wave| wave.samples.as_bytes() == &CHORD[44..]));
    assert_eq!(
        places,
        [Ok(true), Ok(true)],
        "of a file and of its copy one byte further, one is misaligned for every native number (left: yours)"
    );
}

#[rstest]
#[case::nothing(Vec::new(), WaveError::TooShort)]
#[case::one_sample_is_missing(CHORD[..CHORD.len() - 2].to_vec(), WaveError::TooShort)]
#[case::more_is_promised_than_memory_holds(changed(40, &[0xff; 4]), WaveError::TooShort)]
#[case::the_highest_byte_first(changed(0, b"RIFX"), WaveError::ByteOrder)]
#[case::a_header_before_the_byte_order(damaged(&[(0, b"RIFX")], 4), WaveError::TooShort)]
#[case::the_byte_order_before_the_encoding(damaged(&[(0, b"RIFX"), (20, &[3])], 99), WaveError::ByteOrder)]
#[case::the_byte_order_before_the_marks(changed(0, b"RIFX\0\0\0\0EVAW"), WaveError::ByteOrder)]
#[case::another_file(changed(0, b"\x89PNG"), WaveError::NotWave)]
#[case::another_file_with_an_x(changed(0, b"ABCX"), WaveError::NotWave)]
#[case::a_mark_in_capital_letters(changed(36, b"DATA"), WaveError::NotWave)]
#[case::another_kind_of_riff(changed(8, b"AVI "), WaveError::NotWave)]
#[case::a_mark_without_its_blank(changed(12, b"fmt_"), WaveError::NotWave)]
#[case::the_marks_before_the_encoding(damaged(&[(36, b"LIST"), (20, &[3])], 99), WaveError::NotWave)]
#[case::something_before_the_samples(changed(36, b"LIST"), WaveError::NotWave)]
#[case::samples_that_are_floats(changed(20, &[3]), WaveError::Encoding)]
#[case::an_encoding_of_zero(changed(20, &[0]), WaveError::Encoding)]
#[case::samples_of_another_size(changed(34, &[24]), WaveError::Encoding)]
#[case::an_encoding_whose_lowest_byte_is_1(changed(20, &[1, 1]), WaveError::Encoding)]
#[case::samples_whose_lowest_byte_says_16(changed(34, &[16, 1]), WaveError::Encoding)]
#[case::samples_of_one_byte(changed(34, &[8]), WaveError::Encoding)]
#[case::the_encoding_before_the_samples(damaged(&[(34, &[24])], 99), WaveError::Encoding)]
#[case::half_a_sample(changed(40, &[3, 0, 0, 0]), WaveError::Encoding)]
fn what_is_not_a_plain_file_is_refused(#[case] file: Vec<u8>, #[case] error: WaveError) {
    let yours = || format!("{:?}", Wave::parse(&file).map(|_| "a file"));
    assert_eq!(
        witness::answer(yours),
        format!("Err({error:?})"),
        "a file comes from outside, nothing in it is believed unseen, and the first wrong thing is named: {error} \
         (left: yours)"
    );
}

#[test]
fn a_refusal_says_why() {
    let casts = [1..5, 0..5].map(|part| native(&BYTES.0[part]).err().map(|error| error.to_string()));
    let files = [
        changed(0, b"RIFX"),
        changed(0, b"ABCD"),
        changed(20, &[3]),
        vec![],
    ];
    let files = files.map(|file| Wave::parse(&file).err().map(|error| error.to_string()));
    let said: Vec<_> = casts.into_iter().chain(files).flatten().collect();
    witness::snapshot!("what is refused here is refused in words of this book", said.join("\n"), @"
    ValueError: the bytes begin at an address that is not aligned for the items
    ValueError: the bytes are not a whole number of items
    ValueError: RIFX: the numbers of this file have their highest byte first
    ValueError: not a plain WAV file
    ValueError: the samples are not plain numbers of 16 bits
    ValueError: the file ends before its samples do
    ");
}

#[rstest]
#[case::more_behind_the_samples([CHORD, b"LIST\x03"].concat(), 640)]
#[case::fewer_samples(changed(40, &[4, 0, 0, 0]), 2)]
#[case::half_a_frame(changed(40, &[2, 0, 0, 0]), 1)]
#[case::a_rest_that_boasts(changed(4, &[0xff; 4]), 640)]
#[case::a_rest_that_nobody_filled_in(changed(4, &[0; 4]), 640)]
#[case::more_bytes_than_two_can_count([&changed(40, &80_000_u32.to_le_bytes())[..44], &[0; 80_000]].concat(), 40_000)]
#[case::no_samples(damaged(&[(40, &[0; 4])], 44), 0)]
#[case::strange_numbers(damaged(&[(16, &[0xff; 4]), (22, &[0xff; 12])], CHORD.len()), 640)]
#[case::zeros(damaged(&[(16, &[0; 4]), (22, &[0; 12])], CHORD.len()), 640)]
fn what_is_not_named_is_not_looked_at(#[case] file: Vec<u8>, #[case] samples: usize) {
    assert_eq!(
        Wave::parse(&file).map(|wave| wave.samples.len()),
        Ok(samples),
        "`data_size` alone says how many bytes of samples there are; a file may go on behind them, and fields that the docs \
         of `parse` do not name may say what they like (left: yours)"
    );
}

#[test]
fn every_sample_is_cpythons() {
    let wave = Wave::parse(CHORD).expect("the file of this chapter is whole");
    let cases = witness::recorded(include_str!("../recorded/typed.tsv")).map(|row| {
        let (header, samples) = (wave.header, wave.samples);
        let (expression, cpython, yours) = if row[0] == "file" {
            let (channels, bits, rate) = (header.channels, header.bits_a_sample, header.rate);
            let yours = format!("{channels} {bits} {rate} {}", samples.len() / 2);
            let expression = "channels, bits, rate and frames of the file".to_owned();
            (expression, &row[1..], yours)
        } else {
            let both = samples.chunks(2).nth(row[1].parse().expect("a number"));
            let yours = both.map(|both| format!("{} {}", both[0], both[1]));
            let expression = format!("frame {}, left and right", row[1]);
            (expression, &row[2..], yours.unwrap_or_default())
        };
        (expression, cpython.join(" "), yours)
    });
    let rule = "the module wave reads the same header and the same samples";
    witness::agrees_with_cpython(rule, cases);
}
