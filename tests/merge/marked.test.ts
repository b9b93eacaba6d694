import { describe, expect, test } from 'vitest'
import { type MarkedBlock, mergeMarked } from '../../src/kernel/merge/marked.ts'

const block = (name: string, text: string, heading = `## ${name}`): MarkedBlock => ({ name, heading, text })
const merge = (page: string | null, ...blocks: readonly MarkedBlock[]) => mergeMarked(page, 'Plan', blocks)
const does = ({ steps }: ReturnType<typeof mergeMarked>) => steps.map((step) => `${step.name}: ${step.does}`)

const first = merge(null, block('summary', 'One.'), block('risks', 'None.'))

describe('blocks between marks', () => {
  test('make a page where there is none, and a second run changes nothing', () => {
    expect(first.text).toMatch(
      /^# Plan\n\n## summary\n\n<!-- architect:begin summary [0-9a-f]{12} -->\n\nOne\.\n\n<!-- architect:end summary -->\n\n## risks\n/,
    )
    const again = merge(first.text, block('summary', 'One.'), block('risks', 'None.'))
    expect(again.text).toBe(first.text)
    expect(does(again)).toEqual(['summary: leave', 'risks: leave'])
  })

  test('are renewed, and what people wrote around them stays', () => {
    const page = `${first.text.replace('# Plan', '# Our plan\n\nRead this first.')}\nAnd this last.\n`
    const after = merge(page, block('summary', 'Two.'), block('risks', 'None.'))
    expect(after.text.replace(/summary [0-9a-f]{12}/, 'summary')).toBe(
      page.replace('One.', 'Two.').replace(/summary [0-9a-f]{12}/, 'summary'),
    )
    expect(does(after)).toEqual(['summary: write', 'risks: leave'])
  })

  test('that somebody edited are not overwritten', () => {
    const page = first.text.replace('One.', 'One, and mine.')
    const same = merge(page, block('summary', 'One.'), block('risks', 'None.'))
    expect([same.text, does(same)]).toEqual([page, ['summary: leave', 'risks: leave']])
    const other = merge(page, block('summary', 'Two.'), block('risks', 'Some.'))
    expect(does(other)).toEqual(['summary: conflict', 'risks: write'])
    expect(other.text).toContain('One, and mine.')
    expect(other.text).not.toContain('Two.')
    // Whoever writes what is generated anyhow is no longer in its way.
    const agreed = merge(page, block('summary', 'One, and mine.'), block('risks', 'None.'))
    expect(does(agreed)).toEqual(['summary: write', 'risks: leave'])
    expect(does(merge(agreed.text, block('summary', 'Three.'), block('risks', 'None.')))).toEqual([
      'summary: write',
      'risks: leave',
    ])
  })

  test('stand below their heading where a page has it', () => {
    const page = '# Implementation Plan: X\n\n## Summary *(mandatory)*\n\n[Extract]\n\n## Risks\n\nOurs.\n'
    const { text } = merge(page, block('summary', 'One.', '## Summary'), block('risks', '### Summary\n\nx', '## Risks'))
    const lines = text.split('\n').filter((line) => line !== '')
    expect(lines.map((line) => line.replace(/ [0-9a-f]{12} /, ' '))).toEqual([
      '# Implementation Plan: X',
      '## Summary *(mandatory)*',
      '<!-- architect:begin summary -->',
      'One.',
      '<!-- architect:end summary -->',
      '[Extract]',
      '## Risks',
      '<!-- architect:begin risks -->',
      '### Summary',
      'x',
      '<!-- architect:end risks -->',
      'Ours.',
    ])
  })

  test('that are generated no more go, unless they were edited', () => {
    expect(does(merge(first.text, block('summary', 'One.')))).toEqual(['summary: leave', 'risks: remove'])
    expect(merge(first.text, block('summary', 'One.')).text).not.toContain('None.')
    const mine = first.text.replace('None.', 'Mine.')
    expect(does(merge(mine, block('summary', 'One.')))).toEqual(['summary: leave', 'risks: leave'])
  })

  test('keep what was ticked off, whatever number it has now', () => {
    const page = merge(null, block('tasks', '- [ ] T001 Build\n- [ ] T002 Test')).text.replace('[ ] T002', '[x] T002')
    const same = merge(page, block('tasks', '- [ ] T001 Build\n- [ ] T002 Test'))
    expect([same.text, does(same)]).toEqual([page, ['tasks: leave']])
    const more = merge(page, block('tasks', '- [ ] T001 Plan\n- [ ] T002 Build\n- [ ] T003 Test'))
    expect(more.text).toContain('- [ ] T001 Plan\n- [ ] T002 Build\n- [x] T003 Test')
    expect(merge(more.text, block('tasks', '- [ ] T001 Plan\n- [ ] T002 Build\n- [ ] T003 Test')).text).toBe(more.text)
  })

  test('keep the line ends of the page', () => {
    const page = merge('# X\r\n\r\n## Summary\r\n\r\nOurs.\r\n', block('summary', 'a\nb', '## Summary'))
    expect(page.text.replaceAll('\r\n', '')).not.toContain('\n')
    expect(does(merge(page.text, block('summary', 'a\nb', '## Summary')))).toEqual(['summary: leave'])
  })

  test('may be placed by a mark that a person wrote', () => {
    const page = '# X\n\nOurs.\n\n<!-- architect:begin summary -->\n<!-- architect:end summary -->\n\nOurs too.\n'
    expect(merge(page, block('summary', 'One.')).text).toMatch(
      /Ours\.\n\n<!-- [^\n]* -->\n\nOne\.\n\n<!-- [^\n]* -->\n\nOurs too\.\n$/,
    )
  })

  test.each([
    ['<!-- architect:begin summary -->\n', 'the mark of summary has no end'],
    ['<!-- architect:end summary -->\n', 'the marks of summary do not pair'],
    ['<!-- architect:begin a -->\n<!-- architect:begin b -->\n', 'the marks of b do not pair'],
    ['<!-- architect:begin a -->\n<!-- architect:end a -->\n'.repeat(2), 'there are two blocks a'],
    ['x\n'.repeat(25_000), 'the page is too long to be looked through'],
  ])('whose marks are damaged are told, and the page is left alone', (page, why) => {
    const { text, steps } = merge(page, block('summary', 'One.'))
    expect(text).toBe(page)
    expect(steps).toEqual([{ name: 'summary', does: 'conflict', why }])
  })

  test('in code are an example, and no blocks', () => {
    const page = '# X\n\n```md\n<!-- architect:begin summary -->\n```\n'
    expect(does(merge(page, block('summary', 'One.')))).toEqual(['summary: write'])
  })
})
