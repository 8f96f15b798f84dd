//! A page of a child's own record, with what stands at the top of every one: who the child is, and what closes the record to others.

use crate::{
    page::{Form, shown},
    saving::status_of,
    trouble::Trouble,
    visit::ChildVisit,
};
use axum::{http::StatusCode, response::Response};
use jiff::civil::Date;
use minijinja::context;
use practice::child::Child;
use record::homes::ChildOpened;
use serde::Serialize;

/// The identity bar.
#[derive(Debug, Clone, Serialize)]
struct ChildFrame {
    name: String,
    /// What the child is called, if that is not the first given name.
    called: String,
    /// How old, or when the child is expected. Empty of a child who died.
    age: String,
    born: String,
    died: String,
    restricted: bool,
    sealed: bool,
    home: String,
    /// The day on which the page is read, for paper.
    today: String,
}

impl ChildFrame {
    fn of(child: &Child, home: String, today: Date) -> Self {
        Self {
            name: name_of(child),
            called: child.called.clone(),
            age: age_of(child, today),
            born: child.born.filter(|born| *born <= today).map(calendar::long).unwrap_or_default(),
            died: child.died.map(calendar::long).unwrap_or_default(),
            restricted: child.restricted && child.sealed.is_none(),
            sealed: child.sealed.is_some(),
            home,
            today: calendar::long(today),
        }
    }
}

/// What a heading calls a child: the name in full, or what people say for now.
pub fn name_of(child: &Child) -> String {
    let name = child.full_name();
    if name.is_empty() { child.called.clone() } else { name }
}

/// How old a child is, or when the child is expected. Empty if no day is known, and of a child who died.
pub fn age_of(child: &Child, today: Date) -> String {
    let born = child.born.filter(|_| child.died.is_none());
    born.map(|born| calendar::age_on(born, today).describe()).unwrap_or_default()
}

impl ChildVisit {
    /// A page of the child's own record, with the identity bar. `page` is all that its template is given besides: one value of a
    /// type of its own, under the name `page`.
    pub fn page<P: Serialize>(
        &self,
        template: &str,
        title: &str,
        opened: &ChildOpened,
        page: P,
    ) -> Result<Response, Trouble> {
        let child = opened.record.child(self.child()).ok_or(Trouble::Absent)?;
        let frame = ChildFrame::of(&child.value, self.within(""), self.today);
        let content = context! { child => shown(frame), page => shown(page) };
        self.show(template, title, content)
    }

    /// The same with a form, which stands under the name `form`.
    pub fn form_page<P: Serialize>(
        &self,
        (status, form): (StatusCode, Form),
        (template, title): (&str, &str),
        opened: &ChildOpened,
        page: P,
    ) -> Result<Response, Trouble> {
        let child = opened.record.child(self.child()).ok_or(Trouble::Absent)?;
        let frame = ChildFrame::of(&child.value, self.within(""), self.today);
        let content = context! { child => shown(frame), form => shown(form), page => shown(page) };
        self.show_as(status, template, &self.frame(title), content)
    }

    /// The same with a form that decides about the child as the page shows it.
    pub fn decision_page<P: Serialize>(
        &self,
        form: Form,
        template_and_title: (&str, &str),
        opened: &ChildOpened,
        page: P,
    ) -> Result<Response, Trouble> {
        let form = Form { seen: self.mark(opened), ..form };
        self.form_page((status_of(&form), form), template_and_title, opened, page)
    }
}
