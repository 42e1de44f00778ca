import { project } from '../../plan/build.ts'
import { aggregateCall, type Column, call, type Expr } from '../../plan/expr.ts'
import { ColumnSource, type Computed, outputColumns, type Plan, type PlanOf } from '../../plan/plan.ts'
import { exprSize, greatestColumnId } from '../../plan/traverse.ts'
import { NO_SPAN, type Span } from '../../source/text.ts'
import type { Json } from '../../types/codec.ts'
import type { QueryResult, Row } from '../result.ts'
import { type Atom, atomsOf, type Condition, conditionOf, Definitions } from './why-conditions.ts'

/** Where a plan loses its last rows. */
export type Stop =
  | { readonly kind: 'no-events'; readonly table: string; readonly span: Span }
  /** What fails of the row for which the fewest parts of the conditions do. */
  | { readonly kind: 'filter'; readonly failing: readonly FailingPart[] }
  /** The sides of a join have rows, but none goes with another. */
  | { readonly kind: 'join'; readonly span: Span; readonly isAnti: boolean }
  /** The rows have nothing in an array that is taken apart. */
  | { readonly kind: 'unnest'; readonly name: string; readonly span: Span }
  | { readonly kind: 'limit'; readonly span: Span }

export interface FailingPart {
  readonly atom: Atom
  /** Other conditions that would do in its place, and fail as well. */
  readonly alternatives: number
  /** Of the columns that the part names. `isNeverThere`: no row that fails in the same parts has one. */
  readonly values: readonly { readonly name: string; readonly value: Json; readonly isNeverThere: boolean }[]
}

/** A way through a plan, with what stops it. Ways are compared by `distance`: 0 would be a row. */
export interface Way {
  readonly stop: Stop
  readonly distance: number
  readonly holding: number
}

export type Run = (plan: Plan) => Promise<QueryResult>

/** Where a plan loses its rows, on each of its ways, the nearest to a row first. Undefined when it gives some. */
export async function waysOf(plan: Plan, run: Run): Promise<readonly Way[] | undefined> {
  const search = new Search(run)
  if (!(await search.isEmpty(plan))) return undefined
  const ways = await search.descend(plan)
  return ways.toSorted((a, b) => a.distance - b.distance || b.holding - a.holding)
}

/** As many rows are looked at; a scenario leaves fewer. */
const MOST_ROWS = 5_000
/** Conditions with more parts, and those that are longer written out, are not split. */
const MOST_ATOMS = 300
const LONGEST = 20_000
/** A choice among more is told by its nearest alternative only. */
const MOST_ALTERNATIVES = 12
/** What a way counts that has no event at all. */
const FAR = 1_000

class Search {
  readonly #run: Run
  readonly #counts = new Map<Plan, number>()

  constructor(run: Run) {
    this.#run = run
  }

  /** The plan gives no rows, or those of a summary of nothing. */
  async descend(plan: Plan): Promise<readonly Way[]> {
    switch (plan.kind) {
      case 'scan':
        return [way({ kind: 'no-events', table: plan.table, span: plan.span }, FAR, 0)]
      case 'read':
      case 'values':
        return []
      case 'union':
        return this.#union(plan)
      case 'join':
        return this.#join(plan)
      case 'aggregate':
      case 'window':
        return farther(await this.descend(plan.input), 0)
      case 'limit': {
        const ways = await this.#below(plan.input)
        return ways ?? [way({ kind: 'limit', span: plan.span }, 1, 0)]
      }
      case 'unnest': {
        const { name } = plan.element
        const ways = await this.#below(plan.input)
        return ways ?? [way({ kind: 'unnest', name, span: spanOf(plan.array, plan.span) }, 1, 0)]
      }
      case 'filter':
      case 'project':
      case 'sort':
        return this.#chain(plan)
    }
  }

