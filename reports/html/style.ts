import { fontFamily, ink } from '../theme.js';

/** Style of a report: dark on white, one column, and sheets of A4 when printed. */
export const styleSheet = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: ${ink.paper}; color: ${ink.text}; font: 15px/1.5 ${fontFamily}; font-variant-numeric: tabular-nums; }
main { max-width: 860px; margin: 0 auto; padding: 40px 24px 64px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 4px; letter-spacing: -0.01em; }
h2 { font-size: 18px; line-height: 1.3; margin: 48px 0 12px; padding-top: 12px; border-top: 2px solid ${ink.text}; }
p { margin: 0 0 8px; }
.about { font-size: 17px; color: ${ink.muted}; }
.basis, .note, figcaption, caption { color: ${ink.muted}; font-size: 13px; }
.headline { margin: 28px 0 0; padding: 20px 24px; list-style: none; background: ${ink.ground}; border-left: 4px solid ${ink.blue}; font-size: 17px; }
.headline li + li { margin-top: 8px; }
.headline li:first-child { font-weight: 600; }
figure { margin: 0 0 36px; }
figure svg { display: block; max-width: 100%; height: auto; font-variant-numeric: normal; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
caption { text-align: left; padding: 0 0 8px; }
th, td { padding: 6px 0 6px 10px; text-align: right; vertical-align: baseline; border-bottom: 1px solid ${ink.grid}; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
thead th { font-weight: 600; border-bottom: 1.5px solid ${ink.text}; vertical-align: bottom; }
tbody th { font-weight: 400; }
tbody th.group { font-weight: 600; padding-top: 16px; text-align: left; }
.text { text-align: left; }
.fit thead th, td.text { white-space: normal; }
td.text { min-width: 6em; }
caption strong { color: ${ink.text}; font-weight: 600; }
.words td { white-space: normal; text-align: left; }
.words th { width: 9em; font-weight: 600; }
.error, .unit { color: ${ink.muted}; font-size: 12px; }
.periods .error, .parts .error { display: block; }
tr.total th, tr.total td { font-weight: 600; border-bottom: 1px solid ${ink.muted}; }
tr.total .error { font-weight: 400; }
tr.part th { padding-left: 12px; }
.share { display: inline-block; width: 64px; height: 9px; background: ${ink.paleBand}; }
.share span { display: block; height: 100%; background: ${ink.blue}; }
.share, .share span { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.loss { color: ${ink.red}; }
pre { margin: 0; padding: 16px; background: ${ink.ground}; font: 12.5px/1.5 ui-monospace, Consolas, 'DejaVu Sans Mono', monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.hash { overflow-wrap: anywhere; }
@media (max-width: 640px) {
  main { padding: 24px 16px 48px; }
  h1 { font-size: 24px; }
  .headline { padding: 14px 16px; font-size: 15px; }
  figure { overflow-x: auto; }
  figure svg { min-width: 640px; }
  table { font-size: 12.5px; }
  .error { display: block; font-size: 11px; }
  .fit th:first-child, .periods th:first-child, .parts th:first-child { position: sticky; left: 0; background: ${ink.paper}; white-space: normal; }
  .ranges tr { display: grid; grid-template-columns: repeat(4, 1fr); border-bottom: 1px solid ${ink.grid}; }
  .ranges.wide tr { grid-template-columns: repeat(4, 1fr) 1.1fr; }
  .ranges th, .ranges td { padding: 4px 0 4px 6px; border: 0; }
  .ranges tbody th { grid-column: 1 / -1; padding-left: 0; white-space: normal; }
  .ranges thead th:first-child, .ranges .share { display: none; }
  caption { max-width: calc(100vw - 32px); }
  .words th { width: 6.5em; }
}
@page { size: A4; margin: 16mm 15mm; }
@media print {
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; margin-top: 24pt; }
  figure, tr, .headline, .statement { break-inside: avoid; }
  figure { margin-bottom: 18pt; }
  thead { display: table-header-group; }
  .headline, pre { background: none; }
  .headline { font-size: 12pt; }
  .scroll { overflow: visible; }
  table { font-size: 9pt; }
  th, td { padding: 3pt 5pt; }
  tbody th { white-space: normal; }
  .wide td:not(.extra) .error { display: block; }
  pre { padding: 0; font-size: 8pt; }
}
`;
