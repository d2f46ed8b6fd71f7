//! How much memory this process may take.

/// Bounds the memory of this process from now on; an allocation beyond it ends the process. No core is dumped then.
///
/// On Linux the kernel counts all private writable memory, stacks included; elsewhere the allocator counts what it
/// hands out, because no system call that does it can be reached without `unsafe`.
///
/// # Errors
/// The system's own.
pub fn limit_memory(bytes: u64) -> std::io::Result<()> {
    bound(bytes)
}

#[cfg(target_os = "linux")]
fn bound(bytes: u64) -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let all = |bytes: u64| Rlimit { current: Some(bytes), maximum: Some(bytes) };
    setrlimit(Resource::Core, all(0))?;
    setrlimit(Resource::Data, all(bytes))?;
    Ok(())
}

#[cfg(not(target_os = "linux"))]
#[global_allocator]
static COUNTING: cap::Cap<std::alloc::System> = cap::Cap::new(std::alloc::System, usize::MAX);

#[cfg(not(target_os = "linux"))]
fn bound(bytes: u64) -> std::io::Result<()> {
    let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
    COUNTING.set_limit(bytes).map_err(|()| std::io::ErrorKind::OutOfMemory.into())
}
