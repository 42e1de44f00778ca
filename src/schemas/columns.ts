import type { ValueType } from '../types/value.ts'

export type Columns = Readonly<Record<string, ValueType>>

const TYPES: Readonly<Record<string, ValueType>> = {
  t: 'datetime',
  l: 'long',
  i: 'int',
  r: 'real',
  b: 'boolean',
  y: 'dynamic',
  g: 'guid',
}

/**
 * A table's columns in their documented order, in short: names between blanks, `:t` datetime, `:l` long, `:i` int,
 * `:r` real, `:b` boolean, `:y` dynamic, `:g` guid, nothing for string.
 */
export function columns(list: string): Columns {
  const found: Record<string, ValueType> = {}
  for (const word of list.trim().split(/\s+/)) {
    const [name = '', code = ''] = word.split(':')
    if (name !== '') found[name] = TYPES[code] ?? 'string'
  }
  return found
}

/** Several tables at once. */
export function tables<K extends string>(lists: Readonly<Record<K, string>>): Readonly<Record<K, Columns>> {
  // Object.fromEntries forgets the keys that it is given.
  return Object.fromEntries(Object.entries<string>(lists).map(([name, list]) => [name, columns(list)])) as Record<
    K,
    Columns
  >
}
