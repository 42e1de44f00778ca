import { readAddress } from '../functions/address.ts'
import { lowerCase } from '../functions/lower-case.ts'
import { and, call, type Expr, literal, or, reference, text } from '../plan/expr.ts'
import { outputColumns, type Plan } from '../plan/plan.ts'
import { convertTo } from '../schemas/convert.ts'
import type { Platform } from '../schemas/table.ts'
import type { DetectionQuery, Entity } from './package.ts'
import type { EntityCondition, Exclusion } from './tuning.ts'

/**
 * What is asked of the whole text of an entity. `last`: of what stands behind the last of `separators`, `first`: of what
 * stands before the first `.`, or of the whole where it is digits and dots, an address; both only where no plainer test
 * says the same.
 */
export type TextTest =
  | { readonly how: 'equals' | 'starts' | 'ends' | 'contains'; readonly text: string }
  | {
      readonly how: 'last'
      readonly separators: '\\' | '\\/'
      readonly test: 'starts' | 'contains'
      readonly text: string
    }
  | { readonly how: 'first'; readonly test: 'equals' | 'ends' | 'contains'; readonly text: string }
  | { readonly how: 'within'; readonly text: string }

/** A condition of an exclusion: any of the tests holds. */
export interface EntityTests {
  readonly entity: Entity
  readonly tests: readonly TextTest[]
}

/**
 * Which letters are the same in another case: `ascii`: A to Z; `lower`: all whose lower case is the same. It is the rule
 * that operators of the platform's language have.
 */
export type Fold = 'ascii' | 'lower'

const FOLDS: Readonly<Record<Platform, Fold>> = {
  defender: 'ascii',
  sentinel: 'ascii',
  falcon: 'ascii',
  qradar: 'ascii',
  sumo: 'lower',
  sigma: 'lower',
}

function foldOf(platform: Platform): Fold {
  return FOLDS[platform]
}

function appliesTo(exclusion: Exclusion, platform: Platform): boolean {
  return exclusion.platforms === undefined || exclusion.platforms.includes(platform)
}

/** The exclusions that a query's result can fulfil: of its platform, and of entities that it shows. */
export function exclusionsOf(
  query: Pick<DetectionQuery, 'platform' | 'entities'>,
  exclusions: readonly Exclusion[],
): readonly Exclusion[] {
  return exclusions.filter(
    (exclusion) =>
      appliesTo(exclusion, query.platform) &&
      exclusion.when.length > 0 &&
      exclusion.when.every(({ entity }) => query.entities[entity] !== undefined),
  )
}

/** What a condition asks, of whole texts. */
export function testsOf({ entity, test, values }: EntityCondition): EntityTests {
  return { entity, tests: values.flatMap((value) => textTests(entity, test, value)) }
}

function textTests(entity: Entity, test: EntityCondition['test'], value: string): readonly TextTest[] {
  if (test === 'within') return [{ how: 'within', text: value }]
  const separators = entity === 'user' ? '\\' : entity === 'process' ? '\\/' : undefined
  if (separators !== undefined) {
    switch (test) {
      case 'is':
        return [
          { how: 'equals', text: value },
          ...[...separators].map((separator): TextTest => ({ how: 'ends', text: separator + value })),
        ]
      case 'ends_with':
        return [{ how: 'ends', text: value }]
      default:
        return [{ how: 'last', separators, test: test === 'contains' ? 'contains' : 'starts', text: value }]
    }
  }
  if (entity === 'host') {
    switch (test) {
      case 'is':
        if (value.includes('.')) return [{ how: 'equals', text: value }]
        if (/^\d+$/.test(value)) return [{ how: 'first', test: 'equals', text: value }]
        return [
          { how: 'equals', text: value },
          { how: 'starts', text: `${value}.` },
        ]
      case 'starts_with':
        return [{ how: 'starts', text: value }]
      default:
        return [{ how: 'first', test: test === 'contains' ? 'contains' : 'ends', text: value }]
    }
  }
  return [{ how: PLAIN[test], text: value }]
}

