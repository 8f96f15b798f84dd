//! Episodes: periods of one placement under one legal status.

use super::{Distance, Postcode, row};
use crate::ssda903::{Code, DateCell, Text};

row! {
    /// A period of one placement under one legal status.
    Episode of Episodes, in order of |episode| episode.decom;
    /// Date the episode began.
    decom: DateCell = "DECOM",
    /// Reason for the new episode.
    rne: Code = "RNE",
    /// Legal status.
    ls: Code = "LS",
    /// Category of need.
    cin: Code = "CIN",
    /// Type of placement.
    place: Code = "PLACE",
    /// Provider of the placement.
    place_provider: Code = "PLACE_PROVIDER",
    /// Date the episode ceased.
    dec: DateCell = "DEC",
    /// Reason the episode ceased.
    rec: Code = "REC",
    /// Reason for the change of placement.
    reason_place_change: Code = "REASON_PLACE_CHANGE",
    /// Postcode of the child's home.
    home_post: Postcode = "HOME_POST",
    /// Postcode of the placement.
    pl_post: Postcode = "PL_POST",
    /// Ofsted's unique reference number of the provider.
    urn: Code = "URN",
    ; derived {
        /// Upper-tier authority of the placement; SCO, NIR or WAL outside England; blank where it is not known.
        pl_la: Text = "PL_LA",
        /// IN or OUT of the returning authority; blank where it is not known.
        pl_location: Code = "PL_LOCATION",
        /// Distance from home to placement; nothing where it is not known.
        pl_distance: Option<Distance> = "PL_DISTANCE",
    }
}

impl Episode {
    /// Whether the legal status is that of a short break: V3 or V4.
    pub fn is_short_break(&self) -> bool {
        self.ls.is_in(["V3", "V4"])
    }

    /// Whether a provider's number was entered, other than XXXXXXX for a regional adoption agency.
    pub fn has_urn(&self) -> bool {
        self.urn.is_given() && self.urn != "XXXXXXX"
    }

    /// Whether the placement is a temporary one: T0 to T4.
    pub fn is_temporary(&self) -> bool {
        self.place.is_in(["T0", "T1", "T2", "T3", "T4"])
    }

    /// Whether the child is fostered: U1 to U6.
    pub fn is_fostering(&self) -> bool {
        self.place.is_in(["U1", "U2", "U3", "U4", "U5", "U6"])
    }

    /// Whether the child is placed for adoption: A3 to A6.
    pub fn is_placed_for_adoption(&self) -> bool {
        self.place.is_in(["A3", "A4", "A5", "A6"])
    }

    /// Whether it ended because the child was adopted: E11 or E12.
    pub fn is_adoption(&self) -> bool {
        self.rec.is_in(["E11", "E12"])
    }
}
