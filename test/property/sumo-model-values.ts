import type { Name } from '../../src/languages/sumo/ast.ts'

export type Value = string | number | boolean | null
/** What the language takes an expression for; `null` is the type of the word alone. */
export type Type = 'text' | 'number' | 'boolean' | 'null'

export interface Field {
  readonly name: string
  readonly type: Type
  /** Built-in, and left out by `fields a, b`: it can be named, and is not shown. */
  readonly hidden: boolean
  /** No operator made it. */
  readonly ofMessage?: true
}

/** By name in lower case. */
export type Fields = ReadonlyMap<string, Field>
export type Row = ReadonlyMap<string, Value>

/** The model says nothing of this: the documentation leaves the answer open. */
export class Unsaid extends Error {}

/** A function that refuses its value takes the whole row away. */
export class Dropped extends Error {}

export const unsaid = (why: string): never => {
  throw new Unsaid(why)
}

export interface Typed {
  readonly type: Type
  readonly of: (row: Row) => Value
}

export function textOf(value: Value): string | null {
  if (typeof value !== 'number') return value === null ? null : String(value)
  if (!Number.isFinite(value)) return unsaid('text of what is no finite number')
  if (value !== 0 && (Math.abs(value) >= 1e15 || Math.abs(value) < 1e-3)) return unsaid('text of an extreme number')
  return String(value === 0 ? 0 : value)
}

export function numberOf(value: Value): number | null {
  if (value === null || typeof value === 'number') return value
  if (typeof value === 'boolean') return null
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value) ? Number(value) : null
}

export const finite = (value: number): number =>
  Number.isFinite(value) && Math.abs(value) < 1e15 ? value : unsaid('no finite number')

/** By code point. */
export function compareTexts(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  const at = left.findIndex((char, i) => char !== right[i])
  if (at === -1) return left.length - right.length
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1)
}

/** Of two values of one type; nulls are least. */
export function order(a: Value, b: Value): number {
  if (a === null || b === null) return (a === null ? 0 : 1) - (b === null ? 0 : 1)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return compareTexts(String(a), String(b))
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** `*` is any text; the whole value, with case. */
export function matchesWildcard(text: string, pattern: string): boolean {
  return new RegExp(`^${pattern.split('*').map(escaped).join('[^]*')}$`, 'u').test(text)
}

/** The pattern as JavaScript has it; what the tests use means the same in both, but `.` and line ends. */
export function regexOf(pattern: string, flags = ''): RegExp {
  const anyCase = pattern.startsWith('(?i)')
  return new RegExp(anyCase ? pattern.slice(4) : pattern, `u${anyCase ? 'i' : ''}${flags}`)
}

export const between = (raw: string): string => raw.replaceAll('\\/', '/')

export function fieldOf(name: Name, fields: Fields): Typed {
  const key = name.text.toLowerCase()
  const field = fields.get(key)
  return field === undefined
    ? unsaid(`the field ${name.text}`)
    : { type: field.type, of: (row) => row.get(key) ?? null }
}

export const number = (of: (row: Row) => number | null): Typed => ({ type: 'number', of })
export const text = (of: (row: Row) => string | null): Typed => ({ type: 'text', of })
export const boolean = (of: (row: Row) => boolean | null): Typed => ({ type: 'boolean', of })
