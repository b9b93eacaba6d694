/** Light and dark by the reader's own wish; nothing is loaded. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#1d2330, #e3e7ef); --paper: light-dark(#fbfbf9, #14171d); --card: light-dark(#fff, #1b2029);
  --line: light-dark(#e2e2dc, #2c333f); --soft: light-dark(#667085, #98a2b3); --mark: light-dark(#2f6fd3, #7fb0ff); --yes: light-dark(#1f8a4c, #43b873); --no: light-dark(#c92a2a, #ff6b6b) }
* { box-sizing: border-box }
body { margin: 0; color: var(--ink); background: var(--paper); font: 15px/1.6 system-ui, sans-serif; display: grid; grid-template-columns: minmax(14rem, 17rem) 1fr; min-height: 100vh }
header { padding: 2rem 1.25rem; border-right: 1px solid var(--line); position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto }
h1 { margin: 0 0 1rem; font-size: 1.2rem; line-height: 1.3; overflow-wrap: anywhere }
nav ul { list-style: none; margin: 0; padding: 0; font-size: .88rem } nav li { padding: .16rem 0 }
nav a { color: inherit; text-decoration: none } nav a:hover { text-decoration: underline } nav .first { color: var(--soft); font-size: .75rem; text-transform: uppercase; letter-spacing: .07em; padding: .8rem 0 .2rem }
main { padding: 2rem 2.5rem 3rem; max-width: 72rem; min-width: 0 }
section { margin-bottom: 2.75rem } section h2 { font-size: 1.3rem; margin: 0 0 .8rem; padding-bottom: .35rem; border-bottom: 1px solid var(--line) }
h3 { font-size: 1.02rem; margin: 1.6rem 0 .5rem; overflow-wrap: anywhere } h3 small { font-weight: 400; color: var(--soft); margin-left: .4rem }
p, li { overflow-wrap: anywhere } p { margin: .5rem 0; max-width: 56rem } strong { font-weight: 600; color: var(--mark); margin-right: .3em } ul, ol { padding-left: 1.3rem; margin: .5rem 0; max-width: 56rem } li { margin: .18rem 0 } li::marker { color: var(--soft) }
blockquote { margin: 0 0 1rem; padding: .6rem 1rem; border-left: 4px solid var(--mark); background: var(--card); border-radius: 0 6px 6px 0; overflow-wrap: anywhere }
code { font-family: ui-monospace, monospace; font-size: .9em; background: light-dark(#f0f0ea, #262d38); padding: .05em .32em; border-radius: 3px; overflow-wrap: anywhere }
pre { overflow: auto; max-height: 34rem; background: light-dark(#f6f6f1, #10131a); border: 1px solid var(--line); border-radius: 6px; padding: .7rem .9rem; font: 12.5px/1.5 ui-monospace, monospace; tab-size: 4 }
pre .added { color: var(--yes) } pre .taken { color: var(--no) } pre .where { color: var(--mark) }
.wide { overflow-x: auto; margin: .6rem 0 1rem } table { border-collapse: collapse; font-size: .88rem; min-width: 50% }
th, td { text-align: left; vertical-align: top; padding: .38rem .7rem; border-bottom: 1px solid var(--line) } th { color: var(--soft); font-weight: 500; white-space: nowrap; border-bottom-width: 2px }
td { min-width: 3.5rem; max-width: 34rem } td.yes { color: var(--yes) } td.no { color: var(--no) } td.own { color: var(--mark) }
.at { font-family: ui-monospace, monospace; font-size: .8em; color: var(--soft) } a.run { font-size: .78em; color: var(--mark); text-decoration: none; vertical-align: super } a.run:hover { text-decoration: underline }
b:target { outline: 2px solid var(--mark); outline-offset: 3px } section:target > h2 { border-color: var(--mark) } li.gain { list-style: '+ ' } li.gain::marker { color: var(--yes) } li.cost { list-style: '− ' } li.cost::marker { color: var(--no) }
details { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: .45rem .9rem; margin: .4rem 0 } summary { cursor: pointer; overflow-wrap: anywhere } details[open] > summary { margin-bottom: .5rem }
figure { margin: .5rem 0; overflow: auto; border: 1px solid var(--line); border-radius: 6px; background: var(--paper) } figure svg { display: block; margin: 0 auto } figure + details { border: 0; background: none; padding: 0; font-size: .85rem; color: var(--soft) }
footer { grid-column: 1 / -1; padding: 1rem 2.5rem; color: var(--soft); font-size: .85rem; border-top: 1px solid var(--line) }
@media (max-width: 60rem) { body { display: block } header { position: static; max-height: none; border-right: 0; border-bottom: 1px solid var(--line); padding: 1.25rem 1rem } nav ul { display: flex; gap: 1.1rem; overflow-x: auto; white-space: nowrap; padding-bottom: .4rem } nav .first { padding: .16rem 0; align-self: center } main { padding: 1.25rem 1rem } footer { padding: 1rem } }
@media print { body { display: block } header { display: none } pre { max-height: none; white-space: pre-wrap } details::details-content { content-visibility: visible; block-size: auto } }
`
