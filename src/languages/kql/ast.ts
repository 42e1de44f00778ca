import type { Span } from '../../source/text.ts'
import type { ValueType } from '../../types/value.ts'
import {
  callKey,
  kindName,
  type OfficialNode,
  type OfficialType,
  resultName,
  symbolKindName,
  toArray,
} from './official.ts'

/** Name and type of a column as the binder sees it; `type` is absent for types that plans do not have. */
export interface SchemaColumn {
  readonly name: string
  readonly type: ValueType | undefined
}

const VALUE_TYPES: Readonly<Record<string, ValueType>> = {
  bool: 'boolean',
  int: 'int',
  long: 'long',
  real: 'real',
  string: 'string',
  guid: 'guid',
  datetime: 'datetime',
  timespan: 'timespan',
  dynamic: 'dynamic',
}

const TYPE_NAMES: Readonly<Record<ValueType, string>> = {
  boolean: 'bool',
  int: 'int',
  long: 'long',
  real: 'real',
  string: 'string',
  guid: 'guid',
  datetime: 'datetime',
  timespan: 'timespan',
  dynamic: 'dynamic',
}

export function kqlTypeName(type: ValueType): string {
  return TYPE_NAMES[type]
}

/** KQL spells some types in several ways (`scalar-data-types/index.md`). */
const SPELLINGS: Readonly<Record<string, ValueType>> = {
  ...VALUE_TYPES,
  boolean: 'boolean',
  int32: 'int',
  int64: 'long',
  double: 'real',
  date: 'datetime',
  time: 'timespan',
  uniqueid: 'guid',
  uuid: 'guid',
}

export function valueTypeNamed(name: string): ValueType | undefined {
  return Object.hasOwn(SPELLINGS, name) ? SPELLINGS[name] : undefined
}

function valueTypeOf(type: OfficialType): ValueType | undefined {
  return Object.hasOwn(VALUE_TYPES, type.Name) ? VALUE_TYPES[type.Name] : undefined
}

/** A node of the official syntax tree with the accessors that lowering needs. Absent parts are `undefined`. */
export class Ast {
  readonly #node: OfficialNode
  readonly #text: string
  /** Where the node's own text stands in the query: the body of a called function is a text of its own. */
  readonly #shift: number
  #columns: readonly SchemaColumn[] | undefined

  constructor(node: OfficialNode, text: string, shift = 0) {
    this.#node = node
    this.#text = text
    this.#shift = shift
  }