const PLAIN = { is: 'equals', starts_with: 'starts', ends_with: 'ends', contains: 'contains' } as const

/**
 * Whether any of the exclusions holds of a row of the plan, over its columns; never null. Undefined where none of them
 * can: then nothing is to be left out. `filter(plan, not(condition))` is the tuned result.
 */
export function exclusionCondition(
  plan: Plan,
  query: Pick<DetectionQuery, 'platform' | 'entities'>,
  exclusions: readonly Exclusion[],
): Expr | undefined {
  const columns = new Map(outputColumns(plan).map((column) => [column.name, column]))
  const fold = foldOf(query.platform)
  const alternatives = exclusionsOf(query, exclusions).map((exclusion) =>
    and(
      exclusion.when.map((condition) => {
        const column = columns.get(query.entities[condition.entity] ?? '')
        const value = column === undefined ? literal('string', null) : convertTo(reference(column), 'string')
        return or(testsOf(condition).tests.map((test) => testExpr(value, test, fold)))
      }),
    ),
  )
  return alternatives.length === 0 ? undefined : call('logic.is_true', [or(alternatives)])
}

const ASCII_FUNCTIONS = {
  equals: 'text.equals_ci',
  starts: 'text.starts_with_ci',
  ends: 'text.ends_with_ci',
  contains: 'text.contains_ci',
} as const

const EXACT_FUNCTIONS = {
  equals: 'compare.eq',
  starts: 'text.starts_with',
  ends: 'text.ends_with',
  contains: 'text.contains',
} as const

function testExpr(value: Expr, test: TextTest, fold: Fold): Expr {
  switch (test.how) {
    case 'within':
      return withinExpr(value, test.text)
    case 'last':
    case 'first': {
      const subject = fold === 'lower' ? call('text.lower', [value]) : value
      return call('regex.matches', [subject, text(`(?s)${partPattern(test, fold, '$')}`)])
    }
    default:
      return fold === 'ascii'
        ? call(ASCII_FUNCTIONS[test.how], [value, text(test.text)])
        : call(EXACT_FUNCTIONS[test.how], [call('text.lower', [value]), text(lowerCase(test.text))])
  }
}

/** Networks of IPv4 hold IPv4 addresses, those of IPv6 hold addresses written with colons. */
function withinExpr(address: Expr, network: string): Expr {
  if (!network.includes(':')) return call('ip.in_ipv4_networks', [address, text(network)])
  const inside = call('ip.in_any_network', [address, literal('dynamic', JSON.stringify([network]))])
  return and([call('text.contains', [address, text(':')]), inside])
}

/**
 * How a pattern finds letters in another case: `ascii`: A to Z as classes; `lower`: the text that it is tried on is in
 * lower case; `classes`: all with the same lower case as classes; `written`: the pattern's flags see to it.
 */
export type PatternFold = Fold | 'classes' | 'written'

/** The part tests as a regular expression; `end` is how the flavour writes the end of the text. */
export function partPattern(
  test: Extract<TextTest, { how: 'last' | 'first' }>,
  fold: PatternFold,
  end: string,
): string {
  const written = foldedPattern(test.text, fold)
  if (test.how === 'first') return firstPattern(test, written, end)
  const separator = test.separators === '\\' ? '\\\\' : '\\\\\\/'
  return `${test.test === 'starts' ? `(?:^|[${separator}])` : ''}${written}[^${separator}]*${end}`
}

function firstPattern({ test, text }: Extract<TextTest, { how: 'first' }>, written: string, end: string): string {
  // Of an address the whole is asked, which only digits and dots are found in.
  const isOfAddress = /^[\d.]+$/.test(text)
  if (test === 'equals') return `^${written}(?:${end}|\\.[0-9.]*[^.0-9])`
  if (test === 'ends') {
    if (!isOfAddress) return `^[^.]*${written}(?:\\.|${end})`
    if (text.includes('.')) return `^[0-9.]*${written}${end}`
    return `^(?:[^.]*[^.0-9][^.]*${written}(?:\\.|${end})|[0-9]*${written}\\.[0-9.]*[^.0-9]|[0-9.]*${written}${end})`
  }
  if (!isOfAddress) return `^[^.]*${written}`
  const inAddress = `[0-9.]*${written}[0-9.]*${end}`
  return text.includes('.') ? `^${inAddress}` : `^(?:[^.]*${written}|${inAddress})`
}

