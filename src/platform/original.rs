//! Files of others, opened for reading only.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// The content of a file that someone sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Original {
    /// Its bytes.
    Whole(Vec<u8>),
    /// It is larger than what may be read.
    TooLarge,
    /// It is a link, or the way to it leads over one.
    Link,
}

/// Reads a file of at most `limit` bytes. The file is opened for reading only and its times are left alone. Where it
/// was found below a folder, nothing on the way from there may be a link, also if it was none a moment ago.
///
/// # Errors
/// The system's own: no access, gone, a broken disk.
pub fn read_original(path: &Path, below: Option<&Path>, limit: u64) -> io::Result<Original> {
    let Some(file) = open(path, below)? else { return Ok(Original::Link) };
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    let is_whole = u64::try_from(bytes.len()).is_ok_and(|length| length <= limit);
    Ok(if is_whole { Original::Whole(bytes) } else { Original::TooLarge })
}

/// The BLAKE3 hash of the content of a file of at most `limit` bytes; `None` for a larger one and for a link. The
/// content is not looked at and never in memory as a whole.
///
/// # Errors
/// As [`read_original`].
pub fn hash_original(path: &Path, below: Option<&Path>, limit: u64) -> io::Result<Option<[u8; 32]>> {
    let Some(file) = open(path, below)? else { return Ok(None) };
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(file.take(limit.saturating_add(1)))?;
    Ok((hasher.count() <= limit).then(|| *hasher.finalize().as_bytes()))
}

/// A pipe that took the place of a file is opened without waiting for who writes to it. `None` for a link.
#[cfg(target_os = "linux")]
fn open(path: &Path, below: Option<&Path>) -> io::Result<Option<File>> {
    use rustix::fs::{Mode, OFlags, ResolveFlags, open, openat2};
    use rustix::io::Errno;
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let Some((folder, rest)) = below.and_then(|folder| Some((folder, path.strip_prefix(folder).ok()?))) else {
        return plain(path).map(Some);
    };
    let folder = open(folder, OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?;
    match openat2(&folder, rest, flags, Mode::empty(), ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS) {
        Ok(file) => Ok(Some(File::from(file))),
        Err(Errno::LOOP | Errno::XDEV) => Ok(None),
        // Kernels and sandboxes that don't know the call: the last step at least is looked at.
        Err(Errno::NOSYS | Errno::PERM) => {
            match rustix::fs::openat(&folder, rest, flags | OFlags::NOFOLLOW, Mode::empty()) {
                Ok(file) => Ok(Some(File::from(file))),
                Err(Errno::LOOP) => Ok(None),
                Err(fault) => Err(fault.into()),
            }
        }
        Err(fault) => Err(fault.into()),
    }
}

/// Other systems are asked before the file is opened.
#[cfg(not(target_os = "linux"))]
fn open(path: &Path, below: Option<&Path>) -> io::Result<Option<File>> {
    let is_link = below.is_some() && path.symlink_metadata()?.file_type().is_symlink();
    if is_link { Ok(None) } else { plain(path).map(Some) }
}

fn plain(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(target_os = "linux")]
    {
        let flags = rustix::fs::OFlags::NONBLOCK;
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.bits().cast_signed());
    }
    options.open(path)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn no_link_on_the_way_from_the_folder_is_followed() {
        let home = tempfile::tempdir().unwrap();
        let inputs = home.path().join("inputs");
        fs::create_dir_all(inputs.join("quý I")).unwrap();
        fs::write(inputs.join("quý I/a.txt"), "a").unwrap();
        fs::create_dir(home.path().join("outside")).unwrap();
        fs::write(home.path().join("outside/a.txt"), "secret").unwrap();
        symlink(home.path().join("outside/a.txt"), inputs.join("link.txt")).unwrap();
        symlink("quý I/a.txt", inputs.join("inner.txt")).unwrap();
        symlink(home.path().join("outside"), inputs.join("folder")).unwrap();
        let read = |name: &str| read_original(&inputs.join(name), Some(&inputs), 100).unwrap();
        assert_eq!(read("quý I/a.txt"), Original::Whole(b"a".to_vec()));
        for name in ["link.txt", "inner.txt", "folder/a.txt"] {
            #[cfg(target_os = "linux")]
            assert_eq!(read(name), Original::Link, "{name}");
            assert!(
                cfg!(not(target_os = "linux"))
                    || hash_original(&inputs.join(name), Some(&inputs), 100).unwrap().is_none()
            );
        }
        // The folder itself may be reached over one, and so may a file that somebody names.
        symlink(&inputs, home.path().join("way")).unwrap();
        let way = home.path().join("way");
        assert_eq!(read_original(&way.join("quý I/a.txt"), Some(&way), 100).unwrap(), Original::Whole(b"a".to_vec()));
        assert_eq!(read_original(&inputs.join("link.txt"), None, 100).unwrap(), Original::Whole(b"secret".to_vec()));
    }
}
