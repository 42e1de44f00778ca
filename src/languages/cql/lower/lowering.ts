import type { Report } from '../../../diagnostics/diagnostic.ts'
import { nearHint } from '../../../diagnostics/near.ts'
import { and, boolean, call, type Expr, long, text } from '../../../plan/expr.ts'
import type { ColumnSource } from '../../../plan/plan.ts'
import { countReads, exprSize } from '../../../plan/traverse.ts'
import type { Need } from '../../../schemas/external.ts'
import { NO_SPAN, type Span } from '../../../source/text.ts'
import { ceilingMilliseconds } from '../../interval.ts'
import type { CompileOptions, Interval, Probe } from '../../language.ts'
import type * as Ast from '../ast.ts'
import { BUILTINS } from '../builtins.ts'
import { DOCUMENTED_FUNCTIONS, insteadOf, isFunctionName } from '../names.ts'
import { refusalReason } from '../refusals.ts'
import type { Aggregated } from './aggregated.ts'
import { Arguments, parameterText } from './arguments.ts'
import { callInBranch, needsPlan, needsRows } from './branch-steps.ts'
import { type Branch, chooseBranch } from './branches.ts'
import type { Builtin } from './builtin.ts'
import type { Invocation, Lowering } from './context.ts'
import { probeOf, setNamed } from './data-fields.ts'
import { lowerExpression } from './expression.ts'
import { extract, lowerCondition, lowerFilterStep, old, SILENT } from './filter.ts'
import { assign, type Frame, held, where } from './frame.ts'
import { matchesGlob } from './pattern.ts'
import { compileRegex, found } from './regex.ts'
import type { EventSource } from './source.ts'
import { asLong, asText, isMissing, MISSING, negate } from './value.ts'

/** Parts of a query that read the events again make it longer with each step. */
const MOST_READS = 500

/** Each step can nest the plan deeper. */
const MOST_STEPS = 3000

/** In branches values are computed where they are read, each as often. */
const LARGEST = 50_000

export class CqlLowering implements Lowering {
  readonly report: Report
  readonly options: CompileOptions
  readonly columns: ColumnSource
  readonly tables: Lowering['tables'] = new Map()
  /** Each kind of knowledge is needed once. */
  readonly needs = new Map<string, Need>()
  readonly #source: EventSource
  readonly #gone = new Set<string>()
  /** The first frame of the query: before and after its interval limits it. */
  #whole: Frame | undefined
  #begin: Frame | undefined
  interval: Interval
  /** What refused calls would have set: no absent fields. */
  readonly #unset = new Set<string>()
  /** Whether free text was asked, which reads every column. */
  searchesAll = false

  /** What to ask the data before the query can be compiled to its end. */
  probe: Probe | undefined
  /** The names that the query mentions; absent where whole events are read. */
  readonly #mentioned: readonly string[] | undefined

  constructor(
    report: Report,
    options: CompileOptions,
    columns: ColumnSource,
    source: EventSource,
    mentioned?: readonly string[],
  ) {
    this.#mentioned = mentioned
    this.report = report
    this.options = options
    this.columns = columns
    this.#source = source
    const { start, end } = options.interval ?? {}
    this.interval = {
      ...(start === undefined ? {} : { start: ceilingMilliseconds(start) }),
      ...(end === undefined ? {} : { end: ceilingMilliseconds(end) }),
    }
  }

  field(frame: Frame, name: string, span: Span): Expr {
    const known = held(frame, name)
    if (known !== undefined) return { ...known, span: span.start < 0 ? known.span : span }
    if (frame.open) return this.#source.resolve(frame.scan, name, this.#unset.has(name) ? SILENT : span)
    if (span.start >= 0 && !this.#unset.has(name) && !this.#gone.has(name)) {
      this.#gone.add(name)
      this.report.add(
        'schema/cql-field-gone',
        span,
        { name, step: frame.closedBy },
        { hints: nearHint(name, frame.fields.keys()) },
      )
    }
    return { ...MISSING, span: span.start < 0 ? MISSING.span : span }
  }

  /** The events that the query begins with. */
  source(): Frame {
    this.#whole = this.#source.frame()
    this.#begin = limited(this.#whole, this.interval, NO_SPAN, this)
    return this.#begin
  }

