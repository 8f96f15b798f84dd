//! A route as a value: method, path, who may use it and under which verb its use is journalled.
//! No handler can be added to the router without one.

use access::Deed;
use axum::{
    Extension, Router,
    handler::Handler,
    http::Method,
    routing::{MethodFilter, on},
};

use crate::App;
use record::journal::verbs::{self, Class};

/// What somebody needs for a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: signing in, style sheets, whether the service is alive.
    Nothing,
    /// To be signed in.
    Account,
    /// A permit for this deed outside family records.
    Office(Office),
    /// A permit for this deed with the family named in the path.
    Family(Deed),
    /// A permit for this deed with the own record of the child named in the path.
    Child(Deed),
    /// A permit for this deed with the record of the party named in the path: a sponsor, carer, resident or adopter.
    Party(Deed),
}

impl Needs {
    /// Whether the route is one of a record: a family's, a child's own or a party's.
    pub fn is_of_record(self) -> bool {
        matches!(self, Self::Family(_) | Self::Child(_) | Self::Party(_))
    }
}

/// The deeds outside records, as routes name them: a team in the path is filled in from there, or it is the person's own.
pub type Office = access::OfficeDeed<access::SomeTeam>;

/// One route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// GET or POST.
    pub method: &'static str,
    /// The path, with `{family}` where a family is named. Paths never hold personal data.
    pub path: &'static str,
    /// Who may use it.
    pub needs: Needs,
    /// The verb in the journal: `map.seen`, `danger.saved`. Of a form that is sent it is the deed's: it stands only where
    /// that was done.
    pub verb: &'static str,
}

impl Route {
    /// A page to read.
    pub const fn get(path: &'static str, needs: Needs, verb: &'static str) -> Self {
        Self { method: "GET", path, needs, verb }
    }

    /// A form to send.
    pub const fn post(path: &'static str, needs: Needs, verb: &'static str) -> Self {
        Self { method: "POST", path, needs, verb }
    }

    /// What its verb says in the journal.
    pub fn class(&self) -> Class {
        match Class::of(self.verb) {
            // Whatever is sent does something, unless the table says that it only looks for something.
            Class::Reading if self.method == "POST" && !verbs::SEARCHES.contains(&self.verb) => Class::Deed,
            class => class,
        }
    }

    /// The verb under which reading is journalled on the way: never the deed's.
    pub fn reading_verb(&self) -> &'static str {
        if self.class() == Class::Reading { self.verb } else { verbs::READ_TO_CHANGE }
    }
}

/// Collects routes and their handlers.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    table: Vec<Route>,
}

impl Routes {
    /// Adds a handler under its route.
    #[must_use]
    pub fn add<H, T>(mut self, route: &'static Route, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        let filter =
            if route.method == Method::POST.as_str() { MethodFilter::POST } else { MethodFilter::GET };
        self.router = self.router.route(route.path, on(filter, handler).layer(Extension(*route)));
        self.table.push(*route);
        self
    }

    /// Adds the routes of an area.
    #[must_use]
    pub fn area(self, area: fn(Self) -> Self) -> Self {
        area(self)
    }

    /// The router and the table of everything in it.
    pub fn finish(self) -> (Router<App>, Vec<Route>) {
        (self.router, self.table)
    }
}
