import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSession, type Session } from '../../src/index.ts'

function events(...lines: readonly string[]): string {
  return `createEvents(${JSON.stringify(lines)}) | kvParse() | drop([@rawstring, @timestamp, @timestamp.nanos])`
}

describe('CQL functions whose fields data decides', () => {
  let session: Session
  beforeAll(async () => {
    session = await openSession()
  })
  afterAll(() => session.close())

  const answer = async (text: string): Promise<readonly unknown[]> => {
    const result = await session.query(text, { language: 'cql' })
    expect(result.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
    // Fields that an event lacks are not told apart from those that no event has.
    return (await result.rows()).map((row) => Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null)))
  }

  test('setField and backticks set the field that a value names', async () => {
    const given = events('id=1 kind=disk size=4', 'id=2 kind=net size=x disk=old', 'id=3 size=1', 'id=4 kind=id size=7')
    expect(await answer(`${given} | setField(target=format("by_%s", field=[kind]), value=size*2)`)).toEqual([
      { id: '1', kind: 'disk', size: '4', by_disk: '8' },
      { id: '2', kind: 'net', size: 'x', disk: 'old' },
      { id: '3', size: '1', by_null: '2' },
      { id: '4', kind: 'id', size: '7', by_id: '14' },
    ])
    expect(await answer(`${given} | \`kind\` := size | drop([kind, size])`)).toEqual([
      { id: '1', disk: '4' },
      { id: '2', net: 'x', disk: 'old' },
      { id: '3' },
      { id: '7' },
    ])
  })

  test('getField reads the field that a value names', async () => {
    const given = events('a=b b=1', 'a=c b=2', 'b=3')
    expect(await answer(`${given} | x := getField(a) | y := getField("b")`)).toEqual([
      { a: 'b', b: '1', x: '1', y: '1' },
      { a: 'c', b: '2', y: '2' },
      { b: '3', y: '3' },
    ])
  })

  test('array:intersection keeps what every event with elements has', async () => {
    const given = (...lines: readonly string[]) =>
      `${events(...lines)} | splitString(all, by=",", as=tag) | array:intersection("tag[]", as=both)`
    expect(await answer(given('all="b,#,a"', 'all="a,b,a"', 'none=1', 'all="c,a,b"'))).toEqual([
      { 'both[0]': 'a', 'both[1]': 'b' },
    ])
    expect(await answer(given('all=b', 'all=a'))).toEqual([{}])
    expect(await answer(given('none=1'))).toEqual([])
  })

  test('array:union has the elements of all events, and no result without any', async () => {
    const given = (...lines: readonly string[]) =>
      `${events(...lines)} | splitString(all, by=",", as=tag) | array:union(tag, as=any) | found := "yes"`
    expect(await answer(given('all="b,#,a"', 'none=1', 'all="c,a,b"'))).toEqual([
      { 'any[0]': '#', 'any[1]': 'a', 'any[2]': 'b', 'any[3]': 'c', found: 'yes' },
    ])
    expect(await answer(given('none=1'))).toEqual([])
  })

  test('splitString keeps every character of the pieces', async () => {
    const marks = '\u{F8FF}\u{E0FF}'
    expect(await answer(`${events(`t="x${marks} ;y"`)} | splitString(t, by=" *;", as=p) | drop(t)`)).toEqual([
      { 'p[0]': `x${marks}`, 'p[1]': 'y' },
    ])
  })
})
