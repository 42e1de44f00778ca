import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUILTINS } from '../../src/languages/cql/builtins.ts'
import { CQL_LANGUAGE } from '../../src/languages/cql/index.ts'
import { DOCUMENTED_FUNCTIONS } from '../../src/languages/cql/names.ts'
import { refusalReason } from '../../src/languages/cql/refusals.ts'
import type { CompileOptions } from '../../src/languages/language.ts'
import { type Compile, type Departure, departure, departureTable, type Sample, statusTable } from './samples.ts'

/** One line of the catalogue. `reason` is absent for what is lowered. */
interface CatalogueEntry {
  readonly name: string
  readonly lowered: boolean
  readonly parameters: readonly string[]
  readonly reason: string | undefined
}

/** Every function that the vendor documents, with what becomes of it here. */
export function catalogue(): readonly CatalogueEntry[] {
  return DOCUMENTED_FUNCTIONS.map((name) => {
    const key = name.toLowerCase()
    const builtin = Object.hasOwn(BUILTINS, key) ? BUILTINS[key] : undefined
    const seen = new Set<string>()
    const parameters = (builtin?.names ?? []).filter((p) => !seen.has(p.toLowerCase()) && seen.add(p.toLowerCase()))
    return { name, lowered: builtin !== undefined, parameters, reason: refusalReason(name) }
  })
}

/** Names that are lowered without being documented. */
export function undocumented(): readonly string[] {
  const known = new Set(DOCUMENTED_FUNCTIONS.map((name) => name.toLowerCase()))
  return Object.keys(BUILTINS).filter((name) => !known.has(name))
}

const OPTIONS: CompileOptions = {
  catalog: {
    tables: new Map([
      [
        'events',
        {
          name: 'events',
          timeColumn: '@timestamp',
          columns: [
            { name: '@timestamp', type: 'long', standing: 'schema' },
            ...['@rawstring', '#tag', 'a', 'b', 'c', 'k', 'user'].map(
              (name) => ({ name, type: 'string', standing: 'schema' }) as const,
            ),
          ],
        },
      ],
    ]),
  },
  profile: 'lenient',
  now: 0n,
  timeZone: 'UTC',
  vendorLimits: false,
  openTables: true,
}

const compiled: Compile = (text, profile) => CQL_LANGUAGE.compile({ name: 'sample', text }, { ...OPTIONS, profile })

/** What the grammar has, each with a query that has it. */
const CONSTRUCTS: readonly Sample[] = [
  ['free text, also quoted, with `*`, as `/regex/`', 'syntax-filters', 'error "not found" fail*ed /time ?out/i'],
  ['`field = value`, `!=`, with `*`', 'syntax-filters', 'a=x* b!=y c=*'],
  ['`field = /regex/flags`', 'syntax-filters', 'a=/x(?<n>y)/i'],
  ['`<` `<=` `>` `>=`', 'syntax-filters', 'a<1 b>=2'],
  ['`field like value`', 'syntax-filters', 'a like x'],
  ['`and`, `or`, `not`, `!`, side by side; `or` binds tighter', 'syntax-operators', 'a=1 or b=2 and not c=3 !k=4'],
  ['`field := expression`', 'syntax-fields', 'd := a + 2 * b'],
  ['`field := function()`', 'syntax-fields', 'd := lower(a)'],
  ['`field =~ function()`', 'syntax-fields', 'a =~ in(values=[x, y])'],
  ['`` `field` := ``, the name being a value', 'syntax-fields', '`a` := b | select(c)'],
  ['`!function()`', 'syntax-filters', '!in(a, values=[x])'],
  ['`case { }`', 'syntax-conditional', 'case { a=1 | d := x; b=2; * }'],
  [
    '`field match { }`',
    'syntax-conditional',
    'a match { x* => d := 1; /y/ => d := 2; in(values=[z]) => d := 3; * => d := 4 }',
  ],
  ['`[function(), ...]`', 'functions-stats', '[count(), max(a)]'],
  [
    'functions that join or split, in a branch',
    'syntax-conditional',
    'case { a=1 | join({b=1}, field=k); * | d := 1 }',
  ],
  ['functions that aggregate or sort, in a branch', 'syntax-conditional', 'case { a=1 | count(); * | d := 1 }'],
  ['`x[0].y`', 'syntax-array', 'a[0].b=1'],
  ['parameters `?p`, `?{p=default}`', 'syntax-parameters', 'a=?p b=?{q=x}'],
  ['subqueries', 'query-joins', 'join({b=1}, field=k, include=[c])'],
  ['`function={filter | aggregate}`', 'functions-groupby', 'groupBy(k, function={a=1 | count(as=n)})'],
  ['comments', 'syntax-comments', 'a=1 // one\n/* two */ | b=2'],
  ['`$"saved query"()`, out of a file', 'syntax-function', '$saved()'],
]

/** What people write, each as the smallest text. */
const DEPARTURES: readonly string[] = [
  '| where a=1',
  'eval d = a',
  'a in ("x", "y")',
  'a not in ("x")',
  'eval d = case(a=1, "x", true(), "y")',
  'eval d = if(a=1 and b=2, "x", "y")',
  'a != null',
  'a = null',
  'test(true())',
  'sort(-a)',
  'count(a) as n',
  'groupBy([a as d])',
  'a="""x"""',
  'a=1 or in(b, values=[x])',
]

const BASE = 'https://library.humio.com/data-analysis'

function link(name: string): string {
  return `[\`${name}\`](${BASE}/functions-${name.toLowerCase().replaceAll(':', '-')}.html)`
}

function functions(): string {
  const all = catalogue()
  const rows = all
    .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
    .map(({ name, lowered, parameters, reason }) => {
      const takes = parameters.map((p) => `\`${p}\``).join(' ')
      return `| ${link(name)} | ${lowered ? 'exact' : `refused: ${reason ?? ''}`} | ${takes} |`
    })
  const exact = all.filter((e) => e.lowered).length
  const heading = ['## Functions', '', `${exact} of ${all.length} are exact.`, '', '| name | status | parameters |']
  return [...heading, '|---|---|---|', ...rows].join('\n')
}

export function departures(): readonly Departure[] {
  return DEPARTURES.map((written) => departure(written, compiled))
}

/** The whole page: what is written by hand, then the tables. */
export function cqlPage(): string {
  const written = readFileSync(join(import.meta.dirname, 'cql.template.md'), 'utf8').trimEnd()
  const address = (page: string): string => `${BASE}/${page}.html`
  return `${[
    written,
    departureTable('LogScale', departures()),
    statusTable('Constructs', CONSTRUCTS, compiled, address),
    functions(),
  ].join('\n\n')}\n`
}
