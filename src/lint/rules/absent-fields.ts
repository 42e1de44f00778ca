import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearHint } from '../../diagnostics/near.ts'
import type { Column, ColumnId, Expr } from '../../plan/expr.ts'
import { outputColumns, type Plan } from '../../plan/plan.ts'
import { referencedColumns, walkPlan } from '../../plan/traverse.ts'
import type { EventKinds } from '../../schemas/kinds.ts'
import type { Span } from '../../source/text.ts'
import { type Condition, isImpossible, saysOf } from '../conditions/condition.ts'
import { unfold } from '../conditions/definitions.ts'
import { placeOfPart } from '../places.ts'
import type { Inspection } from '../rule.ts'
import { buildAutomaton } from '../sets/automaton.ts'
import { choice } from '../sets/pattern.ts'
import { readPattern } from '../sets/read-pattern.ts'
import { holdsText, type TextSet } from '../sets/text-set.ts'
import { isWithin, type ValueSet } from '../sets/value-set.ts'
import { hasPlace } from '../sites.ts'

/** The columns of one scan of a table of events of many kinds. */
interface Stream {
  readonly kinds: EventKinds
  readonly columns: ReadonlyMap<ColumnId, string>
  /** As conditions name the columns that tell the kind. */
  readonly keys: readonly string[]
}

/** A field that the events have not which the conditions around let through: a condition on it, or the field in the result. */
export function absentFields(inspection: Inspection): readonly Diagnostic[] {
  const streams = streamsOf(inspection)
  if (streams.length === 0) return []
  const found: Diagnostic[] = []
  const { source } = inspection
  const report = (name: string, kinds: readonly string[], stream: Stream, span: Span, effect: string): void => {
    const events = kinds.length <= MOST_NAMED ? listed(kinds) : 'such'
    const near = new Set(kinds.flatMap((kind) => [...(stream.kinds.fields.get(kind) ?? [])]))
    const hints = nearHint(name, near)
    found.push(diagnostic('lint/absent-field', source.name, span, { name, events, effect }, { hints }))
  }
  const visits = new Map<string, { readonly tell: () => void; count: number; absent: number }>()
  for (const site of inspection.sites) {
    if (site.kind !== 'atom' || !hasPlace(site.span) || site.expr.fn === 'logic.is_null') continue
    const about = columnOf(site.expr.args[0], streams, inspection)
    if (about === undefined || isImpossible(site.facts)) continue
    const kinds = absentIn(about.name, about.stream, site.facts)
    const key = `${site.span.start} ${site.span.end} ${about.name}`
    const effect = `this condition ${site.isPositive ? 'never' : 'always'} passes`
    const known = visits.get(key) ?? {
      tell: () => report(about.name, kinds ?? [], about.stream, site.span, effect),
      count: 0,
      absent: 0,
    }
    visits.set(key, { ...known, count: known.count + 1, absent: known.absent + (kinds === undefined ? 0 : 1) })
  }
  for (const visit of visits.values()) if (visit.absent === visit.count) visit.tell()
  for (const { column, facts, span } of shownColumns(inspection)) {
    const about = columnOf(column, streams, inspection)
    const kinds = about === undefined || isImpossible(facts) ? undefined : absentIn(about.name, about.stream, facts)
    if (about === undefined || kinds === undefined) continue
    const place = placeOfPart(source, span, about.name)
    const isFound = place.start !== span.start || place.end !== span.end
    if (isFound) report(about.name, kinds, about.stream, place, 'it has no value here')
  }
  return found
}

const MOST_NAMED = 3

function listed(kinds: readonly string[]): string {
  return kinds.map((kind) => `\`${kind}\``).join(' and no ')
}

function streamsOf({ plan, catalog }: Inspection): readonly Stream[] {
  const streams: Stream[] = []
  walkPlan(plan, (node) => {
    const kinds = node.kind === 'scan' ? catalog.tables.get(node.table)?.kinds : undefined
    if (node.kind !== 'scan' || kinds === undefined) return
    const keys = node.columns.flatMap((c) => (kinds.columns.includes(c.name) ? [`#${c.id}`] : []))
    streams.push({ kinds, keys, columns: new Map(node.columns.map((c) => [c.id, c.name])) })
  })
  return streams
}

/** The column of a stream that an expression is about. */
function columnOf(expr: Expr | undefined, streams: readonly Stream[], { definitions }: Inspection) {
  if (expr === undefined) return undefined
  const current = unfold(expr, definitions)
  const ids = current.kind === 'column' ? [current.id] : [...referencedColumns(current)]
  const [id] = ids
  if (id === undefined || ids.length > 1) return undefined
  for (const stream of streams) {
    const name = stream.columns.get(id)
    if (name !== undefined) return { name, stream }
  }
  return undefined
}

/** The kinds of events that the facts let through, when none of them has the field. */
function absentIn(name: string, { kinds, keys }: Stream, facts: Condition): readonly string[] | undefined {
  if (kinds.common.has(name) || !isFieldOf(kinds, name)) return undefined
  const said = keys.flatMap((key) => saysOf(facts, key) ?? []).find((set) => isOfKinds(set, kinds))
  if (said?.values.kind !== 'texts') return undefined
  const { set } = said.values
  const possible = [...kinds.fields.keys()].filter((kind) => holdsText(set, kind) === true)
  return possible.length > 0 && possible.every((kind) => kinds.fields.get(kind)?.has(name) !== true)
    ? possible
    : undefined
}

/** A field that is on no known event may be one that is not known. */
function isFieldOf(kinds: EventKinds, name: string): boolean {
  return [...kinds.fields.values()].some((fields) => fields.has(name))
}

const known = new WeakMap<EventKinds, TextSet>()

function isOfKinds(set: ValueSet, kinds: EventKinds): boolean {
  let all = known.get(kinds)
  if (all === undefined) {
    all = buildAutomaton(choice(...[...kinds.fields.keys()].flatMap((kind) => readPattern(kind) ?? [])), 'whole')
    if (all === undefined) return false
    known.set(kinds, all)
  }
  return !set.null && isWithin(set, { null: false, values: { kind: 'texts', set: all } }) === true
}

/** The columns of the result that come from the events as they are, and what is known of the rows there. */
function shownColumns({
  plan,
  steps,
}: Inspection): readonly { readonly column: Expr; readonly facts: Condition; readonly span: Span }[] {
  let top: Plan = plan
  while (top.kind === 'sort' || top.kind === 'limit' || top.kind === 'filter') top = top.input
  const step = steps.find((s) => s.node === top)
  const span: Span = hasPlace(top.span) ? top.span : { start: 0, end: Number.MAX_SAFE_INTEGER }
  if (step === undefined || top.kind === 'union') return []
  return outputColumns(top).map((column: Column) => ({
    column: { kind: 'column', id: column.id, type: column.type, span },
    facts: step.facts,
    span,
  }))
}