  /** The ways of an input without rows; undefined when it has some. */
  async #below(plan: Plan): Promise<readonly Way[] | undefined> {
    return (await this.isEmpty(plan)) ? this.descend(plan) : undefined
  }

  async #union(plan: PlanOf<'union'>): Promise<readonly Way[]> {
    const ways: Way[] = []
    for (const input of plan.inputs) ways.push(...(await this.descend(input)))
    return ways
  }

  async #join(plan: PlanOf<'join'>): Promise<readonly Way[]> {
    if (plan.join === 'anti' || plan.join === 'left') {
      const left = await this.#below(plan.left)
      return left ?? [way({ kind: 'join', span: plan.span, isAnti: true }, 1, 0)]
    }
    if (plan.join === 'right') return this.descend(plan.right)
    const sides = [await this.#below(plan.left), await this.#below(plan.right)]
    const empty = sides.flatMap((side) => side ?? [])
    return empty.length > 0 ? empty : [way({ kind: 'join', span: plan.span, isAnti: false }, 1, 0)]
  }

  /** Filters with projections and orders between them: their conditions together, over the rows where they start. */
  async #chain(top: Plan): Promise<readonly Way[]> {
    const { base, conditions } = chainOf(top)
    if (base.kind === 'values') return []
    const parts = conditions.length
    if (await this.isEmpty(base)) return farther(await this.descend(base), parts)
    // What a summary of no rows gives is no event.
    if (base.kind === 'aggregate' && base.keys.length === 0 && (await this.isEmpty(base.input))) {
      return farther(await this.descend(base.input), parts)
    }
    if (conditions.length === 0) return []
    return this.#nearest(base, { kind: 'all', parts: conditions, span: NO_SPAN })
  }

  /** The nearest event, and of alternatives that another event comes nearer to, that event. */
  async #nearest(base: Plan, condition: Condition): Promise<readonly Way[]> {
    const atoms = atomsOf(condition)
    const ids = new ColumnSource(greatestColumnId(base))
    const places = new Map<string, string>()
    const columns: Computed[] = []
    const place = (text: string, expr: Expr): void => {
      if (places.has(text)) return
      const column = ids.fresh(`c${columns.length}`, expr.type)
      places.set(text, column.name)
      columns.push({ ...column, expr })
    }
    const indexes = new Map(atoms.map((atom, index) => [atom, `${index}`]))
    for (const [atom, index] of indexes) {
      place(index, call('logic.is_true', [atom.expr]))
      for (const { name, expr } of atom.named) place(`=${name}`, expr)
    }
    const plan: Plan = { kind: 'limit', input: project(base, columns), count: MOST_ROWS, offset: 0, span: NO_SPAN }
    const rows = await (await this.#run(plan)).rows()
    const valueIn = (row: Row, name: string): Json => row[places.get(name) ?? ''] ?? null
    const holds = (row: Row, atom: Atom): boolean => valueIn(row, indexes.get(atom) ?? '') === true

    const wayTo = (asked: Condition, preferred?: Row): { readonly row: Row; readonly way: Way } | undefined => {
      const all = (preferred === undefined ? rows : [preferred, ...rows]).map((row) => ({
        row,
        measured: measure(asked, (atom) => holds(row, atom)),
      }))
      const [first, ...rest] = all.filter(({ measured }) => measured.distance !== Number.POSITIVE_INFINITY)
      if (first === undefined) return undefined
      const best = rest.reduce((a, b) => (isNearer(b.measured, a.measured) ? b : a), first)
      const { distance, holding, failing } = best.measured
      const alike = all.filter(({ measured }) => isSame(measured.failing, failing)).map(({ row }) => row)
      const parts = failing.map(({ atom, alternatives }) => ({
        atom,
        alternatives,
        values: atom.named.map(({ name }) => ({
          name,
          value: valueIn(best.row, `=${name}`),
          isNeverThere: alike.every((row) => isNothing(valueIn(row, `=${name}`))),
        })),
      }))
      return { row: best.row, way: { stop: { kind: 'filter', failing: parts }, distance, holding } }
    }

    const nearest = wayTo(condition)
    if (nearest === undefined) return []
    const others = alternativesOf(condition).flatMap((alternative) => {
      const other = wayTo(alternative, nearest.row)
      return other === undefined || other.row === nearest.row ? [] : [other.way]
    })
    return [nearest.way, ...others]
  }

  async isEmpty(plan: Plan): Promise<boolean> {
    if (plan.kind === 'values') return plan.rows.length === 0
    const known = this.#counts.get(plan)
    if (known !== undefined) return known === 0
    const count = await this.#count(plan)
    this.#counts.set(plan, count)
    return count === 0
  }

  async #count(plan: Plan): Promise<number> {
    const rows: Column = new ColumnSource(greatestColumnId(plan)).fresh('rows', 'long')
    const counted: Plan = {
      kind: 'aggregate',
      input: plan,
      keys: [],
      aggregates: [{ ...rows, expr: aggregateCall('agg.count', []) }],
      span: NO_SPAN,
    }
    const [row] = await (await this.#run(counted)).rows()
    return Number(row?.rows ?? 0)
  }
}

