import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSession, type QueryResult, type Session } from '../../src/index.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'siemless-external-test-'))
const at = (name: string): string => path.join(folder, name)
const HOST = 'https://feeds.example.com'

beforeAll(() => {
  mkdirSync(at('logs/lists'), { recursive: true })
  writeFileSync(at('outside.txt'), 'secret\n')
  writeFileSync(at('logs/rows.jsonl'), '{"Ip":"192.0.2.7","Port":22}\n{"Ip":"198.51.100.4","Port":443}\n')
  writeFileSync(at('logs/lists/bad.txt'), 'address\r\n192.0.2.7\r\n\r\n203.0.113.9')
  symlinkSync(at('outside.txt'), at('logs/lists/link.txt'))
  writeFileSync(
    at('kev.csv'),
    '\uFEFFid,score,seen,flag,more\nX-1,7,2026-02-03T04:05:06Z,true,"{""a"":[1]}"\n"X,""2",,bad,,\nX-3\n',
  )
  writeFileSync(at('pairs.psv.gz'), gzipSync('a|1\nb|x\n'))
  writeFileSync(
    at('lines.json'),
    '{"id":1,"who":{"name":"ann","tags":["x","y"]}}\n\n{"id":"2","who":null,"real":5.0}\n',
  )
  writeFileSync(at('docs.json'), '[{"n":"a"},{"n":"b","d":"5"}]')
  writeFileSync(at('bags.json'), '{"n":"c}",\n "d":[1]}\n{"n":"d"} {"n":null}')
  writeFileSync(at('broken.json'), '{"n":1}\nnot json\n')
  writeFileSync(at('open.csv'), 'a,"b\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('externaldata', () => {
  let session: Session
  beforeAll(async () => {
    session = await openSession({
      sources: [at('logs'), { table: 'Seen', path: at('logs/rows.jsonl') }],
      external: {
        [`${HOST}/kev.csv`]: at('kev.csv'),
        [`${HOST}/pairs.psv.gz`]: at('pairs.psv.gz'),
        [`${HOST}/lines`]: at('lines.json'),
        [`${HOST}/docs`]: at('docs.json'),
        [`${HOST}/bags`]: at('bags.json'),
        [`${HOST}/broken`]: at('broken.json'),
        [`${HOST}/open`]: at('open.csv'),
        [`${HOST}/gone`]: at('gone.csv'),
      },
    })
  })
  afterAll(() => session.close())

  const ask = (text: string): Promise<QueryResult> => session.query(text, { language: 'kql' })
  const rows = async (text: string): Promise<unknown> => {
    const result = await ask(text)
    expect(result.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
    return result.rows()
  }

  test('CSV: a header to skip, quotes, types as the conversion functions read them, short rows', async () => {
    const text = `externaldata(id:string, score:int, seen:datetime, flag:bool, more:dynamic)["${HOST}/kev.csv"] with (ignoreFirstRecord=true)`
    expect(await rows(text)).toEqual([
      { id: 'X-1', score: 7, seen: '2026-02-03T04:05:06Z', flag: true, more: { a: [1] } },
      { id: 'X,"2', score: null, seen: null, flag: null, more: null },
      { id: 'X-3', score: null, seen: null, flag: null, more: null },
    ])
    expect(await rows(`externaldata(id:string)["${HOST}/kev.csv"] | take 1`)).toEqual([{ id: 'id' }])
  })

  test('the format of the ending, unpacked; a credential behind the address does not matter', async () => {
    const text = `externaldata(k:string, n:long, none:string)[h@"${HOST}/pairs.psv.gz;managed_identity=system"] | sort by k asc`
    expect(await rows(text)).toEqual([
      { k: 'a', n: 1, none: '' },
      { k: 'b', n: null, none: '' },
    ])
  })

  test('JSON lines by name, and by a mapping', async () => {
    expect(
      await rows(
        `externaldata(id:string, who:dynamic, ['real']:real, Id:string)["${HOST}/lines"] with (format="json")`,
      ),
    ).toEqual([
      { id: '1', who: { name: 'ann', tags: ['x', 'y'] }, real: null, Id: '' },
      { id: '2', who: null, real: 5, Id: '' },
    ])
    const mapping = `[{"Column":"n","Properties":{"Path":"$.who.name"}},{"Column":"t","Properties":{"Path":"$.who.tags[1]"}}]`
    expect(
      await rows(
        `externaldata(n:string, t:string, u:long)["${HOST}/lines"] with (format="json", ingestionMapping=@'${mapping}')`,
      ),
    ).toEqual([
      { n: 'ann', t: 'y', u: null },
      { n: '', t: '', u: null },
    ])
  })

  test('JSON documents: an array, or bags one after another, of several files', async () => {
    const text = `externaldata(n:string, d:dynamic)["${HOST}/docs", "${HOST}/bags"] with (format="multijson") | extend kind = gettype(d)`
    expect(await rows(text.replace(' | extend kind = gettype(d)', ''))).toEqual([
      { n: 'a', d: null },
      { n: 'b', d: '5' },
      { n: 'c}', d: [1] },
      { n: 'd', d: null },
      { n: '', d: null },
    ])
  })

  test('a path inside the sources, joined to a table', async () => {
    const list = `let bad = externaldata(Ip:string)["lists/bad.txt"] with (format="txt", ignoreFirstRecord=True);`
    expect(await rows(`${list} Seen | where Ip in (bad) | project Ip, Port`)).toEqual([{ Ip: '192.0.2.7', Port: 22 }])
    expect(await rows(`${list} Seen | join kind=leftanti bad on Ip | count`)).toEqual([{ Count: 1 }])
    expect(
      await rows(
        `externaldata(all:string)["${at('logs/lists/bad.txt')}"] with (format="raw") | extend n = strlen(all) | project n`,
      ),
    ).toEqual([{ n: 33 }])
  })

  test.each([
    ['an address without a file', `"${HOST}/none.csv"`, 'external/no-file'],
    ['a link out of the sources', '"lists/link.txt"', 'external/no-file'],
    ['a path out of the sources', '"../outside.txt"', 'external/no-file'],
    ['an absolute path elsewhere', '"/etc/hostname"', 'external/no-file'],
    ['a file of another scheme', '"ftp://h/lists/bad.txt"', 'external/no-file'],
    ['a directory', '"lists"', 'external/no-file'],
    ['a file that is gone', `"${HOST}/gone"`, 'external/unreadable'],
    ['quotes that do not close', `"${HOST}/open"`, 'external/unreadable'],
  ])('%s', async (_, uri, code) => {
    const result = await ask(`externaldata(a:string)[${uri}]`)
    expect(result.diagnostics.filter((d) => d.severity === 'error').map((d) => d.code)).toEqual([code])
    expect(await result.rows()).toEqual([])
  })

  test('what is broken is named with its place, and leaves nothing behind', async () => {
    const text = `externaldata(n:long)["${HOST}/broken"] with (format="json")`
    for (let i = 0; i < 2; i += 1) {
      const { diagnostics } = await ask(text)
      expect(diagnostics.at(-1)?.message).toContain('line 2 is no JSON object')
    }
  })

  test.each([
    ['with (format="avro")', 'the format `avro`'],
    ['with (format="json", ignoreFirstRecord=true)', '`ignoreFirstRecord`'],
    ['with (ingestionMapping="[{}]")', '`ingestionMapping`'],
    ['with (recreate_schema=true)', 'the property `recreate_schema`'],
  ])('refused: %s', async (clause, what) => {
    const { diagnostics } = await session.compile(`externaldata(a:string)["x.csv"] ${clause}`, { language: 'kql' })
    expect(diagnostics.find((d) => d.code === 'fidelity/not-supported')?.message).toContain(what)
  })

  test('compile and explain need no file', async () => {
    const text = `externaldata(a:string)["${HOST}/none.csv"]`
    const explained = await session.explain(text, { language: 'kql' })
    expect(explained.diagnostics.map((d) => d.severity)).toEqual(['info'])
    expect(explained.sql).toContain('externaldata 1')
  })
})
