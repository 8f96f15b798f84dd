"""Logistic models and average marginal effects of statsmodels, errors by cluster. Prints logistic.json.

Needs: pip install statsmodels pandas
Run:   python logistic.py > ../fixtures/logistic.json
"""
import json

import numpy as np
import pandas as pd
import statsmodels
import statsmodels.api as sm

draw = np.random.default_rng(20261125)
cases = []
for n, groups, rare in [(400, 12, -2.0), (3000, 25, -3.0), (250, 40, 0.2)]:
    group = draw.integers(0, groups, n)
    treated, age, girl = (group < groups // 3).astype(float), draw.integers(0, 18, n).astype(float), (draw.random(n) < 0.5).astype(float)
    odds = rare + 0.5 * treated + 0.06 * age - 0.3 * girl + draw.normal(0, 0.4, groups)[group]
    y = (draw.random(n) < 1 / (1 + np.exp(-odds))).astype(float)
    x = pd.DataFrame({"const": 1.0, "treated": treated, "age": age, "girl": girl})
    fit = sm.Logit(y, x).fit(disp=0, method="newton", tol=1e-14, cov_type="cluster", cov_kwds={"groups": group})
    ame = fit.get_margeff(dummy=True)
    # statsmodels also multiplies by (n - 1) / (n - k), which is left out here as in Stata.
    undo = np.sqrt((n - 4) / (n - 1))
    cases.append({"group": group.tolist(), "treated": treated.tolist(), "age": age.tolist(), "girl": girl.tolist(),
                  "y": y.tolist(), "coefficient": fit.params.tolist(), "se": (fit.bse * undo).tolist(),
                  "ame": ame.margeff.tolist(), "ame_se": (ame.margeff_se * undo).tolist()})
print(json.dumps({"made_with": f"statsmodels {statsmodels.__version__}, Logit, cov_type cluster, get_margeff(dummy=True)", "cases": cases}))
