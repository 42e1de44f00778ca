import type { Json } from '../types/codec.ts'

const PLAIN = /^[ !#-[\]-~]*$/

/** As `JSON.stringify` has it, sooner for the values that records mostly have. */
export function jsonText(value: Json): string {
  if (typeof value === 'string') return PLAIN.test(value) ? `"${value}"` : JSON.stringify(value)
  return typeof value === 'number' || typeof value === 'object' ? JSON.stringify(value) : String(value)
}
