//! The page for whatever could not be answered as asked.

use crate::{
    App,
    childs::page,
    page::{Frame, Me, shown},
    session::SignedIn,
    trouble::Trouble,
};
use axum::{
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use minijinja::context;
use practice::RecordId;
use std::any::Any;

/// Draws the page of a trouble, with what was typed into a form that could not be kept.
pub(crate) fn page(app: &App, who: Option<&SignedIn>, trouble: &Trouble, typed: &[String]) -> Response {
    // In somebody else's hands it neither names the worker nor shows what stood there.
    let handed = who.and_then(|who| Some((who, who.handed_over.as_deref()?)));
    if let Some((who, page)) = handed
        && page::use_of(page)
    {
        return page::trouble(app, who, trouble);
    }
    let who = who.filter(|_| handed.is_none());
    let (heading, sentence) = trouble.words();
    let frame = Frame {
        title: heading.to_owned(),
        authority: app.settings().authority.clone(),
        me: who.map(|who| Me { name: who.name.clone(), role: who.actor.role.words() }),
        token: who.map(|who| who.secret.token()).unwrap_or_default(),
        demo: app.settings().demo,
        idle: app.limits().idle.as_secs(),
        ..Frame::default()
    };
    let ask_why = if let Trouble::AskWhy(RecordId::Family(family)) = trouble {
        Some(format!("/emergency/{family}"))
    } else {
        None
    };
    match app.pages().render(
        "trouble/page.html",
        context! { frame => shown(frame), heading, sentence => &sentence, ask_why, typed => typed.to_vec() },
    ) {
        Ok(html) => (trouble.status(), Html(html)).into_response(),
        Err(_) => (trouble.status(), format!("{heading}\n\n{sentence}\n")).into_response(),
    }
}

/// A path that no route has.
pub(crate) async fn nothing_here() -> Trouble {
    Trouble::Absent
}

/// What a person gets when a handler broke down. Whatever was acknowledged before is kept.
pub(crate) fn after_panic(_why: Box<dyn Any + Send + 'static>) -> axum::http::Response<axum::body::Body> {
    tracing::error!("a handler broke down");
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
        "Something went wrong on our side. Your work up to your last save is kept. Go back and try again.\n",
    )
        .into_response()
}
