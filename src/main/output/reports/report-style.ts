/** The style sheet of the HTML report: self-contained, light and dark after the system, and fit to print. */
export const reportStyle = `
:root{color-scheme:light dark;--clear:#eef0f1;--policy:#d0dbe6;--low:#efd66e;--medium:#e79a1d;--high:#d94a1e;--critical:#860f50;--allowed:#0b7285;
--on-low:#3d3200;--on-medium:#2b1a00;--on-high:#fff;--on-critical:#fff;--hatch:#6b7176;--ink:#1b1e20;--ink-2:#50565b;--surface:#fbfbfa;--rule:#dfe2e1;--rule-2:#b9bfbd;--accent:#086354;--bar:#087f6d;--practice:#5f3dc4}
@media (prefers-color-scheme:dark){:root{--clear:#262b2d;--policy:#465a6d;--low:#7f763b;--medium:#c78c2a;--high:#fb7a4f;--critical:#ff9bd2;--allowed:#3bc9db;
--on-low:#fff;--on-medium:#1c1100;--on-high:#240a00;--on-critical:#2e0019;--hatch:#9aa3a1;--ink:#e6e9e8;--ink-2:#a8b0ae;--surface:#151819;--rule:#2c3133;--rule-2:#4a5254;--accent:#55d0b9;--bar:#2bb89f;--practice:#b197fc}}
*{box-sizing:border-box}
body{margin:0 auto;padding:24px;max-width:1400px;background:var(--surface);color:var(--ink);font:13px/1.5 Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums}
h1{font:600 20px/28px Inter,system-ui,sans-serif;margin:0 0 8px;max-width:70ch}
h2{font:600 13px/20px Inter,system-ui,sans-serif;margin:32px 0 8px;padding-bottom:4px;border-bottom:1px solid var(--rule-2)}
p{margin:4px 0;max-width:90ch}
.mono,td.mono{font-family:"JetBrains Mono","IBM Plex Mono",ui-monospace,monospace}
.dim{color:var(--ink-2)}
.practice{border:1px solid var(--practice);color:var(--practice);padding:8px 12px;font-weight:600;margin-bottom:16px}
.eyebrow{display:flex;flex-wrap:wrap;gap:4px 16px;margin-bottom:8px;color:var(--ink-2)}
.top{display:grid;grid-template-columns:minmax(0,max-content) minmax(380px,1fr);gap:24px 40px;align-items:start}
@media (max-width:900px){.top{grid-template-columns:1fr}}
table{border-collapse:collapse;width:100%;font-size:12px}
th,td{text-align:left;vertical-align:top;padding:4px 12px 4px 0;border-bottom:1px solid var(--rule);overflow-wrap:break-word}
td.mono,td .mono,td a{overflow-wrap:anywhere}
td.mono{min-width:17ch}td.scope{min-width:14ch}td.way{min-width:20ch}
th{color:var(--ink-2);font-weight:500;white-space:nowrap}
td.num,th.num{text-align:right;white-space:nowrap}
.wide{overflow-x:auto}
ol.reasons{margin:8px 0;padding-left:26px}
ol.reasons li{margin:4px 0;max-width:90ch}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:12px 0}
dt{color:var(--ink-2)}dd{margin:0}
a{color:var(--accent)}
svg.map,svg.bar{display:block;max-width:100%;height:auto}
.t{font:9px ui-monospace,monospace;fill:var(--ink-2)}
.m{font-size:11px;text-anchor:middle}
.c-clear{fill:var(--clear)}.c-policy{fill:var(--policy)}.c-low{fill:var(--low)}.c-medium{fill:var(--medium)}.c-high{fill:var(--high)}.c-critical{fill:var(--critical)}
.c-outline{fill:none;stroke:var(--rule-2)}.c-allowed{stroke:var(--allowed);stroke-width:2}.c-hatched{fill:url(#hatch)}.hatch{stroke:var(--hatch);stroke-width:2}
.c-known{fill:var(--bar)}
.on-low{fill:var(--on-low)}.on-medium{fill:var(--on-medium)}.on-high{fill:var(--on-high)}.on-critical{fill:var(--on-critical)}
.legend{width:0;min-width:100%;display:flex;flex-wrap:wrap;gap:4px 16px;margin-top:8px;color:var(--ink-2)}
.legend span{display:inline-flex;align-items:center;gap:6px}
.tag{display:inline-block;padding:0 6px;border:1px solid var(--rule-2);border-radius:2px;white-space:nowrap}
.tag.unknown,td.unknown{background:repeating-linear-gradient(135deg,transparent 0 4px,color-mix(in srgb,var(--hatch) 35%,transparent) 4px 6px)}
.tag.critical{background:var(--critical);color:var(--on-critical)}.tag.high{background:var(--high);color:#140500}.tag.medium{background:var(--medium);color:var(--on-medium)}.tag.low{background:var(--low);color:var(--on-low)}.tag.policy{background:var(--policy)}
tr.loud td{font-weight:600}
footer{margin-top:32px;padding-top:8px;border-top:1px solid var(--rule-2);color:var(--ink-2)}
@media print{body{padding:0;max-width:none}table{font-size:8.5px}th{white-space:normal}th,td{padding-right:6px}h2{break-after:avoid}tr{break-inside:avoid}}
`
