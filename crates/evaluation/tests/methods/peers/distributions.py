"""High-precision tail probabilities and quantiles, with mpmath at 50 digits. Prints distributions.json.

Needs: pip install mpmath scipy
Run:   python distributions.py > ../fixtures/distributions.json
"""
from mpmath import mp, mpf, betainc, gammainc, erfc, sqrt, findroot
import json
mp.dps=50
def tsf2(t,df): t=mpf(t);df=mpf(df); return betainc(df/2,mpf(1)/2,0,df/(df+t*t),regularized=True)
def tq(p,df):
    # p>.5
    import scipy.stats as s
    x0=s.t.ppf(float(p),float(df)); return findroot(lambda x: 1-tsf2(x,df)/2-mpf(p), mpf(x0))
def fsf(f,a,b): f=mpf(f); a=mpf(a); b=mpf(b); return betainc(b/2,a/2,0,b/(b+a*f),regularized=True)
def csf(x,k): return gammainc(mpf(k)/2,mpf(x)/2,regularized=True)
out={"made_with":"mpmath at 50 digits","t_two_sided":[], "t_quantile":[], "f_above":[], "chi_squared_above":[], "normal_two_sided":[], "normal_quantile":[]}
for df in [1,2,3,5,7,9,12.5,26,49,145,147,151,999,20000]:
    for t in [0.001,0.1,0.5,0.8884537936208126,1,1.96,2.5,3.128994520723923,5,8,15,40]:
        out["t_two_sided"].append([t,df,float(tsf2(t,df))])
    for p in [0.95,0.975,0.995,0.9999]: out["t_quantile"].append([p,df,float(tq(p,df))])
for a in [1,2,3,5,8]:
    for b in [1,4,9,26,145,147,1000]:
        for f in [0.01,0.3,1,2.2,4.5,12]: out["f_above"].append([f,a,b,float(fsf(f,a,b))])
for k in [1,2,3,5,10,30]:
    for x in [0.01,0.5,1,3.84,7,20,60,150]: out["chi_squared_above"].append([x,k,float(csf(x,k))])
for z in [0.001,0.1,1,1.96,3,6,10,20]: out["normal_two_sided"].append([z,float(erfc(mpf(z)/sqrt(2)))])
import mpmath
for p in [0.6,0.9,0.95,0.975,0.995,0.99999,0.2,0.025,1e-8]: out["normal_quantile"].append([p,float(sqrt(mpf(2))*mpmath.erfinv(2*mpf(p)-1))])
print(json.dumps(out))
