import { expect, test } from 'vitest'
import { attacks } from '../../src/proving/attacks/registry.ts'

const groups = {
  A: 'Who somebody is',
  B: 'What somebody may do',
  C: 'What is sent',
  D: 'What is told',
}

const introduction = `# Attacks

\`architect prove --only attacks\` starts a backend and tries it with these requests. Each is a claim that holds, is broken or was
not run, with the requests and answers that decided it. Everything goes to the loopback address only; tokens and passwords are
never shown in whole.

What applies is computed from the model: operations, their contract, who may call them. The callers and rows an attack stands
on are made through the API itself, by signing up, logging in and creating; where that is not possible, by the principals that
were named. Attacks that leave nothing behind are run first, then those that write, those that exhaust a counter, and those for
which the backend is started again, as it would be in production.

Where two sentences seem to disagree, this decides:

- Signing up with an address that has an account answers as for a new one (A33); every other duplicate answers 409 (C14).
- A row one may not read answers 404 exactly like a key of no row; one that may be read and not written answers 403 (B01, B02).
- In a backend this tool has written, an unknown or forbidden member of a body answers 422 (B09, B10, C08); elsewhere letting it
  fall passes too.
- Rows that every caller is shown, at every door, are taken to be meant for everybody, and a note says so; rows of a tenant
  are meant for nobody of another one (B04).

What an attack needs beyond requests, and what happens without it: the key tokens are signed with (A08 to A11, A15, the end of
D06), the mails that are sent (A25, A26, part of A12), the database (A23, A24, A38, D07, D09, most of D01), an administrator
(A14, B12), two principals of two tenants (B04), a key set that can be taken away (A17, A18). It is then reported as not run,
with that reason.
`

test('docs/attacks.md lists what is tried', async () => {
  const sections = Object.entries(groups).map(([letter, title]) => {
    const rows = attacks
      .filter(({ id }) => id.startsWith(letter))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((one) => `| ${one.id} | ${one.title.replaceAll('|', '\\|')} | ${one.maps.join(', ')} | ${one.aftermath} |`)
    return `\n## ${title}\n\n| id | holds when | stands for | leaves behind |\n|---|---|---|---|\n${rows.join('\n')}\n`
  })
  await expect(`${introduction}${sections.join('')}`).toMatchFileSnapshot('../../docs/attacks.md')
})

test('each attack has an id of its own, and a sentence that is true when it holds', () => {
  expect(new Set(attacks.map(({ id }) => id)).size).toBe(attacks.length)
  expect(attacks).toHaveLength(79)
  for (const { title, maps } of attacks) {
    expect(title).toMatch(/^[A-Z0-9].*[^.]$/)
    expect(maps.length).toBeGreaterThan(0)
  }
})
