/** Light and dark by the reader's own wish; nothing is loaded. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#1d2330, #e3e7ef); --paper: light-dark(#fbfbf9, #14171d); --card: light-dark(#fff, #1b2029);
  --line: light-dark(#e2e2dc, #2c333f); --soft: light-dark(#667085, #98a2b3); --held: light-dark(#1f8a4c, #43b873); --broken: light-dark(#c92a2a, #ff6b6b); --open: light-dark(#8a8f98, #7b8494) }
* { box-sizing: border-box }
body { margin: 0; color: var(--ink); background: var(--paper); font: 15px/1.55 system-ui, sans-serif; display: grid; grid-template-columns: minmax(15rem, 19rem) 1fr; min-height: 100vh }
header { padding: 2rem 1.5rem; border-right: 1px solid var(--line); position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto }
h1 { margin: 0; font-size: 1.3rem; overflow-wrap: anywhere } header p { margin: .25rem 0 1.25rem; color: var(--soft) }
ul { list-style: none; margin: 0; padding: 0 }
.figures { display: grid; grid-template-columns: repeat(3, 1fr); gap: .5rem; margin-bottom: 1.5rem; font-size: .78rem; color: var(--soft) }
.figures li { border-top: 3px solid var(--open); padding-top: .4rem } .figures b { display: block; font-size: 1.6rem; line-height: 1.1; color: var(--ink); font-variant-numeric: tabular-nums }
.figures .held { border-color: var(--held) } .figures .broken { border-color: var(--broken) }
nav li { display: flex; justify-content: space-between; align-items: center; gap: .75rem; padding: .2rem 0; font-size: .9rem }
nav a { color: inherit; text-decoration: none } nav a:hover { text-decoration: underline } nav span { display: flex; flex-wrap: wrap; gap: 3px; justify-content: flex-end }
nav i { width: .55rem; height: .55rem; border-radius: 50%; background: var(--open) } nav i.held { background: var(--held) } nav i.broken { background: var(--broken) }
h2 { font-size: .8rem; text-transform: uppercase; letter-spacing: .08em; color: var(--soft); margin: 2rem 0 .75rem } h2 b { font-weight: 400; text-transform: none; letter-spacing: 0 }
.ground { font-size: .84rem; color: var(--soft) } .ground li { padding: .1rem 0; overflow-wrap: anywhere }
main { padding: 2rem; max-width: 62rem; min-width: 0 } section:first-child h2 { margin-top: 0 }
article { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--open); border-radius: 6px; padding: .85rem 1.1rem; margin-bottom: .7rem }
article.held { border-left-color: var(--held) } article.broken { border-left-color: var(--broken) } article:target { outline: 2px solid var(--soft) }
.row { display: flex; gap: .6rem; align-items: baseline } .row h3 { margin: 0; font-size: 1rem; font-weight: 600; flex: 1; overflow-wrap: anywhere }
.row strong { font-weight: 500; font-variant-numeric: tabular-nums; white-space: nowrap; color: var(--soft) } .broken .row strong { color: var(--broken) }
.mark { font-weight: 700; color: var(--open) } .held .mark { color: var(--held) } .broken .mark { color: var(--broken) }
article p { margin: .3rem 0 0; font-size: .9rem; color: var(--soft) } .broken p:not(.run) { color: var(--ink) }
code { font-family: ui-monospace, monospace; font-size: .92em; background: light-dark(#f0f0ea, #262d38); padding: .05em .35em; border-radius: 3px; overflow-wrap: anywhere }
pre { overflow: auto; max-height: 26rem; background: light-dark(#f6f6f1, #10131a); border: 1px solid var(--line); border-radius: 4px; padding: .6rem; font: 12.5px/1.5 ui-monospace, monospace }
details { font-size: .9rem; margin: .4rem 0 0 } summary { cursor: pointer; color: var(--soft) }
footer { grid-column: 1 / -1; padding: 1rem 2rem; color: var(--soft); font-size: .85rem; border-top: 1px solid var(--line) }
@media (max-width: 60rem) { body { display: block } header { position: static; max-height: none; border-right: 0; border-bottom: 1px solid var(--line) } main { padding: 1rem } .row strong { white-space: normal } }
`
