import type { Expr } from '../../plan/expr.ts'
import { buildAutomaton } from '../sets/automaton.ts'
import { type NumberSet, numbersThat, type Order, unionOfNumbers } from '../sets/number-set.ts'
import { choice, type Pattern, sequence } from '../sets/pattern.ts'
import { ALL_TEXTS, complementOf, intersection, type TextSet } from '../sets/text-set.ts'
import { outside, outsideOf, type ValueSet, type Values } from '../sets/value-set.ts'
import { all, any, type Condition, FALSE, TRUE } from './condition.ts'
import { type Definitions, keyOf, unfold } from './definitions.ts'
import { type TextSearch, textSearchOf } from './needles.ts'
import { below, type Subject } from './subject.ts'

/** Which outcome of a boolean expression is asked for. */
type Outcome = 'true' | 'false' | 'not true' | 'not false'

const OPPOSITE: Readonly<Record<Outcome, Outcome>> = {
  true: 'false',
  false: 'true',
  'not true': 'not false',
  'not false': 'not true',
}

type Call = Extract<Expr, { kind: 'call' }>

const ORDERS: Readonly<Record<string, Order>> = {
  'compare.eq': '=',
  'compare.lt': '<',
  'compare.le': '<=',
  'compare.gt': '>',
  'compare.ge': '>=',
}

const WHOLE = new Set(['long', 'int', 'datetime', 'timespan'])

const DEEPEST = 60
const MOST_READ = 3000
const MOST_ARMS = 40

/** Reads boolean expressions of one plan as conditions. */
export class ConditionReader {
  readonly definitions: Definitions
  readonly #sets = new Map<string, TextSet | undefined>()
  #read = 0

  constructor(definitions: Definitions) {
    this.definitions = definitions
  }

  /** When the expression is true. */
  whenTrue(expr: Expr): Condition {
    this.#read = 0
    return this.#when(expr, 'true', 0)
  }

  /** When it is false or null. */
  whenNotTrue(expr: Expr): Condition {
    this.#read = 0
    return this.#when(expr, 'not true', 0)
  }

  /** The subject of a comparison or search, and its values for which this is true; absent for any other expression. */
  atom(expr: Expr): { readonly subject: Subject; readonly set: ValueSet } | undefined {
    const values = expr.kind === 'call' ? this.#valuesOf(expr) : undefined
    const [subject] = expr.kind === 'call' ? expr.args : []
    if (values === undefined || subject === undefined) return undefined
    const found = this.#below(subject, { null: false, values })
    return found.subject.expr.kind === 'literal' ? undefined : found
  }

