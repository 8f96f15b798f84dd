"""Group-time effects of csdid on an invented staggered panel. Prints staggered.json.

Needs: pip install csdid pandas
Run:   python staggered.py > ../fixtures/staggered.json
"""
import contextlib
import io
import json
import warnings

import numpy as np
import pandas as pd
from csdid.att_gt import ATTgt

warnings.simplefilter("ignore")
draw = np.random.default_rng(20261125)
starts = [0] * 14 + [2013] * 5 + [2015] * 7 + [2016] * 4 + [2030] * 2
level, rows = draw.normal(30, 6, len(starts)), []
for unit, start in enumerate(starts):
    for year in range(2010, 2019):
        since = year - start if start else -1
        effect = 0.0 if since < 0 else 1.0 + 0.8 * since + 0.3 * (start - 2013)
        rows.append([unit, year, start if start != 2030 else 0, round(level[unit] + 0.4 * (year - 2010) + effect + draw.normal(0, 1.5), 6)])
data = pd.DataFrame(rows, columns=["unit", "year", "start", "y"])
out = {"made_with": "csdid 0.4.3, att_gt without covariates, varying base period, no bootstrap",
       "values": data.y.tolist(), "starts": starts, "first": 2010, "periods": 9}
for name, control in [("never", "nevertreated"), ("not_yet", ["notyettreated"])]:
    with contextlib.redirect_stdout(io.StringIO()):
        fit = ATTgt(yname="y", tname="year", idname="unit", gname="start", data=data, xformla="y~1",
                    control_group=["nevertreated"] if name == "never" else ["notyettreated"],
                    ).fit(est_method="reg", bstrap=False, base_period="varying")
        case = {"start": [int(g) for g in fit.results["group"]], "year": [int(t) for t in fit.results["year"]],
                "att": [float(a) for a in fit.results["att"]], "se": [float(s) for s in np.ravel(fit.results["se"])]}
        for kind in ["simple", "dynamic", "group", "calendar"]:
            a = fit.aggte(typec=kind, bstrap=False, cband=False).atte
            case[kind] = {"overall": [float(a["overall_att"]), float(np.ravel(a["overall_se"])[0])],
                          "at": None if kind == "simple" else [int(e) for e in a["egt"]],
                          "att": None if kind == "simple" else [float(x) for x in np.ravel(a["att_egt"])],
                          "se": None if kind == "simple" else [float(x) for x in np.ravel(a["se_egt"])]}
    out[name] = case
print(json.dumps(out))
