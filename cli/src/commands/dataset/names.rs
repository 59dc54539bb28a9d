//! What the name of a data file says: MNIST's own names and those that mirrors, unpackers and its relatives make of them.

/// Words of a name that tell the format.
const FORMAT: [&str; 8] = ["idx", "idx1", "idx2", "idx3", "ubyte", "int", "uint8", "bin"];
/// Words of a name that tell another format, or half a download.
const OTHERS: [&str; 17] = [
    "npz",
    "npy",
    "csv",
    "tsv",
    "txt",
    "png",
    "jpg",
    "zip",
    "tar",
    "tgz",
    "part",
    "crdownload",
    "md5",
    "sha256",
    "parquet",
    "html",
    "json",
];

/// Which of a data set's images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Those to train on.
    Train,
    /// Those kept apart, MNIST's `t10k`.
    Test,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Images,
    Labels,
}

/// The meaning of a file's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub part: Part,
    pub content: Content,
    /// The data set among several in a folder: `emnist-letters`. Empty for MNIST's own names.
    pub set: String,
    pub is_gzip: bool,
}

impl Part {
    /// The beginning of MNIST's own names.
    pub fn word(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Test => "t10k",
        }
    }
}

impl Name {
    /// Reads a name such as `train-images.idx3-ubyte`, `emnist-letters-test-labels-idx1-ubyte.gz` or `TRAIN_IMAGES`;
    /// `None` where it is not the name of a data file.
    pub fn read(name: &str) -> Option<Self> {
        let lower = name.to_ascii_lowercase();
        let stem = lower.strip_suffix(".gz");
        let (is_gzip, stem) = (stem.is_some(), stem.unwrap_or(&lower));
        if stem.starts_with('.') {
            return None; // macOS puts ._ files beside others
        }
        let (mut part, mut content, mut set) = (None, None, Vec::new());
        for word in stem.split(['-', '_', '.', ' ']).filter(|word| !word.is_empty()) {
            match word {
                "train" | "training" => part = Some(Part::Train),
                "t10k" | "test" | "testing" => part = Some(Part::Test),
                "images" | "image" | "imgs" => content = Some(Content::Images),
                "labels" | "label" => content = Some(Content::Labels),
                _ if FORMAT.contains(&word) => {}
                _ if OTHERS.contains(&word) => return None,
                _ => {
                    // QMNIST has test10k and test50k besides test.
                    if word.starts_with("test") {
                        part = Some(Part::Test);
                    }
                    set.push(word);
                }
            }
        }
        Some(Self { part: part?, content: content?, set: set.join("-"), is_gzip })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_names_that_data_files_have() {
        use Content::{Images, Labels};
        use Part::{Test, Train};
        let cases = [
            ("train-images-idx3-ubyte", Train, Images, "", false),
            ("train-images.idx3-ubyte.gz", Train, Images, "", true),
            ("t10k-labels.idx1-ubyte", Test, Labels, "", false),
            ("TEST-LABELS-IDX1-UBYTE", Test, Labels, "", false),
            ("train_images.idx", Train, Images, "", false),
            ("emnist-letters-test-images-idx3-ubyte.gz", Test, Images, "emnist-letters", true),
            ("qmnist-train-labels-idx2-int.gz", Train, Labels, "qmnist", true),
            ("qmnist-test50k-images-idx3-ubyte", Test, Images, "qmnist-test50k", false),
        ];
        for (name, part, content, set, is_gzip) in cases {
            assert_eq!(Name::read(name), Some(Name { part, content, set: set.into(), is_gzip }), "{name}");
        }
        for other in
            ["._train-images-idx3-ubyte", "k49-train-imgs.npz", "emnist-letters-mapping.txt", "train.csv", "README.md"]
        {
            assert_eq!(Name::read(other), None, "{other}");
        }
    }
}