  /** The texts that a search with these patterns finds. */
  textsOf(patterns: readonly Pattern[], search: Pick<TextSearch, 'ends' | 'joined'>, key: string): TextSet | undefined {
    if (this.#sets.has(key)) return this.#sets.get(key)
    let found: TextSet | undefined
    if (search.joined === 'any') found = buildAutomaton(choice(...patterns), search.ends)
    else {
      found = ALL_TEXTS
      for (const pattern of patterns) {
        const one = buildAutomaton(sequence(pattern), search.ends)
        found = one === undefined || found === undefined ? undefined : intersection(found, one)
      }
    }
    this.#sets.set(key, found)
    return found
  }

  #when(given: Expr, outcome: Outcome, depth: number): Condition {
    const expr = given.type === 'boolean' ? unfold(given, this.definitions) : given
    this.#read += 1
    if (depth > DEEPEST || this.#read > MOST_READ) return opaque(expr, outcome)
    if (expr.kind === 'literal') return literalOutcome(expr.value, outcome)
    if (expr.kind === 'column') return opaque(expr, outcome)
    const [first] = expr.args
    switch (expr.fn) {
      case 'logic.and':
      case 'logic.or': {
        const items = expr.args.map((arg) => this.#when(arg, outcome, depth + 1))
        const isPositive = outcome === 'true' || outcome === 'not false'
        return (expr.fn === 'logic.and') === isPositive ? all(items) : any(items)
      }
      case 'logic.not':
        return first === undefined ? TRUE : this.#when(first, OPPOSITE[outcome], depth + 1)
      case 'logic.is_true': {
        if (first === undefined) return TRUE
        return this.#when(first, outcome === 'true' || outcome === 'not false' ? 'true' : 'not true', depth + 1)
      }
      case 'logic.coalesce': {
        const [, other] = expr.args
        if (first === undefined || other?.kind !== 'literal' || expr.args.length !== 2) return opaque(expr, outcome)
        const isPositive = outcome === 'true' || outcome === 'not false'
        if (other.value === false) return this.#when(first, isPositive ? 'true' : 'not true', depth + 1)
        if (other.value === true) return this.#when(first, isPositive ? 'not false' : 'false', depth + 1)
        return opaque(expr, outcome)
      }
      case 'logic.is_null':
        return this.#whenNull(expr, outcome, depth)
      default:
        return this.#comparison(expr, outcome, depth)
    }
  }

  #whenNull(expr: Call, outcome: Outcome, depth: number): Condition {
    const [argument] = expr.args
    if (argument === undefined) return TRUE
    const isPositive = outcome === 'true' || outcome === 'not false'
    const pushed = this.#overCase(argument, (value) => (value === null) === isPositive, depth)
    if (pushed !== undefined) return pushed
    const texts: ValueSet = { null: true, values: { kind: 'texts', set: complementOf(ALL_TEXTS) } }
    if (argument.type !== 'string') return opaque(expr, isPositive ? 'true' : 'not true')
    const { subject, set } = this.#below(argument, texts)
    if (subject.expr.kind === 'literal') return opaque(expr, outcome)
    return { kind: 'values', subject, set: isPositive ? set : outside(set) }
  }

  #comparison(expr: Call, outcome: Outcome, depth: number): Condition {
    if (expr.fn === 'compare.ne') {
      return this.#comparison({ ...expr, fn: 'compare.eq' }, OPPOSITE[outcome], depth)
    }
    const [subject, literal] = expr.args
    if (subject === undefined) return opaque(expr, outcome)
    if (expr.fn === 'compare.eq' && subject.kind === 'literal' && literal !== undefined && literal.kind !== 'literal') {
      return this.#comparison({ ...expr, args: [literal, subject] }, outcome, depth)
    }
    const isPositive = outcome === 'true' || outcome === 'not false'
    if (expr.fn === 'compare.eq' && literal?.kind === 'literal' && literal.value !== null) {
      const pushed = this.#overCase(
        subject,
        (v) => (v === null ? outcome.startsWith('not') : (v === literal.value) === isPositive),
        depth,
      )
      if (pushed !== undefined) return pushed
    }
    const values = this.#valuesOf(expr)
    if (values === undefined) return opaque(expr, outcome)
    const isTrue = outcome === 'true' || outcome === 'not true'
    const found = this.#below(subject, { null: false, values: isTrue ? values : outsideOf(values) })
    if (found.subject.expr.kind === 'literal') return opaque(expr, outcome)
    return { kind: 'values', subject: found.subject, set: outcome.startsWith('not') ? outside(found.set) : found.set }
  }

  #below(expr: Expr, set: ValueSet): { readonly subject: Subject; readonly set: ValueSet } {
    const found = below(expr, set, this.definitions)
    const { possible } = found.subject
    if (possible === undefined || found.set.values.kind !== 'texts') return found
    const texts = intersection(found.set.values.set, possible)
    return texts === undefined ? found : { ...found, set: { ...found.set, values: { kind: 'texts', set: texts } } }
  }

  /** A condition on a `case` that gives constants is one on the conditions of the `case`. */
  #overCase(given: Expr, holds: (value: unknown) => boolean, depth: number): Condition | undefined {
    const expr = unfold(given, this.definitions)
    if (expr.kind !== 'call' || expr.fn !== 'logic.case' || expr.args.length > MOST_ARMS * 2) return undefined
    const arms: Condition[] = []
    const skipped: Condition[] = []
    for (let i = 0; i < expr.args.length; i += 2) {
      const [test, value] = i + 1 < expr.args.length ? [expr.args[i], expr.args[i + 1]] : [undefined, expr.args[i]]
      if (value === undefined) return undefined
      let here: Condition | undefined
      const unfolded = unfold(value, this.definitions)
      if (unfolded.kind === 'literal') here = holds(unfolded.value) ? TRUE : FALSE
      else here = this.#overCase(unfolded, holds, depth + 1)
      if (here === undefined || depth > DEEPEST) return undefined
      const reached = test === undefined ? TRUE : this.#when(test, 'true', depth + 1)
      const isNever = here.kind === 'constant' && !here.value
      if (!isNever) arms.push(all([reached, here, ...skipped]))
      // Arms before that give the same answer need not be told apart.
      if (here !== TRUE && test !== undefined) skipped.push(this.#when(test, 'not true', depth + 1))
    }
    return any(arms)
  }

  #valuesOf(expr: Call): Values | undefined {
    const search = textSearchOf(expr)
    if (search !== undefined) {
      const key = `${expr.fn} ${expr.args.slice(1).map(keyOf).join(';')}`
      const set = this.textsOf(
        search.needles.map((n) => n.pattern),
        search,
        key,
      )
      return set === undefined ? undefined : { kind: 'texts', set }
    }
    const numbers = numbersOf(expr)
    return numbers === undefined ? undefined : { kind: 'numbers', set: numbers }
  }
}

function numbersOf(expr: Call): NumberSet | undefined {
  const [subject, ...literals] = expr.args
  const order = expr.fn === 'logic.in' ? '=' : ORDERS[expr.fn]
  if (subject === undefined || order === undefined || (literals.length !== 1 && expr.fn !== 'logic.in'))
    return undefined
  const isWhole = WHOLE.has(subject.type)
  if (!isWhole && subject.type !== 'real') return undefined
  let found: NumberSet | undefined
  for (const literal of literals) {
    const value = literal.kind === 'literal' ? literal.value : undefined
    const number = typeof value === 'bigint' ? Number(value) : value
    if (typeof number !== 'number' || !Number.isFinite(number)) return undefined
    if (typeof value === 'bigint' && BigInt(number) !== value) return undefined
    const one = numbersThat(order, number, isWhole)
    found = found === undefined ? one : unionOfNumbers(found, one)
  }
  return found
}

function literalOutcome(value: unknown, outcome: Outcome): Condition {
  switch (outcome) {
    case 'true':
      return value === true ? TRUE : FALSE
    case 'false':
      return value === false ? TRUE : FALSE
    case 'not true':
      return value === true ? FALSE : TRUE
    case 'not false':
      return value === false ? FALSE : TRUE
  }
}

/** A null may stand for any column that nothing is known of, so that it is equal to itself only at its place. */
function opaque(expr: Expr, outcome: Outcome): Condition {
  const key = keyOf(expr)
  return { kind: 'opaque', key: `${outcome} ${key.includes(':object:null') ? `${expr.span.start} ` : ''}${key}` }
}
