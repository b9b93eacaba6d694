import { placeText } from '../../model/queries/index.ts'
import { code, fenced, sentence, table, text } from '../../kernel/markdown.ts'
import type { Block, Line, Section } from './blocks.ts'
import type { RenderDesign } from './options.ts'
import { type RunAnchors, runAnchors } from './runs.ts'
import { sectionsOf } from './sections/index.ts'

/** For a pull request or a wiki. */
export const render: RenderDesign = (document) => {
  const anchors = runAnchors(document)
  const sections = sectionsOf(document).map((section) => sectionText(section, anchors))
  return `${[`# ${text(document.title)}`, ...sections].join('\n\n')}\n`
}

const sectionText = ({ title, blocks }: Section, anchors: RunAnchors): string =>
  [`## ${title}`, ...blocks.map((block) => blockText(block, anchors))].join('\n\n')

function blockText(block: Block, anchors: RunAnchors): string {
  switch (block.kind) {
    case 'text':
      return lineText(block.line, anchors)
    case 'title':
      return `### ${text(block.text)}${block.note === undefined ? '' : ` (${text(block.note)})`}`
    case 'quote':
      return block.text
        .split(/\r\n?|\n/)
        .map((one) => `> ${text(one)}`)
        .join('\n')
    case 'list':
      return block.items
        .map(
          (item, index) =>
            `${block.ordered === true ? `${index + 1}.` : '-'} ${signOf(item)}${lineText(item, anchors)}`,
        )
        .join('\n')
    case 'table':
      return table(
        block.head.map(text),
        block.rows.map((row) => row.map((cell) => lineText(cell, anchors))),
      ).join('\n')
    case 'code':
      return `${block.title === undefined ? '' : `${code(block.title)}\n\n`}${fenced(block.language, block.text)}`
    case 'diagram':
      return fenced('mermaid', block.diagram.mermaid)
  }
}

/** Places stand behind the sentence, and runs lead to where they are told. */
function lineText({ lead, text: said, places = [], runs = [], run }: Line, anchors: RunAnchors): string {
  const at = places.length === 0 ? '' : ` ${places.map((place) => code(placeText(place))).join(', ')}`
  const from = runs.map((id) => {
    const anchor = anchors.get(id)
    return anchor === undefined ? ` (${text(id)}, which is not listed)` : ` [${text(id)}](#${anchor})`
  })
  const own = run === undefined ? '' : `<a id="${anchors.get(run)}"></a>`
  const first = lead === undefined ? '' : `**${text(lead)}:** `
  const rest = lead === undefined ? begun(sentence(said)) : sentence(said)
  return `${own}${first}${rest}${at}${from.join('')}`
}

const signOf = ({ weighs }: Line): string => (weighs === undefined ? '' : weighs === 'gain' ? 'For: ' : 'Against: ')

/** Nothing at the beginning of a line makes a list, a heading or a rule of it. */
const begun = (line: string): string =>
  line.replace(
    /^(\s*)([-+=]|\d+[.)])(?=\s|$|[-=])/,
    (_, space: string, mark: string) => `${space}${mark.replace(/[-+=.)]$/, '\\$&')}`,
  )
