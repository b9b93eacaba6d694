import { grouped, headline, placeText } from '../../model/queries/index.ts'
import { plain } from '../text/plain.ts'
import { wrap } from '../text/fit.ts'
import type { Page } from './page.ts'

/** What was found, and what that rests on. */
export function header(page: Page): readonly string[] {
  const { backend, paint, width } = page
  const [first = '', ...others] = wrap(headline(backend).map(plain).join(' · '), width - 1)
  return [
    '',
    ` ${paint('bold', first)}`,
    ...others.map((line) => ` ${paint('bold', line)}`),
    ...files(page).map((line) => ` ${paint('dim', line)}`),
    ...assumed(page),
  ]
}

function files({ backend, width }: Page): readonly string[] {
  const { found, read, unreachable, broken } = backend.reading.files
  const left = [
    ...(unreachable > 0 ? [`${grouped(unreachable)} out of the application's reach`] : []),
    ...(broken > 0 ? [`${grouped(broken)} broken`] : []),
  ]
  const text = `${plain(backend.project.name)}: read ${grouped(read)} of ${grouped(found)} Python files, ${grouped(backend.reading.lines)} lines`
  return wrap(left.length === 0 ? text : `${text} (${left.join(', ')})`, width - 1)
}

function assumed({ backend, paint, width }: Page): readonly string[] {
  const texts = backend.reading.assumptions.map(({ text, at }) =>
    plain(at === null ? text : `${text} (${placeText(at)})`),
  )
  if (texts.length === 0) return []
  const lines = texts.flatMap((text) => wrap(text, width - 11).map((line, index) => (index === 0 ? line : `  ${line}`)))
  return ['', ...lines.map((line, index) => ` ${paint('yellow', index === 0 ? 'assumed' : '       ')}  ${line}`)]
}
