//! One case for each rule that Kith reads otherwise than the peer though no recorded case shows it: what Kith makes of the
//! rows on which the two part. `DEVIATIONS-SSDA903.md` says why.

use std::collections::BTreeSet;

use super::rules::rules;
use super::testing::flags;

/// The rows, by rule.
const READINGS: &[(&str, &str)] = &[
    (
        "117",
        "Episodes CHILD DECOM
             9 01/05/2025
             PlacedAdoption CHILD DATE_PLACED
             1 01/04/2026 !",
    ),
    (
        "142",
        "Episodes DECOM DEC REC
             01/05/2025 01/06/2025 X1
             . . . !
             . . .",
    ),
    (
        "146",
        "Year 2025
             Episodes PLACE
             K3
             H5 !
             P2 !",
    ),
    (
        "157",
        "Episodes DECOM LS
             01/04/2024 C2
             OC2 DOB SDQ_SCORE SDQ_REASON
             01/10/2009 . SDQ1 !",
    ),
    (
        "168",
        "Header UPN
             A12345678901I !",
    ),
    (
        "178",
        "Year 2024
             Episodes PLACE PLACE_PROVIDER
             T4 PR1
             T3 PR1 !",
    ),
    (
        "180",
        "OC2 SDQ_SCORE
             12
             12.0 !",
    ),
    ("185", SHORT_BREAK_SCORED),
    (
        "186",
        "Episodes DECOM DEC LS RNE REC
             01/05/2024 01/04/2025 V3 S E4A
             01/04/2025 . C2 L .
             OC2 DOB SDQ_SCORE SDQ_REASON
             01/04/2015 . . !",
    ),
    (
        "187",
        "Episodes DECOM DEC LS RNE REC
             01/05/2024 01/04/2025 V3 S E4A
             01/04/2025 . C2 L .
             AD1 DATE_INT
             01/05/2025 !
             OC3 IN_TOUCH
             YES !",
    ),
    (
        "189",
        "OC2 CHILD DOB SDQ_SCORE
             1 01/04/2008 12 !
             2 02/04/2008 12",
    ),
    ("190", SHORT_BREAK_ANSWERED),
    (
        "191",
        "Episodes DECOM DEC LS RNE REC
             01/05/2024 01/04/2025 V3 S E4A !
             01/04/2025 . C2 L .
             OC2 CHILD
             9",
    ),
    (
        "197B",
        "Episodes DECOM DEC LS RNE REC
             01/05/2024 01/04/2025 V3 S E4A
             01/04/2025 . C2 L .
             OC2 DOB SDQ_SCORE SDQ_REASON
             01/05/2021 . . !",
    ),
    ("198", SHORT_BREAK_WITH_A_REASON),
    (
        "202",
        "Year 2025
             Header CHILD SEX
             1 M
             2 F
             3 F !
             Header_last CHILD SEX
             1 1
             2 2
             3 1",
    ),
    (
        "205A",
        "Header CHILD UASC
             1 0
             2 0 !
             Header_last CHILD UASC
             1 1
             2 1
             UASC CHILD DUC
             UASC_last CHILD DUC
             1 01/05/2023
             2 .",
    ),
    (
        "205C",
        "Header UASC
             0
             Header_last UASC
             0
             UASC DUC
             .
             UASC_last DUC
             01/05/2024",
    ),
    (
        "208",
        "Header CHILD UPN
             1 UN1
             2 UN2 !
             Header_last CHILD UPN
             1 .
             2 UN3",
    ),
    (
        "219",
        "Providers URN PLACE_CODES
             SC000001 K2
             SC000001 R3
             Episodes PLACE URN
             K2 SC000001
             U1 SC000001 !",
    ),
    (
        "221",
        "Providers URN POSTCODE
             SC000001 TW11AY
             SC000001 TW11AX
             Episodes URN LS PLACE PL_POST
             SC000001 C2 K2 TW11AX
             SC000001 C2 K2 TW11AZ !",
    ),
    (
        "224",
        "Providers URN PROVIDER_CODES
             SC000001 PR1
             SC000001 PR4
             Episodes PLACE_PROVIDER URN
             PR4 SC000001
             PR2 SC000001 !",
    ),
    (
        "227",
        "Providers URN REG_END
             SC000001 31/12/2024
             SC000001 31/12/2025
             Episodes DECOM URN
             01/04/2025 SC000001
             31/12/2025 SC000001 !",
    ),
    (
        "228",
        "Providers URN REG_END
             SC000001 31/12/2024
             SC000001 31/12/2025
             Episodes DEC URN
             01/04/2025 SC000001
             01/01/2026 SC000001 !",
    ),
    (
        "229",
        "Authority E09000027
             Providers URN LA_CODE_INFERRED
             SC000001 E06000052
             SC000001 E09000027
             Episodes PLACE PLACE_PROVIDER URN
             U1 PR1 SC000001
             U1 PR2 SC000001 !",
    ),
    (
        "344",
        "OC3 IN_TOUCH ACTIV ACCOM
             DIED . .
             DIED 0 0
             DIED F2 0 !",
    ),
    (
        "358",
        "Header CHILD DOB
             1 01/05/2015
             2 02/05/2015 !
             Episodes CHILD DECOM LS
             1 01/05/2025 J1
             2 01/05/2025 J1 !",
    ),
    (
        "359",
        "Header CHILD DOB
             1 31/03/2008
             2 01/04/2008
             Episodes CHILD DEC LS PLACE
             1 . C2 U1 !
             2 . C2 U1",
    ),
    (
        "205B",
        "Header CHILD UASC
         1 1 !
         UASC CHILD DOB DUC
         1 01/05/2008 . !
         UASC_last CHILD DOB DUC
         1 01/05/2008 01/05/2026
         Header_last CHILD
         9",
    ),
    (
        "361",
        "Episodes DECOM DEC LS
         01/04/2025 03/04/2025 L1
         03/04/2025 04/04/2025 C1
         04/04/2025 07/04/2025 L1
         01/05/2025 05/05/2025 L1 !",
    ),
    (
        "362",
        "Episodes DECOM DEC LS
         01/04/2025 18/04/2025 L2
         18/04/2025 19/04/2025 C1
         19/04/2025 03/05/2025 L2
         01/06/2025 23/06/2025 L2 !",
    ),
    (
        "375",
        "Episodes DECOM DEC PLACE
         01/04/2025 14/05/2025 T1 !
         01/04/2025 13/05/2025 T1",
    ),
    (
        "376",
        "Episodes DECOM DEC PLACE
         01/04/2025 23/04/2025 T3 !
         01/04/2025 22/04/2025 T3",
    ),
    (
        "379",
        "Episodes DECOM DEC PLACE
         01/04/2025 09/04/2025 T4 !
         01/04/2025 08/04/2025 T4",
    ),
    (
        "574",
        "Missing CHILD MIS_START MIS_END
         1 01/05/2025 .
         1 . 01/06/2025
         2 01/05/2025 .
         2 01/06/2025 . !",
    ),
    (
        "363",
        "Episodes DECOM DEC LS
             01/04/2025 06/04/2025 L3
             03/04/2025 08/04/2025 L3
             01/05/2025 09/05/2025 L3 !",
    ),
    (
        "364",
        "Episodes DECOM DEC LS
             01/04/2025 20/04/2025 J2
             03/04/2025 20/04/2025 J2
             01/05/2025 23/05/2025 J2 !",
    ),
    (
        "383",
        "Episodes DECOM PLACE PL_POST RNE
             01/04/2025 U1 . S
             01/05/2025 T3 . P
             01/06/2025 U1 . P
             01/07/2025 T3 . P
             01/08/2025 U2 . P !",
    ),
    (
        "387",
        "Header CHILD DOB
             1 .
             2 01/05/2015
             Episodes CHILD DEC REC
             1 01/05/2025 E5
             2 01/05/2025 E5 !",
    ),
    (
        "388",
        "Episodes CHILD DECOM DEC REC
             1 01/05/2025 01/06/2025 X1
             1 . . .
             2 01/05/2025 01/06/2025 X1 !",
    ),
    (
        "389",
        "Header CHILD DOB
             1 .
             2 01/05/2015
             3 01/05/2015
             Episodes CHILD DEC REC
             1 01/05/2025 E7
             2 . E7
             3 01/05/2025 E7 !",
    ),
    (
        "392c",
        "Episodes HOME_POST PL_POST
             TW11AA AB999ZZ
             TW1 . !",
    ),
    (
        "407",
        "Header CHILD DOB
             1 01/05/2007 !
             2 02/05/2007
             Episodes CHILD DEC REC
             1 01/05/2025 E45 !
             2 01/05/2025 E45",
    ),
    (
        "435",
        "Episodes DECOM RNE LS PLACE PL_POST URN PLACE_PROVIDER
             01/04/2025 S C2 P1 . . PR0
             01/05/2025 P C2 P1 . . PR0 !
             01/06/2025 P C2 R1 . . PR0",
    ),
    (
        "502",
        "Episodes DECOM
             01/05/2024
             Episodes_last DECOM DEC
             01/04/2024 .
             01/05/2024 .",
    ),
    (
        "503D",
        "Year 2027
             Episodes CHILD DECOM PLACE
             1 01/05/2025 Z11
             2 01/05/2025 K2 !
             Episodes_last CHILD DECOM PLACE
             1 01/05/2025 Z1
             2 01/05/2025 Z1",
    ),
    (
        "504",
        "Episodes DECOM DEC REC CIN
             01/04/2025 01/05/2025 X1 .
             01/05/2025 01/06/2025 X1 .
             01/06/2025 . . N1 !",
    ),
    (
        "543",
        "Episodes CHILD DECOM LS
             1 01/05/2024 C2
             2 01/05/2024 C2
             OC2 CHILD DOB CONVICTED
             1 31/03/2016 . !
             2 01/04/2016 .",
    ),
    (
        "545",
        "Episodes DECOM DEC LS RNE REC
             01/05/2024 01/04/2025 V3 S E4A
             01/04/2025 . C2 L .
             OC2 DOB HEALTH_CHECK
             01/04/2021 . !",
    ),
    (
        "546",
        "Episodes DECOM DEC LS RNE REC
             01/05/2024 01/04/2025 V3 S E4A
             01/04/2025 . C2 L .
             OC2 DOB HEALTH_CHECK
             31/03/2021 1 !",
    ),
    (
        "552",
        "Episodes DECOM PLACE
             01/05/2025 A3 !
             PlacedAdoption DATE_PLACED
             01/04/2025
             02/05/2025 !
             03/05/2025 !",
    ),
    (
        "553",
        "Episodes CHILD LS DEC
             1 E1 01/06/2025 !
             2 E1 01/06/2025
             PlacedAdoption CHILD DATE_PLACED
             1 . !
             2 01/05/2025",
    ),
    (
        "555",
        "Year 2024
             Episodes CHILD LS DEC
             1 D1 01/06/2023 !
             2 D1 01/06/2023
             PlacedAdoption CHILD DATE_PLACED
             1 . !
             2 01/05/2023",
    ),
    (
        "557",
        "Episodes CHILD PLACE REC
             1 A3 E4A
             2 A3 E4A !
             PlacedAdoption CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED
             1 01/04/2025 01/05/2025 RD1
             1 01/06/2025 . .
             2 01/06/2025 . . !",
    ),
    (
        "558",
        "Episodes CHILD REC
             1 E11 !
             2 E11
             PlacedAdoption CHILD DATE_PLACED DATE_PLACED_CEASED
             1 01/04/2025 .
             1 01/05/2025 01/06/2025
             1 01/07/2025 01/08/2025
             2 01/05/2025 01/06/2025
             2 01/07/2025 01/08/2025
             2 01/09/2025 .",
    ),
    (
        "559",
        "PlacedAdoption CHILD DATE_PLACED
             1 01/05/2024
             2 01/05/2024 !
             PlacedAdoption_last CHILD DATE_PLACED
             1 01/05/2024
             1 .
             2 .",
    ),
    (
        "576",
        "Header CHILD
             1
             2 !
             Missing CHILD MIS_START
             1 01/05/2024
             1 10/03/2025
             Missing_last CHILD MIS_START MIS_END
             1 10/03/2025 .
             2 10/03/2025 .",
    ),
    (
        "580",
        "Missing DOB MIS_END
             01/05/2012 01/06/2025
             Episodes DEC REC
             01/06/2025 E4A !
             01/07/2025 E4A",
    ),
    (
        "601",
        "Episodes CHILD DEC REC
             1 01/06/2025 E11 !
             2 01/06/2025 E4A
             AD1 CHILD
             9",
    ),
    (
        "612",
        "Header CHILD SEX MOTHER MC_DOB
             1 F 2 01/05/2025 !
             2 F 1 01/05/2025",
    ),
    (
        "621",
        "Header CHILD DOB MC_DOB
             1 . 01/05/2025
             2 01/05/2025 01/05/2025 !",
    ),
    (
        "632",
        "Episodes CHILD DECOM
             2 15/03/2020
             3 15/03/2020 !
             PrevPerm CHILD DATE_PERM
             1 31/02/2020 !
             2 ZZ/03/2020
             3 ZZ/04/2020 !",
    ),
    (
        "1007",
        "OC3 CHILD DOB IN_TOUCH
             1 01/05/2008 YES !
             2 01/05/2008 YES
             Episodes CHILD DECOM DEC
             1 01/05/2024 .
             2 01/05/2024 01/04/2025",
    ),
    (
        "1016",
        "OC3 CHILD DOB IN_TOUCH
             1 31/03/2009 YES !
             2 01/04/2009 YES
             Episodes CHILD DEC
             1 31/03/2026
             2 31/03/2026",
    ),
    (
        "SW01bSTG1",
        "Year 2025
             SWEpisodes SW_ID SW_DECOM SW_REASON
             SW1 . .
             SW1 01/04/2023 . !",
    ),
    (
        "SW02STG1",
        "SWEpisodes SW_ID
             SWA
             SW !",
    ),
    (
        "SW07STG2",
        "Year 2025
             SWEpisodes SW_DEC
             01/04/2023
             31/03/2023 !",
    ),
    (
        "SW08STG2",
        "SWEpisodes SW_DECOM SW_DEC
             . . !
             . .",
    ),
    (
        "SW11aSTG2",
        "Year 2024
             SWEpisodes CHILD SW_DECOM SW_DEC
             1 01/05/2023 01/06/2023
             1 01/07/2023 .
             2 01/05/2023 01/06/2023 !",
    ),
    (
        "SW11bSTG2",
        "SWEpisodes SW_DECOM SW_DEC
             01/05/2025 01/06/2025
             01/06/2025 30/03/2026
             30/03/2026 .",
    ),
    (
        "SW13STG1",
        "Year 2025
             SWEpisodes SW_DECOM SW_REASON
             someday .
             01/04/2023 . !",
    ),
    (
        "SW17STG2",
        "SWEpisodes CHILD SW_DECOM SW_DEC
             1 01/05/2025 01/06/2025
             1 01/05/2025 .
             2 01/05/2025 01/06/2025 !",
    ),
    (
        "SW18STG2",
        "SWEpisodes SW_DECOM SW_DEC
             01/05/2025 01/05/2025 !
             01/05/2025 02/05/2025
             01/05/2025 30-Apr-2025",
    ),
    (
        "SW19STG2",
        "SWEpisodes SW_DECOM
             .
             .
             01/05/2025
             01/05/2025 !",
    ),
];

