//! Every form of the TOML, read back in words, and every refusal with its place.

use rstest::rstest;

use super::picture::Picture;
use super::{render, source, text};

/// The figure in words.
fn words(toml: &str) -> String {
    let source = source::read(toml).unwrap_or_else(|fault| panic!("{}", fault.why));
    let picture = Picture::compute(source).unwrap_or_else(|fault| panic!("{}", fault.why));
    text::describe(&picture)
}

#[test]
fn a_slice_of_a_slice_is_one_view() {
    let figure = r#"
caption = "c"
owner = "frame"
bytes = "abcdefgh"
[[view]]
name = "view[1:7:2]"
slice = "1:7:2"
[[view]]
name = "view[1:7:2][::-1]"
of = "view[1:7:2]"
slice = "::-1"
[[view]]
name = "view[-1]"
index = -1
[[view]]
name = "view[8:]"
slice = "8:"
[[view]]
name = "view"
"#;
    insta::assert_snapshot!(words(figure), @r"
    frame owns 8 bytes: a b c d e f g h.
    view[1:7:2] shows 3 bytes: b at 1, d at 3, f at 5; it starts at 1 and steps by +2.
    view[1:7:2][::-1] shows 3 bytes: f at 5, d at 3, b at 1; it starts at 5 and steps by -2.
    view[-1] shows 1 byte: h at 7.
    view[8:] shows nothing.
    view shows 8 bytes: a at 0, b at 1, c at 2, d at 3, e at 4, f at 5, g at 6, h at 7; it starts at 0 and steps by +1.
    ");
}

#[test]
fn a_write_through_a_window_changes_what_the_owner_holds() {
    let figure = r#"
caption = "c"
bytes = "abcdef"
[[view]]
name = "view[::2]"
slice = "::2"
[[write]]
to = "view[::2]"
hex = "58 59 00"
"#;
    insta::assert_snapshot!(words(figure), @r"
    memory owns 6 bytes: a b c d e f.
    view[::2] shows 3 bytes: a at 0, c at 2, e at 4; it starts at 0 and steps by +2.
    After the write: X b Y d 00 f; changed: 0, 2, 4.
    ");
}

#[test]
fn a_write_from_an_overlapping_view_is_done_as_if_copied_first() {
    let figure = r#"
caption = "c"
bytes = "abcdef"
[[view]]
name = "view[1:]"
slice = "1:"
[[view]]
name = "view[:-1]"
slice = ":-1"
[[write]]
to = "view[1:]"
from = "view[:-1]"
"#;
    assert!(words(figure).ends_with("After the write: a a b c d e; changed: 1, 2, 3, 4, 5."));
}

#[rstest]
#[case::items_from_back_to_front(
    "hex = '6130 6231 6332'\nitem = 2\n[[view]]\nname = 'v'\n[[view]]\nname = 'w'\nslice = '::-1'\n\
     [[write]]\nto = 'v'\nfrom = 'w'",
    "63 32 | 62 31 | 61 30; changed:"
)]
#[case::what_was_unknown(
    "size = 3\n[[view]]\nname = 'v'\nslice = ':0:-1'\n[[write]]\nto = 'v'\nhex = '01 02'",
    "· 02 01;"
)]
fn a_write_moves_whole_items_and_makes_bytes_known(#[case] rest: &str, #[case] after: &str) {
    let words = words(&format!("caption = 'c'\n{rest}\n"));
    assert!(words.contains(&format!("After the write: {after}")), "{words}");
}

