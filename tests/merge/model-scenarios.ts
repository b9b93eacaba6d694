import type { Scenario } from './scenario.ts'

const model = 'app/models/task.py'
const schema = 'app/schemas/task.py'
const status = '    status: Mapped[str] = mapped_column(default="todo")\n'
const dueAt = '    due_at: Mapped[datetime | None]\n'

/** What somebody did, what the generator does anew, and what is then there. */
export const modelScenarios: readonly Scenario[] = [
  // models
  {
    title: 'both add a field after the same field',
    file: model,
    person: [[status, `${status}    color: Mapped[str] = mapped_column(default="red")\n`]],
    generator: [[status, status + dueAt]],
    has: [`${status}    color: Mapped[str] = mapped_column(default="red")\n${dueAt}`],
  },
  {
    title: 'a field changed beside a field that is new',
    file: model,
    person: [['mapped_column(default="todo")', 'mapped_column(default="open")']],
    generator: [[status, status + dueAt]],
    has: ['default="open"', dueAt],
  },
  {
    title: 'both change one column, in different arguments',
    file: model,
    person: [['String(200), nullable=False', 'String(250), nullable=False']],
    generator: [['String(200), nullable=False', 'String(200), nullable=False, index=True']],
    has: ['mapped_column(String(250), nullable=False, index=True)'],
  },
  {
    title: 'both change the same argument',
    file: model,
    person: [['String(200)', 'String(250)']],
    generator: [['String(200)', 'String(300)']],
    conflicts: ['Task.title'],
  },
  {
    title: 'both make the same change',
    file: model,
    person: [['String(200)', 'String(255)']],
    generator: [
      ['String(200)', 'String(255)'],
      [status, status + dueAt],
    ],
    has: ['String(255)', dueAt],
  },
  {
    title: 'both add to the table arguments',
    file: model,
    person: [['"status"),)', '"status"), Index("ix_mine", "title"))']],
    generator: [['"status"),)', '"status"), Index("ix_tasks_due", "due_at"))']],
    has: ['(Index("ix_tasks_status", "status"), Index("ix_mine", "title"), Index("ix_tasks_due", "due_at"))'],
  },
  {
    title: 'both import from the same module',
    file: model,
    person: [['import ForeignKey, Index, String', 'import CheckConstraint, ForeignKey, Index, String']],
    generator: [['import ForeignKey, Index, String', 'import ForeignKey, Index, String, Text']],
    has: ['from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text\n'],
  },
  {
    title: 'the person imports over several lines',
    file: model,
    person: [
      [
        'from sqlalchemy import ForeignKey, Index, String',
        'from sqlalchemy import (\n    ForeignKey,\n    Index,  # ours\n    Numeric,\n    String,\n)',
      ],
    ],
    generator: [['Index, String', 'Index, String, Text']],
    has: ['    Index,  # ours\n    Numeric,\n    String,\n    Text,\n)\n'],
  },
  {
    title: 'a name the generator needs no longer is still used by the person',
    file: model,
    person: [[status, `${status}    seen_at: Mapped[datetime | None]\n`]],
    generator: [
      ['from datetime import datetime\n', ''],
      ['    created_at: Mapped[datetime]\n', ''],
    ],
    has: ['from datetime import datetime\n', 'seen_at: Mapped[datetime | None]'],
    hasNot: ['created_at'],
  },
  {
    title: 'a name nobody needs goes',
    file: model,
    person: [['"todo"', '"open"']],
    generator: [
      ['from datetime import datetime\n', ''],
      ['    created_at: Mapped[datetime]\n', ''],
    ],
    hasNot: ['datetime'],
  },
  {
    title: 'a comment of the person stays at its field',
    file: model,
    person: [[status, `    # Asked for by support.\n${status}`]],
    generator: [['default="todo"', 'default="todo", index=True']],
    has: ['    # Asked for by support.\n    status: Mapped[str] = mapped_column(default="todo", index=True)\n'],
  },
  {
    title: 'a comment behind a field that changes',
    file: model,
    person: [[status, status.replace('\n', '  # see #12\n')]],
    generator: [['default="todo"', 'default="todo", index=True']],
    has: ['mapped_column(default="todo", index=True)  # see #12\n'],
  },
  {
    title: 'a mixin of the person, and another base of the generator',
    file: model,
    person: [['class Task(Base):', 'class Task(Audited, Base):']],
    generator: [['class Task(Base):', 'class Task(Base, Versioned):']],
    has: ['class Task(Audited, Base, Versioned):'],
  },
  {
    title: 'docstring and field',
    file: model,
    person: [['Something that is to be done.', 'Whatever somebody owes a project.']],
    generator: [[status, status + dueAt]],
    has: ['Whatever somebody owes', dueAt],
  },
  {
    title: 'both rewrite the docstring of the module',
    file: model,
    person: [['"""Tasks of a project."""', '"""Tasks, ours."""']],
    generator: [['"""Tasks of a project."""', '"""Tasks of a project, with dates."""']],
    conflicts: ['the docstring'],
  },
  {
    title: 'a deleted field that is generated anew with changes',
    file: model,
    person: [[status, '']],
    generator: [['default="todo"', 'default="todo", index=True']],
    hasNot: ['status: Mapped'],
    notes: ['Task.status'],
  },
  {
    title: 'a changed field that is generated no more',
    file: model,
    person: [['default="todo"', 'default="mine"']],
    generator: [[status, '']],
    conflicts: ['Task.status'],
  },
  {
    title: 'a field the generator drops and nobody touched',
    file: model,
    person: [['String(200)', 'String(250)']],
    generator: [[status, '']],
    hasNot: ['status: Mapped'],
    has: ['String(250)'],
  },
  {
    title: 'a class of the person beside a class of the generator',
    file: model,
    person: [['class Task(Base):', 'class Mine(Base):\n    __tablename__ = "mine"\n\n\nclass Task(Base):']],
    generator: [
      ['back_populates="tasks")\n', 'back_populates="tasks")\n\n\nclass Label(Base):\n    __tablename__ = "labels"\n'],
    ],
    has: ['class Mine(Base):\n    __tablename__ = "mine"\n\n\nclass Task(Base)', '\n\n\nclass Label(Base):'],
  },
  {
    title: 'the person moves fields, the generator changes one',
    file: model,
    person: [
      [status, ''],
      ['    created_at: Mapped[datetime]\n', `    created_at: Mapped[datetime]\n${status}`],
    ],
    generator: [['default="todo"', 'default="todo", index=True']],
    has: ['    created_at: Mapped[datetime]\n    status: Mapped[str] = mapped_column(default="todo", index=True)\n'],
  },
  {
    title: 'the generator moves fields, the person adds one',
    file: model,
    person: [[status, `${status}    color: Mapped[str]\n`]],
    generator: [
      [status, ''],
      ['    created_at: Mapped[datetime]\n', `    created_at: Mapped[datetime]\n${status}`],
    ],
    has: [`    created_at: Mapped[datetime]\n${status}    color: Mapped[str]\n`],
  },
  // schemas
  {
    title: 'both add to __all__',
    file: schema,
    person: [['"TaskRead"]', '"TaskRead", "TaskSummary"]']],
    generator: [['"TaskRead"]', '"TaskRead", "TaskUpdate"]']],
    has: ['__all__ = ["TaskCreate", "TaskRead", "TaskSummary", "TaskUpdate"]'],
  },
  {
    title: 'one takes a name out of __all__, the other adds one',
    file: schema,
    person: [['["TaskCreate", ', '[']],
    generator: [['"TaskRead"]', '"TaskRead", "TaskUpdate"]']],
    has: ['__all__ = ["TaskRead", "TaskUpdate"]'],
  },
  {
    title: 'both import for types alone',
    file: schema,
    person: [['    import uuid\n', '    import uuid\n    from collections.abc import Sequence\n']],
    generator: [['import datetime\n', 'import date, datetime\n']],
    has: ['    import uuid\n    from collections.abc import Sequence\n    from datetime import date, datetime\n'],
  },
  {
    title: 'an empty class gets fields from both',
    file: schema,
    person: [['class TaskCreate(TaskBase):\n    pass', 'class TaskCreate(TaskBase):\n    color: str = "red"']],
    generator: [['class TaskCreate(TaskBase):\n    pass', 'class TaskCreate(TaskBase):\n    project_id: str']],
    has: ['class TaskCreate(TaskBase):\n    color: str = "red"\n    project_id: str\n'],
  },
  {
    title: 'a class both empty out keeps a body',
    file: schema,
    person: [['    id: uuid.UUID\n', '']],
    generator: [['    created_at: datetime\n', '']],
    has: ['class TaskRead(TaskBase):\n    pass\n'],
  },
  {
    title: 'both give a field another limit',
    file: schema,
    person: [['min_length=1', 'min_length=3']],
    generator: [['max_length=200', 'max_length=500']],
    has: ['Field(min_length=3, max_length=500)'],
  },
  {
    title: 'a validator of the person in a class with a new field',
    file: schema,
    person: [
      [
        '    status: str = "todo"\n',
        '    status: str = "todo"\n\n    @field_validator("title")\n    @classmethod\n    def trimmed(cls, value: str) -> str:\n        return value.strip()\n',
      ],
      ['BaseModel, Field', 'BaseModel, Field, field_validator'],
    ],
    generator: [['    status: str = "todo"\n', '    status: str = "todo"\n    due_at: datetime | None = None\n']],
    has: ['import BaseModel, Field, field_validator', 'return value.strip()', 'due_at: datetime | None'],
  },
  {
    title: 'the generator deletes a class somebody changed',
    file: schema,
    person: [['    id: uuid.UUID\n', '    id: uuid.UUID\n    mine: int = 1\n']],
    generator: [['\n\nclass TaskRead(TaskBase):\n    id: uuid.UUID\n    created_at: datetime\n', '']],
    conflicts: ['TaskRead'],
  },
]
