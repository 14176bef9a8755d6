import { summariseColumn } from './dist/engine/statistics/column-statistics.js';
const n=100000; const g=()=>{let s=0; return Math.sqrt(-2*Math.log(1-Math.random()))*Math.cos(6.283185307*Math.random());};
const make={normal:()=>1e6+1e3*g(), lognormal1:()=>Math.exp(g()), lognormal3:()=>Math.exp(3*g()), pareto1:()=>1/Math.random(), smallint:()=>Math.floor(6*Math.random()), poissonish:()=>Math.round(200+14*g()), zeroheavy:()=>Math.random()<.9?0:1e6*Math.random(), cauchy:()=>g()/g(), constant:()=>7};
for (const [k,f] of Object.entries(make)) for (const T of [Float64Array,Float32Array]) {
 const cols=Array.from({length:20},()=>T.from({length:n},f)); for(const c of cols) summariseColumn(c);
 const t=performance.now(); for(let r=0;r<3;r++) for(const c of cols) summariseColumn(c); const dt=(performance.now()-t)/60;
 const t2=performance.now(); for (const c of cols.slice(0,5)) c.slice().sort(); const ds=(performance.now()-t2)/5;
 console.log(k,T.name,dt.toFixed(3),'ms  sort',ds.toFixed(2));
}
