//! What the console itself put into the export store, told by its name: whatever else is there is
//! somebody else's.

use std::{
    fs, io,
    path::Path,
    time::{Duration, SystemTime},
};

use app::domain::Timestamp;
use uuid::Uuid;

/// Whether a finished file of this name is an export's: `{workspace}/{export}-{turn}.csv`, or `.zip`.
pub(super) fn is_artifact(location: &str) -> bool {
    let Some((workspace, file)) = location.split_once('/') else {
        return false;
    };
    let name = file.strip_suffix(".csv").or_else(|| file.strip_suffix(".zip"));
    let parts = name.and_then(|name| name.rsplit_once('-'));
    Uuid::try_parse(workspace).is_ok()
        && parts.is_some_and(|(export, turn)| Uuid::try_parse(export).is_ok() && turn.parse::<u64>().is_ok())
}

/// Deletes the files in a folder that a server which died had begun: `{workspace}/{export}-{turn}.csv#{number}`.
/// (They are how `object_store` writes locally; it never shows them.)
pub(super) fn delete_unfinished(folder: &Path, until: Timestamp) -> io::Result<()> {
    let until = SystemTime::UNIX_EPOCH + Duration::from_secs(until.0.max(0).cast_unsigned());
    for workspace in fs::read_dir(folder)? {
        let workspace = workspace?;
        if !workspace.file_type()?.is_dir() {
            continue;
        }
        for file in fs::read_dir(workspace.path())? {
            let file = file?;
            let location = format!(
                "{}/{}",
                workspace.file_name().display(),
                file.file_name().display()
            );
            let is_unfinished = location
                .rsplit_once('#')
                .is_some_and(|(location, number)| is_artifact(location) && number.parse::<u32>().is_ok());
            if is_unfinished && file.metadata()?.modified()? < until {
                fs::remove_file(file.path())?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKSPACE: &str = "6f1c3f58-4a5b-4f0e-9c39-2f6a3f0a7d11";
    const EXPORT: &str = "0b7b7c36-6b0e-4c0e-8f69-0d3a52b0c1aa";
    const LONG_AGO: Timestamp = Timestamp(0);
    const IN_A_CENTURY: Timestamp = Timestamp(5_000_000_000);

    #[test]
    fn knows_its_own_files_from_others() {
        for extension in ["csv", "zip"] {
            assert!(is_artifact(&format!("{WORKSPACE}/{EXPORT}-1.{extension}")));
        }
        for other in [
            "console.db".to_owned(),
            "sub/photo.jpg".to_owned(),
            format!("{WORKSPACE}/thesis.csv"),
            format!("{WORKSPACE}/{EXPORT}-1.docx"),
            format!("{WORKSPACE}/{EXPORT}.csv"),
            format!("old/{WORKSPACE}/{EXPORT}-1.csv"),
        ] {
            assert!(!is_artifact(&other), "{other}");
        }
    }

    #[test]
    fn deletes_old_unfinished_files_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let inside = folder.path().join(WORKSPACE);
        fs::create_dir(&inside).expect("a folder");
        let unfinished = inside.join(format!("{EXPORT}-1.csv#3"));
        let finished = inside.join(format!("{EXPORT}-1.csv"));
        let others = inside.join("notes#1");
        for file in [&unfinished, &finished, &others] {
            fs::write(file, "text").expect("a file");
        }
        delete_unfinished(folder.path(), LONG_AGO).expect("a folder that can be read");
        assert!(unfinished.exists());
        delete_unfinished(folder.path(), IN_A_CENTURY).expect("a folder that can be read");
        assert!(!unfinished.exists() && finished.exists() && others.exists());
    }
}
