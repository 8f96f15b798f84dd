//! What stands about the child in families' records: the sort of each thing and its day. The words stay there, and are read there by
//! whoever may open that record.

use practice::mention::{Mention, Mentioned};
use record::homes::ChildOpened;
use serde::Serialize;
use ui::{trouble::Trouble, visit::ChildVisit};

/// How many are shown.
const SHOWN: usize = 20;

/// One thing.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Written {
    when: String,
    what: &'static str,
    /// Where its words are. Empty: this reader may not open that record.
    href: String,
}

impl Written {
    /// The newest, and whether there are more.
    pub(super) async fn newest(
        visit: &ChildVisit,
        opened: &ChildOpened,
    ) -> Result<(Vec<Self>, bool), Trouble> {
        let mut lines = visit.app.store().lines_of_child(&visit.permit, None, SHOWN + 1).await?;
        let more = lines.len() > SHOWN;
        lines.truncate(SHOWN);
        Ok((lines.iter().map(|line| Self::of(&line.value, opened)).collect(), more))
    }

    fn of(line: &Mention, opened: &ChildOpened) -> Self {
        let may_open =
            opened.families.iter().any(|family| family.link.family == line.family && family.may_open);
        let href = match line.what {
            Mentioned::CaseNote(_) => format!("/families/{}/notes/{}", line.family, line.id),
            Mentioned::SignOff => format!("/families/{}/map", line.family),
        };
        Self {
            when: calendar::long(line.on),
            what: line.what.words(),
            href: if may_open { href } else { String::new() },
        }
    }
}
