//! An invented child's rows, and how they are written.

use calendar::Date;

use crate::ssda903::generate::pages::Pages;

/// An episode; `None` and empty texts are blank cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Episode {
    pub decom: Option<Date>,
    pub rne: &'static str,
    pub ls: &'static str,
    pub cin: &'static str,
    pub placement: Placement,
    pub dec: Option<Date>,
    pub rec: &'static str,
    pub reason: &'static str,
    pub home: &'static str,
}

/// Where a child lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Placement {
    pub place: &'static str,
    pub provider: &'static str,
    /// Empty for the child's own home.
    pub post: &'static str,
    pub urn: &'static str,
}

/// A child and all its rows. Cells that are the same in every row of a table are kept once.
#[derive(Clone, Debug, Default)]
pub(super) struct Child {
    pub id: String,
    pub sex: &'static str,
    pub born: Option<Date>,
    pub ethnic: &'static str,
    pub upn: String,
    pub upn_last: String,
    pub mother: &'static str,
    pub in_last_year: bool,
    pub episodes: Vec<Episode>,
    pub episodes_last: Vec<Episode>,
    /// Day and code.
    pub reviews: Vec<(Option<Date>, &'static str)>,
    /// The day on which the status of a child who sought asylum ceases.
    pub asylum: Option<Date>,
    pub asylum_last: bool,
    /// The ten answers after the date of birth.
    pub oc2: Option<[&'static str; 10]>,
    /// The three answers after the date of birth.
    pub oc3: Option<[&'static str; 3]>,
    /// Decision and match, then the four codes.
    pub ad1: Option<([Option<Date>; 2], [&'static str; 4])>,
    /// The decision to place for adoption; whether it was made last year.
    pub placed: Option<(Option<Date>, bool)>,
    pub prev_perm: Option<&'static str>,
    /// Kind, beginning, end.
    pub missing: Vec<(&'static str, Option<Date>, Option<Date>)>,
    /// Identifier, beginning, end, reason.
    pub workers: Vec<(String, Option<Date>, Option<Date>, &'static str)>,
    /// Beginning and end of a deprivation of liberty order.
    pub dolo: Option<[Option<Date>; 2]>,
}

fn text(date: Option<Date>) -> String {
    date.map(|date| format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())).unwrap_or_default()
}

impl Child {
    /// Writes the child's rows.
    pub(super) fn write(&self, this_year: &mut Pages, last_year: &mut Pages) {
        let (id, born) = (self.id.as_str(), text(self.born));
        let born = born.as_str();
        this_year.line(0, &[id, self.sex, born, self.ethnic, &self.upn, self.mother, ""]);
        if self.in_last_year {
            last_year.line(0, &[id, self.sex, born, self.ethnic, &self.upn_last, self.mother, ""]);
        }
        for (episodes, pages) in [(&self.episodes, &mut *this_year), (&self.episodes_last, &mut *last_year)] {
            for episode in episodes {
                episode.write(id, pages);
            }
        }
        for (day, code) in &self.reviews {
            this_year.line(2, &[id, born, &text(*day), code]);
        }
        if self.asylum.is_some() {
            this_year.line(3, &[id, self.sex, born, &text(self.asylum)]);
            if self.asylum_last {
                last_year.line(3, &[id, self.sex, born, &text(self.asylum)]);
            }
        }
        if let Some([a, b, c, d, e, f, g, h, i, j]) = self.oc2 {
            this_year.line(4, &[id, born, a, b, c, d, e, f, g, h, i, j]);
        }
        if let Some([touch, activity, home]) = self.oc3 {
            this_year.line(5, &[id, born, touch, activity, home]);
        }
        if let Some(([decided, matched], [carer, number, sex, status])) = self.ad1 {
            this_year.line(6, &[id, born, &text(decided), &text(matched), carer, number, sex, status]);
        }
        if let Some((decided, last)) = self.placed {
            this_year.line(7, &[id, born, &text(decided), "", ""]);
            if last {
                last_year.line(7, &[id, born, &text(decided), "", ""]);
            }
        }
        if let Some(code) = self.prev_perm {
            this_year.line(8, &[id, born, code, "", ""]);
        }
        for (kind, from, to) in &self.missing {
            this_year.line(9, &[id, born, kind, &text(*from), &text(*to)]);
        }
        for (worker, from, to, reason) in &self.workers {
            this_year.line(10, &[id, born, worker, &text(*from), &text(*to), reason]);
        }
        if let Some([from, to]) = self.dolo {
            this_year.line(11, &[id, born, &text(from), &text(to)]);
        }
    }
}

impl Episode {
    fn write(&self, id: &str, pages: &mut Pages) {
        let Placement { place, provider, post, urn } = self.placement;
        let short_break = matches!(self.ls, "V3" | "V4");
        let home = if short_break { "" } else { self.home };
        let post = if short_break {
            ""
        } else if post.is_empty() {
            self.home
        } else {
            post
        };
        let urn = if short_break { "" } else { urn };
        pages.line(
            1,
            &[
                id,
                &text(self.decom),
                self.rne,
                self.ls,
                self.cin,
                place,
                provider,
                &text(self.dec),
                self.rec,
                self.reason,
                home,
                post,
                urn,
            ],
        );
    }
}
