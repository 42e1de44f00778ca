import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession, type Session } from '../../src/index.ts'

const QUERY = `declare query_parameters(user:string, least:long = 2, since:datetime = datetime(2026-01-01), on:bool = false, list:dynamic = dynamic([]), gap:timespan = 1h);
print user, least, since, on, size = array_length(list), gap`

let session: Session
let bare: Session
beforeAll(async () => {
  const parameters = {
    user: 'o\'hara\\ "x"',
    least: 7,
    since: 'datetime(2026-02-03)',
    on: true,
    list: '["a", 1]',
    gap: '90m',
  }
  session = await openSession({ parameters })
  bare = await openSession()
})
afterAll(async () => {
  await session.close()
  await bare.close()
})

test('declared parameters take the values given, as literals of their types', async () => {
  const result = await session.query(QUERY, { language: 'kql' })
  expect(result.diagnostics).toEqual([])
  expect(await result.rows()).toEqual([
    {
      print_0: 'o\'hara\\ "x"',
      print_1: 7,
      print_2: '2026-02-03T00:00:00Z',
      print_3: true,
      size: 2,
      print_5: '01:30:00',
    },
  ])
})

test('without a value or a default the query does not run; it compiles all the same', async () => {
  const { diagnostics } = await bare.query(QUERY, { language: 'kql' })
  expect(diagnostics.map((d) => [d.code, d.message])).toEqual([
    ['external/no-parameter', "the query's parameter `user` has no value and no default"],
  ])
  const compiled = await bare.compile(QUERY, { language: 'kql' })
  expect(compiled.plan).toBeDefined()
  expect(compiled.diagnostics).toEqual([])
})

test('a value of another type is refused', async () => {
  const text = 'declare query_parameters(least:long, since:timespan); print least, since'
  const wrong = await openSession({ parameters: { least: '1.5', since: 'soon' } })
  const { diagnostics } = await wrong.query(text, { language: 'kql' })
  expect(diagnostics.map((d) => d.message)).toEqual([
    'the parameter `least` takes a value of type long, not `1.5`',
    'the parameter `since` takes a value of type timespan, not `soon`',
  ])
  await wrong.close()
})

test.each([
  ['set query_now = datetime(2026-01-01); print 1', 'the option changes the answer'],
  ['alias database d = cluster("c").database("d"); print 1', 'it names a database of a cluster'],
  ['print 1; print 2', 'it gives a second table'],
])('refused: %s', async (text, reason) => {
  const { diagnostics } = await bare.compile(text, { language: 'kql' })
  expect(diagnostics.find((d) => d.severity === 'error')?.message).toContain(reason)
})
