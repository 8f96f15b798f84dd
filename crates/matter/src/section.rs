//! A section of the settings: its values with the usual one for each, and how it is read.

/// Declares a section: each value with what it means, its type, and the usual value. Whatever a file leaves out is as usual.
/// The crate that declares one depends on `serde`.
#[macro_export]
macro_rules! section {
    (
        $(#[$about:meta])*
        $name:ident { $($(#[$means:meta])* $field:ident: $type:ty = $usual:expr;)* }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $($(#[$means])* pub $field: $crate::Dated<$type>,)*
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $crate::Dated::always($usual),)* }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                #[derive(serde::Deserialize)]
                #[serde(deny_unknown_fields)]
                struct InFile {
                    $($field: Option<$crate::dated::Written<$type>>,)*
                }
                let file = InFile::deserialize(reader)?;
                let mut section = Self::default();
                $(if let Some(written) = file.$field {
                    section.$field = written.over(section.$field).map_err(|why| {
                        serde::de::Error::custom(format!("{}: {why}", stringify!($field)))
                    })?;
                })*
                Ok(section)
            }
        }
    };
}
