import { expect, test } from 'vitest'
import { NOTHING, joined, py } from '../../src/python/emit/fragment.ts'
import { ident, lit, tuple, words } from '../../src/python/emit/literal.ts'
import { renderModule } from '../../src/python/emit/module.ts'
import { imported, mentioned } from '../../src/python/emit/symbol.ts'

const Base = imported('app.core.models:Base')
const uuid = imported('uuid')

test('code is moved to where it is put, and brings its imports', () => {
  const fields = [py`id: ${uuid}.UUID`, py`name: str = ${lit('a "b"')}`]
  const made = py`
    class ${ident('Task')}(${Base}):
        """${words('What is to be "done".')}"""

        ${fields}

        def check(self) -> None:
            ${py`
              if self.name:
                  return
            `}
  `
  expect(renderModule('Tasks.', made)).toBe(`"""Tasks."""

import uuid

from app.core.models import Base

class Task(Base):
    """What is to be "done"."""

    id: uuid.UUID
    name: str = "a \\"b\\""

    def check(self) -> None:
        if self.name:
            return
`)
})

test('nothing takes its line with it, and stays quiet inside of one', () => {
  expect(
    renderModule(
      '',
      py`
    a = 1
    ${null}
    ${[]}
    b = f(${NOTHING})
    ${false}
  `,
    ),
  ).toBe('""""""\n\na = 1\nb = f()\n')
})

test('two names that are the same in different modules are told apart, and neither keeps the short one', () => {
  const made = joined([py`x: ${imported('app.models.task:Task')}`, py`y: ${imported('celery:Task')}`], '\n')
  expect(renderModule('Both.', made)).toBe(
    '"""Both."""\n\nfrom celery import Task as celery_Task\n\nfrom app.models.task import Task as task_Task\n\nx: task_Task\ny: celery_Task\n',
  )
})

test('what a file defines itself is hidden by no import, nor are the built-in names it needs', () => {
  const made = py`
    class Task:
        date: ${imported('datetime:date')}
        list: ${imported('builtins:list')}[${imported('builtins:str')}]
  `
  expect(renderModule('Dates.', made, ['Task', 'date', 'list'])).toBe(`"""Dates."""

from builtins import list as builtins_list
from datetime import date as datetime_date

class Task:
    date: datetime_date
    list: builtins_list[str]
`)
})

test('a name in a text is imported for type checkers alone, under the name it is looked up by', () => {
  const made = py`
    x: ${imported('sqlalchemy:Index')}
    y: "${mentioned('app.models.index:Index')}"
  `
  expect(renderModule('Both.', made)).toBe(`"""Both."""

from typing import TYPE_CHECKING

from sqlalchemy import Index as sqlalchemy_Index

if TYPE_CHECKING:
    from app.models.index import Index

x: sqlalchemy_Index
y: "Index"
`)
})

test('what would be code is refused or quoted', () => {
  expect(() => ident('a; import os')).toThrow('is no name')
  expect(renderModule('', py`x = ${lit(['a\nb', { k: null, t: true, n: 1.5 }])}, ${tuple(['one'])}`)).toContain(
    'x = ["a\\nb", {"k": None, "t": True, "n": 1.5}], ("one",)',
  )
  expect(renderModule('', py`"""${words('ends """ here \\ and\nthere')}"""`)).toContain(
    `"""ends ''' here / and there"""`,
  )
})