  within<T>(run: (frame: Frame) => T, interval: Interval = this.interval): T {
    const outer = this.interval
    this.interval = interval
    try {
      return run(limited(this.#source.frame(), interval, NO_SPAN, this))
    } finally {
      this.interval = outer
    }
  }

  setInterval(events: Frame, interval: Interval, span: Span): Frame | undefined {
    if (this.#whole === undefined || events !== this.#begin) return undefined
    this.interval = interval
    return limited(this.#whole, interval, span, this)
  }

  original(frame: Frame): readonly Expr[] {
    this.searchesAll = true
    return this.#source.searched(frame.scan)
  }

  dataFields(frame: Frame, record: Expr, span: Span): readonly string[] {
    // A frame that does not read on in the table shows what is put into it.
    if (!frame.open) this.searchesAll = true
    if (this.#mentioned !== undefined) return this.#mentioned
    const key = `${span.start}:${span.end}`
    const known = this.options.probed?.get(key)
    if (known === undefined) {
      if (this.probe === undefined && !this.report.hasErrors) this.probe = probeOf(key, frame, record, this.columns)
      return []
    }
    if ('problem' in known) {
      this.refuse(known.problem, span)
      return []
    }
    return known.map((c) => c.name)
  }

  allFields(frame: Frame, span: Span): ReadonlyMap<string, Expr> {
    this.searchesAll = true
    const shown = new Map<string, Expr>()
    if (frame.open) {
      for (const { name, expr, nested } of this.#source.allFlat(frame.scan)) {
        if (nested === undefined) shown.set(name, expr)
        else {
          const at = { start: span.start, end: span.end + 1 + nested }
          const record = call('record.flatten', [expr, text(name)], span)
          for (const member of this.#mentioned === undefined ? this.dataFields(frame, record, at) : []) {
            if (!shown.has(member)) shown.set(member, asText(call('dynamic.member', [record, text(member)], span)))
          }
        }
      }
    }
    for (const name of frame.removed) shown.delete(name)
    for (const [name, expr] of frame.fields) shown.set(name, expr)
    return shown
  }

  need(need: Need): void {
    const key = JSON.stringify({ ...need, span: undefined })
    if (!this.needs.has(key)) this.needs.set(key, need)
  }

  refuse(what: string, span: Span, reason?: string): void {
    this.report.add('fidelity/not-supported', span, { what, language: 'CQL', reason })
  }

  condition(condition: Ast.Condition, frame: Frame): Expr {
    return lowerCondition(condition, frame, this)
  }

  expr(expr: Ast.Expr, frame: Frame): Expr {
    return lowerExpression(expr, frame, this, (call) => this.#invokeValue({ call }, frame))
  }

  steps(steps: readonly Ast.Step[], frame: Frame): Frame {
    const excess = steps[MOST_STEPS]
    if (excess !== undefined) {
      this.refuse(`a pipeline of more than ${MOST_STEPS} steps`, excess.span)
      return frame
    }
    return steps.reduce((f, step) => this.#bounded(this.#step(step, f), f, step.span), frame)
  }

  /** What comes out of a step, or what went in where the query grows without end when it is written out. */
  #bounded(after: Frame, before: Frame, span: Span): Frame {
    if (after === before) return before
    if (countReads(after.plan) > MOST_READS) {
      this.refuse(`a query that reads the events more than ${MOST_READS} times`, span)
      return before
    }
    if (after.conditions === undefined) return after
    const values = [...after.conditions, ...after.fields.values()]
    if (values.every((value) => exprSize(value) <= LARGEST)) return after
    this.refuse(`an expression of more than ${LARGEST} parts, written out,`, span)
    return before
  }

  #step(step: Ast.Step, frame: Frame): Frame {
    switch (step.kind) {
      case 'filter':
        return this.#filter(step.condition, frame)
      case 'call':
        return this.#call({ call: step.call }, frame, step.negated, step.span)
      case 'assign':
        return this.#assign(step, frame)
      case 'apply':
        return this.#call({ call: step.call, field: step.field }, frame, step.negated, step.span)
      case 'case':
        return chooseBranch(
          frame,
          step.branches.map(
            (b): Branch => ({
              lower: (f) => this.steps(b.steps, f),
              rows: this.needsRows(b.steps),
            }),
          ),
          step.span,
          this,
        )
      case 'match':
        return this.#match(step, frame)
      case 'stats': {
        const items: Ast.Expr = { kind: 'array', items: step.items, span: step.span }
        const call: Ast.Call = {
          kind: 'call',
          name: 'stats',
          nameSpan: step.span,
          args: [{ value: items, span: step.span }],
          close: step.span,
          span: step.span,
        }
        return this.#call({ call }, frame, false, step.span)
      }
      case 'command':
        return this.steps(step.steps, frame)
      case 'saved':
        // Saved queries are written out before; what is left of them was refused.
        return frame
    }
  }

  /** Calls that stand side by side with filters are steps of their own. */
  #filter(condition: Ast.Condition, frame: Frame): Frame {
    if (condition.kind === 'and') return condition.items.reduce((f, item) => this.#filter(item, f), frame)
    if (condition.kind === 'call') return this.#call({ call: condition.call }, frame, false, condition.span)
    if (condition.kind === 'not' && condition.item.kind === 'call') {
      return this.#call({ call: condition.item.call }, frame, true, condition.span)
    }
    return lowerFilterStep(condition, frame, this)
  }

  #assign(step: Extract<Ast.Step, { kind: 'assign' }>, frame: Frame): Frame {
    const { value, target } = step
    if (step.dynamic) {
      const name = this.field(frame, target.name, target.span)
      return setNamed(frame, name, this.expr(value, frame), step.span, this)
    }
    if (value.kind === 'call' && !/^(?:true|false)$/i.test(value.name)) {
      const builtin = this.#builtin(value.name)
      if (builtin?.kind !== 'filter') return this.#call({ call: value, as: target }, frame, false, step.span)
    }
    return this.#set(frame, target.name, this.expr(value, frame))
  }

  #set(frame: Frame, name: string, value: Expr): Frame {
    return assign(frame, name, value, old(frame, name, this), this.columns)
  }

  #builtin(called: string): Builtin | undefined {
    const name = called.toLowerCase()
    return Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined
  }

  needsPlan(steps: readonly Ast.Step[]): boolean {
    return needsPlan(steps, (name) => this.#builtin(name))
  }

  takesEvents(called: Ast.Call): boolean {
    return callInBranch(called, this.#builtin(called.name)) !== undefined
  }

  needsRows(steps: readonly Ast.Step[]): boolean {
    return needsRows(steps, (name) => this.#builtin(name))
  }

  kindOf(name: string): Builtin['kind'] | undefined {
    return this.#builtin(name)?.kind
  }

  aggregated(invocation: Invocation, frame: Frame): readonly Aggregated[] {
    const builtin = this.#builtin(invocation.call.name)
    if (builtin?.kind !== 'aggregate') return []
    const args = new Arguments(this, invocation, builtin)
    return args.valid ? builtin.lower(args, frame, this) : []
  }

  unknown(call: Ast.Call): void {
    if (isFunctionName(call.name))
      this.refuse(`the function \`${call.name}()\``, call.nameSpan, refusalReason(call.name))
    else {
      const instead = insteadOf(call.name)
      const hints = instead === undefined ? nearHint(call.name, DOCUMENTED_FUNCTIONS) : [`CQL has ${instead}`]
      this.report.add('name/unknown-function', call.nameSpan, { name: call.name }, { hints })
    }
  }

  #call(invocation: Invocation, frame: Frame, negated: boolean, span: Span): Frame {
    const errors = this.#errorCount()
    const result = this.#lowerCall(invocation, frame, negated, span)
    if (this.#errorCount() > errors) {
      const alias = invocation.call.args.find((a) => a.name?.name === 'as')?.value
      const name = invocation.as?.name ?? (alias?.kind === 'field' ? alias.name : undefined)
      if (name !== undefined) this.#unset.add(name)
    }
    return result
  }

  #errorCount(): number {
    return this.report.diagnostics.filter((d) => d.severity === 'error').length
  }

  #lowerCall(invocation: Invocation, frame: Frame, negated: boolean, span: Span): Frame {
    const { call } = invocation
    const builtin = this.#builtin(call.name)
    if (builtin === undefined) {
      this.unknown(call)
      return frame
    }
    const args = new Arguments(this, invocation, builtin)
    if (!args.valid) return frame
    if (negated && builtin.kind === 'events' && builtin.negated !== undefined) {
      const condition = builtin.negated(args, frame, this)
      return condition === undefined ? frame : where(frame, negate(condition))
    }
    if (negated && builtin.kind !== 'filter' && !(builtin.kind === 'table' && builtin.negatable === true)) {
      const what = `\`!\` before \`${call.name}\``
      this.report.add('type/mismatch', span, { what, expected: 'a function that filters', found: 'one that does not' })
      return frame
    }
    if (frame.conditions !== undefined && !this.#standsInBranch(call, builtin, frame)) {
      this.refuse(`\`${call.name}()\` inside a branch`, call.nameSpan)
      return frame
    }
    switch (builtin.kind) {
      case 'filter': {
        const stepped = builtin.step?.(args, frame, this, negated)
        if (stepped !== undefined) return stepped
        const condition = builtin.lower(args, frame, this)
        if (condition === undefined) return frame
        return where(frame, negated ? negate(condition) : condition)
      }
      case 'value': {
        const output = args.as?.name ?? (typeof builtin.output === 'string' ? builtin.output : builtin.output(args))
        const value = builtin.lower(args, frame, this)
        return value === undefined ? frame : this.#set(frame, output, value)
      }
      case 'events':
        return builtin.lower(args, frame, this)
      case 'table':
        return builtin.lower(args, frame, this, negated)
      case 'aggregate': {
        const stats = BUILTINS['stats']
        if (stats?.kind !== 'table') throw new Error('stats makes a table')
        const whole: Ast.Call = { ...call, name: 'stats', args: [{ value: withAlias(invocation), span: call.span }] }
        return stats.lower(new Arguments(this, { call: whole }, stats), frame, this, false)
      }
    }
  }

  /** Whether a branch, which has no rows of its own, can hold the call. */
  #standsInBranch(call: Ast.Call, builtin: Builtin, frame: Frame): boolean {
    if (callInBranch(call, builtin) !== 'columns') return false
    return builtin.kind !== 'table' || frame.grows === true
  }

  /** A call inside an expression. */
  #invokeValue(invocation: Invocation, frame: Frame): Expr {
    const { call } = invocation
    const builtin = this.#builtin(call.name)
    if (builtin === undefined) {
      this.unknown(call)
      return MISSING
    }
    if (builtin.kind === 'events' && builtin.negated !== undefined) {
      const tested = new Arguments(this, invocation, builtin)
      return (tested.valid ? builtin.negated(tested, frame, this) : undefined) ?? MISSING
    }
    if (builtin.kind !== 'value' && builtin.kind !== 'filter') {
      this.refuse(`\`${call.name}()\` inside an expression`, call.nameSpan)
      return builtin.kind === 'events' ? MISSING : boolean(false)
    }
    const args = new Arguments(this, invocation, builtin)
    return (args.valid ? builtin.lower(args, frame, this) : undefined) ?? MISSING
  }

