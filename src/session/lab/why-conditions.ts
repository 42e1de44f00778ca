import { type Column, type ColumnId, call, type Expr } from '../../plan/expr.ts'
import { referencedColumns, transformExpr, walkExpr } from '../../plan/traverse.ts'
import type { Span } from '../../source/text.ts'

/** What a filter asks for, split where it can be said which part of it fails. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[]; readonly span: Span }
  | { readonly kind: 'atom'; readonly atom: Atom; readonly span: Span }

export interface Atom {
  /** Over the columns where the filters start. */
  readonly expr: Expr
  /** The columns that the text names there, with what fills them. */
  readonly named: readonly { readonly name: string; readonly expr: Expr }[]
  /** The text at the span says the opposite. */
  readonly isNegated: boolean
  readonly span: Span
}

/** What the columns of a chain of projections are made of, down to the columns where it starts. */
export class Definitions {
  readonly #exprs = new Map<ColumnId, Expr>()
  readonly #inlined = new Map<ColumnId, Expr>()
  readonly #names = new Map<ColumnId, string>()

  name(columns: readonly Column[]): void {
    for (const { id, name } of columns) this.#names.set(id, name)
  }

  define(id: ColumnId, expr: Expr): void {
    if (expr.kind !== 'column' || expr.id !== id) this.#exprs.set(id, expr)
  }

  /** The definition of a column, if a projection of the chain computes it. */
  of(id: ColumnId): Expr | undefined {
    return this.#exprs.get(id)
  }

  nameOf(id: ColumnId): string {
    return this.#names.get(id) ?? ''
  }

