import { extend } from '../../../plan/build.ts'
import { and, boolean, call, type Expr, literal, long, or, reference } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import { uniteBranches } from './branch-rows.ts'
import type { Lowering } from './context.ts'
import { SILENT } from './filter.ts'
import { type Frame, put, where } from './frame.ts'
import { isMissing, MISSING, unify } from './value.ts'

/** One way that events can take. */
export interface Branch {
  /** What it does to a frame. */
  readonly lower: (frame: Frame) => Frame
  /** It may make any number of events of one. */
  readonly rows: boolean
}

/**
 * The first branch that lets an event pass decides its fields; events that no branch lets pass are dropped
 * (library.humio.com/data-analysis/syntax-conditional.html).
 */
export function chooseBranch(frame: Frame, branches: readonly Branch[], span: Span, cx: Lowering): Frame {
  if (frame.conditions !== undefined || !branches.some((b) => b.rows)) return chooseFields(frame, branches, span, cx)
  const legs: ((events: Frame) => Frame)[] = []
  for (let at = 0; at < branches.length; ) {
    const next = branches.findIndex((b, i) => i >= at && b.rows)
    const end = next === -1 ? branches.length : next
    const run = branches.slice(at, end)
    if (run.length > 0) legs.push((events) => chooseFields(events, run, span, cx))
    const own = branches[end]
    if (own !== undefined) legs.push(own.lower)
    at = end + 1
  }
  return uniteBranches(frame, legs, span, cx)
}

/** The choice where every branch gives an event at most once: by a column that numbers the branches. */
function chooseFields(frame: Frame, branches: readonly Branch[], span: Span, cx: Lowering): Frame {
  const grows = frame.conditions === undefined || frame.grows === true
  const ends: Frame[] = []
  let { plan } = frame
  let total = false
  for (const branch of branches) {
    const end = branch.lower({ ...frame, plan, conditions: [], ...(grows ? { grows } : {}) })
    ends.push(end)
    // Branches after one that lets all pass are dead, and so are their columns.
    if (!total) plan = end.plan
    total ||= (end.conditions ?? []).every(isAlwaysTrue)
  }
  return merge({ ...frame, plan }, ends, span, cx)
}

function merge(frame: Frame, ends: readonly Frame[], span: Span, cx: Lowering): Frame {
  const tests = ends.map((end) => and(end.conditions ?? [], span))
  // Branches after one that lets all pass are dead.
  const total = tests.findIndex((t) => isAlwaysTrue(t))
  const live = total === -1 ? ends : ends.slice(0, total + 1)
  const liveTests = total === -1 ? tests : tests.slice(0, total + 1)
  const passes = total === -1 ? or(tests, span) : boolean(true, span)
  const changed = new Set(
    live.flatMap((end) => [...end.fields].filter(([n, v]) => frame.fields.get(n) !== v).map(([n]) => n)),
  )
  const dropped = new Set(live.flatMap((end) => [...end.removed].filter((n) => !frame.removed.has(n))))
  if (changed.size === 0 && dropped.size === 0) return where(frame, passes)
  const numbered = number(
    where(frame, total === -1 && frame.conditions !== undefined ? passes : boolean(true)),
    liveTests,
    span,
    cx,
    total !== -1,
  )
  const kept = numbered.filter === undefined ? numbered.frame : where(numbered.frame, numbered.filter)
  let result = kept
  for (const name of new Set([...changed, ...dropped])) {
    const values = live.map(
      (end) => end.fields.get(name) ?? (end.removed.has(name) ? MISSING : cx.field(frame, name, SILENT)),
    )
    const merged = choose(values, numbered.isBranch, span)
    result = put(result, name, merged, cx.columns)
  }
  return result
}

interface Numbered {
  readonly frame: Frame
  readonly isBranch: (index: number) => Expr
  readonly filter?: Expr
}

/** The number of the branch that each event takes, as a column where the plan can hold one. */
function number(frame: Frame, tests: readonly Expr[], span: Span, cx: Lowering, total: boolean): Numbered {
  if (frame.conditions !== undefined) return { frame, isBranch: (i) => tests[i] ?? boolean(false) }
  const last = tests.length - 1
  const arms = tests.flatMap((test, i) => (total && i === last ? [] : [test, long(i + 1)]))
  const value =
    arms.length === 0 ? long(1) : call('logic.case', [...arms, total ? long(last + 1) : literal('long', null)], span)
  const column = cx.columns.fresh('branch', 'long')
  const branch = reference(column)
  const plan = extend(frame.plan, [{ ...column, expr: value }])
  const filter = total ? undefined : call('logic.not', [call('logic.is_null', [branch])], span)
  return {
    frame: { ...frame, plan },
    isBranch: (i) => call('compare.eq', [branch, long(i + 1)]),
    ...(filter === undefined ? {} : { filter }),
  }
}

/** The value of the branch taken; equal values share an arm, and the last one needs no test. */
function choose(values: readonly Expr[], isBranch: (index: number) => Expr, span: Span): Expr {
  const unified = unify(values)
  const last = unified.at(-1) ?? MISSING
  const arms = unified.slice(0, -1).flatMap((value, i) => [isBranch(i), value])
  if (arms.length === 0 || unified.every((v) => sameValue(v, last))) return last
  return call('logic.case', [...arms, last], span)
}

function sameValue(a: Expr, b: Expr): boolean {
  if (isMissing(a) && isMissing(b)) return true
  if (a.kind === 'literal' && b.kind === 'literal') return a.value === b.value && a.type === b.type
  return a.kind === 'column' && b.kind === 'column' && a.id === b.id
}

function isAlwaysTrue(test: Expr): boolean {
  if (test.kind === 'literal') return test.value === true
  return test.kind === 'call' && test.fn === 'logic.and' && test.args.every(isAlwaysTrue)
}
