import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeWithSharedData, SHARED } from '../shared-data.ts'
import { builtCli } from './built.ts'
import { CONTENT, Scratch } from './run.ts'

const place = new Scratch()
beforeAll(() => {
  builtCli()
}, 120_000)
afterAll(() => place.remove())

describe('lint', () => {
  test('the shipped packages are clean under the vendor profile', async () => {
    const { out, err, code } = await place.run(['lint', CONTENT])
    expect(out).toBe('')
    expect(err).toMatch(/^\d+ files checked: 0 errors, 0 warnings, 0 notes; \d+ allowed by their text\n$/)
    expect(code).toBe(0)
  })

  test('shows each departure with its place and fix; --fix mends it and keeps the rest', async () => {
    writeFileSync(place.path('a.cql'), '// comment\n#event_simpleName=ProcessRollup2\n| where FileName="a.exe"\n')
    const found = await place.run(['lint', 'a.cql'])
    expect(found.out).toContain('error[syntax/cql-where]')
    expect(found.out).toContain('--> a.cql:3:3')
    expect(found.out).toContain('= fix: ')
    expect(found.code).toBe(1)
    const fixed = await place.run(['lint', '--fix', 'a.cql'])
    expect(fixed).toEqual({ out: '', err: '1 file checked: 0 errors, 0 warnings, 0 notes; 1 rewritten\n', code: 0 })
    expect(readFileSync(place.path('a.cql'), 'utf8')).toBe(
      '// comment\n#event_simpleName=ProcessRollup2\n| FileName="a.exe"\n',
    )
  })

  test('a comment allows findings by name; one that allows nothing is told of', async () => {
    const query = 'Event | where EventID == 1 | where RenderedDescription has "curl"\n'
    writeFileSync(
      place.path('allowed.kql'),
      `// lint-allow unqualified-event-id: the source is filtered later\n${query}`,
    )
    const allowed = await place.run(['lint', 'allowed.kql'])
    expect(allowed.out).toBe('')
    expect(allowed.err).toBe('1 file checked: 0 errors, 0 warnings, 0 notes; 1 allowed by their text\n')
    writeFileSync(place.path('idle.kql'), `// lint-allow unqualified-event-ids\n${query}`)
    const idle = await place.run(['lint', 'idle.kql'])
    expect(idle.out).toContain('note[lint/idle-allow]: `lint-allow unqualified-event-ids` allows nothing')
    expect(idle.out).toContain('note[lint/unqualified-event-id]')
  })

  test('--format json gives lines and columns', async () => {
    writeFileSync(place.path('b.aql'), 'SELECT sourceip FROM events\nWHERE x y\n')
    const { out, code } = await place.run(['lint', '--format', 'json', 'b.aql'])
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ severity: 'error', file: 'b.aql', start: expect.objectContaining({ line: 2 }) }),
    )
    expect(code).toBe(1)
  })

  test.each<[string, string]>([
    ['nope', 'there is no file or directory `nope`'],
    ['c.txt', 'its ending is none of .kql, .cql, .aql, .sumo'],
    ['empty', 'it holds no query file'],
  ])('%s ends with 4', async (target, said) => {
    writeFileSync(place.path('c.txt'), 'x')
    mkdirSync(place.path('empty'), { recursive: true })
    const { out, code } = await place.run(['lint', target])
    expect(out).toContain(said)
    expect(code).toBe(4)
  })
})

describeWithSharedData('lint --fix on queries as people write them', () => {
  test('leaves only departures from the schema, which no rewriting of text can mend', async () => {
    mkdirSync(place.path('seeds'))
    for (const name of [
      'T1048.002.defender.kql',
      'T1048.002.logscale.cql',
      'T1048.002.qradar.aql',
      'T1048.003.sumologic.sumo',
    ])
      copyFileSync(`${SHARED}/seeds/${name}`, place.path(`seeds/${name}`))
    const { out } = await place.run(['lint', '--fix', '--format', 'json', 'seeds'])
    // The command wrote an array of diagnostics.
    const left = JSON.parse(out) as { code: string }[]
    const written = left.map((d) => d.code).filter((code) => !code.startsWith('lint/'))
    expect([...new Set(written)].toSorted()).toEqual(['name/unknown-column', 'schema/column-from-record'])
  })
})

describe('explain', () => {
  test('shows the tree, the plan, each rewrite and the SQL', async () => {
    const text = 'DeviceProcessEvents | where FileName =~ "curl.exe" | project FileName'
    const { out, code } = await place.run(['explain', '-l', 'kql', text, '--verbose'])
    expect(code).toBe(0)
    const sections = [...out.matchAll(/^── (.*?) ─+$/gm)].map((m) => m[1])
    expect(sections.filter((title) => !title?.startsWith('After '))).toEqual(['Syntax tree', 'Plan', 'SQL'])
    expect(sections.length).toBeGreaterThan(3)
    expect(out).toContain('SELECT')
  })

  test('shows the tree of a query with errors and ends with 2', async () => {
    const { out, err, code } = await place.run(['explain', '-l', 'kql', 'Nope | take'])
    expect(out).toContain('Syntax tree')
    expect(err).toContain('error[')
    expect(code).toBe(2)
  })
})
