import { nearHint } from '../../../diagnostics/near.ts'
import type { Span } from '../../../source/text.ts'
import type * as Ast from '../ast.ts'
import type { Invocation, Lowering } from './context.ts'
import { numberOf } from './value.ts'

/** The parameters of a function; the first of `names` takes the unnamed argument. */
export interface Signature {
  readonly names: readonly string[]
  readonly required?: readonly string[]
  /** What further arguments without a name stand for, where a page of the function writes it so. */
  readonly positional?: readonly string[]
  /** Takes arguments of any name (`eval`). */
  readonly open?: true
  /** Several unnamed arguments are one list. */
  readonly listed?: true
  /** Takes named queries, `name: { ... }`. */
  readonly queries?: true
}

/** `name: { query }` as an argument. */
export type NamedQuery = Extract<Ast.Expr, { kind: 'correlated' }>

function parametersOf({ names }: Signature): string {
  const unique = names.filter((n, i, all) => all.findIndex((m) => m.toLowerCase() === n.toLowerCase()) === i)
  return unique.map((n) => `\`${n}=\``).join(', ')
}

/** The arguments of one call by parameter. */
export class Arguments {
  readonly span: Span
  readonly fn: string
  readonly as?: Ast.FieldName
  readonly queries: readonly NamedQuery[]
  readonly #cx: Lowering
  readonly #call: Ast.Call
  readonly #values = new Map<string, Ast.Expr>()
  valid = true

