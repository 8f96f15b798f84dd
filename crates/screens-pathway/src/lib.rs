//! The screens of the statutory pathway: where each child of a family stands, what was decided about the children together, and
//! visits to them. What is decided stands in each child's own record.

mod assess;
mod authorise;
mod children;
mod close;
mod conference;
mod enquiry;
mod fields;
mod happened;
mod in_need;
mod own;
mod refer;
mod show;
mod strategy;

use rust_embed::RustEmbed;
use ui::{Screens, page::templates_of, route::Routes};

#[derive(RustEmbed)]
#[folder = "templates"]
struct Templates;

/// Everything that this crate hands in.
pub const SCREENS: Screens =
    Screens { routes: |routes| routes.area(pathway).area(own::routes), templates: templates_of::<Templates> };

fn pathway(routes: Routes) -> Routes {
    routes
        .add(&show::SHOW, show::show)
        .add(&refer::ASK, refer::ask)
        .add(&refer::SEND, refer::send)
        .add(&assess::ASK, assess::ask)
        .add(&assess::SEND, assess::send)
        .add(&authorise::ASK, authorise::ask)
        .add(&authorise::SEND, authorise::send)
        .add(&strategy::ASK, strategy::ask)
        .add(&strategy::SEND, strategy::send)
        .add(&enquiry::ASK, enquiry::ask)
        .add(&enquiry::SEND, enquiry::send)
        .add(&conference::ASK, conference::ask)
        .add(&conference::SEND, conference::send)
        .add(&in_need::ASK, in_need::ask)
        .add(&in_need::SEND, in_need::send)
        .add(&close::ASK, close::ask)
        .add(&close::SEND, close::send)
}
