//! Presence.

use evaluation::audit::presence::{Beside, Presence, read_presence};

#[test]
fn counts_are_added_up_over_teams_and_stand_beside_something() {
    let text = "team,element,cases,present\nAlder,network,40,30\nBirch,network,60,20\nAlder,plan,40,10\n";
    let presence = Presence::beside(read_presence("p.csv", text.as_bytes()).unwrap(), Beside::Audit);
    let (element, cases, present, share) = presence.by_element()[0];
    assert_eq!((element, cases, present, share.unwrap().value), ("network", 100, 50, 0.5));
    assert_eq!(presence.company(), Beside::Audit);
}

#[test]
fn counts_that_cannot_be_are_refused() {
    let said = |row: &str| {
        read_presence("p.csv", format!("team,element,cases,present\n{row}").as_bytes())
            .unwrap_err()
            .to_string()
    };
    assert!(
        said("Alder,network,4,5\n")
            .contains("line 2, column “present”: 5 of 4 cases is more than all of them")
    );
    assert!(said("Alder,network,4,1\nAlder,network,4,1\n").contains("stands here twice"));
    assert!(said("Alder,network,,1\n").contains("column “cases”: nothing stands here"));
}
