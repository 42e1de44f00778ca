import { escapeTerminal } from '../../source/escape.ts'
import type { ValueType } from '../../types/value.ts'
import type { DetectionQuery, Entity } from '../package.ts'
import type { Exclusion } from '../tuning.ts'

/** A query with exclusions worked in. `notes`: what of them its language or log source cannot say, in words. */
export type Tuned =
  | { readonly text: string; readonly notes: readonly string[] }
  /** No text says exactly what is wanted; `refused` says why. */
  | { readonly refused: string }

/** What a language's renderer is told. All exclusions are of the query's platform and of entities that it shows. */
export interface TuningTask {
  readonly query: DetectionQuery
  readonly exclusions: readonly Exclusion[]
  /** The type of the result column of an entity. */
  readonly typeOf: (entity: Entity) => ValueType | undefined
}

/** What the comment above an exclusion's condition says; one line, whatever the title is. */
export function remark({ id, title }: Exclusion): string {
  const line = escapeTerminal(title).replaceAll(';', ',').replaceAll('*/', '* /').replace(/\s+/g, ' ').trim()
  return `tuned ${id}: ${line}`
}

/** The column that shows an entity; a query is only asked of those that it has. */
export function columnOf({ query }: TuningTask, entity: Entity): string {
  return query.entities[entity] ?? entity
}

/** The text without blank lines at its end, and with one line end. */
export function endingLine(text: string): string {
  return `${text.replace(/\s+$/, '')}\n`
}

export function joined(parts: readonly string[], word: string): string {
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : `(${parts.join(` ${word} `)})`
}

/** Control characters that a text literal cannot hold are written as escapes of four digits. */
export function hasControls(text: string): boolean {
  return /[\0-\x1f\x7f-\x9f\u2028\u2029]/.test(text)
}
