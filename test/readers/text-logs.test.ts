import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSession, type Row, type Source } from '../../src/index.ts'
import { lineTimes } from '../../src/readers/lines/times.ts'

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'text-logs-'))
})
afterEach(async () => {
  await rm(directory, { recursive: true })
})

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(directory, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, content)
  return path
}

interface Answer {
  readonly rows: readonly Row[]
  readonly codes: readonly string[]
  readonly notes: readonly string[]
}

async function ask(source: Source, text: string, as?: string): Promise<Answer> {
  const session = await openSession({ sources: [source], ...(as === undefined ? {} : { as }) })
  try {
    const result = await session.query(text, { language: 'sumo' })
    const read = session.ingested.diagnostics
    return {
      rows: await result.rows(),
      codes: read.map((d) => d.code),
      notes: read.flatMap((d) => (d.code === 'reader/note' ? [d.message] : [])),
    }
  } finally {
    await session.close()
  }
}

const RAW = '* | fields _messageTime, _raw | sort by _messageTime asc'

/** The messages of a file, the same whether it is recognised or bound to Sumo Logic's messages. */
async function messages(name: string, content: string): Promise<readonly (readonly [string | null, unknown])[]> {
  const path = await file(name, content)
  const { rows } = await ask(path, RAW)
  expect((await ask({ table: 'messages', path }, RAW)).rows).toEqual(rows)
  return rows.map((row) => [row['_messageTime'] === null ? null : iso(Number(row['_messageTime'])), row['_raw']])
}

const iso = (time: number): string => new Date(time).toISOString()

const NOW = Date.parse('2026-02-01T00:00:00Z')

describe('times at the beginnings of lines', () => {
  it.each([
    ['2026-03-02 10:00:05 a', '2026-03-02T10:00:05.000Z'],
    ['2026-03-02T10:00:05.5Z a', '2026-03-02T10:00:05.500Z'],
    ['2026-03-02 10:00:05,123 +0200 a', '2026-03-02T08:00:05.123Z'],
    ['2026-03-02T10:00:05-01:30 a', '2026-03-02T11:30:05.000Z'],
    ['2026/03/02 10:00:05 [error] 7#7: a', '2026-03-02T10:00:05.000Z'],
    ['[2026-03-02 10:00:05,123] a', '2026-03-02T10:00:05.123Z'],
    ['ERROR [2026-03-02 10:00:05,123] a', '2026-03-02T10:00:05.123Z'],
    ['time="2026-03-02T10:00:05Z" level=info', '2026-03-02T10:00:05.000Z'],
    ['192.0.2.1 - ann [02/Mar/2026:10:00:05 +0100] "GET / HTTP/1.1" 200 1', '2026-03-02T09:00:05.000Z'],
    ['2001:db8::1 - - [02/Mar/2026:10:00:05 -0500] "GET /"', '2026-03-02T15:00:05.000Z'],
    ['[Mon Mar 02 10:00:05.123456 2026] [core:error] a', '2026-03-02T10:00:05.123Z'],
    ['Mon Mar  2 10:00:05 2026 a', '2026-03-02T10:00:05.000Z'],
    ['02-Mar-2026 10:00:05.123 a', '2026-03-02T10:00:05.123Z'],
    ['02 Mar 2026 10:00:05,123 a', '2026-03-02T10:00:05.123Z'],
    ['Jan 18 10:00:05 host a: b', '2026-01-18T10:00:05.000Z'],
    ['Mar 02, 2026 10:00:05 a', '2026-03-02T10:00:05.000Z'],
    ['Dec 18 10:00:05 host a: b', '2025-12-18T10:00:05.000Z'],
    ['1772445605.123 200 192.0.2.1 TCP_MISS/200', '2026-03-02T10:00:05.123Z'],
    ['1772445605123 a', '2026-03-02T10:00:05.123Z'],
    ['1772445605 a', '2026-03-02T10:00:05.000Z'],
    ['at 2026-03-02 10:00:05', undefined],
    ['2026-13-02 10:00:05 a', undefined],
    ['12345678901 a', undefined],
    ['Foo  2 10:00:05 a', undefined],
    ['a, b', undefined],
    ['', undefined],
  ])('%j', (line, time) => {
    const found = lineTimes(NOW)(line)
    expect(found === undefined ? undefined : iso(found.time)).toBe(time)
  })

  it('are found when their form changes within a file', () => {
    const timeOf = lineTimes(NOW)
    expect([timeOf('1772445605 a')?.time, timeOf('2026-03-02 10:00:05 a')?.time, timeOf('none')]).toEqual([
      1772445605000,
      1772445605000,
      undefined,
    ])
  })
})

