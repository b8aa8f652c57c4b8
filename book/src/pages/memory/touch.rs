//! The `[touch]` of a figure: what its script is told beside the drawing.

use serde::Deserialize;

use super::lighthouse;
use super::picture::Picture;
use crate::pages::escape;

/// What a reader can do with a figure, and the state that it has at first.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Touch {
    pub with: With,
    pub at: String,
}

/// The gesture: a file of theme/touch, and the name that the figure's state has in the address.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum With {
    Index,
    Slice,
    Overlap,
    Ladder,
    Struct,
    Bits,
    Drop,
    Ring,
    Histogram,
    Split,
    Matrix,
    Line,
    Notes,
    Borrow,
    Detach,
    Stream,
    Brush,
}

impl With {
    pub fn file(self) -> &'static str {
        match self {
            With::Index => "index",
            With::Slice => "slice",
            With::Overlap => "overlap",
            With::Ladder => "ladder",
            With::Struct => "struct",
            With::Bits => "bits",
            With::Drop => "drop",
            With::Ring => "ring",
            With::Histogram => "histogram",
            With::Split => "split",
            With::Matrix => "matrix",
            With::Line => "line",
            With::Notes => "notes",
            With::Borrow => "borrow",
            With::Detach => "detach",
            With::Stream => "stream",
            With::Brush => "brush",
        }
    }

    /// The first eight are what their chapters are about: `f2`. Any other figure is called after its gesture.
    pub fn id(self) -> String {
        match self as usize {
            chapter @ ..8 => format!("f{}", chapter + 1),
            _ => self.file().to_owned(),
        }
    }
}

/// The attributes of a figure that can be touched: what it is about, for the script that brings it to life.
pub fn attributes(touch: &Touch, picture: &Picture) -> String {
    let shown = picture.memory.bytes.iter().map(|byte| byte.unwrap_or_default());
    let bytes: Vec<u8> = match (touch.with, picture.fields.first()) {
        // What is drawn are a few pixels of it.
        (With::Histogram | With::Brush, _) => lighthouse::pixels().to_vec(),
        // What is drawn is what came of it, too.
        (With::Detach, Some(given)) => shown.take(given.size).collect(),
        _ => shown.collect(),
    };
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    open(touch, &picture.owner, &hex)
}

/// Those that every figure has which can be touched.
pub fn open(Touch { with, at }: &Touch, owner: &str, hex: &str) -> String {
    let (id, file) = (with.id(), with.file());
    let (owner, at) = (escape(owner), escape(at));
    format!(
        "class=\"memory touch\" id=\"{id}\" data-touch=\"{file}\" data-owner=\"{owner}\" data-bytes=\"{hex}\" data-at=\"{at}\""
    )
}

#[cfg(test)]
mod tests {
    use super::super::render;

    #[test]
    fn a_figure_that_can_be_touched_is_drawn_and_says_what_it_is_about() {
        let touched = "caption = 'c'\nowner = 'a\"b'\nhex = '61 ff'\n[touch]\nwith = 'slice'\nat = '::-1'\n";
        let html = render(touched).unwrap_or_else(|fault| panic!("{}", fault.why));
        let open = "<figure class=\"memory touch\" id=\"f2\" data-touch=\"slice\" data-owner=\"a&quot;b\" \
                data-bytes=\"61ff\" data-at=\"::-1\">";
        assert!(html.starts_with(open) && html.contains("<svg"), "{html}");
    }

    #[test]
    fn a_line_that_is_copied_is_the_first_field_of_what_is_drawn() {
        let fields = "[[field]]\nname = 'given'\nsize = 3\n[[field]]\nname = 'a copy'\nsize = 2\n";
        let copied = format!(
            "caption = 'c'\nbytes = \"a\\r\\na\\n\"\n{fields}[touch]\nwith = 'detach'\nat = 'look:0'\n"
        );
        let html = render(&copied).unwrap_or_else(|fault| panic!("{}", fault.why));
        let open = "id=\"detach\" data-touch=\"detach\" data-owner=\"memory\" data-bytes=\"610d0a\" data-at=\"look:0\"";
        assert!(html.contains(open), "{html}");
        assert!(html.contains("memory owns 5 bytes: a \\r \\n a \\n."), "{html}");
    }

    #[test]
    fn a_gesture_that_no_script_knows_is_named_at_its_line() {
        let toml = "caption = 'c'\nbytes = 'a'\n[touch]\nwith = 'wave'\nat = ''\n";
        let fault = render(toml).expect_err("a fault");
        assert!(fault.why.contains("unknown variant `wave`"), "{}", fault.why);
        assert_eq!(toml[..fault.at].matches('\n').count() + 1, 4);
    }

    #[test]
    fn a_view_has_the_size_that_the_figures_say() {
        assert_eq!(size_of::<slicing_solution::Strided<'_>>(), 40);
    }
}