/// A short break that ended on the first day of the year broke nothing of it.
const SHORT_BREAK_SCORED: &str = "Episodes CHILD DECOM DEC LS RNE REC
     1 01/05/2024 01/04/2025 V3 S E4A
     1 01/04/2025 . C2 L .
     2 01/05/2024 02/04/2025 V3 S E4A
     2 02/04/2025 . C2 L .
     OC2 CHILD SDQ_SCORE
     1 12
     2 12 !";
const SHORT_BREAK_ANSWERED: &str = "Episodes CHILD DECOM DEC LS RNE REC
     1 01/05/2024 01/04/2025 V3 S E4A
     1 01/04/2025 . C2 L .
     2 01/05/2024 02/04/2025 V3 S E4A
     2 02/04/2025 . C2 L .
     OC2 CHILD CONVICTED
     1 1
     2 1 !";
const SHORT_BREAK_WITH_A_REASON: &str = "Episodes CHILD DECOM DEC LS RNE REC
     1 01/05/2024 01/04/2025 V3 S E4A
     1 01/04/2025 . C2 L .
     2 01/05/2024 02/04/2025 V3 S E4A
     2 02/04/2025 . C2 L .
     OC2 CHILD SDQ_REASON
     1 SDQ2
     2 SDQ2 !";

#[test]
fn every_reading_that_no_recorded_case_shows_is_held_by_one_here() {
    let listed: BTreeSet<&str> = include_str!("../../corpus/ssda903/where_we_differ.csv")
        .lines()
        .filter_map(|line| line.strip_suffix(",none"))
        .collect();
    assert_eq!(READINGS.iter().map(|(code, _)| *code).collect::<BTreeSet<_>>(), listed);
    for (code, text) in READINGS {
        for rule in rules().iter().filter(|rule| rule.code == *code) {
            flags(rule, text);
        }
    }
}
