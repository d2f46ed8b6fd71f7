//! Periods published, and kept as published.

use std::fs;
use std::path::{Path, PathBuf};

use super::config::Config;
use super::error::RunError;
use super::written::{Place, Written};
use crate::ledger::Ledger;
use crate::model::{Adjustment, Consolidation, FileHash, Period, Programme, Published, inputs};
use crate::outputs::{self, OutputFile};
use crate::platform;

/// The folder of published sets within the outputs.
const PUBLISHED: &str = "cong-bo";
/// The manifest of a published set.
const MANIFEST: &str = "ban-ke.json";

/// The wish to publish a period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Publication {
    /// A version is there and is to be replaced.
    pub amend: bool,
    /// Why it is replaced.
    pub reason: String,
}

/// What came of a period that is published.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// The version in force.
    pub version: u32,
    /// When it was published.
    pub at: String,
    /// What the period would say now.
    pub adjustment: Adjustment,
    /// Files of the published set that were changed or removed, with where their copies are.
    pub touched: Vec<(PathBuf, PathBuf)>,
}

/// Where the outputs of a run are put: an open period is written, a published one compared, one that is to be published
/// frozen.
pub(super) struct Desk<'a> {
    config: &'a Config,
    /// Sets are written again even where they stand.
    afresh: bool,
    known: Vec<Published>,
    /// The wish, and the version that it makes.
    wish: Option<(&'a Publication, u32)>,
}

impl<'a> Desk<'a> {
    /// With all published versions: those of the ledger and those whose manifests lie in the outputs, which come back
    /// into a ledger that was lost.
    pub(super) fn open(
        config: &'a Config,
        afresh: bool,
        ledger: &mut Ledger,
        wish: Option<(Period, &'a Publication)>,
    ) -> Result<Desk<'a>, RunError> {
        let mut known = ledger.published()?;
        for each in manifests(&config.folders.outputs.join(PUBLISHED)) {
            if !known.iter().any(|other| (other.period, other.version) == (each.period, each.version)) {
                ledger.add_published(&each)?;
                known.push(each);
            }
        }
        let mut desk = Desk { config, afresh, known, wish: None };
        if let Some((period, wish)) = wish {
            desk.wish = Some((wish, desk.next(period, wish)?));
        }
        Ok(desk)
    }

    /// The number that the outputs of a period bear: that of the version being made, else none.
    pub(super) fn edition(&self) -> Option<u32> {
        self.wish.map(|(_, version)| version)
    }

    /// Puts the outputs of a period, which `make` makes, where they belong. `made_of` tells what they are made of.
    pub(super) fn put(
        &self,
        ledger: &mut Ledger,
        programme: &Programme,
        consolidation: &Consolidation,
        made_of: Option<String>,
        make: impl FnOnce() -> Result<Vec<OutputFile>, RunError>,
    ) -> Result<(Option<Standing>, Written), RunError> {
        let config = self.config;
        if let Some(wish) = self.wish {
            let (published, written) = freeze(config, ledger, wish, consolidation, &make()?)?;
            let (version, at) = (published.version, published.at);
            return Ok((Some(Standing { version, at, ..Standing::default() }), written));
        }
        match self.in_force(consolidation.period) {
            None => {
                let place = Place::of(&config.folders.outputs, consolidation.period);
                Ok((None, place.fill(made_of, self.afresh, make)?))
            }
            Some(published) => {
                let (standing, written) = compare(config, programme, published, consolidation, make)?;
                Ok((Some(standing), written))
            }
        }
    }

    /// The version of a period that is in force.
    fn in_force(&self, period: Period) -> Option<&Published> {
        self.known.iter().filter(|each| each.period == period).max_by_key(|each| each.version)
    }

    /// The number of the version that a wish makes.
    fn next(&self, period: Period, wish: &Publication) -> Result<u32, RunError> {
        match (self.in_force(period), wish.amend) {
            (None, false) => Ok(1),
            (None, true) => Err(RunError::NotPublished { period }),
            (Some(one), false) => Err(RunError::Published { period, version: one.version }),
            (Some(_), true) if wish.reason.trim().is_empty() => Err(RunError::NoAmendReason { period }),
            (Some(one), true) => Ok(one.version + 1),
        }
    }
}

