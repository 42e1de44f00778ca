import type { Expr } from '../plan/expr.ts'
import { outputColumns, type Plan } from '../plan/plan.ts'
import { expressionsOf, walkExpr, walkPlan } from '../plan/traverse.ts'
import { cover, type Span } from '../source/text.ts'
import { all, type Condition } from './conditions/condition.ts'
import { type Definitions, define, keyOf, noDefinitions } from './conditions/definitions.ts'
import { ConditionReader } from './conditions/read.ts'

type Call = Extract<Expr, { kind: 'call' }>

/** What the text has as one condition; it may have become several expressions of the plan. */
export interface Item {
  readonly exprs: readonly Expr[]
  readonly span: Span
  readonly condition: Condition
}

/** Conditions joined by `and` or by `or`. `facts`: what is known of every row that comes here. */
export interface ListSite {
  readonly kind: 'list'
  readonly joined: 'and' | 'or'
  readonly items: readonly Item[]
  readonly facts: Condition
  /** False below a negation. */
  readonly isPositive: boolean
  readonly span: Span
}

/** One comparison or search. */
export interface AtomSite {
  readonly kind: 'atom'
  readonly expr: Call
  /** One of several expressions that one place of the text became. */
  readonly isOneOfMany: boolean
  /** False below a negation. */
  readonly isPositive: boolean
  readonly facts: Condition
  readonly span: Span
}

/** A filter as a whole. */
export interface FilterSite {
  readonly kind: 'filter'
  readonly expr: Expr
  readonly condition: Condition
  readonly facts: Condition
  readonly span: Span
}

export interface Branch {
  readonly test: Expr
  readonly condition: Condition
  /** Of its test and of its value, as far as they have a place. */
  readonly span: Span
}

/** A `case`: the first branch whose test is true decides. Without a place for its tests it is none of the text's. */
export interface ChoiceSite {
  readonly kind: 'choice'
  readonly branches: readonly Branch[]
  readonly facts: Condition
  readonly span: Span
}

export type Site = ListSite | AtomSite | FilterSite | ChoiceSite

/** An operator of the plan, and what is known of the rows that it reads. */
export interface Step {
  readonly node: Plan
  readonly facts: Condition
}

export interface Survey {
  readonly steps: readonly Step[]
  readonly sites: readonly Site[]
  readonly reader: ConditionReader
  readonly definitions: Definitions
  /** Patterns from which something is taken out, so that the order of their alternatives matters. */
  readonly extracting: ReadonlySet<string>
}

export function hasPlace(span: Span): boolean {
  return span.end > span.start && span.start >= 0
}

export function isSamePlace(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end
}

/** More are not looked at: generated queries have thousands. */
const MOST_SITES = 1500
/** Facts beyond so many are forgotten. */
const MOST_FACTS = 30

/** Every place of the plan where something is decided, with what is known there. */
export function survey(plan: Plan): Survey {
  const definitions = noDefinitions()
  walkPlan(plan, (node) => {
    for (const column of outputColumns(node)) define(definitions, column)
  })
  walkPlan(plan, (node) => {
    if (node.kind === 'project') for (const column of node.columns) define(definitions, column, column.expr)
    if (node.kind === 'aggregate') for (const key of node.keys) define(definitions, key, key.expr)
  })
  const extracting = new Set<string>()
  walkPlan(plan, (node) => {
    for (const expr of expressionsOf(node)) walkExpr(expr, (part) => noteExtraction(part, extracting))
  })
  const walk = new Walk(new ConditionReader(definitions))
  walk.plan(plan)
  return { sites: walk.sites, steps: walk.steps, reader: walk.reader, definitions, extracting }
}

function noteExtraction(expr: Expr, into: Set<string>): void {
  if (expr.kind !== 'call' || !/^regex\.(?:extract|capture|replace)/.test(expr.fn)) return
  const pattern = expr.args[1]
  if (pattern?.kind === 'literal' && typeof pattern.value === 'string') into.add(pattern.value)
}

class Walk {
  readonly sites: Site[] = []
  readonly steps: Step[] = []
  readonly reader: ConditionReader

  constructor(reader: ConditionReader) {
    this.reader = reader
  }

  /** What is known of the rows that the plan gives. */
  plan(node: Plan): readonly Condition[] {
    const facts = this.#inputs(node)
    if (this.sites.length > MOST_SITES) return []
    const known = all(facts)
    this.steps.push({ node, facts: known })
    if (node.kind === 'filter') {
      const condition = this.reader.whenTrue(node.predicate)
      this.sites.push({ kind: 'filter', expr: node.predicate, condition, facts: known, span: node.predicate.span })
      this.#condition(node.predicate, known, true)
      return facts.length < MOST_FACTS ? [...facts, condition] : facts
    }
    for (const expr of expressionsOf(node)) this.#expression(expr, known)
    return facts
  }

