//! The map: how many dangers, which words, and who looks at it.

use matter::section;

section! {
    /// Settings of the map.
    Maps {
        /// More danger statements than this warn (I11). Asked with the day of the look: it is about the map as it stands.
        dangers_warn_above: usize = 3;
        /// More danger statements than this need a reason (I11). Asked with the day of the look.
        dangers_reason_above: usize = 4;
        /// Words that are labels rather than behaviour (I6). Lower case. Asked with the day of the look.
        labels: Vec<String> = labels();
        /// Ways of wording a goal as the absence of something (I12). Lower case. Asked with the day of the look.
        negative_wording: Vec<String> = negative_wording();
        /// Days within which a supervisor looks at a map that its own workers signed. Asked with the day of the signature, when
        /// they begin to run.
        look_at_signed_map_days: i32 = 14;
    }
}

fn labels() -> Vec<String> {
    [
        "neglect",
        "neglectful",
        "domestic violence",
        "domestic abuse",
        "dv",
        "emotional abuse",
        "physical abuse",
        "sexual abuse",
        "substance misuse",
        "mental health issues",
        "mental health problems",
        "poor parenting",
        "failure to protect",
        "lack of engagement",
        "disguised compliance",
        "chaotic lifestyle",
        "dysfunctional",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn negative_wording() -> Vec<String> {
    ["will not", "won't", "will stop", "will never", "stop ", "no longer", "refrain from", "not to "]
        .map(str::to_owned)
        .to_vec()
}
