//! The types of the workbook are one family: whatever chapter one is from, its name says which it is.

use std::collections::BTreeMap;

use syn::{Item, Visibility};

use crate::{chapters, must, names, text};

/// The public types that a file declares, and traits among them.
fn types(source: &str) -> Result<Vec<String>, String> {
    let file = syn::parse_file(source).map_err(|error| error.to_string())?;
    let public = |item: &Item| {
        let (visibility, name) = match item {
            Item::Struct(item) => (&item.vis, &item.ident),
            Item::Enum(item) => (&item.vis, &item.ident),
            Item::Trait(item) => (&item.vis, &item.ident),
            Item::Type(item) => (&item.vis, &item.ident),
            _ => return None,
        };
        matches!(visibility, Visibility::Public(_)).then(|| name.to_string())
    };
    Ok(file.items.iter().filter_map(public).collect())
}

#[test]
fn no_two_public_types_share_a_name() {
    let (mut findings, mut places) = (Vec::new(), BTreeMap::<String, Vec<String>>::new());
    for chapter in chapters() {
        let folder = format!("solutions/{}/src", chapter.folder);
        for path in names(&folder).into_iter().map(|file| format!("{folder}/{file}")) {
            match text(&path).and_then(|source| types(&source)) {
                Ok(types) => types
                    .into_iter()
                    .for_each(|name| places.entry(name).or_default().push(path.clone())),
                Err(error) => findings.push(format!("{path}: {error}")),
            }
        }
    }
    assert!(!places.is_empty(), "the solutions have public types");
    let shared = places.into_iter().filter(|(_, places)| places.len() > 1);
    findings.extend(shared.map(|(name, places)| format!("{name}: {}", places.join(", "))));
    must("no two public types of the workbook share a name", &findings);
}
