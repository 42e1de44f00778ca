import type { Report } from '../../diagnostics/diagnostic.ts'
import type { CompileOptions } from '../language.ts'
import type { Modifier, ModifierUse, SearchItem, Value } from './ast.ts'
import { finish } from './finish.ts'
import { modify } from './operand.ts'
import { readPattern, withRunAfter, withRunBefore } from './pattern.ts'
import type { Predicate, Test } from './predicate.ts'
import type { Operand } from './step.ts'

type Options = Pick<CompileOptions, 'profile' | 'parameters'>

/**
 * What an item of a search tests: its values with the modifiers applied in their order
 * (https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-appendix-modifiers.md), any of them, or
 * all of them with `all`; `neq` is that this does not hold. Undefined after a report.
 */
export function testsOf(item: SearchItem, report: Report, options: Options): Test | undefined {
  if (!areChained(item, report)) return undefined
  const tests = item.values.map((value) => testOf(value, item, report, options))
  const made = tests.filter((test) => test !== undefined)
  if (made.length < tests.length) return undefined
  const isAll = item.modifiers.some((use) => use.modifier === 'all')
  const joined = join(isAll ? 'all' : 'any', made, item.span)
  const isNegated = item.modifiers.some((use) => use.modifier === 'neq')
  return isNegated ? { kind: 'not', operand: joined, span: item.span } : joined
}

function join(kind: 'all' | 'any', tests: readonly Test[], span: Test['span']): Test {
  const [first, ...more] = tests
  return first !== undefined && more.length === 0 ? first : { kind, operands: tests, span }
}

const NEED_FIELD: ReadonlySet<Modifier> = new Set([
  'exists',
  'cidr',
  'fieldref',
  'lt',
  'lte',
  'gt',
  'gte',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
])

/** What can be told of the chain without its values. */
function areChained(item: SearchItem, report: Report): boolean {
  const seen = new Set<Modifier>()
  for (const { modifier, span } of item.modifiers) {
    if (seen.has(modifier)) {
      report.add('syntax/sigma-chain', span, { modifier, reason: 'it stands here twice' })
      return false
    }
    seen.add(modifier)
    if (item.field === undefined && NEED_FIELD.has(modifier)) {
      report.add('syntax/sigma-chain', span, { modifier, reason: 'it needs a field, and keywords have none' })
      return false
    }
  }
  const all = item.modifiers.find((use) => use.modifier === 'all')
  if (all !== undefined && item.values.length === 1) {
    report.add('lint/sigma-value', all.span, { what: 'the specification allows `all` for several values only' })
  }
  const nothing = item.values.find((value) => value.kind === 'null')
  if (nothing !== undefined && item.values.length > 1) {
    report.add('lint/sigma-value', nothing.span, {
      what: 'the specification does not allow `null` in a list of values',
    })
  }
  return true
}

function testOf(value: Value, item: SearchItem, report: Report, options: Options): Test | undefined {
  const uses = inOrder(item.modifiers.filter((use) => use.modifier !== 'all' && use.modifier !== 'neq'))
  let operands: readonly Operand[] = [operandOf(value)]
  for (const use of uses) {
    const changed = operands.map((operand) => modify(operand, { use, uses, value, report, options }))
    if (changed.includes(undefined)) return undefined
    operands = changed.flatMap((more) => more ?? [])
    if (operands.length > MOST_ALTERNATIVES) {
      report.add('syntax/sigma-limit', value.span, { what: 'forms of one value', limit: MOST_ALTERNATIVES })
      return undefined
    }
  }
  const tests = operands.map((operand) =>
    placed(finish(operand, { uses, value, report, options }), item, value, report),
  )
  const made = tests.filter((test) => test !== undefined)
  return made.length < tests.length ? undefined : join('any', made, value.span)
}

/** A placeholder is no network, so what it stands for is put in before. */
function inOrder(uses: readonly ModifierUse[]): readonly ModifierUse[] {
  const expand = uses.find((use) => use.modifier === 'expand')
  if (expand === undefined || uses[0]?.modifier !== 'cidr') return uses
  return [expand, ...uses.filter((use) => use !== expand)]
}

/** Five dashes in each of five places, and one over. */
const MOST_ALTERNATIVES = 4000

function operandOf(value: Value): Operand {
  switch (value.kind) {
    case 'text':
      return { kind: 'pattern', parts: readPattern(value.text), cased: false }
    case 'number':
      return { kind: 'number', text: value.text }
    case 'boolean':
      return { kind: 'boolean', value: value.value }
    case 'null':
      return { kind: 'null' }
  }
}

function placed(
  predicate: Predicate | undefined,
  { field }: SearchItem,
  value: Value,
  report: Report,
): Test | undefined {
  if (predicate === undefined) return undefined
  if (field !== undefined) return { kind: 'field', field, predicate, span: value.span }
  if (predicate.kind === 'regex') return { kind: 'keyword', predicate, span: value.span }
  if (predicate.kind === 'pattern') {
    // A keyword is found anywhere in a value.
    const parts = withRunAfter(withRunBefore(predicate.parts))
    return { kind: 'keyword', predicate: { ...predicate, parts }, span: value.span }
  }
  report.add('syntax/sigma-form', value.span, { what: 'a keyword must be a text' })
  return undefined
}