  inline(expr: Expr): Expr {
    return transformExpr(expr, (part) => (part.kind === 'column' ? this.#column(part) : part))
  }

  #column(column: Extract<Expr, { kind: 'column' }>): Expr {
    const made = this.#exprs.get(column.id)
    if (made === undefined) return column
    const known = this.#inlined.get(column.id)
    if (known !== undefined) return known
    const inlined = this.inline(made)
    this.#inlined.set(column.id, inlined)
    return inlined
  }
}

/** More branches than these are not told apart. */
const MOST_BRANCHES = 40

/** The condition under which an expression is true. `span`: of the text that stands for it. */
export function conditionOf(expr: Expr, definitions: Definitions, span: Span = expr.span): Condition {
  return split(expr, definitions, false, isNowhere(expr.span) ? span : expr.span)
}

function split(expr: Expr, definitions: Definitions, isNegated: boolean, span: Span): Condition {
  if (expr.kind === 'column') {
    const made = definitions.of(expr.id)
    if (made !== undefined && made.type === 'boolean') return split(made, definitions, isNegated, placeOf(made, span))
    return atom(expr, definitions, isNegated, span)
  }
  if (expr.kind === 'literal') return atom(expr, definitions, isNegated, span)
  const [first, second] = expr.args
  if (expr.fn === 'logic.not' && first !== undefined) {
    return split(first, definitions, !isNegated, placeOf(first, span))
  }
  if (expr.fn === 'logic.is_true' && first !== undefined) {
    const inner = split(first, definitions, false, placeOf(first, span))
    // Without a value it is as good as false, and then its negation holds.
    return isNegated ? negated(inner) : inner
  }
  if (expr.fn === 'logic.coalesce' && first !== undefined && expr.args.length === 2 && isLiteral(second, false)) {
    const inner = split(first, definitions, false, placeOf(first, span))
    return isNegated ? negated(inner) : inner
  }
  if (expr.fn === 'logic.and' || expr.fn === 'logic.or') {
    const parts = expr.args.map((arg) => split(arg, definitions, isNegated, placeOf(arg, span)))
    // What a language adds to a comparison to get its nulls right is no part that anybody wrote.
    if (parts.every((part) => same(part.span, span))) return atom(expr, definitions, isNegated, span)
    return { kind: (expr.fn === 'logic.and') === isNegated ? 'any' : 'all', parts, span }
  }
  const choice = choiceWithin(expr, definitions, (value) =>
    isNegated ? call('logic.not', [value], value.span) : value,
  )
  return choice === undefined ? atom(expr, definitions, isNegated, span) : branches(choice, definitions, span)
}

interface Choice {
  readonly conditions: readonly Expr[]
  /** One for each condition, and the last for where none holds: what the expression is then. */
  readonly outcomes: readonly Expr[]
}

/** Of an expression whose value hangs on which branch of a `case` is taken, and on nothing else. */
function choiceWithin(expr: Expr, definitions: Definitions, wrap: (value: Expr) => Expr): Choice | undefined {
  if (expr.kind === 'literal') return undefined
  if (expr.kind === 'column') {
    const made = definitions.of(expr.id)
    return made === undefined ? undefined : choiceWithin(made, definitions, wrap)
  }
  if (expr.fn === 'logic.case') return choiceOf(expr.args, wrap)
  const variable = expr.args.filter((arg) => arg.kind !== 'literal' && referencedColumns(arg).size > 0)
  const [only] = variable
  if (only === undefined || variable.length > 1) return undefined
  return choiceWithin(only, definitions, (value) =>
    wrap(
      call(
        expr.fn,
        expr.args.map((arg) => (arg === only ? value : arg)),
        expr.span,
      ),
    ),
  )
}

function choiceOf(args: readonly Expr[], wrap: (value: Expr) => Expr): Choice | undefined {
  const last = args.at(-1)
  if (last === undefined || args.length > 2 * MOST_BRANCHES) return undefined
  const pairs = args.slice(0, -1)
  const conditions = pairs.filter((_, index) => index % 2 === 0)
  const outcomes = pairs.filter((_, index) => index % 2 === 1)
  return { conditions, outcomes: [...outcomes, last].map(wrap) }
}

function branches({ conditions, outcomes }: Choice, definitions: Definitions, span: Span): Condition {
  const parts = outcomes.map((outcome, index): Condition => {
    const own = conditions[index]
    const before = conditions.slice(0, index).map((c) => negated(split(c, definitions, false, placeOf(c, span))))
    const taken = own === undefined ? [] : [split(own, definitions, false, placeOf(own, span))]
    const result = split(outcome, definitions, false, placeOf(own ?? outcome, span))
    return { kind: 'all', parts: [...taken, result, ...before], span: placeOf(own ?? outcome, span) }
  })
  return { kind: 'any', parts, span }
}

/** The condition under which the given one does not hold, be it false or without a value. */
function negated(condition: Condition): Condition {
  if (condition.kind !== 'atom') {
    const kind = condition.kind === 'all' ? 'any' : 'all'
    return { kind, parts: condition.parts.map(negated), span: condition.span }
  }
  const { atom: inner } = condition
  const expr = call('logic.not', [call('logic.is_true', [inner.expr])])
  return { ...condition, atom: { ...inner, expr, isNegated: !inner.isNegated } }
}

function atom(expr: Expr, definitions: Definitions, isNegated: boolean, span: Span): Condition {
  const inlined = definitions.inline(expr)
  const named = new Map<ColumnId, Atom['named'][number]>()
  walkExpr(expr, (part) => {
    if (part.kind === 'column')
      named.set(part.id, { name: definitions.nameOf(part.id), expr: definitions.inline(part) })
  })
  const held = isNegated ? call('logic.not', [inlined]) : inlined
  return { kind: 'atom', atom: { expr: held, named: [...named.values()], isNegated, span }, span }
}

function placeOf(expr: Expr, fallback: Span): Span {
  return isNowhere(expr.span) ? fallback : expr.span
}

export function isNowhere(span: Span): boolean {
  return span.end <= span.start
}

function same(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end
}

function isLiteral(expr: Expr | undefined, value: boolean): boolean {
  return expr?.kind === 'literal' && expr.value === value
}

export function atomsOf(condition: Condition, into: Atom[] = []): readonly Atom[] {
  if (condition.kind === 'atom') into.push(condition.atom)
  else for (const part of condition.parts) atomsOf(part, into)
  return into
}