  constructor(cx: Lowering, invocation: Invocation, signature: Signature) {
    const { call } = invocation
    this.#cx = cx
    this.#call = call
    this.span = call.span
    this.fn = call.name
    const isQuery = ({ value }: Ast.Argument): boolean => signature.queries === true && value.kind === 'correlated'
    this.queries = call.args.flatMap(({ value }) =>
      signature.queries === true && value.kind === 'correlated' ? [value] : [],
    )
    const unnamed = call.args.filter((a) => a.name === undefined && !isQuery(a))
    const places = [signature.names[0] ?? '', ...(signature.positional ?? [])]
    if (unnamed.length > places.length && signature.listed !== true) {
      const expected = 'at most one argument without a name'
      const hints = [`several fields stand in \`[...]\`, other arguments have their names: ${parametersOf(signature)}`]
      cx.report.add('type/argument-count', call.span, { name: call.name, expected, found: unnamed.length }, { hints })
      this.valid = false
      return
    }
    for (const arg of call.args) {
      const name = arg.name?.name ?? places[unnamed.indexOf(arg)] ?? ''
      if (signature.open === true || (arg.name === undefined && isQuery(arg))) continue
      if (arg.name !== undefined && !signature.names.includes(name) && name !== 'as') {
        const near = nearHint(name, signature.names)
        const hints = near.length > 0 || signature.names.length === 0 ? near : [`it has ${parametersOf(signature)}`]
        cx.report.add('name/cql-unknown-parameter', arg.name.span, { name, fn: call.name }, { hints })
        this.valid = false
      }
      this.#values.set(name, arg.value)
    }
    if (signature.listed === true && unnamed.length > 1) {
      const items = unnamed.map((arg) => arg.value)
      const whole = { start: items[0]?.span.start ?? call.span.start, end: items.at(-1)?.span.end ?? call.span.end }
      const written = cx.report.source.text.slice(whole.start, whole.end)
      const isRun = call.args.slice(call.args.findIndex((a) => a.name === undefined)).length === unnamed.length
      const fixes = isRun ? [{ title: 'write a list', span: whole, text: `[${written}]` }] : []
      cx.report.add('lint/cql-listed-arguments', whole, { name: call.name }, { fixes })
      this.#values.set(signature.names[0] ?? '', { kind: 'array', items, span: call.span })
    }
    if (invocation.field !== undefined) this.#values.set('field', fieldOf(invocation.field))
    for (const name of signature.required ?? []) {
      if (this.#values.has(name)) continue
      cx.report.add('name/cql-missing-parameter', call.nameSpan, { name, fn: call.name })
      this.valid = false
    }
    const alias = this.#values.get('as')
    const target = invocation.as ?? call.alias ?? (alias === undefined ? undefined : nameOf(alias))
    if (target !== undefined) this.as = target
  }

  raw(name: string): Ast.Expr | undefined {
    return this.#values.get(name)
  }

  has(name: string): boolean {
    return this.#values.has(name)
  }

  /** The arguments as written, for functions whose parameters are the user's names. */
  entries(): readonly (readonly [string, Ast.Expr])[] {
    return this.#call.args.flatMap((arg) => (arg.name === undefined ? [] : [[arg.name.name, arg.value] as const]))
  }

  nameOf(value: Ast.Expr): Ast.FieldName | undefined {
    return nameOf(value)
  }

  /** The text of a constant: a string, a word, a number or a parameter's default. */
  text(name: string): string | undefined {
    const value = this.#values.get(name)
    if (value === undefined) return undefined
    const found = constantText(value)
    if (found === undefined) this.#cx.report.add('type/not-constant', value.span, { what: `\`${name}\`` })
    return found
  }

  number(name: string): number | undefined {
    const found = this.text(name)
    if (found === undefined) return undefined
    const value = numberOf(found)
    if (value === undefined) {
      const span = this.#values.get(name)?.span ?? this.span
      this.#cx.report.add('type/mismatch', span, { what: `\`${name}\``, expected: 'a number', found: `\`${found}\`` })
    }
    return value
  }

  /** One of some words in any case, the first of them by default; undefined and reported when it is another. */
  choice<T extends string>(name: string, words: readonly [T, ...T[]]): T | undefined {
    const written = this.text(name)?.toLowerCase()
    const found = written === undefined ? words[0] : words.find((word) => word.toLowerCase() === written)
    if (found !== undefined) return found
    const span = this.#values.get(name)?.span ?? this.span
    const expected = words.map((word) => `\`${word}\``).join(' or ')
    this.#cx.report.add('type/mismatch', span, { what: `\`${name}\``, expected, found: `\`${written}\`` })
    return undefined
  }

  flag(name: string, fallback: boolean): boolean {
    const found = this.text(name)
    return found === undefined ? fallback : found.toLowerCase() === 'true'
  }

  /** The names in a field or a list of fields. */
  fields(name: string): readonly Ast.FieldName[] {
    return this.list(name).flatMap((item) => {
      const found = nameOf(item)
      if (found === undefined) {
        this.#cx.report.add('type/mismatch', item.span, {
          what: `\`${name}\``,
          expected: 'a field',
          found: 'something else',
        })
      }
      return found === undefined ? [] : [found]
    })
  }

  field(name: string): Ast.FieldName | undefined {
    return this.fields(name)[0]
  }

  /** The elements of a list; a single value is a list of one. */
  list(name: string): readonly Ast.Expr[] {
    const value = this.#values.get(name)
    if (value === undefined) return []
    return value.kind === 'array' ? value.items : [value]
  }

  /** The constant texts of a list. */
  texts(name: string): readonly string[] {
    return this.list(name).flatMap((item) => {
      const found = constantText(item)
      if (found === undefined) this.#cx.report.add('type/not-constant', item.span, { what: `\`${name}\`` })
      return found === undefined ? [] : [found]
    })
  }
}

/** A parameter that nobody sets holds `*`. */
export function parameterText(parameter: Ast.Parameter): string {
  return parameter.fallback ?? '*'
}

function constantText(value: Ast.Expr): string | undefined {
  switch (value.kind) {
    case 'string':
      return value.value
    case 'number':
    case 'word':
      return value.text
    case 'field':
      return value.name
    case 'param':
      return parameterText(value)
    case 'unary': {
      const operand = constantText(value.operand)
      return operand === undefined ? undefined : `${value.operator}${operand}`
    }
    default:
      return undefined
  }
}

function nameOf(value: Ast.Expr): Ast.FieldName | undefined {
  const name = value.kind === 'unary' ? undefined : constantText(value)
  return name === undefined ? undefined : { name, quoted: value.kind === 'string', span: value.span }
}

function fieldOf(field: Ast.FieldName): Ast.Expr {
  return field.quoted
    ? { kind: 'string', value: field.name, triple: false, span: field.span }
    : { kind: 'field', name: field.name, span: field.span }
}
