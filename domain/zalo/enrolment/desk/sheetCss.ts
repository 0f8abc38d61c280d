/** Two columns of four on A4, with the lines along which the cards are cut. */
export const SHEET_CSS = `
@page{size:A4;margin:8mm}
*{box-sizing:border-box}
body{margin:0;color:#000;background:#fff;font:11pt/1.3 'Times New Roman','Liberation Serif',serif}
section{display:grid;grid-template-columns:1fr 1fr;grid-auto-rows:70mm;width:194mm;margin:0 auto;break-after:page}
section:last-child{break-after:auto}
article{border:1px dashed #777;padding:3mm 4mm;display:grid;grid-template-columns:34mm 1fr;grid-template-rows:auto 1fr auto;column-gap:3mm;overflow:hidden;break-inside:avoid}
header,footer{grid-column:1/-1}
header span{font-size:9pt}
h2{font-size:12pt;line-height:1.1;margin:0 0 1mm;overflow-wrap:anywhere}
figure{margin:0;text-align:center}
figure svg{display:block;width:34mm;height:34mm}
small{font-size:6.5pt;overflow-wrap:anywhere;line-height:1.1;display:block}
ol{margin:0;padding-left:5mm;font-size:10pt}
li{margin-bottom:1mm;line-height:1.2}
.code{margin:2mm 0 0;font:700 19pt/1.1 'Courier New','Liberation Mono',monospace;text-align:center;white-space:nowrap}
footer{font-size:8.5pt;line-height:1.2}
@media screen{body{padding:8mm 0}}
`;