describe('logs of any program', () => {
  it('a message goes on to the next time', async () => {
    const log = [
      '2026-03-02 10:00:00,001 INFO  start',
      '2026-03-02 10:00:01,002 ERROR [main] it failed, twice',
      'java.lang.IllegalStateException: no',
      '\tat a.B.c(B.java:1)',
      '',
      'Caused by: x',
      '2026-03-02 10:00:02,003 WARN  done',
      '',
    ]
    expect(await messages('app.log', log.join('\n'))).toEqual([
      ['2026-03-02T10:00:00.001Z', log[0]],
      ['2026-03-02T10:00:01.002Z', log.slice(1, 6).join('\n')],
      ['2026-03-02T10:00:02.003Z', log[6]],
    ])
    const { rows, notes } = await ask(join(directory, 'app.log'), 'error and caused | count')
    expect(rows).toEqual([{ _count: 1 }])
    expect(notes.join()).toMatch(/no zone.*belong to the message before/s)
  })

  it('without times, lines that begin with blanks go on, and the order of the file stays', async () => {
    const found = await messages('plain.txt', 'one thing\r\n  and more\r\n\r\nanother\r\n\tand more')
    expect(found).toEqual([
      [null, 'one thing\n  and more'],
      [null, 'another\n\tand more'],
    ])
  })

  it('a message without a time has that of the one before', async () => {
    const log = ['Mar  2 2026 10:00:05 gate app: a', 'a line with no header', 'Mar  2 2026 10:00:06 gate app: b', '']
    expect(await messages('syslog', log.join('\n'))).toEqual([
      ['2026-03-02T10:00:05.000Z', log[0]],
      ['2026-03-02T10:00:05.000Z', log[1]],
      ['2026-03-02T10:00:06.000Z', log[2]],
    ])
  })

  it('access logs of web servers', async () => {
    const line = (second: number, status: number): string =>
      `192.0.2.${second} - - [02/Mar/2026:10:00:0${second} +0000] "GET /a?b=c,d HTTP/1.1" ${status} 12 "-" "curl/8, x"`
    const path = await file('access.log', `${line(1, 200)}\n${line(2, 404)}\n`)
    const query =
      '"GET" | parse "* - - [*] \\"* * *\\" * *" as ip, at, method, url, version, status, rest | count by ip, status'
    const { rows } = await ask(path, `${query} | sort by ip asc`)
    expect(rows).toEqual([
      { ip: '192.0.2.1', status: '200', _count: 1 },
      { ip: '192.0.2.2', status: '404', _count: 1 },
    ])
  })

  it('syslog lines are messages as they are, with or without the header of a relay', async () => {
    const log = [
      '<13>Mar  2 10:00:05 gate sshd[7]: Failed password for root',
      '<14>1 2026-03-02T10:00:06Z gate app - - - ok',
    ]
    const path = await file('relay.log', `${log.join('\n')}\n`)
    const query = 'failed | parse "for *" as user | fields user, _sourceHost, _raw'
    expect((await ask(path, query)).rows).toEqual([{ user: 'root', _sourceHost: 'gate', _raw: log[0] }])
    expect((await ask({ table: 'messages', path }, 'failed | fields _raw')).rows).toEqual([{ _raw: log[0] }])
  })

  it('LEEF and CEF lines are messages as they are', async () => {
    const log = [
      'Jan 18 2026 11:07:53 fw1 LEEF:1.0|Acme|Gate|3|deny|src=10.1.1.5\tdst=203.0.113.9\tdstPort=443',
      'Jan 18 2026 11:07:54 fw1 CEF:0|Acme|Wall|1|100|login failed|7|src=10.1.1.6 suser=bob',
    ]
    expect((await messages('fw.log', `${log.join('\n')}\n`)).map(([, raw]) => raw)).toEqual(log)
  })

  it('compressed logs are logs', async () => {
    const path = await file('app.log.gz', gzipSync('alpha\nbeta\n'))
    expect((await ask(path, 'beta | count')).rows).toEqual([{ _count: 1 }])
  })

  it('in a directory, texts beside logs are no logs, and logs with times are', async () => {
    await file('logs/README.md', '# Logs\n\nof a program\n')
    await file('logs/app.log', '2026-03-02 10:00:00 a\n2026-03-02 10:00:01 b\n')
    const { rows } = await ask(join(directory, 'logs'), '* | count')
    expect(rows).toEqual([{ _count: 2 }])
  })

  it('`as: text` reads anything that is text', async () => {
    const path = await file('any.jsonl', '{"a":1}\n{"a":2}\n')
    const bare = await ask(path, '* | count')
    expect(bare.codes).toContain('reader/not-recognised')
    expect((await ask(path, '* | json "a" | sum(a) as s', 'text')).rows).toEqual([{ s: 3 }])
  })

  it.each([
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')],
    ['control characters', Buffer.from(`a\x01\x02\x03\x04${'b\x05'.repeat(100)}`)],
    ['bytes that are no UTF-8', Buffer.from(Array.from({ length: 400 }, (_, i) => 128 + (i % 120)))],
    ['a page', Buffer.from('<!DOCTYPE html>\n<html></html>\n')],
    ['a document', Buffer.from('%PDF-1.7\n1 0 obj\n')],
  ])('%s is refused', async (_, content) => {
    const path = await file('x.log', content)
    expect((await ask(path, '* | count')).codes).toContain('reader/not-recognised')
    expect((await ask(path, '* | count', 'text')).codes).toContain('reader/not-recognised')
  })

  it('hostile texts end', async () => {
    const path = await file(
      'hostile.log',
      [
        '2026-03-02 10:00:00 a',
        `${'[A-Z '.repeat(50_000)}`,
        ' '.repeat(300_000),
        `${'1 2 '.repeat(50_000)}[`,
        '\t\n'.repeat(50_000),
        'x'.repeat(2_000_000),
        '2026-03-02 10:00:01 b',
      ].join('\n'),
    )
    const { rows, codes } = await ask(path, '* | count')
    expect(rows).toEqual([{ _count: 2 }])
    expect(codes).toContain('reader/rejected')
  })
})