fn manifests(folder: &Path) -> Vec<Published> {
    let below = |folder: &Path| fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let sets = below(folder).flat_map(|period| below(&period.path()));
    let read = |set: fs::DirEntry| serde_json::from_slice(&fs::read(set.path().join(MANIFEST)).ok()?).ok();
    sets.filter(|set| !set.file_name().to_string_lossy().starts_with('.')).filter_map(read).collect()
}

/// Keeps a version: its files with a manifest in a folder of their own, then as the period's outputs, then in the
/// ledger. Gives the files of the period.
fn freeze(
    config: &Config,
    ledger: &mut Ledger,
    (wish, version): (&Publication, u32),
    consolidation: &Consolidation,
    files: &[OutputFile],
) -> Result<(Published, Written), RunError> {
    let hash =
        |file: &OutputFile| FileHash { name: file.name.clone(), hash: blake3::hash(&file.bytes).to_hex().to_string() };
    let published = Published {
        period: consolidation.period,
        version,
        at: platform::now().to_string(),
        reason: wish.reason.trim().to_owned(),
        inputs: inputs(consolidation),
        outputs: files.iter().map(hash).collect(),
        items: consolidation.items.clone(),
    };
    let manifest = serde_json::to_vec_pretty(&published).map_err(|error| RunError::Manifest(error.to_string()))?;
    let copy = copy_folder(config, &published);
    let mut set = set(files);
    set.push((MANIFEST, &manifest));
    platform::replace_folder(&copy, None, &set)?;
    // Where the system keeps no such right, the manifest still tells.
    let _ = platform::make_read_only(&copy);
    let place = Place::of(&config.folders.outputs, published.period);
    let written = place.fill(None, true, || Ok(files.to_vec()))?;
    ledger.add_published(&published)?;
    Ok((published, written))
}

/// Holds a published period against what was consolidated now. The published files are left as they are; where
/// something differs, a folder beside them shows it, with the outputs as they would be.
fn compare(
    config: &Config,
    programme: &Programme,
    published: &Published,
    consolidation: &Consolidation,
    make: impl FnOnce() -> Result<Vec<OutputFile>, RunError>,
) -> Result<(Standing, Written), RunError> {
    let adjustment = published.adjustment(consolidation);
    let beside = config.folders.outputs.join(format!("{}-dieu-chinh", published.period));
    let mut written = Written::default();
    if !adjustment.is_empty() || beside.is_dir() {
        let mut all = outputs::adjustment(programme, published, &adjustment)?;
        all.extend(make()?);
        platform::replace_folder(&beside, None, &set(&all))?;
        written.files = all.iter().map(|file| beside.join(&file.name)).collect();
        written.anew = true;
    }
    let touched = touched(config, published);
    let (version, at) = (published.version, published.at.clone());
    Ok((Standing { version, at, adjustment, touched }, written))
}

/// Files of the published set that are not as they were published, with their copies.
fn touched(config: &Config, published: &Published) -> Vec<(PathBuf, PathBuf)> {
    let (folder, copy) = (period_folder(config, published.period), copy_folder(config, published));
    let is_same = |file: &&FileHash| {
        fs::read(folder.join(&file.name)).is_ok_and(|bytes| blake3::hash(&bytes).to_hex().as_str() == file.hash)
    };
    let changed = published.outputs.iter().filter(|file| !is_same(file));
    changed.map(|file| (folder.join(&file.name), copy.join(&file.name))).collect()
}

fn period_folder(config: &Config, period: Period) -> PathBuf {
    config.folders.outputs.join(period.to_string())
}

fn copy_folder(config: &Config, published: &Published) -> PathBuf {
    let folder = config.folders.outputs.join(PUBLISHED).join(published.period.to_string());
    folder.join(format!("lan-{}", published.version))
}

fn set(files: &[OutputFile]) -> Vec<(&str, &[u8])> {
    files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect()
}
