//! Taking things away from the map with the reason: one pair of routes for each kind. They stay in the history.

use access::Deed;
use axum::response::Response;
use practice::{Kind, ids};
use ui::{
    route::{Needs, Route, Routes},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
    withdrawing::Withdrawing,
};

macro_rules! withdrawals {
    ($($kind:ident: $id:ty, $param:literal, $path:literal, $asked:literal, $done:literal, $back:literal;)+) => {
        $(
            #[expect(non_snake_case, reason = "each is named after its kind")]
            mod $kind {
                use super::*;

                pub(super) const ASK: Route = Route::get($path, Needs::Family(Deed::Change), $asked);
                pub(super) const TAKE: Route = Route::post($path, Needs::Family(Deed::Change), $done);

                fn named(visit: &FamilyVisit) -> Result<Withdrawing, Trouble> {
                    let number = visit.id::<$id>($param)?.0;
                    Ok(Withdrawing { kind: Kind::$kind, number, back: visit.within($back) })
                }

                pub(super) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
                    named(&visit)?.ask(&visit).await
                }

                pub(super) async fn take(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
                    named(&visit)?.take(&visit, &sent).await
                }
            }
        )+

        /// The routes of taking away.
        pub(super) fn routes(routes: Routes) -> Routes {
            routes$(.add(&$kind::ASK, $kind::ask).add(&$kind::TAKE, $kind::take))+
        }
    };
}

withdrawals! {
    Map: ids::MapId, "map", "/families/{family}/maps/{map}/withdraw", "map.withdrawal_asked", "map.withdrawn", "map";
    MapItem: ids::ItemId, "item", "/families/{family}/items/{item}/withdraw", "map_item.withdrawal_asked", "map_item.withdrawn", "map";
    DangerStatement: ids::DangerId, "danger", "/families/{family}/dangers/{danger}/withdraw", "danger.withdrawal_asked", "danger.withdrawn", "map";
    SafetyGoal: ids::GoalId, "goal", "/families/{family}/goals/{goal}/withdraw", "goal.withdrawal_asked", "goal.withdrawn", "map";
    NextStep: ids::StepId, "step", "/families/{family}/steps/{step}/withdraw", "step.withdrawal_asked", "step.withdrawn", "map";
    BottomLine: ids::BottomLineId, "line", "/families/{family}/bottom-lines/{line}/withdraw", "bottom_line.withdrawal_asked", "bottom_line.withdrawn", "map";
    Scale: ids::ScaleId, "scale", "/families/{family}/scales/{scale}/withdraw", "scale.withdrawal_asked", "scale.withdrawn", "scaling";
    ScalingRound: ids::RoundId, "round", "/families/{family}/rounds/{round}/withdraw", "round.withdrawal_asked", "round.withdrawn", "scaling";
}
