"""Two-way fixed effects, event studies and joint tests of pyfixest 0.60 on many designs of the authorities' panel.
Prints panels.json.

Needs: pip install pyfixest==0.60.0 pandas
Run:   python panels.py > ../fixtures/panels.json
"""
import json
import random
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pyfixest as pf
from scipy.stats import f

warnings.simplefilter("ignore")
data = Path(__file__).parents[3] / "data" / "published" / "panel.csv.gz"
# Poole stands twice in some years; the first row is taken.
panel = pd.read_csv(data, dtype={"new_la_code": str}).drop_duplicates(["new_la_code", "year"])
cases = []


def estimate(fit, name):
    row = fit.tidy().loc[name]
    return {"estimate": row["Estimate"], "se": row["Std. Error"], "t": row["t value"], "p": row["Pr(>|t|)"],
            "low": row["2.5%"], "high": row["97.5%"]}


def two_way(outcome, treat, before, after, balanced, covariates=(), weights=None, cluster="new_la_code"):
    years = [*before, *after]
    use = panel[panel.year.isin(years)].dropna(subset=[outcome]).copy()
    if balanced:
        whole = use.dropna(subset=[*covariates, *([weights] if weights else [])])
        sizes = whole.groupby("new_la_code").year.nunique()
        use = use[use.new_la_code.isin(sizes[sizes == len(years)].index)]
    told = use.dropna(subset=[*covariates, *([weights] if weights else [])])
    if set(told.year) != set(years) or set(told[told[treat] == 1].year) != set(years):
        return
    use["did"] = use[treat] * use.year.isin(after)
    right = " + ".join(["did", *covariates])
    # The tolerance is absolute, so that large numbers cannot be taken as far down as small ones.
    largest = max(use[name].abs().max() for name in [outcome, *covariates])
    tight = pf.MapDemeaner(fixef_tol=min(1e-14 * largest, 1e-6), fixef_maxiter=200_000)
    options = {"vcov": {"CRV1": cluster}, "demeaner": tight}
    if weights:
        options["weights"] = weights
    fit = pf.feols(f"{outcome} ~ {right} | new_la_code + year", use.copy(), **options)
    usual = pf.feols(f"{outcome} ~ {right} | new_la_code + year", use.copy(), **(options | {"demeaner": None}))
    reference = max(before)
    others = [year for year in years if year != reference]
    for year in others:
        use[f"t{year}"] = use[treat] * (use.year == year)
    right = " + ".join([*(f"t{year}" for year in others), *covariates])
    event = pf.feols(f"{outcome} ~ {right} | new_la_code + year", use.copy(), **options)
    early = [f"t{year}" for year in others if year < reference]
    joint = None
    if early:
        rows = np.zeros((len(early), len(event._coefnames)))
        for at, name in enumerate(early):
            rows[at, event._coefnames.index(name)] = 1
        wald = event.wald_test(R=rows, distribution="chi2")
        joint = {"f": wald["statistic"] / len(early), "p_chi_squared": wald["pvalue"],
                 "p": f.sf(wald["statistic"] / len(early), len(early), event._dfd)}
    cases.append({
        "outcome": outcome, "treat": treat, "before": before, "after": after, "balanced": balanced,
        "covariates": list(covariates), "weights": weights, "cluster": cluster, "n": int(fit._N),
        "effect": estimate(fit, "did"), "effect_with_usual_tolerance": estimate(usual, "did"), "covariate_estimates": {name: estimate(fit, name) for name in covariates},
        "reference": reference, "events": {str(year): estimate(event, f"t{year}") for year in others}, "joint": joint,
    })


early, late = list(range(2011, 2015)), list(range(2016, 2020))
for outcome in ["rereferral_pct", "cin_rate", "cpp_rate", "cpp_started_rate", "referral_rate", "cla_rate",
                "cla_started_rate", "nfa_pct", "cpp_second_or_later_pct", "s47_rate", "icpc_rate",
                "assess_within_45wd_pct", "referrals", "cla_31mar", "spend_safeguarding_per_child"]:
    for treat, before, after in [("eip_wave1", [2013, 2014], late), ("eip_wave1", early, [2015, 2016, 2017]),
                                 ("eip_wave2", [2014, 2015, 2016, 2017], [2019, 2020]),
                                 ("eip_wave2", [2016, 2017], [2018])]:
        for balanced in [True, False]:
            two_way(outcome, treat, before, after, balanced)
for balanced in [True, False]:
    two_way("rereferral_pct", "eip_wave1", early, late, balanced, ["child_low_income_pct"])
    two_way("cla_rate", "eip_wave2", [2015, 2016, 2017], [2018, 2019, 2020], balanced,
            ["child_low_income_pct", "referral_rate", "pop_0_17"])
    two_way("cpp_rate", "eip_wave1", early, late, balanced, [], "pop_0_17")
    two_way("rereferral_pct", "eip_wave1", early, late, balanced, ["child_low_income_pct"], "referrals")
    two_way("cpp_rate", "eip_wave1", early, late, balanced, [], None, "region_name")
    two_way("cla_rate", "eip_wave1", early, late, balanced, ["referral_rate"], "pop_0_17", "region_name")
    two_way("sw_turnover_pct", "eip_wave2", [2017, 2018], [2019, 2020], balanced)

# Every other outcome of the panel, with years, covariates, weights and clusters by lot from a fixed seed.
lot = random.Random(7)
outcomes = [name for name in panel if panel[name].dtype.kind in "fi" and panel[name].notna().sum() > 600
            and name not in ("year", "old_la_code", "eip_wave1", "eip_wave2", "imd15_idaci")]
for outcome in outcomes:
    years = sorted(panel.loc[panel[outcome].notna(), "year"].unique().tolist())
    for _ in range(2):
        cut = lot.randrange(1, len(years) - 1)
        before = years[max(0, cut - lot.randrange(1, 5)):cut]
        after = years[cut + lot.choice([0, 1]):][:lot.randrange(1, 6)]
        covariates = [name for name in lot.sample(outcomes, lot.choice([0, 0, 1, 2])) if name != outcome]
        weights = lot.choice([None, None, "pop_0_17"])
        if "pop_0_17" in [outcome, *covariates]:
            weights = None
        two_way(outcome, lot.choice(["eip_wave1", "eip_wave2"]), before, after, lot.random() < 0.5, covariates, weights,
                lot.choice(["new_la_code", "new_la_code", "region_name"]))

print(json.dumps({"made_with": f"pyfixest {pf.__version__}, feols, CRV1, default small-sample correction, "
                               "fixed effects taken out to 1e-14 of the largest number", "cases": cases}, default=float))
