import type { Expr, Pipeline, Step } from './ast.ts'

export type Renamed = Extract<Expr, { kind: 'renamed' }>

/** A list that holds `a as b`, and the subquery whose result it lists; without one it lists the fields of the step. */
export interface RenamingList {
  readonly items: readonly Renamed[]
  readonly subquery?: Extract<Expr, { kind: 'subquery' }>
}

/** Functions whose `include` lists fields of a subquery. */
const INCLUDES = new Set(['join', 'definetable'])

/** The lists of a step that hold `a as b`, outside of its subqueries. */
export function renamingLists(step: Step): readonly RenamingList[] {
  const args = step.kind === 'call' ? [step.call] : step.kind === 'stats' ? step.items : []
  return args.flatMap((arg) => listsIn(arg))
}

function listsIn(expr: Expr): readonly RenamingList[] {
  switch (expr.kind) {
    case 'call': {
      const subquery = INCLUDES.has(expr.name.toLowerCase())
        ? expr.args.map((a) => a.value).find((v) => v.kind === 'subquery')
        : undefined
      return expr.args.flatMap((arg) => {
        const lists = listsIn(arg.value)
        return subquery === undefined || arg.name?.name !== 'include' ? lists : lists.map((l) => ({ ...l, subquery }))
      })
    }
    case 'array': {
      const items = expr.items.filter((i) => i.kind === 'renamed')
      const lists = expr.items.flatMap(listsIn)
      return items.length === 0 ? lists : [...lists, { items }]
    }
    default:
      return []
  }
}

/** The query as CQL has it: `b := a` before the step, or at the end of the subquery, that lists `a as b`. */
export function withoutRenames(pipeline: Pipeline): Pipeline {
  return { ...pipeline, steps: pipeline.steps.flatMap(withoutRenamesInStep) }
}

function withoutRenamesInStep(step: Step): readonly Step[] {
  const before = renamingLists(step)
    .filter((l) => l.subquery === undefined)
    .flatMap((l) => l.items.map(assignment))
  switch (step.kind) {
    case 'call':
    case 'apply':
      return [...before, { ...step, call: plainCall(step.call) }]
    case 'assign':
      return [{ ...step, value: plain(step.value) }]
    case 'stats':
      return [...before, { ...step, items: step.items.map(plain) }]
    case 'case':
      return [{ ...step, branches: step.branches.map(withoutRenames) }]
    case 'match':
      return [{ ...step, branches: step.branches.map((b) => ({ ...b, pipeline: withoutRenames(b.pipeline) })) }]
    case 'command':
      return step.steps.flatMap(withoutRenamesInStep)
    case 'filter':
    case 'saved':
      return [step]
  }
}

export function assignment(item: Renamed): Step {
  const { source, target, span } = item
  const value: Expr = source.quoted
    ? { kind: 'call', name: 'getField', nameSpan: span, close: span, span, args: [{ value: fieldText(item), span }] }
    : { kind: 'field', name: source.name, span: source.span }
  return { kind: 'assign', target, dynamic: false, value, span }
}

function fieldText(item: Renamed): Expr {
  return { kind: 'string', value: item.source.name, triple: false, span: item.source.span }
}

function plainCall(call: Extract<Expr, { kind: 'call' }>): Extract<Expr, { kind: 'call' }> {
  const lists = listsIn(call).filter((l) => l.subquery !== undefined)
  const args = call.args.map((arg) => {
    const value = plain(arg.value)
    const added = lists.filter((l) => l.subquery === arg.value).flatMap((l) => l.items.map(assignment))
    if (value.kind !== 'subquery' || added.length === 0) return { ...arg, value }
    const { pipeline } = value
    return { ...arg, value: { ...value, pipeline: { ...pipeline, steps: [...pipeline.steps, ...added] } } }
  })
  return { ...call, args }
}

function plain(expr: Expr): Expr {
  switch (expr.kind) {
    case 'renamed':
      return expr.target.quoted
        ? { kind: 'string', value: expr.target.name, triple: false, span: expr.span }
        : { kind: 'field', name: expr.target.name, span: expr.span }
    case 'array':
      return { ...expr, items: expr.items.map(plain) }
    case 'call':
      return plainCall(expr)
    case 'subquery':
    case 'correlated':
      return { ...expr, pipeline: withoutRenames(expr.pipeline) }
    case 'assignment':
      return { ...expr, value: plain(expr.value) }
    default:
      return expr
  }
}
