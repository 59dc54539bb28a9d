//! Refuses counts that no memory here holds, before anything is allocated: the system would end the program in the middle
//! of its work, or swap for hours.

use std::fs;

use anyhow::{Result, bail};
use nix::sys::resource::{Resource, getrlimit};

/// The part of the free memory that may be used; the rest is for the networks and for what is not counted here.
const USABLE: f64 = 0.8;

/// Refuses a count of images that take `bytes_each` bytes of memory at the same time.
pub fn check_images(option: &str, count: usize, bytes_each: usize) -> Result<()> {
    let Some(free) = free_memory() else { return Ok(()) };
    let most = (free as f64 * USABLE / bytes_each as f64) as usize;
    if count > most {
        bail!(
            "{option} {count} needs {} of memory, of which {} are free here: choose at most {most}, and another --seed \
             for more",
            indicatif::HumanBytes((count as u64).saturating_mul(bytes_each as u64)),
            indicatif::HumanBytes(free)
        );
    }
    Ok(())
}

/// Bytes that this process can still get: of the machine, its container and its own limit, whichever is least. `None`
/// where the system does not tell.
fn free_memory() -> Option<u64> {
    let machine = fs::read_to_string("/proc/meminfo").ok().and_then(|text| available(&text));
    let own = getrlimit(Resource::RLIMIT_AS).ok().map(|(soft, _)| soft);
    [machine, container(), own].into_iter().flatten().min()
}

/// The line `MemAvailable:   12345 kB` of /proc/meminfo, in bytes.
fn available(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

/// What the control group (version 2, as containers see it) leaves; its file says "max" where it sets no limit.
fn container() -> Option<u64> {
    let number = |name: &str| fs::read_to_string(format!("/sys/fs/cgroup/{name}")).ok()?.trim().parse::<u64>().ok();
    Some(number("memory.max")?.saturating_sub(number("memory.current")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_read_and_counts_beyond_it_are_refused() {
        assert_eq!(available("MemTotal:  8 kB\nMemAvailable:    2000 kB\n"), Some(2_048_000));
        assert_eq!(available("MemTotal:  8 kB\n"), None);
        check_images("--count", 1, 1).unwrap();
        if free_memory().is_some() {
            let refusal = check_images("--count", usize::MAX, 4096).unwrap_err().to_string();
            assert!(refusal.starts_with("--count 18446744073709551615 needs"), "{refusal}");
        }
    }
}
