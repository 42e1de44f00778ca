import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSession, type QueryResult, type Session } from '../../src/index.ts'

const BAGS = `datatable(id:long, label:string, d:dynamic) [
  1, 'x', dynamic({"user": "ann", "tries": 3, "tags": ["a"], "label": "own"}),
  2, 'y', dynamic({"user": null, "tries": 4.5, "ok": true}),
  3, 'z', dynamic(null),
  4, 'z', dynamic([1]),
  5, 'z', dynamic({"user": "bob", "size": 9007199254740993, "A b": {"c": 1}})
]`

const LOGONS = `datatable(host:string, result:string, port:int, bytes:long) [
  'a', 'ok', 22, 10, 'a', 'fail', 22, 20, 'b', 'ok', 3389, 30, 'a', 'ok', 443, 5
]`

describe('plugins whose columns data decides', () => {
  let session: Session
  beforeAll(async () => {
    session = await openSession()
  })
  afterAll(() => session.close())

  const ask = (text: string): Promise<QueryResult> => session.query(text, { language: 'kql' })
  const answer = async (text: string): Promise<{ columns: readonly string[]; rows: readonly unknown[] }> => {
    const result = await ask(text)
    expect(result.diagnostics.filter((d) => d.severity !== 'info')).toEqual([])
    return { columns: result.columns.map((c) => `${c.name}:${c.type}`), rows: await result.rows() }
  }
  const problem = async (text: string): Promise<string | undefined> =>
    (await ask(text)).diagnostics.find((d) => d.severity === 'error')?.message

  test('bag_unpack: slots in the order of their names, each of one type or dynamic', async () => {
    const { columns, rows } = await answer(
      `${BAGS} | evaluate bag_unpack(d, columnsConflict='replace_source') | sort by id asc`,
    )
    expect(columns).toEqual([
      'id:long',
      'A b:dynamic',
      'label:string',
      'ok:boolean',
      'size:long',
      'tags:dynamic',
      'tries:dynamic',
      'user:string',
    ])
    expect(rows[0]).toEqual({
      id: 1,
      'A b': null,
      label: 'own',
      ok: null,
      size: null,
      tags: ['a'],
      tries: 3,
      user: 'ann',
    })
    expect(rows[2]).toEqual({ id: 3, 'A b': null, label: '', ok: null, size: null, tags: null, tries: null, user: '' })
    expect(rows[4]).toMatchObject({ id: 5, 'A b': { c: 1 }, size: '9007199254740993' })
  })

  test('bag_unpack: a prefix, what to leave out, and the columns in later operators', async () => {
    const text = `${BAGS} | evaluate bag_unpack(d, 'p_', ignoredProperties=dynamic(['tags', 'A b', 'tries']))
      | where p_user has 'ann' or p_size > 5 | project id, label, p_user, p_label, p_size | sort by id asc`
    const { columns, rows } = await answer(text)
    expect(columns).toEqual(['id:long', 'label:string', 'p_user:string', 'p_label:string', 'p_size:long'])
    expect(rows).toEqual([
      { id: 1, label: 'x', p_user: 'ann', p_label: 'own', p_size: null },
      { id: 5, label: 'z', p_user: 'bob', p_label: '', p_size: '9007199254740993' },
    ])
  })

  test('bag_unpack: a clash of names is an error unless a side is chosen', async () => {
    expect(await problem(`${BAGS} | evaluate bag_unpack(d)`)).toContain('a slot `label` beside a column of that name')
    const { rows } = await answer(
      `${BAGS} | evaluate bag_unpack(d, columnsConflict="keep_source") | where id == 1 | project label`,
    )
    expect(rows).toEqual([{ label: 'x' }])
  })

  test('bag_unpack with a schema asks no data first', async () => {
    const text = `${BAGS} | evaluate bag_unpack(d) : (*, user:string, tries:int, none:datetime) | where id in (1, 2) | sort by id asc`
    const compiled = await session.compile(text, { language: 'kql' })
    expect(compiled.columns.map((c) => c.name)).toEqual(['id', 'label', 'user', 'tries', 'none'])
    expect((await answer(text)).rows).toEqual([
      { id: 1, label: 'x', user: 'ann', tries: 3, none: null },
      { id: 2, label: 'y', user: '', tries: 4, none: null },
    ])
    expect((await answer(`${BAGS} | evaluate bag_unpack(d) : (user:string, id:long) | where id == 5`)).rows).toEqual([
      { user: 'bob', id: 5 },
    ])
  })

  test('bag_unpack over nothing, and of several calls one after another', async () => {
    expect((await answer(`${BAGS} | where id > 9 | evaluate bag_unpack(d)`)).columns).toEqual([
      'id:long',
      'label:string',
    ])
    const nested = `print d = dynamic({"in": {"x": 1, "y": "b"}}) | evaluate bag_unpack(d) | evaluate bag_unpack(['in']) | extend z = strcat(y, x)`
    expect((await answer(nested)).rows).toEqual([{ x: 1, y: 'b', z: 'b1' }])
  })

  test('pivot: counts by all other columns', async () => {
    const { columns, rows } = await answer(
      `${LOGONS} | project host, result | evaluate pivot(result) | sort by host asc`,
    )
    expect(columns).toEqual(['host:string', 'fail:long', 'ok:long'])
    expect(rows).toEqual([
      { host: 'a', fail: 1, ok: 2 },
      { host: 'b', fail: 0, ok: 1 },
    ])
  })

  test('pivot: an aggregate by chosen columns; a group without the value', async () => {
    expect((await answer(`${LOGONS} | evaluate pivot(port, sum(bytes), host) | sort by host asc`)).rows).toEqual([
      { host: 'a', '22': 30, '443': 5, '3389': 0 },
      { host: 'b', '22': 0, '443': 0, '3389': 30 },
    ])
    expect((await answer(`${LOGONS} | evaluate pivot(result, max(bytes), host) | sort by host asc`)).rows).toEqual([
      { host: 'a', fail: 20, ok: 10 },
      { host: 'b', fail: null, ok: 30 },
    ])
  })

  test('pivot with a schema', async () => {
    const text = `${LOGONS} | evaluate pivot(result, count(), host) : (host:string, ok:long, other:long) | sort by host asc`
    expect((await answer(text)).rows).toEqual([
      { host: 'a', ok: 2, other: 0 },
      { host: 'b', ok: 1, other: 0 },
    ])
  })

  test.each([
    [
      `${LOGONS} | extend result = iff(port == 22, '', result) | evaluate pivot(result, count(), host)`,
      'empty or missing',
    ],
    [`${LOGONS} | extend result = 'host' | evaluate pivot(result, count(), host)`, 'a value `host` beside a column'],
    [`${LOGONS} | evaluate pivot(result, percentile(bytes, 5), host)`, '`pivot` with these arguments'],
  ])('refused: %s', async (text, what) => {
    expect(await problem(text)).toContain(what)
  })

  test('inside a function that is called once; over different rows its columns could differ', async () => {
    const unpack = 'let unpack = (t:(d:dynamic)) { t | evaluate bag_unpack(d) };'
    const one = `${unpack} print d = dynamic({"n": 1}) | invoke unpack() | extend m = n + 1`
    expect((await answer(one)).rows).toEqual([{ n: 1, m: 2 }])
    const two = `${unpack} union unpack((print d = dynamic({"n": 1}))), unpack((print d = dynamic({"m": 1})))`
    expect(await problem(two)).toContain('called over different rows')
  })

  test('compiling touches no data: a plan where no column is read by name, an error otherwise', async () => {
    const free = await session.compile(`${LOGONS} | evaluate pivot(result) | count`, { language: 'kql' })
    expect(free.plan).toBeDefined()
    expect(free.diagnostics.map((d) => d.code)).toEqual(['fidelity/choice'])
    const bound = await session.compile(`${LOGONS} | evaluate pivot(result) | where ok > 1`, { language: 'kql' })
    expect(bound.plan).toBeUndefined()
    expect(bound.diagnostics.map((d) => [d.code, d.severity])).toEqual([['fidelity/data-columns', 'error']])
    const open = await session.compile(`${LOGONS} | evaluate pivot(result)`, { language: 'kql' })
    expect(open.diagnostics.map((d) => d.code)).toEqual(['fidelity/data-columns'])
    expect(await problem(`${LOGONS} | evaluate pivot(result) | where nope > 1`)).toContain('`nope`')
  })
})
