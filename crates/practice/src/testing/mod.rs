//! Believable families for tests: a sound one in many shapes, and ways of breaking one rule at a time.
//! Only built for tests (feature `testing`).

mod arbitrary;
mod canaries;
mod ids;
mod mutations;
mod people;
mod plan;
mod shape;
mod sound;
mod work;

pub use arbitrary::{arbitrary_family, mutations, shapes};
pub use canaries::with_canaries;
pub use ids::{
    BABY, CHAIR, CLOSURE, CONTACT, DAD, FAMILY, FULL, GRAN, IMMEDIATE, LEAD, MANAGER, MAP, MEETING, MUM,
    ROUND, TRAJECTORY, UNCLE, child, danger, goal, harm, plan_rule, rating, safety_item, scale, step,
    test_of, voice,
};
pub use mutations::{MUTATIONS, Mutation, resolve_first_danger};
pub use shape::{Progress, Shape};
pub use sound::sound_family;