  #match(step: Extract<Ast.Step, { kind: 'match' }>, frame: Frame): Frame {
    const { field } = step
    const branches = step.branches.map(
      (branch): Branch => ({
        rows: this.needsRows(branch.pipeline.steps),
        lower: (start) => {
          const { guard } = branch
          if (guard.kind === 'call')
            return this.steps(branch.pipeline.steps, this.#call({ call: guard, field }, start, false, guard.span))
          // `*` without quotes takes every event, with and without the field.
          if (guard.kind === 'pattern' && guard.text === '*' && !guard.quoted)
            return this.steps(branch.pipeline.steps, start)
          const value = this.field(start, field.name, field.span)
          if (guard.kind === 'regex') {
            const regex = compileRegex(guard.pattern, guard.flags, guard.span, this.report)
            if (regex === undefined) return start
            const passed = where(start, found(value, regex, guard.span))
            return this.steps(branch.pipeline.steps, extract(passed, value, regex, guard.span, this))
          }
          const pattern = guard.kind === 'param' ? parameterText(guard) : guard.text
          return this.steps(branch.pipeline.steps, where(start, matchesGlob(value, pattern, guard.span)))
        },
      }),
    )
    return chooseBranch(frame, branches, step.span, this)
  }
}

/** The events whose time lies in the interval, in milliseconds. */
function limited(frame: Frame, { start, end }: Interval, span: Span, cx: Lowering): Frame {
  if (start === undefined && end === undefined) return frame
  const found = old(frame, '@timestamp', cx)
  if (isMissing(found)) cx.report.add('schema/no-times', span, { table: 'events' })
  const time = asLong(found)
  const inside = [
    ...(start === undefined ? [] : [call('compare.ge', [time, long(start)])]),
    ...(end === undefined ? [] : [call('compare.lt', [time, long(end)])]),
  ]
  return where(frame, and(inside, span))
}

function withAlias(invocation: Invocation): Ast.Expr {
  const { call, as } = invocation
  if (as === undefined) return call
  return { kind: 'assignment', target: as, value: call, span: call.span }
}
