import type * as Ast from '../ast.ts'
import type { Arguments, NamedQuery } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import { type Constellation, constellations, type Link, type Query } from '../lower/constellation.ts'
import type { Lowering } from '../lower/context.ts'
import { durationMilliseconds } from '../lower/duration.ts'
import type { Frame } from '../lower/frame.ts'

/**
 * library.humio.com/data-analysis/functions-correlate.html: groups of events, one for each query, that agree on the linked
 * fields. `iterationLimit` says how hard the product tries, which changes no exact answer.
 */
function lowerCorrelate(args: Arguments, frame: Frame, cx: Lowering): Frame {
  const place = misplaced(frame)
  if (place !== undefined) {
    cx.refuse(`\`correlate()\` ${place}`, args.span)
    return frame
  }
  const queries = queriesOf(args, cx)
  const shape = queries === undefined ? undefined : shapeOf(args, queries, cx)
  return queries === undefined || shape === undefined ? frame : constellations(frame, queries, shape, args.span, cx)
}

function misplaced(frame: Frame): string | undefined {
  if (frame.groups !== undefined) return 'inside another function'
  return frame.aggregated ? 'after an aggregate' : undefined
}

function queriesOf(args: Arguments, cx: Lowering): readonly Query[] | undefined {
  const names = args.queries.map((q) => q.name)
  if (names.length < 2 || new Set(names).size < names.length) {
    const expected = 'two or more queries `name: { ... }` of different names'
    cx.report.add('type/argument-count', args.span, { name: args.fn, expected, found: new Set(names).size })
    return undefined
  }
  const found = args.queries.map((q) => queryOf(q, names, cx))
  return found.every((q) => q !== undefined) ? found : undefined
}

function queryOf(named: NamedQuery, names: readonly string[], cx: Lowering): Query | undefined {
  const { name, pipeline, include, span } = named
  const parts = pipeline.steps.flatMap((step): readonly (Ast.Step | Link)[] => partsOf(step, name, names, cx) ?? [])
  const links = parts.flatMap((part) => ('to' in part ? [part] : []))
  const steps = parts.flatMap((part) => ('to' in part ? [] : [part]))
  const first = parts.findIndex((part) => 'to' in part)
  const late = first === -1 ? undefined : parts.slice(first).find((part) => !('to' in part))
  if (late !== undefined) {
    cx.refuse('a step after a link', late.span)
    return undefined
  }
  const included = include === undefined ? [] : fieldsOf(include, cx)
  return included === undefined ? undefined : { name, steps, links, include: included, span }
}

/** A filter step as its links and what else it asks; absent for a link that is none, which is reported. */
function partsOf(
  step: Ast.Step,
  own: string,
  names: readonly string[],
  cx: Lowering,
): readonly (Ast.Step | Link)[] | undefined {
  if (step.kind !== 'filter') return [step]
  const items = step.condition.kind === 'and' ? step.condition.items : [step.condition]
  if (!items.some(isLink)) return [step]
  return items.flatMap((item): readonly (Ast.Step | Link)[] => {
    if (!isLink(item)) return [{ kind: 'filter', condition: item, span: item.span }]
    const link = linkOf(item, own, names)
    if (link !== undefined) return [link]
    const expected = `the name of another query, a dot and a field, as in \`${names.find((n) => n !== own) ?? ''}.id\``
    cx.report.add('type/mismatch', item.value.span, { what: '`<=>`', expected, found: textOf(item.value) })
    return []
  })
}

type Comparison = Extract<Ast.Condition, { kind: 'compare' }>

function isLink(condition: Ast.Condition): condition is Comparison {
  return condition.kind === 'compare' && condition.operator === '<=>'
}

function textOf(value: Ast.FilterValue): string {
  return value.kind === 'pattern' ? `\`${value.text}\`` : 'something else'
}

/** `field <=> name.field`; of names that fit the longest counts. */
function linkOf({ field, value, span }: Comparison, own: string, names: readonly string[]): Link | undefined {
  if (value.kind !== 'pattern') return undefined
  const fitting = names.filter((name) => name !== own && value.text.startsWith(`${name}.`))
  const to = fitting.toSorted((a, b) => b.length - a.length)[0]
  const toField = to === undefined ? '' : value.text.slice(to.length + 1)
  return to === undefined || toField === '' ? undefined : { field: field.name, to, toField, span }
}

