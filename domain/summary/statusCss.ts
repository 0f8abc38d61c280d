/** Small screens first; a wall screen gets larger letters and two columns. Every colour keeps a contrast of 4.5:1. */
export const STATUS_CSS = `
*{box-sizing:border-box}
body{margin:0;background:#eef2f7;color:#1c2733;font:16px/1.45 system-ui,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif}
header,main,footer{max-width:1500px;margin:0 auto;padding:12px 16px}
h1{font-size:1.35rem;line-height:1.25;margin:.2em 0;color:#0b3d75}
h2{font-size:1.1rem;margin:0 0 .5em;color:#0b3d75}
header p{margin:.25em 0}
.org{font-weight:700;letter-spacing:.02em}
.now strong{font-size:1.15rem}
main{display:grid;gap:12px;grid-template-columns:minmax(0,1fr)}
section{background:#fff;border:1px solid #c9d3df;border-radius:8px;padding:12px 14px;overflow-wrap:anywhere}
dl{margin:0;display:grid;gap:8px;grid-template-columns:repeat(2,minmax(0,1fr))}
dl div{border-left:5px solid #6b7a8a;background:#f5f7fa;padding:8px 10px}
dl .good{border-color:#1b6e3c}
dl .warn{border-color:#8a5200}
dl .bad{border-color:#b3001b}
dt{font-size:.95rem}
dd{margin:0}
dd b{font-size:2rem;line-height:1.1}
dd span{font-size:.85rem;color:#33414f}
table{border-collapse:collapse;width:100%;font-size:.95rem}
th,td{border-bottom:1px solid #dde4ec;padding:5px 4px;text-align:center;font-weight:400}
th:first-child{text-align:left}
thead th{font-weight:700;font-size:.85rem}
td,thead th{overflow-wrap:normal}
.bar{position:relative;min-width:56px;background:#eef2f7;border-left:6px solid #fff}
.bar i{position:absolute;inset:3px auto 3px 0;background:#9dc3e6}
.punctual i{background:#a8d5b5}
.bar span{position:relative}
ol,ul{margin:0;padding-left:1.4em}
li{margin:0 0 .5em}
small{display:block;color:#33414f;font-size:.9rem}
.tag{color:#b3001b}
.viec p{margin:.25em 0 0}
.viec span{display:inline-block;border:1px solid;border-radius:4px;padding:0 6px;margin:0 2px 4px 0;font-size:.85rem}
.full{color:#12512b;background:#e3f3e8}
.part{color:#6b3f00;background:#fdf1dc}
.none{color:#8c0016;background:#fde8ea}
a{color:#0b5cad}
label{cursor:pointer}
input{width:1.2em;height:1.2em;vertical-align:-.2em}
.files a{display:inline-block;margin:0 16px 6px 0;padding:10px 14px;background:#0b5cad;color:#fff;border-radius:6px;text-decoration:none}
a:focus-visible,input:focus-visible{outline:3px solid #f0a500;outline-offset:2px}
@media(min-width:700px){dl{grid-template-columns:repeat(4,minmax(0,1fr))}}
@media(min-width:1100px){main{grid-template-columns:repeat(2,minmax(0,1fr));align-items:start}.so{grid-column:1/-1}.cham{grid-column:2;grid-row:2/span 4}}
@media(min-width:1800px){html{font-size:20px}body{font-size:1rem}header,main,footer{max-width:none;padding:16px 32px}dd b{font-size:3.4rem}}
@media print{body{background:#fff}section{break-inside:avoid}}
`.trim();
