import bq from '@stdlib/stats-base-dists-beta-quantile'; import bc from '@stdlib/stats-base-dists-beta-cdf';
import gq from '@stdlib/stats-base-dists-gamma-quantile'; import gc from '@stdlib/stats-base-dists-gamma-cdf';
import tq from '@stdlib/stats-base-dists-t-quantile'; import tc from '@stdlib/stats-base-dists-t-cdf';
function table(f,h,T){ const n=Math.round(2*T/h)+1; return Float64Array.from({length:n},(_,i)=>f(-T+i*h)); }
function lag(tab,h,T,t,m){ const pos=(t+T)/h; let i=Math.floor(pos)-m/2+1; i=Math.max(0,Math.min(i,tab.length-m)); let s=0; for(let a=0;a<m;a++){ let w=tab[i+a]; for(let b=0;b<m;b++) if(a!==b) w*=(pos-i-b)/(a-b); s+=w;} return s;}
const us=[]; for(let k=0;k<400;k++) us.push((k+.371)/400); for(const e of [1e-4,1e-6,1e-9,1e-12]) us.push(e*1.37,1-e*1.37);
function check(name,g,inv,cdf){ for(const [h,m] of [[.25,6],[.25,8],[.125,6],[.125,8],[.0625,6]]){ const T=34; const tab=table(g,h,T); let w=0,at=0; for(const u of us){ const t=Math.log(u/(1-u)); const x=inv(lag(tab,h,T,t,m)); const e=Math.abs(cdf(x)-u); if(e>w){w=e;at=u;} } console.log(name,h,m,w.toExponential(1),at); } }
for(const [a,b] of [[2.2,3.8],[1,5],[.7,12],[.1,.1],[50,3],[300,300],[2,5000]]){ const q=bq.factory(a,b),qc=bq.factory(b,a); check(`beta ${a} ${b}`, t=>{ if(t<=0){const x=q(1/(1+Math.exp(-t))); return Math.log(x/(1-x));} const c=qc(1/(1+Math.exp(t))); return Math.log((1-c)/c);}, y=>1/(1+Math.exp(-y)), bc.factory(a,b)); }
for(const k of [.1,.7,1.56,30,400]){ const q=gq.factory(k,1); check('gamma '+k,t=>Math.log(q(1/(1+Math.exp(-t)))),Math.exp,gc.factory(k,1)); }
for(const v of [1,3,10,100]){const q=tq.factory(v); check('t '+v,t=>Math.asinh(q(1/(1+Math.exp(-t)))),Math.sinh,tc.factory(v));}
