//! One macro for the closed lists of the framework: each value has a code that is stored and sent, and words for people.

/// Declares a list of allowed values with their codes and words, and the reading and writing of both. The crate that declares one
/// depends on `serde`.
#[macro_export]
macro_rules! choice {
    ($(#[$about:meta])* $name:ident { $($(#[$vdoc:meta])* $value:ident = $code:literal, $words:literal;)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $code)] #[doc = $words] $value,)+ }

        impl $name {
            /// Every allowed value, in the order in which people are asked.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// The code that is stored and sent in forms.
            pub fn code(self) -> &'static str {
                match self { $(Self::$value => $code),+ }
            }

            /// The words that people read.
            pub fn words(self) -> &'static str {
                match self { $(Self::$value => $words),+ }
            }

            /// The value with this code, if there is one.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$value),)+ _ => None }
            }
        }
    };
}
