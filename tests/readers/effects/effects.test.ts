import { describe, expect, it } from 'vitest'
import { readEffects, readUses } from '../../../src/readers/effects/index.ts'
import { follow } from '../following.ts'

const HEAD = 'from fastapi import FastAPI, Depends, BackgroundTasks\napp = FastAPI()\n'
function effects(source: string, more: Readonly<Record<string, string>> = {}): readonly string[] {
  const { runs } = follow({ 'main.py': HEAD + source, ...more }, '/go')
  return readEffects(runs).map((one) => `${one.kind} ${one.library} ${one.what}${one.inLoop ? ' in a loop' : ''}`)
}
const go = (imports: string, body: string, parameters = ''): string =>
  `${imports}\n@app.get("/go")\nasync def go(${parameters}):\n${body
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')}\n`

describe('jobs', () => {
  it('are started by delay and apply_async of a celery task', () => {
    expect(
      effects(
        go(
          'from celery import Celery\nc = Celery("x")\n@c.task\ndef send_mail(to): ...\n@c.task(name="b")\ndef other(): ...',
          'send_mail.delay("x")\nother.apply_async()',
        ),
      ),
    ).toEqual(['job celery send_mail', 'job celery other'])
  })
  it('are started by name', () => {
    expect(effects(go('from celery import Celery\nc = Celery("x")', 'c.send_task("reports.build")'))).toEqual([
      'job celery reports.build',
    ])
  })
  it('are started through taskiq, arq, dramatiq and rq', () => {
    expect(
      effects(
        go(
          'from taskiq_redis import ListQueueBroker\nb = ListQueueBroker("x")\n@b.task\nasync def one(): ...',
          'await one.kiq()',
        ),
      ),
    ).toEqual(['job taskiq one'])
    expect(
      effects(go('from arq.connections import create_pool', 'p = await create_pool()\nawait p.enqueue_job("two")')),
    ).toEqual(['job arq two'])
    expect(effects(go('import dramatiq\n@dramatiq.actor\ndef three(): ...', 'three.send()'))).toEqual([
      'job dramatiq three',
    ])
    expect(effects(go('from rq import Queue\nq = Queue()\ndef four(): ...', 'q.enqueue(four)'))).toEqual([
      'job rq four',
    ])
  })
  it('run in the background of the response', () => {
    expect(effects(go('def write(): ...', 'tasks.add_task(write)', 'tasks: BackgroundTasks'))).toEqual([
      'job background-task write',
    ])
  })
})

describe('calls to others', () => {
  it('name method and address', () => {
    expect(
      effects(
        go(
          'import httpx',
          'async with httpx.AsyncClient() as c:\n    r = await c.post("https://pay.example/charge", json={})\nreturn r.headers.get("x")',
        ),
      ),
    ).toEqual(['outbound httpx post https://pay.example/charge'])
  })
  it('show a hole where the address is not known', () => {
    expect(
      effects(go('import requests', 'return requests.get(f"https://x.example/{name}").json()', 'name: str')),
    ).toEqual(['outbound requests get https://x.example/{name}'])
  })
  it('know when they stand in a loop', () => {
    expect(
      effects(go('import requests', 'for n in names:\n    requests.delete("https://x")', 'names: list[str]')),
    ).toEqual(['outbound requests delete https://x in a loop'])
  })
})

describe('language models and vector stores', () => {
  it('are recognised by the call that reaches them, not by the client', () => {
    expect(
      effects(
        go(
          'from openai import AsyncOpenAI\nclient = AsyncOpenAI()',
          'return await client.chat.completions.create(model="x", messages=[])',
        ),
      ),
    ).toEqual(['model openai chat.completions.create'])
    expect(
      effects(go('import anthropic\nclient = anthropic.Anthropic()', 'return client.messages.create(model="x")')),
    ).toEqual(['model anthropic messages.create'])
    expect(effects(go('import litellm', 'return await litellm.acompletion(model="x")'))).toEqual([
      'model litellm acompletion',
    ])
    expect(
      effects(go('from langchain_openai import ChatOpenAI\nllm = ChatOpenAI()', 'return await llm.ainvoke("x")')),
    ).toEqual(['model langchain ainvoke'])
    expect(
      effects(go('from qdrant_client import QdrantClient\nq = QdrantClient()', 'return q.search("c", [1.0])')),
    ).toEqual(['vector-store qdrant search'])
  })
})

describe('caches, files and mail', () => {
  it('of redis are read through factories', () => {
    expect(
      effects(
        go(
          'import redis.asyncio as redis\nr = redis.from_url("redis://x")',
          'await r.set("a", 1)\nreturn (await r.get("a")).decode()',
        ),
      ),
    ).toEqual(['cache redis from_url.set', 'cache redis from_url.get'])
  })
  it('put on a function by a decorator are found', () => {
    expect(
      effects(
        go(
          'from aiocache import cached\n@cached(ttl=3)\nasync def slow():\n    return compute()\nfrom elsewhere import compute',
          'return await slow()',
        ),
      ),
    ).toEqual(['cache aiocache cached slow'])
  })
  it('are found for open, pathlib and object stores', () => {
    expect(
      effects(
        go(
          'import boto3\nfrom pathlib import Path\ns3 = boto3.client("s3")',
          'open("a.txt")\nPath("b").read_text()\ns3.put_object(Bucket="b")',
        ),
      ),
    ).toEqual(['file open open a.txt', 'file pathlib read_text', 'file s3 client.put_object'])
  })
  it('are found for smtplib', () => {
    expect(effects(go('import smtplib', 'with smtplib.SMTP("h") as s:\n    s.send_message("m")'))).toEqual([
      'mail smtplib send_message',
    ])
  })
})

describe('uses of the program', () => {
  it('are the clients made by its modules and what its operations do, each place once', () => {
    const { runs, program } = follow(
      {
        'main.py': `${HEAD}import redis\nfrom openai import OpenAI\nr = redis.Redis()\n${go('', 'return r.get("a")')}\nclass Service:\n    client = OpenAI()\n`,
      },
      '/go',
    )
    const uses = readUses(program, readEffects(runs))
    expect(uses.caches.map((one) => one.what)).toEqual(['Redis', 'get'])
    expect(uses.models.map((one) => `${one.library} ${one.what}`)).toEqual(['openai OpenAI'])
    expect(uses.outbound).toEqual([])
  })
})
