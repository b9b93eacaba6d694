import type { Code, CodeFile } from '../../python/code/code.ts'
import { isTest } from '../../python/modules/places.ts'
import { principlesOf } from '../conformance/principles.ts'
import { type Item, failed, judge, passed, unknown } from './item.ts'

const injected: Item = {
  question: 'Are sessions, clients and settings injected?',
  rules: /^structure\/(dependency-not-injected|settings-read-everywhere)$/,
  answer({ backend, code }) {
    const all = backend.api.operations.filter(({ statements }) => statements.length > 0)
    return judge(
      all,
      ({ dependencies, handler }) =>
        dependencies.length > 0 || (code.functionAt(handler)?.node.parameters.length ?? 0) > 0 ? true : null,
      {
        things: 'operations with statements',
        good: 'are handed what they need',
        bad: '',
        at: ({ handler }) => handler,
      },
    )
  },
}

const layers: Item = {
  question: 'Does the code keep to its own layers?',
  rules: /^structure\/(layer-skipped|framework-in-service|import-cycle)$/,
  answer: () => unknown('no layer was seen to be skipped; whether there should be more of them the code does not say'),
}

const repetition: Item = {
  question: 'Is nothing written twice?',
  rules: /^structure\/(copy-of-handler|handler-defined-twice)$/,
  answer: ({ backend }) =>
    unknown(`no two of ${backend.api.operations.length} handlers were seen to be copies; other code was not compared`),
}

const principles: Item = {
  question: 'Does the code keep the rules the project gave itself?',
  answer(subject) {
    const answers = principlesOf(subject)
    const broken = answers.filter(({ answer }) => answer === 'broken')
    const holding = answers.filter(({ answer }) => answer === 'holds')
    if (broken.length > 0)
      return failed(
        `${broken.length} of ${answers.length} are broken: ${broken[0]!.text}`,
        broken.map(({ at }) => at),
      )
    if (holding.length === 0)
      return unknown(
        answers.length === 0 ? 'it wrote none down' : `none of ${answers.length} can be checked by a machine`,
      )
    return passed(
      `${holding.length} of ${answers.length} were checked and hold; the others need a person`,
      holding.map(({ at }) => at),
    )
  },
}

const testsOf = (code: Code): readonly CodeFile[] =>
  [...code.unused, ...code.files].filter((file) => isTest(file.path) && file.mentions(/\bdef test_/))

const tests: Item = {
  question: 'Are there tests that send requests?',
  answer({ code, backend }) {
    const sending = [...code.unused, ...code.files].filter(
      (file) => isTest(file.path) && file.mentions(/\b(TestClient|AsyncClient|ASGITransport|LifespanManager)\b/),
    )
    const all = testsOf(code)
    const top = backend.api.applications[0]?.at
    if (sending.length > 0)
      return passed(
        `${all.length} test files, of which ${sending.length} make a client`,
        sending.map((file) => placeOfFile(file)),
      )
    if (all.length > 0) return unknown(`none of ${all.length} test files makes a client of the application by itself`)
    return failed('the folder holds no tests', top ? [top] : [])
  },
}

const seams: Item = {
  question: 'Can tests put something else in the place of what is outside?',
  answer({ code, backend }) {
    const overriding = [...code.unused, ...code.files].filter(
      (file) => isTest(file.path) && file.mentions(/\bdependency_overrides\b/),
    )
    if (overriding.length > 0)
      return passed(
        `${overriding.length} test files override dependencies`,
        overriding.map((file) => placeOfFile(file)),
      )
    const dependencies = backend.api.operations.filter((one) => one.dependencies.length > 0).length
    return unknown(
      `no test overrides a dependency; ${dependencies} of ${backend.api.operations.length} operations have one that could be`,
    )
  },
}

const placeOfFile = ({ path }: CodeFile) => ({ file: path, line: 1, column: 1, endLine: 1, endColumn: 1 })

export const structure: readonly Item[] = [injected, layers, repetition, principles]
export const testing: readonly Item[] = [tests, seams]
