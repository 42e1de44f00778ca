import type { Extras, Fix, Report } from '../../diagnostics/diagnostic.ts'
import type { Profile } from '../../schemas/resolve.ts'
import type { Span } from '../../source/text.ts'
import type {
  Argument,
  Call,
  Choice,
  Condition,
  Expr,
  Parameter,
  Pattern,
  Pipeline,
  RegexLiteral,
  Step,
} from './ast.ts'
import { isFunctionName } from './names.ts'
import { printField, printStep, quote } from './print.ts'
import { assignment, type RenamingList, renamingLists } from './renames.ts'
import { needsSteps, vendorAssignment, vendorIf, vendorPart, vendorSteps } from './vendor-text.ts'

/** Reports what the query has of what LogScale refuses, each with the text that LogScale takes. */
export function reportLeniencies(query: Pipeline, report: Report, profile: Profile): void {
  new Leniencies(report, profile).pipeline(query)
}

class Leniencies {
  readonly #report: Report
  readonly #profile: Profile

  constructor(report: Report, profile: Profile) {
    this.#report = report
    this.#profile = profile
  }

  #extras(fix?: Fix): Extras {
    return {
      ...(this.#profile === 'vendor' ? { severity: 'error' as const } : {}),
      ...(fix === undefined ? {} : { fixes: [fix] }),
    }
  }

  pipeline(pipeline: Pipeline): void {
    for (const step of pipeline.steps) this.#step(step)
  }

