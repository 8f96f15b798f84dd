//! Records of children and of parties beside those of families: the ten situations that they must carry, each told through the
//! store on both engines.

mod brought_over;
mod care_leaver;
mod family_of_nine;
mod lines;
mod moves;
mod one_adult;
mod parties;
mod sealing;
mod sign_off;
mod together;
mod twins;
mod two_families;
mod world;
mod wrong_family;
