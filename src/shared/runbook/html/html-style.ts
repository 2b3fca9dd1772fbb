import { PAPER } from "#shared/drawing/paper";
import { SVG_STYLE } from "#shared/drawing/svg";

/**
 * The whole style of the page: screen and paper. It is a constant, so that the page's own policy can
 * allow exactly this text by its hash and nothing else.
 */
export const HTML_STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
html{font:14px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans","Liberation Sans",sans-serif;color:${PAPER.text};background:${PAPER.sunken}}
body{margin:0 auto;max-width:60rem;padding:2rem 2.5rem;background:${PAPER.surface};overflow-wrap:anywhere}
h1{font-size:1.9rem;line-height:1.25;margin:0 0 1rem}
h2{font-size:1.35rem;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:1px solid ${PAPER.border}}
h3{font-size:1.2rem;margin:0}
h4{font-size:1rem;margin:0 0 .5rem}
h4 span{font-weight:400;color:${PAPER["text-2"]}}
h5{font-size:.95rem;margin:1rem 0 .25rem}
p,ul,ol{margin:.5rem 0}
cite{font-style:normal}
code,samp,pre{font-family:ui-monospace,"Cascadia Mono","IBM Plex Mono","Liberation Mono",monospace;font-size:.93em}
code,samp{unicode-bidi:isolate}
:not(pre)>code{padding:.05em .3em;border-radius:3px;background:${PAPER.sunken}}
pre{margin:.4rem 0;padding:.6rem .8rem;border:1px solid ${PAPER.border};border-radius:6px;background:${PAPER.sunken};white-space:pre-wrap}
pre b{font-weight:600;color:#463cc4}
pre.output{background:${PAPER.surface};border-style:dashed;border-color:${PAPER["border-strong"]}}
a{color:#463cc4}
nav ol{list-style:none;padding:0}
nav li{margin:.15rem 0}
nav ol ol{padding-left:1.5rem}
nav .group{font-weight:600;margin-top:.75rem}
table{width:100%;border-collapse:collapse;margin:.75rem 0;font-size:.93rem}
caption{text-align:left;font-weight:600;padding-bottom:.25rem}
th,td{padding:.35rem .5rem;border:1px solid ${PAPER.border};text-align:left;vertical-align:top}
th{background:${PAPER.sunken};font-weight:600}
th,td{overflow-wrap:break-word}
td code{overflow-wrap:anywhere}
td.text:first-child{min-width:8em}
.number{text-align:right;font-variant-numeric:tabular-nums}
td.blank{height:2.2rem;min-width:6rem}
.notice{margin:.75rem 0;padding:.6rem .8rem;border:1px solid ${PAPER.info};border-left-width:4px;border-radius:6px;background:${PAPER["info-soft"]}}
.notice.error{border-color:${PAPER.error};background:${PAPER["error-soft"]}}
.notice.warning{border-color:${PAPER["warning-fill"]};background:${PAPER["warning-soft"]}}
b.error{color:${PAPER.error}}
b.warning{color:${PAPER.warning}}
b.info{color:${PAPER.info}}
.step{margin:1.5rem 0;padding:1.25rem 0 0;border-top:1px solid ${PAPER.border}}
.who,.builds,.source,.expected,.file,.rules{color:${PAPER["text-2"]}}
.who,.source,.rules{font-size:.9rem}
.source{margin:-.2rem 0 .4rem}
.expected{margin-top:.5rem}
.action{margin:1rem 0;padding-left:.9rem;border-left:3px solid ${PAPER["border-strong"]}}
.action.preCheck{border-color:${PAPER.info}}
.action.command{border-color:#5046d6}
.action.postCheck{border-color:#1a7442}
.otherwise{margin:.3rem 0}
.tick{display:inline-block;width:.85em;height:.85em;border:1.5px solid ${PAPER["text-2"]};border-radius:2px;vertical-align:-.05em}
.checklist{list-style:none;padding-left:0}
.done{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:end;margin-top:1rem;padding-top:.6rem;border-top:1px dashed ${PAPER.border}}
.line::after{content:"";display:inline-block;width:8rem;margin-left:.4rem;border-bottom:1px solid ${PAPER["text-3"]}}
.rules{margin-left:auto}
figure{margin:1rem 0}
figure svg{display:block;max-width:100%;height:auto}
figcaption{margin-top:.25rem;color:${PAPER["text-2"]};font-size:.9rem}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:1rem;background:${PAPER.surface};padding:.5rem}
@page{size:A4;margin:18mm 16mm 18mm 16mm;@bottom-left{content:"Runbook";font:9pt sans-serif;color:${PAPER["text-3"]}}@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif;color:${PAPER["text-3"]}}}
@page draft{@top-center{content:"DRAFT. Not ready to run.";font:bold 9pt sans-serif;color:${PAPER.error}}}
@page wide{size:A4 landscape}
@page widedraft{size:A4 landscape;@top-center{content:"DRAFT. Not ready to run.";font:bold 9pt sans-serif;color:${PAPER.error}}}
body.draft{page:draft}
.wide{page:wide}
.draft .wide{page:widedraft}
@media print{
html{font-size:10pt;background:none}
body{max-width:none;padding:0}
a{color:inherit;text-decoration:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.part{break-before:page}
h2,h3,h4,h5,caption,.who,.expected{break-after:avoid}
tr,.notice,.done,.otherwise,figure{break-inside:avoid}
pre{orphans:4;widows:4}
thead{display:table-header-group}
figure svg{max-height:220mm}
.wide svg{width:100%;max-height:155mm}
.skip{display:none}
}
${SVG_STYLE}
`;

/** SHA-256 of `HTML_STYLE` in base64, for the policy of the page; a test compares the two. */
export const HTML_STYLE_HASH = "x7FfPXpeGriGTljZVaLq/YlIriOPt46Cb6Zzdqs6sXw=";
