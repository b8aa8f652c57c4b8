//! What was measured, on the terminal; and on what it was.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::{env, fs};

use anyhow::{Context as _, Result};

use crate::data::{Costs, Machine, Row, factor, shown};
use crate::python::Python;

/// Prints every side with its spread, and every target with what became of it.
pub fn print(costs: &Costs) {
    let machine = &costs.machine;
    println!("\n{}, {}, {}", machine.date, machine.processor, machine.system);
    println!("caches of {:?} bytes", machine.caches);
    println!(
        "{}; {}; {}",
        machine.rust,
        machine.python,
        machine.crates.join(", ")
    );
    for table in costs.tables() {
        println!("\n{table}");
        for row in costs.rows.iter().filter(|row| row.table == table) {
            print_row(costs, row);
        }
    }
    let missed = |row: &&Row| costs.verdicts(row).iter().any(|verdict| !verdict.is_met);
    let names: Vec<_> = costs
        .rows
        .iter()
        .filter(missed)
        .map(|row| row.name.as_str())
        .collect();
    println!(
        "\n{} of {} rows miss a target: {}",
        names.len(),
        costs.rows.len(),
        names.join(" ")
    );
}

fn print_row(costs: &Costs, row: &Row) {
    println!("  {:<18} {}", row.name, row.work);
    for side in &row.sides {
        let spread = format!("({} to {})", shown(side.low), shown(side.high));
        println!(
            "    {:>9}  {spread:<22} {} {}",
            shown(side.median),
            side.who.name(),
            side.by
        );
    }
    for verdict in costs.verdicts(row) {
        let word = if verdict.is_met { "met" } else { "MISSED" };
        let found = verdict.times.map_or("not measured".to_owned(), factor);
        let (times, against) = (factor(verdict.target.times), &verdict.target.against);
        println!("    {word}: {found}, at most {times} times {against}");
        if let (false, why) = (verdict.is_met, &row.why) {
            println!(
                "    {}",
                why.as_deref().unwrap_or("No reason stands beside the row.")
            );
        }
    }
}

pub fn machine(python: Option<&Python>) -> Result<Machine> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc)
        .arg("--version")
        .output()
        .context("cannot run rustc")?;
    let version = String::from_utf8_lossy(&version.stdout);
    Ok(Machine {
        date: python.map_or_else(String::new, |python| python.about.date.clone()),
        processor: format!("{cores} cores of {}", processor()),
        caches: caches(Path::new("/sys/devices/system/cpu/cpu0/cache")),
        system: format!("{} on {}", env::consts::OS, env::consts::ARCH),
        rust: version.split(" (").next().unwrap_or_default().trim().to_owned(),
        python: python.map_or_else(String::new, |python| python.about.python.clone()),
        crates: crates()?,
    })
}

/// The processor's name, where the system says it in a file.
fn processor() -> String {
    let told = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = told.lines().find_map(|line| line.strip_prefix("model name"));
    let name = name.map(|name| name.trim_start_matches([' ', '\t', ':']).to_owned());
    name.unwrap_or_else(|| "an unnamed processor".to_owned())
}

/// How many bytes the caches for data hold, the nearest first, where the system says it in files, as Linux does: `1024K`.
fn caches(folder: &Path) -> Vec<u64> {
    let told = |level: &Path, name: &str| fs::read_to_string(level.join(name)).unwrap_or_default();
    let bytes = |level: PathBuf| {
        let kibibytes = told(&level, "size").trim().strip_suffix('K')?.parse::<u64>();
        Some(kibibytes.ok()? << 10)
    };
    (0..)
        .map(|index| folder.join(format!("index{index}")))
        .take_while(|level| level.is_dir())
        .filter(|level| told(level, "type").trim() != "Instruction")
        .filter_map(bytes)
        .collect()
}

/// The field's crates with their versions, as the lock file has them.
fn crates() -> Result<Vec<String>> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.lock");
    let lock: toml::Table = fs::read_to_string(file).context(file)?.parse()?;
    let packages = lock["package"].as_array().context("Cargo.lock lists packages")?;
    let text = |package: &toml::Value, key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let ours = ["bytemuck", "memchr", "ndarray"];
    let found = packages
        .iter()
        .filter(|package| ours.contains(&text(package, "name").as_str()));
    Ok(found
        .map(|package| format!("{} {}", text(package, "name"), text(package, "version")))
        .collect())
}
