"""What scipy, statsmodels, irrCAC and krippendorff say of small samples. Prints change.json.

Needs: pip install scipy statsmodels irrCAC krippendorff pingouin
Run:   python change.py > ../fixtures/change.json
"""
import json
import warnings

import krippendorff
import numpy as np
import pandas as pd
import statsmodels
from irrCAC.raw import CAC
from scipy import __version__ as scipy_version
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

warnings.simplefilter("ignore")
draw = np.random.default_rng(20261125)
out = {"made_with": f"scipy {scipy_version}, statsmodels {statsmodels.__version__}, irrCAC 0.4.4, krippendorff 0.9.0"}

out["paired"] = []
for n, whole in [(5, False), (12, False), (30, True), (55, False), (140, True), (300, False)]:
    before = draw.normal(20, 5, n)
    after = before + draw.normal(0.8, 4, n)
    if whole:
        before, after = before.round(), after.round()
    t = stats.ttest_rel(after, before)
    ci = t.confidence_interval(0.95)
    ties = whole
    exact = n <= 60
    changes = (after - before)[after != before]
    w = stats.wilcoxon(changes, correction=not exact, method="exact" if exact and not ties else "approx")
    ranks = stats.rankdata(np.abs(changes))
    out["paired"].append({
        "before": before.tolist(), "after": after.tolist(), "mean": float(np.mean(after - before)),
        "t": t.statistic, "p": t.pvalue, "low": ci.low, "high": ci.high,
        "wilcoxon": float(ranks[changes > 0].sum()), "wilcoxon_p": None if exact and ties else w.pvalue,
    })

out["unpaired"] = []
for n, m, whole in [(4, 6, False), (20, 15, False), (30, 31, True), (90, 60, True), (8, 200, False)]:
    first, second = draw.normal(20, 5, n), draw.normal(22, 7, m)
    if whole:
        first, second = first.round(), second.round()
    t = stats.ttest_ind(second, first, equal_var=False)
    ci = t.confidence_interval(0.95)
    exact = n + m <= 60
    u = stats.mannwhitneyu(second, first, method="exact" if exact else "asymptotic")
    out["unpaired"].append({
        "first": first.tolist(), "second": second.tolist(), "t": t.statistic, "p": t.pvalue, "df": t.df,
        "low": ci.low, "high": ci.high, "u": u.statistic, "u_p": None if exact and whole else u.pvalue,
    })

out["mcnemar"] = []
for kept_yes, gained, lost, kept_no in [(30, 12, 5, 40), (2, 0, 6, 3), (50, 20, 20, 10), (100, 3, 25, 80)]:
    table = [[kept_yes, lost], [gained, kept_no]]
    out["mcnemar"].append({"cells": [kept_yes, gained, lost, kept_no],
                           "p": mcnemar(table, exact=True).pvalue,
                           "p_chi_squared": mcnemar(table, exact=False, correction=True).pvalue})

out["proportion"] = []
for yes, of in [(0, 10), (3, 12), (52, 100), (140, 270)]:
    low, high = proportion_confint(yes, of, method="wilson")
    out["proportion"].append({"yes": yes, "of": of, "low": float(low), "high": float(high)})
out["difference"] = []
for a, n, b, m in [(56, 70, 48, 80), (9, 10, 3, 10), (5, 56, 0, 29)]:
    low, high = confint_proportions_2indep(a, n, b, m, method="newcomb", compare="diff")
    out["difference"].append({"second": [a, n], "first": [b, m], "low": float(low), "high": float(high)})

out["two_readers"] = []
for k, n, same in [(2, 40, 0.8), (3, 100, 0.6), (5, 60, 0.5), (4, 500, 0.9), (2, 90, 0.95)]:
    one = draw.integers(0, k, n) if n != 90 else (draw.random(n) < 0.93).astype(int)
    two = np.where(draw.random(n) < same, one, draw.integers(0, k, n))
    table = np.zeros((k, k))
    for a, b in zip(one, two):
        table[a, b] += 1
    case = {"categories": k, "first": one.tolist(), "second": two.tolist()}
    for name, wt in [("same", None), ("linear", "linear"), ("quadratic", "quadratic")]:
        r = cohens_kappa(table, wt=wt)
        case[name] = [float(r.kappa), float(r.std_kappa)]
    est = CAC(pd.DataFrame({"a": one, "b": two}), categories=list(range(k)), digits=15).gwet()["est"]
    case["ac1"] = [float(est["coefficient_value"]), float(est["se"])]
    data = np.array([one, two])
    for level in ["nominal", "ordinal", "interval"]:
        case[level] = float(krippendorff.alpha(reliability_data=data, level_of_measurement=level))
    out["two_readers"].append(case)

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, example C: four observers, gaps.
gaps = [[1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]]
out["many_readers"] = {"readers": gaps}
for level in ["nominal", "ordinal", "interval"]:
    data = np.array(gaps, dtype=float)
    out["many_readers"][level] = float(krippendorff.alpha(reliability_data=data, level_of_measurement=level))

print(json.dumps(out, default=float))
