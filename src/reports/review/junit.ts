import type { Finding, Review } from '../../model/index.ts'
import { escapeXml } from '../../kernel/xml.ts'
import type { RenderReview } from './options.ts'
import { locationText } from './words.ts'

/** A rule is a test case; it fails with all its findings. */
export const render: RenderReview = (review) => {
  const failing = new Set(review.findings.map(({ rule }) => rule))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="architect review" tests="${review.rules.length}" failures="${failing.size}">`,
    `  <testsuite name="architect review" tests="${review.rules.length}" failures="${failing.size}">`,
    ...review.rules.map(({ name }) => testCase(name, review)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

function testCase(name: string, { findings }: Review): string {
  const own = findings.filter(({ rule }) => rule === name)
  const [family = '', matter = ''] = name.split('/')
  const head = `    <testcase classname="${escapeXml(family)}" name="${escapeXml(matter)}"`
  if (own.length === 0) return `${head}/>`
  const [first] = own
  return [
    `${head}>`,
    `      <failure type="${first!.severity}" message="${escapeXml(first!.message)}">${escapeXml(own.map(described).join('\n'))}</failure>`,
    '    </testcase>',
  ].join('\n')
}

const described = ({ places, severity, message, advice }: Finding): string =>
  `${places.map(locationText).join(', ')}: ${severity}: ${message}\n  ${advice}`
