//! Taking a rule, a red flag, a test written down wrongly, or a draft out of what stands, with the reason.

use super::{
    of_path::{flag_of_path, rule_of_path, test_of_path},
    shown::href,
};
use access::Deed;
use axum::response::Response;
use practice::{Kind, ids::PlanId};
use ui::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
    withdrawing::Withdrawing,
};

macro_rules! withdrawals {
    ($($show:ident $send:ident, $ask:ident $take:ident, $path:literal, $asked:literal, $done:literal, $what:ident;)+) => {$(
        #[doc = concat!("Asking why: ", $done)]
        pub(super) const $show: Route = Route::get(concat!("/families/{family}/plan/", $path, "/withdraw"), Needs::Family(Deed::Change), $asked);
        #[doc = concat!("Taking away: ", $done)]
        pub(super) const $send: Route = Route::post(concat!("/families/{family}/plan/", $path, "/withdraw"), Needs::Family(Deed::Change), $done);

        /// Asks why.
        pub(super) async fn $ask(visit: FamilyVisit) -> Result<Response, Trouble> {
            $what(&visit).await?.ask(&visit).await
        }

        /// Takes it away.
        pub(super) async fn $take(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
            $what(&visit).await?.take(&visit, &sent).await
        }
    )+};
}

withdrawals! {
    SHOW_RULE SEND_RULE, ask_rule take_rule, "{plan}/rules/{rule}", "plan_rule.withdrawal_asked", "plan_rule.withdrawn", rule;
    SHOW_FLAG SEND_FLAG, ask_flag take_flag, "{plan}/red-flags/{flag}", "red_flag.withdrawal_asked", "red_flag.withdrawn", flag;
    SHOW_TEST SEND_TEST, ask_test take_test, "{plan}/tests/{test}", "plan_test.withdrawal_asked", "plan_test.withdrawn", test;
    SHOW_PLAN SEND_PLAN, ask_plan take_plan, "{plan}", "plan.withdrawal_asked", "plan.withdrawn", plan;
}

fn of_plan(visit: &FamilyVisit, kind: Kind, number: i64) -> Result<Withdrawing, Trouble> {
    Ok(Withdrawing { kind, number, back: href(visit, visit.id::<PlanId>("plan")?) })
}

async fn rule(visit: &FamilyVisit) -> Result<Withdrawing, Trouble> {
    let record = visit.record().await?;
    of_plan(visit, Kind::PlanRule, rule_of_path(visit, &record)?.id.0)
}

async fn flag(visit: &FamilyVisit) -> Result<Withdrawing, Trouble> {
    let record = visit.record().await?;
    of_plan(visit, Kind::RedFlag, flag_of_path(visit, &record)?.id.0)
}

async fn test(visit: &FamilyVisit) -> Result<Withdrawing, Trouble> {
    let record = visit.record().await?;
    of_plan(visit, Kind::PlanTest, test_of_path(visit, &record)?.id.0)
}

async fn plan(visit: &FamilyVisit) -> Result<Withdrawing, Trouble> {
    let back = visit.within("plan");
    Ok(Withdrawing { kind: Kind::SafetyPlan, number: visit.id::<PlanId>("plan")?.0, back })
}