function fieldsOf(include: Ast.Expr, cx: Lowering): readonly Ast.FieldName[] | undefined {
  const items = include.kind === 'array' ? include.items : [include]
  const names = items.flatMap((item): Ast.FieldName[] => {
    if (item.kind === 'field') return [{ name: item.name, quoted: false, span: item.span }]
    if (item.kind === 'word') return [{ name: item.text, quoted: false, span: item.span }]
    return item.kind === 'string' ? [{ name: item.value, quoted: true, span: item.span }] : []
  })
  if (names.length === items.length) return names
  cx.report.add('type/mismatch', include.span, { what: '`include`', expected: 'fields', found: 'something else' })
  return undefined
}

/** What the arguments ask of a constellation. */
function shapeOf(args: Arguments, queries: readonly Query[], cx: Lowering): Constellation | undefined {
  const root = args.has('root') ? queries.findIndex((q) => q.name === args.text('root')) : 0
  if (root === -1) {
    mismatch('root', 'the name of a query', args, cx)
    return undefined
  }
  const within = duration('within', args, cx)
  const jitter = duration('jitterTolerance', args, cx)
  const perRoot = whole('maxPerRoot', 1, args, cx)
  const iterations = whole('iterationLimit', 5, args, cx)
  if (within === null || jitter === null || perRoot === undefined || iterations === undefined) return undefined
  const inSequence = args.flag('sequence', false)
  const needing = ['sequenceBy', 'jitterTolerance'].find((name) => args.has(name))
  if (needing !== undefined && !inSequence) {
    mismatch(needing, '`sequence=true` beside it', args, cx)
    return undefined
  }
  if (jitter !== undefined && args.has('sequenceBy')) {
    cx.refuse('`correlate(jitterTolerance=...)` with `sequenceBy`', args.raw('jitterTolerance')?.span ?? args.span)
    return undefined
  }
  if (jitter !== undefined && within !== undefined && jitter > within) {
    mismatch('jitterTolerance', 'at most as much as `within`', args, cx)
    return undefined
  }
  const agreed = args.fields('globalConstraints')
  if (!isConnected(queries) && agreed.length === 0) {
    cx.refuse('`correlate()` of queries that no links or global constraints connect', args.span)
    return undefined
  }
  return {
    root,
    agreed,
    perRoot,
    once: args.flag('includeMatchesOnceOnly', false),
    showsLinked: args.flag('includeConstraintValues', true),
    ...(within === undefined ? {} : { within }),
    ...(inSequence ? { sequence: { by: args.fields('sequenceBy'), jitter: jitter ?? 0n } } : {}),
  }
}

function isConnected(queries: readonly Query[]): boolean {
  const reached = new Set(queries.slice(0, 1).map((q) => q.name))
  for (let before = 0; before < reached.size; ) {
    before = reached.size
    for (const { name, links } of queries) {
      for (const { to } of links) {
        if (reached.has(name)) reached.add(to)
        if (reached.has(to)) reached.add(name)
      }
    }
  }
  return reached.size === queries.length
}

/** Milliseconds; null when the argument is no duration, which is reported. */
function duration(name: string, args: Arguments, cx: Lowering): bigint | undefined | null {
  const written = args.text(name)
  if (written === undefined) return undefined
  const found = durationMilliseconds(written)
  if (found === undefined) mismatch(name, 'a duration such as `15m`', args, cx)
  return found ?? null
}

function whole(name: string, fallback: number, args: Arguments, cx: Lowering): number | undefined {
  if (!args.has(name)) return fallback
  const found = args.number(name)
  if (found !== undefined && Number.isSafeInteger(found) && found >= 1) return found
  if (found !== undefined) mismatch(name, 'a whole number from 1', args, cx)
  return undefined
}

function mismatch(name: string, expected: string, args: Arguments, cx: Lowering): void {
  const found = `\`${args.text(name) ?? ''}\``
  cx.report.add('type/mismatch', args.raw(name)?.span ?? args.span, { what: `\`${name}\``, expected, found })
}

export const CORRELATIONS: Builtins = {
  correlate: {
    kind: 'table',
    queries: true,
    names: [
      'query',
      'globalConstraints',
      'includeConstraintValues',
      'includeMatchesOnceOnly',
      'iterationLimit',
      'jitterTolerance',
      'maxPerRoot',
      'root',
      'sequence',
      'sequenceBy',
      'within',
    ],
    lower: lowerCorrelate,
  },
}
