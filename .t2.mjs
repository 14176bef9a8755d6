import { summariseColumn } from './dist/engine/statistics/column-statistics.js';
import { selector } from './dist/engine/statistics/selection.js';
const n=100000; const g=()=>Math.sqrt(-2*Math.log(1-Math.random()))*Math.cos(6.283185307*Math.random());
const cols=Array.from({length:20},()=>Float64Array.from({length:n},()=>1e6+1e3*g()));
const best=(name,f)=>{ for(let r=0;r<5;r++) for(const c of cols) f(c); const ts=[]; for(let r=0;r<6;r++){ for(const c of cols){ const t=performance.now(); f(c); ts.push(performance.now()-t);} } ts.sort((a,b)=>a-b); console.log(name,ts[0].toFixed(4),ts[60].toFixed(4)); };
best('whole',summariseColumn);
const s=selector(); const ranks=[1,2,24999,25000,49999,50000,75000,75001,95000,95001]; best('select10',c=>s(c,ranks)); best('select0',c=>s(c,[50000]));
let x; best('subarray sort',c=>{for(let k=0;k<14;k++) x=c.subarray(k*90,k*90+90).slice().sort();});