/** A text as a regular expression of all flavours. */
export function foldedPattern(value: string, fold: PatternFold): string {
  return [...(fold === 'lower' ? lowerCase(value) : value)].map((char) => charPattern(char, fold)).join('')
}

function charPattern(char: string, fold: PatternFold): string {
  if (fold === 'ascii' && /[A-Za-z]/.test(char)) return `[${char.toLowerCase()}${char.toUpperCase()}]`
  const same = fold === 'classes' ? sameInLower(char) : []
  return same.length > 1 ? `[${same.join('')}]` : patternOf(char)
}

let origins: ReadonlyMap<string, readonly string[]> | undefined

/** The characters that have the same lower case as this one. */
function sameInLower(char: string): readonly string[] {
  origins ??= lowerOrigins()
  return origins.get(lowerCase(char)) ?? []
}

const LAST_LETTER = 0x1_ffff

function lowerOrigins(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (let code = 0; code <= LAST_LETTER; code += 1) {
    const char = String.fromCodePoint(code)
    const lower = lowerCase(char)
    if (lower !== char) found.set(lower, [...(found.get(lower) ?? [lower]), char])
  }
  return found
}

function patternOf(char: string): string {
  const control = CONTROLS[char]
  if (control !== undefined) return control
  return /[\\^$.|?*+()[\]{}/]/.test(char) ? `\\${char}` : char
}

const CONTROLS: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** The first of the exclusions that holds of a finding by its entities. */
export function findExclusion(
  exclusions: readonly Exclusion[],
  finding: { readonly platform: Platform; readonly entities: Readonly<Partial<Record<Entity, string>>> },
): Exclusion | undefined {
  const fold = foldOf(finding.platform)
  return exclusions.find(
    (exclusion) =>
      appliesTo(exclusion, finding.platform) &&
      exclusion.when.length > 0 &&
      exclusion.when.every((condition) => {
        const value = finding.entities[condition.entity]
        return value !== undefined && testsOf(condition).tests.some((test) => holds(value, test, fold))
      }),
  )
}

function holds(value: string, test: TextTest, fold: Fold): boolean {
  if (test.how === 'within') return isWithin(value, test.text)
  const [whole, wanted] = [folded(value, fold), folded(test.text, fold)]
  switch (test.how) {
    case 'equals':
      return whole === wanted
    case 'starts':
      return whole.startsWith(wanted)
    case 'ends':
      return whole.endsWith(wanted)
    case 'contains':
      return whole.includes(wanted)
    case 'last': {
      const last = whole.slice(Math.max(...[...test.separators].map((separator) => whole.lastIndexOf(separator))) + 1)
      return test.test === 'starts' ? last.startsWith(wanted) : last.includes(wanted)
    }
    case 'first': {
      const dot = /^[\d.]*$/.test(whole) ? -1 : whole.indexOf('.')
      const first = dot === -1 ? whole : whole.slice(0, dot)
      if (test.test === 'equals') return first === wanted
      return test.test === 'ends' ? first.endsWith(wanted) : first.includes(wanted)
    }
  }
}

function folded(value: string, fold: Fold): string {
  return fold === 'lower' ? lowerCase(value) : value.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

function isWithin(value: string, written: string): boolean {
  const [address, network] = [readAddress(value), readAddress(written)]
  if (address === undefined || network === undefined || written.includes(':') !== value.includes(':')) return false
  if (!written.includes(':'))
    return !value.includes('/') && sharesBits(address.address, network.address, network.prefix)
  const start = (address.address >> BigInt(128 - address.prefix)) << BigInt(128 - address.prefix)
  return sharesBits(start, network.address, network.prefix)
}

function sharesBits(a: bigint, b: bigint, bits: number): boolean {
  return a >> BigInt(128 - bits) === b >> BigInt(128 - bits)
}
