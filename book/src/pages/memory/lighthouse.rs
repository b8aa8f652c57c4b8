//! The picture of chapter 2, from the file that its steps read.

use toml::Spanned;

use crate::pages::Fault;

const FILE: &[u8] = include_bytes!("../../../../exercises/02-slicing/data/lighthouse.pam");
/// Red, green, blue, and how opaque it is.
const PIXEL: usize = 4;
const SHOWN: usize = 4;

/// All its pixels, row by row; `histogram.js` and `brush.js` of `theme/touch` know how wide they are.
pub fn pixels() -> &'static [u8] {
    const END: &[u8] = b"ENDHDR\n";
    let header = FILE.windows(END.len()).position(|line| line == END);
    &FILE[header.map_or(0, |at| at + END.len())..]
}

/// The four pixels of it that a figure shows.
pub fn four(first: &Spanned<usize>) -> Result<&'static [u8], Fault> {
    let from = first.get_ref().saturating_mul(PIXEL);
    let last = pixels().len() / PIXEL - SHOWN;
    let why = || {
        Fault::at(
            first,
            format!("the lighthouse has four pixels from 0 to {last} on"),
        )
    };
    pixels()
        .get(from..from.saturating_add(SHOWN * PIXEL))
        .ok_or_else(why)
}

#[cfg(test)]
mod tests {
    use super::super::render;
    use super::{FILE, pixels};

    #[test]
    fn the_pixels_are_what_follows_the_header() {
        assert_eq!(pixels().len(), 64 * 48 * 4);
        assert!(FILE.starts_with(b"P7\nWIDTH 64\nHEIGHT 48\nDEPTH 4\n"));
    }

    #[test]
    fn a_figure_shows_four_of_them_and_its_script_has_all() {
        let figure =
            |first| format!("caption = 'c'\npixels = {first}\n[touch]\nwith = 'histogram'\nat = '0:0:0'\n");
        let html = render(&figure(0)).unwrap_or_else(|fault| panic!("{}", fault.why));
        assert!(html.contains("owns 16 bytes: 28 2d 6e 31 28 2d 6e 59"), "{html}");
        let all: String = pixels().iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(html.contains(&format!(
            "id=\"histogram\" data-touch=\"histogram\" data-owner=\"memory\" data-bytes=\"{all}\""
        )));
        let fault = render(&figure(3069)).expect_err("a fault");
        assert!(fault.why.contains("from 0 to 3068 on"), "{}", fault.why);
    }
}
