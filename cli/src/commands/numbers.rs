//! Whole numbers on the command line, refused with their range. Clap's own parsers say of a number below zero only that
//! a digit is wrong.

/// The most steps or images that can be asked for; the longest run on MNIST (1,000 epochs) has 30 million steps.
pub const MOST: u64 = 1_000_000_000;

/// A parser for numbers of `least..=most`. The option must also have `allow_negative_numbers`, or a number below zero is
/// taken for another option.
pub fn whole<T: TryFrom<u64>>(
    least: u64,
    most: u64,
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {
    move |text| {
        let number = text.parse().ok().filter(|number| (least..=most).contains(number));
        number
            .and_then(|number| T::try_from(number).ok())
            .ok_or_else(|| format!("choose a whole number from {least} to {most}"))
    }
}

/// A parser for seeds.
pub fn seed(text: &str) -> Result<u32, String> {
    whole(0, u32::MAX.into())(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_outside_are_refused_with_their_range() {
        let parse = whole::<usize>(1, 100);
        assert_eq!((parse("1"), parse("100"), parse("+7")), (Ok(1), Ok(100), Ok(7)));
        for text in ["0", "101", "-1", "1.5", "1,000", "1e2", "", "18446744073709551616"] {
            assert_eq!(parse(text), Err("choose a whole number from 1 to 100".into()), "{text}");
        }
        assert_eq!(seed("4294967295"), Ok(u32::MAX));
        assert!(seed("-1").is_err_and(|message| message.contains("0 to 4294967295")));
    }
}
