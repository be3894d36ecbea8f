//! How many wrong passwords are too many, and how long to wait then.

use std::net::{IpAddr, Ipv6Addr};

use app::domain::Timestamp;

/// How many failed tries are allowed within a window of time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) by_email: usize,
    pub(crate) by_address: usize,
    pub(crate) window_seconds: i64,
}

impl Limits {
    pub(crate) const DEFAULT: Self = Self {
        by_email: 5,
        by_address: 30,
        window_seconds: 300,
    };
}

/// The address as tries are counted by: an IPv6 customer has a whole /64 of them.
pub(super) fn bucket(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let network = Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX));
            format!("{network}/64")
        }
    }
}

/// Seconds until fewer than `limit` of the failed tries, newest first, lie within the window; none if
/// that is so already.
pub(crate) fn wait_seconds(
    failed_at: &[i64],
    limit: usize,
    window_seconds: i64,
    now: Timestamp,
) -> Option<u32> {
    let decisive = failed_at.get(limit.checked_sub(1)?)?;
    u32::try_from(decisive + window_seconds - now.0)
        .ok()
        .filter(|seconds| *seconds > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_000);

    #[test]
    fn fewer_tries_than_the_limit_need_not_wait() {
        assert_eq!(wait_seconds(&[999, 998, 997, 996], 5, 300, NOW), None);
    }

    #[test]
    fn the_wait_ends_when_the_oldest_that_counts_leaves_the_window() {
        assert_eq!(wait_seconds(&[999, 998, 997, 996, 800], 5, 300, NOW), Some(100));
        assert_eq!(
            wait_seconds(&[999, 998, 997, 996, 900, 800], 5, 300, NOW),
            Some(200)
        );
    }

    #[test]
    fn neighbours_in_an_ipv6_network_count_together() {
        let bucket_of = |text: &str| bucket(text.parse().expect("an address"));
        assert_eq!(bucket_of("2001:db8::1"), bucket_of("2001:db8::ffff"));
        assert_ne!(bucket_of("2001:db8::1"), bucket_of("2001:db8:0:1::1"));
        assert_eq!(bucket_of("::ffff:192.0.2.1"), "192.0.2.1");
    }
}
