import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { readManifest } from '../../src/detections/manifest.ts'
import { readScenario } from '../../src/detections/scenario-reader.ts'
import { happenings } from '../../src/simulation/happenings.ts'
import type { Scenario } from '../../src/simulation/scenario.ts'
import { SENSORS } from '../../src/simulation/sensors/index.ts'
import { observed, sessionOver } from '../simulation/written-records.ts'

type Tree = null | boolean | number | string | readonly Tree[] | { readonly [key: string]: Tree }

const SHIPPED: readonly string[] = readdirSync('content').flatMap((name) => {
  const folder = path.join('content', name, 'scenarios')
  return readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'))
})

/** Texts that end a line, a quotation, a tag, a path or a number where something does not quote them. */
const TEXTS = [
  'a\nb',
  'a\r\nb',
  'a\u2028b',
  '\u0085',
  '<134>1 2026-03-02T09:14:00Z h p - - - x',
  '../../x',
  '..\\x',
  'a\u0000b',
  '\u202Eexe.txt',
  '\uD800',
  '\u{10FFFF}',
  `<b a="1">&amp;'</b>]]>`,
  '\u001B[31m',
  'CON',
  'constructor',
  '__proto__',
  '{"a": "b\\"}',
  'a\tb|c^d=e,f;g#',
  '%s%n',
  'x'.repeat(10_000),
  '::1',
  'fe80::1%eth0',
  '0443',
  '3660d',
  '999999999d',
  '1970-01-01T00:00:00Z',
  '2199-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59Z',
  'S-1-5-21-1-2-3-500',
  '0',
]

const value: fc.Arbitrary<Tree | undefined> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 2, arbitrary: fc.constantFrom(null, true, 0, -1, 1.5, 65_536, 1e300, NaN, Infinity, '', ' ') },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Tree>([], {}, [null], [1], ['a\nb'], [[]], [{}], { a: 1 }, { a: { b: [] } }),
  },
  { weight: 1, arbitrary: fc.constant(undefined) },
)

function placesIn(tree: Tree, above: readonly string[] = []): readonly (readonly string[])[] {
  const members = typeof tree === 'object' && tree !== null ? Object.entries(tree) : []
  return [...(above.length > 0 ? [above] : []), ...members.flatMap(([key, each]) => placesIn(each, [...above, key]))]
}

/** The tree with something else at a place; `undefined`: without the member. */
function replaced(tree: Tree, [key, ...rest]: readonly string[], other: Tree | undefined): Tree | undefined {
  if (key === undefined) return other
  if (typeof tree !== 'object' || tree === null) return tree
  const members = Object.entries(tree).flatMap(([name, each]): readonly (readonly [string, Tree])[] => {
    const found = name === key ? replaced(each, rest, other) : each
    return found === undefined ? [] : [[name, found]]
  })
  return Array.isArray(tree) ? members.map(([, each]) => each) : Object.fromEntries(members)
}

/** A shipped scenario with one or two members spoilt, as YAML. */
const spoilt: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...SHIPPED), fc.array(fc.tuple(fc.nat(), value), { minLength: 1, maxLength: 2 }))
  .map(([text, changes]) => {
    // What YAML holds beside these are dates, which its core schema does not read.
    let tree = parse(text) as Tree
    for (const [index, other] of changes) {
      const places = placesIn(tree)
      tree = replaced(tree, places[index % places.length] ?? [], other) ?? null
    }
    return stringify(tree)
  })

/** Members that hold whatever a program, a server or an attacker chose. */
const FREE = new Set(
  'command_line image path working_directory text name uri user_agent method from subject argument reply service'.split(
    ' ',
  ),
)

/** The tree with a text in every member that may hold any. */
function flooded(tree: Tree, text: string): Tree {
  if (typeof tree !== 'object' || tree === null) return tree
  if (Array.isArray(tree)) return tree.map((each) => flooded(each, text))
  const members = Object.entries(tree).map(([key, each]) => [
    key,
    FREE.has(key) && typeof each === 'string' ? text : flooded(each, text),
  ])
  return Object.fromEntries(members)
}

const EVERYWHERE = TEXTS.flatMap((text) =>
  SHIPPED.map((shipped) => {
    const { processes, ...rest } = parse(shipped) as { readonly [key: string]: Tree }
    return stringify({ ...rest, processes: flooded(processes ?? null, text) })
  }),
)

function read(text: string): Scenario | undefined {
  const { value: scenario, diagnostics } = readManifest({ name: 'spoilt.yaml', text }, readScenario)
  if (scenario === undefined) expect(diagnostics.length).toBeGreaterThan(0)
  for (const { span } of diagnostics) expect(span.end).toBeLessThanOrEqual(text.length)
  return scenario
}

describe('a spoilt scenario', () => {
  test('is used or told of, never a crash', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(spoilt, (text) => {
        read(text)
      }),
      { numRuns: 300 },
    )
  })

  const some = fc.sample(spoilt, { seed: 20_260_302, numRuns: 400 })
  const usable = [...some, ...EVERYWHERE.filter((_, index) => index % 23 === 0)].flatMap((text) => read(text) ?? [])
  const activities = usable.flatMap((scenario) => happenings(scenario))
  test.each(
    SENSORS.flatMap((sensor) => sensor.formats.map((format) => [`${sensor.id}:${format.id}`, sensor, format] as const)),
  )('that is usable is read back whole as %s', { timeout: 60_000 }, async (_, sensor, format) => {
    expect(usable.length).toBeGreaterThan(40)
    const records = observed(sensor, activities)
    for (const record of records) expect(record.stream).toMatch(/^[\w.() /-]{1,100}$/)
    const { counts } = (await sessionOver(sensor, format.id, records)).ingested
    expect(counts).toMatchObject({ read: records.length, rejected: 0 })
  })
})