  #step(step: Step): void {
    if (step.unpiped !== undefined) this.#unpiped(step.unpiped.span)
    for (const list of renamingLists(step)) this.#renamed(list, step)
    switch (step.kind) {
      case 'filter':
        this.#where(step.where)
        this.#condition(step.condition, true)
        break
      case 'call':
        this.#where(step.where)
        this.#call(step.call)
        break
      case 'apply':
        this.#call(step.call)
        break
      case 'assign':
        this.#assign(step)
        break
      case 'case':
        for (const branch of step.branches) this.pipeline(branch)
        break
      case 'match':
        for (const branch of step.branches) this.pipeline(branch.pipeline)
        break
      case 'stats':
        for (const item of step.items) this.#expr(item)
        break
      case 'saved':
        this.#args(step.args)
        break
      case 'command': {
        const text = step.steps.map(printStep).join(' | ')
        const name = /^[A-Za-z]+/.exec(step.written)?.[0] ?? step.written
        const fix = { title: 'write it as CQL does', span: step.span, text }
        this.#report.add('syntax/cql-command', step.span, { name }, this.#extras(fix))
      }
    }
  }

  /**
   * In the grammar `a b` is `a | b`, for filters; pages of the vendor have calls and assignments side by side, too
   * (library.humio.com/examples/examples-mathpow-calculate-power.html). No error under either profile.
   */
  #unpiped(span: Span): void {
    const fix = { title: 'write `|`', span, text: '| ' }
    this.#report.add('syntax/cql-missing-pipe', { start: span.start, end: span.start + 1 }, {}, { fixes: [fix] })
  }

  #renamed(list: RenamingList, step: Step): void {
    for (const item of list.items) {
      const names = { source: printField(item.source), target: printField(item.target) }
      const made = printStep(assignment(item))
      const { subquery } = list
      const place = subquery === undefined ? step.span.start : subquery.span.end - 1
      const insert = {
        title: 'assign the field first',
        span: { start: place, end: place },
        text: subquery === undefined ? `${made} | ` : ` | ${made}`,
      }
      const replace = { title: 'list the new name', span: item.span, text: names.target }
      const extras = this.#extras()
      this.#report.add('syntax/cql-as-in-list', item.span, names, { ...extras, fixes: [insert, replace] })
    }
  }

  #where(span: Span | undefined): void {
    if (span === undefined) return
    const fix = { title: 'remove `where`', span, text: '' }
    this.#report.add('syntax/cql-where', { start: span.start, end: span.start + 5 }, {}, this.#extras(fix))
  }

  #assign(step: Extract<Step, { kind: 'assign' }>): void {
    const name = printField(step.target)
    const { value } = step
    const whole = value.kind === 'choice' ? vendorAssignment(name, value) : undefined
    const wholeFix = whole === undefined ? undefined : { title: 'write it as CQL does', span: step.span, text: whole }
    if (step.evalKeyword !== undefined) {
      const local = { title: 'write `:=`', span: step.evalKeyword, text: `${name} :=` }
      const fix = wholeFix ?? (value.kind === 'choice' ? undefined : local)
      this.#report.add('syntax/cql-eval', step.evalKeyword, { name }, this.#extras(fix))
    }
    if (value.kind === 'choice') this.#choice(value, wholeFix)
    else this.#expr(value)
  }

  #choice(choice: Choice, fix: Fix | undefined): void {
    const code = choice.form === 'case' ? 'syntax/cql-case-call' : 'syntax/cql-if-call'
    const asIf = fix === undefined ? vendorIf(choice) : undefined
    const own = asIf === undefined ? fix : { title: 'name the arguments', span: choice.span, text: asIf }
    this.#report.add(
      code,
      { start: choice.span.start, end: choice.span.start + choice.form.length },
      {},
      this.#extras(own),
    )
    for (const arm of choice.arms) {
      this.#condition(arm.condition, false)
      this.#nestedValue(arm.value)
    }
    if (choice.otherwise !== undefined) this.#nestedValue(choice.otherwise)
  }

  /** A choice inside another is mended with it. */
  #nestedValue(value: Expr): void {
    if (value.kind === 'choice') this.#choice(value, undefined)
    else this.#expr(value)
  }

  /** `mend`: the condition is a step of its own, so that it can be mended alone. */
  #condition(condition: Condition, mend: boolean): void {
    const steps = mend ? vendorSteps(condition) : undefined
    const calls = holdsCall(condition)
    const whole = mend && calls && needsSteps(condition) && steps !== undefined
    if (whole) {
      this.#inside(condition, true, { title: 'make the call a step of its own', span: condition.span, text: steps })
    } else if (
      mend &&
      steps !== undefined &&
      (condition.kind === 'in' || (condition.kind === 'not' && condition.item.kind === 'in'))
    ) {
      this.#inside(condition, false, { title: 'write `in()`', span: condition.span, text: steps })
    } else this.#inside(condition, mend && !calls, undefined)
  }

  /** `part`: mends parts where they stand; `fix`: mends the whole and goes with the first report. */
  #inside(condition: Condition, part: boolean, fix: Fix | undefined): void {
    let pending = fix
    const next = (own: () => string | undefined, title: string, span: Span): Fix | undefined => {
      if (fix !== undefined) {
        const taken = pending
        pending = undefined
        return taken
      }
      const text = part ? own() : undefined
      return text === undefined ? undefined : { title, span, text }
    }
    const visit = (c: Condition, top: boolean): void => {
      switch (c.kind) {
        case 'and':
        case 'or':
          if (c.kind === 'and') this.#foreignWords(c.items, top)
          for (const { span: sign } of c.signs ?? []) {
            const mended = part ? { title: 'write `or`', span: sign, text: 'or' } : undefined
            this.#report.add('syntax/cql-or-sign', sign, {}, this.#extras(mended))
          }
          if (c.mixed) this.#report.add('lint/cql-mixed-precedence', c.span, {})
          for (const item of c.items) visit(item, false)
          return
        case 'not':
          visit(c.item, top && c.item.kind === 'in')
          return
        case 'boolean':
          if (!c.called) return
          this.#report.add(
            'syntax/cql-boolean-call',
            c.span,
            { name: String(c.value) },
            this.#extras(next(() => String(c.value), 'remove the parentheses', c.span)),
          )
          return
        case 'compare':
          if (c.value.kind === 'pattern') this.#compared(c, c.value)
          if (c.value.kind === 'regex') this.#regex(c.value)
          if (c.doubled !== undefined) {
            const mended =
              part && c.value.kind !== 'null' ? { title: 'write `=`', span: c.doubled.span, text: '=' } : undefined
            this.#report.add('syntax/cql-double-equals', c.doubled.span, {}, this.#extras(mended))
          }
          if (c.value.kind !== 'null') return
          this.#report.add(
            'syntax/cql-null',
            c.span,
            { name: printField(c.field), exists: c.operator === '!=' },
            this.#extras(next(() => vendorPart(c), 'ask whether the field exists', c.span)),
          )
          return
        case 'in':
          for (const value of c.values) this.#pattern(value)
          this.#report.add(
            'syntax/cql-in',
            c.span,
            { name: printField(c.field) },
            this.#extras(next(() => vendorPart(c), 'write comparisons', c.span)),
          )
          return
        case 'call':
          this.#report.add(
            'syntax/cql-call-in-condition',
            c.span,
            { name: c.call.name },
            this.#extras(next(() => undefined, '', c.span)),
          )
          this.#call(c.call)
          return
        case 'expression':
          this.#expr(c.expr)
          return
        case 'text':
          if (c.value.kind === 'regex') this.#regex(c.value)
          if (c.value.kind === 'pattern') {
            this.#pattern(c.value)
            this.#word(c.value, top)
          }
          return
      }
    }
    visit(condition, true)
  }

  #compared(comparison: Extract<Condition, { kind: 'compare' }>, pattern: Pattern): void {
    const { field, operator } = comparison
    this.#pattern(pattern)
    const { text } = this.#report.source
    if (operator === '=' && !pattern.quoted && text[pattern.span.end] === '(' && isFunctionName(pattern.text)) {
      const sign = { start: field.span.end, end: pattern.span.start }
      const fixes =
        text.slice(sign.start, sign.end).trim() === '=' ? [{ title: 'assign it', span: sign, text: ' := ' }] : []
      this.#report.add('lint/cql-call-as-value', pattern.span, { fn: pattern.text }, { fixes })
    }
    if (operator !== 'like' || !pattern.quoted || !/^%|%$/.test(pattern.text)) return
    const plain = pattern.text.replace(/^%+|%+$/g, '')
    const mended = { title: 'write the text alone', span: pattern.span, text: quote(plain) }
    this.#report.add('lint/cql-like-percent', pattern.span, {}, { fixes: plain.includes('%') ? [] : [mended] })
  }

  #pattern(pattern: Pattern): void {
    if (pattern.quoted) this.#string(pattern.text, pattern)
  }

  #string(text: string, string: Pick<Pattern, 'span' | 'triple' | 'single'>): void {
    const { span } = string
    const fix = { title: 'write a plain string', span, text: quote(text) }
    if (string.triple === true) this.#report.add('syntax/cql-triple-quote', span, {}, this.#extras(fix))
    else if (string.single === true) this.#report.add('syntax/cql-single-quote', span, {}, this.#extras(fix))
    else if (this.#spansLines(span)) this.#report.add('lint/cql-text-spans-lines', span, {}, { fixes: [fix] })
  }

  #regex(regex: RegexLiteral): void {
    if (this.#spansLines(regex.span)) this.#report.add('lint/cql-regex-spans-lines', regex.span, {})
  }

  #spansLines(span: Span): boolean {
    const line = this.#report.source.text.indexOf('\n', span.start)
    return line !== -1 && line < span.end
  }

  /** Names of functions are not searched as text; words that are operators elsewhere are. */
  #word(pattern: Pattern, alone: boolean): void {
    if (pattern.quoted) return
    if (isFunctionName(pattern.text)) {
      const fix = { title: 'search it as text', span: pattern.span, text: quote(pattern.text) }
      this.#report.add('syntax/cql-function-word', pattern.span, { name: pattern.text }, { fixes: [fix] })
    } else if (!alone && pattern.text === '&&') {
      const fix = { title: 'write `and`', span: pattern.span, text: 'and' }
      this.#report.add('lint/cql-operator-word', pattern.span, { word: pattern.text }, { fixes: [fix] })
    }
  }

  /** Words that are operators or commands elsewhere, among conditions side by side. */
  #foreignWords(items: readonly Condition[], whole: boolean): void {
    const words = items.map((item) => (item.kind === 'text' && item.value.kind === 'pattern' ? item.value : undefined))
    const [first] = words
    if (whole && first !== undefined && !first.quoted && FOREIGN_COMMANDS.test(first.text)) {
      const next = items[1]
      const isAsked = next !== undefined && next.kind !== 'text' && /^(?:filter|having|search)$/i.test(first.text)
      const span = { start: first.span.start, end: next?.span.start ?? first.span.end }
      const fixes = isAsked ? [{ title: 'remove the word', span, text: '' }] : []
      this.#report.add('lint/cql-command-word', first.span, { word: first.text }, { fixes })
    }
    words.forEach((word, i) => {
      if (word === undefined || word.quoted || !FOREIGN_OPERATORS.test(word.text)) return
      const [left, right] = [words[i - 1], items[i + 1]]
      const value = right?.kind === 'text' ? comparison(word.text, right.value) : undefined
      const isField = left !== undefined && !left.quoted && /^[#@A-Za-z_][\w.]*$/.test(left.text)
      const span = { start: left?.span.end ?? word.span.start, end: right?.span.end ?? word.span.end }
      const fixes = value === undefined || !isField ? [] : [{ title: 'write a comparison', span, text: value }]
      this.#report.add('lint/cql-operator-word', word.span, { word: word.text }, { fixes })
    })
  }

  #call(call: Call): void {
    if (call.alias !== undefined) {
      const name = printField(call.alias)
      const text = `${call.args.length === 0 ? '' : ', '}as=${name})`
      const fix = { title: 'write `as=`', span: { start: call.close.start, end: call.alias.span.end }, text }
      this.#report.add('syntax/cql-as', call.alias.span, { name }, this.#extras(fix))
    }
    if (call.name.toLowerCase() === 'sort') this.#sortSigns(call)
    this.#args(call.args)
  }

  #sortSigns(call: Call): void {
    for (const arg of call.args) {
      const items = arg.value.kind === 'array' ? arg.value.items : [arg.value]
      for (const item of items) {
        if (item.kind !== 'unary' || item.operator !== '-' || item.operand.kind !== 'field') continue
        // Descending is what `sort` does when the query says nothing.
        const alone = items.length === 1 && !call.args.some((a) => a.name?.name === 'order')
        const fix = { title: 'remove the sign', span: item.span, text: item.operand.name }
        this.#report.add(
          'syntax/cql-sort-sign',
          item.span,
          { name: item.operand.name },
          this.#extras(alone ? fix : undefined),
        )
      }
    }
  }

  #args(args: readonly Argument[]): void {
    for (const arg of args) {
      const uncomma = arg.uncomma?.span
      if (uncomma !== undefined) {
        const fix = { title: 'write `,`', span: uncomma, text: ', ' }
        this.#report.add(
          'syntax/cql-missing-comma',
          { start: uncomma.start, end: uncomma.start + 1 },
          {},
          this.#extras(fix),
        )
      }
      this.#expr(arg.value)
    }
  }

  #expr(expr: Expr): void {
    switch (expr.kind) {
      case 'string':
        this.#string(expr.value, {
          span: expr.span,
          ...(expr.triple ? { triple: true } : {}),
          ...(expr.single === true ? { single: true } : {}),
        })
        break
      case 'regex':
        this.#regex(expr)
        break
      case 'unary':
        this.#expr(expr.operand)
        break
      case 'binary':
        this.#expr(expr.left)
        this.#expr(expr.right)
        break
      case 'array':
        for (const item of expr.items) this.#expr(item)
        break
      case 'subquery':
      case 'correlated':
        this.pipeline(expr.pipeline)
        break
      case 'assignment':
        this.#expr(expr.value)
        break
      case 'call':
        if (/^(?:true|false)$/i.test(expr.name) && expr.args.length === 0) {
          const fix = { title: 'remove the parentheses', span: expr.span, text: expr.name }
          this.#report.add('syntax/cql-boolean-call', expr.span, { name: expr.name }, this.#extras(fix))
        } else this.#call(expr)
        break
      case 'choice':
        this.#choice(expr, undefined)
    }
  }
}