function way(stop: Stop, distance: number, holding: number): Way {
  return { stop, distance, holding }
}

/** What comes after counts half: whether it would hold is not known. */
function farther(ways: readonly Way[], parts: number): readonly Way[] {
  return ways.map((each) => ({ ...each, distance: each.distance + parts / 2 }))
}

function chainOf(top: Plan): { readonly base: Plan; readonly conditions: readonly Condition[] } {
  const definitions = new Definitions()
  const filters: { readonly predicate: Expr; readonly span: Span }[] = []
  let base = top
  while (base.kind === 'filter' || base.kind === 'project' || base.kind === 'sort') {
    definitions.name(outputColumns(base))
    if (base.kind === 'filter') filters.unshift({ predicate: base.predicate, span: base.span })
    if (base.kind === 'project') for (const { id, expr } of base.columns) definitions.define(id, expr)
    base = base.input
  }
  definitions.name(outputColumns(base))
  const conditions = filters.map(({ predicate, span }) => {
    const place = spanOf(predicate, span)
    const isLong = exprSize(definitions.inline(predicate)) > LONGEST
    const condition = isLong ? undefined : conditionOf(predicate, definitions, place)
    return condition === undefined || atomsOf(condition).length > MOST_ATOMS
      ? whole(predicate, definitions, place)
      : condition
  })
  return { base, conditions }
}

function whole(predicate: Expr, definitions: Definitions, span: Span): Condition {
  const expr = definitions.inline(predicate)
  return { kind: 'atom', atom: { expr, named: [], isNegated: false, span }, span }
}

function spanOf(expr: Expr, fallback: Span): Span {
  return expr.span.end > expr.span.start ? expr.span : fallback
}

interface Measured {
  readonly distance: number
  readonly holding: number
  readonly failing: readonly Failing[]
}

type Failing = Pick<FailingPart, 'atom' | 'alternatives'>

const IMPOSSIBLE: Measured = { distance: Number.POSITIVE_INFINITY, holding: 0, failing: [] }

function measure(condition: Condition, holds: (atom: Atom) => boolean): Measured {
  if (condition.kind === 'atom') {
    const { atom } = condition
    if (holds(atom)) return { distance: 0, holding: 1, failing: [] }
    // What no event can change is no way to be found.
    const distance = atom.named.length === 0 ? Number.POSITIVE_INFINITY : 1
    return { distance, holding: 0, failing: [{ atom, alternatives: 0 }] }
  }
  const parts = condition.parts.map((part) => measure(part, holds))
  if (condition.kind === 'all') {
    return {
      distance: parts.reduce((sum, part) => sum + part.distance, 0),
      holding: parts.reduce((sum, part) => sum + part.holding, 0),
      failing: parts.flatMap((part) => part.failing),
    }
  }
  const best = parts.reduce((a, b) => (isNearer(b, a) ? b : a), IMPOSSIBLE)
  const others = parts.filter(({ distance }) => distance !== Number.POSITIVE_INFINITY).length - 1
  const isAtom = condition.parts[parts.indexOf(best)]?.kind === 'atom'
  return isAtom ? { ...best, failing: best.failing.map((each) => ({ ...each, alternatives: others })) } : best
}

function isNearer(a: Measured, b: Measured): boolean {
  return a.distance < b.distance || (a.distance === b.distance && a.holding > b.holding)
}

function isSame(a: readonly Failing[], b: readonly Failing[]): boolean {
  return a.length === b.length && a.every(({ atom }, index) => atom === b[index]?.atom)
}

/** The condition with one alternative each of its widest choice that every way must make. */
function alternativesOf(condition: Condition): readonly Condition[] {
  if (condition.kind === 'atom') return []
  if (condition.kind === 'any') {
    return condition.parts.length > MOST_ALTERNATIVES ? [] : condition.parts.filter((part) => part.kind !== 'atom')
  }
  const widest = condition.parts
    .map((part, index) => ({ index, alternatives: alternativesOf(part) }))
    .reduce((a, b) => (b.alternatives.length > a.alternatives.length ? b : a), { index: -1, alternatives: [] })
  return widest.alternatives.map((alternative) => ({
    ...condition,
    parts: condition.parts.map((part, index) => (index === widest.index ? alternative : part)),
  }))
}

function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null || value === ''
}