#[test]
fn fields_say_what_the_bytes_mean_and_which_are_padding() {
    let figure = r#"
caption = "c"
size = 10
[[field]]
name = "b flag"
size = 1
[[field]]
size = 1
[[field]]
name = "3B rgb"
size = 3
"#;
    insta::assert_snapshot!(words(figure), @r"
    memory owns 10 bytes: · · · · · · · · · ·.
    Its fields: b flag at 0, padding at 1, 3B rgb at 2 to 4, b flag at 5, padding at 6, 3B rgb at 7 to 9.
    ");
}

#[test]
fn a_struct_has_its_fields_and_its_padding_computed() {
    let figure = "caption = 'c'\nsize = 24\nstruct = 'i2xdf0d'\nnames = ['id', 'spare', 'time', 'value']\n";
    insta::assert_snapshot!(words(figure), @r"
    memory owns 24 bytes: · · · · · · · · · · · · · · · · · · · · · · · ·.
    Its fields: i id at 0 to 3, 2x spare at 4 to 5, padding at 6 to 7, d time at 8 to 15, f value at 16 to 19, padding at 20 to 23.
    ");
    let unnamed = "caption = 'c'\nsize = 16\nstruct = '<i3f'\n";
    assert!(words(unnamed).ends_with("Its fields: i at 0 to 3, 3f at 4 to 15."));
}

#[test]
fn items_are_read_as_rows_and_columns() {
    let figure = r#"
caption = "c"
hex = "0100 0200 0300 0400 0500 0600"
item = 2
shape = [2, 3]
turned = true
view = [{ name = "row 1", row = 1 }, { name = "column 2", column = 2 }]
"#;
    insta::assert_snapshot!(words(figure), @r"
    memory owns 12 bytes: 01 00 | 02 00 | 03 00 | 04 00 | 05 00 | 06 00.
    Read as rows: row 0 is items 0 to 2, row 1 is items 3 to 5.
    Turned: row 0 is items 0, 3; row 1 is items 1, 4; row 2 is items 2, 5.
    row 1 shows 3 items: 3, 4, 5; it starts at item 3 and steps by +2 bytes.
    column 2 shows 2 items: 2, 5; it starts at item 2 and steps by +6 bytes.
    ");
}

#[rstest]
#[case::bytes_left_open("size = 4", 2)]
#[case::bytes_that_show("bytes = 'abcd'", 1)]
fn a_cell_of_a_table_has_its_byte_or_its_index(#[case] memory: &str, #[case] drawn: usize) {
    let html = render(&format!("caption = 'c'\n{memory}\nshape = [2, 2]\n"))
        .unwrap_or_else(|fault| panic!("{}", fault.why));
    assert_eq!(html.matches(">1,0<").count(), drawn, "{html}");
}

#[test]
fn a_ring_is_two_windows_with_the_oldest_items_first() {
    let figure = "caption = 'c'\nbytes = 'ghcdef'\n[ring]\noldest = 2\ncount = 5\n";
    insta::assert_snapshot!(words(figure), @r"
    memory owns 6 bytes: g h c d e f.
    The oldest is at 2.
    The next write is at 1.
    oldest shows 4 bytes: c at 2, d at 3, e at 4, f at 5; it starts at 2 and steps by +1.
    newest shows 1 byte: g at 0.
    ");
}

#[test]
fn the_drawing_is_one_block_of_html_and_says_what_it_shows() {
    let html =
        render("caption = 'A `view` <b>'\nbytes = '<& '\n").unwrap_or_else(|fault| panic!("{}", fault.why));
    assert!(
        !html.contains("\n\n"),
        "an empty line would end the block of HTML: {html}"
    );
    assert!(
        html.contains("<title>A view </title>\n<desc>memory owns 3 bytes: &lt; &amp; ␣.</desc>"),
        "{html}"
    );
    assert!(
        html.contains("<figcaption>A <code>view</code> <b></figcaption>"),
        "{html}"
    );
}

#[rstest]
#[case::an_unknown_key("colour = 'red'", 3, "unknown field `colour`")]
#[case::an_unknown_key_of_a_view("[[view]]\nname = 'v'\nslize = '1:'", 5, "unknown field `slize`")]
#[case::a_view_of_an_unknown_one("[[view]]\nname = 'v'\nof = 'w'", 5, "no view called `w` comes before")]
#[case::an_index_outside(
    "[[view]]\nname = 'v'\nindex = 8",
    5,
    "IndexError: index out of bounds on dimension 1"
)]
#[case::an_index_far_outside(
    "[[view]]\nname = 'v'\nindex = -9",
    5,
    "IndexError: index out of bounds on dimension 1"
)]
#[case::what_is_no_slice("[[view]]\nname = 'v'\nslice = '3'", 5, "`3` is not a slice")]
#[case::a_step_of_zero(
    "[[view]]\nname = 'v'\nslice = '::0'",
    5,
    "ValueError: slice step cannot be zero"
)]
#[case::two_ways_to_cut("[[view]]\nname = 'v'\nslice = '1:'\nindex = 1", 3, "a view has one of")]
#[case::a_name_given_twice("[[view]]\nname = 'v'\n[[view]]\nname = 'v'", 5, "two views are called `v`")]
#[case::a_row_without_a_shape("[[view]]\nname = 'v'\nrow = 0", 5, "rows and columns need a `shape`")]
#[case::a_row_outside(
    "shape = [2, 4]\n[[view]]\nname = 'v'\nrow = 2",
    6,
    "there is no row 2 among 2"
)]
#[case::a_shape_of_another_size("shape = [2, 3]", 3, "2 rows of 3 are not 8 items")]
#[case::items_that_do_not_fit("item = 3", 3, "items of 3 bytes do not fill 8 bytes")]
#[case::fields_that_do_not_fit("[[field]]\nname = 'i'\nsize = 5", 3, "fields of 5 bytes do not fill 8 bytes")]
#[case::an_empty_field("[[field]]\nsize = 0", 3, "a field has at least 1 byte")]
#[case::a_struct_that_is_refused("struct = 'iz'", 3, "struct.error: bad char in struct format")]
#[case::a_struct_that_does_not_fit("struct = '5s'", 3, "fields of 5 bytes do not fill 8 bytes")]
#[case::a_struct_without_bytes("struct = '0i'", 3, "fields of 0 bytes do not fill 8 bytes")]
#[case::too_few_names("struct = 'ii'\nnames = ['a']", 4, "each field has one name")]
#[case::fields_twice(
    "struct = 'ii'\n[[field]]\nsize = 8",
    1,
    "a figure has `struct`, with or without `names`, or `[[field]]`"
)]
#[case::a_ring_too_full("[ring]\noldest = 0\ncount = 9", 3, "a ring of 8 items has no 9 of them")]
#[case::turned_without_a_shape("turned = true", 1, "`turned` needs a `shape`")]
#[case::two_contents("hex = '00'", 1, "a figure has one of `bytes`, `hex`, `size` and `pixels`")]
#[case::a_write_of_another_length(
    "[[view]]\nname = 'v'\n[[write]]\nto = 'v'\nbytes = 'x'",
    5,
    "lvalue and rvalue have different structures"
)]
#[case::a_write_that_is_not_hex(
    "[[view]]\nname = 'v'\n[[write]]\nto = 'v'\nhex = '0'",
    7,
    "not a row of bytes in hex"
)]
fn a_mistake_is_named_at_its_line(#[case] rest: &str, #[case] line: usize, #[case] why: &str) {
    let toml = format!("caption = 'c'\nbytes = 'abcdefgh'\n{rest}\n");
    let fault = render(&toml).expect_err("a fault");
    let found = toml[..fault.at].matches('\n').count() + 1;
    assert!(fault.why.contains(why), "{}", fault.why);
    assert_eq!(found, line, "{}", fault.why);
}
