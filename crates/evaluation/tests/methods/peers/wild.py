"""The wild cluster bootstrap of wildboottest with every pattern of signs, on ten authorities. Prints wild.json.

Needs: pip install wildboottest statsmodels pandas "coverage>=7"
Run:   python wild.py > ../fixtures/wild.json
"""
import json
import warnings
from pathlib import Path

import pandas as pd
import statsmodels.formula.api as smf
from wildboottest.wildboottest import wildboottest

warnings.simplefilter("ignore")
data = Path(__file__).parents[3] / "data" / "la_panel_2010_2025.csv"
panel = pd.read_csv(data, dtype={"new_la_code": str}).drop_duplicates(["new_la_code", "year"])
cases = []
for outcome, treat in [("cpp_rate", "eip_wave1"), ("cla_rate", "eip_wave2"), ("rereferral_pct", "eip_wave1")]:
    years = [2014, 2015, 2016, 2017]
    use = panel[panel.year.isin(years)].dropna(subset=[outcome]).copy()
    sizes = use.groupby("new_la_code").year.nunique()
    use = use[use.new_la_code.isin(sizes[sizes == 4].index)]
    some = sorted(use[use[treat] == 1].new_la_code.unique())[:4] + sorted(use[use[treat] == 0].new_la_code.unique())[:6]
    use = use[use.new_la_code.isin(some)]
    use["did"] = use[treat] * (use.year >= 2016)
    model = smf.ols(f"{outcome} ~ did + C(new_la_code) + C(year)", use)
    clusters = use.new_la_code.astype("category").cat.codes
    result = wildboottest(model, param="did", cluster=clusters, B=99_999, seed=1, bootstrap_type="11", show=False)
    cases.append({"outcome": outcome, "treat": treat, "codes": some, "p": float(result["p-value"].iloc[0])})
print(json.dumps({"made_with": "wildboottest 0.3.2, bootstrap_type 11, Rademacher, every pattern of signs", "cases": cases}))
