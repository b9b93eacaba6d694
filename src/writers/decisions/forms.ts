import { linesOf } from '../../kernel/markdown-lines.ts'

/** MADR 4 for a decision of which nothing is written yet. */
export const MADR = `---
status: proposed
date: 2000-01-01
---

# Title

## Context and Problem Statement

<!-- What has to be decided, and why now? A question serves well. -->

## Decision Drivers

* <!-- What weighs: a number, a promise, a constraint. -->

## Considered Options

* <!-- The option that is chosen. -->
* <!-- The others. -->

## Decision Outcome

Chosen option: "", because

### Consequences

* Good, because
* Bad, because

### Confirmation

<!-- What keeps the code to it. -->

## More Information
`

/** As Michael Nygard writes them, for a project whose records are like that. */
export const NYGARD = `# NUMBER. TITLE

Date: DATE

## Status

STATUS

## Context

<!-- What has to be decided, and why now? -->

## Decision

<!-- What is done, in sentences that oblige. -->

## Consequences

<!-- What becomes easier, and what harder. -->
`

/** The form for a project that has no template: as its newest record has it. */
export function formLike(newest: string | null): string {
  const headings = linesOf(newest ?? '').flatMap(({ kind, text }) => (kind === 'heading' ? [text.toLowerCase()] : []))
  return ['context', 'decision'].every((part) => headings.includes(part)) ? NYGARD : MADR
}
