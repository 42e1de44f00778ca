import { apply, type Formula, field } from '../plan/formula.ts'
import { asLong, asText, choose, concat, first, joined, matches, nothing, present, text } from '../schemas/formulas.ts'
import type { ClassMapping } from '../schemas/mapping.ts'
import type { OcsfClass } from '../schemas/ocsf/classes.ts'

/** Short forms for the mappings of platforms' own rows. */

export type Columns = Readonly<Record<string, Formula>>

export function mapping(label: string, to: OcsfClass, when: Formula, columns: Columns): ClassMapping {
  return { label, to, when, columns }
}

/** The digests that a row has in columns of their own, as `*.hashes` has them. */
export function hashes(columns: Readonly<Record<'MD5' | 'SHA1' | 'SHA256' | 'IMPHASH', string | undefined>>): Formula {
  const parts = Object.entries(columns).flatMap(([algorithm, column]) =>
    column === undefined ? [] : [concat(text(`${algorithm}=`), digest(field(column)))],
  )
  return joined(',', ...parts)
}

/** Falcon writes zeros where it did not compute a digest. */
function digest(value: Formula): Formula {
  return choose(matches(value, '^0*$'), nothing(), value)
}

export const filePath = (prefix: string, path: Formula, name?: Formula): Columns => ({
  [`${prefix}.path`]: path,
  [`${prefix}.name`]: name === undefined ? apply('text.base_name', path) : first(name, apply('text.base_name', path)),
})

export const long = (value: number): Formula => ({ kind: 'constant', type: 'long', value: BigInt(value) })
export const toLong = (integer: Formula): Formula => apply('number.with_type', integer, long(0))
export const number = (name: string): Formula => asLong(field(name))
export const textOf = (name: string): Formula => asText(field(name))

/** `DOMAIN\name` in one column. */
export const user = (prefix: string, column: string): Columns => ({
  [`${prefix}.name`]: present(apply('regex.extract', field(column), text('[^\\\\]*$'), long(0))),
  [`${prefix}.domain`]: apply('regex.extract', field(column), text('^(.*)\\\\'), long(1)),
})

export const sides = (inbound: Formula, part: string, local: Formula, remote: Formula): Columns => ({
  [`src_endpoint.${part}`]: choose(inbound, remote, local),
  [`dst_endpoint.${part}`]: choose(inbound, local, remote),
})
