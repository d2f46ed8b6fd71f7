//! Hours of a watch, without their hours.

use super::*;

fn at(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn seen(files: &[(&str, u64)]) -> Seen {
    files.iter().map(|(name, length)| (PathBuf::from(name), Stamp::of_length(*length))).collect()
}

fn run_of(names: &[&str]) -> Next {
    Next::Run(names.iter().map(PathBuf::from).collect())
}

#[test]
fn a_slow_copy_is_taken_when_it_is_whole() {
    let mut watcher = Watcher::new(Pace::default());
    for second in 0..30 {
        assert_eq!(watcher.look(at(second), seen(&[("a", second * 1000)])), Next::Wait, "second {second}");
    }
    let whole = || seen(&[("a", 29_000)]);
    assert_eq!(watcher.look(at(33), whole()), Next::Wait);
    assert_eq!(watcher.look(at(34), whole()), run_of(&[]));
    watcher.succeeded(&BTreeSet::new());
    assert_eq!(watcher.look(at(36), whole()), Next::Rest);
    assert_eq!(watcher.look(at(3600), seen(&[])), Next::Wait, "one that is gone counts once nothing changes");
    assert_eq!(watcher.look(at(3605), seen(&[])), run_of(&[]));
}

#[test]
fn a_file_that_never_ends_keeps_the_others_waiting_for_so_long_only() {
    let mut watcher = Watcher::new(Pace::default());
    let look = |watcher: &mut Watcher, second: u64| watcher.look(at(second), seen(&[("a", 1), ("b", second)]));
    let first = (0..).step_by(2).find(|second| look(&mut watcher, *second) != Next::Wait).unwrap();
    assert_eq!(first, 600);
    watcher.succeeded(&BTreeSet::from([PathBuf::from("b")]));
    assert_eq!(look(&mut watcher, 602), Next::Wait, "the other still waits for its run");
    let b = || seen(&[("a", 1), ("b", 602)]);
    assert_eq!(watcher.look(at(608), b()), run_of(&[]));
}

#[test]
fn what_failed_is_tried_again_later_and_at_once_when_something_changes() {
    let mut watcher = Watcher::new(Pace::default());
    let a = || seen(&[("a", 1)]);
    watcher.look(at(0), a());
    assert_eq!(watcher.look(at(5), a()), run_of(&[]));
    watcher.failed(at(5));
    assert_eq!(watcher.look(at(64), a()), Next::Wait);
    assert_eq!(watcher.look(at(65), a()), run_of(&[]));
    watcher.failed(at(65));
    assert_eq!(watcher.look(at(184), a()), Next::Wait, "the second wait is longer");
    assert_eq!(watcher.look(at(185), a()), run_of(&[]));
    watcher.failed(at(185));
    watcher.look(at(190), seen(&[("a", 2)]));
    assert_eq!(watcher.look(at(195), seen(&[("a", 2)])), run_of(&[]));
}

/// A day of drops, edits and deletions, looked at every two seconds: each change is part of one run and of no second
/// one, and no change waits longer than settling takes.
#[test]
fn every_change_of_a_day_is_taken_once() {
    let mut watcher = Watcher::new(Pace::default());
    let (mut files, mut taken) = (Seen::new(), Seen::new());
    let (mut runs, mut changes, mut unseen) = (0_u64, 0_u64, None);
    for second in (0..86_400).step_by(2) {
        if second % 36 == 0 {
            changes += 1;
            let name = PathBuf::from(format!("{}", changes % 97));
            let changed = match changes % 5 {
                4 => files.remove(&name).is_some(),
                _ => {
                    files.insert(name, Stamp::of_length(changes));
                    true
                }
            };
            // Nothing to remove is no change.
            unseen = unseen.or(changed.then_some(second));
        }
        if let Next::Run(without) = watcher.look(at(second), files.clone()) {
            assert!(without.is_empty());
            assert!(runs == 0 || files != taken, "a run without a change at {second}");
            watcher.succeeded(&without);
            (runs, unseen) = (runs + 1, None);
            taken.clone_from(&files);
        }
        assert!(unseen.is_none_or(|since| second - since < 8), "a change of {unseen:?} waits at {second}");
    }
    assert!(changes >= 2_000 && runs > 1_900, "{changes} changes, {runs} runs");
    assert_eq!(taken, files);
}
