//! The TOML of a `memory` fence, as it is written.

use serde::Deserialize;
use toml::Spanned;

use super::touch::Touch;
use crate::pages::Fault;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub caption: String,
    #[serde(default = "memory")]
    pub owner: String,
    pub bytes: Option<String>,
    pub hex: Option<Spanned<String>>,
    pub size: Option<usize>,
    pub pixels: Option<Spanned<usize>>,
    pub item: Option<Spanned<usize>>,
    pub shape: Option<Spanned<[usize; 2]>>,
    #[serde(default)]
    pub turned: bool,
    #[serde(default, rename = "view")]
    pub views: Vec<Spanned<View>>,
    #[serde(default, rename = "write")]
    pub writes: Vec<Spanned<Write>>,
    #[serde(default, rename = "field")]
    pub fields: Vec<Spanned<Field>>,
    #[serde(rename = "struct")]
    pub record: Option<Spanned<String>>,
    pub names: Option<Spanned<Vec<String>>>,
    pub ring: Option<Spanned<Ring>>,
    pub touch: Option<Touch>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct View {
    pub name: String,
    pub of: Option<Spanned<String>>,
    pub slice: Option<Spanned<String>>,
    pub index: Option<Spanned<isize>>,
    pub row: Option<Spanned<usize>>,
    pub column: Option<Spanned<usize>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Write {
    pub to: Spanned<String>,
    pub bytes: Option<String>,
    pub hex: Option<Spanned<String>>,
    pub from: Option<Spanned<String>>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub name: Option<String>,
    pub size: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ring {
    pub oldest: usize,
    pub count: usize,
}

fn memory() -> String {
    "memory".into()
}

/// Reads the fence; an unknown or a missing key is a fault at its place.
pub fn read(toml: &str) -> Result<Source, Fault> {
    toml::from_str(toml).map_err(|error| Fault {
        at: error.span().map_or(0, |span| span.start),
        why: error.message().to_owned(),
    })
}

/// The bytes that are written `61 62 ff`, or `6162ff`.
pub fn hex(text: &Spanned<String>) -> Result<Vec<u8>, Fault> {
    let digits: String = text.get_ref().split_whitespace().collect();
    let pairs = (0..digits.len()).step_by(2).map(|at| digits.get(at..at + 2));
    pairs
        .map(|pair| u8::from_str_radix(pair?, 16).ok())
        .collect::<Option<_>>()
        .ok_or_else(|| Fault::at(text, format!("`{}` is not a row of bytes in hex", text.get_ref())))
}
