import type { Scenario } from './scenario.ts'

const routes = 'app/api/v1/router.py'
const endpoints = 'app/api/v1/endpoints/tasks.py'
const service = 'app/services/task.py'
const settings = 'app/core/settings.py'
const mail = 'app/core/mail.py'
const test = 'tests/test_tasks.py'
const add = '        return await self.repository.add(task)\n'
const deletes = `
    # Deleting is final.
    async def delete(self, task_id):
        await self.repository.remove(task_id)
`

export const codeScenarios: readonly Scenario[] = [
  // routers
  {
    title: 'both mount a router after the same one',
    file: routes,
    person: [
      ['tags=["projects"])\n', 'tags=["projects"])\nrouter.include_router(mine.router)\n'],
      ['import projects, tasks', 'import mine, projects, tasks'],
    ],
    generator: [
      ['tags=["projects"])\n', 'tags=["projects"])\nrouter.include_router(labels.router, prefix="/labels")\n'],
      ['import projects, tasks', 'import labels, projects, tasks'],
    ],
    has: ['router.include_router(mine.router)\nrouter.include_router(labels.router', 'projects, tasks'],
  },
  {
    title: 'both change one mounted router',
    file: routes,
    person: [['prefix="/tasks", tags', 'prefix="/todos", tags']],
    generator: [['tags=["tasks"])', 'tags=["tasks"], dependencies=[Depends(active)])']],
    has: ['router.include_router(tasks.router, prefix="/todos", tags=["tasks"], dependencies=[Depends(active)])'],
  },
  {
    title: 'a mounted router is deleted, another is new',
    file: routes,
    person: [['router.include_router(projects.router, prefix="/projects", tags=["projects"])\n', '']],
    generator: [['tags=["tasks"])\n', 'tags=["tasks"])\nrouter.include_router(labels.router)\n']],
    has: ['labels.router'],
    hasNot: ['projects.router'],
  },
  // endpoints
  {
    title: 'the body of a handler, and its decorator',
    file: endpoints,
    person: [
      [
        '    return await service.create(data)',
        '    data.title = data.title.strip()\n    return await service.create(data)',
      ],
    ],
    generator: [
      ['"", status_code=status.HTTP_201_CREATED)', '"", status_code=status.HTTP_201_CREATED, tags=["tasks"])'],
    ],
    has: ['data.title.strip()\n    return', 'HTTP_201_CREATED, tags=["tasks"])'],
  },
  {
    title: 'the body of a handler, and its parameters',
    file: endpoints,
    person: [['    return await service.create(data)', '    log(data)\n    return await service.create(data)']],
    generator: [
      ['data: TaskCreate, service: Service)', 'data: TaskCreate, service: Service, key: IdempotencyKey = None)'],
    ],
    has: ['    log(data)\n    return', 'key: IdempotencyKey = None) -> TaskRead:'],
  },
  {
    title: 'both add a parameter',
    file: endpoints,
    person: [['list_tasks(service: Service)', 'list_tasks(service: Service, mine: bool = False)']],
    generator: [['list_tasks(service: Service)', 'list_tasks(service: Service, cursor: str | None = None)']],
    has: ['list_tasks(service: Service, mine: bool = False, cursor: str | None = None) -> list[TaskRead]:'],
  },
  {
    title: 'a decorator of the person, a docstring of the generator',
    file: endpoints,
    person: [['@router.delete(', '@traced\n@router.delete(']],
    generator: [['    await service.delete(task_id)', '    """Delete a task."""\n    await service.delete(task_id)']],
    has: ['@traced\n@router.delete(', '    """Delete a task."""\n    await service.delete(task_id)'],
  },
  {
    title: 'a handler of the person between two that are generated',
    file: endpoints,
    person: [
      [
        '@router.post(',
        '@router.get("/mine")\nasync def my_tasks(service: Service) -> list[TaskRead]:\n    return []\n\n\n@router.post(',
      ],
    ],
    generator: [
      [
        '@router.post(',
        '@router.get("/{task_id}")\nasync def read_task(task_id: str) -> TaskRead:\n    ...\n\n\n@router.post(',
      ],
    ],
    has: ['return []\n\n\n@router.get("/{task_id}")', '    ...\n\n\n@router.post('],
  },
  {
    title: 'another return type, another parameter',
    file: endpoints,
    person: [
      ['task_id: str, service: Service) -> None', 'task_id: str, service: Service, hard: bool = False) -> None'],
    ],
    generator: [['service: Service) -> None:', 'service: Service) -> Response:']],
    has: ['delete_task(task_id: str, service: Service, hard: bool = False) -> Response:'],
  },
  {
    title: 'both change the type of one parameter',
    file: endpoints,
    person: [['delete_task(task_id: str', 'delete_task(task_id: int']],
    generator: [['delete_task(task_id: str', 'delete_task(task_id: uuid.UUID']],
    conflicts: ['delete_task'],
  },
  // services
  {
    title: 'two methods at the end',
    file: service,
    person: [['remove(task_id)\n', 'remove(task_id)\n\n    async def archive(self, task_id):\n        ...\n']],
    generator: [['remove(task_id)\n', 'remove(task_id)\n\n    async def restore(self, task_id):\n        ...\n']],
    has: ['        ...\n\n    async def restore(self', '\n\n    async def archive(self'],
  },
  {
    title: 'different methods',
    file: service,
    person: [[add, `        audit(user)\n${add}`]],
    generator: [['repository.remove(task_id)', 'repository.soft_remove(task_id)']],
    has: [`        audit(user)\n${add}`, 'soft_remove'],
  },
  {
    title: 'different lines of one body',
    file: service,
    person: [['        task = Task(', '        log(data)\n        task = Task(']],
    generator: [[add, `        return await self.repository.save(task)\n`]],
    has: ['        log(data)\n        task = Task(', 'repository.save(task)'],
  },
  {
    title: 'the same line of one body',
    file: service,
    person: [['repository.add(task)', 'repository.add(task, flush=True)']],
    generator: [['repository.add(task)', 'repository.insert(task)']],
    conflicts: ['TaskService.create'],
  },
  {
    title: 'a deleted method that is generated anew with changes',
    file: service,
    person: [[deletes, '']],
    generator: [['repository.remove(', 'repository.soft_remove(']],
    hasNot: ['remove('],
    notes: ['TaskService.delete'],
  },
  {
    title: 'a moved method that is changed',
    file: service,
    person: [
      [deletes, ''],
      ['    async def list(self)', `${deletes.slice(1)}\n    async def list(self)`],
    ],
    generator: [['repository.remove(', 'repository.soft_remove(']],
    has: ['soft_remove(task_id)\n\n    async def list(self)'],
  },
  {
    title: 'a comment inside of a class, standing alone',
    file: service,
    person: [['    # Deleting', '    # --- what is dangerous ---\n\n    # Deleting']],
    generator: [['repository.remove(', 'repository.soft_remove(']],
    has: ['    # --- what is dangerous ---\n\n    # Deleting is final.\n', 'soft_remove'],
  },
  {
    title: 'a method renamed by the person',
    file: service,
    person: [['async def delete(', 'async def erase(']],
    generator: [['async def list(self)', 'async def list(self, cursor=None)']],
    has: ['async def erase(', 'cursor=None'],
    hasNot: ['async def delete('],
  },
  {
    title: 'Windows line ends',
    file: service,
    windows: true,
    person: [[add, `        audit(user)\n${add}`]],
    generator: [['repository.remove(', 'repository.soft_remove(']],
    has: ['        audit(user)\r\n', 'soft_remove(task_id)\r\n'],
  },
  // settings
  {
    title: 'both add a setting',
    file: settings,
    person: [['    debug: bool = False\n', '    debug: bool = False\n    our_key: str = ""\n']],
    generator: [['    debug: bool = False\n', '    debug: bool = False\n    redis_url: str | None = None\n']],
    has: ['    our_key: str = ""\n    redis_url: str | None = None\n'],
  },
  {
    title: 'both add to a list of several lines',
    file: settings,
    person: [['5173",\n', '5173",\n    "https://mine.example",  # ours\n']],
    generator: [['5173",\n', '5173",\n    "https://app.example",\n']],
    has: ['    "https://mine.example",  # ours\n    "https://app.example",\n]\n'],
  },
  {
    title: 'both configure',
    file: settings,
    person: [['env_file=".env"', 'env_file=".env.local"']],
    generator: [['extra="ignore"', 'extra="forbid"']],
    has: ['SettingsConfigDict(env_file=".env.local", extra="forbid")'],
  },
  {
    title: 'the comment of a setting changes, and the setting',
    file: settings,
    person: [['# Where the database is.', '# The pooled address.']],
    generator: [['    database_url: str\n', '    database_url: PostgresDsn\n']],
    has: ['    # The pooled address.\n    database_url: PostgresDsn\n'],
  },
  {
    title: 'a setting the person made stricter and the generator laxer',
    file: settings,
    person: [['page_size: int = 50', 'page_size: int = 20']],
    generator: [['page_size: int = 50', 'page_size: int = 100']],
    conflicts: ['Settings.page_size'],
  },
  {
    title: 'both add a setting, and say below it what it is',
    file: mail,
    person: [['them."""\n', 'them."""\n    reply_to: str = ""\n    """Who is answered."""\n']],
    generator: [['Its port."""\n', 'Its port."""\n    user: str = ""\n    """Who signs in there."""\n']],
    has: [
      'sends them."""\n    reply_to: str = ""\n    """Who is answered."""\n    port: int = 25\n    """Its port."""\n    user',
      '    user: str = ""\n    """Who signs in there."""\n\n    @property',
    ],
  },
  {
    title: 'a setting goes, and what was said of it',
    file: mail,
    person: [['"localhost"', '"mails.example"']],
    generator: [['    port: int = 25\n    """Its port."""\n', '']],
    has: ['    host: str = "mails.example"\n    """The server that sends them."""\n\n    @property'],
  },
  {
    title: 'both add to what is called inside of a body',
    file: mail,
    person: [
      ['{"host": self.host})', '{"host": self.host}, stacklevel=2)'],
      ['host=self.host, port', 'host=self.host.lower(), port'],
    ],
    generator: [
      ['"in the clear", extra', '"in the clear", exc_info=False, extra'],
      ['port=self.port)', 'port=self.port, user=self.user)'],
    ],
    has: [
      'logger.info("in the clear", exc_info=False, extra={"host": self.host}, stacklevel=2)\n',
      'urlunsplit(scheme="smtp", host=self.host.lower(), port=self.port, user=self.user)\n',
    ],
  },
  {
    title: 'both change one argument inside of a body',
    file: mail,
    person: [['scheme="smtp"', 'scheme="smtps"']],
    generator: [['scheme="smtp"', 'scheme=self.scheme']],
    conflicts: ['Mail.address'],
  },
  // tests
  {
    title: 'a test of the person among tests',
    file: test,
    person: [['@pytest.mark', 'async def test_mine(client):\n    assert client\n\n\n@pytest.mark']],
    generator: [['status_code == 422\n', 'status_code == 422\n\n\nasync def test_pages(client):\n    assert client\n']],
    has: ['async def test_mine(client):\n    assert client\n\n\n@pytest', '\n\n\nasync def test_pages(client)'],
  },
  {
    title: 'both add a case',
    file: test,
    person: [['def task():', 'def task(db):']],
    generator: [['["", "x" * 201]', '["", " ", "x" * 201]']],
    has: ['def task(db):', '["", " ", "x" * 201]'],
  },
  {
    title: 'an assertion more, and another path',
    file: test,
    person: [['== 1\n', '== 1\n    assert task\n']],
    generator: [['client.get("/api/v1/tasks")', 'client.get("/api/v2/tasks")']],
    has: ['    assert task\n', '/api/v2/tasks'],
  },
  {
    title: 'a test the person deleted',
    file: test,
    person: [
      [
        'async def test_lists_tasks(client, task):\n    response = await client.get("/api/v1/tasks")\n    assert response.status_code == 200\n    assert len(response.json()) == 1\n\n\n',
        '',
      ],
    ],
    generator: [['make_task, make_user', 'make_project, make_task, make_user']],
    hasNot: ['test_lists_tasks'],
    has: ['make_project'],
  },
]
