//! What a learner has begun: the steps whose files are no longer their starters, and the one that was saved last.

use std::cmp::Reverse;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::catalogue::{Chapter, Step};
use crate::{source, starter};

/// The step of `chapter` that was saved last, by index, and when; none while all of them are starters.
pub fn last(root: &Path, chapter: &Chapter) -> Option<(SystemTime, usize)> {
    let steps = chapter.steps.iter().enumerate();
    steps
        .filter_map(|(index, step)| Some((saved(root, chapter, step)?, index)))
        .max()
}

/// The chapters by index, the one that was saved last first, and those that nobody has begun in their order.
pub fn by_last_save(root: &Path, chapters: &[Chapter]) -> Vec<usize> {
    let mut order: Vec<_> = (0..chapters.len()).collect();
    // None comes before each time, and so last here.
    order.sort_by_cached_key(|index| Reverse(last(root, &chapters[*index]).map(|(when, _)| when)));
    order
}

/// Whether the file of a step is no longer its starter.
pub fn is_begun(root: &Path, chapter: &Chapter, step: &Step) -> bool {
    saved(root, chapter, step).is_some()
}

/// When the file of a step was saved, if it is no longer the starter.
fn saved(root: &Path, chapter: &Chapter, step: &Step) -> Option<SystemTime> {
    let file = |folder: &str| root.join(step.file(folder, chapter));
    let solution = fs::read_to_string(file("solutions")).ok()?;
    let yours = file("exercises");
    let written = source::read(&yours).ok()?;
    let written = String::from_utf8_lossy(&written).replace("\r\n", "\n");
    let begun = written != starter::of(&solution);
    begun.then(|| fs::metadata(yours).and_then(|yours| yours.modified()).ok())?
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::time::{Duration, SystemTime};

    use super::{by_last_save, last};
    use crate::catalogue::{Chapter, Step};

    #[test]
    fn the_chapter_that_was_saved_last_comes_first() {
        let root = tempfile::tempdir().unwrap();
        let step = |name: &str| Step {
            name: name.to_owned(),
            title: name.to_owned(),
            minutes: 1,
            needs: None,
        };
        let chapter = |folder: &str| Chapter {
            folder: folder.to_owned(),
            name: folder.to_owned(),
            title: folder.to_owned(),
            steps: vec![step("open"), step("shut")],
            program: None,
        };
        let chapters = ["a", "b", "c", "d"].map(chapter);
        let write = |chapter: &str, step: &str, text: &str, age: u64| {
            for (side, text) in [
                ("solutions", "fn f() {\n    // todo!(\"f\")\n}\n"),
                ("exercises", text),
            ] {
                let folder = root.path().join(side).join(chapter).join("src");
                fs::create_dir_all(&folder).unwrap();
                let path = folder.join(format!("{step}.rs"));
                fs::write(&path, text).unwrap();
                let file = File::options().append(true).open(path).unwrap();
                file.set_modified(SystemTime::now() - Duration::from_secs(age))
                    .unwrap();
            }
        };
        let starter = "fn f() {\r\n    todo!(\"f\")\r\n}\r\n";
        for chapter in ["a", "b", "c", "d"] {
            write(chapter, "open", starter, 0);
            write(chapter, "shut", starter, 0);
        }
        assert_eq!(
            by_last_save(root.path(), &chapters),
            [0, 1, 2, 3],
            "nothing was begun"
        );
        write("b", "open", "mine", 20);
        write("b", "shut", "mine", 90);
        write("d", "shut", "mine", 10);
        assert_eq!(by_last_save(root.path(), &chapters), [3, 1, 0, 2]);
        assert_eq!(last(root.path(), &chapters[1]).map(|(_, step)| step), Some(0));
        assert_eq!(last(root.path(), &chapters[0]), None);
    }
}