  /** Such as `FilterOperator`. */
  get kind(): string {
    return kindName(this.#node.Kind)
  }

  /** Tells calls of plugins apart whose columns data decides. */
  get callKey(): string {
    return callKey(this.#node)
  }

  get isToken(): boolean {
    return this.#node.IsToken
  }

  /** The part of the parent that this node is, such as `Condition`. */
  get role(): string {
    return this.#node.NameInParent ?? ''
  }

  get span(): Span {
    const start = this.#node.TextStart + this.#shift
    return { start, end: Math.max(start, this.#node.End + this.#shift) }
  }

  get text(): string {
    const { start, end } = this.span
    return this.#node.IsToken ? (this.#node.Text ?? '') : this.#text.slice(start, end)
  }

  get children(): readonly Ast[] {
    const children: Ast[] = []
    for (let i = 0; i < this.#node.ChildCount; i += 1) {
      const child = this.#node.GetChild(i)
      if (child !== null && child !== undefined) children.push(new Ast(child, this.#text, this.#shift))
    }
    return children
  }

  /** The child, not a token, that covers the place. Found by halving, as lists have thousands of children. */
  childAround(start: number, end: number): Ast | undefined {
    const present: OfficialNode[] = []
    for (let i = 0; i < this.#node.ChildCount; i += 1) {
      const child = this.#node.GetChild(i)
      if (child !== null && child !== undefined) present.push(child)
    }
    let low = 0
    let high = present.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((present[middle]?.End ?? 0) < end) low = middle + 1
      else high = middle
    }
    const found = present.slice(low).find((child) => !child.IsToken && child.End >= end)
    return found !== undefined && found.TextStart <= start ? new Ast(found, this.#text) : undefined
  }

  child(role: string): Ast | undefined {
    for (let i = 0; i < this.#node.ChildCount; i += 1) {
      const child = this.#node.GetChild(i)
      if (child?.NameInParent === role) return new Ast(child, this.#text, this.#shift)
    }
    return undefined
  }

  /** The body of the function that this calls, as the arguments bind it; `declared` is the body where it is written. */
  calledBody(declared: Ast): Ast {
    const body = this.#node.GetExpansion?.()
    if (body === null || body === undefined) return declared
    return new Ast(body, this.#text, declared.span.start - body.TextStart)
  }

  /** The elements of a list child, without their commas. */
  list(role: string): readonly Ast[] {
    return (this.child(role)?.children ?? []).flatMap((element) =>
      element.kind === 'SeparatedElement' ? element.children.slice(0, 1) : [element],
    )
  }

  /** The scalar type that the binder found. */
  get type(): ValueType | undefined {
    const type = this.#node.ResultType
    return type === null || type === undefined || type.Columns !== undefined ? undefined : valueTypeOf(type)
  }

  /** The name of the type that the binder found, also where plans lack it (`decimal`). */
  get typeName(): string {
    return this.#node.ResultType?.Name ?? 'unknown'
  }

  /** Whether the value is a table (or a tuple of columns). */
  get isTabular(): boolean {
    const type = this.#node.ResultType
    return type !== null && type !== undefined && type.Columns !== undefined && !isScalarSymbol(type)
  }

  /** Whether the value is several columns of one row, as some functions give. */
  get isTuple(): boolean {
    return this.typeName === 'tuple'
  }

  /** The columns that the binder gives the value. */
  get columns(): readonly SchemaColumn[] {
    this.#columns ??= schemaColumns(this.#node.ResultType)
    return this.#columns
  }

  /** The kind of what a name refers to (`Column`, `Table`, `Variable` ...). */
  get symbolKind(): string | undefined {
    const symbol = this.#node.ReferencedSymbol
    return symbol === null || symbol === undefined ? undefined : symbolKindName(symbol.Kind)
  }

  /** The name of a column computed by this expression; empty where KQL makes one up. */
  get resultName(): string {
    return resultName(this.#node)
  }

  get symbolName(): string | undefined {
    return this.#node.ReferencedSymbol?.Name
  }
}

function isScalarSymbol(type: OfficialType): boolean {
  return Object.hasOwn(VALUE_TYPES, type.Name)
}

/** The binder leaves a column that `parse` replaces beside the new one: the last of a name stands in the place of the first. */
function schemaColumns(type: OfficialType | null | undefined): readonly SchemaColumn[] {
  const columns = new Map(toArray(type?.Columns).map((c) => [c.Name, { name: c.Name, type: valueTypeOf(c.Type) }]))
  return [...columns.values()]
}

const DEEPEST_INDENT = 100

/** The tree as indented text: kind names, and the text of names, literals and operators. */
export function printAst(root: Ast): string {
  const lines: string[] = []
  // An explicit stack: `a or b or c ...` nests as deep as it is long.
  const stack: { readonly node: Ast; readonly depth: number }[] = [{ node: root, depth: 0 }]
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, depth } = top
    if (node.isToken) continue
    const inner = node.kind === 'SeparatedElement' || node.kind === 'List'
    const tokens = node.children.filter((c) => c.isToken && c.text !== '').map((c) => c.text)
    if (!inner)
      lines.push(
        `${'  '.repeat(Math.min(depth, DEEPEST_INDENT))}${node.kind}${tokens.length === 0 ? '' : ` ${tokens.join(' ')}`}`,
      )
    for (const child of node.children.toReversed()) stack.push({ node: child, depth: inner ? depth : depth + 1 })
  }
  return `${lines.join('\n')}\n`
}

/** A name without its `['...']`. */
export function plainName(node: Ast): string {
  const text = node.text.trim()
  const bracketed = /^\[\s*(['"])(.*)\1\s*\]$/s.exec(text)
  return bracketed?.[2] ?? text
}

/** A piece of the query for a message. */
export function shorten(source: string): string {
  const flat = source.replace(/\s+/g, ' ').trim()
  return flat.length > 40 ? `${flat.slice(0, 39)}…` : flat
}
