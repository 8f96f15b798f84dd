//! A child of the small authority on the statutory pathway, so that the forms about what is open have something to ask.

use super::{House, Serves};
use access::Deed;
use practice::{
    Kind, Object,
    actions::Change,
    ids::{ChildId, encode},
};
use record::{ChangeRequest, Outcome};
use serde_json::{Value, json};

/// Refers a child, begins an assessment and an enquiry about it, as Amir wrote them down. Gives the number of the assessment.
pub(super) async fn referred<S: Serves>(house: &House<S>, child: ChildId) -> String {
    let (actor, now) = (house.actor("amir").await, house.clock.now());
    let facts = house.store.child_facts(actor.worker, child).await.unwrap().unwrap();
    let permit = access::child::permit(actor, &facts, Deed::Change, now).unwrap();
    let (family, today) = (house.families.own.to_string(), super::today().to_string());
    let group = encode(house.store.new_id());
    let assessment = encode(house.store.new_id());
    let thing = |kind, mut body: Value| {
        let new = encode(house.store.new_id());
        body["id"] = json!(if kind == Kind::Assessment { assessment.clone() } else { new });
        body["group"] = json!(group);
        Change::Put(Object::from_json(kind, &body.to_string()).unwrap())
    };
    let changes = vec![
        thing(
            Kind::Referral,
            json!({"family": family, "contact": null, "on": today, "source": "2A", "need": "N1", "no_further": false,
                "decided_because": "A bruise.", "decided": {"on": today, "by": null}, "closed": null,
                "closed_because": null}),
        ),
        thing(
            Kind::Assessment,
            json!({"from": today, "checkpoint": null, "seen": null, "seen_alone": null, "not_seen_because": "",
                "factors": [], "words": "", "outcome": null, "authorised": null, "late_because": ""}),
        ),
        thing(
            Kind::Enquiry,
            json!({"strategy": encode(house.store.new_id()), "family": family, "from": today, "seen": null,
                "seen_alone": null, "words": "", "outcome": null, "no_conference_because": "", "concluded": null}),
        ),
    ];
    let request = ChangeRequest::new("referral.opened", now);
    let kept = house.store.change(&permit, request, None, move |_, _| Ok(changes)).await.unwrap();
    assert!(matches!(kept, Outcome::Done(_)));
    assessment
}