/** Words that compare in other languages; in CQL they are searched as text. */
const FOREIGN_COMMANDS =
  /^(?:filter|having|search|dedup|rex|extend|summari[sz]e|let|select|fields|spath|lookup|makemv|mvexpand|mv-expand|eventstats|streamstats|transaction|distinct|union|parse|evaluate|render|chart|bin|fillnull|group)$/i

/** A comparison that does what the operator of another language does; absent where none does. */
function comparison(operator: string, value: Pattern | RegexLiteral | Parameter): string | undefined {
  if (value.kind === 'regex') return /^matches$/i.test(operator) ? `=/${value.pattern}/${value.flags}` : undefined
  if (value.kind !== 'pattern' || value.text.includes('*')) return undefined
  switch (operator.toLowerCase()) {
    case 'contains':
    case 'has':
      return `=${quote(`*${value.text}*`)}`
    case 'startswith':
      return `=${quote(`${value.text}*`)}`
    case 'endswith':
      return `=${quote(`*${value.text}`)}`
    default:
      return undefined
  }
}

const FOREIGN_OPERATORS = /^(?:ilike|is|null|has|contains|startswith|endswith|matches|between|isnull|isnotnull)$/i

/** A call besides the condition itself. */
function holdsCall(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.items.some(holdsCall)
    case 'not':
      return holdsCall(condition.item)
    default:
      return condition.kind === 'call'
  }
}
