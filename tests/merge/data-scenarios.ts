import type { Scenario } from './scenario.ts'

const project = 'pyproject.toml'
const compose = 'compose.yaml'
const pipeline = '.github/workflows/ci.yml'
const manifest = 'package.json'
const plain = 'Makefile'

export const dataScenarios: readonly Scenario[] = [
  // TOML
  {
    title: 'both add a dependency',
    file: project,
    person: [['    "pydantic-settings>=2.6",\n', '    "pydantic-settings>=2.6",\n    "boto3",  # reports\n']],
    generator: [['    "pydantic-settings>=2.6",\n', '    "pydantic-settings>=2.6",\n    "asyncpg>=0.30",\n']],
    has: ['    "boto3",  # reports\n    "asyncpg>=0.30",\n]\n'],
  },
  {
    title: 'a version pinned by the person, another raised by the generator',
    file: project,
    person: [['"fastapi>=0.115"', '"fastapi==0.115.6"']],
    generator: [['"sqlalchemy[asyncio]>=2.0"', '"sqlalchemy[asyncio]>=2.1"']],
    has: ['    "fastapi==0.115.6",\n    "sqlalchemy[asyncio]>=2.1",\n'],
  },
  {
    title: 'both change the version of one dependency',
    file: project,
    person: [['"fastapi>=0.115"', '"fastapi==0.115.6"']],
    generator: [['"fastapi>=0.115"', '"fastapi>=0.120"']],
    conflicts: ['project.dependencies'],
  },
  {
    title: 'a dependency removed, another added',
    file: project,
    person: [['    "pydantic-settings>=2.6",\n', '']],
    generator: [['    "fastapi>=0.115",\n', '    "fastapi>=0.115",\n    "asyncpg",\n']],
    has: ['"asyncpg"'],
    hasNot: ['pydantic-settings'],
  },
  {
    title: 'rules of a linter on one line',
    file: project,
    person: [['["E", "F", "I"]', '["E", "F", "I", "ANN"]']],
    generator: [['["E", "F", "I"]', '["E", "F", "I", "UP"]']],
    has: ['select = ["E", "F", "I", "ANN", "UP"]\n'],
  },
  {
    title: 'a table of the person',
    file: project,
    person: [['[tool.pytest', '# Ours.\n[tool.coverage.run]\nbranch = true\n\n[tool.pytest']],
    generator: [['asyncio_mode = "auto"\n', 'asyncio_mode = "auto"\naddopts = "-q"\n']],
    has: ['# Ours.\n[tool.coverage.run]\nbranch = true\n\n[tool.pytest', 'addopts = "-q"\n'],
  },
  {
    title: 'a key more on either side',
    file: project,
    person: [['line-length = 100\n', 'line-length = 100\nsrc = ["app"]\n']],
    generator: [['line-length = 100\n', 'line-length = 100\ntarget-version = "py311"\n']],
    has: ['line-length = 100\nsrc = ["app"]\ntarget-version = "py311"\n'],
  },
  {
    title: 'both change one value',
    file: project,
    person: [['line-length = 100', 'line-length = 88']],
    generator: [['line-length = 100', 'line-length = 120']],
    conflicts: ['tool.ruff.line-length'],
  },
  {
    title: 'a comment at a table stays',
    file: project,
    person: [['# How it is checked.', '# How it is checked, by all of us.']],
    generator: [['line-length = 100', 'line-length = 120']],
    has: ['# How it is checked, by all of us.\n[tool.ruff]\nline-length = 120\n'],
  },
  {
    title: 'a table the person deleted',
    file: project,
    person: [['\n[tool.pytest.ini_options]\nasyncio_mode = "auto"\n', '']],
    generator: [['asyncio_mode = "auto"\n', 'asyncio_mode = "strict"\n']],
    hasNot: ['tool.pytest'],
    notes: ['tool.pytest.ini_options'],
  },
  // YAML
  {
    title: 'both add a service',
    file: compose,
    person: [['\nvolumes:\n', '  mail:\n    image: mailpit\n\nvolumes:\n']],
    generator: [['\nvolumes:\n', '  redis:\n    image: redis:7\n\nvolumes:\n']],
    has: ['  mail:\n    image: mailpit\n', '  redis:\n    image: redis:7\n\nvolumes:\n'],
  },
  {
    title: 'both add to an environment',
    file: compose,
    person: [['@db/app\n', '@db/app\n      OURS: "1"\n']],
    generator: [['@db/app\n', '@db/app\n      REDIS_URL: redis://redis\n']],
    has: ['      OURS: "1"\n      REDIS_URL: redis://redis\n    ports:'],
  },
  {
    title: 'both add a port and a dependency to lists',
    file: compose,
    person: [['      - "8000:8000"\n', '      - "8000:8000"\n      - "9000:9000"\n']],
    generator: [
      ['      - "8000:8000"\n', '      - "8000:8000"\n      - "8001:8001"\n'],
      ['      - db\n', '      - db\n      - redis\n'],
    ],
    has: ['      - "9000:9000"\n      - "8001:8001"\n', '      - db\n      - redis\n'],
  },
  {
    title: 'an image pinned, a volume added',
    file: compose,
    person: [['image: postgres:17', 'image: postgres:17.2  # as in production']],
    generator: [
      ['      - data:/var/lib/postgresql/data\n', '      - data:/var/lib/postgresql/data\n    shm_size: 256mb\n'],
    ],
    has: ['image: postgres:17.2  # as in production\n', '    shm_size: 256mb\n'],
  },
  {
    title: 'both change one image',
    file: compose,
    person: [['postgres:17', 'postgres:16']],
    generator: [['postgres:17', 'postgres:18']],
    conflicts: ['services.db.image'],
  },
  {
    title: 'the comment of a service',
    file: compose,
    person: [['# Data lives in a volume.', '# Data lives in a volume: keep it.']],
    generator: [['postgres:17', 'postgres:18']],
    has: ['  # Data lives in a volume: keep it.\n  db:\n    image: postgres:18\n'],
  },
  {
    title: 'a service the generator drops, changed by the person',
    file: compose,
    person: [['image: postgres:17', 'image: postgres:16']],
    generator: [
      [
        '\n  # Data lives in a volume.\n  db:\n    image: postgres:17\n    volumes:\n      - data:/var/lib/postgresql/data\n',
        '',
      ],
    ],
    conflicts: ['services.db'],
  },
  {
    title: 'branches on one line, steps below',
    file: pipeline,
    person: [['[main]', '[main, develop]']],
    generator: [
      ['[main]', '[main, "release/*"]'],
      ['        run: uv sync\n', '        run: uv sync --locked\n'],
    ],
    has: ['branches: [main, develop, "release/*"]', 'uv sync --locked'],
  },
  {
    title: 'a step of the person before one that changes',
    file: pipeline,
    person: [['      - name: Test\n', '      - name: Ours\n        run: make ours\n      - name: Test\n']],
    generator: [['          uv run ruff check\n', '          uv run ruff check\n          uv run mypy .\n']],
    has: ['      - name: Ours\n        run: make ours\n      - name: Test\n', 'uv run mypy .\n'],
  },
  {
    title: 'two steps after the same one',
    file: pipeline,
    person: [['actions/checkout@v4\n', 'actions/checkout@v4\n      - run: make ours\n']],
    generator: [['actions/checkout@v4\n', 'actions/checkout@v5\n      - uses: astral-sh/setup-uv@v6\n']],
    has: ['actions/checkout@v5\n      - run: make ours\n      - uses: astral-sh/setup-uv@v6\n'],
  },
  {
    title: 'a job more, and another runner',
    file: pipeline,
    person: [['runs-on: ubuntu-latest', 'runs-on: self-hosted']],
    generator: [['jobs:\n', 'jobs:\n  lint:\n    runs-on: ubuntu-latest\n']],
    has: ['  lint:\n    runs-on: ubuntu-latest\n', '  test:\n    runs-on: self-hosted\n'],
  },
  // JSON
  {
    title: 'both add a script at the end',
    file: manifest,
    person: [['"node --test"\n', '"node --test",\n    "ours": "node ours.js"\n']],
    generator: [['"node --test"\n', '"node --test",\n    "migrate": "better-auth migrate"\n']],
    has: ['    "test": "node --test",\n    "ours": "node ours.js",\n    "migrate": "better-auth migrate"\n  },\n'],
  },
  {
    title: 'a version raised, a dependency added',
    file: manifest,
    person: [['"better-auth": "1.3.0"\n', '"better-auth": "1.3.0",\n    "pino": "9.0.0"\n']],
    generator: [['1.3.0', '1.4.0']],
    has: ['    "better-auth": "1.4.0",\n    "pino": "9.0.0"\n  }\n}\n'],
  },
  {
    title: 'both change one version',
    file: manifest,
    person: [['1.3.0', '1.3.5']],
    generator: [['1.3.0', '1.4.0']],
    conflicts: ['dependencies.better-auth'],
  },
  {
    title: 'the last entry goes, another section comes',
    file: manifest,
    person: [[',\n    "test": "node --test"', '']],
    generator: [['"1.3.0"\n  }\n', '"1.3.0"\n  },\n  "type": "module"\n']],
    has: ['    "start": "node server.js"\n  },\n', '  "type": "module"\n}\n'],
  },
  // plain text
  {
    title: 'different targets',
    file: plain,
    person: [['\tuv run pytest\n', '\tuv run pytest -q\n']],
    generator: [['\tuv run fastapi dev\n', '\tuv run fastapi dev app/main.py\n']],
    has: ['pytest -q', 'dev app/main.py'],
  },
  {
    title: 'the same line',
    file: plain,
    person: [['\tuv run pytest\n', '\tuv run pytest -q\n']],
    generator: [['\tuv run pytest\n', '\tuv run pytest -x\n']],
    conflicts: ['Makefile'],
  },
]
