/** Light and dark by the reader's own wish; nothing is loaded. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#1d2330, #e3e7ef); --paper: light-dark(#fbfbf9, #14171d); --card: light-dark(#fff, #1b2029);
  --line: light-dark(#e2e2dc, #2c333f); --soft: light-dark(#667085, #98a2b3); --high: #d3302f; --medium: #c77700; --low: #2f6fd3; --info: #0f8a8a; }
* { box-sizing: border-box }
body { margin: 0; color: var(--ink); background: var(--paper); font: 15px/1.55 system-ui, sans-serif; display: grid; grid-template-columns: minmax(15rem, 19rem) 1fr; min-height: 100vh }
header { padding: 2rem 1.5rem; border-right: 1px solid var(--line); position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto }
h1 { margin: 0; font-size: 1.3rem } header p { margin: .25rem 0 1.5rem; color: var(--soft) }
nav ul { list-style: none; margin: 0; padding: 0; font-size: .86rem } nav li { display: flex; justify-content: space-between; gap: .5rem; padding: .15rem 0 }
nav a { color: inherit; text-decoration: none; overflow-wrap: anywhere } nav a:hover { text-decoration: underline } nav b { color: var(--soft) }
.mark { display: inline-block; width: .6rem; height: .6rem; border-radius: 50%; margin-right: .5rem; background: var(--info) }
.mark.high { background: var(--high) } .mark.medium { background: var(--medium) } .mark.low { background: var(--low) }
main { padding: 2rem; max-width: 62rem; min-width: 0 }
h2 { font-size: .8rem; text-transform: uppercase; letter-spacing: .08em; color: var(--soft); margin: 2rem 0 .75rem } section:first-child h2 { margin-top: 0 }
article { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--info); border-radius: 6px; padding: 1rem 1.25rem; margin-bottom: 1rem }
.high article { border-left-color: var(--high) } .medium article { border-left-color: var(--medium) } .low article { border-left-color: var(--low) }
article:target { outline: 2px solid var(--low) }
h3 { margin: 0; font-size: 1.02rem; font-weight: 600; overflow-wrap: anywhere }
.facts, .at { color: var(--soft); font-size: .85rem; margin: .25rem 0 } .at { font-family: ui-monospace, monospace }
code { font-family: ui-monospace, monospace; font-size: .92em; background: light-dark(#f0f0ea, #262d38); padding: .05em .3em; border-radius: 3px }
pre { overflow: auto; background: light-dark(#f6f6f1, #10131a); border: 1px solid var(--line); border-radius: 4px; padding: .6rem; font: 12.5px/1.5 ui-monospace, monospace }
mark { background: light-dark(#ffe9b8, #4a3b12); color: inherit; display: inline-block; min-width: 100% }
details { font-size: .9rem; margin: .4rem 0 } summary { cursor: pointer; color: var(--soft) }
.do { margin: .6rem 0 0; font-weight: 500 }
footer { grid-column: 1 / -1; padding: 1rem 2rem; color: var(--soft); font-size: .85rem; border-top: 1px solid var(--line) }
@media (max-width: 60rem) { body { display: block } header { position: static; max-height: none; border-right: 0; border-bottom: 1px solid var(--line) } main { padding: 1rem } }
`
