//! What the journal is told of a request besides what its handler keeps: that somebody was not let in, and that what they
//! wanted was refused by a rule, a clash or the form itself. Each once, and before the answer leaves.

use crate::{App, route::Route, session::SignedIn, trouble::Trouble};
use access::RecordPermit;
use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use practice::{Finding, RecordId};
use record::{Refusal, journal::verbs::Class};
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// What is known of one request by the time that it is answered. Shared by whoever handles it.
#[derive(Clone, Default)]
pub struct Written(Arc<Mutex<Known>>);

#[derive(Default)]
struct Known {
    route: Option<Route>,
    permit: Option<RecordPermit>,
    record: Option<RecordId>,
    was_read: bool,
    not_let_in: bool,
    because: Option<String>,
}

impl Written {
    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The route that was found, with the record that its address names.
    pub(crate) fn on(&self, route: Route, record: Option<RecordId>) {
        let mut known = self.known();
        (known.route, known.record) = (Some(route), record);
    }

    /// The permit that was given.
    pub(crate) fn under(&self, permit: RecordPermit) {
        self.known().permit = Some(permit);
    }

    /// Whether this is the first look at the record. Only that is journalled: one request is one look.
    pub(crate) fn first_look(&self) -> bool {
        !std::mem::replace(&mut self.known().was_read, true)
    }

    /// The person was not let in, and the journal says so already.
    pub fn not_let_in(&self) {
        self.known().not_let_in = true;
    }

    /// Rules stand in the way.
    pub fn refused_by(&self, findings: &[Finding]) {
        let rules: BTreeSet<String> = findings.iter().map(|finding| finding.rule.to_string()).collect();
        self.known().because = Some(rules.into_iter().collect::<Vec<_>>().join(", "));
    }

    /// Somebody else has changed the same.
    pub(crate) fn clashed(&self) {
        self.known().because = Some("clash".to_owned());
    }
}

/// Answers a request, and writes down what was refused of it.
pub async fn keep(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let written = Written::default();
    request.extensions_mut().insert(written.clone());
    let who = request.extensions().get::<SignedIn>().cloned();
    let response = next.run(request).await;
    let Some(who) = who else { return response };
    let trouble = response.extensions().get::<Arc<Trouble>>().map(|trouble| &**trouble);
    let not_their_role = matches!(trouble, Some(Trouble::NotYourRole));
    let word = word(response.status(), trouble);
    match tell(&app, &who, &written, not_their_role, word).await {
        Ok(()) => response,
        Err(error) => Trouble::from(error).into_response(),
    }
}

async fn tell(
    app: &App,
    who: &SignedIn,
    written: &Written,
    not_their_role: bool,
    word: Option<&'static str>,
) -> Result<(), record::StoreError> {
    let (route, permit, record, because) = {
        let mut known = written.known();
        let because = known.because.take();
        match known.route {
            Some(route) if !known.not_let_in => (route, known.permit, known.record, because),
            _ => return Ok(()),
        }
    };
    let (store, at, worker) = (app.store(), app.store().clock().now(), who.actor.worker);
    if not_their_role {
        return store.journal_refusal(worker, record, route.verb, at).await;
    }
    if !matches!(route.class(), Class::Deed | Class::SignIn) {
        return Ok(());
    }
    let Some(because) = because.or_else(|| word.map(str::to_owned)) else { return Ok(()) };
    let refusal = Refusal { wanted: route.verb, because, at };
    match permit {
        Some(permit) => store.journal_refused(&permit, refusal).await,
        None => store.journal_office_refused(worker, record, refusal).await,
    }
}

/// Why a form was not kept, in one word. None: it was, or it is asked again without anything being wrong with it, or Kith
/// itself could not.
fn word(status: StatusCode, trouble: Option<&Trouble>) -> Option<&'static str> {
    Some(match (trouble, status) {
        (Some(Trouble::Forged), _) => "forged",
        (Some(Trouble::Absent | Trouble::NotYet(_)), _) => "absent",
        (Some(Trouble::Unreadable(_) | Trouble::TooLarge), _) | (_, StatusCode::BAD_REQUEST) => "unreadable",
        (_, StatusCode::UNPROCESSABLE_ENTITY) => "form",
        (_, StatusCode::CONFLICT) => "clash",
        _ => return None,
    })
}
