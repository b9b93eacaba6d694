import { expect, test } from 'vitest'
import { renderChecklist } from '../../src/reports/review/checklist.ts'
import type { Finding, Review } from '../../src/model/index.ts'
import { checklistOf } from '../../src/rules/checklist/index.ts'
import { rules } from '../../src/rules/registry.generated.ts'
import { subjectOf } from './review-files.ts'

const names = rules.map(({ name }) => name)

const shop = {
  'CLAUDE.md': '# Rules\n\n- All routes live below `/api`.\n',
  'main.py': [
    'import logging',
    'from datetime import datetime',
    'from fastapi import Depends, FastAPI, HTTPException, Request',
    'from pydantic import BaseModel, Field',
    'from sqlalchemy import DateTime',
    'from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column',
    'class Base(DeclarativeBase): ...',
    'class Order(Base):',
    '    __tablename__ = "orders"',
    '    id: Mapped[int] = mapped_column(primary_key=True)',
    '    made: Mapped[datetime] = mapped_column(DateTime(timezone=True))',
    'class NewOrder(BaseModel):',
    '    name: str = Field(examples=["pen"])',
    'def caller(request: Request):',
    '    if request.headers.get("authorization") is None:',
    '        raise HTTPException(status_code=401)',
    'app = FastAPI()',
    '@app.get("/health")',
    'def health() -> str:',
    '    """Whether it is alive."""',
    '@app.post("/orders", dependencies=[Depends(caller)])',
    'def create(order: NewOrder) -> NewOrder:',
    '    """Takes an order."""',
    '    if order.name == "":',
    '        raise HTTPException(status_code=409)',
    '    return order',
    '@app.post("/refunds")',
    'def refund(body: dict): ...',
  ].join('\n'),
  'tests/test_main.py': [
    'from fastapi.testclient import TestClient',
    'from main import app, caller',
    'app.dependency_overrides[caller] = lambda: None',
    'def test_health(): TestClient(app).get("/health")',
  ].join('\n'),
}

const items = checklistOf(await subjectOf(shop), [], names)

test('asks at least twenty questions, and answers each with its evidence', () => {
  expect(items.length).toBeGreaterThanOrEqual(20)
  for (const { answer, evidence, places } of items) {
    expect(evidence).not.toBe('')
    if (answer === 'fail') expect(places.length).toBeGreaterThan(0)
  }
})

test.each([
  ['declare what it answers', 'fail', '1 of 3 operations that answer JSON have no schema for it'],
  ['errors it ends in', 'fail', '1 of 1 operations that refuse with an error of their own leave one out'],
  ['come with an example', 'fail', '1 of 2 JSON bodies have none'],
  ['checked against a model', 'fail', '1 of 2 operations with a JSON body take anything'],
  ['changes data ask', 'fail', '1 of 2 operations that change data ask for none'],
  ['have a primary key', 'pass', '1 of 1 tables have one'],
  ['time zone', 'pass', '1 of 1 timestamp columns have a time zone'],
  ['Can every migration', 'unknown', 'there are no migrations'],
  ['whether it is alive', 'pass', 'GET /health'],
  ['write a log', 'pass', 'logging in main.py'],
  ['traces, metrics', 'fail', 'no tracing'],
  ['tests that send', 'pass', '1 test files, of which 1 make a client'],
  ['put something else', 'pass', '1 test files override dependencies'],
  ['rules the project gave', 'fail', '1 of 1 are broken'],
  ['written down', 'pass', 'CLAUDE.md'],
  ['ends at some time', 'unknown', 'there are no calls of other servers'],
])('%s: %s, %s', (words, answer, evidence) => {
  const item = items.find(({ question }) => question.includes(words.replace('ends at', 'end at')))
  expect({ answer: item?.answer, evidence: item?.evidence }).toEqual({
    answer,
    evidence: expect.stringContaining(evidence),
  })
})

test('a finding of a rule answers no, with its places', async () => {
  const place = { file: 'main.py', line: 27, column: 1, endLine: 27, endColumn: 2 }
  const finding = { rule: 'access/write-unprotected', severity: 'high', message: 'Anyone may refund', places: [place] }
  const found = checklistOf(await subjectOf(shop), [finding as unknown as Finding], names)
  expect(found.find(({ question }) => question.includes('edges'))).toMatchObject({
    answer: 'fail',
    evidence: 'Anyone may refund',
    places: [place],
  })
})

test('where the rules that can tell did not run, nobody says yes', async () => {
  const without = checklistOf(await subjectOf(shop), [], [])
  expect(without.find(({ question }) => question.includes('edges'))).toMatchObject({
    answer: 'unknown',
    evidence: 'the rules that can tell did not run',
  })
})

test('is printed in groups, with counts and no score', () => {
  const text = renderChecklist({ checklist: items } as unknown as Review)
  expect(text).toContain('contract\n  fail     Does every operation declare what it answers?\n')
  expect(text).toContain('main.py:28\n')
  expect(text.trimEnd().split('\n').at(-1)).toMatch(/^\d+ questions: \d+ pass, \d+ fail, \d+ unknown$/)
})
