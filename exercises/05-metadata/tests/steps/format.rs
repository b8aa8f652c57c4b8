//! A `Format` is one native code, with or without an `@`, and knows how many bytes an item has on this machine.

use std::ffi::{c_double, c_float, c_int, c_long, c_longlong, c_short};

use metadata::{Code, Format, FormatError};
use rstest::rstest;
use witness::assert_eq;

fn parsed(text: &str) -> Format {
    text.parse().expect("this text is one native code")
}

#[rstest]
#[case::a_byte("B", size_of::<u8>())]
#[case::a_truth_value("?", size_of::<bool>())]
#[case::a_short("h", size_of::<c_short>())]
#[case::an_int("I", size_of::<c_int>())]
#[case::a_long_as_this_machine_has_it("l", size_of::<c_long>())]
#[case::a_long_long("Q", size_of::<c_longlong>())]
#[case::a_double("d", size_of::<f64>())]
#[case::a_float_of_16_bits("e", 2)]
#[case::a_pointer("P", size_of::<*const u8>())]
fn an_item_has_as_many_bytes_as_its_c_type(#[case] text: &str, #[case] size: usize) {
    assert_eq!(
        parsed(text).itemsize(),
        size,
        "an item of '{text}' is as large as the C type on this machine (left: yours)"
    );
}

#[test]
fn every_letter_finds_its_code() {
    for code in Code::ALL {
        assert_eq!(
            Code::from_letter(code.letter()),
            Some(code),
            "'{}' is the letter of {code:?}, upper and lower case being two letters (left: yours)",
            code.letter()
        );
    }
}

#[test]
fn size_and_alignment_are_the_machines() {
    fn of<T>() -> (usize, usize) {
        (size_of::<T>(), align_of::<T>())
    }
    let machine = [
        of::<u8>(),
        of::<bool>(),
        of::<c_short>(),
        of::<c_int>(),
        of::<c_long>(),
        of::<c_longlong>(),
        of::<usize>(),
        of::<u16>(),
        of::<c_float>(),
        of::<c_double>(),
        of::<*const u8>(),
    ];
    let letters = ["cbB", "?", "hH", "iI", "lL", "qQ", "nN", "e", "f", "d", "P"];
    for code in Code::ALL {
        let kind = letters.iter().position(|kind| kind.contains(code.letter()));
        assert_eq!(
            code.size_and_alignment(),
            machine[kind.expect("every code has a C type")],
            "the size and the alignment of {code:?} are those of its C type on this machine (left: yours)"
        );
    }
}

#[rstest]
#[case::without_an_at("i", "i")]
#[case::with_an_at("@i", "@i")]
#[case::up_to_a_nul("@i\0xyz", "@i")]
#[case::up_to_the_first_of_two_nuls("i\0x\0", "i")]
fn it_is_written_as_it_was_read(#[case] text: &str, #[case] written: &str) {
    let read = text.parse::<Format>();
    assert_eq!(
        read.map(|format| (format.to_string(), format.code(), format.itemsize())),
        Ok((written.to_owned(), Some(Code::Int), size_of::<c_int>())),
        "an '@' changes nothing about the item, and view.format shows it again; a text ends at its first NUL (left: yours)"
    );
}

#[test]
fn a_foreign_one_is_what_its_exporter_says() {
    let complex = Format::Foreign {
        text: "Zd",
        itemsize: 16,
    };
    assert_eq!(
        (complex.to_string(), complex.code(), complex.itemsize()),
        ("Zd".to_owned(), None, 16),
        "no native code names a complex number: its text and its size are known, and nothing else (left: yours)"
    );
}

#[rstest]
#[case::nothing("")]
#[case::only_an_at("@")]
#[case::two_ats("@@i")]
#[case::two_codes("ii")]
#[case::a_byte_order("<i")]
#[case::a_count("1i")]
#[case::a_code_of_struct_alone("s")]
#[case::a_line_break_behind_it("i\n")]
#[case::a_tab_before_it("\ti")]
#[case::nothing_before_a_nul("\0i")]
#[case::a_nul_behind_two_codes("ii\0")]
#[case::a_letter_outside_of_ascii("é")]
#[case::a_letter_that_ends_in_the_byte_of_another("ũ")]
fn anything_else_is_refused(#[case] text: &str) {
    assert_eq!(
        witness::answer(|| format!("{:?}", text.parse::<Format>())),
        format!("{:?}", Err::<Format, _>(FormatError)),
        "a view's items are one native code with at most one '@' before it: '{}' is not (left: yours)",
        text.escape_debug()
    );
}

#[test]
fn the_error_speaks_cpythons_words() {
    let error = "<i".parse::<Format>().expect_err("'<i' has a byte order");
    witness::snapshot!("the error's text is the last line of CPython's traceback", error.to_string(),
        @"ValueError: memoryview: destination format must be a native single character format prefixed with an optional '@'");
}

#[test]
fn reading_makes_no_copy_of_the_text() {
    let rule = "one letter is looked at where it stands: reading it must not allocate";
    let read = witness::allocates(rule, 0, 0, || {
        ["@d", "dd"].map(|text| text.parse::<Format>().map(Format::itemsize))
    });
    assert_eq!(
        read,
        [Ok(8), Err(FormatError)],
        "'@d' is a double, and 'dd' is two codes: the sizes of their items (left: yours)"
    );
}

#[test]
fn every_text_answers_as_in_cpython() {
    let cases = witness::recorded(include_str!("../recorded/format.tsv")).map(|case| {
        let [text, cpython] = case[..] else {
            panic!("the record has two columns")
        };
        let yours = witness::answer(|| match text.parse::<Format>() {
            // Addresses are shorter on some machines; there the record does not say how large they are.
            Ok(format) if usize::BITS != 64 && text.ends_with(['n', 'N', 'P']) => format!("{format} 8"),
            Ok(format) => format!("{format} {}", format.itemsize()),
            Err(error) => error.to_string(),
        });
        let expression = format!("view = memoryview(bytes(8)).cast({text:?}); view.format, view.itemsize");
        (expression, cpython.to_owned(), yours)
    });
    witness::agrees_with_cpython("a text is the same items as in Python, or the same error", cases);
}
