//! `SWEpisodes`: the social workers of a child.

use super::row;
use crate::ssda903::{Code, DateCell, Text};

row! {
    /// A time with one social worker.
    SocialWorkerEpisode of SwEpisodes, in order of |episode| episode.sw_decom;
    /// Date of birth.
    dob: DateCell = "DOB",
    /// The social worker's registration.
    sw_id: Text = "SW_ID",
    /// Date it began.
    sw_decom: DateCell = "SW_DECOM",
    /// Date it ended.
    sw_dec: DateCell = "SW_DEC",
    /// Why the social worker changed.
    sw_reason: Code = "SW_REASON",
}
