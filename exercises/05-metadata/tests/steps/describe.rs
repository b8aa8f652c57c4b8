//! `describe` writes the attributes of a view, a line each, with every value as Python writes it.

use metadata::{Code, Format, Layout};
use rstest::rstest;
use witness::assert_eq;

use super::{bytes, python};

/// The value on the line of one attribute.
fn value<'a>(description: &'a str, name: &str) -> Option<&'a str> {
    let rest = description.lines().find_map(|line| line.strip_prefix(name));
    rest.map(str::trim)
}

#[test]
fn a_table_of_floats() {
    let layout = Layout::new(Format::from(Code::Float), &[2, 3]).expect("24 bytes fit");
    let lines = [
        "format       'f'",
        "itemsize     4",
        "ndim         2",
        "shape        (2, 3)",
        "strides      (12, 4)",
        "nbytes       24",
        "readonly     False",
        "c_contiguous True",
        "f_contiguous False",
        "contiguous   True",
        "suboffsets   ()",
    ];
    assert_eq!(
        layout.describe(false),
        lines.join("\n"),
        "eleven attributes, a line each, the values in one column, and no line break behind the last (left: yours)"
    );
}

#[test]
fn its_columns_as_rows() {
    let layout = Layout::new(Format::from(Code::Float), &[2, 3]).expect("24 bytes fit");
    witness::snapshot!(
        "transposed, sizes and strides change places, and so do two of the flags",
        layout.transposed().describe(true)
    );
}

#[rstest]
#[case::of_none(&[], "()", "()")]
#[case::of_one_with_a_comma(&[(3, -2)], "(3,)", "(-2,)")]
#[case::of_two(&[(2, 3), (3, 1)], "(2, 3)", "(3, 1)")]
#[case::of_three(&[(2, 6), (3, 2), (2, 1)], "(2, 3, 2)", "(6, 2, 1)")]
fn a_tuple_is_written_as_python_does(
    #[case] dimensions: &[(usize, isize)],
    #[case] sizes: &str,
    #[case] strides: &str,
) {
    let description = bytes(dimensions).describe(false);
    assert_eq!(
        (value(&description, "shape"), value(&description, "strides")),
        (Some(sizes), Some(strides)),
        "a tuple stands in parentheses, with a comma even behind a single number (left: yours)"
    );
}

#[rstest]
#[case::alone(1)]
#[case::beside_another(2)]
fn a_large_number_is_written_in_full(#[case] ndim: usize) {
    let stride = isize::MIN + 2;
    let dimensions = &[(2, stride), (1, stride)][..ndim];
    assert_eq!(
        value(&bytes(dimensions).describe(false), "strides").map(str::to_owned),
        Some(if ndim == 1 {
            format!("({stride},)")
        } else {
            format!("({stride}, {stride})")
        }),
        "a stride has as many bits as an address, and all of it is written: bytes in dimensions of (size, stride) \
         {dimensions:?} (left: yours)"
    );
}

#[rstest]
#[case::read_only(true)]
#[case::writable(false)]
fn readonly_is_as_told(#[case] readonly: bool) {
    assert_eq!(
        value(&bytes(&[(3, 1)]).describe(readonly), "readonly"),
        Some(python(readonly)),
        "a layout cannot know whether somebody may write, so it is told, and says True or False (left: yours)"
    );
}

#[test]
fn an_at_is_shown_again() {
    let format = "@d".parse().expect("this is one native code");
    let layout = Layout::new(format, &[2]).expect("16 bytes fit");
    assert_eq!(
        value(&layout.describe(false), "format"),
        Some("'@d'"),
        "a text stands in quotes, and the '@' belongs to it (left: yours)"
    );
}

#[test]
fn an_exporters_own_text_is_shown_in_quotes() {
    let complex = Format::Foreign {
        text: "Zd",
        itemsize: 16,
    };
    let layout = Layout::new(complex, &[2]).expect("32 bytes fit");
    let description = witness::answer(|| layout.describe(false));
    assert_eq!(
        ["format", "itemsize", "nbytes"].map(|name| value(&description, name)),
        [Some("'Zd'"), Some("16"), Some("32")],
        "an exporter's own text stands in quotes, too: two items of NumPy's `Zd`, 16 bytes each (left: yours)"
    );
}

#[test]
fn every_attribute_is_cpythons() {
    let rows = witness::recorded(include_str!("../recorded/describe.tsv"));
    // The record is from 64-bit machines: where addresses are shorter, what holds one is left out.
    let cases = rows
        .filter(|case| usize::BITS == 64 || !case[0].ends_with(['n', 'N', 'P']))
        .map(|case| {
            let [code, sizes, strides, readonly, cpython] = case[..] else {
                panic!("the record has five columns")
            };
            let layout = super::recorded_layout(code, sizes, strides);
            let yours = witness::answer(|| {
                let description = layout.describe(readonly == "True");
                let values = description
                    .lines()
                    .map(|line| line.split_once(' ').map_or(line, |(_, value)| value.trim()));
                values.collect::<Vec<_>>().join(" ")
            });
            let expression =
                format!("all attributes of a view of '{code}' with shape {sizes} and strides {strides}");
            (expression, cpython.to_owned(), yours)
        });
    witness::agrees_with_cpython("each value is what Python's attribute says", cases);
}