  #inputs(node: Plan): readonly Condition[] {
    switch (node.kind) {
      case 'scan':
      case 'read':
      case 'values':
        return []
      case 'union':
        for (const input of node.inputs) this.plan(input)
        return []
      case 'join': {
        const left = this.plan(node.left)
        const right = this.plan(node.right)
        if (node.join === 'inner') return [...left, ...right]
        return node.join === 'left' || node.join === 'semi' || node.join === 'anti'
          ? left
          : node.join === 'right'
            ? right
            : []
      }
      default:
        return this.plan(node.input)
    }
  }

  #expression(expr: Expr, facts: Condition): void {
    if (expr.kind !== 'call' || this.sites.length > MOST_SITES) return
    if (expr.fn === 'logic.case') this.#choice(expr, facts)
    else if (expr.type === 'boolean') this.#condition(expr, facts, true)
    else for (const arg of expr.args) this.#expression(arg, facts)
  }

  #choice(expr: Call, facts: Condition): void {
    const branches: Branch[] = []
    const known: Condition[] = [facts]
    let otherwise: Expr | undefined
    // A `case` in the last place goes on with the same choice.
    for (
      let current: Expr | undefined = expr;
      current?.kind === 'call' && current.fn === 'logic.case';
      current = otherwise
    ) {
      const args: readonly Expr[] = current.args
      for (let i = 0; i + 1 < args.length; i += 2) {
        const [test, value] = [args[i], args[i + 1]]
        if (test === undefined || value === undefined) continue
        const here = all(known)
        this.#condition(test, here, true)
        const condition = this.reader.whenTrue(test)
        this.#expression(value, all([here, condition]))
        branches.push({ test, condition, span: placeWithin(test, expr.span) })
        if (known.length < MOST_FACTS) known.push(this.reader.whenNotTrue(test))
      }
      otherwise = args.at(-1)
    }
    if (otherwise !== undefined) this.#expression(otherwise, all(known))
    this.sites.push({ kind: 'choice', branches, facts, span: expr.span })
  }

  #condition(expr: Expr, facts: Condition, isPositive: boolean, isOneOfMany = false): void {
    if (expr.kind !== 'call' || this.sites.length > MOST_SITES) return
    switch (expr.fn) {
      case 'logic.and':
      case 'logic.or':
        this.#list(expr, facts, isPositive)
        return
      case 'logic.not':
        for (const arg of expr.args) this.#condition(arg, facts, !isPositive, isOneOfMany)
        return
      case 'logic.is_true':
      case 'logic.coalesce':
        for (const arg of expr.args) this.#condition(arg, facts, isPositive, isOneOfMany)
        return
      case 'logic.case':
        this.#choice(expr, facts)
        return
      default:
        this.sites.push({ kind: 'atom', expr, facts, isOneOfMany, isPositive, span: expr.span })
        for (const arg of expr.args) this.#expression(arg, facts)
    }
  }

  #list(expr: Call, facts: Condition, isPositive: boolean): void {
    const joined = expr.fn === 'logic.and' ? 'and' : 'or'
    const items = itemsOf(expr, this.reader)
    this.sites.push({ kind: 'list', joined, items, facts, isPositive, span: expr.span })
    for (const item of items) {
      const others =
        joined === 'and' && isPositive ? items.filter((other) => other !== item).map((o) => o.condition) : []
      const known = others.length === 0 || items.length > MOST_FACTS ? facts : all([facts, ...others])
      for (const inner of item.exprs) this.#condition(inner, known, isPositive, item.exprs.length > 1)
    }
  }
}

/** The parts of an `and` or `or`, those of one place of the text together. */
function itemsOf(expr: Call, reader: ConditionReader): readonly Item[] {
  const flat: Expr[] = []
  const open: Expr[] = [...expr.args].reverse()
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (item.kind === 'call' && item.fn === expr.fn) open.push(...[...item.args].reverse())
    else flat.push(item)
  }
  const groups = new Map<string, Expr[]>()
  for (const item of flat) {
    const span = placeOf(item) ?? expr.span
    const key = `${span.start}-${span.end}`
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups.values()].flatMap((exprs) => {
    const [first] = exprs
    if (first === undefined) return []
    const span = placeOf(first) ?? expr.span
    if (isOverManyFields(exprs)) return [{ exprs: [], span, condition: { kind: 'opaque', key: keyOf(first) } as const }]
    const grouped: Expr = exprs.length === 1 ? first : { ...expr, args: exprs }
    return [{ exprs, span, condition: reader.whenTrue(grouped) }]
  })
}

/** Free text, which is searched in every field. */
function isOverManyFields(exprs: readonly Expr[]): boolean {
  if (exprs.length < 10) return false
  const subjects = exprs.map((e) => (e.kind === 'call' && e.args[0] !== undefined ? keyOf(e.args[0]) : ''))
  return new Set(subjects).size > exprs.length / 2
}

/** The place of an expression, or of what is in it. */
function placeOf(expr: Expr): Span | undefined {
  if (hasPlace(expr.span)) return expr.span
  if (expr.kind !== 'call') return undefined
  for (const arg of expr.args) {
    const found = placeOf(arg)
    if (found !== undefined) return found
  }
  return undefined
}

/** The place of a test, not that of the whole choice. */
function placeWithin(test: Expr, whole: Span): Span {
  if (!isSamePlace(test.span, whole) || test.kind !== 'call') return test.span
  const inner = test.args.map((arg) => arg.span).filter((span) => hasPlace(span) && !isSamePlace(span, whole))
  const [first] = inner
  return first === undefined ? whole : inner.reduce(cover, first)
}
